"""Coder of governance: bodies, their members and meetings, follow-up, revision, joining, leaving.

A coding `governance/<attribute>` has a key, number, duration or period as its value; it is empty
where the quote speaks. Which body the attribute belongs to, and that the text leaves it unclear,
stands in a coding `attribution` of the same span: '<attribute>|<body>|<stated or unclear>'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from agreement_study.codebook import Codebook
from agreement_study.coding import governance_values as values
from agreement_study.coding.cue_features import readings
from agreement_study.coding.governance_bodies import OF_A_BODY, Bodies
from agreement_study.coding.governance_cues import READ, Found, GovernanceCues
from agreement_study.coding.governance_reading import Reading
from agreement_study.coding.governance_rules import Rule, Rules, governance_rules
from agreement_study.coding.weighted_cues import Bar, log_odds, scores
from agreement_study.model import Coding, Document

COUNT: dict[str, Callable[[re.Match[str], str], str]] = {
    "number": values.number,
    "shares": values.shares,
    "meetings": values.number,
}
OF_THE_SCHEME = frozenset(["validity", "revision", "followup", "secretariat", "decision_body"])
SEATS = frozenset(["composition", "size", "parity", "chair", "term"])
_BAR = Bar(adds=log_odds(0.4), keeps=log_odds(0.35), first=log_odds(0.2))


class GovernanceCoder:
    """Codes the families `governance` and `attribution`."""

    name = "governance"
    version = "2"
    families: tuple[str, ...] = ("governance", "attribution")
    needs: tuple[str, ...] = ("commitment",)

    def __init__(self, *, weighs: bool = True) -> None:
        self.weighs = weighs

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the attributes of a document, each at most once per unit."""
        rules = governance_rules(document.language)
        tasks = {c.unit for c in found if c.code == "commitment" and _is_task(c)}
        places = readings(document.units, document.language, document.kind)
        sides = {c.unit for c in found if c.code == "commitment" and _is_of_a_side(c)}
        ruled = [
            [
                one
                for one in _of_place(place, rules, document.language)
                if one.attribute != "mandate" or place.unit.id not in sides
            ]
            for place in places
        ]
        for place, attributes in zip(places, ruled, strict=True):
            if place.unit.id in tasks:
                attributes += _mandate(place, attributes, rules)
        told = self._settled(document, places, ruled) if self.weighs else ruled
        bodies = Bodies(language=document.language)
        for place, attributes in zip(places, told, strict=True):
            named = bodies.of(place)
            doubtful = bool(rules.unclear.search(place.text))
            for attribute in attributes:
                body = named or (bodies.last if attribute.attribute in OF_A_BODY else "")
                status = "unclear" if doubtful or _is_unread(attribute) else "stated"
                key, rule = attribute.attribute, attribute.rule
                yield _coding(document, place, attribute)
                if body or status == "unclear":
                    said = f"{key}|{body}|{status}"
                    yield document.code(place.unit, "attribution", said, rule=rule)

    def _settled(
        self, document: Document, places: Sequence[Reading], ruled: Sequence[Sequence[Found]]
    ) -> list[list[Found]]:
        """Return what rules and weighted cues find of each unit."""
        pairs = zip(places, ruled, strict=True)
        coded = [_coding(document, place, one) for place, found in pairs for one in found]
        rules, weighed = governance_rules(document.language), scores(document, coded)
        cues = GovernanceCues(language=document.language, rules=rules, bar=_BAR, scores=weighed)
        return cues.settled(places, ruled)


def _coding(document: Document, place: Reading, found: Found) -> Coding:
    return document.code(place.unit, found.code, found.value, rule=found.rule)


def _is_task(coding: Coding) -> bool:
    return coding.fields[0] == "body" and coding.fields[-1] == "responsibility"


def _is_of_a_side(coding: Coding) -> bool:
    """Tell whether a side undertakes something: no body's task, whatever the side is called."""
    return coding.fields[0] in ("public", "civil") and coding.fields[-1] == "undertaking"


def _mandate(place: Reading, attributes: Sequence[Found], rules: Rules) -> list[Found]:
    """A task of a body is its mandate, unless it is to meet, or told of the agreement or a post.

    What tells who sits in a body, or of the lists and papers that its office keeps, is no task.
    """
    told = {attribute.attribute for attribute in attributes}
    if told & {"mandate", "meeting_frequency"} or rules.roles.match(place.text):
        return []
    if rules.clerical.search(place.text) or (told & SEATS and rules.seated.match(place.text)):
        return []
    around = (place.text, place.intro, place.heading)
    if not place.focus and not any(rules.organ.search(text) for text in around):
        return []
    if rules.scheme.match(place.text):
        return []
    return [Found(attribute="mandate", value="", rule="commitment of a body to a task")]


def _is_unread(attribute: Found) -> bool:
    return not attribute.value and attribute.attribute in ("term", "meeting_frequency", "validity")


def _of_place(place: Reading, rules: Rules, language: str) -> Iterator[Found]:
    done: set[str] = set()
    unread: dict[str, Found] = {}
    counted = False
    foreign = bool(rules.foreign.match(place.text))
    for rule in rules.hinted(place.text):
        if foreign and rule.attribute in OF_THE_SCHEME:
            continue
        if rule.alone and (done or unread):
            continue
        if rule.attribute in done or _is_out_of_place(rule.attribute, place):
            continue
        match = rule.match(place)
        if not match:
            continue
        value = _value(rule, match, rules, place.said(match.string), language)
        if rule.attribute == "body" and place.body:
            value = _kind(place.body, rules) or value
        found = Found(attribute=rule.attribute, value=value, rule=rule.name)
        if _is_unread(found):
            if not rule.needs_value:
                unread.setdefault(rule.attribute, found)
        elif value or not rule.needs_value:
            done.add(rule.attribute)
            counted = counted or rule.value == "seats"
            yield found
    if counted and "composition" not in done:
        yield Found(attribute="composition", value="mixed", rule="the sides have seats")
    yield from (found for attribute, found in unread.items() if attribute not in done)


def _is_out_of_place(attribute: str, place: Reading) -> bool:
    """Tell whether a body only wrote the text, or was introduced before."""
    if attribute == "body" and place.brief and not place.first:
        return True
    return place.drafting and attribute in OF_A_BODY


def _kind(body: str, rules: Rules) -> str:
    """Return what a body is, by its own name."""
    return next((key for key, pattern in rules.values["body"] if pattern.search(body)), "")


def _value(rule: Rule, match: re.Match[str], rules: Rules, said: str, language: str) -> str:
    if rule.value in COUNT:
        return COUNT[rule.value](match, language)
    if rule.value in READ:
        read = READ[rule.value]
        near = next(
            (part for part in rules.joint.split(said) if rule.pattern.search(part.lower())), ""
        )
        if found := read(near, language) or read(said, language):
            return found
    elif rule.value and rule.value != "none":
        return rule.value
    keys = rules.values.get(rule.attribute, ())
    near = (match[0], match.string) if rule.attribute == "body" else (match.string,)
    return next((key for text in near for key, pattern in keys if pattern.search(text)), "")
