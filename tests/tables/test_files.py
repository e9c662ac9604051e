"""Tables as CSV: header always, cells in one form, there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.errors import StudyError
from agreement_study.tables.columns import TABLES, meaning, names
from agreement_study.tables.files import cell, read_table, write_table


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (3, "3"), (0.25, "0.25"), ("å", "å"), (1 / 3, "0.333333")],
)
def test_cells(value: object, text: str) -> None:
    assert cell(value) == text


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    path = write_table(tmp_path, "coverage", [])
    assert path.read_bytes() == b"document,coder,family,coder_version,codebook_version\n"


def test_a_table_comes_back_as_it_was_written(tmp_path: Path) -> None:
    row = {
        "document": "a",
        "start": 1,
        "end": 2,
        "received": 'x,"\n',
        "repaired": "ö",
        "rule": "r",
    }
    path = write_table(tmp_path, "edits", [row])
    assert read_table(path) == [{key: str(value) for key, value in row.items()}]
    assert b"\r" not in path.read_bytes()


def test_a_missing_table_or_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such file"):
        read_table(tmp_path / "x.csv")
    path = write_table(tmp_path, "places", [])
    with pytest.raises(StudyError, match="columns quote"):
        read_table(path, ("document", "quote"))


@pytest.mark.parametrize("table", TABLES)
def test_each_table_and_column_has_a_meaning_in_both_languages(table: str) -> None:
    for language in ("sv", "en"):
        assert meaning(table, "", language)
        for column in names(table):
            assert meaning(table, column, language)
