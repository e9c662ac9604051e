"""The two sides of an agreement, where a text names them beside each other and nowhere better.

`A and B have had a compact since 2020`; `the compact helps A and B to ...`; `A has a compact with
B`. Only of a text that tells in no other way whose agreement it is about the first such sentence
counts: most that follow only speak of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import evolve

from agreement_study.coding.cues import lowered, sentences_of
from agreement_study.coding.party_checks import (
    are_parties,
    is_elsewhere,
    is_proper,
)
from agreement_study.coding.party_document import Found
from agreement_study.coding.party_names import (
    QUOTES,
    SHORTEST_PLAIN,
    Party,
    holds_a_clause,
    known_kind,
    tells_side,
)
from agreement_study.coding.party_rows import parties_in
from agreement_study.coding.party_telling_words import telling_words
from agreement_study.coding.party_titles import HEAD
from agreement_study.coding.party_words import PartyWords, party_words
from agreement_study.model import Document, Unit

LONGEST_TITLE = 16  # words of a title that names both sides
SHORTEST = 3  # units of a text that tells more than that there is an agreement
FEWEST = 2  # units that name an agreement in a text that is about one
NEAR = 2  # words in small letters within which one tells a kind
_WORD = re.compile(r"(?<![^\s(\"“”])[^\W\d_]")


def beside_each_other(
    document: Document, found: Mapping[str, Found], own: PartyWords
) -> dict[str, Found]:
    """Return the sides of the first sentence that names both, where `found` does not hold both."""
    if len({party.side for parties, _ in found.values() for party in parties}) > 1:
        return {}
    units = [unit for unit in document.units if unit.kind != "noise"]
    about = sum(own.agreement.search(lowered(unit.text)) is not None for unit in units)
    if about < FEWEST or len(units) < SHORTEST:
        return {}
    for place, unit in enumerate(units):
        parties = _sides(document, unit, own, first=place < HEAD)
        if parties:
            return {unit.id: (parties, "party: beside the other side")}
    return {}


def _sides(document: Document, unit: Unit, own: PartyWords, *, first: bool) -> list[Party]:
    """The parties of a unit that names both sides and the agreement, or of a title."""
    language = document.language
    for said in sentences_of(unit.text):
        low = lowered(said)
        others = own.national.search(low) or own.elsewhere.search(low)
        if others or is_elsewhere(said, document):
            continue
        if own.agreement.search(low):
            parties = _row(said, language) or _with(said, language, own)
            if parties:
                return [_without_tail(party, language) for party in parties]
    title = unit.kind == "heading" and first and len(unit.text.split()) <= LONGEST_TITLE
    parties = _row(unit.text, language) if title else []
    return [_without_tail(party, language) for party in parties]


def _row(said: str, language: str) -> list[Party]:
    """Names of both sides in a row, wherever it begins."""
    for start in _starts(said):
        parties = _whole(parties_in(said[start:], language), language)
        if len(parties) > 1 and _are_sides(parties, language):
            return parties
    return []


def _with(said: str, language: str, own: PartyWords) -> list[Party]:
    """`A has since 2017 had a compact with B`."""
    words = telling_words(language)
    for pact in own.agreement.finditer(lowered(said)):
        lead = words.with_.match(said, pact.end())
        others = parties_in(said[lead.end() :], language) if lead else []
        if not others:
            continue
        for start in _starts(said[: pact.start()]):
            parties = parties_in(said[start : pact.start()], language)[:1]
            parties = _whole([*parties, *others], language)
            if _are_sides(parties, language):
                return parties
    return []


def _starts(said: str) -> Iterator[int]:
    return (word.start() for word in _WORD.finditer(said))


def _are_sides(parties: list[Party], language: str) -> bool:
    """Whether names are of both sides, tell their kinds, and one is a proper one."""
    own, first = party_words(language), parties[0].name
    begins = first[0].isupper() or tells_side(first.split()[0], language)
    return (
        begins
        and not any(own.roles.search(lowered(party.name)) for party in parties)
        and any(map(is_proper, parties))
        and all(known_kind(party.name, language) for party in parties)
        and are_parties(parties, telling_words(language), language, alone=False)
    )


def _whole(parties: list[Party], language: str) -> list[Party]:
    """Names of which those in capitals are without the clause that runs on behind them."""
    return [
        _without_tail(party, language) if holds_a_clause(party.name, language) else party
        for party in parties
    ]


def _without_tail(party: Party, language: str) -> Party:
    """A name without the clause that runs on behind it: `Ashby Voluntary Action bind themselves`.

    The clause begins with a small word behind one that has a capital or tells a kind. A short
    word links what follows to the name, and so does one in front of a word for a kind.
    """
    words = party.name.split()
    whole = False
    for place, word in enumerate(words):
        if word.lstrip(QUOTES)[:1].isupper() or known_kind(word, language):
            whole = True
        elif len(word) <= SHORTEST_PLAIN:
            whole = False
        elif whole and not any(known_kind(near, language) for near in words[place + 1 :][:NEAR]):
            return evolve(party, name=" ".join(words[:place]).rstrip(","))
    return party
