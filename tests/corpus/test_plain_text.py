"""Reading files: what becomes the text of record, and what is refused with which message."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.corpus.plain_text import read_plain_text
from agreement_study.corpus.readers import read_text
from agreement_study.errors import SourceError


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Mål\n".encode(), "Mål\n"),
        (b"\xef\xbb\xbf" + "Mål".encode(), "Mål"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\fc", "a\rb\fc"),
        ("  åäö  ".encode(), "  åäö  "),
        ("\U0001f600".encode(), "\U0001f600"),
        (b"How <html> begins", "How <html> begins"),
    ],
)
def test_the_text_of_record(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_plain_text(written(tmp_path, data)) == text


@pytest.mark.parametrize(
    ("data", "where", "got"),
    [
        (b"", "a.txt", "an empty file"),
        (b" \r\n\t\n", "a.txt", "an empty file"),
        (b"\xef\xbb\xbf", "a.txt", "an empty file"),
        (b"PK\x03\x04\x00\x00binary", "a.txt, byte 4", "binary"),
        ("Mål för län".encode("latin-1"), "a.txt, byte 1", "ISO 8859-1"),
        ("”Mål” – ja".encode("cp1252"), "a.txt, byte 0", "windows-1252"),
        (b"\xef\xbb\xbfM\xe5l", "a.txt, byte 4", "ISO 8859-1"),
        ("Mål".encode("utf-16"), "a.txt, byte 0", "UTF-16"),
        ("Ett mål är satt".encode("utf-16-le"), "a.txt, byte 1", "UTF-16 (little-endian)"),
        ("Ett mål är satt".encode("utf-16-be"), "a.txt, byte 0", "UTF-16 (big-endian)"),
        ("Mål".encode("utf-32"), "a.txt, byte 0", "UTF-32"),
        (b"\n<!DOCTYPE html><p>Agreement", "a.txt", "HTML"),
        (b"\xef\xbb\xbf<html lang='sv'>", "a.txt", "HTML"),
        (rb"{\rtf1\ansi Agreement}", "a.txt", "RTF"),
        (b"%PDF-1.7\n\x00", "a.txt", "PDF"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, where: str, got: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_plain_text(written(tmp_path, data))
    assert caught.value.where.endswith(where)
    assert got in caught.value.got
    assert caught.value.do


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_plain_text(tmp_path / "none.txt")
    with pytest.raises(SourceError) as caught:
        read_plain_text(tmp_path)
    assert "no such file" not in str(caught.value)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.text", "a", "a.unknown"])
def test_the_reader_is_known_by_suffix(tmp_path: Path, name: str) -> None:
    assert read_text(written(tmp_path, "Mål".encode(), name)) == "Mål"
