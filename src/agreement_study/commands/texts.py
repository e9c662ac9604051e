"""Texts that a command names: documents of the study by id, or any files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.contrasts import Side, side_of
from agreement_study.comparison.views import tables
from agreement_study.errors import Faults, UsageError
from agreement_study.model import CodedDocument, Document, Source
from agreement_study.pipeline import code_all, codebook_of
from agreement_study.publishing.masks import Masks, masks_of
from agreement_study.study import Settings, Study, file_source, find_study


@frozen(kw_only=True)
class Texts:
    """Coded texts as sides of a comparison, and the others of the study if there is one."""

    sides: tuple[Side, ...]
    others: tuple[CodedDocument, ...]
    codebook: Codebook
    study: Study | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """The texts that are compared."""
        return tuple(side.document for side in self.sides)

    def masks(self, *, with_names: bool = False) -> Masks:
        """Return what is masked: the names that the study's registry has."""
        known = [] if with_names else [document.source for document in self.documents]
        return masks_of(known, {document.id: document.text for document in self.documents})


def open_texts(names: Sequence[str], folder: Path | None = None) -> Texts:
    """Code the texts that are named.

    Raises
    ------
    UsageError
        If a name is neither a document of the study nor a file, or two have the same id.
    Faults
        If a text cannot be coded.
    """
    study = find_study(folder)
    settings = study.settings if study else Settings()
    sources = [_source(name, study) for name in names]
    ids = [source.id for source in sources]
    if len(set(ids)) < len(ids):
        raise UsageError(" ".join(names), expected="texts with names of their own")
    rest = [s for s in study.sources.values() if s.id not in ids] if study else []
    coded, faults = code_all([*sources, *rest], settings, cache=study.cache if study else None)
    if faults:
        raise Faults(faults)
    codebook = codebook_of(settings)
    baseline = study.file.baseline if study else "national-2008"
    rows = tables(coded, codebook, baseline=baseline, counts=dict(settings.coders))
    chosen, others = coded[: len(sources)], coded[len(sources) :]
    return Texts(
        sides=tuple(side_of(one, rows, codebook) for one in chosen),
        others=tuple(others),
        codebook=codebook,
        study=study,
    )


def _source(name: str, study: Study | None) -> Source:
    if study and name in study.sources:
        return study.sources[name]
    if Path(name).is_file():
        return file_source(Path(name))
    known = f" or {', '.join(study.sources)}" if study else ""
    raise UsageError(f"text {name!r}", expected=f"a file{known}", got="neither")
