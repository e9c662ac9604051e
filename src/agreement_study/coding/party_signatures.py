"""Signatures: for whom somebody signs, line by line and cell by cell.

They are opened by a line that speaks of signing, by a place and a day, by the head of a table, or
by the line on which one signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_lines import (
    CELLS,
    DAY,
    LONGEST_NAME,
    PARTS,
    PERSON,
    RULE,
    Block,
    Named,
    bare,
    is_name,
    is_person,
    is_prose,
    is_table_head,
    listed,
)
from agreement_study.coding.party_names import Party, known_kind, named, reads_as_name, whole_name
from agreement_study.coding.party_rows import text_of_names
from agreement_study.model import Unit

HEAD = 8  # units in which a place and a day belong to the title
LONGEST_SIGNER = 14  # words of a line with who signs
LONGEST_ATTENDANCE = 25  # lines of a list of those who met
LONGEST_SIGNING = 80  # units of signatures
FEWEST_OF_TABLE = 3  # cells of a row of a table
FEWEST_FOR = 2  # lines that tell for whom one signs, where nothing else opens signatures
MOST_OTHERS = 3  # lines one behind the other that are no part of a signature
PERSON_POST_NAME = 3  # parts of such a line

_LINES = re.compile(r"\n\s*(?=[^\W\d_a-zåäö])")
_DATE = re.compile(r"\d{1,2}(?:[a-z]{2})? [^\W\d_]+,? (?:19|20)\d\d")
_YEAR_AT_END = re.compile(r"(?:19|20)\d\d\.?$")
_INITIALS = re.compile(r"^(?:[^\W\d_a-zåäö]\.\s?)+[^\W\d_a-zåäö]\w+\s+")
_SIGNED_INITIALS = re.compile(r"\s[^\W\d_a-zåäö]\.\s?[^\W\d_a-zåäö]\w+$")
_TELEPHONE = re.compile(r"\d{2,} ?[-–/ ] ?\d{2}")


def signings(block: Block) -> Iterator[int]:
    """Where signatures begin."""
    whose = [place for place in range(len(block.units)) if _is_for_whom(block, place)]
    yield from whose if len(whose) >= FEWEST_FOR else ()
    for place, unit in enumerate(block.units):
        text = lowered(unit.text)
        length, behind = len(text.split()), place > 0
        if length > 2 * LONGEST_SIGNER:
            continue
        day = block.words.place_and_day.match(unit.text) or block.own.signed_at.match(text)
        told = is_prose(unit.text) and not _YEAR_AT_END.search(unit.text)
        dated = behind and day and not told and _is_signed(block, place)
        if RULE.search(unit.text) and behind:
            yield max(0, place - 2)
            yield place
        elif block.words.signing_openers.match(text):
            yield place
            yield place + 1
        elif dated or is_table_head(text, block):
            yield place + 1


def _is_for_whom(block: Block, place: int) -> bool:
    """Whether a line tells for whom one signs, and another person signs on it or near below."""
    unit = block.units[place]
    post = block.own.roles.match(lowered(unit.text))
    if unit.text.endswith(".") or not (post or is_signer(unit, block)):
        return False
    above = block.units[max(0, place - LONGEST_ATTENDANCE) : place]
    if any(block.words.attending.match(lowered(other.text)) for other in above):
        return False  # of a meeting: 'Present', 'For Government:', 'Ann Pike, Ministry of Health'
    leads = block.words.behalf.finditer(lowered(unit.text))
    signs = any(not lead.start() or _signs_for(unit.text, lead.start(), block) for lead in leads)
    parts = PARTS.split(unit.text)
    person = post or any(PERSON.fullmatch(part) or is_person(part, block) for part in parts)
    return signs and bool(person or _is_signed(block, place))


def _is_signed(block: Block, place: int) -> bool:
    """Whether somebody signs near below a line, or organisations alone."""
    near = block.units[place + 1 : place + 4]
    cells = (cell for unit in near[:2] for cell in CELLS.split(unit.text))
    names = (party for cell in cells if (party := listed(cell, block)))
    sides = {party.side for party in names if known_kind(party.name, block.language)}
    return (len(sides) > 1 and place >= HEAD) or any(is_signer(unit, block) for unit in near)


def is_signer(unit: Unit, block: Block) -> bool:
    """Whether a line is one of somebody who signs: a person, a post, a rule, `for X`."""
    text = lowered(unit.text)
    if is_prose(unit.text) or len(text.split()) > LONGEST_SIGNER:
        return False
    lead = block.words.behalf.match(text)
    return bool(lead or RULE.search(unit.text) or is_person(unit.text, block)) or (
        PERSON.fullmatch(unit.text.strip()) is not None
        and not known_kind(unit.text, block.language)
    )


def signing_from(block: Block, start: int) -> Named:
    """The parties of the signatures from a unit on."""
    found: Named = {}
    others = 0
    for place in range(start, min(len(block.units), start + LONGEST_SIGNING)):
        unit = block.units[place]
        text = lowered(unit.text)
        if block.own.witnesses.match(text) or block.words.outside.search(text[:40]):
            break
        if is_prose(unit.text) and not block.own.roles.search(text) and place > start:
            break
        label = block.words.signing_openers.match(text) and not (
            block.words.labels.match(text) or block.words.behalf.search(text)
        )
        parties = [] if label else _signers(block, place)
        if parties:
            found[unit.id] = parties
        signs = parties or is_person(unit.text, block) or DAY.search(text) or RULE.search(text)
        others = 0 if signs or PERSON.fullmatch(unit.text.strip()) else others + 1
        if others > MOST_OTHERS:
            break
    return found | _between_signers(block, found) | _in_column(block, found)


def _between_signers(block: Block, found: Named) -> Named:
    """Names that tell no kind, on a line between two that do."""
    more: Named = {}
    for above, unit, below in zip(block.units, block.units[1:], block.units[2:], strict=False):
        if above.id in found and below.id in found and unit.id not in found:
            party = None if PERSON.fullmatch(unit.text.strip()) else listed(unit.text, block)
            more |= {unit.id: [party]} if party and not is_person(unit.text, block) else {}
    return more


def _in_column(block: Block, found: Named) -> Named:
    """Names in the column of a table in which the row above has an organisation."""
    more: Named = {}
    for above, unit in pairwise(block.units):
        named_ = found.get(above.id) or more.get(above.id)
        if not named_ or unit.id in found:
            continue
        cells, others = CELLS.split(unit.text), CELLS.split(above.text)
        if len(cells) < FEWEST_OF_TABLE or len(cells) != len(others):
            continue
        column = [at for at, cell in enumerate(others) if named_[0].name in cell]
        party = listed(cells[column[0]], block) if column else None
        more |= {unit.id: [party]} if party else {}
    return more


def _signers(block: Block, place: int) -> list[Party]:
    """The parties of a unit of signatures, line by line and cell by cell."""
    unit = block.units[place]
    if "@" in unit.text:  # an imprint
        return []
    if of_side := _of_side(unit.text, block):
        return of_side
    raw = block.document.text[unit.start : unit.end]
    lines = [cell for line in _LINES.split(raw) for cell in CELLS.split(line.strip())]
    cells = [" ".join(line.split()) for line in lines] if len(lines) > 1 else [unit.text]
    if len(RULE.findall(unit.text)) > 1 and not _in_columns(raw):
        cells = [cell for cell in RULE.split(unit.text) if cell.strip()]
    found: dict[str, Party] = {}
    beside = [*block.units[max(0, place - 1) : place], *block.units[place + 1 : place + 3]]
    signed = len(cells) > 1 or any(is_signer(other, block) for other in beside)
    for cell in cells:
        party = _signer(cell, block, signed=signed) or _above_person(cell, place, block)
        if party:
            found[party.name] = party
    return list(found.values())


def _in_columns(raw: str) -> bool:
    """Whether a line of a unit has names far apart: `ASHBY COUNCIL     MIND IN ASHBY`."""
    lines = (line.strip() for line in raw.split("\n") if not RULE.search(line))
    return any(len(CELLS.split(line)) > 1 for line in lines)


def _of_side(line: str, block: Block) -> list[Party]:
    """The organisations of `For the voluntary sector: Ann Pike, Chair, Mind in Ashby; ...`."""
    side, colon, signed = line.partition(":")
    if not colon or not block.own.groups.fullmatch(lowered(side)):
        return []
    parts = (part for cell in signed.split(";") for part in PARTS.split(cell) if part)
    return [party for part in parts if (party := organisation(part, block))]


def _signer(cell: str, block: Block, *, signed: bool) -> Party | None:
    """The party of one signature: for whom, or whose post, or the organisation on the line.

    A line that is nothing but a name is one where somebody has `signed` below or above it.
    """
    line = bare(RULE.sub(" , ", cell).strip(" ,"), block)
    low = lowered(line)
    dateless = _DATE.sub("", low)  # `may` is a verb too
    prose = is_prose(line) and not block.own.roles.search(low)
    if prose or block.own.verbs_of_signing.search(dateless):
        return None
    for lead in block.words.behalf.finditer(low):
        if lead.start() == 0 or _signs_for(line, lead.start(), block):
            return behalf_of(line[lead.end() :], block)
    parts = [
        part for part in PARTS.split(_SIGNED_INITIALS.sub("", _INITIALS.sub("", line))) if part
    ]
    party = listed(RULE.split(line)[0], block) if signed else None
    if party and "," in party.name and known_kind(party.name, block.language):
        return party  # `Frälsningsarmén, Alby kår`
    alone = len(parts) == 1 and not block.words.post_of.match(lowered(parts[0]))
    if alone and parts[0] == line and not signed:
        return None
    found = next((party for part in parts if (party := organisation(part, block))), None)
    return found or _behind_post(parts, block)


def _behind_post(parts: Sequence[str], block: Block) -> Party | None:
    """A name that tells no kind, behind a post: `ordförande, STIF`, `Ann Ek, vd, Alby Framåt`."""
    *person, post, name = ("", "", *parts)[-PERSON_POST_NAME:]
    name = name.strip(" .")
    alone = post[:1].islower() and not any(person)
    signed = any(map(PERSON.fullmatch, person)) and " " in name and len(parts) == PERSON_POST_NAME
    if not (alone or signed) or not block.own.roles.search(lowered(post)):
        return None
    return named(name, block.language) if is_name(name, block) else None


def _signs_for(line: str, at: int, block: Block) -> bool:
    """Whether in front of `for` stands a person; `Minister for` is a post."""
    before = line[: at + 1].rstrip()
    last = " ".join(lowered(before).split()[-2:])
    post = not before.endswith((",", ";")) and block.own.roles.search(last)
    person = PERSON.match(line) and not known_kind(PARTS.split(before)[0], block.language)
    office = before.endswith(",") and block.own.roles.match(lowered(before))
    return not post and bool(person or office or is_person(before, block))


def behalf_of(name: str, block: Block) -> Party | None:
    """The party behind `for`, which may be what the text calls it: `the Provider`."""
    first = whole_name(text_of_names(name, block.language), block.language)
    others = PARTS.split(name[len(first) :])[1:]
    if others and not _capital(first) and known_kind(others[0], block.language):
        first = others[0]
    party = named(first, block.language)
    if not party or not (_capital(party.name) or known_kind(party.name, block.language)):
        return None
    single = party.name.islower() and " " not in party.name
    none = not reads_as_name(party.name, block.language) or _TELEPHONE.search(name)
    return None if none or single or len(party.name.split()) > LONGEST_NAME else party


def _capital(text: str) -> bool:
    return any(char.isupper() for char in text)


def organisation(part: str, block: Block) -> Party | None:
    """The organisation that a part of a line is, perhaps behind the post that one has in it."""
    part = DAY.split(part)[0].strip(" .")
    post = block.words.post_of.match(lowered(part))
    if post and block.words.portfolios.search(post[0]):
        return None  # `Minister for Communities`
    name = part[post.end() :] if post else part
    if not name or not known_kind(name, block.language) or not is_name(name, block):
        return None
    if not post and block.own.roles.search(lowered(name)):
        return None
    return named(name, block.language) if " " in name or name.isupper() else None


def _above_person(cell: str, place: int, block: Block) -> Party | None:
    """A name that tells no kind, but stands above a person who signs for it."""
    below = block.units[place + 1 : place + 2]
    name = bare(RULE.split(cell)[0], block)
    if not below or not is_name(name, block) or is_person(name, block) or "," in name:
        return None
    alike = PERSON.fullmatch(name)
    line = below[0].text
    person, comma, post = line.partition(",")
    signs = comma and PERSON.fullmatch(person.strip()) and block.own.roles.search(lowered(post))
    titled = block.words.honorific.match(lowered(line))
    if signs or (not alike and (titled or RULE.match(line) or PERSON.fullmatch(line))):
        return named(name, block.language)
    return None
