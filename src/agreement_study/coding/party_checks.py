"""Whether a sentence tells of this agreement, and whether names are those of its parties."""

from __future__ import annotations

import re
from itertools import pairwise

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import (
    Party,
    holds_a_clause,
    known_kind,
    reads_as_name,
)
from agreement_study.coding.party_telling_words import TellingWords, telling_words
from agreement_study.coding.party_words import PartyWords, party_words
from agreement_study.model import Document

FEWEST_NUMBERED = 2  # numbers that make a list
SHORTEST = 3  # code points of a name
_PERSON = re.compile(r"(?:[^\W\d_a-zåäö][\w'’.-]*\s+){1,3}[^\W\d_a-zåäö][\w'’-]+")
DOTS = re.compile(r"\s+[|·•●∙■▪◆]\s+")  # between names, as a comma
_NUMBER = re.compile(
    r"(?:[,;]\s*(?:[^\W\d]{2,4}\s)?)?\(?(?<!\w)(?:\d|[a-h]|i{1,3}|iv|v)\)\s+(?=[^\W\d])"
)


def without_holders(parties: list[Party], language: str) -> list[Party]:
    """Parties without the persons who hold the post before: `the Commissioner, Ann Pike, and B`.

    Nor does a post with a person behind it name one: `Mayor Ann Pike`.
    """
    roles = party_words(language).roles
    parties = [party for party in parties if not _is_holder(party.name, language)]
    held = [
        party
        for post, party in pairwise(parties)
        if roles.search(lowered(post.name))
        and _PERSON.fullmatch(party.name)
        and not known_kind(party.name, language)
    ]
    return [party for party in parties if party not in held]


def _is_holder(name: str, language: str) -> bool:
    post = party_words(language).roles.match(lowered(name))
    return post is not None and _PERSON.fullmatch(name[post.end() :].strip()) is not None


def may_tell(text: str, language: str) -> bool:
    """Whether a sentence, in lower case, has a word without which it tells of no parties."""
    return any(part in text for part in telling_words(language).gate)


def unnumbered(text: str) -> str:
    """Return a text with commas in place of the numbers of a list in it.

    Examples
    --------
    >>> unnumbered("Parties: (1) Ashby Council; (2) Mind in Ashby")
    'Parties: Ashby Council, Mind in Ashby'
    """
    if ")" not in text or len(_NUMBER.findall(text)) < FEWEST_NUMBERED:
        return text
    return _NUMBER.sub(", ", text).replace(": , ", ": ").replace("  ", " ")


def are_parties(
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
        return any(known) and all(k or is_proper(p) for k, p in zip(known, parties, strict=True))
    proper = is_proper(parties[0]) and (all(known) or all(map(is_proper, parties)))
    return alone and proper and (any(known) or (not kind and " " in parties[0].name))


def _is_party(party: Party, own: TellingWords, language: str) -> bool:
    low = lowered(party.name)
    if len(low) < SHORTEST or own.pacts.match(low) or party_words(language).verbs.search(low):
        return False
    return reads_as_name(party.name, language) and not holds_a_clause(party.name, language)


def is_proper(party: Party) -> bool:
    """Whether a name has a capital letter."""
    return any(char.isupper() for char in party.name)


def sentence_is_of_this(text: str, words_: PartyWords) -> bool:
    """Whether a sentence tells of this agreement, not of a national or an earlier one."""
    others = (words_.national, words_.earlier, words_.elsewhere)
    return not any(other.search(text) for other in others)


def is_elsewhere(said: str, document: Document) -> bool:
    """Whether a sentence begins with a place that the document names nowhere else."""
    own = telling_words(document.language)
    place = own.place.match(said)
    return place is not None and document.text.count(place[1]) == said.count(place[1])
