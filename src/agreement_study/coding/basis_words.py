"""The words of basis, and the documents that a text names.

A document is named by kind: the national agreement, told by its year or by its being a revised
one, the European Code, a regional strategy, or another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import NEVER, CuePattern, cue_pattern
from agreement_study.language import words

NATIONAL, REVISED, OTHER = "national_2008", "national_2018", "other"
REGIONAL, CODE = "regional_strategy", "european_code"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@frozen(kw_only=True)
class BasisWords:
    """The patterns of one language."""

    own: CuePattern
    not_own: CuePattern
    forward: CuePattern
    backward: CuePattern
    furthers: CuePattern
    pronouns: CuePattern
    both: CuePattern
    further: CuePattern
    implied: CuePattern
    recitals: CuePattern
    labels: CuePattern
    stands_for: CuePattern
    at_hand: re.Pattern[str]
    others: CuePattern
    anaphors: CuePattern
    revised: CuePattern
    documents: Mapping[str, CuePattern]
    years: Mapping[str, str]


@cache
def basis_words(language: str) -> BasisWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "terms")["basis"]
    return BasisWords(
        own=cue_pattern(own["own"]),
        not_own=cue_pattern(own["not_own"]),
        forward=cue_pattern(own["relations"]),
        backward=cue_pattern(own["backward"]),
        furthers=cue_pattern(own["furthers"]),
        pronouns=cue_pattern(own["pronouns"]),
        both=cue_pattern(own["both"]),
        further=cue_pattern(own["further"]),
        implied=cue_pattern(own["implied"]),
        recitals=cue_pattern(own["recitals"]),
        labels=cue_pattern(own["labels"]),
        stands_for=cue_pattern(own["stands_for"]),
        at_hand=_at_hand(own["at_hand"]),
        others=cue_pattern(own["others"]),
        anaphors=cue_pattern(own["anaphors"]),
        revised=cue_pattern(own["revised"]),
        documents={key: cue_pattern(cues) for key, cues in own["documents"].items()},
        years={NATIONAL: own["year_2008"], REVISED: own["year_2018"]},
    )


def _at_hand(nouns: Sequence[str]) -> re.Pattern[str]:
    """`the charter`, which is the one at hand, but not `the charter of …` or `the city charter`."""
    if not nouns:
        return NEVER
    told = r"(?! (?:of|on|for|between|from|in|that|[\w-]+ed|drawn|made|[\d\"“‘”]))"
    return re.compile(rf"\b(?:the|this|our|its|these|present) (?:{'|'.join(nouns)})\b{told}")


def documents_in(text: str, own: BasisWords) -> Iterator[str]:
    """Yield the documents of a text; what names one kind is not read as another kind."""
    text = own.at_hand.sub(" . ", text)
    for key, pattern in own.documents.items():
        if pattern.search(text):
            yield from national_in(text, own) if key == NATIONAL else [key]
            text = pattern.sub(" . ", text)


def national_in(text: str, own: BasisWords) -> list[str]:
    """Which national agreement a text means: by its year, else by its being a revised one."""
    known = dated(text, own)
    if known:
        return known
    if _YEAR.search(text):  # that of another country or time
        return [OTHER]
    return [REVISED if own.revised.search(text) else NATIONAL]


def dated(text: str, own: BasisWords) -> list[str]:
    """The national agreements of whose years a text speaks."""
    years = _YEAR.findall(text)
    return [key for key, year in own.years.items() if year in years]
