"""Where a unit stands: what the headings over it and the words before its list announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from attrs import frozen

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import clauses
from agreement_study.coding.cues import lowered, sentences_of
from agreement_study.coding.wording import wording
from agreement_study.model import Document, Unit

FORMS = ("undertaking", "responsibility", "measure", "objective")


@frozen(kw_only=True)
class Place:
    """A unit with its surroundings, in lower case.

    `kind` is what the nearest heading announces: a form, `background`, `vision`, `purpose` or
    nothing; `inherited` what a heading above that one does. `intro` is the sentence before the
    list that the unit belongs to, `before` the unit before.
    """

    unit: Unit
    text: str
    heading: str = ""
    kind: str = ""
    inherited: str = ""
    intro: str = ""
    before: str = ""

    @property
    def sentences(self) -> Sequence[str]:
        """The sentences of a numbered paragraph; else the text as one."""
        return sentences_of(self.text) if self.unit.kind == "item" else (self.text,)


def places(document: Document) -> Sequence[Place]:
    """Return the units that are no noise, each with its surroundings."""
    return _places(document.units, document.language)


@lru_cache(maxsize=2)  # the coders of one document ask for the same places
def _places(units: tuple[Unit, ...], language: str) -> Sequence[Place]:
    return tuple(_placed(units, language))


def _placed(units: Sequence[Unit], language: str) -> Iterator[Place]:
    above: list[Unit] = []
    intro = before = ""
    in_plan = False
    for unit in units:
        if unit.kind == "noise":
            continue
        text = lowered(unit.text)
        if unit.kind != "item":
            intro = text if is_intro(text, language) else ""
        opener = unit.kind == "heading" and is_intro(text, language) and clauses(text, language)
        if unit.kind == "heading" and not opener:
            in_plan = in_plan or bool(_plan(language).search(text))
            above = [heading for heading in above if heading.level < unit.level]
        yield _place(
            unit, text, above, intro if unit.kind == "item" else "", before, in_plan, language
        )
        if unit.kind == "heading" and not opener:
            above.append(unit)
        elif unit.kind == "item" and is_intro(text, language) and clauses(text, language):
            intro = text  # a numbered paragraph may open a list too
        before = text


def is_intro(text: str, language: str) -> bool:
    """Tell whether a text leaves its sentence open, so that a list may end it."""
    words = text.rstrip("*_ .…").split()
    last = words[-1] if words else ""
    return last.endswith((":", "–")) or last in wording(language, "commitments").values["open_end"]


def _place(
    unit: Unit,
    text: str,
    above: Sequence[Unit],
    intro: str,
    before: str,
    in_plan: bool,
    language: str,
) -> Place:
    kinds = [heading_kind(lowered(heading.text), language) for heading in above]
    inherited = next((kind for kind in reversed(kinds[:-1]) if kind), "")
    if not inherited and (in_plan or unit.part == "action_plan"):
        inherited = "measure"
    return Place(
        unit=unit,
        text=text,
        heading=lowered(above[-1].text) if above else "",
        kind=kinds[-1] if kinds else "",
        inherited=inherited,
        intro=intro,
        before=before,
    )


@cache
def _plan(language: str) -> re.Pattern[str]:
    found = wording(language, "commitments")
    return found.any_of(found.values["plan_heading"])


@lru_cache(maxsize=4_000)
def heading_kind(heading: str, language: str) -> str:
    """Return what a lower-cased heading announces, or nothing.

    A heading that is a whole sentence announces only where it came from ('How ... was made').
    """
    kinds = _heading_kinds(language)
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
    return next((kind for kind in (place.kind, place.inherited) if kind in FORMS), "")


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
        if clause.modality == "obligation" and clause.named and clause.named[0] in PARTIES:
            return "responsibility" if clause.named == ("body",) else "undertaking"
    return "measure" if measures.search(intro) else ""


@cache
def _intro_cues(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = wording(language, "commitments")
    return found.any_of(found.values["goal"]), found.any_of(found.values["measure_intro"])
