"""Parties of titles and of sentences that present who concludes an agreement.

`Charter of A and B`; `A · B · C`; `A, represented by ..., hereinafter X, and B, hereinafter Y`.
"""

from __future__ import annotations

import re

from attrs import evolve

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_checks import DOTS, are_parties, unnumbered
from agreement_study.coding.party_names import (
    Party,
    is_local_part,
    known_kind,
    named,
    reads_as_name,
)
from agreement_study.coding.party_rows import names_up_to_end, parties_in, text_of_names
from agreement_study.coding.party_telling_words import TellingWords, telling_words
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

HEAD = 6  # units in which a title may go on
BRANCH = 3  # words of the part of an organisation behind its name
MOST_SINGLE = 2  # signs from which on a sentence is one that presents who concludes

_ASIDE = re.compile(r"\s*\([^()]*\)")
_DEFINED = re.compile(r"\((?:[^\W\d_]+\s){0,3}[\"“”]")  # `(the "Council")`
_PARTED = re.compile(r"(?::|\s[-–—])\s")
_CAPITAL = re.compile(r"(?<=\s)(?=[A-ZÅÄÖ])")
_QUOTED = re.compile(r"[\"“”«]")


def preamble(sentence: str, language: str) -> list[Party]:
    """`A, represented by ..., hereinafter X, of the one part, and B, hereinafter Y`."""
    own = telling_words(language)
    marks = len(own.preamble.findall(lowered(sentence))) + len(_DEFINED.findall(sentence))
    if marks < MOST_SINGLE:
        return []
    found: dict[str, Party] = {}
    lead = own.between.search(lowered(sentence))
    text = unnumbered(_ASIDE.sub(",", sentence[lead.end() if lead else 0 :]))
    sided = False
    for piece in own.pieces.split(text):
        name, sided = _bare(piece.strip(), own, first=not found, sided=sided)
        if not name:
            continue
        several = names_up_to_end(name, language)
        if len(several) > 1 and all(known_kind(one.name, language) for one in several):
            found |= {one.name: one for one in several}
            continue
        party = named(name, language)
        if party is None or not known_kind(party.name, language) or _QUOTED.match(party.name):
            continue
        if party.name.islower() and found and not sided:  # `ideell förening`, `kommunstyrelsen`
            continue
        branch = name[0].islower() and len(name.split()) <= BRANCH  # `region Mitt`
        if found and not sided and (branch or is_local_part(name, [*found][-1], language)):
            last, before = found.popitem()
            found[last] = evolve(before, name=f"{before.name}, {name}")
            continue
        if not reads_as_name(party.name, language):
            break
        found[party.name] = party
    parties = list(found.values())
    return parties if are_parties(parties, own, language, alone=False) else []


def _bare(piece: str, own: TellingWords, *, first: bool, sided: bool) -> tuple[str, bool]:
    """A piece without what stands in front of its name, and whether that tells its side.

    It is empty where the piece only tells more of a name before; a side may stand alone too.
    """
    side = own.one_side.match(f"{piece} x")
    if side and side.end() > len(piece):
        return "", True
    name = piece[side.end() if side else 0 :]
    pact = own.pacts.search(lowered(name)) if first else None
    name = name[pact.end() :].strip() if pact else name
    called = own.called.match(lowered(name))
    name = name[called.end() :] if called else name
    if not name or own.beside_name.match(lowered(name)):
        return "", False
    return name, bool(side) or sided


def in_cells(line: str, language: str) -> list[Party]:
    """Return the parties of a line of nothing but names, with dots between them."""
    parties = names_up_to_end(DOTS.sub(", ", line), language) if DOTS.search(line) else []
    both = are_parties(parties, telling_words(language), language, alone=False)
    told = any(char.isdigit() for char in line) or len(parties) != len(DOTS.split(line))
    told = told or any(" " not in p.name and not known_kind(p.name, language) for p in parties)
    return parties if both and not told else []


def titled(line: str, language: str) -> list[Party]:
    """Return the parties of a title: `Charter of A and B`, `Programme of A with B`, `A – B`."""
    own, low = telling_words(language), lowered(line)
    pact = own.titles.search(low)
    between = own.between.search(low, pact.end()) if pact else None
    leads = [between] if between else own.of.finditer(low, pact.end()) if pact else ()
    for lead in leads:
        parties = parties_in(own.with_.sub(own.joint, line[lead.end() :]), language)
        alone = own.by.match(low, lead.start()) is not None
        if len(parties) > 1 and are_parties(parties, own, language, alone=alone):
            return parties
    return []


def title(document: Document, place: int, unit: Unit, text: str, own: PartyWords) -> list[Party]:
    """The parties of a title, which may go on over several headings."""
    found = own.heading.match(text)
    if not found and place < HEAD:
        two = _title_of_two(unit, own, document.language)
        return two or _behind_the_agreement(unit.text, own, document.language)
    if not found:
        return []
    above = " ".join(
        lowered(u.text) for u in document.units[max(0, place - 2) : place] if u.kind == "heading"
    )
    if not own.agreement.search(text) and not (own.agreement.search(above) and place < HEAD):
        return []
    parties = parties_in(unit.text[found.end() :], document.language)
    sides = {party.side for party in parties}
    return parties if len(parties) > 1 and (len(sides) > 1 or own.agreement.search(text)) else []


def _behind_the_agreement(line: str, own: PartyWords, language: str) -> list[Party]:
    """`Agreement on cooperation X and Y`: a title that ends in the names of two sides."""
    pact = own.agreement.search(lowered(line))
    for start in _CAPITAL.finditer(line, pact.end()) if pact else ():
        parties = names_up_to_end(line[start.start() :], language)
        known = all(known_kind(party.name, language) for party in parties)
        if known and len({party.side for party in parties}) > 1:
            return parties
    return []


def _title_of_two(unit: Unit, own: PartyWords, language: str) -> list[Party]:
    """`X and Y: our agreement`: the names alone, and behind or before them what the text is."""
    first, *behind = _PARTED.split(unit.text, maxsplit=1)
    for last in behind:
        for names, rest in ((first, last), (last, first)):
            parties = parties_in(names, language) if own.document.search(lowered(rest)) else []
            whole = text_of_names(names, language) == names
            if whole and len({party.side for party in parties}) > 1:
                return parties
    return []
