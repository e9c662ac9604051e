"""What was published, as `reports/published.json` keeps it: values, findings, tables, versions.

A later run makes the same record and the two are compared, entry by entry.
"""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from attrs import asdict, field, frozen

from agreement_study import __version__
from agreement_study.fingerprints import folder_digest, package_digest
from agreement_study.publishing.codebook_history import (
    FILE,
    codebook_versions,
    codes_before,
    no_record,
    read_record,
)
from agreement_study.publishing.masks import Masks
from agreement_study.study import Study, digest
from agreement_study.tables.columns import TABLES
from agreement_study.tables.files import read_table

PACKAGE = "agreement-study"
COMPARED = ("values", "findings", "tables", "sources")
_NAME = re.compile(r"^[\w.-]+")
Entries = Mapping[str, str]


@frozen(kw_only=True)
class Published:
    """A record of a study that was run.

    Attributes
    ----------
    values
        By `run.name`: the value and its text in each language.
    findings
        By `run.id`: whether it holds, and its sentence in each language.
    tables, sources
        sha256 by name of the table, by id of the source.
    versions
        Of the package, the codebook, the lock, Python and the libraries.
    codes
        Version of each code of the codebook.
    codes_before
        The same of the last publication with another codebook; by it the codebook's page tells
        what changed.
    """

    values: Mapping[str, Entries] = field(factory=dict)
    findings: Mapping[str, Entries] = field(factory=dict)
    tables: Entries = field(factory=dict)
    sources: Entries = field(factory=dict)
    versions: Entries = field(factory=dict)
    codes: Entries = field(factory=dict)
    codes_before: Entries = field(factory=dict)


@frozen(kw_only=True)
class Difference:
    """An entry that was published otherwise than it was found; None where there is none."""

    kind: str
    name: str
    published: str | None
    found: str | None


def record_of(study: Study, tables: Path, masks: Masks) -> Published:
    """Return the record of a study from the tables of its last build."""
    values = {
        f"{row['run']}.{row['name']}": {
            "value": row["value"],
            "sv": row["text_sv"],
            "en": row["text_en"],
        }
        for row in read_table(tables / "values.csv")
    }
    findings = {
        f"{row['run']}.{row['id']}": {
            "value": row["holds"],
            "sv": row["sentence_sv"],
            "en": row["sentence_en"],
        }
        for row in read_table(tables / "findings.csv")
    }
    codes = codebook_versions(study.codebook)
    return Published(
        values=masks.value(values),
        findings=masks.value(findings),
        tables={table: digest(tables / f"{table}.csv") for table in TABLES},
        sources={source.id: digest(source.path) for source in study.sources.values()},
        versions=versions_of(study),
        codes=codes,
        codes_before=codes_before(study.reports, codes),
    )


def versions_of(study: Study) -> dict[str, str]:
    """Return the versions of all that decides a result, by name."""
    lock = study.root / "requirements.lock"
    codebook = study.settings.codebook
    return {
        PACKAGE: __version__,
        f"{PACKAGE} (sha256)": package_digest(),
        "codebook": folder_digest(codebook) if codebook else "",
        "requirements.lock": digest(lock) if lock.is_file() else "",
        "python": platform.python_version(),
        **libraries(),
    }


def libraries() -> dict[str, str]:
    """Return the installed version of each library that the package names as its own."""
    names = [
        _NAME.match(line)[0]  # type: ignore[index]
        for line in metadata.requires(PACKAGE) or ()
        if "extra ==" not in line
    ]
    return {name: metadata.version(name) for name in sorted(names)}


def write_published(record: Published, folder: Path) -> Path:
    """Write `published.json` into a folder, whole or not at all."""
    path = folder / FILE
    staged = path.with_suffix(".staged")
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True)
    staged.write_text(text + "\n", encoding="utf-8", newline="\n")
    staged.replace(path)
    return path


def read_published(path: Path) -> Published:
    """Read a record.

    Raises
    ------
    StudyError
        If it is missing, or no such record.
    """
    record = read_record(path)
    try:
        return Published(**record)
    except TypeError as error:
        raise no_record(path, error) from None


def differences(published: Published, found: Published) -> list[Difference]:
    """Return every value, finding, table and source that is not as it was published."""
    return [d for kind in COMPARED for d in _differing(kind, published, found)]


def other_versions(published: Published, found: Published) -> list[Difference]:
    """Return the versions that are not as they were; they change no result by themselves."""
    return list(_differing("versions", published, found))


def _differing(kind: str, published: Published, found: Published) -> Iterator[Difference]:
    before, now = getattr(published, kind), getattr(found, kind)
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        if old != new:
            yield Difference(kind=kind, name=name, published=_said(old), found=_said(new))


def _said(entry: Entries | str | None) -> str | None:
    """An entry in a line: a digest as it is, a value with its texts where they say more."""
    if entry is None or isinstance(entry, str):
        return entry
    texts = [text for text in dict.fromkeys(entry.values()) if text]
    return " · ".join(texts)
