"""What a document as a whole tells of its parties.

Who made an agreement is told in the opening of a text, in its lists and signatures. Another
sentence with both sides tells of another agreement, or only speaks of the sides, if it names none
of those that the text has named, or both by words for a kind alone: `the Government and the
communities`. One party that is named later has joined, if it has a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import Party, known_kind
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
OPENING = 16  # units behind which a sentence names one of the parties just as before
_WORD = re.compile(r"[^\W\d_]{3,}")


def of_this_agreement(document: Document, found: Mapping[str, Found]) -> dict[str, Found]:
    """Return what was found without sentences that tell of the parties of other agreements."""
    kept: dict[str, Found] = {}
    known: list[Party] = []
    for place, unit in enumerate(document.units):
        parties, rule = found.get(unit.id, ([], ""))
        told = rule not in SURE and place >= HEAD and _are_both(known)
        if told and not _are_own(parties, known, document.language, late=place >= OPENING):
            continue
        if parties:
            kept[unit.id] = (parties, rule)
        known += parties
    return kept


def _are_own(parties: list[Party], known: list[Party], language: str, *, late: bool) -> bool:
    """Whether parties that a sentence names are those of the text, or one that has joined them."""
    if not _are_both(parties):
        return len(parties) > 1 or not all(_is_of_kinds(p.name, language) for p in parties)
    words, others = _proper(parties), _proper(known)
    shared = words & others if others else words
    short = bool(words) and any(_is_short(party.name, known) for party in parties)
    again = not {party.name for party in parties}.isdisjoint(party.name for party in known)
    return (short and not late) or (bool(shared) and (again or not late))


def _is_short(name: str, known: list[Party]) -> bool:
    """Whether a name is a word of a proper one that is known: `City` of `City of Ashby`."""
    longer = (lowered(other.name).split() for other in known if not other.name.islower())
    return " " not in name and any(lowered(name) in words and len(words) > 1 for words in longer)


def _are_both(parties: list[Party]) -> bool:
    return len({party.side for party in parties}) > 1


def _is_of_kinds(name: str, language: str) -> bool:
    """Whether each word of a name tells a kind: `City Council`."""
    return all(known_kind(word, language) for word in name.split())


def _proper(parties: list[Party]) -> set[str]:
    """The words of names with a capital, without the ending of the genitive."""
    words = (word for party in parties for word in _WORD.findall(party.name) if word[0].isupper())
    return {lowered(word).removesuffix("s") for word in words}
