"""Weighted cues of the kind of an event: what stands around its date, and what the rules say.

The rules (`event_types`) find the kind by a fitting frame of words. Weighted cues hear them as one
sign among others: the words of the sentence, those next to the date, what leads the line, the
shape of the date. Their weights stand in `language/<language>-event-weights.tsv`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from attrs import evolve

from agreement_study.coding.cue_features import stems
from agreement_study.coding.cues import MARK
from agreement_study.coding.event_evidence import evidence, sentence_of
from agreement_study.coding.event_frames import NONE
from agreement_study.coding.event_lines import Leads
from agreement_study.coding.event_reading import Reading
from agreement_study.coding.event_types import Kind
from agreement_study.coding.weighted_cues import RULE, log_odds, weights
from agreement_study.edtf import bounds
from agreement_study.model import Unit
from agreement_study.spans import Span

NEAR = 5  # words on either side of a date that count by their side
SUBJECT = "event"
SURE = log_odds(0.85)  # by how much no event must be likelier than any, for a date to be none
STAY = log_odds(0.78)  # by how much another kind must be likelier than that of the rules
PLANNED = "status/planned"
# Plans, validity and what is due are planned, whatever the tense; a national agreement is there.
STATUS = {
    "validity_period": "planned",
    "action_plan_period": "planned",
    "objective_year": "planned",
    "planned_decision": "planned",
    "review_deadline": "planned",
    "national_agreement": "actual",
    "national_revision": "actual",
}


def event_features(
    reading: Reading, unit: Unit, text: str, edtf: str, kind: Kind, leads: Leads
) -> frozenset[str]:
    """Return what weighted cues see of a date.

    Parameters
    ----------
    text
        As `marked` makes it.
    kind
        What the rules say.
    """
    at = text.index(MARK)
    told = sentence_of(text, at)
    before, behind = stems(text[told.start : at]), stems(text[at + 1 : told.end])
    return frozenset(
        (
            f"r:{kind.type}",
            f"rw:{kind.type} {kind.words}",
            f"r:{kind.type} {kind.status}",
            f"rs:{kind.status}",
            f"a:{reading.own.looks_ahead(text)}",
            f"p:{_side(reading, edtf)}",
            f"p:{_side(reading, edtf)} {reading.own.looks_ahead(text)}",
            f"e:{_shape(edtf)}",
            f"k:{unit.kind}",
            f"f:minutes {reading.minutes}",
            *(f"w:{stem}" for stem in (*before, *behind)),
            *(f"l:{stem}" for stem in before[-NEAR:]),
            *(f"n:{stem}" for stem in behind[:NEAR]),
            f"l1:{' '.join(before[-2:])}",
            f"n1:{' '.join(behind[:2])}",
            *(f"h:{stem}" for lead in leads.texts for stem in stems(lead)),
            *(f"t:{tag}" for tag in _tags(reading, text, told)),
        )
    )


def weighed(kind: Kind, seen: frozenset[str], language: str) -> Kind:
    """Return the kind of an event by the rules and by weighted cues."""
    codes = weights(language, SUBJECT).scores(seen)
    found = {code.partition("/")[2]: score for code, score in codes.items() if code != PLANNED}
    best = _likeliest(kind.type, found)
    made = kind if best == kind.type else evolve(kind, type=best, words=RULE)
    status = STATUS.get(best) or _status(made, codes.get(PLANNED, 0))
    return made if status == made.status else evolve(made, status=status)


def _likeliest(ruled: str, found: Mapping[str, int]) -> str:
    """Return the type that stands by the rules and by the scores of all types."""
    best, second = sorted(found, key=lambda type_: (-found[type_], type_))[:2]
    if best == NONE and found[NONE] - found[second] < SURE:
        best = second
    sure = ruled == NONE or found[best] - found.get(ruled, -sys.maxsize) >= STAY
    return best if sure else ruled


def _status(kind: Kind, planned: int) -> str:
    """Return the status that the rules give, unless cues speak clearly for the other."""
    if abs(planned) < STAY or kind.type == NONE:
        return kind.status
    return "planned" if planned > 0 else "actual"


def _side(reading: Reading, edtf: str) -> str:
    """Tell whether a date lies before or behind the day of the document, as far as it is known."""
    first, last = bounds(edtf)
    if reading.today is None:
        return "unknown"
    if last and last < reading.today:
        return "before"
    return "behind" if first and first > reading.today else "around"


def _shape(edtf: str) -> str:
    return "/".join(str(len(part)) for part in edtf.split("/"))


def _tags(reading: Reading, text: str, told: Span) -> Iterator[str]:
    """The classes of words that stand in the sentence of the date."""
    for tag, places in evidence(text, reading.own).places.items():
        if any(told.start <= place.start and place.end <= told.end for place in places):
            yield tag
