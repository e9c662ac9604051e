"""Where a unit stands: what the headings over it and the words before its list announce."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from attrs import frozen

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import Clause, clauses
from agreement_study.coding.commitment_grammar import actions, grammar
from agreement_study.coding.cues import sentences_of
from agreement_study.coding.wording import wording
from agreement_study.model import Unit

FORMS = ("undertaking", "responsibility", "measure", "objective")
_MARKS = re.compile('[”“»«"]')
_QUOTED = re.compile(r"[”“»\"](?:[^\s”“»«\"]+ ){3,}[^”“»«\"]+(?:[”“«\"]|$)")


@frozen(kw_only=True)
class Place:
    """A unit with its surroundings, in lower case.

    `kind` is what the nearest heading announces: a form, `background`, `vision`, `purpose` or
    nothing; `inherited` what a heading above that one does. `intro` is the sentence before the
    list that the unit belongs to, `before` the unit before. `said` is the text without a label
    and without the words that say that it was decided. `is_item` tells of a list item and of
    a sentence that stands like one, `is_decided` of what a meeting decides, `in_minutes` of a
    document that tells of a meeting.
    """

    unit: Unit
    text: str
    heading: str = ""
    kind: str = ""
    inherited: str = ""
    intro: str = ""
    before: str = ""
    said: str = ""
    is_item: bool = False
    is_decided: bool = False
    in_minutes: bool = False

    @property
    def sentences(self) -> Sequence[str]:
        """The sentences of a numbered paragraph; else the text as one."""
        return sentences_of(self.text) if self.unit.kind == "item" else (self.text,)

    @property
    def statements(self) -> Sequence[str]:
        """The sentences of what is said, without what they quote."""
        said = _QUOTED.sub("", self.said) if _MARKS.search(self.said) else self.said
        return sentences_of(said) if self.unit.kind == "item" else (said,)


def is_intro(text: str, language: str) -> bool:
    """Tell whether a text leaves its sentence open, so that a list may end it."""
    if text.endswith(".") and not text.endswith(".."):
        return False
    words = text.rstrip("*_ .…").split()
    last = words[-1] if words else ""
    return last.endswith((":", "–")) or last in wording(language, "commitments").values["open_end"]


def is_left_open(text: str, clause: Clause, language: str) -> bool:
    """Tell whether a line without an end has no verb yet: 'Parterna vill under 2025'."""
    ended = text.endswith((".", "!", "?", ";", ","))
    timed = not ended and grammar(language).preposition.match(clause.rest)
    return clause.way == "bare" and bool(timed) and not any(actions(clause.rest, language))


@lru_cache(maxsize=4_000)
def heading_kind(heading: str, language: str) -> str:
    """Return what a lower-cased heading announces, or nothing.

    A heading that is a whole sentence announces only where it came from ('How ... was made').
    """
    kinds = _heading_kinds(language)
    heading = heading.rstrip(" ?!:.…")
    if len(heading.split()) > 12:
        return ""
    found = [
        (kind != "undertaking", match.start(), kind)
        for kind, pattern in kinds
        if (match := pattern.search(heading))
    ]
    return min(found)[2] if found else ""


@cache
def _heading_kinds(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = wording(language, "commitments")
    return tuple((kind, found.any_of(cues)) for kind, cues in found.values["headings"].items())


def list_form(place: Place, language: str) -> str:
    """Return the form that a list has by its opening sentence or its headings, or nothing."""
    from_intro = _intro_form(place.intro, language) if place.intro else ""
    if from_intro:
        return from_intro
    above = place.kind in ("background", "vision")  # a plan above does not reach into these
    kinds = (place.kind,) if above else (place.kind, place.inherited)
    return next((kind for kind in kinds if kind in FORMS), "")


@lru_cache(maxsize=500)
def _intro_form(intro: str, language: str) -> str:
    goal, measures = _intro_cues(language)
    if goal.search(intro):
        return "objective"
    if bearers(intro.strip(" :"), language) == ("body",):
        return "responsibility"
    for clause in clauses(intro, language)[:1]:
        if clause.way == "task":
            return "responsibility"
        if (
            clause.modality in ("obligation", "future")
            and clause.named
            and clause.named[0] in PARTIES
        ):
            return "responsibility" if clause.named == ("body",) else "undertaking"
    return "measure" if measures.search(intro) else ""


@cache
def _intro_cues(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = wording(language, "commitments")
    return found.any_of(found.values["goal"]), found.any_of(found.values["measure_intro"])
