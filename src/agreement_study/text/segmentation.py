"""From a text of record and its edits to units: headings, items, sentences and noise.

The steps: lines and their marks (`lines`), blocks of lines that belong together (`blocks`),
lists and headings among them (`lists`, `headings`), sentences of the paragraphs (`sentences`),
levels, sections and parts (`sections`). All work on the repaired text; the last step maps back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from agreement_study.model import Unit, fold
from agreement_study.spans import Edit, EditMap, Span
from agreement_study.text.blocks import Block, read_blocks
from agreement_study.text.cues import Cues, cues_of
from agreement_study.text.fields import is_field
from agreement_study.text.furniture import page_furniture
from agreement_study.text.headings import is_title_line, with_headings
from agreement_study.text.lines import Line, read_lines, traces_of
from agreement_study.text.lists import with_lists
from agreement_study.text.sections import Place, places_of
from agreement_study.text.sentences import split_sentences

# What is no part of an item or clause; other numbers belong to the sentence.
FEWEST_TITLE_WORDS = 5  # of a title below a letterhead that is called as one too
LIST_MARKS = ("bullet", "dotted", "decimal", "bracket", "roman")
# Marks around a unit that are not part of it; a quotation mark only where it stands alone.
MARKS_BEFORE = re.compile(r"(?:[#>*_\s\\]|[\"“”„»«–—-](?=\s|[^\W\d_a-zåäö]?$)|-(?=\w))+")
MARKS_BEHIND = re.compile(r"[#*_|\s\\]+$")
EMPHASIS = re.compile(r"(\*+|_+)$")


@frozen(kw_only=True)
class Piece:
    """A unit to be, in the repaired text; `heading` is its index among the headings, or -1."""

    kind: str
    span: Span
    heading: int = -1


def segment(
    document_id: str,
    text: str,
    edits: Sequence[Edit],
    language: str,
    *,
    damaged: bool = False,
) -> tuple[Unit, ...]:
    """Cut a text of record into units.

    Parameters
    ----------
    edits
        All edits of the text, those of layout and of OCR repair.
    damaged
        Whether the text comes from OCR that left its marks; bullets may then be letters.

    Returns
    -------
    Units in the order of the text, without overlap, with ids `<document>#001` and on.
    """
    cues = cues_of(language)
    edit_map = EditMap(text, tuple(edits))
    blocks = _blocks(edit_map, cues, damaged=damaged)
    places = places_of(blocks, _titles(blocks, cues), cues)
    return _units(document_id, edit_map, list(_pieces(blocks, edit_map.repaired, cues)), places)


def _blocks(edit_map: EditMap, cues: Cues, *, damaged: bool) -> list[Block]:
    lines = read_lines(edit_map.repaired, traces=traces_of(edit_map), damaged=damaged)
    blocks = read_blocks(lines, _furniture(edit_map, lines, cues), cues)
    return with_headings(with_lists(blocks, cues), cues)


def _furniture(edit_map: EditMap, lines: Sequence[Line], cues: Cues) -> set[int]:
    """Return the indices of lines that belong to the page.

    They are known from the text as received, where those that cut a sentence still stand.
    """
    received = read_lines(edit_map.received)
    starts = {
        edit_map.to_repaired(received[i].start, received[i].end).start
        for i in page_furniture(received, cues)
    }
    return {i for i, line in enumerate(lines) if line.start in starts}


def _titles(blocks: Sequence[Block], cues: Cues) -> int:
    """Count the headings that are the title.

    Of the headings in front of the first text or number the last heads that text, unless it is
    called as such documents are, or that text is a field of the cover. Below a field the title
    goes on only if no line was called so.
    """
    top: list[Block] = []
    filled = False  # whether a field or date stands last
    for block in blocks:
        if block.kind == "text" and (is_field(block, cues) or cues.dateline.match(block.text)):
            filled = bool(top)
            continue
        if block.kind != "heading" or block.hashes:
            break
        if block.first.mark.is_number or cues.ordinal_start.match(block.text):
            is_section = len(top) > 1 and not filled and not is_title_line(top[-1], cues)
            return len(top) - is_section
        if filled and not (is_title_line(block, cues) and _may_follow(top, block, cues)):
            return len(top)
        top.append(block)
        filled = False
    if filled or (len(top) == 1 and _is_called(top, cues)):
        return len(top)
    return max(0, len(top) - 1)


def _may_follow(top: Sequence[Block], block: Block, cues: Cues) -> bool:
    """Tell whether a line may be the title below a letterhead; 'Förslag till beslut' is none."""
    return not _is_called(top, cues) or len(block.text.split()) >= FEWEST_TITLE_WORDS


def _is_called(top: Sequence[Block], cues: Cues) -> bool:
    """Tell whether a line of the title is called as such documents are."""
    return any(cues.title.search(block.text) for block in top)


def _pieces(blocks: Sequence[Block], text: str, cues: Cues) -> Iterator[Piece]:
    heading = -1
    for block in blocks:
        start = block.first.start
        if block.kind in ("item", "text"):
            start += block.first.mark.body if block.first.mark.kind in LIST_MARKS else 0
        span = Span(start, block.last.end)
        if block.kind == "heading":
            heading += 1
        if block.kind == "text":
            inner = split_sentences(text[span.start : span.end], cues)
            spans = [Span(start + s.start, start + s.end) for s in inner]
            yield from (Piece(kind="sentence", span=s, heading=heading) for s in spans)
        else:
            yield Piece(kind=block.kind, span=span, heading=heading)


def _units(
    document_id: str, edit_map: EditMap, pieces: Sequence[Piece], places: Sequence[Place]
) -> tuple[Unit, ...]:
    """Map pieces to the text of record and give them ids, sections and parts."""
    units: list[Unit] = []
    ids: dict[int, str] = {}
    previous = 0
    for piece in pieces:
        inner = _bare(edit_map.repaired, piece)
        span = edit_map.to_received(inner.start, inner.end)
        span = Span(max(span.start, previous), max(span.end, previous))
        unit = _unit(f"{document_id}#{len(units) + 1:03}", edit_map, piece, span)
        if not unit.text:
            continue
        previous = span.end
        units.append(_placed(unit, piece, places, ids))
    return tuple(units)


def _unit(id_: str, edit_map: EditMap, piece: Piece, span: Span) -> Unit:
    repaired = edit_map.to_repaired(span.start, span.end)
    text = fold(edit_map.repaired[repaired.start : repaired.end])
    return Unit(id=id_, kind=piece.kind, start=span.start, end=span.end, text=text)


def _placed(unit: Unit, piece: Piece, places: Sequence[Place], ids: dict[int, str]) -> Unit:
    if piece.heading < 0:
        return unit
    place = places[piece.heading]
    if unit.kind == "heading":
        ids[piece.heading] = unit.id
        section = ids.get(place.parent, "")
    else:
        section = ids.get(piece.heading, "")
    return evolve(unit, level=place.level, section=section, part=place.part)


def _bare(text: str, piece: Piece) -> Span:
    """Return the span of a piece without the marks around it."""
    start, end = piece.span.start, piece.span.end
    if piece.kind == "noise":
        return piece.span
    if behind := MARKS_BEHIND.search(text, start, end):
        end = behind.start()
    if before := MARKS_BEFORE.match(text, start, end):
        emphasis = EMPHASIS.search(before[0])
        closes_within = emphasis and text.count(emphasis[0], before.end(), end) % 2
        start = before.end() - (len(emphasis[0]) if emphasis and closes_within else 0)
    return Span(start, max(start, end))
