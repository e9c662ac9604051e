"""Frequent words that a misread one may have been, found letter by letter in the list of them.

The list is held as a tree: to each beginning of a word the cost of the cheapest word that begins
so. A misreading is supposed only where some word goes on so and can still win, which keeps the
search small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf

from attrs import field, frozen

from agreement_study.text.confusions import Op, Readings

MOST_OPS = 6
SHORTEST_PART = 3  # letters of a part of a compound
MOST_PARTS = 8  # first parts of compounds that end at the same place

Spelled = tuple[float, str, tuple[Op, ...]]  # cost of the misreadings, word, misreadings
Step = tuple[int, str, float, Op]  # letters read, letters meant, cost, misreading
Steps = tuple[list[list[Step]], list[Step]]
Row = dict[str, tuple[float, tuple[Op, ...]]]  # letters meant so far: cost, misreadings
Way = tuple[str, float, tuple[Op, ...]]  # letters meant so far, cost of the misreadings, these


@frozen(eq=False)
class Tree:
    """Words with their costs, and to each beginning of a word the least of them."""

    words: Mapping[str, float] = field(repr=False)
    least: Mapping[str, float] = field(repr=False)


def tree(words: Mapping[str, float]) -> Tree:
    """Return the tree of some words."""
    least: dict[str, float] = {}
    for word, cost in sorted(words.items(), key=lambda pair: pair[1]):
        for end in range(len(word), -1, -1):
            beginning = word[:end]
            if beginning in least:  # and so is all that it begins with, by a cheaper word
                break
            least[beginning] = cost
    return Tree(words, least)


def spelled_words(
    lower: str, known: Tree, supposed: Steps, most: float, most_total: float = inf
) -> list[Spelled]:
    """Return words that may have been read so, each with its cheapest misreadings.

    Parameters
    ----------
    lower
        What was read, in small letters.
    supposed
        The misreadings that may be supposed, by `steps`.
    most
        Cost that all misreadings together may have.
    most_total
        Cost that a word and its misreadings may have together.
    """
    words = known.words
    ways = _ways(lower, known, supposed, most, most_total, 1.0)
    found: dict[str, Spelled] = {}
    for prefix, cost, ops in ways[-1]:
        if ops and prefix in words and (prefix not in found or cost < found[prefix][0]):
            found[prefix] = cost, prefix, ops
    return sorted(found.values())


def compounds(
    lower: str,
    known: Tree,
    supposed: Steps,
    stem: Callable[[str], float | None],
    most: float,
    share: float,
) -> list[Spelled]:
    """Return compounds of two frequent parts that may have been read so, with their cost in all.

    Parameters
    ----------
    stem
        Cost of a word as the first part of a compound, None if it is none.
    most
        Cost that the misreadings and the parts together may have.
    share
        Share of the cost of its parts that a compound pays.
    """
    words = known.words
    found: dict[str, Spelled] = {}
    ways = _ways(lower, known, supposed, most, most, share)
    for at in range(SHORTEST_PART - 1, len(lower) - SHORTEST_PART + 2):
        firsts = sorted(
            (cost + share * price, prefix, ops)
            for prefix, cost, ops in ways[at]
            if len(prefix) >= SHORTEST_PART and (price := stem(prefix)) is not None
        )[:MOST_PARTS]
        if not firsts or firsts[0][0] > most:
            continue
        left = most - firsts[0][0]
        rest = supposed[0][at:], supposed[1]
        for prefix, cost, ops in _ways(lower[at:], known, rest, left, left, share)[-1]:
            if prefix in words and len(prefix) >= SHORTEST_PART:
                for paid, first, others in firsts:
                    total, whole, all_ops = (
                        paid + cost + share * words[prefix],
                        first + prefix,
                        others + ops,
                    )
                    if (
                        total <= most
                        and all_ops
                        and (whole not in found or total < found[whole][0])
                    ):
                        found[whole] = total, whole, all_ops
    return sorted(found.values())


def _ways(
    lower: str, known: Tree, supposed: Steps, most: float, most_total: float, share: float
) -> list[list[Way]]:
    """Beginnings of words that each beginning of what was read may have been.

    Each stands there with its cheapest misreadings.

    Parameters
    ----------
    share
        Share of the cost of the word that counts.
    """
    n, least = len(lower), known.least
    places, lost = supposed
    rows: list[Row] = [{} for _ in range(n + 1)]
    rows[0][""] = 0.0, ()
    for at in range(n + 1):
        row, ahead = rows[at], rows[at:]
        if lost:
            for prefix, way in list(row.items()):
                _misread(prefix, way, lost, ahead, least, most, most_total, share)
        for prefix, way in row.items() if at < n else ():
            longer = prefix + lower[at]
            low, after = least.get(longer), rows[at + 1]
            if low is not None and way[0] + share * low <= most_total:
                other = after.get(longer)
                if other is None or way[0] < other[0]:
                    after[longer] = way
            if places[at]:
                _misread(prefix, way, places[at], ahead, least, most, most_total, share)
    return [[(prefix, cost, ops) for prefix, (cost, ops) in row.items()] for row in rows]


def _misread(
    prefix: str,
    way: tuple[float, tuple[Op, ...]],
    here: list[Step],
    rows: list[Row],
    least: Mapping[str, float],
    most: float,
    most_total: float,
    share: float,
) -> None:
    """Add what a beginning may go on with, if the next letters were misread."""
    cost, ops = way
    if len(ops) == MOST_OPS:
        return
    for width, meant, price, op in here:
        paid = cost + price
        if paid > most:
            break
        longer = prefix + meant
        low = least.get(longer)
        if low is not None and paid + share * low <= most_total:
            other = rows[width].get(longer)
            if other is None or paid < other[0]:
                rows[width][longer] = paid, (*ops, op)


def steps(lower: str, readings: Readings) -> Steps:
    """Return the misreadings that may be supposed at each place of a word, the cheapest first.

    Parameters
    ----------
    readings
        What letters may have been meant as, with the cost, by what was read.

    Returns
    -------
    The misreadings of letters by place, and the letters that may be lost at any.
    """
    places: list[list[Step]] = []
    for at in range(len(lower)):
        here: list[Step] = []
        for width in (1, 2, 3)[: len(lower) - at]:
            read = lower[at : at + width]
            for meant, price in readings.get(read, ()):
                here.append((width, meant, price, (meant, read)))
        here.sort(key=_price)
        places.append(here)
    lost = [(0, meant, price, (meant, "")) for meant, price in readings.get("", ())]
    return places, sorted(lost, key=_price)


def _price(step: Step) -> float:
    return step[2]
