"""Ways to read the letters of a word, whether or not the frequent words have it.

A word is read from left to right; each letter is taken as read or as one of its confusions, and
letter triples that the language does not have are paid for. The cheapest ways are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from agreement_study.text.confusions import Op, Readings
from agreement_study.text.lexicon import EDGE
from agreement_study.text.spelling import MOST_OPS

ODD = 10.0  # cost of a letter triple that no frequent word has

Partial = tuple[float, str, tuple[Op, ...]]


def spellings(
    lower: str, readings: Readings, beam: int, triples: dict[str, float]
) -> list[Partial]:
    """Ways to read the letters of a word, cheapest first."""
    n = len(lower)
    widths = sorted({len(read) for read in readings} - {0})
    lost = readings.get("", [])
    rows: list[list[Partial]] = [[] for _ in range(n + 1)]
    rows[0] = [(0.0, EDGE[0], ())]
    for at in range(n + 1):
        row = _cheapest(rows[at], beam)
        if lost:
            row = _cheapest(row + _extended(row, lost, "", triples, _worst(row, beam)), beam)
        if at == n:
            return _cheapest(_extended(row, [(EDGE[1], 0.0)], None, triples), 2 * beam)
        letter = lower[at]
        plain = _extended(row, [(letter, 0.0)], None, triples)
        rows[at + 1] += plain
        for width in widths:
            options = readings.get(lower[at : at + width])
            if options and at + width <= n:
                worst = _worst(plain, beam) if width == 1 else inf
                rows[at + width] += _extended(row, options, lower[at : at + width], triples, worst)
    return []


def _worst(row: list[Partial], beam: int) -> float:
    """The cost above which a spelling has no place among so many cheapest."""
    return max(row)[0] if len(row) >= beam else inf


def _cheapest(row: list[Partial], most: int) -> list[Partial]:
    """The cheapest spellings, each with its cheapest way alone."""
    row.sort()
    kept: dict[str, Partial] = {}
    for partial in row:
        if partial[1] not in kept:
            kept[partial[1]] = partial
            if len(kept) == most:
                break
    return list(kept.values())


def _extended(
    row: list[Partial],
    options: Iterable[tuple[str, float]],
    read: str | None,
    triples: dict[str, float],
    worst: float = inf,
) -> list[Partial]:
    """Spellings longer by what may have been meant, but those that cost more than `worst`."""
    made: list[Partial] = []
    free = row if read is None else [way for way in row if _may_misread(way[2], read)]
    for meant, price in options:
        op = () if read is None else ((meant, read),)
        single, least = len(meant) == 1, worst - price
        for cost, text, ops in free:
            if cost > least:  # so do all behind it: the row is sorted
                break
            end = text[-2:]
            letters = triples.get(end + meant, ODD) if single else _letters(end + meant, triples)
            paid = cost + price + letters
            if paid <= worst:
                made.append((paid, text + meant, ops + op))
    return made


def _may_misread(ops: tuple[Op, ...], read: str) -> bool:
    """Tell whether one more misreading may be supposed; never two lost letters in a row."""
    return len(ops) < MOST_OPS and bool(read or not ops or ops[-1][1])


def _letters(marked: str, triples: dict[str, float]) -> float:
    """Cost of the letters behind the first two."""
    return sum(triples.get(marked[end - 3 : end], ODD) for end in range(3, len(marked) + 1))
