"""Levels of headings, the section that each unit belongs to, and the part of the document.

Markdown's depths are believed where headings of one look have one depth. Where they disagree
('## 1st Principle', '#### 4th Principle') the commonest depth of that look holds. Plain headings
have no depth: a look that is open already is a sibling, a new look goes one level deeper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve, field, frozen

from agreement_study.text.blocks import Block
from agreement_study.text.chapters import chapters_of, front_of, is_enumerated
from agreement_study.text.cues import Cues
from agreement_study.text.lines import BOLD, CAPITALS

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ENUMERATED = ("number", "ordinal")


@frozen
class Look:
    """What headings of one kind have in common.

    `family` is title, front, part, label, number, ordinal, hashes, bold, capitals or plain; `depth`
    the count of numbers (3.1: 2), or twice that of hashes, to leave room for labels between.
    """

    family: str
    depth: int = 0


@frozen
class Place:
    """Where a heading stands: its level, its parent's index (-1: none) and its part."""

    level: int
    parent: int
    part: str


@frozen(kw_only=True)
class Open:
    """A heading whose section is not closed yet.

    `rank` counts the siblings of its look before it, `below` the looks seen under them.
    """

    look: Look
    index: int
    part: str
    rank: int = 0
    below: set[Look] = field(factory=set)


def places_of(blocks: Sequence[Block], titles: int, cues: Cues) -> list[Place]:
    """Return the place of each heading among the blocks.

    Parameters
    ----------
    titles
        How many of the first headings are the title of the document.
    """
    headings = [block for block in blocks if block.kind == "heading"]
    tight = _directly_below(blocks)
    chapters = chapters_of(headings, tight, cues)
    between = range(chapters[0], chapters[-1]) if chapters else range(0)
    places: list[Place] = []
    open_: list[Open] = []
    part = "agreement"
    front = front_of(headings, chapters, titles, cues)
    for i, look in enumerate(_looks(headings, tight, titles, front, cues)):
        keep_part = tight[i] and bool(open_) and open_[-1].look.family == "part"
        open_, sibling = (open_, None) if keep_part else _closed(open_, look, counting=i in between)
        opened = _part(headings[i], len(open_) + 1, cues)
        part = opened if opened not in ("", "matter") else part
        inherited = "matter" if open_ and open_[-1].part == "matter" else part
        place = Place(len(open_) + 1, open_[-1].index if open_ else -1, opened or inherited)
        places.append(place)
        if open_:
            open_[-1].below.add(look)
        rank, below = (sibling.rank + 1, sibling.below) if sibling else (0, set[Look]())
        open_ = [*open_, Open(look=look, index=i, part=place.part, rank=rank, below=below)]
    return places


def _directly_below(blocks: Sequence[Block]) -> list[bool]:
    """Tell of each heading whether it stands directly below another."""
    pairs = zip([None, *blocks], blocks, strict=False)
    return [
        above is not None and above.kind == "heading"
        for above, block in pairs
        if block.kind == "heading"
    ]


def _closed(open_: list[Open], look: Look, *, counting: bool) -> tuple[list[Open], Open | None]:
    """Return what a heading of this look leaves open, and the sibling that it ends.

    No enumeration is finished where the chapters go on `counting` behind it.
    """
    if look.family in ("part", "title"):
        return [], None
    for i, other in enumerate(open_):
        if other.look == look:
            return open_[:i], other
        if other.look.family == "front" and look.family in ENUMERATED:
            return open_[:i], None
        if other.look.family == look.family and other.look.depth >= look.depth > 0:
            return open_[:i], None
    return (open_ if counting else _without_finished_run(open_, look)), None


def _without_finished_run(open_: list[Open], look: Look) -> list[Open]:
    """Close an enumeration that a heading of a new look ends.

    It does so below the third or a later member if no member had a subheading of that look, and
    below the second if the members have subheadings, but of other looks.
    """
    if look.family in ENUMERATED or look.family == "label":
        return open_
    for i, other in enumerate(open_):
        grown = other.rank >= (1 if other.below else 2)
        if other.look.family in ENUMERATED and grown and look not in other.below:
            return open_[:i]
    return open_


