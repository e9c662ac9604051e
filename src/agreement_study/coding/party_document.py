"""What a document as a whole tells of its parties.

A sentence late in a text that names two sides, none of which the text has named as its own, tells
of another agreement; so does one that names both by nothing but words for a kind: `the
Government and the communities`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import Party
from agreement_study.coding.party_titles import HEAD
from agreement_study.model import Document

Found = tuple[list[Party], str]
# Rules by which names stand where only those of parties do.
BY_LAYOUT = "party: a line that is its name"
SURE = {
    BY_LAYOUT,
    "party: in a list of parties",
    "party: in a preamble",
    "party: in a title",
    "party: introduced",
    "party: signs beside another",
}
_WORD = re.compile(r"[^\W\d_]{3,}")


def of_this_agreement(document: Document, found: Mapping[str, Found]) -> dict[str, Found]:
    """Return what was found without sentences that tell of the parties of other agreements."""
    kept: dict[str, Found] = {}
    known: set[str] = set()
    sides: set[str] = set()
    for place, unit in enumerate(document.units):
        parties, rule = found.get(unit.id, ([], ""))
        own = {word for party in parties for word in _proper(party.name)}
        here = {party.side for party in parties}
        told = rule not in SURE and place >= HEAD and min(len(here), len(sides)) > 1
        if told and not (own & known if known else own):
            continue
        if parties:
            kept[unit.id] = (parties, rule)
        known |= own
        sides |= here
    return kept


def _proper(name: str) -> set[str]:
    """The words of a name with a capital, without the ending of the genitive."""
    words = (word for word in _WORD.findall(name) if word[0].isupper())
    return {lowered(word).removesuffix("s") for word in words}
