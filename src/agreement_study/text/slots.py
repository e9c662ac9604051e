"""The letters of a word as slots: what may stand in each, by the misreadings that are known.

Several letters may have been read as one, and one as several: so a word may have several rows of
slots.
"""

from __future__ import annotations

from attrs import frozen

from agreement_study.text.confusions import Op
from agreement_study.text.spelling import Step

MOST_ROWS = 12


@frozen(eq=False)
class Slot:
    """One letter of a word.

    Attributes
    ----------
    read
        What was read there; nothing for the second of two letters that were read as one.
    meant
        The letters that may stand there, each with the misreading that it supposes, if any.
    """

    read: str
    meant: dict[str, Op | None]


Row = tuple[Slot, ...]


def rows(lower: str, places: list[list[Step]]) -> list[Row]:
    """Return the rows of slots that a word may have.

    Parameters
    ----------
    places
        The misreadings that may be supposed at each place, by `steps`.
    """
    ready: list[Row] = []
    begun: list[tuple[int, Row]] = [(0, ())]
    while begun and len(ready) < MOST_ROWS:
        at, row = begun.pop()
        if at == len(lower):
            ready.append(row)
            continue
        letter = lower[at]
        meant: dict[str, Op | None] = {letter: None}
        wide: list[tuple[int, Row]] = []
        for width, letters, _, op in places[at]:
            if width == len(letters) == 1:
                meant.setdefault(letters, op)
            elif letters:
                first, others = letters[0], letters[1:]
                slots = Slot(op[1], {first: op}), *(Slot("", {other: None}) for other in others)
                wide.append((at + width, row + slots))
        begun.append((at + 1, (*row, Slot(letter, meant))))
        begun += reversed(wide)  # tried before
    return ready


def ops_of(word: str, row: Row, at: int, meant: int, read: int) -> tuple[Op, ...]:
    """Tell what misreadings a word supposes that a row of slots has, but for some side by side.

    Parameters
    ----------
    at, meant, read
        Where the others stand, how many letters of the word, and how many slots they are.
    """
    block = (word[at : at + meant], "".join([slot.read for slot in row[at : at + read]]))
    before = zip(word[:at], row[:at], strict=True)
    behind = zip(word[at + meant :], row[at + read :], strict=True)
    ops = [*(slot.meant[letter] for letter, slot in before), block]
    ops += [slot.meant[letter] for letter, slot in behind]
    return tuple([op for op in ops if op])
