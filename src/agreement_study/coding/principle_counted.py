"""Candidates that a stated count points at: 'fem principer', and the five headings below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_outline import Outline, introduction

FEWEST = 3  # headings of a list
FEWEST_SEEDS = 2  # labels among them that make one think of a principle
NEAR = 4  # units between the count and the first heading


def counted_candidates(lines: Outline, counts: Mapping[int, int]) -> Iterator[Candidate]:
    """Yield as many headings of one depth as a text says that it has principles.

    A heading that is no label by itself is one here: its place and the count say so.

    Parameters
    ----------
    counts
        The counts of principles that units state, by the index of the unit.
    """
    for index, number in counts.items():
        below = _below(lines, index)
        run = [entry for entry in below[:number] if entry is not None]
        if number < FEWEST or len(run) < number or not _is_list(run):
            continue
        following = below[number] if len(below) > number else None
        if following is None or not following.seed:
            intro = introduction(lines, run[0].index)
            yield Candidate(form="headings", entries=tuple(run), intro=intro)


def _below(lines: Outline, index: int) -> list[Entry | None]:
    """The headings below a unit in the depth of the first; None for one that is no label."""
    after = [i for i in lines.folded if i > index and not lines.subheading(i)]
    if not after or after[0] - index > NEAR:
        return []
    level = lines.unit(after[0]).level
    found: list[Entry | None] = []
    for i in after:
        if lines.unit(i).level < level or lines.announces(i):
            break
        if lines.unit(i).level == level:
            found.append(_label(lines, i))
    return found


def _label(lines: Outline, index: int) -> Entry | None:
    entry = lines.entries.get(index, lines.spare.get(index))
    fits = entry is not None and entry.shape in ("whole", "line", "mark")
    return entry if fits and not lines.furniture(index) else None


def _is_list(run: list[Entry]) -> bool:
    """Whether headings have text below them, and some are names of principles."""
    bodies = sum(b.index - a.index > 1 for a, b in pairwise(run))
    return sum(entry.seed for entry in run) >= FEWEST_SEEDS and 2 * bodies >= len(run)
