"""Parties, where they are named as parties of this agreement.

That is: in its title, behind words such as 'agreement between' or 'the parties are', as one that
joins or signs, in a list below a heading of parties or signatures, and where the parties are
presented one by one. A party that is only spoken of is not coded, nor those of a national
agreement that the text tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from agreement_study.codebook import Codebook
from agreement_study.coding.cues import cue_pattern, lowered, sentences_of
from agreement_study.coding.party_checks import is_elsewhere, may_tell, sentence_is_of_this
from agreement_study.coding.party_document import BY_LAYOUT, of_this_agreement
from agreement_study.coding.party_full_names import with_full_names
from agreement_study.coding.party_layout import parties_by_layout
from agreement_study.coding.party_lists import entries_below, lists_parties
from agreement_study.coding.party_names import (
    Party,
    holds_a_clause,
    known_kind,
    named,
    reads_as_name,
    tells_side,
)
from agreement_study.coding.party_pairs import beside_each_other
from agreement_study.coding.party_posts import names_a_post, names_people
from agreement_study.coding.party_presenting import introduced as parties_introduced
from agreement_study.coding.party_presenting import umbrellas
from agreement_study.coding.party_sentences import in_sentence
from agreement_study.coding.party_signers import known_signers
from agreement_study.coding.party_telling import told
from agreement_study.coding.party_titles import HEAD, in_cells, preamble, title, titled
from agreement_study.coding.party_words import PartyWords, party_words
from agreement_study.model import Coding, Document, Unit

LONGEST_LIST = 60  # entries of a list of parties
NATIONAL = 3  # units in which a title says that the agreement is a national one
SHORT = 14  # words of an entry in a list of parties
_BREADCRUMBS = re.compile(r"\s[>›»]\s.*\s[>›»]\s")  # where a page stands on a website
Found = tuple[list[Party], str]
_NUMBERS = re.compile(r"\b(?:19|20)\d\d$|\d ?[–-] ?\d")  # of a date or of paragraphs, not of a name
_RULED = re.compile(r"_{2,}|\.{3,}")  # where one signs


class PartyCoder:
    """Codes parties by the words of `language/<language>-parties.yaml`."""

    name = "parties"
    version = "1"
    families: tuple[str, ...] = ("parties",)
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        own = _own_words(document)
        by_layout = parties_by_layout(document, own)
        ruled: dict[str, Found] = {}
        for place, unit in enumerate(document.units):
            if unit.kind == "noise":
                ruled[unit.id] = (by_layout.get(unit.id, []), BY_LAYOUT)
            elif not _BREADCRUMBS.search(unit.text):
                ruled[unit.id] = _found(document, place, by_layout.get(unit.id, []), own)
        found_here = of_this_agreement(document, ruled | _presented(document, ruled, own))
        found_here |= beside_each_other(document, found_here, own)
        found_here |= known_signers(document, found_here, own)
        found_here = with_full_names(document, _names(found_here, document.language, own))
        for unit in document.units:
            parties, rule = found_here.get(unit.id, ([], ""))
            for party in parties:
                yield document.code(unit, "parties", party.value, rule=rule)


def _names(found: Mapping[str, Found], language: str, own: PartyWords) -> dict[str, Found]:
    """What was found without words that are no name of an organisation."""
    return {
        id_: ([party for party in parties if _is_name(party.name, language, own)], rule)
        for id_, (parties, rule) in found.items()
    }


def _is_name(name: str, language: str, own: PartyWords) -> bool:
    people = names_people(name) and not known_kind(name, language)
    post = " " in name and names_a_post(name, language)
    none = people or post or holds_a_clause(name, language) or _NUMBERS.search(name) is not None
    return not none and reads_as_name(name, language) and not _is_pact(name, own)


def _is_pact(name: str, own: PartyWords) -> bool:
    """Whether the last word of a name is one for an agreement: `State Pact`."""
    last = name.split()[-1]
    return last[0].isupper() and own.agreement.fullmatch(lowered(last)) is not None


def _found(document: Document, place: int, by_layout: list[Party], own: PartyWords) -> Found:
    """The parties of a unit, and by what: of the ways to read it the one that finds most."""
    unit, language = document.units[place], document.language
    parties, rule = _named(document, place, unit, lowered(unit.text), own)
    if not parties and by_layout:
        parties, rule = by_layout, BY_LAYOUT
    if unit.kind == "heading" and parties:
        return parties, rule
    full = preamble(unit.text, language)
    if full:
        return full, "party: in a preamble"
    told_of = _told(document, unit, own)
    if not parties and not told_of and place < HEAD and not unit.text.endswith("."):
        told_of = _of_title_line(document, place, own)
    return (told_of, "party: told") if len(told_of) > len(parties) else (parties, rule)


def _of_title_line(document: Document, place: int, own: PartyWords) -> list[Party]:
    """The parties of a line near the title, which goes on with a small letter."""
    line, language = document.units[place].text, document.language
    if own.elsewhere.search(lowered(line)):
        return []
    above = document.units[place - 1].text if place and line[0].islower() else ""
    beside = in_cells(line, language)
    if place == 0 and not all(tells_side(party.name, language) for party in beside):
        beside = []  # a letterhead, with the parts of one organisation
    return titled(f"{above} {line}", language) or beside


def _presented(document: Document, ruled: Mapping[str, Found], own: PartyWords) -> dict[str, Found]:
    """The parties that sentences introduce, each once, where the parties are presented."""
    section: str | None = None
    unasked = umbrellas(document, own)
    found: dict[str, Found] = {}
    introduced: set[str] = set()
    for unit in document.units:
        text = lowered(unit.text)
        asked = section is not None and unit.section == section
        if unit.id in ruled and not ruled[unit.id][0] and (asked or unit.id in unasked):
            parties = parties_introduced(document, unit, text, own, asked=asked)
            new = [party for party in parties if party.name not in introduced]
            introduced |= {party.name for party in new}
            found |= {unit.id: (new, "party: introduced")} if new else {}
        if unit.kind == "heading" and _presents(text, own):
            section = unit.id
        elif own.presented.search(text):
            section = unit.id if unit.kind == "heading" else unit.section
    return found


def _own_words(document: Document) -> PartyWords:
    """The words of a document; one that is itself a national agreement speaks of no other."""
    own = party_words(document.language)
    titles = document.units[:NATIONAL]
    national = any(
        unit.kind == "heading" and own.national.search(lowered(unit.text)) for unit in titles
    )
    return evolve(own, national=cue_pattern([])) if national else own


def _told(document: Document, unit: Unit, own: PartyWords) -> list[Party]:
    """The parties of which the sentences of a unit tell that they made or joined the agreement."""
    found = (
        told(said, document.language)
        for said in sentences_of(unit.text)
        if not own.signs_for.match(lowered(said))  # behind it may stand who signs
        and may_tell(lowered(said), document.language)
        and sentence_is_of_this(lowered(said), own)
        and not is_elsewhere(said, document)
    )
    return next((parties for parties in found if parties), [])


def _named(
    document: Document, place: int, unit: Unit, text: str, own: PartyWords
) -> tuple[list[Party], str]:
    """The parties that a unit names, and by what."""
    signed = _columns(unit, own, document.language)
    if signed:
        return signed, "party: signs beside another"
    listed = entries_below(document, place, unit, text, own)
    if listed:
        return listed, "party: in a list of parties"
    if not own.gate.search(text):
        return [], ""
    if unit.kind == "heading":
        found = title(document, place, unit, text, own)
        if found:
            return found, "party: in a title"
    if place >= HEAD and (own.national.search(text) or own.earlier.search(text)):
        return [], ""
    if unit.kind != "item":
        return in_sentence(document, unit, unit.text, own)
    told = (in_sentence(document, unit, part, own) for part in sentences_of(unit.text))
    return next((found for found in told if found[0]), ([], ""))


def _presents(title: str, own: PartyWords) -> bool:
    return lists_parties(title, own) or own.presented_below.fullmatch(title) is not None


def _columns(unit: Unit, own: PartyWords, language: str) -> list[Party]:
    """The parties of a line that holds two signatures: `For Ashby Council For Mind in Ashby`."""
    if not own.signs_for.match(lowered(unit.text)):
        return []
    line = _RULED.split(unit.text)[0]
    if len(line.split()) > 2 * SHORT or own.verbs.search(lowered(line)):
        return []
    leads = [m for m in own.signs_for.finditer(lowered(line)) if line[m.start()].isupper()]
    if len(leads) < 2:
        return []
    ends = [*(lead.start() for lead in leads[1:]), len(line)]
    names = [line[lead.end() : end] for lead, end in zip(leads, ends, strict=True)]
    parties = [party for name in names if (party := named(name, language))]
    return parties if len(parties) == len(names) else []
