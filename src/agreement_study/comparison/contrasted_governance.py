"""Governance of two agreements, attribute by attribute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def contrast_governance(a: Sequence[Row], b: Sequence[Row]) -> Iterator[Row]:
    """Yield one row per attribute that either text states; what is unclear counts as not stated."""
    stated_a, stated_b = _stated(a), _stated(b)
    for attribute in sorted(stated_a.keys() | stated_b.keys()):
        here, there = stated_a.get(attribute, []), stated_b.get(attribute, [])
        values_a, values_b = _values(here), _values(there)
        yield {
            "item": attribute,
            "change": _change(here, there, values_a, values_b),
            "value_a": "; ".join(values_a),
            "value_b": "; ".join(values_b),
            **_span("a", here),
            **_span("b", there),
        }


def _stated(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (not row["value"], row["start"])):
        if row["status"] == "stated":
            found.setdefault(row["attribute"], []).append(row)
    return found


def _values(rows: Sequence[Row]) -> list[str]:
    return sorted({row["value"] for row in rows if row["value"]})


def _change(
    here: Sequence[Row], there: Sequence[Row], values_a: list[str], values_b: list[str]
) -> str:
    if not here or not there:
        return "only_a" if here else "only_b"
    if not values_a and not values_b:
        return "unvalued"
    return "same" if values_a == values_b else "differs"


def _span(side: str, rows: Sequence[Row]) -> dict[str, int]:
    """The first passage that gives a value, else the first passage."""
    return {f"start_{side}": rows[0]["start"], f"end_{side}": rows[0]["end"]} if rows else {}
