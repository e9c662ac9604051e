"""What one match of a date pattern says: points in time, with what the text leaves out as None."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from agreement_study.coding.date_patterns import DatePatterns


@frozen(kw_only=True)
class Point:
    """What a text says of one date; None where it is silent."""

    year: str | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    week: int | None = None


@frozen(kw_only=True)
class Mention:
    """One or two points at a place; two are the ends of a period."""

    start: int
    end: int
    first: Point
    last: Point | None = None


def read_match(name: str, match: re.Match[str], patterns: DatePatterns) -> list[Mention]:
    """Make the mentions of one match; none if it is no date after all."""
    got = match.groupdict()
    start, end = match.span()
    year = got.get("year")
    if name == "numeric":
        day, month = int(got["a"]), int(got["b"])
        day, month = (month, day) if month > 12 else (day, month)
        return [Mention(start=start, end=end, first=Point(year=year, month=month, day=day))]
    if name == "short_year":
        first = Point(year=f"20{got['short']}", month=int(got["b"]), day=int(got["a"]))
        return [Mention(start=start, end=end, first=first)]
    if name.startswith("part"):
        month = patterns.spans[_folded(got["part"])]
        length = patterns.lengths.get(_folded(got["part"]), 3)
        first = Point(year=year, month=month)
        last = evolve(first, month=month + length - 1)
        return [Mention(start=start, end=end, first=first, last=last)]
    if name == "six":
        first = Point(year=f"20{got['short']}", month=int(got["month_number"]), day=int(got["day"]))
        return [Mention(start=start, end=end, first=first)]
    if name == "turn":
        january = Point(year=_next(year), month=1)
        return [Mention(start=start, end=end, first=Point(year=year, month=12), last=january)]
    if name == "years":
        return _years(match, patterns)
    if name == "decade":
        digits = got["decade"]
        stem = digits[:2] + "XX" if digits.endswith("00") else digits[:3] + "X"
        return [Mention(start=start, end=end, first=Point(year=stem))]
    if name == "week":
        return _weeks(match, Point(year=year, week=int(got["week"])))
    if "season" in got:
        season = patterns.seasons[_folded(got["season"])]
        return [Mention(start=start, end=end, first=Point(year=year, season=season))]
    name_of_month, digits = got.get("month"), got.get("month_number")
    number = patterns.months[name_of_month] if name_of_month else int(digits) if digits else None
    return _days(match, Point(year=year, month=number), patterns)


def _weeks(match: re.Match[str], first: Point) -> list[Mention]:
    """`weeks 36–40`; of `weeks 36 and 40` each is one."""
    start, end = match.span()
    if not match["week2"]:
        return [Mention(start=start, end=end, first=first)]
    last = evolve(first, week=int(match["week2"]))
    if match["and"] and last.week != int(match["week"]) + 1:
        middle = match.start("week2")
        return [
            Mention(start=start, end=match.end("week"), first=first),
            Mention(start=middle, end=end, first=last),
        ]
    return [Mention(start=start, end=end, first=first, last=last)]


def _folded(phrase: str) -> str:
    return " ".join(phrase.split())


def _years(match: re.Match[str], patterns: DatePatterns) -> list[Mention]:
    """`2015–2017`, `2014/15`, and `2014-11`: a month, but for `2010-11` in some languages."""
    year, second, dash = match["year"], match["year2"], match["dash"]
    start, end = match.span()
    if len(second) == 2:
        pair = patterns.year_pairs and int(second) == (int(year) + 1) % 100
        if dash == "-" and 1 <= int(second) <= 12 and not pair:
            return [Mention(start=start, end=end, first=Point(year=year, month=int(second)))]
        second = year[:2] + second
    if second <= year:
        return []
    return [Mention(start=start, end=end, first=Point(year=year), last=Point(year=second))]


def _next(year: str | None) -> str:
    return str(int(year or 0) + 1)


def _days(match: re.Match[str], point: Point, patterns: DatePatterns) -> list[Mention]:
    """The day, the days or the range of days before a month."""
    got = match.groupdict()
    start, end = match.span()
    if not got.get("day"):
        return [Mention(start=start, end=end, first=point)]
    first = evolve(point, day=_number(got["day"], patterns))
    if got.get("day2"):
        last = evolve(point, day=_number(got["day2"], patterns))
        return [Mention(start=start, end=end, first=first, last=last)]
    if got.get("day3"):
        last = evolve(point, day=_number(got["day3"], patterns))
        middle = match.start("day3")
        return [
            Mention(start=start, end=match.end("day"), first=first),
            Mention(start=middle, end=end, first=last),
        ]
    return [Mention(start=start, end=end, first=first)]


def _number(day: str, patterns: DatePatterns) -> int:
    return patterns.ordinals.get(day) or int(re.match(r"\d+", day)[0])  # type: ignore[index]
