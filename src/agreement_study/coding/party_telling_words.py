"""The words by which sentences tell who made, signed or joined an agreement, compiled.

They come from `telling` in `language/<language>-parties.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import CuePattern, cue_pattern
from agreement_study.coding.date_patterns import alternation
from agreement_study.language import words

CAPITAL = r"[^\W\d_a-zåäö]"


@frozen(kw_only=True)
class TellingWords:
    """The patterns of one language."""

    pacts: CuePattern
    not_between: CuePattern
    relation: re.Pattern[str]
    about: re.Pattern[str]
    between: CuePattern
    active: re.Pattern[str]
    surely: re.Pattern[str]
    objectless: re.Pattern[str]
    passive: re.Pattern[str]
    by: re.Pattern[str]
    openers: re.Pattern[str]
    linked: re.Pattern[str]
    membership: re.Pattern[str]
    forward: re.Pattern[str]
    denied: CuePattern
    itself: re.Pattern[str]
    relative: re.Pattern[str]
    titles: CuePattern
    of: re.Pattern[str]
    with_: re.Pattern[str]
    joint: str
    together: re.Pattern[str]
    beside: str
    joiners: re.Pattern[str]
    post_for: re.Pattern[str]
    and_by: re.Pattern[str]
    along: re.Pattern[str]
    one_side: re.Pattern[str]
    gate: tuple[str, ...]
    one_of: re.Pattern[str]
    called: re.Pattern[str]
    place: re.Pattern[str]
    mutual: re.Pattern[str]
    since: re.Pattern[str]
    done_with: re.Pattern[str]
    other: re.Pattern[str]
    holders: re.Pattern[str]
    party_with: re.Pattern[str]
    body: re.Pattern[str]
    preamble: CuePattern
    beside_name: re.Pattern[str]
    pieces: re.Pattern[str]
    counted: re.Pattern[str]
    opening: re.Pattern[str]
    side: CuePattern
    newly: re.Pattern[str]
    surely_in: re.Pattern[str]


@cache
def telling_words(language: str) -> TellingWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")["telling"]
    links, nouns = alternation(own["links"]), alternation(own["party_nouns"])
    roles = cue_pattern(words(language, "parties")["roles"]).pattern
    joints = alternation(words(language, "parties")["conjunctions"])
    articles = alternation(words(language, "parties")["articles"])
    return TellingWords(
        pacts=cue_pattern(own["pacts"]),
        not_between=cue_pattern(own["not_between"]),
        relation=re.compile(rf"{alternation(own['relations'])}\s\Z"),
        about=re.compile(rf"\s{alternation(own['about'])}\s"),
        between=cue_pattern(own["between"]),
        active=re.compile(rf"(?<=\s){alternation(own['active'])}(?!\w)"),
        surely=re.compile(rf"{alternation(own['surely'])}\Z"),
        objectless=re.compile(rf"{alternation(own['objectless'])}[\s.]*\Z"),
        passive=re.compile(rf"(?<!\w){alternation(own['passive'])}(?!\w)"),
        by=re.compile(rf"(?<!\w){alternation(own['by'])}\s"),
        openers=re.compile(rf"(?<!\w){alternation(own['openers'])}\s"),
        linked=re.compile(rf"(?:[\s,]+{alternation(own['between_names_and_verb'])})*[\s,]*\Z"),
        membership=re.compile(
            rf",?\s{alternation(own['said_of'])}(?:\s{links})*(?:\s\w+){{0,2}}?\s{nouns}(?!\w)"
            rf"|,?\s{alternation(own['as'])}(?:\s{links})*\s{alternation(own['certain_nouns'])}(?!\w)"
        ),
        forward=re.compile(rf"(?<!\w)(?:{'|'.join(own['forward'])})"),
        relative=re.compile(
            rf",\s{alternation(own['relative'])}\s(?!{articles}\s)[a-zåäö][^,.]+,(?=\s)"
        ),
        titles=cue_pattern([*own["pacts"], *own["titles"]]),
        of=re.compile(rf"(?<=\s){alternation(own['of'])}\s"),
        with_=re.compile(rf"\s(?:{alternation(own['with'])}|[–-])\s"),
        joint=f" {words(language, 'parties')['conjunctions'][0]} ",
        together=re.compile(own["together"]),
        beside=own["beside"],
        joiners=re.compile(words(language, "parties")["joiners"]),
        post_for=re.compile(
            rf"(?<=\s{own['by'][0]}\s)(?:\w+\s)?(?i:{roles})\s(?:{CAPITAL}\S+\s){{0,3}}"
            rf"{alternation(own['on_behalf'])}\s(?=(?:\w+\s)?{CAPITAL})"
        ),
        and_by=re.compile(rf"\s{joints}\s{own['by'][0]}\s"),
        along=re.compile(rf",?\s{alternation(words(language, 'parties')['in_cooperation'])}\s"),
        one_of=re.compile(rf"\s(?:{own['one_of']})(?!\w)"),
        gate=tuple(own["gate"]),
        called=re.compile(rf"{alternation(own['called'])}\s.*?\s{joints}\s"),
        place=re.compile(rf"(?:{own['place']})"),
        one_side=re.compile(rf"(?:{own['one_side']})", re.IGNORECASE),
        itself=re.compile(rf"{alternation(own['itself'])}(?!\w)"),
        denied=cue_pattern(own["denied"]),
        party_with=re.compile(own["party_with"]),
        other=re.compile(own["other"]),
        done_with=re.compile(own["done_with"]),
        since=re.compile(own["since"]),
        holders=re.compile(own["holders"]),
        mutual=re.compile(rf"{alternation(own['mutual'])}\Z"),
        body=re.compile(rf"\s{alternation(own['bodies'])}(?!\w)"),
        preamble=cue_pattern(own["preamble"]),
        side=cue_pattern(own["side"]),
        opening=re.compile(own["opening"]),
        counted=re.compile(rf"(?:\w+ ){{0,2}}{alternation(own['collectives'])}[,:] "),
        newly=re.compile(rf"\s{alternation(own['newly'])}\s(?:\w+\s){{0,2}}?{nouns}(?!\w)"),
        surely_in=re.compile(rf"\s{alternation(own['surely'])}\s"),
        pieces=re.compile(rf"\s*[,;]\s*(?:{joints}\s)?|\s[–—]\s"),
        beside_name=re.compile(rf"{alternation(own['beside_names'])}(?!\w)"),
    )