def _looks(
    headings: Sequence[Block], tight: Sequence[bool], titles: int, front: range, cues: Cues
) -> list[Look]:
    keys = [_key(heading, cues) for heading in headings]
    depths: dict[str, Counter[int]] = {}
    for key, heading in zip(keys, headings, strict=True):
        depths.setdefault(key, Counter())[heading.hashes] += 1
    common = {key: counts.most_common(1)[0][0] for key, counts in depths.items()}
    labels = _labels([h for h in headings[titles:] if not is_enumerated(h, cues)])
    below_roman = _counts_below_romans(headings)
    looks: list[Look] = []
    parent = 0
    for i, (heading, key) in enumerate(zip(headings, keys, strict=True)):
        heads_list = bool(i) and tight[i] and heading.text.endswith(":")
        below_number = heads_list and is_enumerated(headings[i - 1], cues)
        is_label = _name(heading) in labels or below_number
        if common[key]:
            looks.append(Look("hashes", 2 * max(common[key], is_label and parent) + is_label))
        else:
            look = Look("title") if i < titles else _plain_look(heading, is_label, cues)
            if i in front:
                look = Look("front")
            if below_roman and heading.first.mark.kind == "dotted":
                look = evolve(look, depth=look.depth + 1)
            looks.append(look)
        parent = common[key] if is_enumerated(heading, cues) else parent
    return looks


def _counts_below_romans(headings: Sequence[Block]) -> bool:
    """Tell whether plain numbers stand below roman ones: 'IV. Forms', '1. Consulting'."""
    kinds = [h.first.mark.kind for h in headings if h.first.mark.kind in ("roman", "dotted")]
    return len(set(kinds)) > 1 and kinds[0] == "roman"


def _plain_look(heading: Block, is_label: bool, cues: Cues) -> Look:
    if _opens_part(heading.text, cues):
        return Look("part")
    if is_label:
        return Look("label")
    if heading.first.mark.is_number:
        return Look("number", max(1, len(heading.first.mark.numbers)))
    if cues.ordinal_start.match(heading.text):
        return Look("ordinal")
    if CAPITALS.match(heading.text):
        return Look("capitals")
    return Look("bold" if BOLD.match(heading.first.text) else "plain")


def _key(heading: Block, cues: Cues) -> str:
    """What headings of one look share: how they are numbered, else their name."""
    mark = heading.first.mark
    if mark.is_number:
        return f"{mark.kind} {len(mark.numbers)}"
    ordinal = cues.ordinal_start.match(heading.text)
    return f"ordinal {ordinal[ordinal.lastgroup or 0].casefold()}" if ordinal else _name(heading)


def _name(heading: Block) -> str:
    return heading.text.strip("*_: ").casefold()


def _labels(headings: Sequence[Block]) -> set[str]:
    """Names of headings that recur below others: 'Measures' below each principle."""
    counts = Counter(_name(heading) for heading in headings)
    return {name for name, count in counts.items() if count >= 2}


def _opens_part(text: str, cues: Cues) -> bool:
    found = cues.part.match(text)
    if not found:
        return False
    return found.lastgroup == "annex" or (
        found.lastgroup == "action_plan" and YEAR.search(text) is not None
    )


def _part(heading: Block, level: int, cues: Cues) -> str:
    """Return the part that a heading opens, or empty.

    An action plan opens a part where it is dated or a chapter of its own; 'Action plan' as a
    section among others only tells of one.
    """
    found = cues.part.match(heading.text)
    if not found:
        return ""
    plan_section = found.lastgroup == "action_plan" and level > 1
    return "" if plan_section and not YEAR.search(heading.text) else str(found.lastgroup)
