"""Whom a label names as the owner of a measure: 'Ansvarig: kommunen', '(lead: the CVS)'.

The label stands behind the measure, or opens one of the lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues, commitment_cues
from agreement_study.coding.commitment_memory import Memory
from agreement_study.coding.commitment_tables import owner

BELOW = 3  # lines below a measure that may tell of it
LONGEST = 12  # words of such a line
LABEL = re.compile(r"\w[\w ]{0,30}:")


def labelled_owner(places: Sequence[Place], at: int, cues: Cues, memory: Memory) -> str:
    """Return the side that a label names as the owner of the measure at a place; else nothing."""
    within = _label(cues.language).search(places[at].text)
    if within and within.start():
        return _known(within["who"], cues, memory)
    for place in places[at + 1 : at + 1 + BELOW]:
        found = _label(cues.language).match(place.text)
        if found:
            return _known(found["who"], cues, memory)
        if not LABEL.match(place.text) or len(place.text.split()) > LONGEST:
            break
    return ""


def _known(who: str, cues: Cues, memory: Memory) -> str:
    told = owner(who.strip(), cues, memory)
    return "" if told == "unspecified" else told


@cache
def _label(language: str) -> re.Pattern[str]:
    columns = commitment_cues(language).wording.values["columns"]
    names = "|".join(sorted(map(re.escape, columns["bearer"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names}) ?: ?(?P<who>[^:;.()]+)")
