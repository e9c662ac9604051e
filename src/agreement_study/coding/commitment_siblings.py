"""Items of one list: what their lead-in says of whom they bind holds for all of them alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import LED_IN
from agreement_study.coding.weighted_cues import Scores
from agreement_study.model import Coding


def lists_of(all_places: Sequence[Place]) -> Mapping[str, int]:
    """Return for each item the number of its list: items behind one lead-in."""
    found: dict[str, int] = {}
    number, intro = 0, ""
    for place in all_places:
        number += not place.is_item or place.intro != intro
        intro = place.intro if place.is_item else ""
        if intro:
            found[place.unit.id] = number
    return found


def shared_scores(
    rows: Iterable[Coding], known: Mapping[str, Scores], lists: Mapping[str, int]
) -> dict[str, Scores]:
    """Return the mean scores of a list for each of its rows that the lead-in led to."""
    groups: dict[int, list[str]] = {}
    for row in rows:
        if row.rule.endswith(LED_IN.format("")) and row.unit in lists:
            groups.setdefault(lists[row.unit], []).append(row.unit)
    return {
        unit: _mean([known[one] for one in units]) for units in groups.values() for unit in units
    }


def _mean(scores: Sequence[Scores]) -> Scores:
    return {code: round(sum(one[code] for one in scores) / len(scores)) for code in scores[0]}
