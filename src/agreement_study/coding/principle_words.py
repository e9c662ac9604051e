"""The words by which lists of principles are found, compiled once per language.

A text is matched by its *skeleton* (see `principle_patterns`).
"""

from __future__ import annotations

from functools import cache
from re import Pattern
from typing import Any

from attrs import frozen

from agreement_study.coding.principle_patterns import (
    combined_patterns,
    count_pattern,
    elsewhere_pattern,
    ordered_pattern,
    pattern,
    place_pattern,
    prefix_pattern,
    skeleton,
    strong_pattern,
    told_patterns,
)
from agreement_study.language import LANGUAGES, words

__all__ = ["Words", "pattern", "principle_words", "skeleton"]

PATTERNS = (
    *("singular", "verbs", "presenting", "following", "rivals", "others", "agreements", "own"),
    *("adopting", "adopted_after", "anaphors", "reporting", "denials", "near", "examples"),
    *("portal", "furniture", "subheadings", "values", "partial", "local", "regional"),
    *("subjects", "documents", "relations", "teasers", "closing", "reports"),
    *("leading", "promises", "asking"),
)
SETS = ("function", "clauses", "defining", "meaning", "links", "articles", "regards", "inner")


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
    leading: Pattern[str]  # 'below', in a sentence above a list
    asking: Pattern[str]  # how a heading begins that asks: 'How we organise the work'
    promises: Pattern[str]  # headings of what the parties undertake
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
    place_names: Pattern[str]  # 'Ekeryds kommun', in a text as it is
    regional: Pattern[str]
    regional_agreement: Pattern[str]  # 'the county compact'
    adopting: Pattern[str]
    adopted_after: Pattern[str]
    anaphors: Pattern[str]
    possessed: Pattern[str]  # 'dess principer'
    one_sided: Pattern[str]  # 'kommunens värdegrund'
    unfinished: Pattern[str]  # 'Principen om:' above a list
    counted: Pattern[str]  # 'dessa fyra:'
    reporting: Pattern[str]
    denials: Pattern[str]
    near: Pattern[str]
    examples: Pattern[str]
    portal: Pattern[str]
    teasers: Pattern[str]  # 'read more about'
    furniture: Pattern[str]
    division: Pattern[str]  # 'Part B' as the whole of a heading
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
    linked: Pattern[str]  # 'om' in 'principen om'
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
        **combined_patterns(raw, numerals),
    }
    return Words(
        language=language,
        strong=strong_pattern(nouns["strong"], raw["else"]),
        weak=pattern(nouns["weak"]),
        sets={name: frozenset(map(skeleton, labels)) for name, labels in raw["sets"].items()},
        place_names=place_pattern(raw["municipalities"], raw["regions"]),
        linked=pattern(raw["links"]),
        cue=pattern(
            [*nouns["strong"], *nouns["weak"], *raw["verbs"], *raw["following"], *raw["singular"]]
        ),
        conjunctions=pattern(
            word for each in LANGUAGES for word in words(each, "principles")["conjunctions"]
        ),
        last_conjunction=skeleton(raw["last_conjunction"]),
        suffixes=tuple(skeleton(suffix) for suffix in raw["suffixes"]),
        endings=tuple(skeleton(ending) for ending in raw["endings"]),
        prefix=prefix_pattern(raw),
        ordered=ordered_pattern(raw),
        **told_patterns(raw),
        elsewhere=elsewhere_pattern(raw),
        count=count_pattern([*nouns["strong"], *nouns["weak"]], numerals),
        rival_count=count_pattern(raw["rivals"], numerals),
        numerals={skeleton(word): number for word, number in numerals.items()},
        outer=compiled["function"] - compiled["inner"],
        stating=compiled["defining"] - compiled["clauses"],
        **compiled,
    )
