"""Repair of a text as edits: every change is reversible, has a rule, and can be explained."""

from __future__ import annotations

from collections.abc import Sequence

from agreement_study.spans import Edit, EditMap
from agreement_study.text.channel import Candidate
from agreement_study.text.reading import read_text

BASE = {"å": "a", "ä": "a", "ö": "o", "é": "e"}


def repair(
    text: str,
    language: str,
    layout: Sequence[Edit] = (),
    protected: frozenset[str] = frozenset(),
) -> tuple[Edit, ...]:
    """Return every edit of a text: those of its layout, and the repair of misread letters.

    Parameters
    ----------
    layout
        Edits that join, drop or split what the page's layout broke. Where a word is changed by
        both, one edit does both.
    protected
        Words that stand as they are, such as the names of parties and places.

    Returns
    -------
    Edits in order of `start`, in code points into `text`; they do not overlap.
    """
    map_ = EditMap(text, tuple(layout))
    reading = read_text(map_.repaired, language, protected)
    changes = [
        Edit(
            start=token.start,
            end=token.end,
            received=token.text,
            repaired=choice.text,
            rule=rule_of(choice),
        )
        for token, choice in reading.changed
    ]
    return merge(map_, changes)


def rule_of(choice: Candidate) -> str:
    """Name what kind of misreading a change supposes."""
    reads = {read for _, read in choice.ops}
    if "" in reads:
        return "ocr.insertion"
    if any(sign.isdigit() for read in reads for sign in read):
        return "ocr.digit"
    if all(BASE.get(meant) == read for meant, read in choice.ops):
        return "ocr.diacritic"
    return "ocr.confusion"


def merge(layout: EditMap, changes: Sequence[Edit]) -> tuple[Edit, ...]:
    """Lay changes of the layout-repaired text over the edits that made it.

    Parameters
    ----------
    changes
        Edits in order, in code points into `layout.repaired`.
    """
    spans = [(e.start, e.end, e.rule) for e in layout.edits]
    for change in changes:
        place = layout.to_received(change.start, change.end)
        spans.append((place.start, place.end, change.rule))
    both = EditMap(layout.repaired, tuple(changes))
    merged: list[Edit] = []
    for start, end, rule in _unions(spans):
        inner = layout.to_repaired(start, end)
        final = both.to_repaired(inner.start, inner.end)
        merged.append(
            Edit(
                start=start,
                end=end,
                received=layout.received[start:end],
                repaired=both.repaired[final.start : final.end],
                rule=rule,
            )
        )
    return tuple(merged)


def _unions(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join spans that overlap; the rule of a misreading goes before one of the layout."""
    joined: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(spans):
        if joined and start < joined[-1][1]:
            first, last, other = joined[-1]
            joined[-1] = (first, max(last, end), max(rule, other))
        else:
            joined.append((start, end, rule))
    return joined
