"""Values of governance as codes: numbers, durations, periods, keys of closed lists.

Durations are ISO 8601 ('P2Y'), periods EDTF ('2026/2029'); how often something happens is read by
`governance_frequency`. What cannot be read gives an empty value: the quote speaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.dates import find_dates
from agreement_study.coding.wording import wording
from agreement_study.edtf import bounds
from agreement_study.language import words

DAYS = 365.25  # of a year


@frozen(kw_only=True)
class Quantities:
    """The compiled patterns for numbers of a language."""

    times: re.Pattern[str]
    each: re.Pattern[str]
    every: re.Pattern[str]
    later: re.Pattern[str]
    length: re.Pattern[str]
    until: re.Pattern[str]
    since: re.Pattern[str]
    indefinitely: re.Pattern[str]
    spanned: re.Pattern[str]
    per_year: Mapping[str, float]
    months: Mapping[str, int]
    weeks: Mapping[str, int]
    ordinals: Mapping[str, int]
    numerals: Mapping[str, int]


@cache
def quantities(language: str) -> Quantities:
    """Return the patterns for numbers of a language."""
    found = wording(language, "governance")
    values: dict[str, Any] = found.values["quantities"]
    patterns = {
        name: found.any_of(values[name])
        for name in ("times", "each", "every", "later", "length", "until", "since", "indefinitely")
    }
    patterns["spanned"] = re.compile(values["spanned"])
    return Quantities(
        **patterns,
        per_year=values["per_year"],
        months=values["months"],
        weeks=values["weeks"],
        ordinals=values["ordinals"],
        numerals={**words(language)["numerals"], **values["numerals"]},
    )


def number_of(word: str | None, known: Quantities) -> int | None:
    """Return the number that a word or numeral tells, or None."""
    if not word:
        return None
    if word.isdigit():
        return int(word)
    return known.numerals.get(word) or known.ordinals.get(word)


def count(word: str, language: str) -> int | None:
    """Return the number that a word or numeral tells."""
    return number_of(word, quantities(language))


def group(found: re.Match[str], *names: str) -> str | None:
    """Return the first of some groups that a match has."""
    groups = found.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def times_a_year(found: re.Match[str], known: Quantities) -> float:
    """How often a year what a match names comes: by its word, or by how the word begins."""
    word = group(found, "unit", "unit2", "word") or ""
    begins = (rate for name, rate in known.per_year.items() if word.startswith(name))
    return known.per_year.get(word) or next(begins, 0)


def interval(text: str, language: str) -> str:
    """Return the time between two occasions ('P3Y'), or by when there is one ('../2029')."""
    known, low_text = quantities(language), lowered(text)
    if found := known.every.search(low_text) or known.later.search(low_text):
        return _duration(months(found, known))
    if found := known.times.search(low_text):
        low = number_of(group(found, "low"), known)
        rate = times_a_year(found, known)
        several = group(found, "high", "high2")
        return _duration(12 / (low * rate)) if low and rate and not several else ""
    if found := known.each.search(low_text):
        return _duration(12 / (times_a_year(found, known) or 1))
    if known.until.search(low_text):
        dates = [edtf for _, edtf in find_dates(text, language)]
        return f"../{dates[-1]}" if dates and "/" not in dates[-1] else ""
    return ""


def duration(text: str, language: str) -> str:
    """Return a length of time: 'two years' is 'P2Y'."""
    known = quantities(language)
    found = known.length.search(lowered(text))
    low = number_of(found["low"], known) if found else None
    if not found or not low:
        return ""
    return _duration(low * (12 if group(found, "yearly") else known.months[found["unit"]]))


def term(text: str, language: str) -> str:
    """Return for how long members sit: a length of time, what comes round, or a dated period.

    >>> term("Ordföranden väljs årligen.", "sv"), term("They serve from 2026 to 2029.", "en")
    ('P1Y', 'P4Y')
    """
    known, low = quantities(language), lowered(text)
    if found := duration(text, language):
        return found
    if match := known.every.search(low):
        return _duration(months(match, known))
    if match := known.each.search(low):
        rate = times_a_year(match, known)
        return _duration(12 / rate) if rate else ""
    periods = [edtf for _, edtf in find_dates(text, language) if "/" in edtf]
    return _length(*periods[0].split("/")) if periods else ""


def _length(first: str, last: str) -> str:
    """Return how long a period of whole years or between two days is; nothing if it is open."""
    if not (first[:4].isdigit() and last[:4].isdigit()):
        return ""
    start, end = bounds(first)[0], bounds(last)[1]
    if start is None or end is None:
        return ""
    return _duration(round((end - start).days / DAYS * 12))


def validity(text: str, language: str) -> str:
    """Return for which period something is in force, as EDTF, or for how long."""
    known, low = quantities(language), lowered(text)
    dates = [edtf for _, edtf in find_dates(text, language)]
    periods = [edtf for edtf in dates if "/" in edtf]
    until = known.until.search(low)
    if periods and until and periods[-1].endswith("/..") and "/" not in dates[-1]:
        return periods[-1].removesuffix("..") + dates[-1]  # 'since 2014, and runs out in 2024'
    if periods:
        start = dates[0] if len(dates) > 1 and "/" not in dates[0] else ""
        return start + periods[-1].removeprefix("..") if start and _is_end(periods) else periods[-1]
    if spanned := known.spanned.search(low):
        return f"{spanned['first']}/{spanned['last']}"
    if dates and until:
        since = known.since.search(low[: until.start()]) and len(dates) > 1
        return f"{dates[0] if since else '..'}/{dates[-1]}"
    if known.indefinitely.search(low):
        return f"{dates[0]}/.." if dates else "indefinite"
    if dates and known.since.search(low):
        return f"{dates[0]}/.."
    return duration(text, language) or (dates[0] if len(dates) == 1 else "")


def _is_end(periods: list[str]) -> bool:
    """Whether the last period tells no more than when something ends."""
    return periods[-1].startswith("../")


def number(found: re.Match[str], language: str) -> str:
    """Return the number or range that a rule's groups `low` and `high` hold.

    One member is not all: 'one representative of the county and some of the municipalities'.
    """
    known = quantities(language)
    groups = found.groupdict()
    low, high = (number_of(groups.get(name), known) for name in ("low", "high"))
    if low is None or (low == 1 and not high):
        return ""
    if high or groups.get("least"):
        return f"{low}..{high or ''}"
    return str(low)


def shares(found: re.Match[str], language: str) -> str:
    """Return whether two counted sides are equal."""
    known = quantities(language)
    low, high = (number_of(found[name], known) for name in ("low", "high"))
    return "equal" if low == high else "unequal"


def deadline(text: str, language: str) -> str:
    """Return the time between two occasions, or a day alone as the one by which there is one."""
    dates = [edtf for _, edtf in find_dates(text, language)]
    told = interval(text, language)
    return told or (f"../{dates[0]}" if len(dates) == 1 and "/" not in dates[0] else "")


def months(found: re.Match[str], known: Quantities, units: Mapping[str, int] | None = None) -> int:
    """Return how many months (or other units) lie between two occasions; 0 if it is not told."""
    groups = found.groupdict()
    unit = group(found, "unit", "unit2", "unit3") or "year"
    times = 2 if group(found, "second", "second2") else 0
    times = times or known.ordinals.get(groups.get("ordinal") or "", 0)
    times = times or number_of(group(found, "number", "number2"), known) or 0
    return times * (known.months if units is None else units).get(unit, 0)


def _duration(months: float) -> str:
    whole = round(months)
    if whole <= 0:
        return ""
    return f"P{whole // 12}Y" if whole % 12 == 0 else f"P{whole}M"
