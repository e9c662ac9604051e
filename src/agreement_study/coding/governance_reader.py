"""Reads a document's units in their order, so that names and pronouns find what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import field, mutable

from agreement_study.coding.commitment_context import Place
from agreement_study.coding.governance_names import names
from agreement_study.coding.governance_reading import (
    NEVER,
    Patterns,
    Reading,
    any_name,
    body_name,
    patterns,
)

MARKER = re.compile(r"\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s")
REACH = 6  # units without a word of the body, after which a section tells of something else
OPENING = 8  # words in which a subject stands
LONGEST_FIELD = 10  # words
TITLE = 12  # units in which a title stands


@mutable(kw_only=True)
class Reader:
    """Reads the units of a document in their order."""

    stems: Sequence[str]
    known: Patterns
    places: Sequence[Place]
    name: re.Pattern[str] = NEVER
    scheme: re.Pattern[str] = NEVER
    planned: bool = False
    subject: str = ""
    agreement: str = ""
    last: str = ""
    neuter: bool = False
    drafting: bool = False
    since: int = REACH
    opening: str = ""
    seen: set[str] = field(factory=set)

    @classmethod
    def of(cls, places: Sequence[Place], language: str) -> Reader:
        """Return a reader that knows the names of a document."""
        found, known = names(places, language), patterns(language)
        stems = tuple(dict.fromkeys(known.ending.sub("", name) for name in found.bodies))
        return cls(
            stems=stems,
            known=known,
            places=places,
            name=body_name(stems, known),
            scheme=any_name(found.scheme),
            planned=any(known.title.search(place.text) for place in places[:TITLE]),
        )

    def readings(self) -> Iterator[Reading]:
        """Yield what each unit says in words that the rules know."""
        for at, place in enumerate(self.places):
            below = self.places[at + 1].text if at + 1 < len(self.places) else ""
            yield self.read(place, below=below, opens=at < TITLE)

    def read(self, place: Place, *, below: str, opens: bool) -> Reading:
        """Return what a unit says, which must follow the one read before.

        Parameters
        ----------
        below
            The text of the unit below.
        opens
            Whether the unit is one of the first of the text.
        """
        heading = place.unit.kind == "heading"
        if heading:
            self.subject, self.drafting, self.since = "", False, REACH
        named = self._named(place.text)
        text = self._in_known_words(place.text)
        bare = text
        if not heading:
            text, named = self._resolved(text, named)
        opening, kind = self._list(place, text)
        self._remember(text, named, kind)
        if self._fills_field(place):  # 'Chair', and below it 'shared'
            text = f"{place.heading.strip(' :')}: {text}"
        first = bool(named) and not heading and named not in self.seen
        if not heading:
            self.seen.add(named)
        return Reading(
            unit=place.unit,
            kind=kind,
            text=text,
            heading=self._in_known_words(place.heading),
            intro=opening,
            before=self._in_known_words(place.before),
            focus=self.known.words["focus"] if self.since < REACH else "",
            body=named,
            named=bool(named) or (text != bare and self.subject == "body"),
            brief=self._is_brief(place, text != bare),
            first=first,
            below=below,
            opens=opens,
            drafting=self.drafting or bool(self.known.aside.search(text)),
        )

    def _list(self, place: Place, text: str) -> tuple[str, str]:
        """Return the sentence that opens the list to which a unit belongs, and the unit's kind.

        A marker makes an item of what was cut as a sentence, if a list is open.
        """
        written, kind = place.unit.text, place.unit.kind
        belongs = kind == "item" and (bool(place.intro) or written[:1].islower())
        if kind == "sentence" and self.opening and MARKER.match(written):
            belongs, kind = True, "item"
        opening, heading = self.opening if belongs else "", self._in_known_words(place.heading)
        if kind == "item" and not opening and self.known.organ.search(heading):
            opening = heading
        if text.rstrip().endswith((":", "–")) or (not belongs and kind != "item"):
            self.opening = text
        return opening, kind

    def _fills_field(self, place: Place) -> bool:
        """Tell whether a unit is what stands in a field: a few words below the field's name."""
        short = len(place.text.split()) <= LONGEST_FIELD and not place.text.endswith((".", ":"))
        labelled = place.heading.strip(" :") in self.known.fields
        return place.unit.kind == "item" and short and labelled

    def _is_brief(self, place: Place, resolved: bool) -> bool:
        found = self.name.search(place.text)
        if place.unit.kind == "heading":
            return False
        return not found["stem"] if found else resolved

    def _named(self, text: str) -> str:
        """Return the name, without its ending, of the body that a text names."""
        found = self.name.search(text)
        if not found:
            return ""
        if found["stem"]:
            return str(found["stem"])
        held = [stem for stem in self.stems if stem.endswith(found["short"])]
        return self.last if self.last in held else held[0]

    def _in_known_words(self, text: str) -> str:
        if not text:
            return text
        if self.planned:
            text = self.known.plan.sub(self.known.words["plan"], text)
        if self.name is not NEVER:
            text = self.name.sub(self._body_word, text)
        if self.scheme is not NEVER:
            text = self.scheme.sub(self.known.words["agreement"], text)
        return text

    def _body_word(self, found: re.Match[str]) -> str:
        groups = found.groupdict()
        if groups["short"] and self.since >= REACH and not self.known.rare.search(groups["short"]):
            return found[0]  # 'the council' may be anybody's where no body is told of
        definite = self.known.words["definite"] if groups["short"] or groups.get("the") else ""
        return self.known.words["body"] + definite + (groups["of"] or "")

    def _resolved(self, text: str, named: str) -> tuple[str, str]:
        """Put what a pronoun stands for in its place."""
        gender = "neuter" if self.neuter else "common"
        for pronoun in self.known.pronouns if self.subject else ():
            if pronoun.subject != self.subject or pronoun.gender not in ("", gender):
                continue
            if found := pronoun.it.search(text):
                word = pronoun.read.replace("*", self.agreement)
                text = text[: found.start("it")] + word + text[found.end("it") :]
                return text, named or (self.last if self.subject == "body" else "")
        return text, named

    def _remember(self, text: str, named: str, kind: str) -> None:
        """Keep what the next pronoun may stand for."""
        known = self.known
        hinted = known.hint.search(text)
        organ = known.organ.search(text) if hinted else None
        heading = kind == "heading"
        if named or organ:
            self.last = named
            self.neuter = bool(known.neuter.search(named or (organ[0] if organ else "")))
        self.since = 0 if organ else self.since + 1
        if not heading and hinted and known.drafting.search(text):
            self.drafting = True
        elif named and not known.keeps.match(text):
            self.drafting = False
        if kind == "item" and not organ:
            return  # a list goes on telling of the subject of its lead-in
        opening = " ".join(text.split()[:OPENING])
        scheme = known.scheme.search(opening)
        if scheme:
            self.agreement = scheme[0]
        if organ and (heading or known.introduced.search(text) or known.organ.search(opening)):
            self.subject = "body"
        elif scheme:
            self.subject = "scheme"
        elif not known.keeps.match(text):
            self.subject = ""
