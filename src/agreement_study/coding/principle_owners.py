"""Whose list is it: this agreement's, or another's that the text tells about?

In each sentence the first mention decides: 'Vår överenskommelse bygger på den nationella …' is
about ours, 'Den nationella överenskommelsen bygger på …' is about the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Document

NAME = re.compile(r"[A-ZÅÄÖ][\w-]{2,}")
TITLE_UNITS = 2


@frozen
class Owners:
    """What a document tells about agreements other than its own."""

    document: Document
    words: Words
    foreign: frozenset[str]  # names of neighbours
    titled: bool  # the text is, or presents, the agreement that would else be another
    denied: bool  # the text says that there is no agreement of its own

    def other(self, index: int) -> bool:
        """Whether the sentence of a unit is about another agreement."""
        return self._other(index) is True

    def about(self, first: int, candidate: Candidate, cued: Sequence[int]) -> str:
        """Tell whose list a candidate is: empty for this agreement, else what shows the other."""
        places = [first] if candidate.form == "sentence" else cued[:1]
        verdicts = [self._other(place) for place in places]
        if any(verdict is True for verdict in verdicts):
            last = candidate.entries[-1].index
            return "" if self._adopted_after(last) else "another agreement is the subject"
        if self.denied and False not in verdicts:
            return "the text says that there is no agreement here"
        return ""

    def _other(self, index: int) -> bool | None:
        """True for another agreement, False for the own one, None where nothing is said."""
        unit = self.document.units[index]
        verdict = self._first_mention(unit.text)
        if verdict is not None or unit.kind == "heading":
            return verdict
        if self.words.anaphors.match(skeleton(unit.text)) and index:
            return self._first_mention(self.document.units[index - 1].text)
        return None

    def _first_mention(self, text: str) -> bool | None:
        folded = skeleton(text)
        if any(name in self.foreign for name in NAME.findall(text)):
            return True
        other = None if self.titled else self.words.others.search(folded)
        own = [f.start() for p in (self.words.own, self.words.adopting) if (f := p.search(folded))]
        if other is not None and (not own or other.start() <= min(own)):
            return True
        return False if own else None

    def _adopted_after(self, index: int) -> bool:
        """Whether one of the next two sentences takes the list over."""
        return any(
            self.words.adopted_after.search(skeleton(unit.text))
            for unit in self.document.units[index + 1 : index + 3]
        )


def owners_of(document: Document, words: Words) -> Owners:
    """Read what a document tells about other agreements."""
    units = [unit for unit in document.units if unit.kind != "noise"]
    title = " ".join(unit.text for unit in units[:TITLE_UNITS])
    whole = skeleton(document.map.repaired)
    reported = words.reporting.search(whole) is not None
    foreign = set()
    for found in words.near.finditer(whole):
        behind = document.map.repaired[found.end() : found.end() + 40]
        name = NAME.match(behind.lstrip())
        if name:
            foreign.add(name[0])
    return Owners(
        document,
        words,
        frozenset(foreign),
        titled=words.others.search(skeleton(title)) is not None and not reported,
        denied=words.denials.search(whole) is not None,
    )
