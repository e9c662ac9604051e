"""What a later document shows of a rule of governance: one function per kind of attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from attrs import frozen

from agreement_study.comparison.contrasts import Side
from agreement_study.language import words

Row = Mapping[str, Any]

YEARS = re.compile(r"P(\d+)Y")
DAY_OR_MONTH = re.compile(r"(\d{4})-(?:0[1-9]|1[0-2])")
PERIOD = re.compile(r"\d{4}[\d-]*/\d{4}[\d-]*")
MIXED = "mixed"


@frozen
class Verdict:
    """A judgement, its inference, and the passage of the later document on which it rests.

    `inference` is `key|name=value`: a key of `<language>-follow.yaml` and what it names.
    """

    judgement: str
    inference: str
    passage: Row | None = None


Rule = Callable[[Row, Sequence[Row], Side], Verdict]


def stated_too(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge what a passage alone can say: the later document states the attribute, or not."""
    for other in sorted(same, key=lambda other: other["value"] != row["value"]):
        if row["value"] and row["value"] == other["value"]:
            return Verdict("consistent_with", f"value_agrees|value={row['value']}", other)
        return Verdict("mentioned", "attribute_stated", other)
    return Verdict("not_mentioned", "no_passage")


def exactly(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge a value that cannot be two things at once: a term, a legal status."""
    valued = [other for other in same if other["value"]]
    if not row["value"] or not valued or any(o["value"] == row["value"] for o in valued):
        return stated_too(row, same, later)
    named = f"value={row['value']}|other={valued[0]['value']}"
    return Verdict("at_odds_with", f"value_differs|{named}", valued[0])


def same_body(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge a body: one that is named later is taken for the agreement's, and that is said."""
    for other in same:
        return Verdict("mentioned", "body_taken_as_same", other)
    return Verdict("not_mentioned", "no_passage")


def same_office(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge who supports the work: the office may be the same, its holder is not looked at."""
    for other in sorted(same, key=lambda other: other["value"] != row["value"]):
        alike = bool(row["value"]) and other["value"] == row["value"]
        key = "office_of_that_name" if alike else "office_of_another_name"
        return Verdict("mentioned", key, other)
    return Verdict("not_mentioned", "no_passage")


def meetings(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge how often a body meets by the dates that the later document knows of.

    They are a lower bound: too few dates show nothing, too many do.
    """
    stated = [other for other in same if other["value"]]
    if stated:
        return exactly(row, stated, later)
    dated = [r for r in later.table("events") if r["type"] == "meeting" and _year(r)]
    if not dated or not row["value"]:
        return stated_too(row, same, later)
    low, high = _range(row["value"])
    year, known = _fullest_year(dated)
    held = sum(r["status"] == "actual" for r in known.values())
    named = f"count={len(known)}|held={held}|year={year}|value={row['value']}"
    first = min(known.values(), key=lambda r: (r["date"], r["start"]))
    if high is not None and len(known) > high:
        return Verdict("at_odds_with", f"more_meetings|{named}", first)
    if len(known) >= low:
        return Verdict("consistent_with", f"meetings_at_least|{named}", first)
    return Verdict("cannot_be_judged", f"fewer_meetings_known|{named}", first)


def _year(row: Row) -> str:
    """The year of a date that names at least a month; a bare year is no meeting."""
    found = DAY_OR_MONTH.match(row["date"])
    return found[1] if found else ""


def _fullest_year(dated: Sequence[Row]) -> tuple[str, dict[str, Row]]:
    """The year with most dates, and its dates, each once."""
    ordered = sorted(dated, key=lambda r: (r["date"], r["start"]))
    years = {
        year: {r["date"]: r for r in reversed(list(rows))}
        for year, rows in groupby(ordered, key=_year)
    }
    year = max(years, key=lambda year: (len(years[year]), year))
    return year, years[year]


def _range(value: str) -> tuple[float, float | None]:
    """The least and most meetings a year of `6`, `4..12` or `4..`."""
    low, dots, high = value.partition("..")
    return float(low or 0), float(high) if high else None if dots else float(low)


def composition(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge who sits in a body by who was there: those present are not the composition."""
    valued = [other for other in same if other["value"]]
    if valued and row["value"]:
        return stated_too(row, valued, later)
    for other in same:
        if row["value"] == MIXED and len(sides_named(other, later)) > 1:
            return Verdict("consistent_with", "present_from_both", other)
        return Verdict("cannot_be_judged", "present_not_composition", other)
    return Verdict("not_mentioned", "no_passage")


def balance(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge parity or size: stated later, or hidden behind a list of those present."""
    if any(other["value"] for other in same):
        return exactly(row, same, later)
    for other in later.table("governance"):
        if other["attribute"] == "composition":
            return Verdict("cannot_be_judged", "present_not_composition", other)
    return stated_too(row, same, later)


def sides_named(row: Row, later: Side) -> set[str]:
    """Return the sides of which the unit of a row names somebody."""
    said = later.sayings.of(row["unit"])
    sides = words(later.document.language, "follow")["sides"]
    return {side for side, ideas in sides.items() if said.keys() & set(ideas)}


def revision(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge how often a plan or agreement is revised by the period of the plan that follows.

    A period from one year to another counts either year, so that it fits two intervals.
    """
    every = YEARS.fullmatch(row["value"])
    if any(other["value"] for other in same):
        return exactly(row, same, later)
    interval = int(every[1]) if every else 0
    for other in same if interval else ():
        for event in _plan_periods(later, other["unit"]):
            return _period_verdict(event, interval)
    for other in same:
        return Verdict("mentioned", "revision_spoken_of", other)
    return Verdict("not_mentioned", "no_passage")


def _plan_periods(later: Side, unit: str) -> list[Row]:
    return [
        row
        for row in later.table("events")
        if row["unit"] == unit and row["type"] == "action_plan_period" and PERIOD.match(row["date"])
    ]


def _period_verdict(event: Row, every: int) -> Verdict:
    first, last = _years(event["date"])
    years = last - first
    named = f"first={first}|last={last}|years={years}|counted={years + 1}|every={every}"
    if every in (years, years + 1):
        return Verdict("consistent_with", f"period_fits|{named}", event)
    return Verdict("at_odds_with", f"period_differs|{named}", event)


def _years(period: str) -> tuple[int, int]:
    first, _, last = period.partition("/")
    return int(first[:4]), int(last[:4])


def validity(row: Row, same: Sequence[Row], later: Side) -> Verdict:
    """Judge whether the later document falls within the time for which the agreement holds."""
    if any(other["value"] for other in same):
        return exactly(row, same, later)
    held = [r for r in later.table("events") if r["status"] == "actual" and _year(r)]
    if not PERIOD.match(row["value"]) or not held:
        return stated_too(row, same, later)
    latest = max(held, key=lambda r: r["date"])
    first, last = _years(row["value"])
    named = f"value={row['value']}|date={latest['date']}"
    if first <= int(_year(latest)) <= last:
        return Verdict("consistent_with", f"within_validity|{named}", latest)
    return Verdict("cannot_be_judged", f"outside_validity|{named}", latest)


RULES: dict[str, Rule] = {
    "body": same_body,
    "secretariat": same_office,
    "contact_person": same_office,
    "meeting_frequency": meetings,
    "composition": composition,
    "parity": balance,
    "size": balance,
    "revision": revision,
    "validity": validity,
    "term": exactly,
    "legal_status": exactly,
}
