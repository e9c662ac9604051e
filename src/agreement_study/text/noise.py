"""What stands between units and says nothing: debris of drawings, buttons, lists of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agreement_study.text.cues import Cues
from agreement_study.text.lines import Line

# A line of a list of contents: leaders, or a wide space, and a page number at the end.
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{0,3}$|…+\s*\d{1,3}$|(?<=\S)(?:\s{3,}|\t+)\d{1,3}$")
PAGE_AT_END = re.compile(r"(?<=\S)\s+(?:\d{1,3}\s?[–-]\s?)?\d{1,3}$")
WORD = re.compile(r"[^\W\d_]+(?:['’:-][^\W\d_]+)*")
FIGURE = re.compile(r"[\d.,:/–%-]*\d[\d.,:/–%-]*")
OUTER = "\"“”„«»'’()[].,;:!?*–—-"
STRAY = re.compile(r"[\\/|{}@®©<>~^_=%$&#¥€£»«‘’'\"*+?]")
ADDRESS = re.compile(r"://|www\.|\S@\S+\.\S|\]\(")

# Where a page stands on a website, and whose it is.
TRAIL = re.compile(
    r"(?:\w[^>›»]{0,30}\s[>›»]\s){2,}\S|(?:Home|Start|Hem|Startsida)\s[>›»/]\s\S|©\s?\d{4}\b"
)

LONGEST_DEBRIS = 90
ODD_SHARE = 0.5
# One odd paragraph may be a formula or a code; a drawing leaves several.
FEWEST_DEBRIS = 2
LONGEST_LABEL = 40
LONGEST_ENTRY = 110
MOST_BETWEEN = 2  # lines between two entries of contents


def noise_lines(lines: Sequence[Line], cues: Cues) -> set[int]:
    """Return the indices of lines that are debris, buttons, or entries of a list of contents."""
    controls = {i for i, line in enumerate(lines) if _is_control(lines, i, cues)}
    return controls | _contents(lines, cues) | _drawings(lines, cues)


def _is_control(lines: Sequence[Line], i: int, cues: Cues) -> bool:
    """Tell whether a line is of buttons or the foot of a form; one that goes on below is none."""
    text = lines[i].text
    cut = i > 0 and lines[i].gap == 0 and lines[i].starts_low and lines[i - 1].is_open
    if cut or text.endswith("."):
        return False
    if TRAIL.match(text):
        return True
    if len(" ".join(text.split())) > LONGEST_LABEL or cues.control.match(text) is None:
        return False
    return i + 1 == len(lines) or lines[i + 1].gap > 0 or not lines[i + 1].starts_low


def _contents(lines: Sequence[Line], cues: Cues) -> set[int]:
    """Entries with leaders; below a heading that says 'contents' also bare page numbers."""
    found = {i for i, line in enumerate(lines) if LEADER.search(line.text)}
    for i, line in enumerate(lines):
        if cues.contents.match(line.body.strip("*_ ")):
            found |= set(_entries(lines, i + 1))
    return found


def _entries(lines: Sequence[Line], start: int) -> Iterator[int]:
    """Yield the lines below a heading of contents that are entries.

    An entry ends with a page number, or returns word for word further down. A line or two between
    them belong there too: the head of a column, a title that is worded otherwise below.
    """
    last = {line.body.casefold(): i for i, line in enumerate(lines)}
    seen: set[str] = set()
    between: list[int] = []
    for i in range(start, len(lines)):
        title = PAGE_AT_END.sub("", LEADER.sub("", lines[i].body)).casefold()
        if title in seen:
            return
        leads = LEADER.search(lines[i].text) is not None
        text = not leads and (len(title) > LONGEST_ENTRY or title.endswith((".", ":", ",", ";")))
        numbered = leads or (PAGE_AT_END.search(lines[i].text) and not text)
        if last.get(title, 0) > i or numbered:
            seen.add(title)
            yield from (*between, i)
            between = []
        elif len(between) == MOST_BETWEEN or text:
            return
        else:
            between.append(i)


def _drawings(lines: Sequence[Line], cues: Cues) -> set[int]:
    """Paragraphs that are debris, and the labels of the drawing among and below them."""
    paragraphs = list(_paragraphs(lines))
    debris = [is_debris(" ".join(lines[i].body for i in p), cues) for p in paragraphs]
    if sum(debris) < FEWEST_DEBRIS:
        return set()
    found: set[int] = set()
    for n, paragraph in enumerate(paragraphs):
        below = paragraphs[n + 1] if n + 1 < len(paragraphs) else ()
        above_is_debris = n > 0 and debris[n - 1]
        ends = n + 1 < len(paragraphs) and (debris[n + 1] or _is_label(lines, below[:1]))
        if debris[n] or (above_is_debris and ends and _is_label(lines, paragraph)):
            found |= set(paragraph)
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterator[range]:
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].gap:
            yield range(start, i)
            start = i


def _is_label(lines: Sequence[Line], paragraph: Sequence[int]) -> bool:
    if len(paragraph) != 1:
        return False
    line = lines[paragraph[0]]
    short = len(line.text) < LONGEST_LABEL and len(line.text.split()) <= 3
    return short and line.is_open and not line.mark.hashes and not line.mark.kind


def is_debris(text: str, cues: Cues) -> bool:
    """Tell whether a short text is what OCR makes of a drawing.

    At least half of its tokens are neither words nor figures, and it holds a stray sign.
    """
    tokens = text.split()
    if not tokens or len(text) > LONGEST_DEBRIS or not STRAY.search(text):
        return False
    odd = sum(not _is_plain(token, cues) for token in tokens)
    return odd >= ODD_SHARE * len(tokens) and not ADDRESS.search(text)


def _is_plain(token: str, cues: Cues) -> bool:
    core = token.strip(OUTER)
    if FIGURE.fullmatch(core):
        return True
    return all(_is_word(part, cues) for part in re.split(r"[/-]", core))


def _is_word(part: str, cues: Cues) -> bool:
    if not WORD.fullmatch(part):
        return False
    if len(part) == 1:
        return part.casefold() in cues.one_letter_words
    return part.islower() or part.isupper() or part[1:].islower()
