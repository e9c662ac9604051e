"""Lists of parties below a heading or a colon.

A list is opened by a short line that speaks of parties or of having signed. Running text ends it,
and so do lines that are neither names nor what is told of them.
"""

from __future__ import annotations

import re

from attrs import evolve

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_lines import (
    CELLS,
    NUMBER,
    PARTS,
    PERSON,
    Block,
    Named,
    is_name,
    is_person,
    is_post,
    is_prose,
    is_table_head,
    listed,
    names_organisations,
    without_number,
)
from agreement_study.coding.party_name_words import name_words
from agreement_study.coding.party_names import (
    Party,
    known_kind,
    named,
    side_of,
    tells_side,
    whole_name,
)
from agreement_study.coding.party_posts import is_address
from agreement_study.coding.party_presenting import introduced
from agreement_study.coding.party_rows import names_up_to_end
from agreement_study.coding.party_telling import told
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

LONGEST_OPENER = 14  # words of a line that opens a list
MOST_ENTRIES = 60  # entries of a list of parties
SHORT = 14  # words of an entry
LONGEST_LIST = 80  # units of a list
LONGEST_LINE = 60  # words of a line with a name and what is told of it
MOST_IN_FRONT = 4  # words in front of what opens a list
MOST_BEFORE = 3  # sentences between the heading of a list and its first name
FEWEST_COMMAS = 2  # of names in a row without a conjunction
_GAP = re.compile(r"(?<=\S) {2}(?=\S)")
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
QUOTES = re.compile(r"[\"“”«»]")  # around what a party is called
FEWEST_UNTOLD = 3  # names of a list in which one may tell no kind
FEWEST_OF_ROW = 4  # names in a row, of which half may tell no kind
FEWEST_OF_TABLE = 3  # cells of a row of a table


def opens_list(unit: Unit, block: Block) -> bool:
    """Whether a line opens a list: it is short, or a colon stands at its end."""
    text = lowered(unit.text)
    ended = f" {text}".rstrip(" :").endswith(block.words.open_ended)
    colon = ended or text.rstrip().endswith(":")
    between = ended or (colon and any(f"{word} " in text for word in block.words.open_ended))
    opener = block.words.list_openers.search(text)
    longest = (1 + colon) * LONGEST_OPENER
    if len(text.split()) > longest or not (opener or between):
        return False
    if opener and not colon and len(text[: opener.start()].split()) > MOST_IN_FRONT:
        return False
    behind = text[opener.start() :] if opener else text  # `Bilaga 2. Parter`
    if block.words.not_openers.search(text) or block.words.outside.search(behind):
        return False
    label = block.words.labels.match(text)
    if label and not colon and unit.text[label.end() :][:1].isupper() and not unit.text.isupper():
        return False  # the names stand on the line itself
    return colon or (unit.kind != "item" and not text.rstrip().endswith((".", ",")))


def list_below(block: Block, start: int) -> Named:
    """The names from a unit on, as far as line after line is one or tells more of it."""
    found: Named = {}
    before, first, side = 0, False, ""
    for place in range(start, min(len(block.units), start + LONGEST_LIST)):
        unit = block.units[place]
        text = lowered(unit.text)
        if block.words.outside.search(text[:60]):
            break
        if block.own.groups.fullmatch(text) or block.own.lists.fullmatch(text):
            side = side_of(text, block.language)
            continue
        opens = block.words.list_openers.match(text) and not block.words.labels.match(text)
        aside = text.startswith("(") and text.endswith(")")
        if aside or opens or block.words.passed.match(text) or is_table_head(text, block):
            continue
        numbered = NUMBER.match(unit.text) is not None
        if found and numbered is not first:
            break
        presented = introduced(block.document, unit, text, block.own, asked=True)
        parties = [] if presented or _has_post_below(block, place) else _entry(block, place)
        if parties:
            first = first if found else numbered
            found[unit.id] = [_on_side(party, side, block.language) for party in parties]
        elif is_person(unit.text, block) or _has_post_below(block, place):
            continue
        elif presented:
            known = {party.name for others in found.values() for party in others}
            found |= {unit.id: presented} if presented[0].name not in known else {}
        elif found or before >= MOST_BEFORE or unit.kind == "heading":
            break
        else:
            before += 1
    if len(found) < FEWEST_UNTOLD:  # one name beside another may be a heading
        return {id_: ps for id_, ps in found.items() if known_kind(ps[0].name, block.language)}
    return found if names_organisations(found, block) else {}


def _on_side(party: Party, side: str, language: str) -> Party:
    """A party whose name tells no side, on the side over which it stands."""
    known = not side or tells_side(party.name, language)
    return party if known else evolve(party, side=side)


def _has_post_below(block: Block, place: int) -> bool:
    """Whether a line is a person above her post."""
    line, *below = (unit.text.strip() for unit in block.units[place : place + 2])
    person = PERSON.fullmatch(line) and not known_kind(line, block.language)
    return bool(person and below and is_post(below[0], block))


