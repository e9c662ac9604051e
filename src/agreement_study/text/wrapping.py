"""Whether lines were broken by the width of the page or on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

from agreement_study.text.lines import Line

FIRST_WORD = re.compile(r"\S+")
# A line that ends so early that the next word would have fitted was ended on purpose.
EARLY = 0.85
EARLY_FOR_HEADING = 0.95
UNWRAPPED = float("inf")
ENOUGH_TO_RANK = 10
# Few lines of a wrapped text are much longer than those that are known to go on.
LONGER = 1.3
MOST_LONGER = 0.1


def line_width(lines: Sequence[Line]) -> float:
    """Measure the width in code points at which a text is wrapped; infinite if it is not.

    It is known from lines that go on in lower case on the next line.
    """
    broken = [
        above.width
        for above, below in pairwise(lines)
        if below.gap == 0 and above.is_open and below.starts_low
        if not below.mark.kind and not above.mark.hashes
    ]
    if not broken:
        return UNWRAPPED
    many = len(broken) >= ENOUGH_TO_RANK
    width = quantiles(broken, n=10)[-1] if many else max(broken)
    longer = sum(line.width > LONGER * width for line in lines)
    return width if longer <= MOST_LONGER * len(lines) else UNWRAPPED


def ends_early(line: Line, below: Line, width: float, *, ragged: float = EARLY) -> bool:
    """Tell whether the first word of the line below would have fitted at the end of a line.

    Parameters
    ----------
    ragged
        The share of the width that the two would have to fill at least.
    """
    word = FIRST_WORD.match(below.text)
    return line.width + 1 + (len(word[0]) if word else 0) < ragged * width
