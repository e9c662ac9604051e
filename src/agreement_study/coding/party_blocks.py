"""Parties of blocks of lines: lists below a heading or a colon, and signatures.

A list is opened by a short line that speaks of parties or of having signed, signatures by one that
speaks of signing, by a place and a day, or by the line on which one signs. In such a block a name
needs to tell nothing of the organisation's kind: what is no person, post, date, address or label
is a party. Running text ends the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from agreement_study.coding.cues import cue_pattern, lowered
from agreement_study.coding.date_patterns import alternation
from agreement_study.coding.party_names import (
    Party,
    known_kind,
    name_words,
    named,
    names_up_to_end,
    reads_as_name,
    side_of,
    tells_side,
    text_of_names,
    whole_name,
)
from agreement_study.coding.party_presenting import introduced
from agreement_study.coding.party_words import PartyWords
from agreement_study.language import words
from agreement_study.model import Document, Unit

LONGEST_OPENER = 14  # words of a line that opens a list
LONGEST_LIST = 80  # units of a list
LONGEST_NAME = 9  # words of a name on its line
LONGEST_LINE = 60  # words of a line with a name and what is told of it
PROSE = 7  # words from which on a line with a full stop is a sentence
MOST_OF_BRANCH = 4  # words of it
LONGEST_POST = 40  # code points behind a name in which a post stands
MOST_IN_FRONT = 4  # words in front of what opens a list
MOST_UNKNOWN = 4  # names for each that tells its kind
MOST_BEFORE = 3  # sentences between the heading of a list and its first name
LATE = 12  # units at the end of a text in which two or more sign without a heading
PERSON_POST_NAME = 3  # parts of such a line
MOST_OTHERS = 3  # lines one behind the other that are no part of a signature

_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.)]\s+|\d{1,2}\.\d{1,2}\s+|[•*▪·–—-]\s+)+"
)
_CELLS = re.compile(r";\s+(?=\(?\w{1,2}[.)]\s)|(?<=\S)[^\S\n]{3,}(?=\S)|\s+[|·•]\s+|\t+")
_LINES = re.compile(r"\n\s*(?=[^\W\d_a-zåäö])")
_RULE = re.compile(r"_{4,}|\.{5,}(?!\s*\d)|…{2,}")
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_PLACE_AND_DAY = re.compile(
    r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}(?:,| den| the| on)\s[^:]{0,40}\b(?:19|20)\d\d\b.{0,30}$"
)
_PARTS = re.compile(r"\s*(?:[,;:|(]|\s[-–—]\s|_{2,}|\.{3,}|…)\s*")
_PERSON = re.compile(r"(?:[^\W\d_a-zåäö][\w'’.-]*\s+){1,3}[^\W\d_a-zåäö][\w'’-]+")
_INITIALS = re.compile(r"^(?:[^\W\d_a-zåäö]\.\s?)+[^\W\d_a-zåäö]\w+\s+")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_a-zåäö]\w{0,3}|\w{1,4}\.\s\w{1,4})\.$")
_MARK_OF_SIGNER = re.compile(r"\s[–—-]\s|:\s|\s(?=_{4,})")
_JOINED = re.compile(r"(?:\s[^\W\d_]+)?\s(?:19|20)\d\d\b.*$")  # side and year in a table
_SIGNED_INITIALS = re.compile(r"\s[^\W\d_a-zåäö]\.\s?[^\W\d_a-zåäö]\w+$")
_SIGNED = re.compile(r"[^\W\d_]{2,9}:\s")
_TELEPHONE = re.compile(r"\d{2,} ?[-–/ ] ?\d{2}")
_QUOTED = re.compile(r"^\(?[\"“”'‘’]")

Named = dict[str, list[Party]]


@frozen(kw_only=True)
class BlockWords:
    """The patterns of one language."""

    list_openers: re.Pattern[str]
    open_ended: tuple[str, ...]
    not_openers: re.Pattern[str]
    signing_openers: re.Pattern[str]
    table_heads: re.Pattern[str]
    labels: re.Pattern[str]
    behalf: re.Pattern[str]
    behind: re.Pattern[str]
    cut: re.Pattern[str]
    not_first: re.Pattern[str]
    passed: re.Pattern[str]
    outside: re.Pattern[str]
    post_of: re.Pattern[str]
    honorific: re.Pattern[str]


@cache
def block_words(language: str) -> BlockWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")["blocks"]
    roles = cue_pattern(words(language, "parties")["roles"]).pattern
    return BlockWords(
        open_ended=tuple(f" {word.strip()}" for word in words(language, "parties")["between"]),
        list_openers=cue_pattern(own["list_openers"]),
        not_openers=cue_pattern(own["not_openers"]),
        signing_openers=re.compile(rf"\W*{alternation(own['signing_openers'])}(?!\w)"),
        table_heads=cue_pattern(own["table_heads"]),
        labels=re.compile(rf"^(?:{own['labels']})"),
        behalf=re.compile(rf"(?:^|[\s,;]){'(?:' + '|'.join(own['behalf']) + ')'}[:\s]\s*"),
        behind=re.compile(rf"[\W\d]*{alternation(own['behind'])}(?!\w)"),
        cut=re.compile(rf",?\s{alternation(own['cut'])}(?!\w)"),
        not_first=re.compile(rf"{alternation(own['not_first'])}(?!\w)"),
        passed=re.compile(rf"\W*{cue_pattern(own['passed']).pattern}"),
        outside=cue_pattern(own["outside"]),
        post_of=re.compile(rf"^(?:\w+\s)?(?:{roles})\s{alternation(own['post_of'])}\s"),
        honorific=re.compile(rf"^(?:\w+\s)?{alternation(own['honorifics'])}(?!\w)"),
    )


@frozen(kw_only=True)
class Block:
    """What reading a block needs to know."""

    document: Document
    units: Sequence[Unit]
    own: PartyWords
    words: BlockWords

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.document.language


def parties_in_blocks(document: Document, units: Sequence[Unit], own: PartyWords) -> Named:
    """Return the parties of lists and signatures, by the id of the unit."""
    block = Block(
        document=document, units=units, own=own, words=block_words(document.language)
    )
    found: Named = {}
    for place, unit in enumerate(units):
        if _opens_list(unit, block):
            found |= {k: v for k, v in _list(block, place + 1).items() if k not in found}
    for place, unit in enumerate(units):
        lead = block.words.behalf.match(lowered(unit.text))
        if place > 0 and lead and _is_signer(unit, block):
            party = _behalf(unit.text[lead.end() :], block)
            rest = _PARTS.split(unit.text)[1:]
            person = any(_PERSON.fullmatch(part.strip()) for part in rest)
            if party and person and known_kind(party.name, block.language):
                found.setdefault(unit.id, [party])
    found |= {k: v for k, v in _signed_run(block).items() if k not in found}
    for place, unit in enumerate(units[:-1]):
        if _SIGNED.match(lowered(units[place + 1].text)) and _is_person(
            _bare(units[place + 1].text, block), block
        ):
            party = _listed(unit.text, block)
            found |= {unit.id: [party]} if party and unit.id not in found else {}
    for start in _signings(block):
        found |= {k: v for k, v in _signing(block, start).items() if k not in found}
    return {id_: parties for id_, parties in found.items() if not _is_outside(id_, block)}


def _is_outside(id_: str, block: Block) -> bool:
    """Whether a unit stands below a heading of those who are no parties."""
    heading = block.document.unit.get(block.document.unit[id_].section)
    if heading is None or heading.id == id_:
        return False
    return block.words.outside.match(lowered(heading.text)) is not None


def _signed_run(block: Block) -> Named:
    """The parties of two or more lines, one below the other, that hold organisation and person."""
    found: Named = {}
    run: Named = {}
    for unit in block.units[max(1, len(block.units) - LATE) :]:
        party = _of_post(unit, block) or _with_person(unit, block)
        if party:
            run[unit.id] = [party]
        elif not _is_signer(unit, block):
            run = {}
        if len(run) > 1 and _names_organisations(run, block):
            found |= run
    return found


def _of_post(unit: Unit, block: Block) -> Party | None:
    """The organisation of `Ann Pike, Leader, Ashby Council`."""
    parts = [part for part in _PARTS.split(unit.text.strip(" .")) if part]
    if len(parts) != PERSON_POST_NAME or not block.own.roles.search(lowered(parts[1])):
        return None
    return _organisation(parts[2], block)


def _with_person(unit: Unit, block: Block) -> Party | None:
    """The organisation of `Ashby Council – Ann Pike` and of `Ashby Council: ______`."""
    below = block.document.text[unit.end :][: len("______")].strip()
    line = f"{unit.text} {below}" if _RULE.match(below) else unit.text
    mark = _MARK_OF_SIGNER.search(line)
    name, rest = (line[: mark.start()], line[mark.end() :]) if mark else (line, "")
    person = _PARTS.split(rest)[0]
    signs = _RULE.match(rest) or (
        person and not known_kind(person, block.language) and _has_person(person, block)
    )
    return named(name, block.language) if signs and _is_name(name, block) else None


def _has_person(text: str, block: Block) -> bool:
    """Whether a text is a name of a person, perhaps behind a post."""
    post = block.own.roles.match(lowered(text))
    return _PERSON.fullmatch(text[post.end() :].strip() if post else text) is not None


def _opens_list(unit: Unit, block: Block) -> bool:
    text = lowered(unit.text)
    colon = text.rstrip().endswith((":", *block.words.open_ended))
    opener = block.words.list_openers.search(text)
    longest = (1 + colon) * LONGEST_OPENER
    if len(text.split()) > longest or not opener:
        return False
    if not colon and len(text[: opener.start()].split()) > MOST_IN_FRONT:
        return False
    if block.words.not_openers.search(text) or block.words.outside.search(text):
        return False
    label = block.words.labels.match(text)
    if label and not colon and unit.text[label.end() :][:1].isupper() and not unit.text.isupper():
        return False  # the names stand on the line itself
    return colon or (unit.kind != "item" and not text.rstrip().endswith((".", ",")))


def _list(block: Block, start: int) -> Named:
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
        if opens or block.words.passed.match(text) or _is_table_head(text, block):
            continue
        numbered = _NUMBER.match(unit.text) is not None
        if found and numbered is not first:
            break
        told = introduced(block.document, unit, text, block.own, asked=True)
        parties = [] if told or _has_post_below(block, place) else _entry(block, place)
        if parties:
            first = first if found else numbered
            found[unit.id] = [_on_side(party, side, block.language) for party in parties]
        elif _is_person(unit.text, block) or _has_post_below(block, place):
            continue
        elif told:
            known = {party.name for others in found.values() for party in others}
            found |= {unit.id: told} if told[0].name not in known else {}
        elif found or before >= MOST_BEFORE or unit.kind == "heading":
            break
        else:
            before += 1
    return found if _names_organisations(found, block) else {}


def _on_side(party: Party, side: str, language: str) -> Party:
    """A party whose name tells no side, on the side over which it stands."""
    told = not side or tells_side(party.name, language)
    return party if told else evolve(party, side=side)


def _has_post_below(block: Block, place: int) -> bool:
    """Whether a line is a person above her post."""
    line, *below = (unit.text.strip() for unit in block.units[place : place + 2])
    person = _PERSON.fullmatch(line) and not known_kind(line, block.language)
    return bool(person and below and _is_post(below[0], block))


def _is_post(line: str, block: Block) -> bool:
    """Whether a line is one word for a post: `Regiondirektör`."""
    return len(line.split()) == 1 and block.own.roles.search(lowered(line)) is not None


def _names_organisations(found: Named, block: Block) -> bool:
    """Whether one of the names of a list tells a kind of organisation."""
    names = [party.name for parties in found.values() for party in parties]
    known = sum(known_kind(name, block.language) for name in names)
    return known > 0 and MOST_UNKNOWN * known >= len(names)


def _entry(block: Block, place: int) -> list[Party]:
    """The parties of a line of a list: one, or several in cells beside each other."""
    unit = block.units[place]
    if len(unit.text.split()) > LONGEST_LINE:
        return []
    cells = [" ".join(cell.split()) for cell in _CELLS.split(unit.text)]
    parties = _in_a_row(unit.text, block)
    parties = parties or [party for cell in cells if (party := _listed(cell, block))]
    first = _listed(cells[0], block)
    if first and len(cells) > len(parties):  # a table: the name, then what is told of it
        parties = [first] if len(cells) > 2 else []
    return [] if _stands_over_text(block, place) else parties


def _in_a_row(line: str, block: Block) -> list[Party]:
    """`A, B and C` as a line of a list: names that all tell their kind."""
    if not name_words(block.language).conjunction.search(lowered(line)):
        return []
    parties = names_up_to_end(line.rstrip(" ."), block.language)
    known = all(known_kind(party.name, block.language) for party in parties)
    names = all(_is_name(party.name, block) for party in parties)
    return parties if len(parties) > 1 and known and names else []


def _stands_over_text(block: Block, place: int) -> bool:
    """Whether a line is followed by running text, as a heading of the next section is."""
    unit, *below = block.units[place : place + 2]
    prose = bool(below) and below[0].kind == "sentence" and _is_prose(below[0].text)
    return unit.kind == "heading" and (prose or _NUMBER.match(unit.text) is not None)


def _is_prose(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?")) and len(text.split()) >= PROSE


def _listed(line: str, block: Block) -> Party | None:
    """The party with whose name a line begins, if the rest only tells more of it."""
    line = _bare(line, block)
    joined = _JOINED.search(line)
    if joined and known_kind(line[: joined.start()], block.language):
        line = line[: joined.start()]
    cut = block.words.cut.search(lowered(line))
    name = whole_name(line[: cut.start()] if cut else line, block.language).strip(" .")
    rest = line[line.find(name) + len(name) :].strip() if name else ""
    ended = line.endswith((".", "?", "!")) and not rest.strip(".?!") and len(name.split()) > 2
    if ended and not _ABBREVIATED.search(line):
        return None
    if not _is_name(name, block):
        return None
    person = _PERSON.fullmatch(name) and not known_kind(name, block.language)
    if person and block.own.roles.search(lowered(rest[:LONGEST_POST])):
        return None
    if rest and rest[0].isalnum() and block.own.verbs.search(lowered(rest)):
        return None
    first = rest.lstrip(" ,").partition(",")[0].strip(" .")
    if rest.startswith(",") and _is_branch(first, block):
        branch = any(char.isupper() for char in first)
        return named(f"{name}, {first}" if branch else name, block.language)
    return named(name, block.language) if _tells_more(rest, block) else None


def _is_branch(part: str, block: Block) -> bool:
    """Whether what stands behind a name and a comma is a part of it: `station X`, `nämnden`."""
    few = 0 < len(part.split()) <= MOST_OF_BRANCH and not any(char.isdigit() for char in part)
    told = part[:1].islower() or known_kind(part, block.language)
    return few and told and not block.words.behind.match(lowered(part)) and not _is_person(
        part, block
    )


def _bare(line: str, block: Block) -> str:
    """A line without number, bullet and label in front."""
    line = without_number(line)
    label = block.words.labels.match(lowered(line))
    line = line[label.end() :] if label else line
    return line.removesuffix(";").removesuffix(",").strip()


def without_number(line: str) -> str:
    """Return a line without the number or bullet in front of it."""
    return _NUMBER.sub("", line.strip())


def _tells_more(rest: str, block: Block) -> bool:
    """Whether what stands behind a name is a number, an address, who represents it and such."""
    plain = rest.strip(" .,;:")
    if not plain or rest.startswith(("(", "\\(", "–", "—", "- ")) or _RULE.match(rest):
        return True
    if plain[0].isdigit() or _QUOTED.match(plain):
        return True
    return block.words.behind.match(lowered(plain)) is not None or (
        _is_person(plain, block)
    )


def _is_name(name: str, block: Block) -> bool:
    """Whether words can be a name: with a capital, few, without verb, post or number."""
    low = lowered(name)
    if not name or len(name.split()) > LONGEST_NAME or not _begins_as_name(name):
        return False
    if not reads_as_name(name, block.language) or block.words.honorific.match(low):
        return False
    if block.own.verbs.search(low) or block.own.groups.fullmatch(low):
        return False
    if block.words.not_first.match(low):
        return False
    role = block.own.roles.search(low)
    if role and role.end() == len(low) and name[role.start()].islower() and _PERSON.match(name):
        return False  # `Ann Ek landshövding`
    kind = known_kind(name, block.language)
    post = block.own.roles.search(low) and not kind
    return not post and not (_DAY.search(name) and not kind) and not block.own.agreement.search(low)


def _begins_as_name(name: str) -> bool:
    first = name.lstrip("\"“”«»'’‘")
    return bool(first) and (first[0].isupper() or any(c.isupper() for c in first.split()[0]))


def _is_person(line: str, block: Block) -> bool:
    """Whether a line names a person, a post or both."""
    low = lowered(line)
    first = _PARTS.split(line.strip())[0]
    if _is_post(line, block):
        return True
    kind = known_kind(line, block.language)
    if block.words.honorific.match(low) and not kind:
        return True
    if block.own.roles.search(low) and not kind:
        return True
    return bool(_PERSON.fullmatch(first) and block.own.roles.search(low))


def _signings(block: Block) -> Iterator[int]:
    """Where signatures begin."""
    for place, unit in enumerate(block.units):
        text = lowered(unit.text)
        length, behind = len(text.split()), place > 0
        if length > 2 * LONGEST_OPENER:
            continue
        if _RULE.search(unit.text) and behind:
            yield max(0, place - 2)
            yield place
        elif block.words.signing_openers.match(text):
            yield place
            yield place + 1
        elif _is_table_head(text, block):
            yield place + 1
        elif behind and _PLACE_AND_DAY.match(unit.text) and _is_signed(block, place):
            yield place + 1


def _is_table_head(text: str, block: Block) -> bool:
    heads = block.words.table_heads.findall(text)
    return len(set(heads)) > 1 and 2 * len(heads) >= len(text.split())


def _is_signed(block: Block, place: int) -> bool:
    """Whether somebody signs near below a line."""
    near = block.units[place + 1 : place + 4]
    return any(_is_signer(unit, block) for unit in near)


def _is_signer(unit: Unit, block: Block) -> bool:
    text = lowered(unit.text)
    if _is_prose(unit.text) or len(text.split()) > LONGEST_OPENER:
        return False
    lead = block.words.behalf.match(text)
    return bool(lead or _RULE.search(unit.text) or _is_person(unit.text, block)) or (
        _PERSON.fullmatch(unit.text.strip()) is not None
        and not known_kind(unit.text, block.language)
    )


def _signing(block: Block, start: int) -> Named:
    """The parties of the signatures from a unit on."""
    found: Named = {}
    others = 0
    for place in range(start, min(len(block.units), start + LONGEST_LIST)):
        unit = block.units[place]
        text = lowered(unit.text)
        if block.own.witnesses.match(text) or block.words.outside.search(text[:40]):
            break
        if _is_prose(unit.text) and not block.own.roles.search(text) and place > start:
            break
        label = block.words.signing_openers.match(text) and not (
            block.words.labels.match(text) or block.words.behalf.search(text)
        )
        parties = [] if label else _signers(block, place)
        if parties:
            found[unit.id] = parties
        signs = parties or _is_person(unit.text, block) or _DAY.search(text) or _RULE.search(text)
        others = 0 if signs or _PERSON.fullmatch(unit.text.strip()) else others + 1
        if others > MOST_OTHERS:
            break
    return found | _between_signers(block, found)


def _between_signers(block: Block, found: Named) -> Named:
    """Names that tell no kind, on a line between two that do."""
    more: Named = {}
    for above, unit, below in zip(block.units, block.units[1:], block.units[2:], strict=False):
        if above.id in found and below.id in found and unit.id not in found:
            party = None if _PERSON.fullmatch(unit.text.strip()) else _listed(unit.text, block)
            more |= {unit.id: [party]} if party and not _is_person(unit.text, block) else {}
    return more


def _signers(block: Block, place: int) -> list[Party]:
    """The parties of a unit of signatures, line by line and cell by cell."""
    unit = block.units[place]
    raw = block.document.text[unit.start : unit.end]
    lines = [cell for line in _LINES.split(raw) for cell in _CELLS.split(line.strip())]
    cells = [" ".join(line.split()) for line in lines] if len(lines) > 1 else [unit.text]
    if len(_RULE.findall(unit.text)) > 1:
        cells = [cell for cell in _RULE.split(unit.text) if cell.strip()]
    found: dict[str, Party] = {}
    beside = [*block.units[max(0, place - 1) : place], *block.units[place + 1 : place + 3]]
    signed = len(cells) > 1 or any(_is_signer(other, block) for other in beside)
    for cell in cells:
        party = _signer(cell, block, signed=signed) or _above_person(cell, place, block)
        if party:
            found[party.name] = party
    return list(found.values())


def _signer(cell: str, block: Block, *, signed: bool) -> Party | None:
    """The party of one signature: for whom, or whose post, or the organisation on the line.

    A line that is nothing but a name is one where somebody has `signed` below or above it.
    """
    line = _bare(_RULE.sub(" , ", cell).strip(" ,"), block)
    low = lowered(line)
    if block.own.verbs_of_signing.search(low) or _is_prose(line) and not block.own.roles.search(low):
        return None
    lead = block.words.behalf.search(low)
    if lead and (lead.start() == 0 or _signs_for(line, lead.start(), block)):
        return _behalf(line[lead.end() :], block)
    parts = [part for part in _PARTS.split(_SIGNED_INITIALS.sub("", _INITIALS.sub("", line))) if part]
    party = _listed(_RULE.split(line)[0], block) if signed else None
    if party and "," in party.name and known_kind(party.name, block.language):
        return party  # `Frälsningsarmén, Alby kår`
    alone = len(parts) == 1 and not block.words.post_of.match(lowered(parts[0]))
    if alone and parts[0] == line and not signed:
        return None
    found = next((party for part in parts if (party := _organisation(part, block))), None)
    return found or _behind_post(parts, block)


def _behind_post(parts: Sequence[str], block: Block) -> Party | None:
    """A name that tells no kind, behind a post: `ordförande, STIF`."""
    post = parts[0] if len(parts) == PERSON_POST_NAME - 1 else ""
    if not post[:1].islower() or not block.own.roles.search(lowered(post)):
        return None
    name = parts[1].strip(" .")
    return named(name, block.language) if _is_name(name, block) else None


def _signs_for(line: str, at: int, block: Block) -> bool:
    """Whether in front of `for` stands a person; `Minister for` is a post."""
    before = line[: at + 1].rstrip()
    last = " ".join(lowered(before).split()[-2:])
    post = not before.endswith((",", ";")) and block.own.roles.search(last)
    return not post and (_PERSON.match(line) is not None or _is_person(before, block))


def _behalf(name: str, block: Block) -> Party | None:
    """The party behind `for`, which may be what the text calls it: `the Provider`."""
    first = whole_name(text_of_names(name, block.language), block.language)
    others = _PARTS.split(name[len(first) :])[1:]
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


def _organisation(part: str, block: Block) -> Party | None:
    """The organisation that a part of a line is, perhaps behind the post that one has in it."""
    part = _DAY.split(part)[0].strip(" .")
    post = block.words.post_of.match(lowered(part))
    name = part[post.end() :] if post else part
    if not name or not known_kind(name, block.language) or not _is_name(name, block):
        return None
    if not post and block.own.roles.search(lowered(name)):
        return None
    return named(name, block.language) if " " in name or name.isupper() else None


def _above_person(cell: str, place: int, block: Block) -> Party | None:
    """A name that tells no kind, but stands above a person who signs for it."""
    below = block.units[place + 1 : place + 2]
    name = _bare(_RULE.split(cell)[0], block)
    if not below or not _is_name(name, block) or _is_person(name, block) or "," in name:
        return None
    alike = _PERSON.fullmatch(name) and all(word.isalpha() for word in name.split())
    line = below[0].text
    person, comma, post = line.partition(",")
    signs = comma and _PERSON.fullmatch(person.strip()) and block.own.roles.search(lowered(post))
    titled = block.words.honorific.match(lowered(line))
    if signs or (not alike and (titled or _RULE.match(line) or _PERSON.fullmatch(line))):
        return named(name, block.language)
    return None


