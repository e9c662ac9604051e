"""What has changed in the codebook since the version that was published before.

`reports/published.json` keeps the codes of the codebook as published, and those of the last
publication that had another codebook. So the same changes are told before a version is published
and after it, and a report that is made again is the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agreement_study.codebook import Codebook
from agreement_study.errors import StudyError

FILE = "published.json"
NEW, CHANGED, REMOVED = "new", "changed", "removed"

Codes = Mapping[str, str]
"""The version of each code."""


def codebook_versions(codebook: Codebook) -> dict[str, str]:
    """Return the version of each code, to be kept for `codebook_changes`."""
    return {code: codebook.version_of(code) for code in codebook.codes()}


def codebook_changes(before: Codes, codebook: Codebook) -> dict[str, str]:
    """Return what became of each code that is not as it was in `before`."""
    now = codebook_versions(codebook)
    changed = {
        code: CHANGED if code in before else NEW
        for code, version in now.items()
        if before.get(code) != version
    }
    return changed | dict.fromkeys(sorted(set(before) - set(now)), REMOVED)


def changed_codes(codebook: Codebook, folder: Path) -> dict[str, str] | None:
    """Return what became of each code since the last version that was published before this one.

    Parameters
    ----------
    folder
        That of `published.json`.

    Returns
    -------
    changes
        None if no earlier version was published.
    """
    before = codes_before(folder, codebook_versions(codebook))
    return codebook_changes(before, codebook) if before else None


def codes_before(folder: Path, codes: Codes) -> dict[str, str]:
    """Return the codes of the last publication that had other ones; none if there is none."""
    record = read_record(folder / FILE) if (folder / FILE).is_file() else {}
    published: dict[str, str] = record.get("codes", {})
    return published if published != codes else dict(record.get("codes_before", {}))


def history_parts(folder: Path, codebook: str) -> Codes:
    """Return what a report's history rests on, without reading the codebook.

    Parameters
    ----------
    codebook
        The digest of its folder, as `versions` of the record keep it.
    """
    record = read_record(folder / FILE) if (folder / FILE).is_file() else {}
    published = record.get("versions", {}).get("codebook") == codebook
    parts: Codes = record.get("codes_before" if published else "codes", {})
    return parts


def read_record(path: Path) -> dict[str, Any]:
    """Read `published.json` as plain values.

    Raises
    ------
    StudyError
        If it is missing, or no such record.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StudyError(
            str(path),
            expected="the record of what was published",
            got="no such file",
            do="agreement-study publish --out DIR",
        ) from None
    except ValueError as error:
        raise no_record(path, error) from None
    if not isinstance(record, dict):
        raise no_record(path, TypeError(f"a {type(record).__name__}"))
    return record


def no_record(path: Path, error: Exception) -> StudyError:
    """Return the fault of a file that is no record of a publication."""
    return StudyError(
        str(path),
        expected="the record of what was published",
        got=str(error),
        do="restore it, or publish again",
    )
