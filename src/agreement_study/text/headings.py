"""Which blocks without a mark are headings.

A heading is short, opens with a capital or a number, does not end as a sentence does, and has
something below it. The title zone, up to the first running text, is treated more freely.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from agreement_study.text.blocks import INNER_STOP, Block, neighbours, runs
from agreement_study.text.cues import Cues
from agreement_study.text.fields import LABEL, is_field
from agreement_study.text.lines import BOLD, CAPITALS, STOP
from agreement_study.text.office_lines import without_datelines, without_office_lines
from agreement_study.text.short_lines import without_runs

ADDRESS = re.compile(r"://|www\.|\S@\S|\]\(|<http|\b\w+\.(?:se|eu|org|com|net|nu|uk|gov)\b")
NAME_WITH_ROLE = re.compile(r"(?:[A-ZÅÄÖ][\w-]+\s+){1,3}[A-ZÅÄÖ][\w-]+,\s+[a-zåäö]")
NUMBER_ALONE = re.compile(r"(?:§\s*)?\d{1,2}\.?$")
NAME = re.compile(r"(?:[A-ZÅÄÖ][\w.-]*\s?){1,4}$")
DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}$")

LONGEST = 130
FEWEST_LISTED = 2  # semicolons in a list of names
MOST_WORDS = 18
MOST_WORDS_WITH_VERB = 14
LONGEST_TITLE = 170


def with_headings(blocks: Sequence[Block], cues: Cues) -> list[Block]:
    """Return the blocks with the plain headings among them recognised, and joined if split."""
    marked = sum(block.hashes > 0 for block in blocks) >= 2
    items = {block.text.rstrip(".,;") for block in blocks if block.kind == "item"}
    zone = _title_zone(blocks)
    made = [
        evolve(block, kind="heading")
        if block.kind == "text"
        and (
            _is_title(block, below, cues, marked=marked)
            if i < zone
            else _repeats(block, below, items)
            or _is_heading(above, block, below, cues, marked=marked)
        )
        else block
        for i, (above, block, below) in enumerate(neighbours(blocks))
    ]
    made = without_office_lines(_without_signatures(made), zone, cues)
    made = _with_numbers_alone(_with_date_lines(made))
    return without_datelines(without_runs(_joined(made, cues), cues), cues)


def _title_zone(blocks: Sequence[Block]) -> int:
    """Count the blocks in front of the first running text."""
    for i, block in enumerate(blocks):
        if block.kind == "item" or (block.kind == "text" and runs(block)):
            return i
    return 0


def is_title_line(block: Block, cues: Cues) -> bool:
    """Tell whether a heading reads as the title of a document or goes on with one."""
    return block.first.starts_low or cues.title.search(block.text) is not None


def _is_title(block: Block, below: Block | None, cues: Cues, *, marked: bool) -> bool:
    text = block.text
    label = LABEL.match(text)
    named = label is not None and cues.title.search(label["label"]) is not None
    return (
        below is not None
        and len(text) <= LONGEST_TITLE
        and not ADDRESS.search(text)
        and (named or not is_field(block, cues))
        and not (below.kind == "item" and cues.open_end.search(text))
        and any(character.isalpha() for character in text)
        and not cues.lead.search(text)
        and not text.endswith((",", ";", ":") if marked else (",", ";"))
        and not _leads_in(block, below, None, cues)
    )


def _repeats(block: Block, below: Block | None, items: set[str]) -> bool:
    """Tell whether a block takes up an item of a list above, to set it out."""
    return below is not None and len(block.lines) <= 2 and block.text in items


def _is_heading(
    above: Block | None, block: Block, below: Block | None, cues: Cues, *, marked: bool
) -> bool:
    text = block.text
    bold = bool(BOLD.match(block.first.text)) and len(block.lines) == 1
    if below is None:
        return False
    if below.is_table_head:
        return _names_table(block)
    if not _has_form(block, cues) or _leads_in(block, below, above, cues) or cues.lead.search(text):
        return False
    if marked and not (bold or CAPITALS.match(text) or block.first.mark.is_number):
        return False
    if STOP.search(text) and not text.endswith("?"):
        return _is_stopped_heading(block, below, cues)
    if above is not None and above.kind == "text" and above.text.endswith(":"):
        return len(block.lines) == 1 and below.kind == "text" and runs(below)
    return len(block.lines) == 1 or below.kind != "heading"


def _names_table(block: Block) -> bool:
    """Tell whether a line right above the heads of a table's columns is no sentence."""
    text = block.text
    return len(block.lines) == 1 and len(text.split()) <= MOST_WORDS and not STOP.search(text)


