"""Short lines one right below the other: a list or fields that lost their layout.

Each of them looks like a heading. The first one heads the others; among them those that name a
field ('Chair', 'Members') head what stands below. The lines of a title stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from agreement_study.text.blocks import Block, runs
from agreement_study.text.cues import Cues
from agreement_study.text.lines import CAPITALS

FEWEST = 4  # headings right below each other that are too many for a title and its section


def without_runs(blocks: Sequence[Block], cues: Cues) -> list[Block]:
    """Return the blocks with the lines of lists and fields among the headings made items."""
    made: list[Block] = []
    title = True  # up to the first text
    for group, below in _groups(blocks):
        made += _listed(group, cues) if not title and _is_list(group, below, cues) else group
        title = title and all(block.kind in ("heading", "noise") for block in group)
    return made


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], Block | None]]:
    """Yield plain headings that stand right below each other, others alone, and what follows.

    The last one stands alone if it heads the running text below it.
    """
    group: list[Block] = []
    for block in blocks:
        if group and _is_plain(group[-1]) and _is_plain(block) and block.gap == 0:
            group.append(block)
            continue
        if len(group) > 1 and block.gap == 0 and runs(block):
            yield group[:-1], group[-1]
            group = group[-1:]
        yield group, block
        group = [block]
    yield group, None


def _is_list(group: Sequence[Block], below: Block | None, cues: Cues) -> bool:
    """Tell whether there are too many lines for headings, or one names a field and one fills it."""
    if len(group) >= FEWEST:
        return True
    filled = below is None or below.kind in ("heading", "noise")
    return len(group) > 1 and filled and cues.field_label.match(group[0].text) is not None


def _is_plain(block: Block) -> bool:
    return (
        block.kind == "heading"
        and not block.hashes
        and not block.first.mark.kind
        and not CAPITALS.match(block.text)
    )


def _listed(group: Sequence[Block], cues: Cues) -> list[Block]:
    first, *others = group
    return [
        first,
        *(
            block if cues.field_label.match(block.text) else evolve(block, kind="item")
            for block in others
        ),
    ]
