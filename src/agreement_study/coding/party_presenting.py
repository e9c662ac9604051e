"""Parties that a sentence introduces: its name, then what it is or does.

A heading asks for the parties, or an organisation that stands for the sector is presented.
"""

from __future__ import annotations

import re

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import Party, known_kind, named
from agreement_study.coding.party_rows import text_of_names
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

LONGEST_NAME = 6  # words of a party that a sentence introduces


def umbrellas(document: Document, own: PartyWords) -> set[str]:
    """Sentences that introduce an organisation that stands for the sector, and those beside them.

    Where no heading says that parties are presented, such a sentence does.
    """
    units = [unit for unit in document.units if unit.kind == "sentence"]
    found: set[str] = set()
    for place, unit in enumerate(units):
        text = lowered(unit.text)
        if own.umbrella.search(text) and introduced(document, unit, text, own):
            beside = units[max(0, place - 1) : place + 2]
            found |= {other.id for other in beside if other.section == unit.section}
    return found


def introduced(
    document: Document, unit: Unit, text: str, own: PartyWords, *, asked: bool = False
) -> list[Party]:
    """The party that a sentence introduces: its name, then what it is.

    Where a heading `asks` for the parties, any verb in the present tells what it does.
    """
    verb = own.is_.search(text) or (asked and own.presenting.search(unit.text))
    if unit.kind != "sentence" or not verb or own.outsiders.search(text):
        return []
    name = unit.text[: verb.start()]
    post = " ".join(text[verb.start() :].split()[:3])
    if own.roles.search(post) and not known_kind(name, document.language):
        return []  # a person
    if not name or not name[0].isupper() or len(name.split()) > LONGEST_NAME:
        return []
    rest = name.split()[1:]
    whole = text_of_names(name, document.language) == name
    inner = whole and known_kind(name, document.language) and own.ends_properly(name)
    if not (inner and rest) and not all(word[0].isupper() for word in rest):
        return []
    if not rest and not _occurs_inside(document, name):
        return []
    party = named(name, document.language)
    return [party] if party else []


def _occurs_inside(document: Document, name: str) -> bool:
    """Whether a name stands with its capital inside a sentence too, as names do."""
    inside = re.compile(rf"[^\W\dA-ZÅÄÖ],? {re.escape(name.split()[0])}(?!\w)")
    return any(inside.search(unit.text) for unit in document.units)
