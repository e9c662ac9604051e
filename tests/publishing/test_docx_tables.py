"""Type of tables in Word: no column breaks a word."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from agreement_study.publishing.docx_reference import W
from agreement_study.publishing.docx_tables import SIZES, fit_words


def table(*columns: tuple[int, str]) -> Any:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in columns)
    cells = "".join(
        f"<w:tc><w:p><w:r><w:rPr><w:b/><w:u/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for _, text in columns
    )
    return etree.fromstring(
        f'<w:tbl xmlns:w="{W[1:-1]}"><w:tblPr><w:tblLook/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr>{cells}</w:tr></w:tbl>"
    )


def sizes(made: Any) -> set[int]:
    return {int(size.get(f"{W}val")) for size in made.iter(f"{W}sz")}


def test_a_table_with_room_stays_as_it_is() -> None:
    made = table((2500, "överenskommelsen"), (2500, "mer löpande text än som ryms på en rad"))
    before = etree.tostring(made)
    fit_words(made)
    assert etree.tostring(made) == before


@pytest.mark.parametrize(("width", "fits"), [(1800, True), (1600, True), (600, False)])
def test_one_narrow_column_makes_the_type_of_all_smaller(width: int, fits: bool) -> None:
    made = table((width, "överenskommelsen"), (2500, "text"))
    fit_words(made)
    (size,) = sizes(made)
    assert size < SIZES[0]
    assert (size > SIZES[-1]) == fits
    names = [etree.QName(e).localname for e in next(made.iter(f"{W}rPr"))]
    assert names == ["b", "sz", "szCs", "u"]  # the order of the schema
    assert [etree.QName(e).localname for e in made[0]] == ["tblCellMar", "tblLook"]
    once = etree.tostring(made)
    fit_words(made)
    assert etree.tostring(made) == once


def test_a_line_may_end_behind_a_hyphen_a_dash_or_a_slash() -> None:
    made = table((1500, "2023-11-20/2024-01-21"), (2500, "text"))
    fit_words(made)
    assert not sizes(made)
