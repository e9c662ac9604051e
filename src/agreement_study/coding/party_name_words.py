"""The words by which names of parties are read, compiled.

They come from `language/<language>-parties.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import CuePattern, cue_pattern
from agreement_study.coding.date_patterns import alternation
from agreement_study.language import words


@frozen(kw_only=True)
class NameWords:
    """The patterns of one language."""

    strong_public: CuePattern
    civil: CuePattern
    civil_first: re.Pattern[str]
    of_public: re.Pattern[str]
    of_kind: re.Pattern[str]
    kinds: re.Pattern[str]
    public: CuePattern
    head: CuePattern
    stops: re.Pattern[str]
    soft_stops: re.Pattern[str]
    split: re.Pattern[str]
    with_and: re.Pattern[str]
    leading: re.Pattern[str]
    apposition: re.Pattern[str]
    either: CuePattern
    surely_public: CuePattern
    aside: re.Pattern[str]
    open_ended: re.Pattern[str]
    stand_in: re.Pattern[str]
    joiners: re.Pattern[str]
    local_parts: re.Pattern[str]
    branches: re.Pattern[str]
    counted: re.Pattern[str]
    trailing: re.Pattern[str]
    never: CuePattern
    never_first: re.Pattern[str]
    departments: re.Pattern[str]
    conjunction: re.Pattern[str]
    whole_sides: re.Pattern[str]
    collective: re.Pattern[str]
    joined_places: re.Pattern[str]
    links: re.Pattern[str]
    between: re.Pattern[str]
    called: re.Pattern[str]
    of_place: re.Pattern[str]
    capitalised: bool


@cache
def name_words(language: str) -> NameWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")
    sides = own["sides"]
    joints = alternation(own["conjunctions"])
    pairs = alternation(own["in_cooperation"])
    inside = "".join(rf"(?<!{re.escape(word)}\s)" for word in own["soft_stops"])
    return NameWords(
        strong_public=cue_pattern(sides["strong_public"]),
        civil_first=re.compile(rf"(?:{sides['civil_first']})"),
        of_public=re.compile(sides["of_public"]),
        of_kind=re.compile(own["of_kind"]),
        kinds=re.compile(own["kinds"]),
        civil=cue_pattern(sides["civil"]),
        public=cue_pattern(sides["public"]),
        head=cue_pattern(own["heads"]),
        stops=re.compile(rf"[\s,]{alternation(own['stops'])}(?!\w)"),
        soft_stops=re.compile(rf"(\S+)\s{alternation(own['soft_stops'])}(?=\s)"),
        split=re.compile(rf"\s*,\s*(?:{joints}|{pairs})\s+|\s+(?:{joints}|{pairs})\s+|\s*,\s*"),
        with_and=re.compile(rf"(?<!\w){alternation(own['with_and'])}(?!\w)"),
        leading=re.compile(rf"(?:{alternation(own['leading'])}\s+)+"),
        either=cue_pattern(own["either"]),
        surely_public=cue_pattern(own["surely_public"]),
        aside=re.compile(
            rf",?\s*(?:{alternation(own['asides'])}(?!\w)[.:]?(?:\s*[\d-]+)?|{own['called']}),?"
            rf"|,\s*(?:{own['additions']}),?|\s(?:{own['through']}),?|,?\s*\b(?:{own['addresses']}),?"
        ),
        open_ended=re.compile(rf"(?:-|(?<!\w){inside}{alternation(own['open_ended'])})\Z"),
        joiners=re.compile(own["joiners"]),
        branches=re.compile(own["branches"]),
        local_parts=re.compile(own["local_parts"]),
        counted=re.compile(own["counted"]),
        trailing=re.compile(rf"(?:[\s,]+{alternation(own['trailing'])})+\Z"),
        never=cue_pattern(own["never"]),
        never_first=re.compile(rf"{alternation(own['never_first'])}(?![\w-])"),
        departments=re.compile(own["departments"]),
        conjunction=re.compile(rf"\s{joints}\s"),
        joined_places=re.compile(own["joined_places"]),
        between=re.compile(
            rf".*\s{alternation([own['between'][0].strip()])}\s(?:{alternation(own['articles'])}\s)?"
        ),
        links=re.compile(alternation(own["links"])),
        called=re.compile(rf"{alternation(own['telling']['called'])}\s+"),
        of_place=re.compile(
            rf"\s{alternation(own['of_place'])}\s((?:[^\W\d_a-zåäö]\S+\s?){{1,2}})"
        ),
        capitalised=own["capitalised"],
        collective=re.compile(own["collective"]),
        whole_sides=re.compile(own["whole_sides"]),
        stand_in=re.compile(rf"{alternation(own['stand_ins'])}(?!\w)"),
        apposition=re.compile(rf"{alternation(own['appositions'])}\s+(?=[^\W\d_a-zåäöæøéü])"),
    )
