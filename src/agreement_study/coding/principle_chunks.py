"""What a sentence that lists labels is read into: stretches, and the labels in them."""

from __future__ import annotations

from attrs import frozen

from agreement_study.coding.principle_labels import Label


@frozen
class Chunk:
    """A stretch between two dividers; `joint` is what stands before it.

    Joints: comma, and (a plain conjunction), comma and, last (a conjunction that only stands
    before the last item), bracket, or empty at the start.
    """

    start: int
    end: int
    joint: str


@frozen(kw_only=True)
class Item:
    """A label in a chain; `start..end` is its place in the sentence."""

    start: int
    end: int
    label: Label
    joint: str
    called: bool = False  # 'principen om dialog'
    portal: bool = False


@frozen(kw_only=True)
class Reading:
    """What a chunk is: a label or none, whether a clause is open behind it, whether it is last."""

    item: Item | None = None
    clause: bool = True
    last: bool = False
