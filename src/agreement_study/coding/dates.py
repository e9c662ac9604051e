"""The dates of a text as EDTF, with the precision that the text has and no more.

`find_dates` is a pure function of a text, its language and a `Clock`, which says what a bare day,
week, month or season is read by. Bills, register numbers, pages, telephones, times of day and
amounts are no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from attrs import evolve, frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.date_patterns import (
    ALWAYS_MASKED,
    DatePatterns,
    date_patterns,
)
from agreement_study.coding.date_points import Mention, Point, read_match
from agreement_study.edtf import OPEN, bounds, is_edtf
from agreement_study.spans import Span

LONG = 2000  # code points of a text that is read at once
MANY = 30  # years from which on a duration is no period of an agreement
NEAR = 40  # code points over which days of a list share a year


@frozen(kw_only=True)
class Clock:
    """What a date without a year is read by.

    `day` is the document's own date, `year` one that the heading gives; `forward` tells whether
    the text looks ahead (True) or back (False) from `day`. `opens` takes what begins the text for
    a date where it could be something else too.
    """

    day: date | None = None
    year: int | None = None
    forward: bool | None = None
    opens: bool = False


def find_dates(text: str, language: str, clock: Clock = Clock()) -> list[tuple[Span, str]]:
    """Return the dates of a text in order, as spans (code points into `text`) and EDTF.

    Examples
    --------
    >>> [edtf for _, edtf in find_dates("perioden 2024–2026, prop. 2009/10:55", "sv")]
    ['2024/2026']
    """
    return list(_read(text, language, clock))


@lru_cache(maxsize=1024)  # headings are read again for each line below them
def _read(text: str, language: str, clock: Clock) -> tuple[tuple[Span, str], ...]:
    patterns = date_patterns(language)
    return tuple(
        (Span(start + span.start, start + span.end), edtf)
        for start, piece in _stretches(text)
        if may_have_dates(piece, language)
        for span, edtf in _find(piece, patterns, clock)
    )


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Cut a very long text between words, so that the time is in proportion to its length."""
    start = 0
    while len(text) - start > LONG:
        cut = text.rfind(" ", start, start + LONG) + 1 or start + LONG
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _find(text: str, patterns: DatePatterns, clock: Clock) -> list[tuple[Span, str]]:
    low = lowered(text)
    found = _merge(low, list(_mentions(text, low, patterns, opens=clock.opens)), patterns)
    dated: list[tuple[Span, str]] = []
    year, near = 0, 0  # a bare day may have the year of the date before it
    for mention in _share_years(low, found, patterns):
        edtf = _edtf(mention, low, patterns, clock)
        if not edtf and year and mention.start - near < NEAR * 2:
            edtf = _edtf(mention, low, patterns, Clock(year=year))
        if edtf[:4].isdigit():
            year, near = int(edtf[:4]), mention.end
        edtf = _lasting(edtf, low[: mention.start], low[mention.end :], patterns)
        if edtf and is_edtf(edtf):
            dated.append((Span(mention.start, mention.end), edtf))
    return dated


def may_have_dates(text: str, language: str) -> bool:
    """Tell quickly whether a text holds a digit, a month or a season."""
    return date_patterns(language).gate.search(lowered(text)) is not None


def _mentions(text: str, low: str, patterns: DatePatterns, *, opens: bool) -> Iterator[Mention]:
    """Yield what the patterns claim, in order of place; earlier patterns claim first."""
    open_text = _blank(low, [*ALWAYS_MASKED.finditer(text), *patterns.masked.finditer(low)])
    claimed: list[Mention] = []
    for name, pattern in patterns.points:
        for match in pattern.finditer(open_text):
            made = read_match(name, match, patterns)
            if made and _led(name, match, text, claimed, patterns, opens=opens):
                claimed += made
                blank = "\x00" * (match.end() - match.start())
                open_text = open_text[: match.start()] + blank + open_text[match.end() :]
    yield from sorted(claimed, key=lambda mention: mention.start)


def _blank(text: str, matches: list[re.Match[str]]) -> str:
    for match in matches:
        text = text[: match.start()] + "\x00" * len(match[0]) + text[match.end() :]
    return text


