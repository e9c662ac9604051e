"""The exercise as its page tells it: its commands, with a made-up student between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT, called

PAGE = (ROOT / "notebooks" / "exercises" / "README.md").read_text("utf-8")
SV, _, EN = PAGE.partition("\n## English\n")


def commands(part: str) -> list[list[str]]:
    """The commands of one language's part of the page, in its order."""
    return [found.split() for found in re.findall(r"`agreement-study (.+?)`", part)]


def fill(path: Path, yes: str) -> int:
    """Read every row, and give dialogue to each unit that has the word."""
    book = load_workbook(path)
    sheet = book[path.stem]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    given = 0
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, columns["looked_at"], yes)
        if "dialogue" in str(sheet.cell(row, columns["text"]).value).casefold():
            sheet.cell(row, columns["principle"], "dialogue")
            sheet.cell(row, columns["principle.status"], "defined")
            given += 1
    book.save(path)
    return given


@pytest.mark.parametrize(("part", "yes"), [(SV, "ja"), (EN, "yes")])
def test_the_commands_of_the_page_work(study_copy: Path, part: str, yes: str) -> None:
    export, imported = commands(part)
    told = called(*export, cwd=study_copy)
    assert told.returncode == 0, told.stderr
    sheet = study_copy / imported[1]
    given = fill(sheet, yes)
    told = called(*imported, cwd=study_copy)
    assert told.returncode == 0, told.stderr
    assert f"anna: {given} codings" in told.stdout
    told = called("compare", sheet.stem, "--coders", "anna", "reference", cwd=study_copy)
    assert told.returncode == 0, told.stderr
    assert "no human has confirmed it" in told.stdout
    assert "(anna: defined)" in told.stdout
