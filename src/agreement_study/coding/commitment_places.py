"""The units of a document in reading order, each with its surroundings (see `Place`).

Headings are followed by their levels; where they are numbered, '3 Funding' stands where
'2 Dialogue' did, whatever the levels say. A lead-in governs the items behind it, and what a
meeting decides ('RESOLVED:', 'Rådet beslutar att ...') is read without the words that say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest

from attrs import evolve, field, frozen, mutable

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import clauses
from agreement_study.coding.commitment_context import FORMS, Place, heading_kind, is_intro
from agreement_study.coding.commitment_grammar import actions, opens_with_action
from agreement_study.coding.cues import lowered
from agreement_study.coding.wording import wording
from agreement_study.model import Document, Unit

_NUMBER = re.compile(r"(?:§ ?)?(\d+(?:\.\d+)*)[.:)]?\s")
_LABEL = re.compile(r"[^\W\d_]{0,2}\d+(?:\.\d+)*[.:)]?")
_LEADING_LABEL = re.compile(r"(?:[^\W\d_]\.?\d+(?:\.\d+)*|\d+(?:\.\d+)+)[.:)]?\s+")
_LABELLED = re.compile(r"[^\W\d_]?\.?\d")
_ENUMERATED = re.compile(r"\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s")
_GLUED = re.compile(r" (?:1[.)]|\(?[ai]\)) ")
_BARE = 2  # words of 'agreed that'
_SHORT = 7  # words of a lead-in that only names someone
_LABEL_WORDS = 5  # of a line that parts the items behind a lead-in
_DEEPEST = 9  # level of a heading
_FIRST = 4  # headings among which a document says what it is
_BOX_OPENS, _BOX_ENDS = "┌", "└"
Number = tuple[int, ...]


@frozen(kw_only=True)
class _Cues:
    """The compiled cues of a language by which surroundings are told."""

    plan: re.Pattern[str]
    minutes: re.Pattern[str]
    decision: re.Pattern[str]
    decision_heading: re.Pattern[str]
    decided: re.Pattern[str]
    content_mark: re.Pattern[str]
    action_label: re.Pattern[str]
    asking: re.Pattern[str]
    tasks: re.Pattern[str]
    enacts: re.Pattern[str]
    reported: dict[str, str]


@cache
def _cues(language: str) -> _Cues:
    found = wording(language, "commitments")
    values = found.values
    return _Cues(
        plan=found.any_of(values["plan_heading"]),
        minutes=found.any_of(values["minutes_heading"]),
        decision=re.compile(rf"(?:{'|'.join(map(found.expand, values['decision']))})[ :.]*$"),
        decision_heading=found.any_of(values["decision_heading"], start=True),
        decided=found.any_of(values["decided"], start=True),
        content_mark=found.any_of(values["content_mark"], start=True),
        action_label=re.compile(rf"(?:{'|'.join(values['columns']['action'])})(?: \d+)? ?: (?=\w)"),
        asking=found.any_of(values["asking"], start=True),
        enacts=found.any_of(values["enacts"]),
        tasks=found.any_of(values["task_intro"]),
        reported=values["reported"],
    )


def places(document: Document) -> Sequence[Place]:
    """Return the units that are no noise, each with its surroundings."""
    return places_of(document.units, document.language, document.kind)


@lru_cache(maxsize=2)  # the coders of one document ask for the same places
def places_of(units: tuple[Unit, ...], language: str, kind: str) -> Sequence[Place]:
    """Return the places of the units of a document of a kind in a language."""
    walk = _Walk(language=language, in_minutes=kind == "minutes" or _is_minutes(units, language))
    return tuple(walk.through([unit for unit in units if unit.kind != "noise"]))


def _is_minutes(units: Sequence[Unit], language: str) -> bool:
    heads = [unit for unit in units if unit.kind != "noise"][:_FIRST]
    return any(_cues(language).minutes.search(lowered(unit.text)) for unit in heads)


@mutable(kw_only=True)
class _Walk:
    """Where reading has come to: the headings above, the open lead-in, the unit before.

    `over` is a line that no layout tells from a sentence, but that heads the items below it;
    `label` the levels of headings that part the items behind one lead-in: 'Funding', 'Volunteers';
    `around` the headings above a box, which go on below it.
    """

    language: str
    in_minutes: bool
    above: list[Unit] = field(factory=list)
    numbered: dict[Number, list[Unit]] = field(factory=dict)
    plan: Number | None = None
    enacted: bool = False
    intro: str = ""
    over: str = ""
    label: range | None = None
    before: str = ""
    around: list[Unit] = field(factory=list)

    def through(self, units: Sequence[Unit]) -> Iterator[Place]:
        """Yield the places of units in order."""
        for unit, later in zip_longest(units, units[1:]):
            text = lowered(unit.text)
            opens = is_intro(text, self.language) and self._leads(unit, text)
            goes_on = unit.kind == "heading" and (
                self._names(text) or (later and self._starts_with_modal(later))
            )
            goes_on = goes_on or (unit.kind != "item" and self._is_left_open(text, later))
            opens = opens or bool(goes_on) or self._is_point(unit, text)
            if unit.kind != "item":
                self.over = text if self._is_over_items(unit, text, later) else ""
            if unit.kind == "heading" and not opens:
                self._climb(unit, text)
            place = self._place(unit, text)
            yield place
            if unit.kind == "heading" and not opens and not place.is_item:
                self.above.append(unit)
            if unit.kind == "heading" and place.is_item:
                continue
            names = len(text.split()) < _SHORT and self._announces(unit, text)
            if not opens and not names and self._labels(unit, text):
                self.before = text
                continue
            if opens or names or (unit.kind != "item" and not place.is_item):
                glued = _GLUED.search(text) if unit.kind == "sentence" else None
                lead = text[: glued.start()] if glued else text
                lead = _LEADING_LABEL.sub("", lead, count=1) if _LABELLED.match(lead) else lead
                self.intro = lead if goes_on or names or is_intro(lead, self.language) else ""
                self.label = None
            self._box(text)
            self.before = text
            self.enacted = self.enacted or bool(_cues(self.language).enacts.search(text))

    def _labels(self, unit: Unit, text: str) -> bool:
        """Tell whether a short line only parts the items behind a lead-in that still holds.

        The first one stands right behind 'Public sector partners will:', the others look alike.
        """
        short = len(text.split()) <= _LABEL_WORDS and text[-1:].isalpha()
        asks = _cues(self.language).asking.match(text)
        if unit.kind == "item" or not short or asks or not is_intro(self.intro, self.language):
            return False
        heading = unit.kind == "heading"
        if self.before.endswith(self.intro) and not clauses(text, self.language):
            below = self.above[-1].level + 1 if self.above else 1
            self.label = range(unit.level, unit.level + 1) if heading else range(below, _DEEPEST)
        return self.label is not None and (not heading or unit.level in self.label)

    def _box(self, text: str) -> None:
        """Keep the headings above a box of facts, and return to them where it ends."""
        if _BOX_OPENS in text:
            self.around = list(self.above)
        if _BOX_ENDS in text:
            self.above, self.around = self.around, []

    def _leads(self, unit: Unit, text: str) -> bool:
        """Tell whether a text without an end has a clause, or tells that something is agreed."""
        agreed = unit.kind != "heading" and _cues(self.language).decision.search(text)
        return bool(clauses(text, self.language) or agreed)

    def _names(self, text: str) -> bool:
        """Tell whether a heading is the lead-in of a list by naming whose it is: 'The Council:'."""
        named = bearers(text.strip(" :"), self.language) if text.endswith(":") else ()
        return bool(named) and named[0] in PARTIES

    def _is_left_open(self, text: str, later: Unit | None) -> bool:
        """Tell whether a short line leaves its clause to the items: 'Parterna vill i år'."""
        if later is None or later.kind != "item" or text.endswith((".", "!", "?")):
            return False
        first = clauses(text, self.language)[:1]
        if not first or any(actions(first[0].rest, self.language)):
            return False
        goes_on = later.text[:1].islower() and opens_with_action(later.text, self.language)
        return goes_on and bool(first[0].named) and first[0].named[0] in PARTIES

    def _is_over_items(self, unit: Unit, text: str, later: Unit | None) -> bool:
        """Tell whether a line is the heading of the items below it: "The sector's undertakings"."""
        if unit.kind != "sentence" or later is None or later.kind != "item":
            return False
        short = len(text.split()) < _SHORT and text[-1:].isalpha()
        return short and heading_kind(text, self.language) in FORMS

    def _announces(self, unit: Unit, text: str) -> bool:
        """Tell whether a short line announces a list: 'The Council:', 'Kommunens ansvar'."""
        owned = not text.endswith((".", "!", "?")) and _cues(self.language).tasks.search(text)
        return text.endswith(":") or (bool(owned) and unit.kind != "item")

    def _is_point(self, unit: Unit, text: str) -> bool:
        """Tell whether a heading is an action point of a meeting."""
        below = self.in_minutes and unit.kind == "heading" and bool(self.above)
        return (
            below
            and self._kind(lowered(self.above[-1].text)) == "measure"
            and opens_with_action(text, self.language)
        )

    def _starts_with_modal(self, unit: Unit) -> bool:
        """Tell whether an item goes on with the modal of what stands above it: '- ska sprida'."""
        if unit.kind != "item":
            return False
        first = clauses(lowered(unit.text), self.language)[:1]
        return bool(first) and not first[0].before and unit.text[:1].islower()

    def _climb(self, unit: Unit, text: str) -> None:
        """Leave the sections that a heading ends."""
        self.enacted = False
        number = _number(text)
        sibling = (*number[:-1], number[-1] - 1) if number else ()
        if self.plan and number and len(number) <= len(self.plan):
            self.plan = None  # a numbered section about a plan ends at the next number
        if _cues(self.language).plan.search(text) and not self.in_minutes and self.plan is None:
            self.plan = number
        if sibling in self.numbered:
            self.above = list(self.numbered[sibling])
        else:
            self.above = [heading for heading in self.above if heading.level < unit.level]
        if number:
            self.numbered[number] = list(self.above)

    def _place(self, unit: Unit, text: str) -> Place:
        kinds = [self._kind(lowered(heading.text)) for heading in self.above]
        if self.enacted and kinds and kinds[-1] == "background":
            kinds[-1] = ""  # what is agreed below a preamble
        inherited = next((kind for kind in reversed(kinds[:-1]) if kind), "")
        if not inherited and (self.plan is not None or unit.part == "action_plan"):
            inherited = "measure"
        place = Place(
            unit=unit,
            text=text,
            said=self._unlabelled(unit, text),
            heading=lowered(self.above[-1].text) if self.above else "",
            kind=kinds[-1] if kinds else "",
            inherited=inherited,
            before=self.before,
            in_minutes=self.in_minutes,
        )
        if self.over and unit.kind == "item":
            place = evolve(place, heading=self.over, kind=self._kind(self.over))
        label = _cues(self.language).action_label.match(text) if unit.kind == "sentence" else None
        if label:  # 'Aktivitet: Starta en mentorsgrupp'
            place = evolve(place, said=text[label.end() :], kind="measure", is_item=True)
        is_item = self._is_item(place)
        if is_item and self._is_over(place):
            self.intro = ""
        if is_item or place.is_item:
            place = evolve(place, is_item=is_item, intro=self.intro if is_item else "")
        return self._decided(place)

    def _is_over(self, place: Place) -> bool:
        """Tell whether an item is a sentence of its own, behind 'Agencies must:' and its list."""
        if not self.intro or not is_intro(self.intro, self.language):
            return False
        text = place.unit.text
        if not (text[:1].isupper() and text.endswith(".")) or not clauses(
            self.intro, self.language
        ):
            return False
        own = next(iter(clauses(place.said, self.language)), None)
        full = own is not None and own.standing == "main" and bool(own.named and own.before)
        return full and not opens_with_action(place.said, self.language)

    def _kind(self, heading: str) -> str:
        """Return what a heading announces; a meeting's matter of a plan is no list."""
        matter = self.in_minutes and _cues(self.language).plan.search(heading)
        return "" if matter else heading_kind(heading, self.language)

    def _unlabelled(self, unit: Unit, text: str) -> str:
        if unit.kind == "heading":
            return text
        label = _LEADING_LABEL.match(text) or (self.intro and _ENUMERATED.match(text)) or None
        return text[label.end() :] if label else text

    def _is_item(self, place: Place) -> bool:
        """Tell whether a unit is an item, or stands like one: behind a label, below a lead-in."""
        if place.unit.kind == "heading":  # the action points of minutes look like headings
            return self._is_point(place.unit, place.said)
        if place.unit.kind == "item" or place.is_item:
            return True
        if _LABEL.fullmatch(self.before) and (place.kind or place.inherited) in FORMS:
            return True
        goes_on = bool(self.intro) and (
            _cues(self.language).content_mark.match(place.said) or _ENUMERATED.match(place.text)
        )
        runs_on = place.kind not in FORMS or (self.in_minutes and place.kind == "objective")
        listed = not runs_on and opens_with_action(place.said, self.language)
        return bool(goes_on or (listed and not is_intro(place.said, self.language)))

    def _decided(self, place: Place) -> Place:
        """Return a place with what a meeting decides as what it says."""
        cues = _cues(self.language)
        promised = place.kind == "undertaking" and not self.in_minutes
        listed = (
            not promised
            and place.is_item
            and bool(
                cues.decision.search(place.intro) or cues.decision_heading.match(place.heading)
            )
        )
        if listed:
            found = cues.content_mark.match(place.said) or cues.decided.match(place.said)
        else:
            found = None if place.unit.kind == "heading" else cues.decided.match(place.said)
        if not listed and not found:
            return place
        text = place.said[found.end() :].lstrip() if found else place.said
        told_of = found and not listed and len(found[0].split()) > _BARE and not self.in_minutes
        if told_of and any(word in cues.reported for word in text.split(" ")):
            return place  # 'Then the council decided that it would' is history
        words = [cues.reported.get(word, word) for word in text.split(" ")]
        return evolve(place, said=" ".join(words), is_decided=True)


def _number(text: str) -> Number:
    found = _NUMBER.match(text)
    return tuple(int(part) for part in found[1].split(".")) if found else ()
