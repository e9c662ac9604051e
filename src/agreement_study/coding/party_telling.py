"""Parties that a sentence tells of: who made the agreement between them, signed or joined it.

Not whole phrases but classes of words count: a word for the agreement, one for what is done with
it, and the names in front of the verb or behind `by` and `between`. Names that reach up to the
verb are those of a list, or of one organisation that has a proper name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from attrs import evolve, frozen

from agreement_study.coding.cues import cue_pattern, lowered
from agreement_study.coding.date_patterns import alternation
from agreement_study.coding.party_names import (
    Party,
    known_kind,
    named,
    names_up_to_end,
    parties_in,
    reads_as_name,
)
from agreement_study.coding.party_words import PartyWords, party_words
from agreement_study.language import words

FAR = 16  # words between the word for the agreement and `between` or `by`
NEAR = 60  # code points behind a verb in which the agreement is named
BRANCH = 3  # words of the part of an organisation behind its name
MOST_SINGLE = 2  # signs from which on a sentence is one that presents who concludes
SHORTEST = 3  # code points of a name

_DOTS = re.compile(r"\s+[|·•]\s+")  # between names, as a comma
_ASIDE = re.compile(r"\s*\([^()]*\)")
_PIECES = re.compile(r"\s*[,;]\s*(?:(?:and|och|samt)\s)?|\s[–—]\s")
_DEFINED = re.compile(r"\((?:[^\W\d_]+\s){0,3}[\"“”]")  # `(the "Council")`
_QUOTED = re.compile(r"[\"“”«]")
Reader = Callable[[str, "TellingWords", str], list[Party]]


@frozen(kw_only=True)
class TellingWords:
    """The patterns of one language."""

    pacts: re.Pattern[str]
    not_between: re.Pattern[str]
    relation: re.Pattern[str]
    about: re.Pattern[str]
    between: re.Pattern[str]
    active: re.Pattern[str]
    surely: re.Pattern[str]
    passive: re.Pattern[str]
    by: re.Pattern[str]
    openers: re.Pattern[str]
    linked: re.Pattern[str]
    membership: re.Pattern[str]
    forward: re.Pattern[str]
    denied: re.Pattern[str]
    itself: re.Pattern[str]
    relative: re.Pattern[str]
    titles: re.Pattern[str]
    of: re.Pattern[str]
    with_: re.Pattern[str]
    joint: str
    together: re.Pattern[str]
    beside: str
    mutual: re.Pattern[str]
    since: re.Pattern[str]
    done_with: re.Pattern[str]
    other: re.Pattern[str]
    holders: re.Pattern[str]
    party_with: re.Pattern[str]
    body: re.Pattern[str]
    preamble: re.Pattern[str]
    beside_name: re.Pattern[str]


@cache
def telling_words(language: str) -> TellingWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")["telling"]
    links, nouns = alternation(own["links"]), alternation(own["party_nouns"])
    return TellingWords(
        pacts=cue_pattern(own["pacts"]),
        not_between=cue_pattern(own["not_between"]),
        relation=re.compile(rf"{alternation(own['relations'])}\s\Z"),
        about=re.compile(rf"\s{alternation(own['about'])}\s"),
        between=cue_pattern(own["between"]),
        active=re.compile(rf"(?<=\s){alternation(own['active'])}(?!\w)"),
        surely=re.compile(rf"{alternation(own['surely'])}\Z"),
        passive=re.compile(rf"(?<!\w){alternation(own['passive'])}(?!\w)"),
        by=re.compile(rf"(?<!\w){alternation(own['by'])}\s"),
        openers=re.compile(rf"(?<!\w){alternation(own['openers'])}\s"),
        linked=re.compile(rf"(?:[\s,]+{alternation(own['between_names_and_verb'])})*[\s,]*\Z"),
        membership=re.compile(
            rf",?\s{alternation(own['said_of'])}(?:\s{links})*\s{nouns}(?!\w)"
            rf"|,?\s(?:som|as)(?:\s{links})*\s{alternation(own['certain_nouns'])}(?!\w)"
        ),
        forward=re.compile(rf"(?<!\w)(?:{'|'.join(own['forward'])})"),
        relative=re.compile(rf",\s{alternation(own['relative'])}\s[^,.]+,(?=\s)"),
        titles=cue_pattern([*own["pacts"], *own["titles"]]),
        of=re.compile(rf"(?<=\s){alternation(own['of'])}\s"),
        with_=re.compile(rf"\s(?:{alternation(own['with'])}|[–-])\s"),
        joint=f" {words(language, 'parties')['conjunctions'][0]} ",
        together=re.compile(own["together"]),
        beside=own["beside"],
        itself=re.compile(rf"{alternation(own['itself'])}(?!\w)"),
        denied=cue_pattern(own["denied"]),
        party_with=re.compile(own["party_with"]),
        other=re.compile(own["other"]),
        done_with=re.compile(own["done_with"]),
        since=re.compile(own["since"]),
        holders=re.compile(own["holders"]),
        mutual=re.compile(rf"{alternation(own['mutual'])}\Z"),
        body=re.compile(rf"\s{alternation(own['bodies'])}(?!\w)"),
        preamble=cue_pattern(own["preamble"]),
        beside_name=re.compile(rf"{alternation(own['beside_names'])}(?!\w)"),
    )


def told(sentence: str, language: str) -> list[Party]:
    """Return the parties of which a sentence tells that they made, signed or joined it.

    Examples
    --------
    >>> [p.value for p in told("Överenskommelsen slöts i maj av Alby kommun och 43 föreningar.",
    ...  "sv")]
    ['public:Alby kommun', 'civil:43 föreningar']
    """
    own = telling_words(language)
    sentence = _DOTS.sub(", ", sentence)
    sentence = own.holders.sub("", own.since.sub("", sentence))
    sentence = own.together.sub(own.beside, own.relative.sub("", sentence))
    readers: tuple[Reader, ...] = (_forward, _between, _done_by, _doers, _members)
    return next((found for read in readers if (found := read(sentence, own, language))), [])


def preamble(sentence: str, language: str) -> list[Party]:
    """`A, represented by ..., hereinafter X, of the one part, and B, hereinafter Y`."""
    own = telling_words(language)
    marks = len(own.preamble.findall(lowered(sentence))) + len(_DEFINED.findall(sentence))
    if marks < MOST_SINGLE:
        return []
    found: dict[str, Party] = {}
    lead = own.between.search(lowered(sentence))
    text = _ASIDE.sub(",", sentence[lead.end() if lead else 0 :])
    for piece in _PIECES.split(text):
        name = piece.strip()
        pact = own.pacts.search(lowered(name))
        name = name[pact.end() :].strip() if pact and not found else name
        if not name or own.beside_name.match(lowered(name)):
            continue
        several = names_up_to_end(name, language)
        if len(several) > 1 and all(known_kind(one.name, language) for one in several):
            found |= {one.name: one for one in several}
            continue
        party = named(name, language)
        if party is None or not known_kind(party.name, language) or _QUOTED.match(party.name):
            continue
        if party.name.islower() and found:  # `ideell förening`, `kommunstyrelsen`
            continue
        if name[0].islower() and len(name.split()) <= BRANCH and found:  # `region Mitt`
            last, before = found.popitem()
            found[last] = evolve(before, name=f"{before.name}, {name}")
            continue
        if not reads_as_name(party.name, language):
            break
        found[party.name] = party
    parties = list(found.values())
    return parties if _are_parties(parties, own, language, alone=False) else []


def _forward(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`For us who sign, A and B, ...`; `the public side is A`."""
    for lead in own.forward.finditer(lowered(sentence)):
        if _is_denied(sentence, lead.end(), own):
            continue
        rest = sentence[lead.end() :]
        listed = names_up_to_end(rest.rstrip(" ."), language) if ":" in lead[0] else []
        parties = listed or parties_in(rest, language)
        if _are_parties(parties, own, language, kind=":" not in lead[0]):
            return parties
    return []


