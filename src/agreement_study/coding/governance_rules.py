"""The rules of governance: which words, in which place, code which attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from attrs import field, frozen

from agreement_study.coding.governance_bodies import OF_A_BODY
from agreement_study.coding.governance_names import frames
from agreement_study.coding.governance_reading import Reading
from agreement_study.coding.hints import Hints
from agreement_study.coding.wording import LatePattern, Wording, wording


@frozen(kw_only=True)
class Rule:
    """What must be found in a unit, and around it, for an attribute.

    `hints` are plain strings of which one must occur: they spare most units the patterns.
    `value` names how the value is read (see `governance_values`), or is the value. `named`: a
    body of the text is named or stands behind a pronoun; `first`: it is named for the first time;
    `opens`: the unit is one of the first of the text; `alone`: no rule before found anything.
    """

    attribute: str
    name: str
    pattern: LatePattern
    hints: tuple[str, ...]
    value: str = ""
    kinds: tuple[str, ...] = ("sentence", "item")
    needs: LatePattern | None = None
    also: LatePattern | None = None
    unless: LatePattern | None = None
    heading: LatePattern | None = None
    intro: LatePattern | None = None
    before: LatePattern | None = None
    below: LatePattern | None = None
    needs_value: bool = False
    named: bool = False
    first: bool = False
    opens: bool = False
    alone: bool = False

    def match(self, place: Reading) -> re.Match[str] | None:
        """Return where the rule fires in a unit, or None."""
        if place.kind not in self.kinds or not self._is_placed(place):
            return None
        if self.heading and not _stands(self.heading, place.heading):
            return None
        if self.intro and not _stands(self.intro, place.intro):
            return None
        found = next(filter(None, map(self._in_sentence, place.sentences)), None)
        return found if found and self._is_beside(place) else None

    def _is_beside(self, place: Reading) -> bool:
        """Tell whether what the rule wants else stands in a unit, before and below it."""
        near = place.text + place.focus if self._in_focus() else place.text
        wanted = (
            (self.before, place.before),
            (self.below, place.below),
            (self.needs, near),
            (self.also, place.text),
        )
        return all(pattern is None or pattern.search(text) for pattern, text in wanted)

    def _in_focus(self) -> bool:
        """Tell whether the body of the section will do for what the rule needs."""
        loose = self.attribute == "meeting_frequency" and not self.needs_value
        return self.attribute in OF_A_BODY and not loose

    def _is_placed(self, place: Reading) -> bool:
        """Tell whether a unit stands where the rule wants it."""
        return (
            (place.named or not self.named)
            and (place.first or not self.first)
            and (place.opens or not self.opens)
        )

    def _in_sentence(self, text: str) -> re.Match[str] | None:
        found = self.pattern.search(text)
        return None if found and self.unless and self.unless.search(text) else found


@frozen(kw_only=True)
class Rules:
    """The rules of a language, with its closed values and its cues of doubt."""

    rules: tuple[Rule, ...]
    values: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = field(factory=dict)
    unclear: re.Pattern[str]
    scheme: re.Pattern[str]
    joint: re.Pattern[str]
    roles: re.Pattern[str]
    clerical: re.Pattern[str]
    foreign: re.Pattern[str]
    seated: re.Pattern[str]
    organ: re.Pattern[str]
    hints: Hints

    def hinted(self, text: str) -> list[Rule]:
        """Return the rules of which a hint occurs in a lower-cased text, in their order."""
        return [self.rules[at] for at in self.hints.found(text)]


@cache
def governance_rules(language: str) -> Rules:
    """Return the rules of a language."""
    found = wording(language, "governance")
    framed = frames(language)
    rules = (
        *(_rule(row, found) for row in found.values["rules"]),
        *(_rule(row, framed) for row in framed.values["rules"]),
    )
    return Rules(
        rules=rules,
        hints=Hints.of(rule.hints for rule in rules),
        values={
            attribute: tuple((key, re.compile(found.expand(cue))) for key, cue in keys.items())
            for attribute, keys in found.values["values"].items()
        },
        unclear=found.any_of(found.values["unclear"]),
        scheme=re.compile(found.expand("(?:the )?<scheme>")),
        joint=re.compile(found.values["joint"]),
        organ=framed.any_of(["<organ>", "<new_body>"]),
        roles=framed.any_of(framed.values["roles"], start=True),
        clerical=framed.any_of(framed.values["clerical"]),
        foreign=framed.any_of(framed.values["foreign"], start=True),
        seated=framed.any_of(framed.values["seated"], start=True),
    )


def _rule(row: Mapping[str, Any], found: Wording) -> Rule:
    conditions = {
        name: found.late(row[name])
        for name in ("needs", "also", "unless", "heading", "intro", "before", "below")
        if name in row
    }
    return Rule(
        attribute=row["attribute"],
        name=row["rule"],
        pattern=LatePattern(rf"(?<!\w)(?:{found.expand(row['pattern'])})"),
        hints=tuple(str(hint) for hint in row.get("hints", [""])),
        value=row.get("value", ""),
        kinds=tuple(row.get("kinds", ("sentence", "item"))),
        needs_value=bool(row.get("needs_value")),
        named=bool(row.get("named")),
        first=bool(row.get("first")),
        opens=bool(row.get("opens")),
        alone=bool(row.get("alone")),
        **conditions,
    )


@lru_cache(maxsize=20_000)  # a heading or lead-in is asked for by each unit below it
def _stands(pattern: LatePattern, text: str) -> bool:
    return bool(text and pattern.search(text))
