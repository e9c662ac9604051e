"""What a unit says when its names and pronouns are put into words that the rules know.

'It meets quarterly', 'the Panel meets' and 'the Round Table meets' all read 'the steering group
meets' where the text has told that they are that body. A pronoun stands for the subject before
it: a body, or the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import sentences_of
from agreement_study.coding.governance_names import frames
from agreement_study.language import words
from agreement_study.model import Unit

NEVER = re.compile(r"(?!)")


@frozen(kw_only=True)
class Reading:
    """A unit as the rules read it.

    `body` is the body that the unit names, or for which a pronoun stands (`named`); it is `brief`
    where that is by a short name or a pronoun. `focus` holds a word for a body while the section
    tells of one, `below` is the unit below. `first` tells that the text names the body here for
    the first time but for a heading; `drafting` that the body only wrote the text.
    """

    unit: Unit
    kind: str
    text: str
    heading: str = ""
    intro: str = ""
    before: str = ""
    focus: str = ""
    below: str = ""
    body: str = ""
    named: bool = False
    brief: bool = False
    first: bool = False
    opens: bool = False
    drafting: bool = False

    @property
    def sentences(self) -> Sequence[str]:
        """The sentences of an item; else the text as one."""
        return sentences_of(self.text) if self.kind == "item" else (self.text,)

    def said(self, sentence: str) -> str:
        """Return a sentence of the reading as it is written."""
        if self.kind != "item":
            return self.unit.text
        read, written = self.sentences, sentences_of(self.unit.text)
        same = len(read) == len(written) and sentence in read
        return written[read.index(sentence)] if same else self.unit.text


@frozen(kw_only=True)
class Pronoun:
    """A pronoun in its place, and what is read for it if the subject before was of a kind."""

    it: re.Pattern[str]
    subject: str
    gender: str
    read: str


@frozen(kw_only=True)
class Patterns:
    """The compiled patterns of reading."""

    hint: re.Pattern[str]
    organ: re.Pattern[str]
    scheme: re.Pattern[str]
    introduced: re.Pattern[str]
    keeps: re.Pattern[str]
    drafting: re.Pattern[str]
    aside: re.Pattern[str]
    neuter: re.Pattern[str]
    short: re.Pattern[str]
    rare: re.Pattern[str]
    ending: re.Pattern[str]
    title: re.Pattern[str]
    plan: re.Pattern[str]
    fields: frozenset[str]
    pronouns: tuple[Pronoun, ...]
    words: Mapping[str, str]


@cache
def patterns(language: str) -> Patterns:
    """Return the patterns of a language."""
    found = frames(language)
    values = found.values["reading"]
    return Patterns(
        hint=re.compile(found.expand(values["hint"])),
        organ=found.any_of(["<organ>", "<new_body>"]),
        scheme=found.any_of("<scheme>"),
        introduced=found.any_of(values["introduced"]),
        keeps=found.any_of(values["keeps"], start=True),
        drafting=found.any_of(found.terms["drafting"]),
        aside=found.any_of(values["aside"], start=True),
        neuter=re.compile(values["neuter"]),
        short=re.compile(values["short"]),
        rare=re.compile(values["rare"]),
        ending=re.compile(values["ending"]),
        title=re.compile(values["title"]),
        plan=re.compile(values["plan"]),
        fields=frozenset(words(language, "segmentation")["field_labels"]),
        pronouns=tuple(
            Pronoun(
                it=re.compile(found.expand(row["it"])),
                subject=row["subject"],
                gender=row.get("gender", ""),
                read=row["read"],
            )
            for row in values["pronouns"]
        ),
        words=values["words"],
    )


def any_name(found: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of some names."""
    return re.compile(rf"(?<!\w)(?:{_listed(found)})(?!\w)") if found else NEVER


def body_name(stems: Sequence[str], known: Patterns) -> re.Pattern[str]:
    """Return a pattern for the names of bodies, whole or by their last word."""
    if not stems:
        return NEVER
    shorts = {short[0] for stem in stems if (short := known.short.search(stem))}
    return re.compile(
        known.words["pattern"].replace("STEM", _listed(stems)).replace("SHORT", _listed(shorts))
    )


def _listed(found: Iterable[str]) -> str:
    """Return alternatives, the longest first; what never matches if there is none."""
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word)))) or "(?!)"
