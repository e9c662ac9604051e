"""Parties that a sentence tells of: who made the agreement between them, signed or joined it.

Not whole phrases but classes of words count: a word for the agreement, one for what is done with
it, and the names in front of the verb or behind `by` and `between`. Names that reach up to the
verb are those of a list, or of one organisation that has a proper name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from attrs import evolve

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_checks import (
    DOTS,
    are_parties,
    is_proper,
    unnumbered,
    without_holders,
)
from agreement_study.coding.party_names import Party, side_of, tells_side
from agreement_study.coding.party_rows import names_up_to_end, parties_in
from agreement_study.coding.party_telling_words import TellingWords, telling_words
from agreement_study.coding.party_words import party_words

FAR = 16  # words between the word for the agreement and `between` or `by`
NEAR = 60  # code points behind a verb in which the agreement is named

Reader = Callable[[str, "TellingWords", str], list[Party]]


def told(sentence: str, language: str) -> list[Party]:
    """Return the parties of which a sentence tells that they made, signed or joined it.

    Examples
    --------
    >>> [p.value for p in told("Överenskommelsen slöts i maj av Alby kommun och 43 föreningar.",
    ...  "sv")]
    ['public:Alby kommun', 'civil:43 föreningar']
    """
    own = telling_words(language)
    sentence = unnumbered(DOTS.sub(", ", sentence))
    sentence = own.holders.sub("", own.since.sub("", sentence))
    sentence = own.together.sub(own.beside, own.relative.sub("", sentence))
    sentence = own.post_for.sub("", sentence)
    sentence = own.and_by.sub(own.joint, sentence)
    sentence = own.along.sub(own.joint, sentence)
    readers: tuple[Reader, ...] = (_forward, _behind_colon, _between, _done_by, _doers, _members)
    found = max((read(sentence, own, language) for read in readers), key=len)
    return without_holders(found, language)


def _forward(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`For us who sign, A and B, ...`; `the public side is A`."""
    for lead in own.forward.finditer(lowered(sentence)):
        if _is_denied(sentence, lead.end(), own):
            continue
        rest = sentence[lead.end() :]
        if ":" in lead[0] and _has_post(rest, language):
            continue  # a person who signs
        apart = rest.replace(";", ",").rstrip(" .")
        listed = names_up_to_end(apart, language) if ":" in lead[0] else []
        parties = listed or parties_in(rest, language)
        if own.side.search(lead[0]) and tells_side(lead[0], language):
            side = side_of(lead[0], language)
            parties = [evolve(party, side=side) for party in parties]
        if are_parties(parties, own, language, kind=":" not in lead[0]):
            return parties
    return []


def _has_post(names: str, language: str) -> bool:
    """Whether one of the words set off by commas is a post: `Ann Pike, Chief Executive, Ashby`."""
    roles = party_words(language).roles
    return any(roles.fullmatch(lowered(part.strip(" ."))) for part in names.split(","))


def _behind_colon(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`Two new parties were welcomed: A and B`."""
    before, colon, names = sentence.partition(": ")
    low = lowered(f" {before} ")
    if not colon or len(low.split()) > FAR or own.denied.search(low):
        return []
    if not (own.newly.search(low) or own.surely_in.search(low)):
        return []
    parties = names_up_to_end(names.rstrip(" ."), language)
    return parties if are_parties(parties, own, language, kind=False) else []


def _between(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`an agreement ... between A and B`, with both sides."""
    low = lowered(sentence)
    for lead in own.between.finditer(low):
        gap = _gap(low[: lead.start()], own)
        if (
            gap is None
            or _is_denied(sentence, lead.end(), own)
            or (own.relation.search(gap) and not own.about.search(gap))
        ):
            continue
        parties = parties_in(sentence[lead.end() :].lstrip(), language)
        if are_parties(parties, own, language, alone=False):
            return parties
    return []


def _is_denied(sentence: str, end: int, own: TellingWords) -> bool:
    return own.denied.search(lowered(sentence[:end])) is not None


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
        if lead is None or _is_denied(sentence, lead.end(), own):
            continue
        parties = parties_in(sentence[lead.end() :], language)
        if are_parties(parties, own, language, alone=False):
            return parties
    for verb in own.passive.finditer(low):
        for lead in own.by.finditer(low, verb.end()):
            gap = low[verb.end() : lead.start()]
            if len(gap.split()) > FAR or own.not_between.search(gap):
                break
            if _is_denied(sentence, lead.end(), own) or own.relation.search(gap):
                break
            parties = parties_in(sentence[lead.end() :], language)
            if are_parties(parties, own, language, alone=False):
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
        last = own.objectless.match(low, verb.start())  # `Since then A and B have joined.`
        if not (named_ or mutual or last or own.surely.search(verb[0])):
            continue
        if _is_denied(sentence, verb.end(), own):
            continue
        parties = _up_to(sentence[: verb.start()], own, language)
        other = own.done_with.match(low, verb.end()) if parties else None
        more = parties_in(sentence[other.end() :], language) if other else []
        if more and are_parties([*parties, *more], own, language, alone=False):
            return [*parties, *more]
        if are_parties(parties, own, language, alone=bool(named_ or not mutual)):
            return parties
    return []


def _members(sentence: str, own: TellingWords, language: str) -> list[Party]:
    """`A and B are parties`, `A was welcomed as a new party`."""
    low = lowered(sentence)
    for said in chain(own.membership.finditer(low), own.one_of.finditer(low)):
        if _is_denied(sentence, said.end(), own):
            continue
        other = own.party_with.match(lowered(sentence), said.end())
        beside = other is not None
        parties = _up_to(sentence[: said.start()], own, language, beside_others=beside)
        parties += parties_in(sentence[other.end() :], language) if other and parties else []
        if are_parties(parties, own, language, kind=False):
            return parties
    return []


def _up_to(
    before: str, own: TellingWords, language: str, *, beside_others: bool = False
) -> list[Party]:
    """The names that stand at the end of a text, behind what its last clause begins with.

    `The Council` alone at the beginning of a sentence is a name only `beside_others`.
    """
    linked = own.linked.search(lowered(before))
    before = before[: linked.start()] if linked else before
    for start in _starts(before, own, language):
        names = before[start:].strip(" ,")
        parties = names_up_to_end(names, language) if names else []
        proper = [party for party in parties if is_proper(party)]
        one_side = len({party.side for party in parties}) == 1
        if proper and one_side and own.counted.match(lowered(names)):
            parties = proper  # `two associations, A and B`
        if parties:
            inside = start > 0 or party_words(language).is_proper(parties[0].name)
            first = parties[0].name[0].isupper()
            return parties if inside or beside_others or len(parties) > 1 or not first else []
    return []


def _starts(before: str, own: TellingWords, language: str) -> Iterator[int]:
    """Where the names may begin: behind the last opener, behind a date, at the beginning."""
    low = own.joiners.sub(lambda found: found[0].replace(" ", "_"), lowered(before))
    opened = max((lead.end() for lead in own.openers.finditer(low)), default=0)
    when = party_words(language).when.match(low[opened:])
    if when:
        yield opened + when.end()
    opening = telling_words(language).opening.match(low[opened:])
    if opening:
        yield opened + opening.end()
    yield opened
