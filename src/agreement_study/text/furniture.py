"""Page numbers and running heads: lines that belong to the page, not to the text."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from agreement_study.text.cues import Cues
from agreement_study.text.lines import Line

BARE_NUMBER = re.compile(r"[-–—\[(|\s]*(?P<number>\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\])|\s]*$")
DIGITS = re.compile(r"\d+")
BARRED = re.compile(r"\d{1,3}\s*[|•·]\s|.*\s[|•·]\s*\d{1,3}$")  # '18 | Our compact'
EDGED = re.compile(r"\d{1,3}\s{2,}\S|.*\S\s{3,}\d{1,3}$")  # '18    Our compact'
WORD = re.compile(r"[^\W\d_]+")
EDGES = re.compile(r"^[\W\d]+|[\W\d]+$")

LONGEST_HEAD = 90
FEWEST_HEADS = 3
FEWEST_APART = 2  # bare numbers between blank lines
TITLE_LINES = 4
LAST_LINES = 10
TITLE_WORDS = 3  # fewest words of a line that repeats the title
MOST_EDGE_LINES = 6


def page_furniture(lines: Sequence[Line], cues: Cues) -> dict[int, str]:
    """Return the rule that applies to each line of furniture, by its index.

    The rules are `layout.page_number` and `layout.running_head`.
    """
    numbers = _page_numbers(lines, cues)
    heads = _running_heads(lines, numbers, cues)
    found = dict.fromkeys(heads, "layout.running_head")
    return found | dict.fromkeys(numbers, "layout.page_number")


def interrupts(lines: Sequence[Line], i: int, furniture: Container[int], cues: Cues) -> bool:
    """Tell whether a line of furniture stands inside a sentence.

    Parameters
    ----------
    furniture
        Indices of lines to look past.
    """
    above = _beyond(lines, i, -1, furniture)
    below = _beyond(lines, i, 1, furniture)
    return above is not None and below is not None and _goes_on(above, below, cues)


def _beyond(lines: Sequence[Line], i: int, step: int, furniture: Container[int]) -> Line | None:
    """Return the next line of text up or down, past at most what a page's edges hold."""
    for j in range(i + step, i + step * (MOST_EDGE_LINES + 2), step):
        if 0 <= j < len(lines) and j not in furniture:
            return lines[j]
    return None


def _goes_on(above: Line, below: Line, cues: Cues) -> bool:
    if not above.is_open or above.mark.hashes or below.mark.hashes or below.mark.kind:
        return False
    return below.starts_low or bool(cues.open_end.search(above.text))


def _page_numbers(lines: Sequence[Line], cues: Cues) -> set[int]:
    """Numbers that say 'page', and bare ones that rise through the text or cut a sentence.

    Those that count on may stand anywhere, those that leap between blank lines.
    """
    found = {i for i, line in enumerate(lines) if cues.page_number.match(line.text)}
    found |= {i for i, line in enumerate(lines) if cues.page_foot.search(line.text)}
    bare = [
        (i, int(number["number"]))
        for i, line in enumerate(lines)
        if (number := BARE_NUMBER.match(line.text))
    ]
    # Chapters are counted from one; a page that shows its number is seldom the first.
    if any(number == 1 and _numbers_a_heading(lines, i) for i, number in bare):
        bare = [(i, number) for i, number in bare if not _numbers_a_heading(lines, i)]
    for (i, a), (j, b) in pairwise(bare):
        if 0 < b - a <= 2:
            found |= {i, j}
    apart = [(i, number) for i, number in bare if _is_apart(lines, i)]
    if all(a < b for (_, a), (_, b) in pairwise(apart)) and len(apart) >= FEWEST_APART:
        found |= {i for i, _ in apart}
    cutting = {i for i, _ in bare if interrupts(lines, i, (), cues)}
    return found | cutting | {i for i, _ in bare if _at_page_edge(lines, i)}


