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
from agreement_study.coding.cues import NEVER, lowered, sentences_of
from agreement_study.coding.party_layout import parties_by_layout
from agreement_study.coding.party_lines import without_number
from agreement_study.coding.party_names import (
    Party,
    in_its_spelling,
    known_kind,
    named,
    names_apart,
    parties_in,
    reads_as_name,
    text_of_names,
    whole_name,
)
from agreement_study.coding.party_presenting import introduced as parties_introduced
from agreement_study.coding.party_presenting import umbrellas
from agreement_study.coding.party_telling import (
    is_elsewhere,
    may_tell,
    sentence_is_of_this,
    told,
)
from agreement_study.coding.party_titles import HEAD, in_cells, preamble, title, titled
from agreement_study.coding.party_words import PartyWords, party_words
from agreement_study.model import Coding, Document, Unit

LONGEST_LIST = 60  # entries of a list of parties
NATIONAL = 3  # units in which a title says that the agreement is a national one
LONGEST_GAP = 3  # words between names and their verb, if nothing is set off by commas
SHORT = 14  # words of an entry in a list of parties
_BREADCRUMBS = re.compile(r"\s[>›»]\s.*\s[>›»]\s")  # where a page stands on a website
Found = tuple[list[Party], str]
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
            if unit.kind != "noise" and not _BREADCRUMBS.search(unit.text):
                ruled[unit.id] = _found(document, place, by_layout.get(unit.id, []), own)
        presented = _presented(document, ruled, own)
        for unit in document.units:
            parties, rule = presented.get(unit.id) or ruled.get(unit.id, ([], ""))
            for party in parties:
                spelled = in_its_spelling(party, document)
                pact = own.agreement.fullmatch(lowered(spelled.name).split()[-1])
                if not pact and reads_as_name(spelled.name, document.language):
                    yield document.code(unit, "parties", spelled.value, rule=rule)


def _found(document: Document, place: int, by_layout: list[Party], own: PartyWords) -> Found:
    """The parties of a unit, and by what: of the ways to read it the one that finds most."""
    unit, language = document.units[place], document.language
    parties, rule = _named(document, place, unit, lowered(unit.text), own)
    if not parties and by_layout:
        parties, rule = by_layout, "party: a line that is its name"
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
    return titled(f"{above} {line}", language) or in_cells(line, language)


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
    return evolve(own, national=NEVER) if national else own


def _told(document: Document, unit: Unit, own: PartyWords) -> list[Party]:
    """The parties of which the sentences of a unit tell that they made or joined the agreement."""
    found = (
        told(said, document.language)
        for said in sentences_of(unit.text)
        if may_tell(lowered(said), document.language)
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
    listed = _list_entry(document, place, unit, text, own)
    if listed:
        return [listed], "party: in a list of parties"
    if not own.gate.search(text):
        return [], ""
    if unit.kind == "heading":
        found = title(document, place, unit, text, own)
        if found:
            return found, "party: in a title"
    if place >= HEAD and (own.national.search(text) or own.earlier.search(text)):
        return [], ""
    if unit.kind != "item":
        return _in_sentence(document, unit, unit.text, own)
    told = (_in_sentence(document, unit, part, own) for part in sentences_of(unit.text))
    return next((found for found in told if found[0]), ([], ""))


def _in_sentence(
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
        if found and not _is_cut_off(said[: found.start()], language):
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


def _list_entry(
    document: Document, place: int, unit: Unit, text: str, own: PartyWords
) -> Party | None:
    """The party that an entry below a heading of parties or signatures is."""
    heading = document.unit.get(unit.section)
    if unit.kind == "heading" or heading is None or len(text.split()) > SHORT:
        return None
    if unit.kind == "sentence" and text.endswith("."):
        return None
    title = lowered(heading.text)
    signed = own.signatures.fullmatch(title)
    listed = _lists_parties(title, own)
    if not (signed or listed) or own.verbs.search(text):
        return None
    if own.roles.search(text) and "," in text:  # a person who signs
        return None
    if any(char.isdigit() for char in text) or _beside_list(document, place, own):
        return None
    bare = without_number(unit.text)
    if unit.kind == "sentence" and not known_kind(bare, document.language):
        return None
    lead = own.signs_for.match(lowered(bare))
    name = whole_name(bare[lead.end() if lead else 0 :], document.language)
    if signed and not lead and not known_kind(name, document.language):
        return None
    return named(name, document.language)


def _beside_list(document: Document, place: int, own: PartyWords) -> bool:
    """Whether an entry, or a line between it and the heading, tells of those who are no parties."""
    unit = document.units[place]
    entries = [other for other in document.units[:place] if other.section == unit.section]
    lines = [
        other.text for other in [*entries[-LONGEST_LIST:], unit] if len(other.text.split()) <= 4
    ]
    return any(own.outsiders.search(lowered(line)) for line in lines)


def _presents(title: str, own: PartyWords) -> bool:
    return _lists_parties(title, own) or own.presented_below.fullmatch(title) is not None


def _lists_parties(title: str, own: PartyWords) -> bool:
    return own.lists.fullmatch(title) is not None and not own.not_lists.search(title)


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
