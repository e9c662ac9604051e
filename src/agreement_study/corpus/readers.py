"""Which reader reads a file: known by its suffix; what is unknown is tried as plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from agreement_study.corpus.plain_text import read_plain_text

READERS: dict[str, Callable[[Path], str]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_plain_text,
}


def read_text(path: Path) -> str:
    """Return the text of record of a file.

    Raises
    ------
    SourceError
        If the file is missing, empty or not readable as text.
    """
    return READERS.get(path.suffix.lower(), read_plain_text)(path)