def _led(
    name: str,
    match: re.Match[str],
    text: str,
    claimed: list[Mention],
    patterns: DatePatterns,
    *,
    opens: bool,
) -> bool:
    """Tell whether a form that could be something else stands as a date stands."""
    named = name in ("month", "month_first", "day")
    if named and patterns.capital_months and text[match.start("month")].islower():
        return False
    if name == "month" and patterns.month_range.match(match.string, match.end()):
        return True
    begins = name in ("month", "season") and match.start() == 0
    if begins and (opens or patterns.row_month.match(match.string, match.end())):
        return True
    lead = {
        "month": patterns.month_lead,
        "season": patterns.season_lead,
        "part_bare": patterns.part_lead,
        "six": patterns.six_lead,
    }.get(name)
    if name == "slash" and not match["year"]:
        lead = patterns.numeric_lead
        if match.start() == 0 or (patterns.day_first and _is_no_fraction(match)):
            return True
    before = match.string[: match.start()]
    if not match.groupdict().get("year") and _recurs(name, match, before, patterns):
        return False
    if lead is None:
        return True
    joined = any(
        (patterns.join.fullmatch(gap) or patterns.range.fullmatch(gap))
        for mention in claimed
        for gap in (before[mention.end :], match.string[match.end() : mention.start])
        if 0 < len(gap) < NEAR
    )
    return bool(lead.search(before)) or joined


def _is_no_fraction(match: re.Match[str]) -> bool:
    """Tell whether two numbers are a day and its month: nobody writes a fraction so, 17/11."""
    return int(match["day"].partition(":")[0]) > int(match["month_number"])


def _recurs(name: str, match: re.Match[str], before: str, patterns: DatePatterns) -> bool:
    """Whether a form without a year comes every year: `varje år i mars`, `in spring and autumn`."""
    if name not in ("month", "day", "month_first", "season"):
        return False
    behind = match.string[match.end() :]
    both = name == "season" and patterns.another_season.match(behind)
    return bool(
        both
        or patterns.recurring.search(before[-NEAR * 2 :])
        or patterns.recurring_behind.match(behind)
    )


def _merge(text: str, mentions: list[Mention], patterns: DatePatterns) -> list[Mention]:
    """Join neighbours that are the ends of a period: `2018 till 2023`, `mellan 2018 och 2023`."""
    merged: list[Mention] = []
    for mention in mentions:
        previous = merged[-1] if merged else None
        if (
            previous
            and not previous.last
            and not mention.last
            and _is_period(text, previous, mention, patterns)
        ):
            merged[-1] = evolve(previous, end=mention.end, last=mention.first)
        else:
            merged.append(mention)
    return merged


def _is_period(text: str, first: Mention, last: Mention, patterns: DatePatterns) -> bool:
    gap = text[first.end : last.start]
    if patterns.range.fullmatch(gap):
        return True
    if not patterns.join.fullmatch(gap):
        return False
    before = text[: first.start]
    if patterns.throughout.search(before) and _follow(first.first, last.first):
        return True
    return bool(patterns.join.fullmatch(gap) and patterns.between.search(text[: first.start]))


def _follow(first: Point, last: Point) -> bool:
    """Whether two months follow on one another."""
    months = first.month and last.month and not first.day and not last.day
    same = first.year is None or first.year == last.year
    return bool(months and same and last.month == (first.month or 0) + 1)


def _share_years(text: str, mentions: list[Mention], patterns: DatePatterns) -> list[Mention]:
    """Give days of a list the year that stands at its end: `3 maj och 5 juni 2024`."""
    shared: list[Mention] = []
    for mention in reversed(mentions):
        year = _year_behind(text, mention, shared[-1], patterns) if shared else None
        shared.append(_with_year(mention, year) if year else mention)
    return shared[::-1]


def _year_behind(text: str, mention: Mention, later: Mention, patterns: DatePatterns) -> str | None:
    """The year of the next date, where both are of one kind and of one list."""
    ends = mention.last or mention.first
    listed = patterns.join.fullmatch(text[mention.end : later.start])
    alike = ends.year is None and _kind(ends) == _kind(later.first)
    return later.first.year if listed and alike else None


def _kind(point: Point) -> str:
    return (
        "week" if point.week else "season" if point.season else "month" if point.month else "year"
    )


def _with_year(mention: Mention, year: str) -> Mention:
    last = evolve(mention.last, year=year) if mention.last else None
    return evolve(mention, first=evolve(mention.first, year=mention.first.year or year), last=last)


