"""The words by which a text names its parties, compiled.

They come from `language/<language>-parties.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from agreement_study.coding.cues import CuePattern, cue_pattern, lowered
from agreement_study.coding.date_patterns import alternation
from agreement_study.language import words

# 'Alby den 3 mars 2020', 'Ashby, 3 March 2020': one or two words, a day, nothing else.
PLACE_AND_DAY = (
    r"[^\W\d]+(?: [^\W\d]+)?,? (?:den )?"
    r"(?:\d{1,2}(?::?e|st|nd|rd|th)? [^\W\d]+ \d{4}|\d{4}-\d\d-\d\d)\Z"
)


@frozen(kw_only=True)
class Anchor:
    """A pattern behind or in front of which names stand, and the words that it cannot lack."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """Find the pattern, looking for its words first since that is faster."""
        return self.pattern.search(text) if any(word in text for word in self.words) else None


@frozen(kw_only=True)
class PartyWords:
    """The patterns of one language."""

    agreement: CuePattern
    national: CuePattern
    forward: tuple[Anchor, ...]
    backward: tuple[Anchor, ...]
    deciding: re.Pattern[str]
    deciding_bodies: re.Pattern[str]
    joints: re.Pattern[str]
    heading: re.Pattern[str]
    between: re.Pattern[str]
    lists: re.Pattern[str]
    not_lists: CuePattern
    signs_for: re.Pattern[str]
    presented: CuePattern
    is_: re.Pattern[str]
    verbs: CuePattern
    not_names: CuePattern
    closing: CuePattern
    definite: CuePattern
    gate: CuePattern
    following: re.Pattern[str]
    signed_by: re.Pattern[str]
    roles: CuePattern
    earlier: re.Pattern[str]
    elsewhere: CuePattern
    joined: CuePattern
    details: CuePattern
    signed_at: re.Pattern[str]
    witnesses: re.Pattern[str]
    verbs_of_signing: CuePattern
    in_passing: re.Pattern[str]
    umbrella: CuePattern
    obliging: CuePattern
    groups: re.Pattern[str]
    outsiders: CuePattern
    document: re.Pattern[str]
    article: re.Pattern[str]
    presented_below: re.Pattern[str]
    presenting: re.Pattern[str]
    when: re.Pattern[str]

    def is_whole_side(self, name: str) -> bool:
        """Whether a name in small letters is one of a side: `the voluntary sector`."""
        article = self.article.match(name)
        bare = name[article.end() :] if article else name
        plain = article is None or " " not in bare
        return not self.not_names.match(name if plain else bare)

    def is_proper(self, name: str) -> bool:
        """Whether a name that stands first in its sentence is more than its first word."""
        first, *rest = name.split()
        if any(any(char.isupper() for char in word) for word in rest):
            return True
        if self.not_names.search(lowered(first)):
            return False
        return not rest or self.ends_properly(name)

    def ends_properly(self, name: str) -> bool:
        """Whether the last word has a capital or is one that ends a proper name."""
        last = name.split()[-1]
        return last[0].isupper() or self.closing.search(lowered(last)) is not None


@cache
def party_words(language: str) -> PartyWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")
    documents = alternation(own["documents"])
    return PartyWords(
        agreement=cue_pattern(own["own_agreement"]),
        national=cue_pattern(own["national"]),
        forward=tuple(_anchor(entry, documents, r"(?<!\w)") for entry in own["forward"]),
        backward=tuple(_anchor(entry, documents) for entry in own["backward"]),
        deciding=re.compile(alternation(own["deciding"]).replace(r"\s+)", " )")),
        deciding_bodies=re.compile(rf"s?\s+{alternation(own['deciding_bodies'])}\Z"),
        joints=re.compile(rf",\s+|\s+{alternation(own['conjunctions'])}\s+"),
        heading=re.compile(own["heading"]),
        between=re.compile(rf"\W*{alternation(own['between'])}"),
        lists=re.compile(rf"[\W\d]*(?:\w+ \d+[.:]? )?(?:{own['lists']})(?:\s*\([^()]*\))?[\s.:?]*"),
        not_lists=cue_pattern(own["not_lists"]),
        signs_for=re.compile(rf"(?<!\w)(?:{'|'.join(own['signs_for'])})[:\s]\s*"),
        presented=cue_pattern(own["presented"]),
        is_=re.compile(rf"\s{alternation(own['is'])}(?!\w)"),
        verbs=cue_pattern(own["verbs"]),
        not_names=cue_pattern(own["not_names"]),
        closing=cue_pattern(own["closing"]),
        definite=cue_pattern(own["definite"]),
        following=re.compile(own["following"]),
        signed_by=re.compile(own["signed_by"]),
        roles=cue_pattern(own["roles"]),
        earlier=re.compile(own["earlier"]),
        elsewhere=cue_pattern(own["elsewhere"]),
        joined=cue_pattern(own["joined"]),
        details=cue_pattern(own["details"]),
        signed_at=re.compile(
            rf"(?:{own['signed_at']})"
            rf"|(?!.*\s{alternation(own['blocks']['not_day'])}\s){PLACE_AND_DAY}"
        ),
        witnesses=re.compile(rf"{alternation(own['witnesses'])}"),
        verbs_of_signing=cue_pattern(own["verbs_of_signing"]),
        in_passing=re.compile(rf"(?<!\w){alternation(own['in_passing'])}\s\Z"),
        obliging=cue_pattern(own["obliging"]),
        groups=re.compile(rf"[\W\d]*(?:{own['groups']})[\s.:]*"),
        presented_below=re.compile(rf"[\W\d]*(?:{own['presented_below']})[\s.:?]*"),
        document=re.compile(rf"(?<!\w){documents}(?!\w)"),
        article=re.compile(rf"{alternation(own['articles'])}\s"),
        outsiders=cue_pattern(own["outsiders"]),
        presenting=re.compile(
            rf"\s(?!{alternation(own['not_presenting'])}\s){own['presenting']}(?=\s)"
        ),
        when=re.compile(rf"^(?:{own['when']})\s"),
        umbrella=cue_pattern(own["umbrella"]),
        gate=cue_pattern(
            [*(b.strip() for b in own["between"]), *own["own_agreement"], *own["gate"]]
        ),
    )


def _anchor(entry: Mapping[str, Any], documents: str, edge: str = "") -> Anchor:
    pattern = entry["pattern"].replace("<document>", documents)
    return Anchor(words=tuple(entry["words"]), pattern=re.compile(edge + pattern))
