"""Type of tables in Word: so small that no column, whose width is given, breaks a word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from agreement_study.publishing.docx_reference import W

# Half points: the size of the style in docx-styles.xml first, then what a narrow column may take.
SIZES = (20, 19, 18, 17, 16, 15)
# Twentieths of a point: the space around a cell in the style, and where the type is smaller.
MARGINS, CLOSE = 200, 120
# Width of a letter as a part of the size of type; those of heads are bold and wider.
LETTER, BOLD = 0.49, 0.52
# Elements of a run's properties that follow the size.
BEHIND = {
    f"{W}{name}"
    for name in (
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "lang",
    )
}


def fit_words(table: Any) -> None:
    """Set a table in the largest type in which every word fits its column."""
    size = next((size for size in SIZES if _fits(table, size)), SIZES[-1])
    if size == SIZES[0]:
        return
    _set_close(table)
    for run in table.iter(f"{W}r"):
        properties = _first(run, f"{W}rPr")
        for name in ("sz", "szCs"):
            for old in properties.findall(f"{W}{name}"):
                properties.remove(old)
            following = (i for i, e in enumerate(properties) if e.tag in BEHIND)
            at = next(following, len(properties))
            properties.insert(at, etree.Element(f"{W}{name}", {f"{W}val": str(size)}))


def _fits(table: Any, size: int) -> bool:
    room = MARGINS if size == SIZES[0] else CLOSE
    return all(room + letters * part * 10 * size <= width for letters, part, width in _words(table))


def _words(table: Any) -> Iterator[tuple[int, float, int]]:
    """The longest word of each cell: its letters, how wide they are, the width of its column."""
    grid = [int(column.get(f"{W}w", 0)) for column in table.iter(f"{W}gridCol")]
    for number, row in enumerate(table.findall(f"{W}tr")):
        for cell, width in zip(row.findall(f"{W}tc"), grid, strict=False):
            letters = max(map(len, _broken("".join(cell.itertext()))), default=0)
            yield letters, LETTER if number else BOLD, width


def _broken(text: str) -> list[str]:
    """Words, as far as no line may end within them: a hyphen, a dash and a slash end one."""
    ends = [0, *(i + 1 for i, sign in enumerate(text) if sign in " -–/"), len(text)]
    return [text[a:b].rstrip(" ") for a, b in pairwise(ends)]


def _set_close(table: Any) -> None:
    properties = table.find(f"{W}tblPr")
    if properties is None or properties.find(f"{W}tblCellMar") is not None:
        return
    margins = etree.Element(f"{W}tblCellMar")
    for side in ("left", "right"):
        etree.SubElement(margins, f"{W}{side}", {f"{W}w": str(CLOSE // 2), f"{W}type": "dxa"})
    look = properties.find(f"{W}tblLook")
    properties.insert(len(properties) if look is None else properties.index(look), margins)


def _first(element: Any, tag: str) -> Any:
    """The first child, made where it is missing."""
    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        element.insert(0, found)
    return found
