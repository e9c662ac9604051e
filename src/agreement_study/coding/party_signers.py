"""Parties that sign, known by the names that the text has given them before.

`Byarådet i Alby: Ann Ek`, `Ann Pike, Chair, Mind in Ashby (charity 1234)`: near the end of a text a
line with the name of a party and with who signs is its signature, whatever the name tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_blocks import is_outside, with_signed_lines
from agreement_study.coding.party_checks import is_proper
from agreement_study.coding.party_document import BY_LAYOUT, Found
from agreement_study.coding.party_lines import (
    CELLS,
    PARTS,
    PERSON,
    RULE,
    Block,
    block_words,
    is_prose,
)
from agreement_study.coding.party_names import Party
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

LATE = 16  # units at the end of a text in which parties sign
FEWEST = 2  # parties that sign
LONGEST = 16  # words of a line that one signs


def known_signers(
    document: Document, found: Mapping[str, Found], own: PartyWords
) -> dict[str, Found]:
    """Return the units at the end in which more parties of the text sign, with all of them."""
    known = {
        lowered(party.name): party
        for parties, _ in found.values()
        for party in parties
        if is_proper(party)
    }
    units = with_signed_lines(document, own)
    block = Block(document=document, units=units, own=own, words=block_words(document.language))
    late = {unit.id: found.get(unit.id, ([], BY_LAYOUT)) for unit in _late(block)} if known else {}
    more: dict[str, Found] = {}
    for id_, (here, rule) in late.items():
        named = tuple(lowered(party.name) for party in here)
        signers = dict.fromkeys(_signers(document.unit[id_], known, block))
        if new := [
            party
            for party in signers
            if not any(name.startswith(lowered(party.name)) for name in named)
        ]:
            more[id_] = ([*here, *new], rule)
    signing = ((late | more)[id_] for id_ in late)
    names = {party.name for parties, rule in signing if rule == BY_LAYOUT for party in parties}
    return more if len(names) >= FEWEST else {}


def _late(block: Block) -> Iterator[Unit]:
    """The last units, up to where witnesses or a record begin, but running text."""
    for unit in block.units[-LATE:]:
        if block.own.witnesses.match(lowered(unit.text)):
            return
        if not is_prose(unit.text) and not is_outside(unit.id, block):
            yield unit


def _signers(unit: Unit, known: Mapping[str, Party], block: Block) -> Iterator[Party]:
    """The known parties of which the name is a part of a line that somebody signs."""
    text = block.document.text
    lines = text[unit.start : unit.end].split("\n")
    below = [*lines[1:], *text[unit.end :].split("\n", 2)[1:2], ""]
    for line, next_ in zip(lines, below, strict=False):
        parts = [part for cell in CELLS.split(line) for part in PARTS.split(cell.strip())]
        others = [*parts, PARTS.split(next_.strip())[0]]
        if len(line.split()) <= LONGEST and (
            RULE.search(line) or any(_is_signer(part, known, block) for part in others)
        ):
            yield from (known[name] for part in parts if (name := _bare(part, block)) in known)


def _bare(part: str, block: Block) -> str:
    """A part of a line in lower case, without `for` in front of it."""
    low = " ".join(lowered(part).split()).strip(" .)")
    lead = block.words.behalf.match(low)
    return low[lead.end() :].strip() if lead else low


def _is_signer(part: str, known: Mapping[str, Party], block: Block) -> bool:
    """Whether a part of a line is a person or a post."""
    part = part.strip()
    person = PERSON.fullmatch(part) or block.own.roles.search(lowered(part))
    return person is not None and lowered(part) not in known
