"""Spans of a text, reversible edits, and the map between the received and the repaired text.

All offsets are half-open and count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import field, frozen

from agreement_study.errors import CodingError


@frozen(order=True)
class Span:
    """A half-open stretch of a text, in code points."""

    start: int
    end: int = field()

    @end.validator
    def _ordered(self, _attribute: object, end: int) -> None:
        if not 0 <= self.start <= end:
            raise CodingError(
                f"span {self.start}..{end}",
                expected="0 <= start <= end",
                do="give offsets in code points into the text of record",
            )

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """Count the code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@frozen(kw_only=True, order=True)
class Edit:
    """One reversible change: the received text at `start..end` reads `repaired`.

    `repaired` is never empty: what is dropped (a page number) leaves a space, so that every
    offset has one counterpart on the other side.
    """

    start: int
    end: int
    received: str
    repaired: str
    rule: str

    def __attrs_post_init__(self) -> None:
        if not self.repaired or self.end - self.start != len(self.received) or not self.received:
            raise CodingError(
                f"edit at {self.start}..{self.end}",
                expected="a received text of that length and a repaired text that is not empty",
                got=f"{self.received!r} -> {self.repaired!r}",
                do="let a dropped word leave a space",
            )


@frozen
class EditMap:
    """The repaired text of a text of record, and the way between the two.

    Parameters
    ----------
    received
        The text of record.
    edits
        Edits in order of `start`; they must not overlap and each must fit the text.
    """

    received: str
    edits: tuple[Edit, ...] = ()

    def __attrs_post_init__(self) -> None:
        previous = 0
        for edit in self.edits:
            if edit.start < previous or self.received[edit.start : edit.end] != edit.received:
                raise CodingError(
                    f"edit at {edit.start}..{edit.end}",
                    expected="edits in order, without overlap, that quote their text",
                    got=repr(self.received[edit.start : edit.end]),
                    do="make the edits anew from this text of record",
                )
            previous = edit.end

    @cached_property
    def repaired(self) -> str:
        """The text with every edit applied."""
        return _replace(self.received, [(e.start, e.end, e.repaired) for e in self.edits])

    @cached_property
    def _received_starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @cached_property
    def _received_ends(self) -> list[int]:
        return [edit.end for edit in self.edits]

    @cached_property
    def _shifts(self) -> list[int]:
        """Shift of offsets behind each edit; `_shifts[0]` is in front of the first."""
        shifts = [0]
        for edit in self.edits:
            shifts.append(shifts[-1] + len(edit.repaired) - len(edit.received))
        return shifts

    @cached_property
    def _repaired_starts(self) -> list[int]:
        return [edit.start + shift for edit, shift in zip(self.edits, self._shifts, strict=False)]

    def to_repaired(self, start: int, end: int) -> Span:
        """Map a received span; a boundary inside an edit snaps outward."""
        return Span(self._forward(start, False), self._forward(end, True))

    def to_received(self, start: int, end: int) -> Span:
        """Map a repaired span; a boundary inside an edit snaps outward."""
        return Span(self._backward(start, False), self._backward(end, True))

    def _forward(self, offset: int, is_end: bool) -> int:
        i = bisect_right(self._received_starts, offset) - 1
        if i < 0 or offset >= self.edits[i].end:
            return offset + self._shifts[i + 1]
        edit, at = self.edits[i], self._repaired_starts[i]
        return at + (len(edit.repaired) if is_end and offset > edit.start else 0)

    def _backward(self, offset: int, is_end: bool) -> int:
        i = bisect_right(self._repaired_starts, offset) - 1
        if i < 0 or offset >= self._repaired_starts[i] + len(self.edits[i].repaired):
            return offset - self._shifts[i + 1]
        edit, at = self.edits[i], self._repaired_starts[i]
        return edit.end if is_end and offset > at else edit.start

    def within(self, start: int, end: int) -> Sequence[Edit]:
        """Return the edits that touch the received span."""
        first = bisect_left(self._received_ends, start + 1)
        return self.edits[first : bisect_left(self._received_starts, end)]

    def undo(self) -> str:
        """Return the received text, made from the repaired one and the edits alone."""
        places = zip(self._repaired_starts, self.edits, strict=True)
        return _replace(self.repaired, [(at, at + len(e.repaired), e.received) for at, e in places])


def _replace(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    parts, previous = [], 0
    for start, end, new in changes:
        parts += [text[previous:start], new]
        previous = end
    return "".join([*parts, text[previous:]])
