"""Whom a subject names: the public side, the civil side, both, a body, or nobody.

A noun phrase is read by its head: in 'the roles of the parties' that is 'roles', which binds
nobody. Heads that stand for the agreement, its principles or another text are told apart, since
what they 'shall' is a purpose and no commitment.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import frozen

from agreement_study.coding.wording import Wording, wording

PARTIES = ("public", "civil", "joint", "body")
TEXTS = ("agreement", "principle", "plan")
_KINDS = ("body", "joint", "civil", "public", "agreement", "principle", "plan", "other")


@frozen(kw_only=True)
class Phrases:
    """The compiled patterns by which noun phrases of a language are read."""

    whole: re.Pattern[str]
    start: tuple[tuple[str, re.Pattern[str]], ...]
    each: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    cut: re.Pattern[str]
    people: re.Pattern[str]
    possessive: re.Pattern[str]
    conjunction: re.Pattern[str]


@cache
def phrases(language: str) -> Phrases:
    """Return the patterns of a language."""
    found = wording(language, "commitments")
    return Phrases(
        whole=re.compile("|".join(f"(?P<{kind}>{_alternatives(found, kind)})" for kind in _KINDS)),
        start=tuple(
            (kind.partition("_")[0], found.any_of(found.terms[kind], start=True))
            for kind in ("civil_parties", "public_parties")
        ),
        each=found.any_of(found.terms["joint_each"], start=True),
        lead=re.compile(rf"(?:{found.expand('<determiner>|<adverb>')})\s+"),
        tail=re.compile(rf"\s+(?:{found.expand('<determiner>|<adverb>')})$"),
        cut=found.any_of([*found.values["preposition"], found.values["relative"]]),
        people=re.compile("|".join(found.values["people"])),
        possessive=re.compile(rf"(?:{'|'.join(found.values['possessive'])}) "),
        conjunction=re.compile("|".join(found.values["conjunction"])),
    )


def _alternatives(found: Wording, kind: str) -> str:
    return "|".join(found.values["others"]) if kind == "other" else found.expand(f"<{kind}>")


@lru_cache(maxsize=4_000)
def bearers(phrase: str, language: str) -> tuple[str, ...]:
    """Return whom a noun phrase names, by the heads of its parts.

    Returns
    -------
    tuple of str
        Of `public`, `civil`, `joint`, `body`; or one of `agreement`, `principle`, `plan` and
        `other`; empty where the head is something abstract. Both sides together are joint.
    """
    known = phrases(language)
    text = phrase.strip(" ,;:*_–-")
    for kind, pattern in known.start:
        if pattern.match(text):
            return (kind,)
    kinds: list[str] = []
    for part in known.conjunction.split(text):
        kind = _head(part.strip(" ,"), known)
        if not kind and not kinds and known.cut.search(part, 1):
            return ()
        kinds.append(kind)
    return together([kind for kind in kinds if kind])


def _head(part: str, known: Phrases) -> str:
    if known.each.match(part):
        return "joint"
    cut = known.cut.search(part, 1)
    core = part[: cut.start()] if cut else part
    if owner := _owner_of_people(core.strip(" ,"), known):
        return owner
    found = [known.whole.fullmatch(text) for text in _shorter(core.strip(" ,"), known)]
    kinds = [str(each.lastgroup) for each in found if each]
    return "body" if kinds[:1] == ["public"] and "body" in kinds else next(iter(kinds), "")


def _owner_of_people(core: str, known: Phrases) -> str:
    """Return the side whose people or units a phrase names: "the council's officers"."""
    for mark in known.possessive.finditer(core):
        if known.people.fullmatch(core[mark.end() :]):
            kinds = (known.whole.fullmatch(text) for text in _shorter(core[: mark.start()], known))
            kind = next((str(found.lastgroup) for found in kinds if found), "")
            return kind if kind in ("public", "civil") else ""
    return ""


def _shorter(core: str, known: Phrases) -> list[str]:
    """Return the core, and the core without each determiner or adverb before it."""
    while tail := known.tail.search(core):
        core = core[: tail.start()]
    cores = [core]
    while lead := known.lead.match(cores[-1]):
        cores.append(cores[-1][lead.end() :])
    words = cores[-1].split()
    return cores + [" ".join(words[i:]) for i in range(1, min(len(words), 4))]


def together(kinds: list[str]) -> tuple[str, ...]:
    """Return whom the parts of a phrase name as one: both sides are joint."""
    if "joint" in kinds or {"public", "civil"} <= set(kinds):
        kinds = ["joint"] + [kind for kind in kinds if kind not in ("joint", "public", "civil")]
    unique = dict.fromkeys(kinds)
    parties = tuple(kind for kind in PARTIES if kind in unique)
    return parties or tuple(unique)[:1]
