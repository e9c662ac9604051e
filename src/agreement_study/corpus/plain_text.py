"""The text of record of a plain-text or Markdown file.

The decoded file without byte order mark, with `\\r\\n` as `\\n`: all offsets rest on it. Only UTF-8
is read; another encoding is named, not guessed, since a wrong guess would shift no offset and
spoil every word with å, ä or ö unseen.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from agreement_study.errors import SourceError

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}

# How the files of other programs begin that are bytes of text and no text to read.
MARKUP = {b"<!doctype html": "HTML", b"<html": "HTML", b"{\\rtf": "RTF", b"%pdf-": "PDF"}


def read_plain_text(path: Path) -> str:
    """Return the text of record of a file.

    Raises
    ------
    SourceError
        If the file is missing, a folder, empty, binary or not UTF-8.
    """
    return decode(_read(path), str(path))


def decode(data: bytes, where: str) -> str:
    """Return the text of record of the bytes of a file.

    Parameters
    ----------
    where
        How messages call the file.

    Raises
    ------
    SourceError
        If it is empty, binary or not UTF-8.
    """
    _refuse_markup(data, where)
    _refuse_other_encoding(data, where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts offsets from behind the mark.
        mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        raise _not_utf8(where, error.start + mark, _likely_encoding(data)) from None
    if not text.strip():
        raise SourceError(
            where, expected="a text", got="an empty file", do="give the file that holds the text"
        )
    return text.replace("\r\n", "\n")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(
            str(path), expected="a text file", got="no such file", do="check the path"
        ) from None
    except OSError as error:
        got = error.strerror or str(error)
        raise SourceError(
            str(path), expected="a text file", got=got, do="give a file that you may read"
        ) from None


def _refuse_markup(data: bytes, where: str) -> None:
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()[:16].lower()
    for opening, kind in MARKUP.items():
        if start.startswith(opening):
            raise SourceError(
                where,
                expected="a text file",
                got=f"a file of {kind}",
                do="open it, save the text as plain text (UTF-8) or Markdown and give that file",
            )


def _refuse_other_encoding(data: bytes, where: str) -> None:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise _not_utf8(where, 0, encoding)
    at = data.find(0)
    if at < 0:
        return
    if encoding := _wide_encoding(data):
        raise _not_utf8(where, at, encoding)
    raise SourceError(
        f"{where}, byte {at}",
        expected="a text file",
        got="a NUL byte: the file is binary",
        do="save the document as plain text (UTF-8) or Markdown and give that file",
    )


def _wide_encoding(data: bytes) -> str:
    """Name UTF-16 without a mark, known by NUL bytes in every other place, else empty."""
    for first, name in ((1, "UTF-16 (little-endian)"), (0, "UTF-16 (big-endian)")):
        half = data[first::2]
        if half.count(0) > 0.8 * len(half) and data[1 - first :: 2].count(0) < 0.2 * len(half):
            return name
    return ""


def _likely_encoding(data: bytes) -> str:
    """Name the likely encoding of bytes that are not UTF-8."""
    if any(0x80 <= byte < 0xA0 for byte in data):
        return "windows-1252"
    return "ISO 8859-1"


def _not_utf8(where: str, at: int, encoding: str) -> SourceError:
    return SourceError(
        f"{where}, byte {at}",
        expected="UTF-8",
        got=f"another encoding, likely {encoding}",
        do="save the file as UTF-8 in your editor "
        f"(or: iconv -f {encoding.split()[0] if 'ISO' not in encoding else 'ISO-8859-1'} -t UTF-8)",
    )
