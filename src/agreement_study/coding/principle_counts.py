"""The number of principles that a text states: 'sex principer', 'dessa fyra: …'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_outline import Outline
from agreement_study.coding.principle_owners import Owners
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Unit


@frozen(kw_only=True)
class Count:
    """A stated number; `start..end` in the text of the unit.

    `strong`: the word that it counts is one for principles; `own`: it is not about another
    agreement.
    """

    index: int
    unit: Unit
    start: int
    end: int
    number: int
    strong: bool
    own: bool


def counts_of(lines: Outline, owners: Owners) -> Iterator[Count]:
    """Yield the counts that a document states, in its order."""
    words = lines.words
    numbered = sum(text[:1].isdigit() for text in lines.folded.values()) > 1
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise":
            continue
        folded = skeleton(unit.text)
        for found in (*words.count.finditer(folded), *words.counted.finditer(folded)):
            given = found["number"]
            number = int(given) if given.isdigit() else words.numerals[given]
            of_heading = given.isdigit() and index in lines.folded and found.start() == 0
            of_place = words.place_before.search(folded[: found.start()]) is not None
            if number < 2 or of_place or (of_heading and numbered):
                continue
            if words.partial.search(found["between"]):
                continue
            yield Count(
                index=index,
                unit=unit,
                start=found.start("number"),
                end=found.end(),
                number=number,
                strong=words.strong.fullmatch(found["noun"]) is not None,
                own=not owners.other(index),
            )


def count_of_list(counts: Sequence[Count], winner: Candidate | None, size: int) -> Count | None:
    """Return the count of the list: one that agrees, else one beside it, else the first.

    Without a list only a count of principles counts; beside a list one of values does too.
    """
    if winner is None:
        return next((count for count in counts if count.own and count.strong), None)
    near = {*winner.intro, *(entry.index for entry in winner.entries)}
    own = [count for count in counts if count.own and (count.strong or count.index in near)]
    return min(own, key=lambda count: (count.number != size, count.index not in near), default=None)
