"""Dates as EDTF level 1 writes them: validity, and the days that they cover.

Method: Extended Date/Time Format, Library of Congress 2019 (ISO 8601-2:2019, annex A), levels 0
and 1: years, months, days, seasons (21 to 24), unspecified digits from the right (`201X`,
`2014-XX`), one qualifier at the end (`?`, `~`, `%`), intervals with an open (`..`) or unknown
(empty) end. Years before 0 and beyond 9999 are refused, since no text of this genre has them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?"
)
OPEN = ".."
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date of EDTF level 1.

    Examples
    --------
    >>> [is_edtf(t) for t in ("2014-11-25", "2018/2023", "2011/..", "2023-23", "201X")]
    [True, True, True, True, True]
    >>> [is_edtf(t) for t in ("2014-02-30", "2014-25", "2023/2018", "../..", "3/10")]
    [False, False, False, False, False]
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text) is not None
    if not all(side in ("", OPEN) or _point(side) for side in (start, end)):
        return False
    first, last = bounds(text)
    return (first or last) is not None and not (first and last and first > last)


def bounds(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date covers; None where it is open.

    A winter begins in December of its year.

    Examples
    --------
    >>> [str(day) for day in bounds("2024-02/2024-24")]
    ['2024-02-01', '2025-02-28']
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text) or (None, None)
    first, last = _point(start), _point(end)
    return (first[0] if first else None), (last[1] if last else None)


def _point(text: str) -> tuple[date, date] | None:
    """First and last day of a date that is no interval, or None if it is no date."""
    found = _POINT.fullmatch(text)
    if not found or (year := found["year"]).startswith("0000"):
        return None
    low, high = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
    month, day = found["month"], found["day"]
    if month is None or month == "XX":
        return (date(low, 1, 1), date(high, 12, 31)) if day in (None, "XX") else None
    if low != high or not 1 <= int(month) <= 24 or 13 <= int(month) <= 20:
        return None
    return _season(low, int(month)) if int(month) > 20 and day is None else _days(low, month, day)


def _season(year: int, season: int) -> tuple[date, date]:
    first, last = SEASONS[season]
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def _days(year: int, month: str, day: str | None) -> tuple[date, date] | None:
    if int(month) > 12:
        return None
    length = monthrange(year, int(month))[1]
    if day in (None, "XX"):
        return date(year, int(month), 1), date(year, int(month), length)
    if not 1 <= int(day or 0) <= length:
        return None
    return date(year, int(month), int(day or 0)), date(year, int(month), int(day or 0))
