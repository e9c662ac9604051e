"""What weighted cues take back and add of what rules find of governance, with its values.

A rule reads the value of what it matched; what cues alone found is read by the unit as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from agreement_study.coding import governance_values as values
from agreement_study.coding.governance_frequency import frequency
from agreement_study.coding.governance_reading import Reading
from agreement_study.coding.governance_rules import Rules
from agreement_study.coding.governance_seats import balance, seats
from agreement_study.coding.weighted_cues import RULE, Bar, Scores, likeliest

READ: dict[str, Callable[[str, str], str]] = {
    "frequency": frequency,
    "interval": values.interval,
    "duration": values.duration,
    "term": values.term,
    "validity": values.validity,
    "deadline": values.deadline,
    "seats": seats,
    "balance": balance,
}
BY_ATTRIBUTE = {
    "meeting_frequency": "frequency",
    "followup": "interval",
    "revision": "interval",
    "parity": "balance",
    "term": "term",
    "validity": "validity",
}
NEED_A_VALUE = ("parity", "term")  # without one there is nothing to be compared
BY_NAME = frozenset(["contact_person"])  # told by names, of which cues see the shapes alone
WEIGHED = ("parity",)  # of which cues know the likeliest value
FAMILY = "governance/"
_SHAPE = re.compile(r"(?<!\w)[Xx]x{2,}(?!\w)")  # what coders see of a person's name


@frozen(kw_only=True)
class Found:
    """An attribute of governance in a unit before it becomes a coding."""

    attribute: str
    value: str
    rule: str

    @property
    def code(self) -> str:
        """The code of the attribute."""
        return f"{FAMILY}{self.attribute}"


@frozen(kw_only=True)
class GovernanceCues:
    """Settles the attributes of a document's units by rules and the scores of weighted cues."""

    language: str
    rules: Rules
    bar: Bar
    scores: Mapping[str, Scores]

    def settled(
        self, places: Sequence[Reading], ruled: Sequence[Sequence[Found]]
    ) -> list[list[Found]]:
        """Return the attributes of each unit, in the order of the units.

        An attribute that no unit has is told of where it is likeliest, over a lower bar: most
        agreements speak of most attributes, and say the same thing less often again.
        """
        told = [list(self._of(place, found)) for place, found in zip(places, ruled, strict=True)]
        had = {one.attribute for found in told for one in found} | BY_NAME
        for code in sorted(self._codes(places) - {f"{FAMILY}{attribute}" for attribute in had}):
            known = [self.scores[place.unit.id][code] for place in places]
            at = known.index(max(known))
            if known[at] >= self.bar.first:
                told[at] += self._read(code, places[at])
        return told

    def _codes(self, places: Sequence[Reading]) -> set[str]:
        known = self.scores[places[0].unit.id] if places else ()
        return {code for code in known if code.startswith(FAMILY) and "=" not in code}

    def _of(self, place: Reading, ruled: Sequence[Found]) -> Iterator[Found]:
        """Yield what rules found and cues do not deny, and what these alone make likely.

        Where a name of a person is hidden, cues see too little to deny anything.
        """
        known = self.scores[place.unit.id]
        told = {one.code for one in ruled}
        hidden = _SHAPE.search(place.unit.text)
        for one in ruled:
            if hidden or self.bar.passes(one.code, known, True):
                yield one
        for code in sorted(self._codes([place]) - told):
            if self.bar.passes(code, known, False):
                yield from self._read(code, place)

    def _read(self, code: str, place: Reading) -> Iterator[Found]:
        """Yield an attribute that cues found, with the value that the unit tells."""
        attribute = code.removeprefix(FAMILY)
        value = read(attribute, place, self.rules, self.language)
        if not value and attribute in WEIGHED:
            value = likeliest(f"{code}/value", self.scores[place.unit.id])
        if value or attribute not in NEED_A_VALUE:
            yield Found(attribute=attribute, value=value, rule=RULE)


def read(attribute: str, place: Reading, rules: Rules, language: str) -> str:
    """Return the value of an attribute that weighted cues found."""
    if attribute in BY_ATTRIBUTE:
        return READ[BY_ATTRIBUTE[attribute]](place.unit.text, language)
    keys = rules.values.get(attribute, ())
    return next((key for key, pattern in keys if pattern.search(place.text)), "")
