"""Short names that a document gives to its parties and bodies.

'Mellby kommun (nedan kallad Kommunen)', "the Partnership Council ('the Council')", 'RÖ = Region
Östanland'; in minutes also who is there for whom: 'Bosse & Kicki (hembygdsföreningen)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from agreement_study.coding.commitment_bearers import PARTIES, bearers, phrases, together
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues
from agreement_study.coding.commitment_grammar import bare, grammar
from agreement_study.coding.cues import lowered
from agreement_study.coding.governance_names import names

_ALIAS = re.compile(r"(?P<full>[^()]{3,90}?),? ?\((?P<name>[^()]{2,60})\)")
_TWICE = re.compile(r"\([^()]*\)\s*(?=\()")  # 'Sector Council (Reg. 12) (the Council)'
_EQUALS = re.compile(r"(?P<name>[^\W\d_]{2,6}) = (?P<full>[^,;.=]{4,60})")
_QUOTES = "\"'“”‘’«»"
_LONGEST = 6  # words of a full name
_APPOSITION = 60  # characters behind a name in which it stands what it is
_ACRONYM = 5  # letters of a name by initials

Names = Mapping[str, str]


def names_declared(all_places: Sequence[Place], sides: Names, cues: Cues) -> dict[str, str]:
    """Return whom each short name stands for, by the name in lower case."""
    found: dict[str, str] = {}
    for place in all_places:
        text = place.unit.text
        if "(" in text or "=" in text or cues.has("called", place.text):
            found |= _sided(dict(_declared(place, sides, cues)))
    return {name: kind for name, kind in found.items() if kind}


def bodies_told(all_places: Sequence[Place], cues: Cues) -> dict[str, str]:
    """Return the names of bodies that the document introduces, which no word need tell as such."""
    return dict.fromkeys(names(all_places, cues.language).bodies, "body")


def _sided(declared: dict[str, str]) -> dict[str, str]:
    """Give a party whose side no word tells the other side than the public one beside it."""
    if {kind for kind in declared.values() if kind} == {"public"}:
        return {name: kind or "civil" for name, kind in declared.items()}
    return declared


def _declared(place: Place, sides: Names, cues: Cues) -> Iterator[tuple[str, str]]:
    text = _TWICE.sub("", place.unit.text)
    begin = 0
    for match in cues.pattern["called"].finditer(place.text):
        name = re.split(r"[,.;:()]", place.text[match.end() :].strip())[0]
        words = re.split(r" (?=\w)", name)[:2]
        yield from _pair(words[0], place.text[begin : match.start()], sides, cues)
        begin = match.end() + len(words[0])
    for match in [*_ALIAS.finditer(text), *_EQUALS.finditer(text)]:
        name = match["name"].strip()
        name = (
            name[called.end() :].strip()
            if (called := cues.pattern["called_short"].match(name.lower()))
            else name
        )
        if not name:
            continue
        if called or name[0] in _QUOTES or name.isupper() or cues.opens("the_name", name):
            if cues.has("sector_body", lowered(text[match.end() :][:_APPOSITION])):
                yield _stripped(name.strip(f" {_QUOTES}").lower(), cues), "civil"
            else:
                yield from _pair(name, match["full"], sides, cues)
        elif place.in_minutes:
            for person in phrases(cues.language).conjunction.split(
                match["full"].rpartition(", ")[2]
            ):
                yield from _pair(person.replace("&", " ").split(" ")[-1], name, sides, cues)


def _pair(name: str, full: str, sides: Names, cues: Cues) -> Iterator[tuple[str, str]]:
    """Yield a name with the party that the last words of `full` name."""
    short = _stripped(name.strip(f" {_QUOTES}").lower(), cues)
    if not short or bearers(short, cues.language) == ("joint",):
        return  # 'the Parties' are both, whoever stands last before them
    full = full.lower().strip(" ,(")
    last = phrases(cues.language).conjunction.split(full)[-1]
    first = full.partition(",")[0]
    for phrase in (*_endings(last), *_beginnings(last), *_endings(first), *_endings(full)):
        kind = sides.get(phrase) or next(iter(bearers(phrase, cues.language)), "")
        if kind in PARTIES:
            yield short, kind
            return
    if cues.has("between", full):
        yield short, ""


def _endings(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[-size:]) for size in range(min(_LONGEST, len(words)), 0, -1)]


def _beginnings(text: str) -> list[str]:
    words = text.split()[:_LONGEST]
    return [" ".join(words[:size]) for size in range(len(words) - 1, 0, -1)]


def _stripped(phrase: str, cues: Cues) -> str:
    """Return a phrase without its determiner."""
    lead = cues.pattern["determiner"].match(phrase)
    return phrase[lead.end() :].strip() if lead else phrase


def named_by(phrase: str, names: Names, cues: Cues) -> tuple[str, ...]:
    """Return whom a phrase names if one of its parts is a name of this document's own."""
    parts = [part.strip(" ,") for part in phrases(cues.language).conjunction.split(phrase)]
    own = [_own(part, names, cues) for part in parts]
    if not any(own):
        return ()
    kinds = [
        side or next(iter(bearers(part, cues.language)), "")
        for side, part in zip(own, parts, strict=True)
    ]
    return together([kind for kind in kinds if kind])


def _own(part: str, names: Names, cues: Cues) -> str:
    known = grammar(cues.language)
    for text in (part, _stripped(part, cues), bare(_stripped(part, cues), known)):
        if text in names:
            return names[text]
    last = part.rpartition(" ")[2]
    if len(last) <= _ACRONYM and last in names and not bearers(last, cues.language):
        return names[last]  # 'Ballinrath PPN'
    return ""
