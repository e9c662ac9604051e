"""The names of an agreement's own bodies, and its short names for itself, as a document gives them.

A body need not be called by a word that is known beforehand: it stands as a heading over what it
does, or a sentence sets it up, names it, or tells that it leads the work; or sentence after
sentence begins with it, and one tells of members, meetings or tasks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from agreement_study.coding.commitment_context import Place
from agreement_study.coding.wording import Wording, wording

SECTION = 8
OFTEN = 3  # sentences that begin with a name


@frozen(kw_only=True)
class Cues:
    """The compiled patterns by which names are found; each has a group `name`."""

    heading: re.Pattern[str]
    evidence: re.Pattern[str]
    often: re.Pattern[str]
    sentence: tuple[re.Pattern[str], ...]
    written: tuple[re.Pattern[str], ...]
    organ: re.Pattern[str]
    outside: re.Pattern[str]
    drafting: re.Pattern[str]
    scheme: tuple[re.Pattern[str], ...]
    hint: re.Pattern[str]


@frozen(kw_only=True)
class Names:
    """What a document calls its bodies (lower case, without article) and its agreement."""

    bodies: tuple[str, ...] = ()
    scheme: tuple[str, ...] = ()


def frames(language: str) -> Wording:
    """Return the wording of frames, with the terms of governance at hand."""
    found, base = wording(language, "frames"), wording(language, "governance")
    return Wording(values=found.values, terms={**base.terms, **found.terms})


@cache
def _cues(language: str) -> Cues:
    found = frames(language)
    values: Mapping[str, str] = found.values["names"]
    rows: Mapping[str, Sequence[str]] = found.values["naming"]
    return Cues(
        heading=re.compile(found.expand(values["heading"])),
        evidence=found.any_of(values["evidence"]),
        often=re.compile(found.expand(values["often"])),
        sentence=tuple(re.compile(rf"(?<!\w){found.expand(row)}") for row in rows["lowered"]),
        written=tuple(re.compile(rf"(?<!\w){found.expand(row)}") for row in rows["written"]),
        organ=found.any_of("<organ>"),
        outside=found.any_of(values["outside"]),
        drafting=found.any_of(found.terms["drafting"]),
        scheme=tuple(re.compile(found.expand(row)) for row in rows["scheme"]),
        hint=re.compile(found.expand(values["hint"])),
    )


def names(places: Sequence[Place], language: str) -> Names:
    """Return the names that a document gives its bodies and its agreement."""
    cues = _cues(language)
    headed = dict.fromkeys(_headed(places, cues))
    told = dict.fromkeys(name for place in places for name in _told(place, cues))
    often = dict.fromkeys(_often(places, cues))
    scheme = dict.fromkeys(
        found["name"].lower()
        for place in places
        for cue in cues.scheme
        if (found := cue.search(place.unit.text))
    )
    return Names(bodies=tuple({**headed, **told, **often}), scheme=tuple(scheme))


def _headed(places: Sequence[Place], cues: Cues) -> Iterator[str]:
    """Names that stand as a heading, where the section tells of members, meetings or tasks."""
    for at, place in enumerate(places):
        found = cues.heading.search(place.text) if place.unit.kind == "heading" else None
        if not found or cues.outside.search(found["name"]):
            continue
        for below in places[at + 1 : at + SECTION]:
            if below.unit.kind == "heading":
                break
            if cues.evidence.search(below.text):
                yield found["name"]
                break


def _often(places: Sequence[Place], cues: Cues) -> Iterator[str]:
    """Names with which sentences begin, of which one tells what only a body has.

    What any body may be called ('styrgruppen') is known without.
    """
    begun = [
        (found["name"].lower(), bool(cues.evidence.search(place.text)))
        for place in places
        if place.unit.kind != "heading" and (found := cues.often.match(place.unit.text))
    ]
    times = Counter(name for name, _ in begun)
    for name in dict.fromkeys(name for name, telling in begun if telling):
        known = cues.outside.search(name) or cues.organ.search(name)
        if times[name] >= OFTEN and not known:
            yield name


def _told(place: Place, cues: Cues) -> Iterator[str]:
    """Names that a sentence gives, by what it tells of the body."""
    if place.unit.kind == "heading" or not cues.hint.search(place.text):
        return
    if cues.drafting.search(place.text):
        return
    for text, patterns in ((place.text, cues.sentence), (place.unit.text, cues.written)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                name = found["name"].lower()
                if not cues.outside.search(name):
                    yield name
