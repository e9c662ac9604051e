"""Parties that sign: the lines below 'Signatures', or below a place and a day.

Such lines hold `For X`, names in two columns, or a person, what she is, and whose: `Ann Pike,
Leader, Ashby Council`. Where the lines end, or witnesses sign, the signing is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import Party, known_kind, named, text_of_names
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

HEAD = 8  # units in which a place and a day belong to the title
LONGEST_LABEL = 40  # code points of a line such as 'Signatures'
LONGEST_SIGNING = 24  # lines of signatures
LONGEST_DATED = 12  # words of a line with place and day
LONGEST = 20  # words of a line of signatures
_RULED = re.compile(r"_{2,}|\.{3,}")  # where one signs
_COLUMNS = re.compile(r"[^\S\n]{3,}|\t+")
_PARTS = re.compile(r"[,:;(–]|\s-\s|_{2,}|\.{3,}")


def parties_that_sign(
    document: Document, units: Sequence[Unit], own: PartyWords
) -> dict[str, list[Party]]:
    """Return the parties of the lines of signatures, by the id of the unit."""
    found: dict[str, list[Party]] = {}
    left = 0  # how many more lines may belong to the signing
    for place, unit in enumerate(units):
        text = lowered(unit.text)
        if _opens(text, own, place):
            left = LONGEST_SIGNING
            continue
        over = own.witnesses.match(text) or len(text.split()) > LONGEST or text.endswith(".")
        left = 0 if over else left - 1
        if over or own.verbs_of_signing.search(text):
            continue
        parties = _post_of(unit, own, document.language) or _behalf(unit, own, document.language)
        if left > 0 and not parties:
            parties = _columns(document, unit, own) or _parts(unit, own, document.language)
        if parties:
            found[unit.id] = parties
    return found


def _opens(text: str, own: PartyWords, place: int) -> bool:
    """Whether signatures follow: a label, or behind the title a line with place and day."""
    plain = _RULED.sub("", text).strip()
    if len(plain) < LONGEST_LABEL and own.signed_below.fullmatch(plain):
        return True
    dated = own.signed_at.match(plain) is not None
    short = len(plain.split()) <= LONGEST_DATED
    return place >= HEAD and dated and short and not plain.endswith(".")


def _behalf(unit: Unit, own: PartyWords, language: str) -> list[Party]:
    """`For X` and nothing else than X, perhaps with what X is called or who signs."""
    line = _RULED.sub(" ", unit.text).strip()
    lead = own.signs_for.match(lowered(line))
    rest = line[lead.end() :] if lead else ""
    if not rest or not line[0].isupper():
        return []
    first, *others = [part.strip() for part in _PARTS.split(rest)]
    if text_of_names(first, language) != first or not known_kind(first, language):
        return []
    if first[0].islower() and others and known_kind(others[0], language):
        first = others[0]  # 'for the voluntary sector, Ashby Voluntary Council'
    party = named(first, language)
    return [party] if party else []


def _post_of(unit: Unit, own: PartyWords, language: str) -> list[Party]:
    """The party in `Prime Minister, for the Government of X`: a post, then for whom."""
    found = own.post_for.search(lowered(unit.text))
    if not found or not own.roles.search(lowered(unit.text[: found.start()])):
        return []
    name = _PARTS.split(unit.text[found.end() :])[0]
    party = named(name, language) if known_kind(name, language) else None
    return [party] if party else []


def _columns(document: Document, unit: Unit, own: PartyWords) -> list[Party]:
    """The parties of a line that holds two names side by side."""
    raw = document.text[unit.start : unit.end].split("\n")[0]
    cells = [cell.strip() for cell in _COLUMNS.split(raw) if cell.strip()]
    if len(cells) < 2 or any(not _is_name(cell, own, document.language) for cell in cells):
        return []
    parties = [party for cell in cells if (party := named(cell, document.language))]
    return parties if len({party.side for party in parties}) > 1 else []


def _is_name(text: str, own: PartyWords, language: str) -> bool:
    low = lowered(text)
    plain = text[0].isupper() and not any(char.isdigit() or char == "=" for char in text)
    whole = plain and text_of_names(text, language) == text
    return whole and known_kind(text, language) and not own.roles.search(low)


def _parts(unit: Unit, own: PartyWords, language: str) -> list[Party]:
    """The party among the parts of a line that also names a person and her post."""
    for part in map(str.strip, _PARTS.split(unit.text)):
        if part and " " in part and _is_name(part, own, language):
            party = named(part, language)
            return [party] if party and " " in party.name else []
    return []
