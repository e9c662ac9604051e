"""Values of governance as codes: numbers and ranges, durations, periods, keys of closed lists.

Frequencies are per year ('6', '4..12', '4..' for at least four), durations ISO 8601 ('P2Y'),
periods EDTF ('2026/2029'). What cannot be read gives an empty value: the quote speaks.
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
from agreement_study.language import words


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
    ordinals: Mapping[str, int]
    numerals: Mapping[str, int]


@cache
def _quantities(language: str) -> Quantities:
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
        ordinals=values["ordinals"],
        numerals={**words(language)["numerals"], **values["numerals"]},
    )


def _number(word: str | None, known: Quantities) -> int | None:
    if not word:
        return None
    if word.isdigit():
        return int(word)
    return known.numerals.get(word) or known.ordinals.get(word)


def count(word: str, language: str) -> int | None:
    """Return the number that a word or numeral tells."""
    return _number(word, _quantities(language))


def _group(found: re.Match[str], *names: str) -> str | None:
    groups = found.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def _rate(found: re.Match[str], known: Quantities) -> float:
    """How often a year what a match names comes: by its word, or by how the word begins."""
    word = _group(found, "unit", "unit2", "word") or ""
    begins = (rate for name, rate in known.per_year.items() if word.startswith(name))
    return known.per_year.get(word) or next(begins, 0)


def frequency(text: str, language: str) -> str:
    """Return how often a year something happens, by its words.

    Examples
    --------
    >>> frequency("styrgruppen träffas 4–6 gånger per år", "sv"), frequency("varannan månad", "sv")
    ('4..6', '6')
    """
    known, text = _quantities(language), lowered(text)
    found = known.times.search(text)
    if found:
        low, high = (
            _number(_group(found, "low"), known),
            _number(_group(found, "high", "high2"), known),
        )
        rate = _rate(found, known)
        if low:
            open_end = ".." if found["least"] and high is None else ""
            if not rate:
                return ""
            return _plain(low * rate) + (f"..{_plain(high * rate)}" if high else open_end)
    if found := known.every.search(text):
        months = _months(found, known)
        return _plain(12 / months) if months else ""
    if found := known.each.search(text):
        rate = _rate(found, known)
        return _plain(rate) + (".." if found["least"] else "") if rate else ""
    return ""


def interval(text: str, language: str) -> str:
    """Return the time between two occasions ('P3Y'), or by when there is one ('../2029')."""
    known, low_text = _quantities(language), lowered(text)
    if found := known.every.search(low_text) or known.later.search(low_text):
        return _duration(_months(found, known))
    if found := known.times.search(low_text):
        low = _number(_group(found, "low"), known)
        rate = _rate(found, known)
        return _duration(12 / (low * rate)) if low and not _group(found, "high", "high2") else ""
    if found := known.each.search(low_text):
        return _duration(12 / (_rate(found, known) or 1))
    if known.until.search(low_text):
        dates = [edtf for _, edtf in find_dates(text, language)]
        return f"../{dates[-1]}" if dates and "/" not in dates[-1] else ""
    return ""


def duration(text: str, language: str) -> str:
    """Return a length of time: 'two years' is 'P2Y'."""
    known = _quantities(language)
    found = known.length.search(lowered(text))
    low = _number(found["low"], known) if found else None
    if not found or not low:
        return ""
    return _duration(low * (12 if _group(found, "yearly") else known.months[found["unit"]]))


def validity(text: str, language: str) -> str:
    """Return for which period something is in force, as EDTF, or for how long."""
    known, low = _quantities(language), lowered(text)
    dates = [edtf for _, edtf in find_dates(text, language)]
    periods = [edtf for edtf in dates if "/" in edtf]
    if periods:
        start = dates[0] if len(dates) > 1 and "/" not in dates[0] else ""
        return start + periods[-1].removeprefix("..") if start and _is_end(periods) else periods[-1]
    if spanned := known.spanned.search(low):
        return f"{spanned['first']}/{spanned['last']}"
    if dates and (until := known.until.search(low)):
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
    """Return the number or range that a rule's groups `low` and `high` hold."""
    known = _quantities(language)
    groups = found.groupdict()
    low, high = (_number(groups.get(name), known) for name in ("low", "high"))
    if low is None:
        return ""
    if high or groups.get("least"):
        return f"{low}..{high or ''}"
    return str(low)


def shares(found: re.Match[str], language: str) -> str:
    """Return whether two counted sides are equal."""
    known = _quantities(language)
    low, high = (_number(found[name], known) for name in ("low", "high"))
    return "equal" if low == high else "unequal"


def deadline(text: str, language: str) -> str:
    """Return the time between two occasions, or a day alone as the one by which there is one."""
    dates = [edtf for _, edtf in find_dates(text, language)]
    told = interval(text, language)
    return told or (f"../{dates[0]}" if len(dates) == 1 and "/" not in dates[0] else "")


def _months(found: re.Match[str], known: Quantities) -> int:
    groups = found.groupdict()
    unit = _group(found, "unit", "unit2", "unit3") or "year"
    times = 2 if groups.get("second") else 0
    times = times or known.ordinals.get(groups.get("ordinal") or "", 0)
    times = times or _number(_group(found, "number", "number2"), known) or 0
    return times * known.months.get(unit, 0)


def _duration(months: float) -> str:
    whole = round(months)
    if whole <= 0:
        return ""
    return f"P{whole // 12}Y" if whole % 12 == 0 else f"P{whole}M"


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}"
