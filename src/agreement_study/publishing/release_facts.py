"""What every description of a release says: who, when, under which licence, of which files."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from agreement_study.errors import AgreementStudyError, Faults, StudyError
from agreement_study.study import MARKER, Publisher, Study
from agreement_study.yaml_text import load_yaml

STUDY = "study"
TABLES = "tables"
REPORT = "report"
CATALOGUE = "dcat.ttl"
CITATION = "CITATION.cff"
LICENCE = "LICENSE.md"
README = "README.md"
PACKAGE = "datapackage.json"
CRATE = "ro-crate-metadata.json"
LANGUAGES = ("sv", "en")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@frozen(kw_only=True)
class Licence:
    """A licence: its name as study.yaml writes it, its SPDX identifier, its address."""

    name: str
    spdx: str
    url: str


@frozen(kw_only=True)
class Release:
    """A release that is being made: its folder, and the study in it that was run.

    Attributes
    ----------
    folder
        Where its files lie now.
    study
        The study below `folder`, masked or not.
    url
        Where the release will stand, with a slash at its end; empty where that is not known.
    """

    folder: Path
    study: Study
    licence: Licence
    url: str = ""

    @property
    def publisher(self) -> Publisher:
        """The publisher, as study.yaml tells of it."""
        return self.study.file.publisher

    @property
    def name(self) -> str:
        """A name of small letters, digits and hyphens."""
        words = re.findall(r"[a-z0-9]+", self.study.file.title.en.casefold())
        return "-".join(words) or STUDY

    def files(self, *below: str) -> list[Path]:
        """Return the files in a folder of the release, or the file itself, sorted."""
        path = self.folder.joinpath(*below)
        return [path] if path.is_file() else [p for p in sorted(path.rglob("*")) if p.is_file()]

    def address(self, path: Path) -> str:
        """Return the address of a file relative to the release."""
        return path.relative_to(self.folder).as_posix()


def licence_of(study: Study) -> Licence:
    """Return the licence of a study's report, having seen that a release can be made.

    Raises
    ------
    Faults
        With one StudyError for each thing that a release must tell and study.yaml does not.
    """
    publisher = study.file.publisher
    where = f"{study.root / MARKER}: publisher"
    faults: list[AgreementStudyError] = []
    if not _DAY.fullmatch(publisher.date):
        got = repr(publisher.date) if publisher.date else "none"
        faults.append(StudyError(f"{where}.date", expected="a day, YYYY-MM-DD", got=got))
    found = licences().get(publisher.licence)
    if found is None:
        known = ", ".join(licences())
        got = repr(publisher.licence) if publisher.licence else "none"
        faults.append(StudyError(f"{where}.licence", expected=f"one of {known}", got=got))
    if faults or found is None:
        raise Faults(faults)
    return found


@lru_cache(maxsize=1)
def licences() -> dict[str, Licence]:
    """Return the licences that a report may have, by name."""
    text = (files(__package__) / "licences.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = load_yaml(text)
    return {name: Licence(name=name, **entry) for name, entry in loaded.items()}