def _entry(block: Block, place: int) -> list[Party]:
    """The parties of a line of a list: one, or several in cells beside each other."""
    unit = block.units[place]
    if len(unit.text.split()) > LONGEST_LINE:
        return []
    if is_address(unit.text) and not known_kind(PARTS.split(unit.text)[0], block.language):
        return []
    cells = cells_of(block.document, unit)
    parties = _in_a_row(unit.text, block)
    parties = parties or [party for cell in cells if (party := listed(cell, block))]
    first = listed(cells[0], block)
    if first and len(cells) > len(parties):  # a table: the name, then what is told of it
        parties = [first] if len(cells) >= FEWEST_OF_TABLE else []
    return [] if _stands_over_text(block, place) else parties


def _in_a_row(line: str, block: Block) -> list[Party]:
    """`A, B and C` as a line of a list: names that all tell their kind."""
    line = line.rstrip(" .")
    joined = name_words(block.language).conjunction.search(lowered(line))
    if not joined and (line.count(", ") < FEWEST_COMMAS or QUOTES.search(line)):
        return []
    if told(line, block.language):
        return []  # a sentence, which has its own reader
    parties = names_up_to_end(line, block.language)
    kinds = sum(known_kind(party.name, block.language) for party in parties)
    known = kinds == len(parties) or (len(parties) >= FEWEST_OF_ROW and 2 * kinds >= len(parties))
    names = all(party.name[0].islower() or is_name(party.name, block) for party in parties)
    names = names and 2 * sum(party.name[0].islower() for party in parties) < len(parties)
    return parties if len(parties) > 1 and known and names else []


def _stands_over_text(block: Block, place: int) -> bool:
    """Whether a line is followed by running text, as a heading of the next section is."""
    unit, *below = block.units[place : place + 2]
    prose = bool(below) and below[0].kind == "sentence" and is_prose(below[0].text)
    return unit.kind == "heading" and (prose or NUMBER.match(unit.text) is not None)


def entries_below(
    document: Document, place: int, unit: Unit, text: str, own: PartyWords
) -> list[Party]:
    """The parties that an entry below a heading of parties names, cell by cell."""
    heading = document.unit.get(unit.section)
    if unit.kind == "heading" or heading is None or len(text.split()) > SHORT:
        return []
    if unit.kind == "sentence" and text.endswith("."):
        return []
    if not lists_parties(lowered(heading.text), own) or own.verbs.search(text):
        return []
    if any(char.isdigit() for char in text) or _beside_list(document, place, own):
        return []
    cells = cells_of(document, unit)
    sure = unit.kind == "sentence"
    found = [_in_cell(cell, document.language, own, sure=sure) for cell in cells]
    return [party for party in found if party]


def cells_of(document: Document, unit: Unit) -> list[str]:
    """The cells of a unit that is one line of the text: names in columns; else its text."""
    raw = document.text[unit.start : unit.end].strip()
    cells = [" ".join(cell.split()) for cell in CELLS.split(raw)]
    if len(cells) == 1 and "\n" not in raw:
        cells = _in_column(document, unit)
    return [unit.text] if "\n" in raw or len(cells) == 1 else cells


def _in_column(document: Document, unit: Unit) -> list[str]:
    """The cells of a line whose second name begins where one of the next line does.

    Where the first is long, no more than two blanks stand between them.
    """
    text = document.text
    begin = text.rfind("\n", 0, unit.start) + 1
    line = text[begin : unit.end]
    gap = _GAP.search(line, unit.start - begin)
    if gap is None:
        return [line]
    near = (text[:begin].rsplit("\n", 2)[-2:-1], text[unit.end :].split("\n", 2)[1:2])
    columns = {cell.end() for other in near for cell in _WIDE.finditer("".join(other))}
    cells = (line[: gap.start()], line[gap.end() :]) if gap.end() in columns else (line,)
    return [" ".join(cell.split()) for cell in cells]


def _in_cell(cell: str, language: str, own: PartyWords, *, sure: bool) -> Party | None:
    """The party of a cell, which must tell its kind where it may be something else."""
    text = lowered(cell)
    if own.roles.search(text) and "," in text:  # a person who signs
        return None
    if own.groups.fullmatch(text):  # 'On behalf of the public sector', above those who sign
        return None
    bare = without_number(cell)
    lead = own.signs_for.match(lowered(bare))
    name = whole_name(bare[lead.end() if lead else 0 :], language)
    known = known_kind(name, language)
    return named(name, language) if known or not sure or lead else None


def _beside_list(document: Document, place: int, own: PartyWords) -> bool:
    """Whether an entry, or a line between it and the heading, tells of those who are no parties."""
    unit = document.units[place]
    entries = [other for other in document.units[:place] if other.section == unit.section]
    lines = [
        other.text for other in [*entries[-MOST_ENTRIES:], unit] if len(other.text.split()) <= 4
    ]
    return any(own.outsiders.search(lowered(line)) for line in lines)


def lists_parties(title: str, own: PartyWords) -> bool:
    """Whether a heading, in lower case, stands over a list of parties."""
    return own.lists.fullmatch(title) is not None and not own.not_lists.search(title)
