"""Patterns over the skeletons of texts, put together from lists of words.

A skeleton is a text in lower case, with letters that scanners mistake for one another made equal
(å, ä and i; ö and 6), so that 'virdegrund' is read as 'värdegrund'. It is as long as its text:
offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import Pattern
from typing import Any

LETTERS = str.maketrans("åäáàâiíéèöóò", "aaaaaaaaaooo")
DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_])[046]|[046](?=[^\W\d_]{3})")
DIGITS = {"0": "o", "4": "a", "6": "o"}


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """Return the text with what scanners confuse made equal, code point by code point."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower()[0] for letter in text)
    return DIGIT_IN_WORD.sub(lambda found: DIGITS[found[0]], lower.translate(LETTERS))


def pattern(phrases: Iterable[str]) -> Pattern[str]:
    """Compile phrases to a pattern over skeletons.

    `*` stands for the rest of a word, `...` for up to three words between.
    """
    either = _any(phrases)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")


def _any(phrases: Iterable[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(sorted(map(_phrase, phrases), key=len, reverse=True))


def _phrase(phrase: str) -> str:
    made = re.escape(skeleton(phrase)).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return made.replace(r"\s+\.\.\.\s+", r"(?:\s+\w+){0,3}\s+")


def strong_pattern(nouns: list[str], others: list[str]) -> Pattern[str]:
    """Words for principles, but not 'design principles'."""
    before = "".join(rf"(?<!\b{re.escape(skeleton(other))}\s)" for other in others)
    return re.compile(rf"(?<!\w){before}(?:{_any(nouns)})(?!\w)")


def place_pattern(behind: Iterable[str], before: Iterable[str]) -> Pattern[str]:
    """Names of places beside a word for a municipality, in texts with their capitals."""
    name = r"[A-ZÅÄÖ][\w-]{2,}"
    return re.compile(
        rf"(?P<before>{name})\s+(?:{'|'.join(behind)})(?!\w)"
        rf"|(?:{'|'.join(before)})\s+(?P<behind>{name})"
    )


def combined_patterns(raw: dict[str, Any], numerals: Iterable[str]) -> dict[str, Pattern[str]]:
    """Patterns that put words of several lists together."""
    singular, links, places = _any(raw["singular"]), _any(raw["links"]), _any(raw["places"])
    possessives, strong = _any(raw["possessives"]), _any(raw["nouns"]["strong"])
    number = rf"\d{{1,2}}|{_any(numerals)}"
    named = "".join(rf"(?<!{re.escape(skeleton(word))} )" for word in raw["singular"])
    regional, agreements = _any(raw["regional"]), _any(raw["agreements"])
    sides, staff, weak = _any(raw["sides"]), _any(raw["staff"]), _any(raw["nouns"]["weak"])
    made = {
        "regional_agreement": rf"(?<!\w)(?:{regional})(?:\s+\w+)?\s+(?:{agreements})(?!\w)",
        "possessed": rf"(?<!\w)(?:{possessives})(?:\s+\w+)?\s+(?:{strong})(?!\w)",
        "one_sided": rf"(?<!\w)(?:(?:{sides}|{staff})(?:\s+\w+){{0,3}}\s+(?:{weak})"
        rf"|(?:{weak})(?:\s+\w+){{1,2}}\s+(?:{staff}))(?!\w)",
        "unfinished": rf"(?<!\w)(?:{singular})\s+(?:{links})\s*:?\s*$",
        "counted": rf"{named}(?<![\w.,:-])(?P<number>{number})(?P<between>)(?P<noun>)\s*:",
        "place_before": rf"(?<!\w)(?:{places})\s*$",
        "division": rf"(?:{places})\s+(?:\d{{1,2}}|[ivx]{{1,5}}|[^\W\d_])",
        "place": rf"(?:{places})\s*(?P<number>\d{{1,2}})\s*[.:–-]*(?:\s+|$)",
    }
    return {name: re.compile(text) for name, text in made.items()}


def prefix_pattern(raw: dict[str, Any]) -> Pattern[str]:
    """What stands in front of a label: '1st principle:', 'Principen om', 'Portalprincipen'."""
    either = {
        name: _any(raw[name])
        for name in (
            "articles",
            "ordinals",
            "ordinal_endings",
            "singular",
            "portal",
            "links",
            "copula",
        )
    }
    return re.compile(
        rf"(?:(?:{either['articles']})\s+)?"
        rf"(?:(?P<ordinal>\d{{1,2}}\s?(?:{either['ordinal_endings']})|{either['ordinals']})\s+)?"
        rf"(?P<noun>(?P<portal>{either['portal']})|{either['singular']})(?!\w)"
        r"(?:\s+(?P<number>\d{1,2}|[avx]{1,4})(?!\w))?"
        rf"(?P<join>\s+(?:{either['links']}|{either['copula']})(?!\w)[\s:]*|\s*[:.–—#*-][\s:.–—#*-]*|\s+|$)"
    )


def ordered_pattern(raw: dict[str, Any]) -> Pattern[str]:
    """What stands before a label that is counted in a sentence: 'den andra är', 'third,'."""
    articles, ordinals = _any(raw["articles"]), _any(raw["ordinals"])
    return re.compile(rf"(?:{articles})\s+(?:{ordinals})\s+(?:(?:{_any(raw['copula'])})\s+)?")


def told_patterns(raw: dict[str, Any]) -> dict[str, Any]:
    """What gives a place to a principle, before its name and behind it."""
    articles, ordinals, lasts = (_any(raw[name]) for name in ("articles", "ordinals", "lasts"))
    singular, copula, joint = (_any(raw[name]) for name in ("singular", "copula", "conjunctions"))
    adverbs, closing = _any(raw["ordinal_adverbs"]), _any(raw["closing"])
    either = rf"(?:(?P<o%s>{ordinals})(?:\s+(?:{joint})\s+(?:{lasts}))?|(?:{lasts}))"
    noun = rf"(?:\s+(?:{singular})(?!\w))?"
    as_, agreed = _any(raw["as"]), _any(raw["agreed"])
    numbers = {skeleton(word): place for place, word in enumerate(raw["ordinals"], 1)}
    adverb_numbers = {skeleton(w): place for place, w in enumerate(raw["ordinal_adverbs"], 1)}
    return {
        "told": re.compile(
            rf"(?:(?:(?:{as_} )?(?:{articles})|{as_})\s+{either % 1}{noun}"
            rf"(?=\s*[,:(]|\s+(?:{copula}|{agreed})(?!\w))"
            rf"(?:\s+(?:{copula})(?!\w))?"
            rf"|(?P<o2>{adverbs})(?!\w),?|(?:{closing})(?!\w),?)"
        ),
        "told_after": re.compile(
            rf"(?<!\w)(?:(?:{copula})\s+(?:{articles})\s+{either % 3}"
            rf"(?:\s+(?:{singular}))?\s*[.,:;(]"
            rf"|,\s*(?:{closing})\s*[.,])"
        ),
        "ordinal_numbers": {**numbers, **adverb_numbers},
    }


def count_pattern(nouns: list[str], numerals: Iterable[str]) -> Pattern[str]:
    """A numeral with at most three words before the noun that it counts."""
    number = rf"\d{{1,2}}|{_any(numerals)}"
    between = rf"(?:\s+(?!(?:{number})(?!\w))[^\W\d]+){{0,3}}"
    noun = _any(nouns)
    return re.compile(
        rf"(?<![\w.,:-])(?P<number>{number})(?P<between>{between})\s+(?P<noun>{noun})(?!\w)"
    )


def elsewhere_pattern(raw: dict[str, Any]) -> Pattern[str]:
    """Principles of what is no agreement, named beside the noun and not as one of several.

    A field of its own, as 'grants', is one only directly behind a preposition.
    """
    noun, name, joint = (
        _any(words) for words in (raw["nouns"]["strong"], raw["elsewhere"], raw["conjunctions"])
    )
    preposition, field = _any(raw["clauses"]), _any(raw["fields"])
    alone = rf"(?!\w|,|\s+(?:{joint})\s)"
    return re.compile(
        rf"(?<!\w)(?:(?:{noun})(?:\s+\w+){{1,4}}\s+(?:{name}){alone}"
        rf"|(?:{noun})\s+(?:{preposition})\s+(?:\w+\s+)?(?:{field}){alone}"
        rf"|(?:{name})\S*(?:\s+\w+)?\s+(?:{noun}))(?!\w)"
    )