def _edtf(mention: Mention, text: str, patterns: DatePatterns, clock: Clock) -> str:
    """Write a mention as EDTF, or return an empty text where its year is not known."""
    before, after = text[: mention.start], text[mention.end :]
    pair = _dated(mention, clock, _weekday(before, patterns))
    if pair is None:
        return ""
    first, last = pair
    if mention.last or "/" in first:
        start, end = first.split("/")[0], last.split("/")[-1]
        return start if start == end else f"{start}/{end}"
    if patterns.since.search(before) or patterns.onwards.match(after):
        return f"{first}/{OPEN}"
    if patterns.until.search(before):
        return f"{OPEN}/{first}"
    return first + "~" if patterns.about.search(before) and "X" not in first else first


def _lasting(edtf: str, before: str, after: str, patterns: DatePatterns) -> str:
    """The period that begins at a date, where the text says how many years it lasts."""
    told = patterns.duration.search(before[-NEAR * 2 :]) or patterns.duration_behind.match(after)
    start, _, end = edtf.partition("/")
    if not told or told.groupdict().get("each") or (end and end != OPEN and not end.isdigit()):
        return edtf
    count = told["count"]
    years = int(count) if count.isdigit() else patterns.numerals[count]
    if len(start) == 4 and start.isdigit() and 1 < years < MANY:
        return f"{start}/{int(start) + years - (not end.isdigit())}"
    first = bounds(start)[0] if 0 < years < MANY else None
    if not first or start[5:7] > "12":
        return edtf
    last = _years_on(first, years) - timedelta(days=1)
    return f"{start}/{last.isoformat()[: len(start)]}"


def _years_on(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _weekday(before: str, patterns: DatePatterns) -> int | None:
    """The day of the week in front of a date, Monday 0."""
    told = patterns.weekday.search(before[-NEAR:])
    return patterns.weekdays[told["weekday"]] if told else None


def _dated(mention: Mention, clock: Clock, weekday: int | None) -> tuple[str, str] | None:
    """The first and the last date, with the years that the text leaves out."""
    first, last = mention.first, mention.last or mention.first
    year = first.year or last.year or _near_year(mention, clock, weekday)
    if year is None:
        return None
    begin = _write(evolve(first, year=year, **_inherit(first, last)))
    end = _write(evolve(last, year=last.year or year))
    if begin and end and _later(begin, end) and "X" not in year:
        if first.year is None and last.year:
            begin = _write(evolve(first, year=str(int(year) - 1), **_inherit(first, last)))
        elif last.year is None:
            end = _write(evolve(last, year=str(int(year) + 1)))
    return (begin, end) if begin and end else None


def _inherit(first: Point, last: Point) -> dict[str, int | None]:
    """`3–5 maj`: the first day has the month of the last."""
    alone = first.day and not first.month
    return {"month": last.month} if alone else {}


def _near_year(mention: Mention, clock: Clock, weekday: int | None) -> str | None:
    """The year of a bare date: the heading's, or that of the document's own date.

    The years beside the document's own are taken if its text looks ahead or back, or if the day
    of the week told falls on the date in one of them and not in the year at hand.
    """
    if clock.year or not clock.day:
        return str(clock.year) if clock.year else None
    year = clock.day.year
    first, last = _bounds_in(mention, year)
    if clock.forward and last and last < clock.day:
        year += 1
    if clock.forward is False and first and first > clock.day:
        year -= 1
    if weekday is not None:
        near = sorted((year, year + 1, year - 1), key=lambda y: abs(y - year))
        year = next((y for y in near if _falls_on(mention, y, weekday)), year)
    return str(year)


def _bounds_in(mention: Mention, year: int) -> tuple[date | None, date | None]:
    written = _write(evolve(mention.first, year=str(year)))
    return bounds(written) if written else (None, None)


def _falls_on(mention: Mention, year: int, weekday: int) -> bool:
    first, last = _bounds_in(mention, year)
    return first is not None and first == last and first.weekday() == weekday


def _write(point: Point) -> str:
    year = point.year or ""
    if point.week:
        try:
            monday = date.fromisocalendar(int(year), point.week, 1)
        except ValueError:
            return ""
        return f"{monday}/{monday + timedelta(days=6)}"
    if point.season:
        return f"{year}-{point.season}"
    month = f"-{point.month:02}" if point.month else ""
    return f"{year}{month}" + (f"-{point.day:02}" if point.day else "")


def _later(first: str, last: str) -> bool:
    begin, end = bounds(first.split("/")[0])[0], bounds(last.split("/")[-1])[1]
    return bool(begin and end and begin > end)
