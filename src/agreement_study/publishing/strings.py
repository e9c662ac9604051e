"""Words of the interface, in both languages, and numbers and dates as each language writes them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from agreement_study.language import words
from agreement_study.yaml_text import load_yaml

BEGINNINGS = ("process_start", "after")
"""Types of date that tell when something began; registries write them as open intervals."""
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzåäö"


@lru_cache(maxsize=1)
def _strings() -> dict[str, dict[str, str]]:
    text = (files(__package__) / "strings.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = load_yaml(text)
    return loaded


def say(key: str, language: str, **values: object) -> str:
    """Return a string of the interface with values put in.

    Raises
    ------
    KeyError
        If `strings.yaml` has no such key: a fault of the program, not of the user.
    """
    return _strings()[key][language].format(**values)


def has_string(key: str) -> bool:
    """Tell whether the interface has such a string."""
    return key in _strings()


def number(value: float, language: str, decimals: int = 0) -> str:
    """Return a number as the language writes it: '1 234' and '0,82', or '1,234' and '0.82'."""
    text = f"{value:,.{decimals}f}"
    if language != "sv":
        return text
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def spelled(n: int, language: str) -> str:
    """Return a whole number as a sentence has it: up to twelve as a word."""
    known = {n: word for word, n in reversed(words(language)["numerals"].items())}
    return known.get(n) or number(n, language)


def date(edtf: str, language: str) -> str:
    """Return an EDTF date in words: '25 november 2014', '2015–2017', 'hösten 2023'.

    An interval that is open says 'since' or 'until', an approximate date 'about', an empty date
    'unknown'.
    """
    if not edtf:
        return say("unknown", language)
    start, slash, end = edtf.partition("/")
    if slash and end in ("..", ""):
        return say("since", language, date=date(start, language))
    if slash and start in ("..", ""):
        return say("until", language, date=date(end, language))
    if slash:
        return _interval(start, end, language)
    said = _day(edtf.rstrip("~?%"), language)
    return said if edtf[-1] not in "~?%" else say("about_date", language, date=said)


def fact_date(kind: str, edtf: str, language: str) -> str:
    """Return the date of a fact about a source; a label that says 'began' needs no 'since'."""
    return date(edtf.partition("/")[0] if kind in BEGINNINGS else edtf, language)


def _interval(start: str, end: str, language: str) -> str:
    """'6–7 december 2023', '20 november 2023–21 januari 2024', '2015–2017'."""
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}–{date(end, language)}"
    return f"{date(start, language)}–{date(end, language)}"


def _day(edtf: str, language: str) -> str:
    year, *rest = edtf.replace("-XX", "").split("-")
    if year.endswith("X"):
        return say("decade" if year[2] != "X" else "century", language, year=year.replace("X", "0"))
    if not rest:
        return year
    if int(rest[0]) > 12:
        return say(f"season_{rest[0]}", language, year=year)
    month = words(language)["months"][int(rest[0]) - 1]
    month = month if language == "sv" else month.capitalize()
    # a date stays on one line, as a number does
    return "\N{NO-BREAK SPACE}".join([*(str(int(day)) for day in rest[1:]), month, year])


def length(months: int, language: str, *, digits: bool = False) -> str:
    """Return a time in words, in years where it is whole ones: 'fem år', 'one year', '30 months'.

    Parameters
    ----------
    digits
        Write the number in digits, as a figure does.
    """
    years, rest = divmod(months, 12)
    unit, n = ("years", years) if years and not rest else ("months", months)
    said = number(n, language) if digits else spelled(n, language)
    return say(f"n_{unit}_{'one' if n == 1 else 'many'}", language, n=said)


def sort_key(text: str) -> tuple[Any, ...]:
    """Return the key that sorts Swedish: å, ä, ö last."""
    folded = text.casefold()
    return tuple(_ALPHABET.index(c) if c in _ALPHABET else -1 for c in folded), folded


def listed(items: list[str], language: str, last: str = "and") -> str:
    """Join items as a sentence does: 'a, b och c', or with `last` as 'or' 'a, b eller c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {say(last, language)} {items[-1]}"
