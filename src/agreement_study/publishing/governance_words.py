"""What a governance attribute says, in words: a value of the codebook, a number, a time.

Values are written as the codebook has them (`equal`, `4..12`, `P1Y`, `../2029`, `2026/2029`).
"""

from __future__ import annotations

import re

from agreement_study.codebook import Codebook
from agreement_study.edtf import is_edtf
from agreement_study.publishing.strings import date, length, say

_DURATION = re.compile(r"P(\d+)([YM])")
_RANGE = re.compile(r"(\d+(?:\.\d)?)(?:(\.\.)(\d*))?")
REPEATED = ("followup", "revision")
"""Attributes whose duration is how often something is done, not how long it lasts."""

SPELLED = 6
"""Up to this number 'every third year' is a phrase of its own."""


def in_words(codebook: Codebook, attribute: str, value: str, language: str) -> str:
    """Return a value of an attribute as a report says it; 'mentioned' where the quote speaks.

    A value that the codebook does not know is returned as it stands.
    """
    fields = codebook["governance"].fields_of(attribute)
    known = next((one.values[value] for one in fields if value in one.values), None)
    if known:
        return known[language]
    if not value:
        return say("governance_mentioned", language)
    if found := _DURATION.fullmatch(value):
        return _duration(attribute, int(found[1]), found[2], language)
    if attribute in ("meeting_frequency", "size") and (found := _RANGE.fullmatch(value)):
        return _number(found, language)
    if attribute in REPEATED and value.startswith("../"):
        return say("by_date", language, date=date(value[3:], language))
    return date(value, language) if is_edtf(value) else value


def _duration(attribute: str, n: int, unit: str, language: str) -> str:
    if attribute in REPEATED:
        unit_name = "years" if unit == "Y" else "months"
        return say(f"every_{unit_name}_{n if n <= SPELLED else 'many'}", language, n=n)
    return length(12 * n if unit == "Y" else n, language)


def _number(found: re.Match[str], language: str) -> str:
    low, dots, high = found.groups()
    comma = low.replace(".", ",") if language == "sv" else low
    if dots and not high:
        return say("at_least", language, n=comma)
    return f"{comma}–{high}" if high else comma
