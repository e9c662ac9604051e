"""`compare DOCUMENT --coders A B`: in the terminal and as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.commands.conftest import NAME, Call, rows_of
from tests.commands.test_import import MEETING, change_code


def test_two_coders_are_told_code_by_code_and_unit_by_unit(call: Call, coded: Path) -> None:
    told = call("compare", NAME, "--coders", "anna", "program")
    assert told.status == 0
    rows = {line.split()[0]: line for line in told.out.splitlines() if "counts only" in line}
    assert "1 / 3" in rows["principle/quality"]
    assert "commitment" not in rows
    at = told.out.index("(anna: defined)")
    assert MEETING in told.out[at:]


def test_a_coder_agrees_with_herself(call: Call, coded: Path) -> None:
    assert "\n0 differences" in call("compare", NAME, "--coders", "anna", "anna").out


def test_the_page_stands_by_itself_and_says_the_same(call: Call, coded: Path) -> None:
    arguments = ("compare", NAME, "--coders", "anna", "program", "--out", "ut")
    told = call(*arguments, "--lang", "sv")
    assert told.status == 0
    page = coded / "ut" / f"{NAME}-anna-program.html"
    root: Any = html.fromstring(page.read_text("utf-8"))
    assert not root.xpath("//link[@rel='stylesheet'] | //script | //img")
    sections = root.xpath("//section")
    rows = rows_of(page.with_suffix(".csv"))
    assert len(sections) == len(rows) > 1
    assert sections[0].xpath("string(blockquote)") == rows[0]["text"]
    before = page.read_bytes()
    call(*arguments, "--lang", "sv")
    assert page.read_bytes() == before


def test_a_changed_code_is_not_compared(call: Call, coded: Path) -> None:
    change_code(coded, "quality")
    told = call("compare", NAME, "--coders", "anna", "program")
    assert "stale, not to be compared: principle/quality" in told.out
    assert not [line for line in told.out.splitlines() if line.startswith("principle/quality ")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([NAME, "--coders", "anna", "karin"], "program or"),
        ([NAME, "--coders", "anna"], "2 arguments"),
        (["nowhere", "--coders", "anna", "program"], NAME),
        ([NAME, NAME, "--coders", "anna", "program"], "one document"),
        ([NAME, "--coders", "anna", "program", "--family", "x"], "principle"),
        ([NAME, "--family", "principle"], "--coders with"),
    ],
)
def test_wrong_use_is_told(call: Call, coded: Path, arguments: list[str], said: str) -> None:
    told = call("compare", *arguments)
    assert told.status == 2
    assert said in told.err
