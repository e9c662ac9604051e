"""Parties of a sentence: behind `agreement between`, in front of `have signed this compact`."""

from __future__ import annotations

import re

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_checks import is_elsewhere
from agreement_study.coding.party_names import (
    Party,
    named,
)
from agreement_study.coding.party_rows import names_apart, parties_in, text_of_names
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

SHORT = 14  # words of a line that names the agreement

LONGEST_GAP = 3  # words between names and their verb, if nothing is set off by commas


def in_sentence(
    document: Document, unit: Unit, said: str, own: PartyWords
) -> tuple[list[Party], str]:
    """The parties of a sentence of a unit."""
    language, text = document.language, lowered(said)
    if own.national.search(text) or own.elsewhere.search(text) or is_elsewhere(said, document):
        return [], ""
    deciding = own.deciding.search(text)
    if deciding:
        return _deciders(said[deciding.end() :], own, language), "party: by its decision"
    for anchor in own.forward:
        found = anchor.search(text)
        if found and not own.in_passing.search(text[: found.start()]):
            parties = _behind(said[found.end() :], found[0], language)
            known = any(_has_capital(p.name) for p in parties)
            plain = len(parties) > 1 and own.definite.search(text[: found.end()])
            if parties and (known or plain):
                return parties, f"party: {found[0].strip()}"
    begins = own.between.match(text)
    if begins and (own.agreement.search(text) or _after_title(document, unit, own)):
        parties = parties_in(said[begins.end() :], language)
        return (parties, "party: between") if len(parties) > 1 else ([], "")
    for anchor in own.backward:
        found = anchor.search(text)
        if found:
            parties = _before(said[: found.start()], own, language)
            return parties, f"party: {found[0].strip()}"
    return [], ""


def _behind(said: str, anchor: str, language: str) -> list[Party]:
    """The parties behind an anchor; behind a label semicolons may stand between them."""
    apart = anchor.rstrip().endswith(":") and ";" in said
    return names_apart(said, language) if apart else parties_in(said, language)


def _after_title(document: Document, unit: Unit, own: PartyWords) -> bool:
    """Whether a heading that names the agreement stands right above a unit."""
    place = next(i for i, other in enumerate(document.units) if other is unit)
    above = document.units[place - 1] if place else unit
    short = len(above.text.split()) <= SHORT
    return place > 0 and short and own.agreement.search(lowered(above.text)) is not None


def _is_cut_off(before: str, language: str) -> bool:
    """Whether a clause stands between the names and the verb: `X is where those who joined ...`."""
    rest = before[len(text_of_names(before, language)) :]
    return len(rest.split()) > LONGEST_GAP and "," not in rest


def _before(text: str, own: PartyWords, language: str) -> list[Party]:
    """The parties in front of a verb: proper names, and beside them those of the other side."""
    when = own.when.match(lowered(text))
    text = text[when.end() :] if when else text
    if _is_cut_off(text, language):
        return []
    parties = parties_in(text, language)
    proper = [  # behind the first word a capital is that of a name
        p
        for p in parties
        if p.name[0].isupper() and (own.is_proper(p.name) or not text.startswith(p.name))
    ]
    plain = [p for p in parties if p not in proper and own.is_whole_side(_uncapitalised(p.name))]
    sides = {party.side for party in proper + plain}
    return [p for p in parties if p in proper + plain] if proper and len(sides) > 1 else proper


def _uncapitalised(name: str) -> str:
    return name[0].lower() + name[1:]


def _has_capital(name: str) -> bool:
    return any(char.isupper() for char in name)


def _deciders(text: str, own: PartyWords, language: str) -> list[Party]:
    """`in the assembly (Region X), in the board of Y`: who decides, by its proper name."""
    parties: list[Party] = []
    for piece in own.joints.split(text.rstrip(" .")):
        inner = re.search(r"\(([^()]+)\)", piece)
        name = inner[1] if inner else own.deciding_bodies.sub("", piece)
        party = named(name, language)
        if party and (inner or name != piece):
            parties.append(party)
    return parties
