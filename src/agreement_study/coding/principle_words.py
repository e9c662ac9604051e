"""The words by which lists of principles are found, compiled once per language.

A text is matched by its *skeleton*: lower case, with letters that scanners mistake for one another
made equal (å, ä and i; ö and 6), so that 'virdegrund' is read as 'värdegrund'. A skeleton is as
long as its text: offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from re import Pattern
from typing import Any

from attrs import frozen

from agreement_study.language import LANGUAGES, words

LETTERS = str.maketrans("åäáàâiíéèöóò", "aaaaaaaaaooo")
DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_])[046]|[046](?=[^\W\d_]{3})")
PATTERNS = (
    *("singular", "verbs", "presenting", "following", "rivals", "others", "agreements", "own"),
    *("adopting", "adopted_after", "anaphors", "reporting", "denials", "near", "examples"),
    *("portal", "furniture", "subheadings", "values", "partial", "local", "regional"),
    *("subjects", "documents", "relations", "teasers", "closing", "reports"),
)
SETS = ("function", "clauses", "defining", "meaning", "links", "articles", "regards", "inner")
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


@frozen(kw_only=True)
class Words:
    """Compiled cues of a language; each pattern is for skeletons."""

    language: str
    strong: Pattern[str]
    weak: Pattern[str]
    singular: Pattern[str]
    closing: Pattern[str]  # 'Mångfald, slutligen'
    verbs: Pattern[str]
    presenting: Pattern[str]
    following: Pattern[str]
    rivals: Pattern[str]
    others: Pattern[str]
    elsewhere: Pattern[str]  # 'principerna inom Agenda 2030'
    agreements: Pattern[str]
    documents: Pattern[str]  # what is no agreement
    reports: Pattern[str]  # what tells of agreements
    relations: Pattern[str]  # what such a document may be about and yet belong here
    subjects: Pattern[str]  # 'the project', which may have principles of its own
    own: Pattern[str]
    local: Pattern[str]
    regional: Pattern[str]
    regional_agreement: Pattern[str]  # 'the county compact'
    adopting: Pattern[str]
    adopted_after: Pattern[str]
    anaphors: Pattern[str]
    possessed: Pattern[str]  # 'dess principer'
    unfinished: Pattern[str]  # 'Principen om:' above a list
    counted: Pattern[str]  # 'dessa fyra:'
    reporting: Pattern[str]
    denials: Pattern[str]
    near: Pattern[str]
    examples: Pattern[str]
    portal: Pattern[str]
    teasers: Pattern[str]  # 'read more about'
    furniture: Pattern[str]
    subheadings: Pattern[str]
    values: Pattern[str]
    function: frozenset[str]
    inner: frozenset[str]  # those of them that may stand inside a label
    outer: frozenset[str]  # the others
    clauses: frozenset[str]
    defining: frozenset[str]
    stating: frozenset[str]  # those of them that are nothing else
    meaning: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    regards: frozenset[str]  # 'respect' in 'respect for the independence of …'
    conjunctions: Pattern[str]
    last_conjunction: str
    suffixes: tuple[str, ...]
    endings: tuple[str, ...]  # of inflections
    prefix: Pattern[str]
    ordered: Pattern[str]  # 'den andra är' before a label
    told: Pattern[str]  # 'den andra principen gäller', at the beginning of a sentence
    told_after: Pattern[str]  # '… är den andra principen'
    ordinal_numbers: dict[str, int]
    place_before: Pattern[str]
    place: Pattern[str]  # 'Article 4.' before a heading
    count: Pattern[str]
    rival_count: Pattern[str]  # 'fyra områden'
    partial: Pattern[str]
    numerals: dict[str, int]
    sets: dict[str, frozenset[str]]  # labels of well-known lists that are not of agreements
    cue: Pattern[str]


@cache
def principle_words(language: str) -> Words:
    """Return the compiled words of a language."""
    raw, shared = words(language, "principles"), words(language)
    nouns, numerals = raw["nouns"], {k: v for k, v in shared["numerals"].items() if v > 1}
    compiled: dict[str, Any] = {
        **{name: pattern(raw[name]) for name in PATTERNS},
        **{name: frozenset(map(skeleton, raw[name])) for name in SETS},
        **_combined(raw, numerals),
    }
    return Words(
        language=language,
        strong=_strong(nouns["strong"], raw["else"]),
        weak=pattern(nouns["weak"]),
        sets={name: frozenset(map(skeleton, labels)) for name, labels in raw["sets"].items()},
        cue=pattern(
            [*nouns["strong"], *nouns["weak"], *raw["verbs"], *raw["following"], *raw["singular"]]
        ),
        conjunctions=pattern(
            word for each in LANGUAGES for word in words(each, "principles")["conjunctions"]
        ),
        last_conjunction=skeleton(raw["last_conjunction"]),
        suffixes=tuple(skeleton(suffix) for suffix in raw["suffixes"]),
        endings=tuple(skeleton(ending) for ending in raw["endings"]),
        prefix=_prefix(raw),
        ordered=_ordered(raw),
        **_told(raw),
        elsewhere=_elsewhere(raw),
        count=_count([*nouns["strong"], *nouns["weak"]], numerals),
        rival_count=_count(raw["rivals"], numerals),
        numerals={skeleton(word): number for word, number in numerals.items()},
        outer=compiled["function"] - compiled["inner"],
        stating=compiled["defining"] - compiled["clauses"],
        **compiled,
    )


def _strong(nouns: list[str], others: list[str]) -> Pattern[str]:
    """Words for principles, but not 'design principles'."""
    before = "".join(rf"(?<!\b{re.escape(skeleton(other))}\s)" for other in others)
    return re.compile(rf"(?<!\w){before}(?:{_any(nouns)})(?!\w)")


def _combined(raw: dict[str, Any], numerals: Iterable[str]) -> dict[str, Pattern[str]]:
    """Patterns that put words of several lists together."""
    singular, links, places = _any(raw["singular"]), _any(raw["links"]), _any(raw["places"])
    possessives, strong = _any(raw["possessives"]), _any(raw["nouns"]["strong"])
    number = rf"\d{{1,2}}|{_any(numerals)}"
    named = "".join(rf"(?<!{re.escape(skeleton(word))} )" for word in raw["singular"])
    regional, agreements = _any(raw["regional"]), _any(raw["agreements"])
    made = {
        "regional_agreement": rf"(?<!\w)(?:{regional})(?:\s+\w+)?\s+(?:{agreements})(?!\w)",
        "possessed": rf"(?<!\w)(?:{possessives})(?:\s+\w+)?\s+(?:{strong})(?!\w)",
        "unfinished": rf"(?<!\w)(?:{singular})\s+(?:{links})\s*:?\s*$",
        "counted": rf"{named}(?<![\w.,:-])(?P<number>{number})(?P<between>)(?P<noun>)\s*:",
        "place_before": rf"(?<!\w)(?:{places})\s*$",
        "place": rf"(?:{places})\s*(?P<number>\d{{1,2}})\s*[.:–-]*(?:\s+|$)",
    }
    return {name: re.compile(text) for name, text in made.items()}


def _prefix(raw: dict[str, Any]) -> Pattern[str]:
    """What stands in front of a label: '1st principle:', 'Principen om', 'Portalprincipen'."""
    either = {
        name: _any(raw[name])
        for name in ("articles", "ordinals", "ordinal_endings", "singular", "portal", "links", "copula")
    }
    return re.compile(
        rf"(?:(?:{either['articles']})\s+)?"
        rf"(?:(?P<ordinal>\d{{1,2}}\s?(?:{either['ordinal_endings']})|{either['ordinals']})\s+)?"
        rf"(?P<noun>(?P<portal>{either['portal']})|{either['singular']})(?!\w)"
        r"(?:\s+(?P<number>\d{1,2}|[avx]{1,4})(?!\w))?"
        rf"(?P<join>\s+(?:{either['links']}|{either['copula']})(?!\w)[\s:]*|\s*[:.–—#*-][\s:.–—#*-]*|\s+|$)"
    )


def _ordered(raw: dict[str, Any]) -> Pattern[str]:
    """What stands before a label that is counted in a sentence: 'den andra är', 'third,'."""
    articles, ordinals = _any(raw["articles"]), _any(raw["ordinals"])
    return re.compile(rf"(?:{articles})\s+(?:{ordinals})\s+(?:(?:{_any(raw['copula'])})\s+)?")


def _told(raw: dict[str, Any]) -> dict[str, Any]:
    """What gives a place to a principle, before its name and behind it."""
    articles, ordinals, lasts = (_any(raw[name]) for name in ("articles", "ordinals", "lasts"))
    singular, copula, joint = (_any(raw[name]) for name in ("singular", "copula", "conjunctions"))
    adverbs, closing = _any(raw["ordinal_adverbs"]), _any(raw["closing"])
    either = rf"(?:(?P<o%s>{ordinals})(?:\s+(?:{joint})\s+(?:{lasts}))?|(?:{lasts}))"
    noun = rf"(?:\s+(?:{singular})(?!\w))?"
    numbers = {skeleton(word): place for place, word in enumerate(raw["ordinals"], 1)}
    adverb_numbers = {skeleton(w): place for place, w in enumerate(raw["ordinal_adverbs"], 1)}
    return {
        "told": re.compile(
            rf"(?:(?:{articles})\s+{either % 1}{noun}(?=\s*[,:(]|\s+(?:{copula})(?!\w))"
            rf"(?:\s+(?:{copula})(?!\w))?"
            rf"|(?P<o2>{adverbs})(?!\w),?|(?:{closing})(?!\w),?)"
        ),
        "told_after": re.compile(
            rf"(?<!\w)(?:(?:{copula})\s+(?:{articles})\s+{either % 3}(?:\s+(?:{singular}))?\s*[.,:;(]"
            rf"|,\s*(?:{closing})\s*[.,])"
        ),
        "ordinal_numbers": {**numbers, **adverb_numbers},
    }


def _count(nouns: list[str], numerals: Iterable[str]) -> Pattern[str]:
    """A numeral with at most three words before the noun that it counts."""
    number = rf"\d{{1,2}}|{_any(numerals)}"
    between = rf"(?:\s+(?!(?:{number})(?!\w))[^\W\d]+){{0,3}}"
    noun = _any(nouns)
    return re.compile(
        rf"(?<![\w.,:-])(?P<number>{number})(?P<between>{between})\s+(?P<noun>{noun})(?!\w)"
    )


def _elsewhere(raw: dict[str, Any]) -> Pattern[str]:
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
