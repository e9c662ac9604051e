"""A study on disk: where things are, what is registered, and its settings. No tables, no frames."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.errors import AgreementStudyError, Faults, SourceError, StudyError, UsageError
from agreement_study.model import Source, SourceDate, Text
from agreement_study.records import read_record, read_yaml
from agreement_study.spans import Span

MARKER = "study.yaml"


@frozen(kw_only=True)
class Publisher:
    """Who publishes the report. `example` marks a study that nobody stands behind."""

    authority: Text
    example: bool = False
    date: str = ""
    licence: str = ""
    diarienummer: str = ""
    series: str = ""
    isbn: str = ""
    contact: str = ""
    logo: str = ""
    logo_alt: Text | None = None


@frozen(kw_only=True)
class StudyFile:
    """What study.yaml says."""

    title: Text
    publisher: Publisher
    subtitle: Text | None = None
    languages: tuple[str, ...] = ("sv", "en")
    baseline: str = "national-2008"
    coders: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class Entry:
    """One source in data/sources.yaml."""

    id: str
    file: str
    title: str
    kind: str
    language: str
    sha256: str
    work: str = ""
    replaces: str = ""
    region: str = ""
    parties: tuple[str, ...] = ()
    dates: tuple[SourceDate, ...] = ()
    origin: str = ""
    terms: str = ""
    note: Text | None = None
    personal_names: tuple[tuple[int, int], ...] = ()
    stand_ins: tuple[str, ...] = ()


@frozen(kw_only=True)
class Settings:
    """What, besides its bytes and its registry entry, decides what a document yields.

    Attributes
    ----------
    codebook
        Folder of the codebook; None for the package's own.
    repair
        `on`, `off`, or `gold` (the hand-corrected tokens of data/reference/ocr).
    gold
        Folder of the hand-corrected tokens.
    plugins
        Folder with coders of the study's own (`coders/*.py`), if there is one.
    coders
        Pairs of a family and the coder that counts for it.
    """

    codebook: Path | None = None
    repair: str = "on"
    gold: Path | None = None
    plugins: Path | None = None
    coders: tuple[tuple[str, str], ...] = ()


@frozen
class Study:
    """A folder with a study.yaml."""

    root: Path

    @cached_property
    def file(self) -> StudyFile:
        """What study.yaml says."""
        return read_record(self.root / MARKER, StudyFile)

    @property
    def data(self) -> Path:
        """Sources, codebook, reference and codings."""
        return self.root / "data"

    @property
    def build(self) -> Path:
        """Everything that is made."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """What is kept from run to run, by fingerprint."""
        return self.build / "cache"

    @property
    def notebooks(self) -> Path:
        """Notebooks and runs.yaml."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """Prose of the reports."""
        return self.root / "reports"

    @property
    def settings(self) -> Settings:
        """The settings by which the study codes its documents."""
        plugins = self.root / "coders"
        return Settings(
            codebook=self.data / "codebook" if (self.data / "codebook").is_dir() else None,
            gold=self.data / "reference" / "ocr",
            plugins=plugins if plugins.is_dir() else None,
            coders=tuple(sorted(self.file.coders.items())),
        )

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook of the study."""
        return read_codebook(self.settings.codebook)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The registered sources by id, in the order of the registry."""
        path = self.data / "sources.yaml"
        values = read_yaml(path) or []
        if not isinstance(values, list):
            raise StudyError(str(path), expected="a list of sources", got=type(values).__name__)
        faults: list[AgreementStudyError] = []
        entries: list[Entry] = []
        try:
            entries = list(read_record(path, tuple[Entry, ...], values))
        except Faults as found:
            faults += found.faults
        faults += _doubled(path, entries)
        if faults:
            raise Faults(faults)
        return {entry.id: _source(self.root, entry) for entry in entries}

    def source(self, name: str) -> Source:
        """Return a registered source.

        Raises
        ------
        UsageError
            If there is none of that id.
        """
        if name not in self.sources:
            raise UsageError(
                f"document {name!r}",
                expected=" or ".join(self.sources),
                do="name one of these, or register it in data/sources.yaml",
            )
        return self.sources[name]

    def check_sources(self) -> None:
        """Check each registered file against its sha256.

        Raises
        ------
        Faults
            With one SourceError for each missing or changed file.
        """
        faults = [fault for source in self.sources.values() if (fault := _changed(source))]
        if faults:
            raise Faults(faults)


def find_study(start: Path | None = None) -> Study | None:
    """Return the study around a folder (by default the working folder), or None."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return Study(folder)
    return None


def require_study(explicit: Path | None = None) -> Study:
    """Return the study of `--study`, or the one around the working folder.

    Raises
    ------
    UsageError
        If there is none.
    """
    study = find_study(explicit)
    if study is None or (explicit is not None and study.root != explicit.resolve()):
        raise UsageError(
            str(explicit or Path.cwd()),
            expected=f"a folder with a {MARKER}",
            got="none here" if explicit else "none here or above",
            do="go to the folder of a study, or name it with --study",
        )
    return study


def file_source(path: Path, *, language: str = "") -> Source:
    """Return the source of a file that no registry knows; its id is the name without suffix."""
    return Source(id=path.stem, path=path, title=path.stem, kind="", language=language)


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _source(root: Path, entry: Entry) -> Source:
    return Source(
        id=entry.id,
        path=root / entry.file,
        title=entry.title,
        kind=entry.kind,
        language=entry.language,
        work=entry.work or entry.id,
        replaces=entry.replaces,
        region=entry.region,
        parties=entry.parties,
        dates=entry.dates,
        sha256=entry.sha256,
        origin=entry.origin,
        terms=entry.terms,
        note=entry.note,
        personal_names=tuple(Span(start, end) for start, end in entry.personal_names),
        stand_ins=entry.stand_ins,
    )


def _doubled(path: Path, entries: list[Entry]) -> list[AgreementStudyError]:
    ids = [entry.id for entry in entries]
    return [
        StudyError(f"{path}: id {name}", expected="one source per id", got=f"{ids.count(name)}")
        for name in sorted({name for name in ids if ids.count(name) > 1})
    ]


def _changed(source: Source) -> SourceError | None:
    if not source.path.is_file():
        return SourceError(
            f"{source.id}: {source.path}",
            expected="the file",
            got="no such file",
            do="put it back, or take it out of data/sources.yaml",
        )
    found = digest(source.path)
    if found == source.sha256:
        return None
    return SourceError(
        f"{source.id}: {source.path}",
        expected=f"sha256 {source.sha256}",
        got=f"sha256 {found}",
        do="restore the file; or, if the change is meant, write the new sha256 into "
        "data/sources.yaml",
    )
