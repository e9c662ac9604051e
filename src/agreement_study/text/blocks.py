"""Blocks of a text: lines that belong together as a heading, an item, a paragraph or noise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from attrs import define, evolve, frozen

from agreement_study.text.columns import column_lines
from agreement_study.text.cues import Cues
from agreement_study.text.labelled_rows import goes_on_in_value, is_labelled
from agreement_study.text.lines import CAPITALS, STOP, Line
from agreement_study.text.noise import noise_lines
from agreement_study.text.tables import read_tables
from agreement_study.text.wrapping import EARLY, EARLY_FOR_HEADING, ends_early, line_width

# Not behind one sign: "Mål 1. Dialog", "Område A. Stöd".
INNER_STOP = re.compile(r"(?<=[\w)\]”\"»%]{2})[.!?]\s+[A-ZÅÄÖ]")
RULE = re.compile(r"[=\-_*~.·•\s|:+]+$")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
CONTACT = re.compile(r"(?:\S+@\S+|\+?\d[\d ()/–-]{6,}\d)$")

KINDS = {"row": "item", "heads": "item", "columns": "text"}  # of blocks, by that of their lines

# A paragraph of one line may be a title that goes on below; a longer one is cut in two.
LONG_LINE = 100
MOST_OPEN_LINES = 5
RUNNING_TEXT = 170


@frozen(kw_only=True)
class Block:
    """Lines that belong together.

    `kind` is heading, item, text or noise; `hashes` the depth that Markdown gives to a heading;
    `is_table_head` tells of the heads of a table's columns.
    """

    lines: tuple[Line, ...]
    kind: str = "text"
    hashes: int = 0
    is_table_head: bool = False

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def gap(self) -> int:
        """Blank lines above."""
        return self.first.gap

    @property
    def text(self) -> str:
        """The block without its first mark, in one line."""
        return " ".join([self.first.body, *(line.text for line in self.lines[1:])])

    def joined(self, other: Block) -> Block:
        """Return the block with the lines of another behind its own."""
        return evolve(self, lines=self.lines + other.lines)


def read_blocks(lines: Sequence[Line], furniture: Collection[int], cues: Cues) -> list[Block]:
    """Group lines into blocks; plain headings are still of kind text.

    Parameters
    ----------
    furniture
        Indices of the lines that belong to the page, not to the text.
    """
    noise = noise_lines(lines, cues) | set(furniture)
    width = line_width([line for i, line in enumerate(lines) if i not in noise])
    rows = _table_lines(lines, cues)
    groups: list[Group] = []
    for i, line in enumerate(lines):
        if i not in rows:
            _add(groups, line, cues, width, is_noise=i in noise)
        elif rows[i].first == i:
            groups.append(Group([line], rows[i].kind))
        else:
            groups[-1].lines.append(line)
    blocks = [_block(group) for group in groups]
    return list(_bridged(blocks, cues, width))


@frozen(kw_only=True)
class TableLines:
    """Lines from `first` on that are a row of a table, the heads of its columns, or two columns."""

    first: int
    kind: str


def _table_lines(lines: Sequence[Line], cues: Cues) -> dict[int, TableLines]:
    """Return what each line of a table, or of a list in two columns, belongs to."""
    found: dict[int, TableLines] = {}
    for table in read_tables(lines, cues):
        heads = TableLines(first=table.first, kind="heads")
        found |= dict.fromkeys(range(table.first, table.last + 1), heads)
        for row in table.rows:
            made = TableLines(first=row.first, kind="row")
            found |= dict.fromkeys(range(row.first, row.last + 1), made)
    listed = column_lines(lines) - found.keys()
    return found | {i: TableLines(first=i, kind="columns") for i in listed}


@define
class Group:
    """Lines on their way to a block; of kind row, heads or columns where they are so."""

    lines: list[Line]
    kind: str
    hashes: int = 0


def _block(group: Group) -> Block:
    return Block(
        lines=tuple(group.lines),
        kind=KINDS.get(group.kind, group.kind),
        hashes=group.hashes,
        is_table_head=group.kind == "heads",
    )


def _add(groups: list[Group], line: Line, cues: Cues, width: float, *, is_noise: bool) -> None:
    """Put a line into the last group or a new one."""
    last = groups[-1] if groups else None
    if last and not is_noise and UNDERLINE.match(line.text) and _can_be_title(last, line):
        last.kind, last.hashes = "heading", 1 if "=" in line.text else 2
    elif RULE.match(line.text):
        return
    elif last and (_adjoins(last, line) if is_noise else _goes_on(last, line, cues, width)):
        last.lines.append(line)
    elif is_noise:
        groups.append(Group([line], "noise"))
    else:
        groups.append(Group([line], _kind(line), line.mark.hashes))


def _kind(line: Line) -> str:
    if line.mark.hashes:
        return "heading"
    return "item" if line.mark.kind == "bullet" else "text"


def _can_be_title(group: Group, underline: Line) -> bool:
    one_line = group.kind == "text" and len(group.lines) == 1
    return one_line and underline.gap == 0 and not STOP.search(group.lines[-1].text)


def _adjoins(group: Group, line: Line) -> bool:
    return group.kind == "noise" and line.gap == 0


def _goes_on(group: Group, line: Line, cues: Cues, width: float) -> bool:
    """Tell whether a line goes on with the lines above it."""
    first, last = group.lines[0], group.lines[-1]
    if group.kind in ("text", "columns") and goes_on_in_value(first, line, cues):
        return True
    if line.gap or line.mark.hashes or group.kind in ("noise", *KINDS) or is_labelled(line, cues):
        return False
    if line.mark.kind and not _is_false_mark(last, line, width):
        return False
    if last.hard or _is_bracketed(group) or _is_contact(last, line):
        return True
    if group.kind == "heading" or (not line.starts_low and cues.field_label.match(line.text)):
        return False
    cut = bool(CAPITALS.match(last.text)) != bool(CAPITALS.match(line.text))  # 'SÅ GÅR DET TILL'
    if last.is_open and (line.starts_low or (cues.open_end.search(last.text) and not cut)):
        return True
    if group.kind == "item" or first.mark.is_number:
        may_be_heading = first.mark.is_number and last is first
        ragged = EARLY_FOR_HEADING if may_be_heading else EARLY
        return line.indent > first.indent or not ends_early(last, line, width, ragged=ragged)
    return not _opens_paragraph(last, line, width) and not ends_early(last, line, width)


def _opens_paragraph(above: Line, line: Line, width: float) -> bool:
    """Tell whether a line is set in from the one above as paragraphs are."""
    return line.indent > above.indent and (not above.is_open or 2 * len(line.text) < width)


def _is_bracketed(group: Group) -> bool:
    """Tell whether a bracket or the text of a link is still open."""
    if len(group.lines) >= MOST_OPEN_LINES:
        return False
    text = " ".join(line.text for line in group.lines)
    return text.count("[") > text.count("]") or text.count("(") > text.count(")")


def _is_contact(above: Line, line: Line) -> bool:
    """Tell whether a line is but an address or number, of whom the line above names."""
    return CONTACT.match(line.text) is not None and above.is_open and len(above.text) < LONG_LINE


def _is_false_mark(above: Line, line: Line, width: float) -> bool:
    """Tell whether a dash or number only happens to stand where a line was wrapped."""
    if not above.is_open or ends_early(above, line, width):
        return False
    if line.mark.kind == "bullet":
        return line.mark.sign in "-–—" and not above.mark.kind
    return line.mark.kind in ("bare", "dotted") and not above.mark.is_number


def _bridged(blocks: Sequence[Block], cues: Cues, width: float) -> Iterator[Block]:
    """Join what a blank line or page break cut in the middle of a sentence."""
    above: Block | None = None
    for block in blocks:
        if above is not None and _bridges(above, block, cues, width):
            above = above.joined(block)
            continue
        if above is not None:
            yield above
        above = block
    if above is not None:
        yield above


def _bridges(above: Block, block: Block, cues: Cues, width: float) -> bool:
    if block.kind != "text" or block.first.mark.kind or above.kind not in ("text", "item"):
        return False
    if block.gap == 0 or not above.last.is_open:
        return False
    if block.first.seam:
        return True
    if not block.first.starts_low:
        return False
    if block.first.page or cues.open_end.search(above.last.text):
        return True
    if above.kind == "item":
        return not ends_early(above.last, block.first, width)
    several = len(above.lines) > 1 or INNER_STOP.search(above.text) is not None
    return several or len(above.text) > LONG_LINE


def runs(block: Block) -> bool:
    """Tell whether a block is running text: long, or with a full stop."""
    text = block.text
    return len(text) > RUNNING_TEXT or bool(STOP.search(text)) or bool(INNER_STOP.search(text))


def neighbours(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, Block, Block | None]]:
    """Yield each block with the one above and the one below."""
    for i, block in enumerate(blocks):
        yield (
            blocks[i - 1] if i else None,
            block,
            blocks[i + 1] if i + 1 < len(blocks) else None,
        )
