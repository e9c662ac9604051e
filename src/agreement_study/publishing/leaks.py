"""The last look at a release: no registered name of a person in any of its files.

Texts are read as they stand, as JSON and as HTML write them, and so is what a DOCX file packs.
Pictures, typefaces and PDF are not read; a PDF is made of the same masked text as its page.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from agreement_study.errors import AgreementStudyError, Faults, PublishingError

_UNREAD = {".png", ".otf", ".ttf", ".woff", ".woff2", ".pdf"}


def check_masked(folder: Path, names: Sequence[str]) -> None:
    """Raise if a name stands in a file below a folder, or in the name of one.

    Raises
    ------
    Faults
        With one PublishingError for each such file; no message repeats a name.
    """
    pattern = _pattern(names)
    faults: list[AgreementStudyError] = [
        PublishingError(
            path.relative_to(folder).as_posix(),
            expected="no name, address or number of a person",
            got="one that the registry knows",
            do="take it out of the study's own words, or publish --with-names",
        )
        for path in sorted(folder.rglob("*"))
        if pattern and path.is_file() and any(pattern.search(text) for text in _texts(path))
    ]
    if faults:
        raise Faults(faults)


def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    forms = {form for name in names for form in (name, html.escape(name), json.dumps(name)[1:-1])}
    found = "|".join(sorted(map(re.escape, forms)))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None


def _texts(path: Path) -> Iterator[str]:
    yield path.name
    if path.suffix in _UNREAD:
        return
    data = path.read_bytes()
    yield data.decode("utf-8", "replace")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                if Path(name).suffix not in _UNREAD:
                    yield packed.read(name).decode("utf-8", "replace")
