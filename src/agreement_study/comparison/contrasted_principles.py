"""Principles of two agreements: which are the same, and what is said under one and not the other.

The relation of one list to the other, not of either to a baseline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agreement_study.codebook import Codebook
from agreement_study.comparison.likeness import Sayings, covered
from agreement_study.model import Unit

Row = Mapping[str, Any]

SAID_TOO = 0.5
"""Share of a unit's terms that the other text's passage has if it says the same."""
ENOUGH = 2.0
"""Weight of the terms of the shortest unit that says something of its own."""


def contrast_principles(a: Sequence[Row], b: Sequence[Row], codebook: Codebook) -> Iterator[Row]:
    """Yield one row per principle that either text lists or absorbs."""
    listed_a, listed_b = _listed(a), _listed(b)
    absorbed_a, absorbed_b = _absorbed(a), _absorbed(b)
    keys = dict.fromkeys([*listed_a, *listed_b])
    crowded_a, crowded_b = _crowded(a), _crowded(b)
    for key in keys:
        here, there = listed_a.get(key, []), listed_b.get(key, [])
        if here and there:
            change = _relation(key, here, there, key in crowded_a, key in crowded_b, codebook)
        elif here:
            change = "absorbed" if key in absorbed_b else "dropped"
        else:
            change = "added"
        yield {
            "item": key,
            "change": change,
            "value_a": _labels(here),
            "value_b": _labels(there),
            **_span("a", here[0] if here else absorbed_a.get(key)),
            **_span("b", there[0] if there else absorbed_b.get(key)),
        }


def _listed(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted((r for r in rows if r["position"]), key=lambda row: row["position"]):
        found.setdefault(row["principle"], []).append(row)
    return found


def _absorbed(rows: Sequence[Row]) -> dict[str, Row]:
    return {row["principle"]: row for row in rows if row["relation"] == "absorbed"}


def _crowded(rows: Sequence[Row]) -> set[str]:
    """Principles that share their label with another."""
    taken = Counter(row["position"] for row in rows if row["position"])
    return {row["principle"] for row in rows if taken.get(row["position"], 0) > 1}


def _relation(
    key: str,
    here: Sequence[Row],
    there: Sequence[Row],
    crowded_here: bool,
    crowded_there: bool,
    codebook: Codebook,
) -> str:
    if crowded_there and not crowded_here:
        return "merged"
    if len(there) > 1 and len(here) == 1:
        return "split"
    return "same" if _same_label(key, here[0], there[0], codebook) else "renamed"


def _same_label(key: str, here: Row, there: Row, codebook: Codebook) -> bool:
    """Whether two labels are one, or both names of the principle in the codebook."""
    label_a, label_b = here["label"].casefold(), there["label"].casefold()
    if label_a == label_b or here["relation"] == there["relation"] == "same":
        return True
    code = codebook.principle(key)
    names = {n.casefold() for listed in code.names.values() for n in listed} if code else set()
    return label_a in names and label_b in names


def _labels(rows: Sequence[Row]) -> str:
    return "; ".join(row["label"] for row in rows)


def _span(side: str, row: Row | None) -> dict[str, int | None]:
    """The label's span; the passage of a principle without label."""
    if row is None:
        return {}
    own = "start" if row["start"] is not None else "section_start"
    return {
        f"start_{side}": row[own],
        f"end_{side}": row["end" if own == "start" else "section_end"],
    }


def contrast_said(
    a: Sequence[Row], b: Sequence[Row], sayings_a: Sayings, sayings_b: Sayings
) -> Iterator[Row]:
    """Yield the units under a principle of both texts whose like the other's passage lacks."""
    here, there = _listed(a), _listed(b)
    for key in here:
        units_a = _units(here[key], sayings_a)
        units_b = _units(there.get(key, []), sayings_b)
        if units_a and units_b:
            yield from _only(key, "a", units_a, units_b, sayings_a, sayings_b)
            yield from _only(key, "b", units_b, units_a, sayings_b, sayings_a)


def _units(rows: Sequence[Row], sayings: Sayings) -> list[Unit]:
    """Units of the passages that set a principle out, its label's own unit left out."""
    spans = [
        (row["section_start"], row["section_end"])
        for row in rows
        if row["section_start"] is not None
    ]
    return [
        unit
        for unit in sayings.document.units
        if unit.kind in ("sentence", "item")
        and any(start <= unit.start and unit.end <= end for start, end in spans)
    ]


def _only(
    key: str,
    side: str,
    own: Sequence[Unit],
    others: Sequence[Unit],
    sayings: Sayings,
    sayings_of_others: Sayings,
) -> Iterator[Row]:
    said = [sayings_of_others.of(unit.id) for unit in others]
    for unit in own:
        terms = sayings.of(unit.id)
        if sum(terms.values()) >= ENOUGH and covered(terms, said) < SAID_TOO:
            yield {
                "item": key,
                "change": f"only_{side}",
                f"value_{side}": unit.text,
                f"start_{side}": unit.start,
                f"end_{side}": unit.end,
            }
