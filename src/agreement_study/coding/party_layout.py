"""Parties by the layout: lines below a heading of parties, under the title, behind 'following'.

Such lines are often headings to the segmentation, since they are short and end without a stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_blocks import parties_in_blocks, with_signed_lines
from agreement_study.coding.party_lines import block_words
from agreement_study.coding.party_names import (
    Party,
    ends_as_organisation,
    known_kind,
    named,
    reads_as_name,
    whole_name,
)
from agreement_study.coding.party_rows import names_up_to_end, parties_in, text_of_names
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

HEAD = 8  # units in which a title and the names around it stand
MOST_DETAILS = 3  # lines with number and address behind a name
LONGEST = 8  # words of a line that is a name
NEAR = 5  # lines of a list in which one shows that it is a list of organisations
LONGEST_TITLE = 14  # words of a title, or of a heading over a list
_DASH = re.compile(r"\s[–—-]\s")  # between the two of a title
Named = dict[str, list[Party]]


def parties_by_layout(document: Document, own: PartyWords) -> Named:
    """Return the parties of lines that are names and nothing else, by the id of the unit."""
    units = [unit for unit in document.units if unit.kind != "noise"]
    found = parties_in_blocks(document, with_signed_lines(document, own), own)
    titled = _of_title(document, units[:HEAD], own)
    for id_, parties in titled.items():
        found.setdefault(id_, parties)
    for place, unit in enumerate(units):
        signed = own.signed_by.match(lowered(unit.text))
        if signed and (first := _name(unit.text[signed.end() :], document.language, own)):
            found[unit.id] = [first]
        if (signed and unit.id in found) or _opens_list(unit, own):
            proper = unit.kind != "heading"
            for id_, parties in _run(document, units[place + 1 :], own, proper=proper).items():
                found.setdefault(id_, parties)
    return found


def _opens_list(unit: Unit, own: PartyWords) -> bool:
    """Whether names follow: a heading such as 'Parties', or 'and the following organisations:'."""
    text = lowered(unit.text)
    short = len(text.split()) <= LONGEST_TITLE
    label = unit.kind != "item" and not text.endswith(".")
    if label and short and own.lists.fullmatch(text):
        return not own.not_lists.search(text)
    if unit.kind == "heading" or not text.endswith(":") or own.obliging.search(text):
        return False
    joined = own.following.search(text) and own.agreement.search(text)
    return bool(joined or own.joined.search(text))


def _run(
    document: Document, units: Sequence[Unit], own: PartyWords, *, proper: bool = False
) -> Named:
    """The names from the first unit on, as far as line after line is one or tells more of it."""
    found: Named = {}
    details = 0
    for place, unit in enumerate(units):
        line = _line(document, unit, own)
        item = unit.kind == "item"
        if own.groups.fullmatch(lowered(line)):
            continue
        title = own.lists.fullmatch(lowered(line)) and not found
        if found and _is_signatory(units[place : place + 2], document.language, own):
            continue
        among = bool(found) or _known_near(units[place : place + NEAR], document.language)
        all_proper = proper or item or (among and _is_one_of_many(units[place : place + 2]))
        party = _name(line, document.language, own, proper=all_proper, free=item)
        party = None if title or own.outsiders.search(lowered(line)) else party
        if party:
            found[unit.id], details = [party], 0
        elif found and details < MOST_DETAILS and own.details.search(lowered(unit.text)):
            details += 1
        else:
            break
    return found


def _known_near(units: Sequence[Unit], language: str) -> bool:
    """Whether one of some lines, of the same kind as the first, names a kind of organisation."""
    same = (unit.text for unit in units if unit.kind == units[0].kind)
    return any(known_kind(text, language) and not text.endswith(".") for text in same)


def _is_signatory(units: Sequence[Unit], language: str, own: PartyWords) -> bool:
    """Whether a line is a person above her post, or the post."""
    line, *below = (unit.text for unit in units)
    posts = [own.roles.search(lowered(text)) and "," not in text for text in (line, *below)]
    return (
        any(posts) and (bool(posts[0]) or not known_kind(line, language)) and len(line.split()) <= 3
    )


def _is_one_of_many(units: Sequence[Unit]) -> bool:
    """Whether all words of a line have capitals, and no running text stands below it."""
    line, *below = units
    plain = all(word[0].isupper() for word in line.text.split())
    return plain and not (below and below[0].kind == "sentence" and below[0].text.endswith("."))


def _line(document: Document, unit: Unit, own: PartyWords) -> str:
    """The text of a unit; of a name with number and address below it, or behind it, the name."""
    lines = document.text[unit.start : unit.end].split("\n")
    detail = own.details.search(lowered(unit.text))
    if unit.kind == "item":
        return whole_name(unit.text, document.language).strip(" .")
    if not detail:
        return unit.text
    first = lines[0] if len(lines) > 1 else unit.text[: detail.start()]
    return whole_name(first, document.language)


def _name(
    line: str, language: str, own: PartyWords, *, proper: bool = False, free: bool = False
) -> Party | None:
    """The party whose name a line is.

    It is of a known kind, or `proper`: of two words with capitals, or `free`: any name.
    """
    label = block_words(language).labels.match(lowered(line))
    line = line[label.end() :] if label else line
    name = whole_name(line, language)
    words, low = name.split(), lowered(line)
    if not words or len(low.split()) > LONGEST or line.endswith("."):
        return None
    if any(char.isdigit() for char in low):
        return None
    if (own.verbs.search(low) or own.agreement.search(low)) and not own.lists.fullmatch(low):
        return None  # 'the organisations that have signed the agreement' are a party
    bare = named(name, language)
    if bare is None or not bare.name[0].isupper():
        return None
    capitals = sum(word[0].isupper() for word in words)
    known = known_kind(name, language) or free or (proper and capitals > 1)
    return bare if known else None


def _of_title(document: Document, units: Sequence[Unit], own: PartyWords) -> Named:
    """The parties above or below the line that names the agreement, where both sides are there."""
    title = next((at for at, unit in enumerate(units) if _is_title(unit, own)), None)
    if title is None:
        return {}
    above, below = units[:title][::-1], units[title + 1 :]
    if own.heading.match(lowered(units[title].text)):
        return _continued(units[title], _headings(below), document.language)
    subtitled = below[:1] and _is_subtitle(below[0], own)
    for side in (below, below[1:] if subtitled else (), above):
        found = _pair(side[:1], document.language, own) or _run(document, _headings(side), own)
        if len({party.side for parties in found.values() for party in parties}) > 1:
            return found
    return {}


def _continued(title: Unit, lines: Sequence[Unit], language: str) -> Named:
    """The names below a title that names parties, as far as line after line is one or more."""
    known = {party.name for party in parties_in(title.text, language)}
    found: Named = {}
    for unit in lines:
        parties = names_up_to_end(unit.text, language)
        one = len(parties) == 1 and not ends_as_organisation(parties[0].name, language)
        kinds = [known_kind(party.name, language) for party in parties]
        if (one and not found) or not parties or not all(kinds) or " " not in parties[0].name:
            break
        new = [p for p in parties if p.name not in known and p.name not in title.text]
        if new:
            found[unit.id] = new
    return found


def _is_title(unit: Unit, own: PartyWords) -> bool:
    between = own.heading.match(lowered(unit.text)) is not None
    short = between or len(unit.text.split()) <= LONGEST_TITLE
    return unit.kind == "heading" and short and bool(own.agreement.search(lowered(unit.text)))


def _is_subtitle(unit: Unit, own: PartyWords) -> bool:
    """Whether a line below the title tells what the text is, or when."""
    low = lowered(unit.text)
    short = unit.kind == "heading" and len(low.split()) <= LONGEST
    return short and (own.document.search(low) is not None or low[-4:].isdigit())


def _headings(units: Sequence[Unit]) -> Sequence[Unit]:
    end = next((at for at, unit in enumerate(units) if unit.kind != "heading"), len(units))
    return units[:end]


def _pair(units: Sequence[Unit], language: str, own: PartyWords) -> Named:
    """'The municipality of X and the voluntary sector' as a line of its own."""
    for unit in units:
        text = unit.text.strip()
        if block_words(language).labels.match(lowered(text)):
            continue
        plain = text_of_names(text, language) == text and not own.verbs.search(lowered(text))
        if unit.kind == "heading" and plain and len(text.split()) <= LONGEST_TITLE:
            parties = parties_in(text, language)
            names = all(reads_as_name(party.name, language) for party in parties)
            return {unit.id: parties} if names and len(parties) > 1 else {}
        apart = [named(part, language) for part in _DASH.split(text)]
        parties = [p for p in apart if p and known_kind(p.name, language)]
        if len(parties) == len(apart) and len({p.side for p in parties}) > 1:
            return {unit.id: parties}
    return {}
