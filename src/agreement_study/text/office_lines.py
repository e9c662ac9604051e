"""Lines of letterheads and signature blocks: they look like headings and head nothing.

Places and dates, who signs for whom, names and offices, one right below the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from agreement_study.text.blocks import Block, runs
from agreement_study.text.cues import Cues
from agreement_study.text.lines import CAPITALS

PERSON = re.compile(r"(?:[A-ZÅÄÖ][\w'’.-]*\s){1,3}[A-ZÅÄÖ][\w'’-]+(?:,\s.+)?$")
CELLS = re.compile(r"\s{3,}|\t")
BLANK = re.compile(r"_{3,}|^[.…\s]{3,}|[.…]{3,}$")  # to be filled in by hand
LONGEST = 10  # words
FEWEST = 2  # lines of a block


def without_office_lines(blocks: Sequence[Block], title: int, cues: Cues) -> list[Block]:
    """Return the blocks with the plain headings of signature blocks made text.

    Parameters
    ----------
    title
        How many blocks make up the title; they stay.
    """
    made = list(blocks)
    for run in _runs_of(blocks, cues):
        if run[0] >= title and len(run) >= FEWEST and any(_is_known(made[i], cues) for i in run):
            for i in run:
                made[i] = evolve(made[i], kind="text")
    return made


def without_datelines(blocks: Sequence[Block], cues: Cues) -> list[Block]:
    """Return the blocks with the plain headings that are a date, or a place and date, made text."""
    return [
        evolve(block, kind="text")
        if block.kind == "heading" and not block.hashes and cues.dateline.match(block.text)
        else block
        for block in blocks
    ]


def _runs_of(blocks: Sequence[Block], cues: Cues) -> Iterator[list[int]]:
    """Yield runs of lines each of which may stand in a signature block."""
    run: list[int] = []
    for i, block in enumerate(blocks):
        below = blocks[i + 1] if i + 1 < len(blocks) else None
        if _may_belong(block, below, cues):
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _may_belong(block: Block, below: Block | None, cues: Cues) -> bool:
    """Tell whether a line is short, unmarked, of such words, and heads no text or list."""
    if block.kind not in ("text", "heading") or block.hashes or block.first.mark.kind:
        return False
    if len(block.text.split()) > LONGEST or runs(block):
        return False
    heads = below is not None and (below.kind == "item" or (below.kind == "text" and runs(below)))
    if block.kind == "heading" and heads and not CELLS.search(block.text):
        return False
    return (
        _are_people(block.text)
        or cues.dateline.match(block.text) is not None
        or _is_known(block, cues)
    )


def _are_people(text: str) -> bool:
    """Tell whether a line is a person, or persons in columns."""
    return not CAPITALS.match(text) and all(PERSON.match(cell) for cell in CELLS.split(text))


def _is_known(block: Block, cues: Cues) -> bool:
    """Tell whether a line says who signs, for whom, in what office, where and when."""
    dated = cues.dateline.match(block.text)
    return (
        (dated is not None and dated["signed"] is not None)
        or cues.signs_for.match(block.text) is not None
        or any(cues.office.search(cell) for cell in CELLS.split(block.text))
        or BLANK.search(block.text) is not None
    )