def _has_form(block: Block, cues: Cues) -> bool:
    """Tell whether a block has the length, the start and the words of a heading."""
    text = block.text.strip("*_ ")
    words = text.split()
    return (
        bool(words)
        and len(block.lines) <= 2
        and len(text) <= LONGEST
        and len(words) <= MOST_WORDS
        and (words[0][0].isupper() or words[0][0].isdigit() or block.first.mark.is_number)
        and any(character.isalpha() for character in text)
        and not (text[-1] in ",;" and block.first.starts_low)
        and not cues.open_end.search(text)
        and not ADDRESS.search(text)
        and (text.count("; ") < FEWEST_LISTED or "|" in text)
        and not INNER_STOP.search(text)
        and not NAME_WITH_ROLE.match(text)
        and not cues.page_reference.search(text)
        and not is_field(block, cues)
        and (len(words) <= MOST_WORDS_WITH_VERB or not cues.verb.search(text))
        and text.count("(") == text.count(")")
    )


def _is_stopped_heading(block: Block, below: Block, cues: Cues) -> bool:
    """Tell whether a block that ends with a full stop is a heading none the less."""
    text = block.text
    alone = below.kind == "item" and block.gap > 0
    short = len(text.split()) <= 6 and len(block.lines) == 1
    bold = bool(BOLD.match(block.first.text))
    return (alone or bold) and short and text.endswith(".") and not cues.verb.search(text)


def _leads_in(block: Block, below: Block | None, above: Block | None, cues: Cues) -> bool:
    """Tell whether a block introduces what follows as a sentence does.

    It is followed by items without marks or by subordinate clauses, or is left open for items that
    go on with it, or it ends with a colon and is too long for a heading or has one directly above.
    """
    text = block.text
    if below is not None and below.kind == "item":
        goes_on = not below.first.mark.kind or cues.open_lead.search(text)
        if (goes_on and below.first.starts_low) or cues.clause.match(below.text):
            return True
    if not text.endswith(":") or below is None:
        return False
    words = len(text.split())
    if below.kind == "item":
        return words > 4
    tight = above is not None and above.kind in ("heading", "text") and block.gap == 0
    return words > 10 or (tight and words > 2 and below.gap > 0)


def _without_signatures(blocks: list[Block]) -> list[Block]:
    """Take the plain headings at the very end back: nothing stands below them."""
    made = list(blocks)
    for i in reversed(range(len(made))):
        is_heading = made[i].kind == "heading" and not made[i].hashes
        if is_heading:
            made[i] = evolve(made[i], kind="text")
        elif made[i].kind != "noise" and not NAME.match(made[i].text):
            break
    return made


def _with_date_lines(blocks: list[Block]) -> list[Block]:
    """Join a date that stands alone with the line that it belongs to, below it."""
    made: list[Block] = []
    for block in blocks:
        above = made[-1] if made else None
        if above and above.kind == block.kind == "text" and DATE.match(above.text):
            made[-1] = above.joined(block)
        else:
            made.append(block)
    return made


def _with_numbers_alone(blocks: Sequence[Block]) -> list[Block]:
    """Call a number that stands alone directly above a heading a part of it."""
    return [
        evolve(block, kind="heading")
        if block.kind == "text"
        and NUMBER_ALONE.match(block.text)
        and below is not None
        and below.kind == "heading"
        and below.gap == 0
        else block
        for _, block, below in neighbours(blocks)
    ]


def _joined(blocks: list[Block], cues: Cues) -> list[Block]:
    """Join a heading that was split: a bare number and its name, or a line that goes on."""
    made: list[Block] = []
    for block in blocks:
        if made and made[-1].kind == block.kind == "heading" and _splits(made[-1], block, cues):
            made[-1] = made[-1].joined(block)
        else:
            made.append(block)
    return made


def _splits(above: Block, block: Block, cues: Cues) -> bool:
    """Tell whether a heading goes on in the one below it."""
    name = above.text.strip("*_ ")
    if len(above.lines) == 1 and (cues.ordinal.match(name) or NUMBER_ALONE.match(name)):
        return not cues.ordinal.match(block.text) and not block.first.mark.is_number
    goes_on = cues.open_end.search(name.rstrip(":")) is not None or _takes_up(above, block, cues)
    goes_on = goes_on or _names_other_side(above, block, cues)
    return goes_on and bool(above.hashes) == bool(block.hashes)


def _names_other_side(above: Block, block: Block, cues: Cues) -> bool:
    """Tell whether a title names one party, and the line below it the other."""
    if block.gap or block.first.mark.kind or not cues.one_side.search(above.text):
        return False
    return cues.goes_on.match(block.text) is not None or (
        cues.title.search(above.text) is not None
        and cues.one_side.search(f"{above.text} {block.text}") is None
    )


def _takes_up(above: Block, block: Block, cues: Cues) -> bool:
    """Tell whether a line in capitals opens as no heading does: 'OCH INSYN' below 'ÖPPENHET'."""
    capitals = CAPITALS.match(above.text) and CAPITALS.match(block.text)
    return bool(capitals) and block.gap == 0 and cues.goes_on.match(block.text) is not None
