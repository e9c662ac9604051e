"""Parties of blocks of lines: lists, signatures, and lines that say who signs for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_lines import (
    CELLS,
    PARTS,
    PERSON,
    RULE,
    Block,
    Named,
    bare,
    block_words,
    is_name,
    is_person,
    listed,
    names_organisations,
)
from agreement_study.coding.party_lists import list_below, opens_list
from agreement_study.coding.party_names import Party, known_kind, named
from agreement_study.coding.party_posts import is_contact
from agreement_study.coding.party_signatures import (
    PERSON_POST_NAME,
    behalf_of,
    is_signer,
    organisation,
    signing_from,
    signings,
)
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

HEAD = 8  # units in which a title and a letterhead stand
FEWEST_FEET = 3  # lines that are the same but for their numbers, as those of pages are
LATE = 12  # units at the end of a text in which two or more sign without a heading

_MARK_OF_SIGNER = re.compile(r"\s[–—-]\s|:\s|\s(?=_{4,})")
_AGAIN = re.compile(r"(([^\W\d_a-zåäö]\w+)\s[^.;:,]+?)\s(\2\s[^.;:,]+)")
_DIGITS = re.compile(r"\d+")
_SIGNED = re.compile(r"[^\W\d_]{2,9}:\s")


def with_signed_lines(document: Document, own: PartyWords) -> list[Unit]:
    """The units that are no noise, and the lines of noise on which one signs: `For A: ......`.

    What stands on each page with its number is no such line, though one signs there too.
    """
    noise = {unit.text for unit in document.units if unit.kind == "noise"}
    feet = Counter(_DIGITS.sub("0", text) for text in noise)
    return [
        unit
        for unit in document.units
        if unit.kind != "noise"
        or (_is_signed(unit, own) and feet[_DIGITS.sub("0", unit.text)] < FEWEST_FEET)
    ]


def _is_signed(unit: Unit, own: PartyWords) -> bool:
    """Whether a line has letters and a rule, and is none of a form that asks for an address."""
    ruled = RULE.search(unit.text) is not None and any(map(str.isalpha, unit.text))
    return ruled and not own.details.search(lowered(unit.text))


def parties_in_blocks(document: Document, units: Sequence[Unit], own: PartyWords) -> Named:
    """Return the parties of lists and signatures, by the id of the unit."""
    block = Block(document=document, units=units, own=own, words=block_words(document.language))
    lists = (list_below(block, at + 1) for at, unit in enumerate(units) if opens_list(unit, block))
    signed = (signing_from(block, start) for start in signings(block))
    readers = (_for_whom, signed_run, _above_signed, _above_people, _above_day, _beside)
    others = (read(block) for read in readers)
    found: Named = {}
    for more in (*lists, *others, *signed):
        found = more | found  # what was found first stays
    return {id_: parties for id_, parties in found.items() if not is_outside(id_, block)}


def _for_whom(block: Block) -> Named:
    """The parties of lines such as `For Ashby Council: Ann Pike`."""
    found: Named = {}
    for unit in block.units[1:]:
        if block.own.groups.fullmatch(lowered(unit.text.partition(":")[0])):
            continue  # `For the voluntary sector: Ann Pike, Mind in Ashby`
        lead = block.words.behalf.match(lowered(unit.text))
        if not lead or not is_signer(unit, block):
            continue
        party = behalf_of(unit.text[lead.end() :], block)
        person = any(PERSON.fullmatch(part.strip()) for part in PARTS.split(unit.text)[1:])
        if party and person and known_kind(party.name, block.language):
            found[unit.id] = [party]
    return found


def _above_signed(block: Block) -> Named:
    """The names above a line such as `By: Ann Pike, Mayor`."""
    found: Named = {}
    for unit, below in pairwise(block.units):
        signed = _SIGNED.match(lowered(below.text)) and is_person(bare(below.text, block), block)
        party = listed(unit.text, block) if signed else None
        if party:
            found[unit.id] = [party]
    return found


def _above_people(block: Block) -> Named:
    """The names of two or more lines in a row that each stand above `Ann Pike, Mayor`."""
    found: Named = {}
    run: Named = {}
    for unit, below in pairwise(block.units[HEAD:]):
        party = listed(unit.text, block) if _is_person_with_post(below, block) else None
        if party and known_kind(party.name, block.language):
            run[unit.id] = [party]
            found |= run if len(run) > 1 else {}
        elif not _is_person_with_post(unit, block):
            run = {}
    return found


def _is_person_with_post(unit: Unit, block: Block) -> bool:
    person, comma, post = unit.text.strip(" .").partition(",")
    return (
        bool(comma)
        and PERSON.fullmatch(person.strip()) is not None
        and block.own.roles.search(lowered(post)) is not None
    )


def _above_day(block: Block) -> Named:
    """Two or more names of both sides, line above line, on top of where and when they signed."""
    found: Named = {}
    for place, unit in enumerate(block.units):
        if not block.words.place_and_day.match(unit.text) and not block.own.signed_at.match(
            lowered(unit.text)
        ):
            continue
        run: Named = {}
        for above in reversed(block.units[:place]):
            party = listed(above.text, block)
            whole = party and bare(above.text, block).endswith(party.name)
            if not party or not whole or not known_kind(party.name, block.language):
                break
            run[above.id] = [party]
        first = block.units[0].id in run  # the letterhead of minutes
        if not first and len({parties[0].side for parties in run.values()}) > 1:
            found |= dict(reversed(run.items()))
    return found


def _beside(block: Block) -> Named:
    """Names of both sides in two columns near the end, above or below who signs."""
    found: Named = {}
    for unit in block.units[-LATE:]:
        cells = _columns(block.document.text[unit.start : unit.end], unit.text)
        if len(cells) == 1:
            continue
        parties = [party for cell in cells if (party := listed(cell, block))]
        known = all(known_kind(party.name, block.language) for party in parties)
        sides = {party.side for party in parties}
        if len(parties) == len(cells) and len(sides) > 1 and known:
            found[unit.id] = parties
    return found


def _columns(raw: str, line: str) -> list[str]:
    """The cells of a line: those far apart in the text, or where its first word stands again."""
    cells = [" ".join(cell.split()) for cell in CELLS.split(raw.strip())]
    again = _AGAIN.fullmatch(line) if len(cells) == 1 else None
    return [again[1], again[3]] if again else cells


def is_outside(id_: str, block: Block) -> bool:
    """Whether a unit tells whom to ask, or stands below a heading of those who are no parties."""
    unit = block.document.unit[id_]
    if block.words.outside.match(lowered(unit.text)) or is_contact(unit.text):
        return True
    heading = block.document.unit.get(unit.section)
    if heading is None or heading.id == id_:
        return False
    outside = block.words.outside.match(lowered(heading.text)) is not None
    return outside and not opens_list(heading, block) and not _is_opened(heading, unit, block)


def _is_opened(heading: Unit, unit: Unit, block: Block) -> bool:
    """Whether a line between opens a list or signatures: `Annex 2`, and below it `Signatories`."""
    return any(
        heading.start < other.start < unit.start
        and other.kind == "heading"
        and (opens_list(other, block) or block.words.signing_openers.match(lowered(other.text)))
        for other in block.units
    )


def signed_run(block: Block) -> Named:
    """The parties of two or more lines, one below the other, that hold organisation and person."""
    found: Named = {}
    run: Named = {}
    for unit in block.units[max(1, len(block.units) - LATE) :]:
        party = _of_post(unit, block) or _with_person(unit, block)
        if party:
            run[unit.id] = [party]
        elif not is_signer(unit, block):
            run = {}
        if len(run) > 1 and names_organisations(run, block):
            found |= run
    return found


def _of_post(unit: Unit, block: Block) -> Party | None:
    """The organisation of `Ann Pike, Leader, Ashby Council`."""
    parts = [part for part in PARTS.split(unit.text.strip(" .")) if part]
    if len(parts) != PERSON_POST_NAME or not block.own.roles.search(lowered(parts[1])):
        return None
    return organisation(parts[2], block)


def _with_person(unit: Unit, block: Block) -> Party | None:
    """The organisation of `Ashby Council – Ann Pike` and of `Ashby Council: ______`."""
    below = block.document.text[unit.end :][: len("______")].strip()
    line = f"{unit.text} {below}" if RULE.match(below) else unit.text
    mark = _MARK_OF_SIGNER.search(line)
    name, rest = (line[: mark.start()], line[mark.end() :]) if mark else (line, "")
    person = PARTS.split(rest)[0]
    signs = RULE.match(rest) or (
        person and not known_kind(person, block.language) and _has_person(person, block)
    )
    return named(name, block.language) if signs and is_name(name, block) else None


def _has_person(text: str, block: Block) -> bool:
    """Whether a text is a name of a person, perhaps behind a post."""
    post = block.own.roles.match(lowered(text))
    return PERSON.fullmatch(text[post.end() :].strip() if post else text) is not None
