"""Bodies of one kind that share the word for it: `the towns of Ashby and Brent`.

Each is written with the word of its own, so that a list of names can be split as others are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.date_patterns import alternation
from agreement_study.coding.party_names import known_kind
from agreement_study.language import words

_WORD = r"[^\W\d_a-zåäöæøéü][\w'’-]+"
_PLACE = rf"{_WORD}(?:\s{_WORD})?"


@frozen(kw_only=True)
class PluralWords:
    """The words for several bodies of a kind, in front of their names and behind them."""

    first: Mapping[str, str]
    last: Mapping[str, str]
    in_front: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def plural_words(language: str) -> PluralWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")
    first, last = own["plurals"]["first"], own["plurals"]["last"]
    joint = rf"\s{alternation(own['conjunctions'])}\s"
    places = rf"({_PLACE}(?:,\s{_PLACE})*{joint}{_PLACE})"
    return PluralWords(
        first=first,
        last=last,
        in_front=re.compile(
            rf"(?<![\w-])((?:{_WORD}\s)?)(?i:({alternation([*first])}))\s{places}(?![\w-])"
        ),
        behind=re.compile(rf"{places}\s(?i:({alternation([*last])}))(?![\w-])"),
    )


def one_by_one(text: str, language: str) -> str:
    """Return a text in which each of several bodies of a kind has the word for it.

    Examples
    --------
    >>> one_by_one("the Town Councils of Ashby and Brent, and the police", "en")
    'the Town Council of Ashby and Town Council of Brent, and the police'
    >>> one_by_one("Ekö, Rönns och Stens kommuner", "sv")
    'Ekö kommun, Rönns kommun och Stens kommun'
    """
    own = plural_words(language)

    def in_front(found: re.Match[str]) -> str:
        one = found[1] + _singular(found[2], own.first)
        return _each(found, found[3], f"{one} {{0}}", language)

    def behind(found: re.Match[str]) -> str:
        return _each(found, found[1], f"{{0}} {_singular(found[2], own.last)}", language)

    return own.in_front.sub(in_front, own.behind.sub(behind, text))


def _singular(kind: str, forms: Mapping[str, str]) -> str:
    one = forms[" ".join(lowered(kind).split())]
    return one.capitalize() if kind[0].isupper() else one


def _each(found: re.Match[str], places: str, shape: str, language: str) -> str:
    """The places, each in the shape of a name; the text as it was if one is a name already."""
    if any(known_kind(place, language) for place in re.findall(_PLACE, places)):
        return found[0]
    return re.sub(_PLACE, lambda place: shape.format(place[0]), places)
