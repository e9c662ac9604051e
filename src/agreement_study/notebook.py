"""What a notebook sees: `open_study()` gives the tables as frames and the words of the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from attrs import asdict, define, evolve, field

from agreement_study.codebook import Codebook
from agreement_study.coding.coders import run_coders
from agreement_study.coding.protocol import Coder
from agreement_study.coding.reference import read_reference
from agreement_study.compared_study import ComparedStudy
from agreement_study.comparison.disagreements import COLUMNS, disagreements
from agreement_study.comparison.evaluation import evaluate
from agreement_study.corpus.stand_ins import seen_text
from agreement_study.errors import Faults
from agreement_study.model import CodedDocument, Document, Reading
from agreement_study.pipeline import code_all, code_cached
from agreement_study.publishing.outputs import Finding
from agreement_study.publishing.run_list import Run, read_runs
from agreement_study.study import Settings, Study, require_study
from agreement_study.study_readings import people_of, readings_of, reliability, study_tables
from agreement_study.tables.columns import CODED
from agreement_study.tables.frames import frame
from agreement_study.text.artificial import add_noise
from agreement_study.trials import Variant, documents_of, holding, state


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
        Ids; every table is limited to them, in this order. By default all.
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


@define(kw_only=True, slots=False, repr=False)
class OpenStudy(ComparedStudy):
    """Tables of a study as frames: `study.documents`, `study.principles`, `study.codings` ..."""

    study: Study
    coded: tuple[CodedDocument, ...]
    baseline: str
    settings: Settings
    with_people: bool = True
    _frames: dict[str, pd.DataFrame] = field(factory=dict, init=False)

    @property
    def codebook(self) -> Codebook:
        """The codebook of the study."""
        return self.study.codebook

    @cached_property
    def people(self) -> list[Reading]:
        """What people made of the documents, checked against the texts."""
        return people_of(self.study, self.coded) if self.with_people else []

    @cached_property
    def rows(self) -> dict[str, list[Any]]:
        """The rows of every table, as plain mappings."""
        made = study_tables(self.study, self.coded, self.people, baseline=self.baseline)
        place = {one.document.id: i for i, one in enumerate(self.coded)}
        return {n: sorted(rows, key=lambda r: place[r["document"]]) for n, rows in made.items()}

    def table(self, name: str) -> pd.DataFrame:
        """Return one of the tables as a frame of its own."""
        if name not in self._frames:
            self._frames[name] = frame(name, self.rows[name])
        return self._frames[name].copy()

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in CODED:
            return self.table(name)
        raise AttributeError(f"no table {name!r}; there are {', '.join(CODED)}")

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *CODED]

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.rows[n])} {n}" for n in CODED if self.rows[n])
        return f"Study of {', '.join(one.document.id for one in self.coded)}: {counts}"

    def document(self, name: str) -> Document:
        """Return a document with its text, edits and units."""
        return self._one(name).document

    def code(self, coder: Coder) -> pd.DataFrame:
        """Return the codings of a coder of one's own, as a frame; nothing is stored."""
        found = [
            coding
            for one in self.coded
            for coding in run_coders(one.document, [coder], self.codebook, {})[0]
        ]
        return frame("codings", [asdict(coding) for coding in found])

    def only(self, *documents: str) -> OpenStudy:
        """Return the study limited to some of its documents."""
        return evolve(self, coded=tuple(self._one(name) for name in documents))

    def _one(self, name: str) -> CodedDocument:
        return next(one for one in self.coded if one.document.id == name)

    def again(
        self,
        *,
        repair: str = "on",
        noise: tuple[str, float, int] | None = None,
        damaged: Collection[str] | None = None,
    ) -> OpenStudy:
        """Return the same documents coded anew, for trying how much rests on the repair.

        Parameters
        ----------
        repair
            `on`, `off` or `gold`.
        noise
            Kind, share of the characters (0 to 1) and seed of artificial damage.
        damaged
            Ids of the documents that get the noise; by default all.
        """
        settings = evolve(self.settings, repair=repair)
        hit = [one.document.id for one in self.coded] if damaged is None else damaged
        coded = tuple(
            self._again(one.document, settings, noise if one.document.id in hit else None)
            for one in self.coded
        )
        return evolve(self, coded=coded, settings=settings, with_people=noise is None)

    def without_rule(self, rule: str) -> OpenStudy:
        """Return the study without the codings of a rule, for trying how much rests on it."""
        return evolve(
            self,
            coded=tuple(
                evolve(one, codings=tuple(c for c in one.codings if c.rule != rule))
                for one in self.coded
            ),
        )

    def most_used(self, family: str, count: int = 1) -> list[str]:
        """Return the rules from which most codings of a family come."""
        used = Counter(
            c.rule for one in self.coded for c in one.codings if c.family == family and c.rule
        )
        return [rule for rule, _ in sorted(used.items(), key=lambda r: (-r[1], r[0]))[:count]]

    @cached_property
    def runs(self) -> dict[str, Run]:
        """The runs of the study by name: notebooks with parameters."""
        return read_runs(self.study.notebooks)

    def documents_of(self, run: str) -> list[str]:
        """Return the documents that a run sees."""
        return documents_of(self.runs[run], self.study)

    def findings(self, run: str) -> list[Finding]:
        """Return what the notebook of a run finds, in the language of print."""
        return state(self.runs[run], self.study, lang=self.lang)

    def holding(self, run: str, variant: Variant) -> dict[str, bool]:
        """Return by id whether the findings of a run hold over a variant; missing if not tried."""
        return holding(self.runs[run], self.study, variant)

    def _again(
        self, document: Document, settings: Settings, noise: tuple[str, float, int] | None
    ) -> CodedDocument:
        source, text = document.source, None
        if noise is not None:
            kind, share, seed = noise
            seen = seen_text(
                source, document.text
            )  # the same damage whether names are masked or not
            text = "".join(add_noise(seen, kind, share, seed, document.language))
            source = evolve(source, stand_ins=())
        return code_cached(source, settings, self.study.cache, text=text)

    def agreement(self) -> dict[str, float | None]:
        """Return F1 of each family against the reference coding, over the open documents.

        The reference was made by a language model, and no human has confirmed it.
        """
        texts = {one.document.id: one.document.text for one in self.coded}
        reference = read_reference(self.study.data / "reference", texts)["reference"].codings
        counts = self.study.file.coders
        found = [
            coding
            for one in self.coded
            for coding in one.codings
            if counts.get(coding.family, coding.coder) == coding.coder
        ]
        scores = evaluate(found, reference, self.codebook).families
        return {family: score.f1 for family, score in scores.items()}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Every reading by the name of its coder: programs, reference, passes, people."""
        return readings_of(self.study, self.coded, self.people)

    def reliability(self) -> pd.DataFrame:
        """Return how well coders agree: a row per code (or field of values) and pair of coders."""
        return frame("reliability", reliability(self.study, self.coded, self.people))

    def disagreements(self, a: str, b: str) -> pd.DataFrame:
        """Return the units on which two coders differ, with their words.

        Parameters
        ----------
        a, b
            Names of `readings`.
        """
        units = {one.document.id: one.document.units for one in self.coded}
        found = disagreements(self.readings[a], self.readings[b], units, self.codebook)
        return pd.DataFrame(found, columns=list(COLUMNS))


__all__ = ["OpenStudy", "open_study"]
