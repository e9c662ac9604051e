"""What a notebook sees: `open_study()` gives the tables as frames and the words of the codebook.

>>> study = open_study(documents=["varmland"], lang="en")  # doctest: +SKIP
>>> study.principles[["principle", "label"]]  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from attrs import define, evolve, field

from agreement_study.codebook import Codebook
from agreement_study.coding.coders import run_coders
from agreement_study.coding.protocol import Coder
from agreement_study.comparison.views import tables
from agreement_study.errors import Faults
from agreement_study.model import CodedDocument, Document
from agreement_study.pipeline import code_all
from agreement_study.publishing.outputs import Collection, Figure, Finding, Table, Value, places
from agreement_study.publishing.strings import date, number, say
from agreement_study.study import Settings, Study, require_study
from agreement_study.tables.columns import CODED
from agreement_study.tables.frames import frame


def open_study(
    documents: Sequence[str] | None = None,
    *,
    lang: str = "en",
    baseline: str | None = None,
    repair: str = "on",
    root: Path | str | None = None,
) -> OpenStudy:
    """Open the study around the working folder.

    Parameters
    ----------
    documents
        Ids; every table is limited to them. By default all.
    lang
        Language of labels, numbers and captions: `sv` or `en`.
    baseline
        Named list of principles; by default that of study.yaml.
    repair
        `on`, `off` or `gold`.
    root
        Folder of the study, where it is not around the working folder.

    Raises
    ------
    UsageError
        If there is no study, or no document of that id.
    Faults
        If a source is missing or changed, or cannot be coded.
    """
    study = require_study(Path(root) if root else None)
    chosen = [study.source(name) for name in documents or study.sources]
    settings = evolve(study.settings, repair=repair)
    coded, faults = code_all(chosen, settings, cache=study.cache)
    if faults:
        raise Faults(faults)
    return OpenStudy(
        study=study,
        coded=tuple(coded),
        lang=lang,
        baseline=baseline or study.file.baseline,
        settings=settings,
    )


@define(kw_only=True, slots=False)
class OpenStudy:
    """Tables of a study as frames: `study.documents`, `study.principles`, `study.codings` ..."""

    study: Study
    coded: tuple[CodedDocument, ...]
    lang: str
    baseline: str
    settings: Settings
    _frames: dict[str, pd.DataFrame] = field(factory=dict, init=False, repr=False)

    @property
    def codebook(self) -> Codebook:
        """The codebook of the study."""
        return self.study.codebook

    @cached_property
    def _tables(self) -> dict[str, list[Any]]:
        counts = self.study.file.coders
        made = tables(self.coded, self.codebook, baseline=self.baseline, counts=counts)
        return {name: list(rows) for name, rows in made.items()}

    def table(self, name: str) -> pd.DataFrame:
        """Return one of the tables as a frame of its own, in the order of the documents."""
        if name not in self._frames:
            self._frames[name] = frame(name, self._tables[name])
        return self._frames[name].copy()

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in CODED:
            return self.table(name)
        raise AttributeError(f"no table {name!r}; there are {', '.join(CODED)}")

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *CODED]

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self._tables[n])} {n}" for n in CODED if self._tables[n])
        names = ", ".join(one.document.id for one in self.coded)
        return f"Study of {names}: {counts}"

    def document(self, name: str) -> Document:
        """Return a document with its text, edits and units."""
        return next(one.document for one in self.coded if one.document.id == name)

    def code(self, coder: Coder) -> pd.DataFrame:
        """Return the codings of a coder of one's own, as a frame; nothing is stored."""
        rows: list[dict[str, Any]] = []
        for one in self.coded:
            found, _ = run_coders(one.document, [coder], self.codebook, {})
            rows += [{n: getattr(c, n) for n in frame("codings", []).columns} for c in found]
        return frame("codings", rows)

    def label(self, code: str) -> str:
        """Return the label of a code (`principle/dialogue`) or of a family, in the language."""
        family, _, key = code.partition("/")
        found = self.codebook[family].codes.get(key)
        if found:
            return found.label[self.lang]
        return self.codebook[family].label[self.lang] if not key else key.removeprefix("other:")

    def name(self, document: str) -> str:
        """Return the short name of a document: its region, and what it is if not an agreement."""
        source = self.study.source(document)
        alone = [s for s in self.study.sources.values() if s.region == source.region]
        place = source.region or source.title
        if source.kind == "agreement" or (len(alone) == 1 and source.kind == "agreement"):
            return place
        return f"{place} ({say('kind_' + source.kind, self.lang)})"

    def say(self, key: str, **values: object) -> str:
        """Return a string of the interface in the language."""
        return say(key, self.lang, **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number as the language writes it."""
        return number(value, self.lang, decimals)

    def date(self, edtf: str) -> str:
        """Return an EDTF date in words."""
        return date(edtf, self.lang)

    def value(
        self, name: str, value: Any, *, unit: str = "", of: tuple[str, pd.DataFrame] | None = None
    ) -> Value:
        """Name a result.

        Parameters
        ----------
        name
            The name by which the report states it, behind the name of the run.
        value
            An integer, a float (two decimals) or a text.
        of
            Name of a table, and the rows of it from which the value was made.
        """
        rows = places(*of) if of else ()
        if isinstance(value, float):
            text = self.number(value, 2)
        elif hasattr(value, "__index__"):
            text = self.number(int(value))
        else:
            text = str(value)
        return Value(name=name, value=value, text=text, unit=unit, rows=rows)

    def finding(
        self,
        id: str,
        *,
        question: dict[str, str],
        sentence: dict[str, str],
        holds: Any,
        overturned_by: dict[str, str],
        of: tuple[str, pd.DataFrame] | None = None,
    ) -> Finding:
        """State a finding: a sentence, the test whether it holds, and what would overturn it.

        Parameters
        ----------
        question, sentence, overturned_by
            Text per language.
        """
        return Finding(
            id=id,
            question=question[self.lang],
            sentence=sentence[self.lang],
            holds=bool(holds),
            overturned_by=overturned_by[self.lang],
            evidence=places(*of) if of else (),
        )

    def report(self, *items: Value | Finding) -> Collection:
        """Show values and findings, and hand them to the report."""
        return Collection(items=items)

    def table_for_print(
        self,
        data: pd.DataFrame,
        caption: str,
        *,
        marked: Sequence[str] = (),
        numeric: Sequence[str] = (),
    ) -> Table:
        """Return a frame as a table of the report."""
        return Table(data=data, caption=caption, marked=tuple(marked), numeric=tuple(numeric))


__all__ = ["Figure", "OpenStudy", "open_study"]