def _between(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`an agreement ... between A and B`, with both sides."""
    low = lowered(sentence)
    for lead in own.between.finditer(low):
        gap = _gap(low[: lead.start()], own)
        if gap is None or _is_denied(sentence, lead.end(), own) or (own.relation.search(gap) and not own.about.search(gap)):
            continue
        parties = parties_in(sentence[lead.end() :].lstrip(), language)
        if _are_parties(parties, own, language, alone=False):
            return parties
    return []


def _is_denied(sentence: str, end: int, own: TellingWords) -> bool:
    return own.denied.search(lowered(sentence[:end])) is not None


def in_cells(line: str, language: str) -> list[Party]:
    """Return the parties of a line of nothing but names, with dots between them."""
    parties = names_up_to_end(_DOTS.sub(", ", line), language) if _DOTS.search(line) else []
    both = _are_parties(parties, telling_words(language), language, alone=False)
    told = any(char.isdigit() for char in line) or len(parties) != len(_DOTS.split(line))
    return parties if both and not told else []


def titled(line: str, language: str) -> list[Party]:
    """Return the parties of a title: `Charter of A and B`, `Programme of A with B`, `A – B`."""
    own, low = telling_words(language), lowered(line)
    pact = own.titles.search(low)
    for lead in own.of.finditer(low, pact.end()) if pact else ():
        parties = parties_in(own.with_.sub(own.joint, line[lead.end() :]), language)
        if len(parties) > 1 and _are_parties(parties, own, language, alone=False):
            return parties
    return []


def _gap(before: str, own: TellingWords) -> str | None:
    """The words from the last one for the agreement on, if nothing else is told in them."""
    ends = [pact.end() for pact in own.pacts.finditer(before)]
    gap = before[ends[-1] :] if ends else ""
    far = not ends or len(gap.split()) > FAR or own.not_between.search(gap)
    return None if far else gap


def _done_by(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`the agreement was signed in May by A and B`."""
    low = lowered(sentence)
    if not own.pacts.search(low) and not own.itself.match(low):
        return []
    for pact in own.pacts.finditer(low):
        lead = own.by.match(low, pact.end() + 1)
        parties = parties_in(sentence[lead.end() :], language) if lead else []
        if lead and not _is_denied(sentence, lead.end(), own):
            if _are_parties(parties, own, language, alone=False):
                return parties
    for verb in own.passive.finditer(low):
        for lead in own.by.finditer(low, verb.end()):
            gap = low[verb.end() : lead.start()]
            if len(gap.split()) > FAR or own.not_between.search(gap):
                break
            if _is_denied(sentence, lead.end(), own) or own.relation.search(gap):
                break
            parties = parties_in(sentence[lead.end() :], language)
            if _are_parties(parties, own, language, alone=False):
                return parties
    return []


def _doers(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`A and B signed the agreement`; `the agreement that A and B signed`."""
    low = lowered(sentence)
    for verb in own.active.finditer(low):
        near = own.pacts.search(low[verb.end() :][:NEAR])
        if near and own.body.match(low[verb.end() + near.end() :]):
            near = None  # `joins the Compact steering group`
        if own.other.match(low, verb.end()):
            continue
        named_ = near or own.pacts.search(low[: verb.start()])
        mutual = own.mutual.search(verb[0])
        if not (named_ or mutual or own.surely.search(verb[0])):
            continue
        if _is_denied(sentence, verb.end(), own):
            continue
        parties = _up_to(sentence[: verb.start()], own, language)
        other = own.done_with.match(low, verb.end()) if parties else None
        more = parties_in(sentence[other.end() :], language) if other else []
        if more and _are_parties([*parties, *more], own, language, alone=False):
            return [*parties, *more]
        if _are_parties(parties, own, language, alone=bool(named_ or not mutual)):
            return parties
    return []


def _members(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`A and B are parties`, `A was welcomed as a new party`."""
    for said in own.membership.finditer(lowered(sentence)):
        if _is_denied(sentence, said.end(), own):
            continue
        parties = _up_to(sentence[: said.start()], own, language)
        other = own.party_with.match(lowered(sentence), said.end())
        parties += parties_in(sentence[other.end() :], language) if other and parties else []
        if _are_parties(parties, own, language, kind=False):
            return parties
    return []


def _up_to(before: str, own: TellingWords, language: str) -> list[Party]:
    """The names that stand at the end of a text, behind what its last clause begins with."""
    linked = own.linked.search(lowered(before))
    before = before[: linked.start()] if linked else before
    for start in _starts(before, own, language):
        names = before[start:].strip(" ,")
        parties = names_up_to_end(names, language) if names else []
        if parties:
            inside = start > 0 or party_words(language).is_proper(parties[0].name)
            first = parties[0].name[0].isupper()
            return parties if inside or len(parties) > 1 or not first else []
    return []


def _starts(before: str, own: TellingWords, language: str) -> Iterator[int]:
    """Where the names may begin: behind the last opener, behind a date, at the beginning."""
    low = lowered(before)
    opened = max((lead.end() for lead in own.openers.finditer(low)), default=0)
    when = party_words(language).when.match(low[opened:])
    if when:
        yield opened + when.end()
    yield opened


def _are_parties(
    parties: list[Party],
    own: TellingWords,
    language: str,
    *,
    alone: bool = True,
    kind: bool = True,
) -> bool:
    """Whether names are those of organisations: of both sides, or `alone` proper ones.

    One of them at least tells its `kind`.
    """
    if not parties or not all(_is_party(party, own, language) for party in parties):
        return False
    known = [known_kind(party.name, language) for party in parties]
    if len({party.side for party in parties}) > 1:
        return any(known) and all(k or _proper(p) for k, p in zip(known, parties, strict=True))
    proper = _proper(parties[0]) and (all(known) or all(map(_proper, parties)))
    return alone and proper and (any(known) or (not kind and " " in parties[0].name))


def _is_party(party: Party, own: TellingWords, language: str) -> bool:
    low = lowered(party.name)
    if len(low) < SHORTEST or own.pacts.match(low) or party_words(language).verbs.search(low):
        return False
    return reads_as_name(party.name, language)


def _proper(party: Party) -> bool:
    return any(char.isupper() for char in party.name)


def sentence_is_of_this(text: str, words_: PartyWords) -> bool:
    """Whether a sentence tells of this agreement, not of a national or an earlier one."""
    others = (words_.national, words_.earlier, words_.elsewhere)
    return not any(other.search(text) for other in others)
