"""Chapters that are numbered through a text, and what stands in front of the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agreement_study.text.blocks import Block
from agreement_study.text.cues import Cues

FEWEST_CHAPTERS = 3
MISSED = 2  # a step over a chapter that was not read as a heading


def chapters_of(headings: Sequence[Block], tight: Sequence[bool], cues: Cues) -> Sequence[int]:
    """Return the indices of the chapters, where they are numbered from one on through the text.

    Those of minutes ('§ 82') go on from the minutes before. There are none where a heading without
    a number stands directly above one: it groups them.

    Parameters
    ----------
    tight
        Of each heading whether it stands directly below another.
    """
    found = [i for i, heading in enumerate(headings) if _is_chapter(heading)]
    counted = [headings[i].first.mark.numbers[0] for i in found]
    steps = [later - earlier for earlier, later in pairwise(counted)]
    if len(counted) < FEWEST_CHAPTERS or not {*steps} <= {1, MISSED}:
        return ()
    if counted[0] != 1 and headings[found[0]].first.mark.kind != "paragraph":
        return ()
    grouped = any(tight[i] and not is_enumerated(headings[i - 1], cues) for i in found[1:])
    return () if grouped else found


def front_of(headings: Sequence[Block], chapters: Sequence[int], titles: int, cues: Cues) -> range:
    """Return where the headings in front of the first chapter stand: 'Foreword', 'Contents'.

    The first chapter is called as first chapters are, and among the chapters stand headings that
    look like those in front, which are theirs.
    """
    if not chapters:
        return range(0)
    first, last = chapters[0], chapters[-1]
    among = any(not is_enumerated(heading, cues) for heading in headings[first:last])
    parts = any(is_enumerated(heading, cues) for heading in headings[titles:first])
    opens = cues.first_chapter.match(headings[first].first.body)
    return range(titles, first) if among and opens and not parts else range(0)


def _is_chapter(heading: Block) -> bool:
    mark = heading.first.mark
    return mark.is_number and not heading.hashes and len(mark.numbers) == 1


def is_enumerated(heading: Block, cues: Cues) -> bool:
    """Tell whether a heading opens with a number: '3.1', '§ 4', 'Second principle'."""
    return heading.first.mark.is_number or bool(cues.ordinal_start.match(heading.text))