def _is_apart(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line stands between blank lines or at the edge of a page."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    return bool(lines[i].gap) and (below is None or bool(below.gap) or below.page)


def _numbers_a_heading(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a number stands directly above a short line: '3', then 'Quality'."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or below.gap or below.page or not below.is_open or below.starts_low:
        return False
    return len(below.text) < 60 and lines[i].gap > 0


def _at_page_edge(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line stands first or last on a page, or last in the text by itself."""
    if i + 1 == len(lines):
        return lines[i].gap > 0
    return lines[i].page or lines[i + 1].page


def _running_heads(lines: Sequence[Line], numbers: set[int], cues: Cues) -> set[int]:
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if i not in numbers and len(line.text) <= LONGEST_HEAD and _may_be_head(line, cues):
            places.setdefault(_without_number(line.text), []).append(i)
    heads: set[int] = set()
    before = -1
    while len(heads) > before:  # a line beside a head may be one too
        before = len(heads)
        for indices in places.values():
            repeated = indices[indices[0] < TITLE_LINES :]
            if not heads.issuperset(repeated) and _run_on_pages(
                lines, indices, repeated, numbers | heads, cues
            ):
                heads |= {*repeated, *_beside(lines, indices)}
    return heads


def _without_number(text: str) -> str:
    """The text of a line without what tells one page from another."""
    text = EDGES.sub("", text) if BARRED.match(text) or EDGED.match(text) else text
    return DIGITS.sub("0", text).casefold().strip()


def _run_on_pages(
    lines: Sequence[Line],
    indices: Sequence[int],
    repeated: Sequence[int],
    numbers: set[int],
    cues: Cues,
) -> bool:
    """Tell whether lines that are alike stand where pages begin or end."""
    if len(indices) >= FEWEST_HEADS:
        paged = sum(_looks_like_head(lines, i, numbers, cues) for i in repeated)
        return 2 * paged >= len(repeated)
    if any(lines[i].text[-1] in ".,:;" for i in repeated):
        return False
    if len(repeated) == 1 and not _is_above_gap(lines, repeated[0]):
        # Beside a bare number it may head the first section of a page.
        numbers = {i for i in numbers if cues.page_number.match(lines[i].text)}
    told = all(_tells_a_page(lines, i, numbers, cues) for i in repeated)
    return told and _repeats_the_title(lines, repeated, cues)


def _is_above_gap(lines: Sequence[Line], i: int) -> bool:
    return i + 1 == len(lines) or lines[i + 1].gap > 0


def _beside(lines: Sequence[Line], heads: Sequence[int]) -> set[int]:
    """The further lines of a head or foot of several lines: those that are alike on all pages."""
    found: set[int] = set()
    for step in (-1, 1):
        beside = [i + step for i in heads]
        while len(heads) > 1 and all(0 <= i < len(lines) for i in beside):
            joined = all(lines[max(i, i - step)].gap == 0 for i in beside)
            if not joined or len({_without_number(lines[i].text) for i in beside}) > 1:
                break
            found |= {i for i in beside if i >= MOST_EDGE_LINES}
            beside = [i + step for i in beside]
    return found


def _repeats_the_title(lines: Sequence[Line], indices: Sequence[int], cues: Cues) -> bool:
    """Tell whether lines below the title are made of several of its words alone.

    The last lines may be signatures.
    """
    title = {word for line in lines[:TITLE_LINES] for word in _words(line.text)}
    middle = range(TITLE_LINES, len(lines) - LAST_LINES)
    made = [_words(cues.page_reference.sub("", lines[i].text)) for i in indices if i in middle]
    return len(made) == len(indices) and all(
        len(words) >= TITLE_WORDS and words <= title for words in made
    )


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _may_be_head(line: Line, cues: Cues) -> bool:
    if line.mark.hashes or line.mark.kind == "bullet" or cues.ordinal_start.match(line.text):
        return False
    return sum(character.isalpha() for character in line.text) >= 3


def _looks_like_head(lines: Sequence[Line], i: int, numbers: set[int], cues: Cues) -> bool:
    """Tell whether a line tells a page, stands at the edge of one or cuts a sentence."""
    paged = _tells_a_page(lines, i, numbers, cues)
    return paged or _at_page_edge(lines, i) or interrupts(lines, i, numbers, cues)


def _tells_a_page(lines: Sequence[Line], i: int, numbers: set[int], cues: Cues) -> bool:
    """Tell whether a line stands beside a page number or bears one."""
    beside, text = {i - 1, i + 1} & numbers, lines[i].text
    paged = cues.page_reference.search(text) or BARRED.match(text) or EDGED.match(text)
    return bool(beside or paged)
