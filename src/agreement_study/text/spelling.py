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
            word = words.get(prefix)
            if word is None or len(prefix) < SHORTEST_PART:
                continue
            for paid, first, others in firsts:
                total, whole = paid + cost + share * word, first + prefix
                if total > most:
                    break
                if (ops or others) and (whole not in found or total < found[whole][0]):
                    found[whole] = total, whole, others + ops
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
    rows: list[dict[str, tuple[float, tuple[Op, ...]]]] = [{} for _ in range(n + 1)]
    rows[0][""] = 0.0, ()
    made: list[list[Way]] = []
    for at in range(n + 1):
        row = rows[at]
        if lost:
            for prefix, (cost, ops) in list(row.items()):
                for _, meant, price, op in lost if len(ops) < MOST_OPS else ():
                    paid = cost + price
                    low = least.get(prefix + meant)
                    if low is not None and paid <= most and paid + share * low <= most_total:
                        other = row.get(prefix + meant)
                        if other is None or paid < other[0]:
                            row[prefix + meant] = paid, (*ops, op)
        made.append([(prefix, cost, ops) for prefix, (cost, ops) in row.items()])
        if at == n:
            break
        letter, here, after = lower[at], places[at], rows[at + 1]
        for prefix, (cost, ops) in row.items():
            longer = prefix + letter
            low = least.get(longer)
            if low is not None and cost + share * low <= most_total:
                other = after.get(longer)
                if other is None or cost < other[0]:
                    after[longer] = cost, ops
            if len(ops) == MOST_OPS:
                continue
            for width, meant, price, op in here:
                paid = cost + price
                if paid > most:
                    break
                longer = prefix + meant
                low = least.get(longer)
                if low is not None and paid + share * low <= most_total:
                    then = rows[at + width]
                    other = then.get(longer)
                    if other is None or paid < other[0]:
                        then[longer] = paid, (*ops, op)
    return made


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
    return places, [(0, meant, price, (meant, "")) for meant, price in readings.get("", ())]


def _price(step: Step) -> float:
    return step[2]
