"""Lists whose items carry numbers, or no mark at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from agreement_study.text.blocks import INNER_STOP, Block, runs
from agreement_study.text.cues import Cues
from agreement_study.text.lines import STOP
from agreement_study.text.marks import Mark

DATE_START = re.compile(r"\d{1,4}(?:[/.–-]\d{1,2}){1,2}(?:\D|$)")
CONTACT = re.compile(r"\S@\S|\+?\d[\d ()/–-]{6,}\d$")
DASHES = ("-", "–", "—")
COUNTED = ("bare", "bracket", "decimal", "dotted", "roman")
ENUMERATED = re.compile(r"[,;](?:\s\w{2,4})?$")
LONGEST = 160
FEWEST_NUMBERS = 3  # numbers right below each other that count items
FEWEST_NAMES = 3  # lines below a colon that are names
NAME_WORDS = 3


def with_lists(blocks: Sequence[Block], cues: Cues) -> list[Block]:
    """Return the blocks with the items of numbered and of unmarked lists recognised.

    What somebody says behind a dash is no item.
    """
    blocks = [evolve(b, kind="text") if _is_speech(b, cues) else b for b in blocks]
    blocks = [part for n, block in enumerate(blocks) for part in _enumeration(blocks, n)]
    made = [
        evolve(block, kind="item") if _is_numbered_item(blocks, i) else block
        for i, block in enumerate(blocks)
    ]
    for start, end in _unmarked_lists(made):
        made[start:end] = [evolve(block, kind="item") for block in made[start:end]]
    return made


def _is_speech(block: Block, cues: Cues) -> bool:
    dash = block.kind == "item" and block.first.mark.sign in DASHES
    return dash and cues.speech.search(block.text) is not None


def _enumeration(blocks: Sequence[Block], n: int) -> list[Block]:
    """Part a paragraph from the lines below it that are items without marks.

    All but the last end with a comma or semicolon, and all begin in lower case: behind a colon,
    or with the same word.
    """
    block = blocks[n]
    lines = block.lines
    start = len(lines) - 1
    if _names(blocks, n):
        return [Block(lines=(line,), kind="item") for line in lines]
    while start > 0 and ENUMERATED.search(lines[start - 1].text) and lines[start].starts_low:
        start -= 1
    start += not lines[start].starts_low
    items = lines[start:]
    if block.kind != "text" or len(items) < 2:
        return [block]
    lead = lines[start - 1].text if start else blocks[n - 1].text if n else ""
    if not lead.endswith(":") and len({line.text.split()[0] for line in items}) > 1:
        return [block]
    head = [evolve(block, lines=lines[:start])] if start else []
    return head + [Block(lines=(line,), kind="item") for line in items]


def _names(blocks: Sequence[Block], n: int) -> bool:
    """Tell whether the lines of a block below a colon are names, one a line, without a mark."""
    lines = blocks[n].lines
    led_in = n > 0 and blocks[n - 1].text.endswith(":") and blocks[n].kind == "text"
    return (
        led_in
        and len(lines) >= FEWEST_NAMES
        and not STOP.search(blocks[n].text)
        and all(line.starts_low and len(line.text.split()) <= NAME_WORDS for line in lines)
    )


def _is_numbered_item(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a number opens an item, not a heading, a clause or a sentence."""
    block = blocks[i]
    mark = block.first.mark
    if block.kind != "text" or mark.kind not in COUNTED or mark.is_chapter:
        return False
    if mark.kind == "bracket":
        return True
    if mark.kind != "bare" and STOP.search(block.text) and not block.text.endswith("?"):
        return mark.kind != "decimal" or not INNER_STOP.search(block.text)
    if _numbers_sections(blocks, i) and not _is_in_run(blocks, i):
        return False
    return _continues(blocks, i, -1) or _continues(blocks, i, 1) or _is_led_in(blocks, i)


def _numbers_sections(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a number before or behind in the same count stands above running text.

    So '3. Principles' above a list is a heading where '1. Introduction' is one.
    """
    return any(_has_section_beside(blocks, i, step) for step in (-1, 1))


def _is_in_run(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a number stands among others right below each other: too many for headings."""
    return 1 + _beside(blocks, i, -1) + _beside(blocks, i, 1) >= FEWEST_NUMBERS


def _beside(blocks: Sequence[Block], i: int, step: int) -> int:
    """Count the next numbers that stand without a gap or text above or below a block."""
    count = 0
    while 0 <= i + step < len(blocks) and blocks[max(i, i + step)].gap == 0:
        mark, other = blocks[i].first.mark, blocks[i + step].first.mark
        if other.kind != mark.kind or other.numbers != _next(mark, step):
            break
        i, count = i + step, count + 1
    return count


def _has_section_beside(blocks: Sequence[Block], i: int, step: int) -> bool:
    mark, j = blocks[i].first.mark, i + step
    while 0 <= j < len(blocks) - 1:
        other, below = blocks[j].first.mark, blocks[j + 1]
        if other.kind == mark.kind and other.numbers == _next(mark, step):
            text = below.kind == "text" and not below.first.mark.kind and runs(below)
            if text and not runs(blocks[j]) and not below.text.endswith(":"):
                return True
            mark = other
        j += step
    return False


def _continues(blocks: Sequence[Block], i: int, step: int) -> bool:
    """Tell whether the next block up or down, bullets and page ends apart, has the next number."""
    mark, j = blocks[i].first.mark, i + step
    paged = not runs(blocks[i])
    while 0 <= j < len(blocks) and _is_between(blocks[j], paged=paged):
        j += step
    if not 0 <= j < len(blocks) or blocks[j].kind == "heading":
        return False
    other = blocks[j].first.mark
    return other.kind == mark.kind and other.numbers == _next(mark, step)


def _is_between(block: Block, *, paged: bool) -> bool:
    return block.first.mark.kind == "bullet" or (paged and block.kind == "noise")


def _is_led_in(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a first number stands below a colon and has no text of its own."""
    if i == 0 or blocks[i].first.mark.numbers[-1] != 1 or not blocks[i - 1].text.endswith(":"):
        return False
    return i + 1 == len(blocks) or not runs(blocks[i + 1])


def _next(mark: Mark, step: int) -> tuple[int, ...]:
    return (*mark.numbers[:-1], mark.numbers[-1] + step)


def _unmarked_lists(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield runs of at least two unmarked blocks of one sort that make a list.

    Dates make a list anywhere, contacts and lines that end with a comma or begin in lower case
    only below a colon.
    """
    i = 0
    while i < len(blocks):
        led_in = i > 0 and blocks[i - 1].text.endswith(":")
        sorts = [_has_date, *((_has_contact, _is_enumerated) if led_in else ())]
        end = max(_run_end(blocks, i, sort) for sort in sorts)
        if end - i >= 2:
            yield i, end
        i = max(end, i + 1)


def _run_end(blocks: Sequence[Block], start: int, sort: Callable[[Block], bool]) -> int:
    end = start
    while end < len(blocks) and _may_be_item(blocks[end]) and sort(blocks[end]):
        end += 1
    return end


def _may_be_item(block: Block) -> bool:
    plain = block.kind == "text" and not block.first.mark.kind
    return plain and len(block.text) <= LONGEST and not INNER_STOP.search(block.text)


def _has_date(block: Block) -> bool:
    return DATE_START.match(block.text) is not None


def _has_contact(block: Block) -> bool:
    return CONTACT.search(block.text) is not None and not DATE_START.match(block.text)


def _is_enumerated(block: Block) -> bool:
    return block.first.starts_low or block.text.endswith((",", ";"))
