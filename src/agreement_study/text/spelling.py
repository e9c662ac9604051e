"""Frequent words that a misread one may have been, found letter by letter in the list of them.

The list is held as a tree: to each beginning of a word the letters that may follow. A misreading
is supposed only where some frequent word goes on so, which keeps the search small and exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from agreement_study.text.confusions import Op, Readings

END = "\n"  # follows a word that is complete; no word has it
MOST_OPS = 6

Spelled = tuple[float, str, tuple[Op, ...]]  # cost of the misreadings, word, misreadings
Step = tuple[int, str, float, Op]  # letters read, letters meant, cost, misreading


def spelled_words(
    lower: str,
    nexts: Mapping[str, str],
    readings: Readings,
    most: float,
    unlisted: float | None = None,
) -> list[Spelled]:
    """Return frequent words that may have been read so, each with its cheapest misreadings.

    Parameters
    ----------
    lower
        What was read, in small letters.
    nexts
        To each beginning of a word the letters that may follow it.
    readings
        What letters may have been meant as, with the cost, by what was read.
    most
        Cost that all misreadings together may have.
    unlisted
        Cost of one misreading that is not listed; None if there may be none.
    """
    n = len(lower)
    steps = _steps(lower, readings)
    lost: list[Step] = [(0, meant, price, (meant, "")) for meant, price in readings.get("", ())]
    found: dict[str, Spelled] = {}
    stack: list[tuple[int, str, float, tuple[Op, ...], bool]] = [
        (0, "", 0.0, (), unlisted is not None)
    ]
    while stack:
        at, prefix, cost, ops, free = stack.pop()
        follow = nexts[prefix]
        if at == n:
            if END in follow and ops and (prefix not in found or cost < found[prefix][0]):
                found[prefix] = cost, prefix, ops
        elif lower[at] in follow:
            stack.append((at + 1, prefix + lower[at], cost, ops, free))
        if len(ops) == MOST_OPS:
            continue
        known = steps[at] if not lost or (ops and not ops[-1][1]) else steps[at] + lost
        for width, meant, price, op in known:
            if cost + price <= most and meant[:1] in follow and prefix + meant in nexts:
                stack.append((at + width, prefix + meant, cost + price, (*ops, op), free))
        if free and unlisted is not None and cost + unlisted <= most:
            price = cost + unlisted
            letter = lower[at : at + 1]
            if letter:
                stack.append((at + 1, prefix, price, (*ops, ("", letter)), False))
            for meant in follow:
                if meant != END:
                    longer = prefix + meant
                    stack.append((at, longer, price, (*ops, (meant, "")), False))
                    if letter and meant != letter:
                        stack.append((at + 1, longer, price, (*ops, (meant, letter)), False))
    return sorted(found.values())


def tree(words: Iterable[str]) -> dict[str, str]:
    """Return to each beginning of the words the letters that may follow it."""
    follow: dict[str, set[str]] = {}
    for word in words:
        for end in range(len(word), -1, -1):
            letter = word[end] if end < len(word) else END
            known = follow.setdefault(word[:end], set())
            if letter in known:
                break
            known.add(letter)
    return {beginning: "".join(sorted(letters)) for beginning, letters in follow.items()}


def _steps(lower: str, readings: Readings) -> list[list[Step]]:
    """Misreadings that may be supposed at each place of a word."""
    widths = sorted({len(read) for read in readings} - {0})
    steps: list[list[Step]] = [[] for _ in range(len(lower) + 1)]
    for at in range(len(lower)):
        for width in widths:
            read = lower[at : at + width]
            if len(read) == width:
                steps[at] += [
                    (width, meant, price, (meant, read)) for meant, price in readings.get(read, ())
                ]
    return steps
