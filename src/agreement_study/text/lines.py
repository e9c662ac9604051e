"""Lines of a text: where their content stands, how far apart they are, what opens them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from agreement_study.spans import EditMap
from agreement_study.text.marks import LOST_BULLET, Mark, read_mark

FURNITURE_RULES = ("layout.page_number", "layout.running_head")

LINE = re.compile(r"[^\n\f\v\r\x1c-\x1e\x85\u2028\u2029]+")
BREAK = re.compile(r"[\n\v\x85\u2028\u2029]")
LETTER_BULLET = re.compile(r"[eo](?=[a-zåäö]{2})")
TOKEN = re.compile(r"\w+")
BOLD = re.compile(r"(?:\*\*|__)(?=\S)(?P<inner>.+?)(?<=\S)(?:\*\*|__):?$")
CAPITALS = re.compile(r"[^a-zåäöéü]*[A-ZÅÄÖ]{2}[^a-zåäöéü]*$")
NO_MARK = Mark()
CLOSING = r"[\"”’»')\]*_¹²³⁰⁴-⁹]*(?:\^?\[\^?\d+\])?$"
BULLET_ALONE = re.compile(r"[-–—*•·▪▫◦●○■□◆◇►▶‣⁃∙✓✔➢➤\uf0b7]$")
FEWEST_ALONE = 2  # lines that hold nothing but the same bullet
TERMINAL = re.compile(r"[.!?…:;]" + CLOSING)
STOP = re.compile(r"[.!?…]" + CLOSING)


@frozen(kw_only=True)
class Line:
    """A line that is not blank.

    `start..end` is its content without indentation. `gap` counts the blank lines above, `hard`
    tells of a Markdown break at its end, `page` of a form feed above, `seam` of page furniture
    that was dropped from the middle of a sentence above. `width` is the length in the received
    text, where cut words end lines.
    """

    start: int
    end: int
    text: str
    indent: int
    width: int
    gap: int = 0
    hard: bool = False
    page: bool = False
    seam: bool = False
    mark: Mark = NO_MARK

    @property
    def body(self) -> str:
        """The line without its marks."""
        return self.text[self.mark.body :]

    @property
    def starts_low(self) -> bool:
        """Whether the body begins with a lower-case letter."""
        return self.body[:1].islower()

    @property
    def is_open(self) -> bool:
        """Whether the line ends without punctuation that could end a sentence."""
        return not TERMINAL.search(self.text)

    @property
    def opens_paragraph(self) -> bool:
        """Whether a blank line or a mark sets the line apart from the one above."""
        return self.gap > 0 or self.mark.kind == "bullet"


@frozen(kw_only=True)
class Traces:
    """What edits leave behind in the repaired text, as offsets into it, in order.

    Attributes
    ----------
    seams
        Where page furniture was dropped from the middle of a sentence.
    mended
        Where a line ended before a cut word was put together.
    bullets
        Words from whose front a letter was taken; at the start of a line that was a bullet.
    """

    seams: tuple[int, ...] = ()
    mended: tuple[int, ...] = ()
    bullets: frozenset[int] = frozenset()


NO_TRACES = Traces()


def traces_of(edit_map: EditMap) -> Traces:
    """Return what the edits of a text leave behind."""
    places = [(edit, edit_map.to_repaired(edit.start, edit.end).start) for edit in edit_map.edits]
    return Traces(
        seams=tuple(at for edit, at in places if edit.rule in FURNITURE_RULES),
        mended=tuple(at + e.received.index("\n") for e, at in places if "\n" in e.received),
        bullets=frozenset(at for edit, at in places if edit.received[1:] == edit.repaired),
    )


def read_lines(text: str, *, traces: Traces = NO_TRACES, damaged: bool = False) -> list[Line]:
    """Read the lines of a text that hold anything but white space.

    Parameters
    ----------
    text
        The repaired text, or the text of record where it has no edits.
    damaged
        Whether any letter in front of a line may be a bullet that OCR misread.
    """
    lines: list[Line] = []
    previous = 0
    for found in LINE.finditer(text):
        content = found[0].strip()
        if not content:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        end = start + len(content)
        between = text[previous:start]
        page = "\f" in between
        lines.append(
            Line(
                start=start,
                end=end,
                text=content,
                indent=start - found.start(),
                width=end - _last_between(traces.mended, start, end),
                gap=max(page, len(BREAK.findall(between)) - 1) if lines else 1,
                hard=found[0].endswith("  ") or content.endswith("\\"),
                page=page,
                seam=bisect_left(traces.seams, previous) < bisect_left(traces.seams, start),
                mark=LOST_BULLET if start in traces.bullets else read_mark(content),
            )
        )
        previous = end
    lines = _with_bullets_alone(lines)
    lines = _with_misread_ones(_without_false_letters(lines, damaged=damaged))
    return _with_letter_bullets(lines)


def _last_between(offsets: Sequence[int], start: int, end: int) -> int:
    """Return the last of the offsets between `start` and `end`, else `start`."""
    i = bisect_left(offsets, end)
    return max(start, offsets[i - 1]) if i else start


def _with_bullets_alone(lines: list[Line]) -> list[Line]:
    """Give a bullet that stands alone on its line, as copied from a PDF, to the line below it."""
    alone = [line.text for line in lines if BULLET_ALONE.match(line.text)]
    made: list[Line] = []
    for line in lines:
        above = made[-1] if made else None
        if above and alone.count(above.text) >= FEWEST_ALONE and not line.mark.kind:
            mark = Mark(kind="bullet", sign=above.text)
            made[-1] = evolve(line, mark=mark, gap=above.gap, page=above.page, seam=above.seam)
        else:
            made.append(line)
    return made


def _with_misread_ones(lines: list[Line]) -> list[Line]:
    """Read 'I.' as the number one where the next number is '2.'."""
    counted = [i for i, line in enumerate(lines) if line.mark.is_number]
    made = list(lines)
    for i, j in pairwise(counted):
        mark = lines[i].mark
        if mark.sign == "I." and lines[j].mark.kind == "dotted" and lines[j].mark.numbers == (2,):
            made[i] = evolve(lines[i], mark=evolve(mark, kind="dotted", sign="1."))
    return made


def _without_false_letters(lines: list[Line], *, damaged: bool) -> list[Line]:
    """Keep letters as bullets only in damaged texts, where they recur, or beside other bullets."""
    signs = Counter(line.mark.sign for line in lines if line.mark.is_letter)
    return [
        evolve(line, mark=Mark())
        if line.mark.is_letter
        and not (damaged or signs[line.mark.sign] > 1 or _is_in_list(lines, i, any))
        else line
        for i, line in enumerate(lines)
    ]


def _with_letter_bullets(lines: list[Line]) -> list[Line]:
    """Part a letter from the word that it stands close to where it is the bullet of a list.

    'evara' between two items is a bullet and 'vara', if the text knows 'vara' and not 'evara'.
    """
    suspects = [
        i
        for i, line in enumerate(lines)
        if line.gap and not line.mark.kind and LETTER_BULLET.match(line.text)
        if _is_in_list(lines, i, all)
    ]
    if not suspects:
        return lines
    known = Counter(token for line in lines for token in TOKEN.findall(line.text.casefold()))
    made = list(lines)
    for i in suspects:
        first = TOKEN.findall(lines[i].text)[0].casefold()
        if known[first] == 1 and known[first[1:]]:
            made[i] = evolve(lines[i], mark=Mark(kind="bullet", sign=first[0], body=1))
    return made


def _is_in_list(lines: Sequence[Line], i: int, some: Callable[[Iterable[bool]], bool]) -> bool:
    """Tell whether the paragraphs above and below a line are items."""
    above = next((lines[j] for j in range(i - 1, -1, -1) if lines[j].opens_paragraph), None)
    below = next((lines[j] for j in range(i + 1, len(lines)) if lines[j].opens_paragraph), None)
    return some(line is not None and line.mark.kind == "bullet" for line in (above, below))
