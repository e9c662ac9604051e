"""The words by which events are known in a language, compiled once.

The classes of words, `tags`, stand in `language/<language>-events.yaml`; the frames that combine
them, alike for all languages, in `event_frames`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import frozen

from agreement_study.coding.cues import MARK, OTHER_MARK, CuePattern, cue_pattern
from agreement_study.coding.date_patterns import alternation
from agreement_study.coding.word_classes import WordClasses
from agreement_study.language import words

# A sentence ends here, in a marked text; an abbreviation of one or two letters ends none.
SENTENCE_END = rf"(?:(?<=\w{{3}})|(?<=[{MARK}{OTHER_MARK}]))[.!?] (?=\w)"
# A class whose words are taken from another where they stand inside these.
EXCEPTIONS = {"meeting": "no_meeting", "consult": "no_consult", "sign": "no_sign"}


@frozen(kw_only=True, eq=False)
class EventWords:
    """The classes of words, the borders of clauses and the tense of one language."""

    tags: Mapping[str, CuePattern]
    tag_set: WordClasses
    relative_ahead: CuePattern
    ahead: CuePattern
    behind: CuePattern
    planned: CuePattern
    actual: CuePattern
    past: CuePattern
    fillers: re.Pattern[str]
    cut: re.Pattern[str]
    relative: re.Pattern[str]
    adverbial: re.Pattern[str]
    join: re.Pattern[str]
    pronoun: re.Pattern[str]
    anaphor: re.Pattern[str]
    auxiliary: re.Pattern[str]
    minutes: CuePattern
    goals: CuePattern
    not_places: CuePattern
    signing_label: re.Pattern[str]
    revised: frozenset[str]

    def looks_ahead(self, text: str) -> bool | None:
        """Tell whether a text speaks of what is to come (True), has been (False), or neither."""
        return _looks_ahead(self, text)


@lru_cache(maxsize=1024)  # each step of reading a date asks it of the same texts
def _looks_ahead(own: EventWords, text: str) -> bool | None:
    ahead, behind = bool(own.ahead.search(text)), bool(own.behind.search(text))
    if ahead != behind:
        return ahead
    if not ahead and own.relative_ahead.search(text):
        return not own.past.search(text)
    planned, actual = bool(own.planned.search(text)), bool(own.actual.search(text))
    return planned if planned != actual else None


@cache
def event_words(language: str) -> EventWords:
    """Return the words of a language, compiled once."""
    own = words(language, "events")
    dates, tense = own["dates"], own["tense"]
    fillers = [*dates["fillers"], *dates["year_leads"], *dates["until"], *dates["about"]]
    joins = alternation(dates["join"])
    prepositions = alternation(own["prepositions"])
    tags = {name: cue_pattern(cues) for name, cues in own["tags"].items()}
    return EventWords(
        tags=tags,
        tag_set=WordClasses.of(tags),
        relative_ahead=cue_pattern(tense["relative"]),
        ahead=cue_pattern(tense["ahead"]),
        behind=cue_pattern(tense["behind"]),
        planned=cue_pattern(tense["planned"]),
        actual=cue_pattern(tense["actual"]),
        past=cue_pattern(tense["past"]),
        fillers=re.compile(rf"(?:(?<!\w){alternation(fillers)}\s+)+\Z"),
        cut=re.compile(
            rf"[,;] (?:{alternation(own['cuts'])} )?| {alternation(own['cuts'])} "
            rf"|{SENTENCE_END}"
        ),
        relative=re.compile(rf"{alternation(own['relatives'])} "),
        adverbial=re.compile(rf"(?:{prepositions} |\d)"),
        join=re.compile(rf"(?:[,;] )?(?:{joins} )?(?:{prepositions} )?"),
        pronoun=re.compile(rf"{alternation(own['pronouns'])}(?=\s)"),
        anaphor=re.compile(rf"{alternation(own['anaphors'])}(?=,? )"),
        auxiliary=re.compile(rf"{alternation(own['auxiliaries'])}(?!\w)"),
        minutes=cue_pattern(own["minutes"]),
        goals=cue_pattern(own["about"]["goals"]),
        signing_label=re.compile(rf"(?:{alternation(own['signing_labels'])})?"),
        not_places=cue_pattern(own["not_places"]),
        revised=frozenset(map(str, own["national_revised"])),
    )
