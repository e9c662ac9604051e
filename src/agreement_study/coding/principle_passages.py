"""The passage that sets a principle out: what stands below its heading, or behind its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from agreement_study.coding.principle_choice import Listing
from agreement_study.coding.principle_entries import Beginning, Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_outline import MARKS, Outline
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Unit
from agreement_study.spans import Span

BLANK_LINE = re.compile(r"\n\s*\n")


@frozen(kw_only=True)
class Passage:
    """The units that set a principle out, and the span from the first to the last."""

    entry: Entry
    units: tuple[Unit, ...]
    span: Span


def passages_of(listing: Listing) -> dict[Entry, Passage]:
    """Return the passage of each label that has one."""
    if listing.sections is None:
        return {}
    lines, found = listing.lines, {}
    entries = sorted(
        {
            entry
            for entry in (*listing.entries, *listing.sections.entries)
            if entry.shape not in ("chain", "cell")
        },
        key=lambda entry: entry.index,
    )
    ends = [entry.index for entry in entries[1:]] + [len(lines.document.units)]
    headed = listing.sections.form == "headings"
    inner = _inner_headings(lines, entries)
    for entry, end in zip(entries, ends, strict=True):
        if entry in listing.entries:
            inside = None if entry is not entries[-1] else inner
            units = tuple(_below(lines, entry, end, headed=headed, inner=inside))
            passage = _passage(lines, entry, units)
            if passage is not None:
                found[entry] = passage
    return found


def _inner_headings(lines: Outline, entries: Sequence[Entry]) -> dict[str, int]:
    """Headings inside all sections but the last, with their depth."""
    inside = range(entries[0].index + 1, entries[-1].index)
    labels = {entry.index for entry in entries}
    found = (i for i in inside if i in lines.folded and i not in labels)
    return {lines.folded[i].strip(MARKS): lines.unit(i).level for i in found}


def _below(
    lines: Outline, entry: Entry, end: int, *, headed: bool, inner: dict[str, int] | None
) -> Iterator[Unit]:
    """Units of the passage, the labelled one itself where the text begins in it.

    Parameters
    ----------
    inner
        For the last section, whose end nothing marks: the headings inside the others.
    """
    if entry.body:
        yield entry.unit
    previous = entry.unit
    for index in range(entry.index + 1, end):
        unit = lines.unit(index)
        if unit.kind == "noise":
            continue
        if unit.kind == "heading":
            if not headed or (inner is not None and not _divides(lines, index, entry, inner)):
                return
            continue
        if not headed and _apart(lines, previous, unit, entry):
            return
        yield unit
        previous = unit


def _divides(lines: Outline, index: int, entry: Entry, inner: dict[str, int]) -> bool:
    """Whether a heading divides the last section: sections of one list are laid out alike."""
    if lines.subheading(index) and lines.folded[index].strip(MARKS) in inner:
        return True
    unit = lines.unit(index)
    deeper = unit.level > entry.unit.level > 0 and unit.level in inner.values()
    return deeper and (lines.subheading(index) or not lines.furniture(index))


def _apart(lines: Outline, previous: Unit, unit: Unit, entry: Entry) -> bool:
    """Whether a blank line ends the passage of an item or a paragraph."""
    if unit.kind == "item" and unit.level <= entry.unit.level:
        return True
    gap = lines.document.text[previous.end : unit.start]
    return BLANK_LINE.search(gap) is not None and (entry.body or previous is not entry.unit)


def _passage(lines: Outline, entry: Entry, units: Sequence[Unit]) -> Passage | None:
    if not units:
        return None
    start = units[0].start
    if units[0] is entry.unit:
        text = entry.unit.text
        behind = entry.end + len(text[entry.end :]) - len(text[entry.end :].lstrip(" .:;*_–—-"))
        if entry.shape in ("bare", "told"):
            behind = entry.start if entry.shape == "bare" else 0
        start = lines.document.locate(entry.unit, behind, len(text)).start
    return Passage(entry=entry, units=tuple(units), span=Span(start, max(u.end for u in units)))


def absorbed(
    listing: Listing, passages: dict[Entry, Passage], labels: Labels
) -> dict[str, tuple[Entry, tuple[Unit, ...]]]:
    """Principles that the list lacks but that another's section sets out: 'Principen om …'."""
    listed = {key for entry in listing.entries for key in entry.label.keys}
    found: dict[str, tuple[Entry, tuple[Unit, ...]]] = {}
    for passage in passages.values():
        for place, unit in enumerate(passage.units):
            if unit is passage.entry.unit or not labels.words.cue.search(skeleton(unit.text)):
                continue
            whole = len(unit.text)
            inner = Beginning(index=0, unit=unit, first_line=whole, labels=labels).read()
            if inner is None or not inner.called or not inner.known:
                continue
            for key in inner.label.keys:
                if key not in listed and key not in found:
                    found[key] = (passage.entry, _paragraph(listing, passage.units[place:]))
    return found


def _paragraph(listing: Listing, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The first unit and those that follow it in the same paragraph."""
    chosen = [units[0]]
    for unit in units[1:]:
        gap = listing.lines.document.text[chosen[-1].end : unit.start]
        if BLANK_LINE.search(gap) or unit.kind != units[0].kind or unit.kind == "item":
            break
        chosen.append(unit)
    return tuple(chosen)
