"""Commitments of two agreements: gained and lost, firmer and softer, like parts with like parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agreement_study.comparison.likeness import Sayings, likeness

Row = Mapping[str, Any]

ALIKE = 0.5
"""Likeness from which two units give the same commitment."""
ALIKE_ELSEWHERE = 0.65
"""The same for commitments that do not stand under the same principle."""
FIRMNESS = ("permission", "intention", "recommendation", "obligation")
"""From what may be done to what must be."""


def contrast_commitments(
    a: Sequence[Row], b: Sequence[Row], sayings_a: Sayings, sayings_b: Sayings
) -> Iterator[Row]:
    """Yield one row per commitment of either text, those that match in one row.

    A commitment can only be gained or lost within a part that both texts have: an agreement
    without an action plan has not lost the measures of the other's.
    """
    parts_a, parts_b = _parts(sayings_a), _parts(sayings_b)
    matched = _matched(a, b, sayings_a, sayings_b, parts_a, parts_b)
    for i, j in sorted(matched.items()):
        yield _row(a[i], b[j], _firmness(a[i], b[j]))
    for i, row in enumerate(a):
        if i not in matched:
            has_part = parts_a[row["unit"]] in parts_b.values()
            yield _row(row, None, "lost" if has_part else "no_such_part")
    taken = set(matched.values())
    for j, row in enumerate(b):
        if j not in taken:
            has_part = parts_b[row["unit"]] in parts_a.values()
            yield _row(None, row, "gained" if has_part else "no_such_part")


def _parts(sayings: Sayings) -> dict[str, str]:
    return {u.id: u.part for u in sayings.document.units if u.kind in ("sentence", "item")}


def _matched(
    a: Sequence[Row],
    b: Sequence[Row],
    sayings_a: Sayings,
    sayings_b: Sayings,
    parts_a: Mapping[str, str],
    parts_b: Mapping[str, str],
) -> dict[int, int]:
    """Pairs of commitments in like parts, the most alike first, each in one pair."""
    candidates = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            if parts_a[one["unit"]] == parts_b[other["unit"]]:
                alike = likeness(sayings_a.of(one["unit"]), sayings_b.of(other["unit"]))
                together = one["principle"] == other["principle"]
                if alike >= (ALIKE if together else ALIKE_ELSEWHERE):
                    bearer = one["bearer"] == other["bearer"]
                    candidates.append((-alike, not together, not bearer, i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _firmness(one: Row, other: Row) -> str:
    step = FIRMNESS.index(other["modality"]) - FIRMNESS.index(one["modality"])
    if step:
        return "firmer" if step > 0 else "softer"
    return "same" if one["bearer"] == other["bearer"] else "reassigned"


def _row(one: Row | None, other: Row | None, change: str) -> Row:
    row: dict[str, Any] = {"item": (one or other or {})["principle"], "change": change}
    for side, found in (("a", one), ("b", other)):
        if found is not None:
            row[f"value_{side}"] = "|".join(found[n] for n in ("bearer", "modality", "form"))
            row[f"start_{side}"], row[f"end_{side}"] = found["start"], found["end"]
    return row
