"""Parties by the layout: lines below a heading of parties, under the title, behind 'following'.

Such lines are often headings to the segmentation, since they are short and end without a stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import Party, known_kind, named, parties_in, text_of_names
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

HEAD = 8  # units in which a title and the names around it stand
LONGEST_LABEL = 40  # code points of a line such as 'Signatures'
LONGEST_SIGNING = 24  # lines of signatures
LONGEST = 8  # words of a line that is a name
LONGEST_TITLE = 14  # words of a title, or of a heading over a list
_REST = re.compile(r"[,:;(–]|\s-\s|_{2,}|\.{3,}")
Named = dict[str, list[Party]]


def parties_by_layout(document: Document, own: PartyWords) -> Named:
    """Return the parties of lines that are names and nothing else, by the id of the unit."""
    units = [unit for unit in document.units if unit.kind != "noise"]
    found = _of_title(units[:HEAD], document.language, own)
    for place, unit in enumerate(units):
        signed = own.signed_by.match(lowered(unit.text))
        if signed and (first := _name(unit.text[signed.end() :], document.language, own)):
            found[unit.id] = [first]
        if (signed and unit.id in found) or _opens_list(unit, own):
            proper = unit.kind != "heading"
            found |= _run(units[place + 1 :], document.language, own, proper=proper)
        if len(unit.text) < LONGEST_LABEL and own.signed_below.fullmatch(lowered(unit.text)):
            found |= _signed(units[place + 1 :], document.language, own)
    return found


def _opens_list(unit: Unit, own: PartyWords) -> bool:
    """Whether names follow: a heading such as 'Parties', or 'and the following organisations:'."""
    if unit.kind == "heading":
        text = lowered(unit.text)
        short = len(text.split()) <= LONGEST_TITLE
        return bool(short and own.lists.fullmatch(text) and not own.not_lists.search(text))
    if not unit.text.endswith(":"):
        return False
    text = lowered(unit.text)
    return bool(own.following.search(text) and own.agreement.search(text))


def _signed(units: Sequence[Unit], language: str, own: PartyWords) -> Named:
    """The names among the lines of signatures, which also hold persons and what they are."""
    found: Named = {}
    for unit in units[:LONGEST_SIGNING]:
        if unit.text.endswith(".") or len(unit.text.split()) > LONGEST:
            break
        parts = [part.strip() for part in _REST.split(unit.text)]
        names = (_name(part, language, own) for part in parts if not own.roles.search(part.lower()))
        if party := next((party for party in names if party and " " in party.name), None):
            found[unit.id] = [party]
    return found


def _run(units: Sequence[Unit], language: str, own: PartyWords, *, proper: bool = False) -> Named:
    """The names from the first unit on, as far as line after line is one."""
    found: Named = {}
    for unit in units:
        party = _name(unit.text, language, own, proper=proper)
        if party is None:
            break
        found[unit.id] = [party]
    return found


def _name(line: str, language: str, own: PartyWords, *, proper: bool = False) -> Party | None:
    """The party whose name a line is: of a known kind, or `proper`, of two words with capitals."""
    name = _REST.split(line)[0].strip()
    words, low = name.split(), lowered(line)
    if not words or not words[0][0].isupper() or len(low.split()) > LONGEST:
        return None
    if line.endswith(".") or any(char.isdigit() for char in low) or own.verbs.search(low):
        return None
    if own.agreement.search(low) or own.lists.fullmatch(low):
        return None
    capitals = sum(word[0].isupper() for word in words)
    known = known_kind(name, language) or (proper and capitals > 1)
    return named(name, language) if known else None


def _of_title(units: Sequence[Unit], language: str, own: PartyWords) -> Named:
    """The parties above or below the line that names the agreement, where both sides are there."""
    title = next((at for at, unit in enumerate(units) if _is_title(unit, own)), None)
    if title is None:
        return {}
    above, below = units[:title][::-1], units[title + 1 :]
    for side in (below, above):
        found = _pair(side[:1], language, own) or _run(_headings(side), language, own)
        if len({party.side for parties in found.values() for party in parties}) > 1:
            return found
    return {}


def _is_title(unit: Unit, own: PartyWords) -> bool:
    short = len(unit.text.split()) <= LONGEST_TITLE
    return unit.kind == "heading" and short and bool(own.agreement.search(lowered(unit.text)))


def _headings(units: Sequence[Unit]) -> Sequence[Unit]:
    end = next((at for at, unit in enumerate(units) if unit.kind != "heading"), len(units))
    return units[:end]


def _pair(units: Sequence[Unit], language: str, own: PartyWords) -> Named:
    """'The municipality of X and the voluntary sector' as a line of its own."""
    for unit in units:
        text = unit.text.strip()
        plain = text_of_names(text, language) == text and not own.verbs.search(lowered(text))
        if unit.kind == "heading" and plain and len(text.split()) <= LONGEST_TITLE:
            parties = parties_in(text, language)
            return {unit.id: parties} if len(parties) > 1 else {}
    return {}
