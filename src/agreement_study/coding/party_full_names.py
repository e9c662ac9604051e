"""The names of parties as the text has them in full, where it names them by a short form.

A short form is what the text has said that the party is called (`Ashby Borough Council ("the
Council")`), the letters with which the words of its name begin, or the word at the end or the
beginning of one name alone: `the Council` beside `Ashby Borough Council`. A name in capitals is
written as names are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import evolve

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_document import Found
from agreement_study.coding.party_name_words import name_words
from agreement_study.coding.party_names import (
    QUOTES,
    Party,
    in_its_spelling,
    known_kind,
    named,
)
from agreement_study.model import Document

NEAR = 240  # code points behind a name within which the text says what it is called
LONGEST_SHORT = 4  # words of a short form
LONGEST_LETTERS = 4  # letters of a word that may stand for several words
SHORTEST_WORD = 3  # letters from which on a word in capitals may be written with small ones
FEWEST_UNITS = 8  # of a text that is more than its names
_SIGN = r"[^\W\d_a-zåäöæøéü]"
_LETTERS = re.compile(rf"{_SIGN}{{2,8}}")
_ASIDE = re.compile(r"\(([^()]{2,60})\)")
_RUN = re.compile(rf"{_SIGN}[\w'’-]+(?:\s+(?:[^\W\d_]{{2,3}}\s+)?{_SIGN}[\w'’-]+)+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=\w{3})\.\s")


def with_full_names(document: Document, found: Mapping[str, Found]) -> dict[str, Found]:
    """Return what was found with the names in full and in the capitals of names."""
    spelled = {
        id_: ([_spelled(party, document) for party in parties], rule)
        for id_, (parties, rule) in found.items()
    }
    known = {party.name: party for parties, _ in spelled.values() for party in parties}
    called = dict(_called(document, known))
    full = {name: _full(party, called, known, document) for name, party in known.items()}
    return {
        id_: (list({full[p.name].name: full[p.name] for p in parties}.values()), rule)
        for id_, (parties, rule) in spelled.items()
    }


def _spelled(party: Party, document: Document) -> Party:
    """A party whose name stands in capitals, as names are written."""
    party = in_its_spelling(party, document)
    name = party.name
    if not name.isupper() or (" " not in name and len(name) <= LONGEST_LETTERS):
        return party
    words = [word for word in _WORD.findall(name) if len(word) > LONGEST_LETTERS]
    own = [word for word in words if not known_kind(word, document.language)]
    elsewhere = any(_in_other_letters(word, document) for word in own or words)
    if not elsewhere and len(document.units) < FEWEST_UNITS:
        return party  # an excerpt that has the name in capitals alone
    return evolve(party, name=in_small_letters(name, document))


def in_small_letters(name: str, document: Document) -> str:
    """A name in capitals with each word as the text spells it in other places.

    What stands nowhere else gets a capital, but for words that link and, where names hold them in
    small letters, words for a kind. A short word without another spelling is left as it is.
    """
    return _WORD.sub(lambda word: _in_small(word[0], word.start() == 0, document), name)


def _in_small(word: str, first: bool, document: Document) -> str:
    own, low = name_words(document.language), lowered(word)
    if own.links.fullmatch(low):
        return low
    small = _in_other_letters(word, document)
    if not small and (len(word) < SHORTEST_WORD or _stands_among_small(word, document)):
        return word
    in_small = small.islower() if small else known_kind(word, document.language)
    if in_small and not own.capitalised and not (first and not small):
        return low
    return low[0].upper() + low[1:]


def _in_other_letters(word: str, document: Document) -> str:
    """A word in capitals as the text first writes it with small letters; empty if nowhere."""
    written = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", document.text, re.IGNORECASE)
    return next((other[0] for other in written if not other[0].isupper()), "")


def _stands_among_small(word: str, document: Document) -> bool:
    """Whether a word stands in capitals beside one that does not: letters for several words."""
    small = r"\w*[a-zåäö]\w*"
    beside = rf"(?:{small}\s{word}(?!\w)|(?<!\w){word}\s{small})"
    return len(word) <= LONGEST_LETTERS and re.search(beside, document.text) is not None


def _called(document: Document, known: Mapping[str, Party]) -> Iterator[tuple[str, Party]]:
    """What the text says that its parties are called, in lower case without article."""
    own = name_words(document.language)
    for name, party in known.items():
        if " " not in name:
            continue
        words = r"\s+".join(map(re.escape, name.split()))
        for place in re.finditer(words, document.text, re.IGNORECASE):
            behind = _SENTENCE_END.split(document.text[place.end() :][:NEAR])[0]
            for aside in _ASIDE.finditer(behind):
                short = _short(aside[1], document.language)
                between = lowered(behind[: aside.start()])
                other = any(n in between for n in map(lowered, known) if " " in n)
                if short and not other and not own.conjunction.search(between):
                    yield short, party
                    break


def _short(aside: str, language: str) -> str:
    """What a party is called by words in brackets: `hereinafter the Council`, `“PPN”`."""
    own = name_words(language)
    called = own.called.match(lowered(aside))
    text = aside[called.end() :] if called else aside
    quoted = text.strip()[:1] in QUOTES or text.strip().split()[-1][-1] in QUOTES
    bare = _bare(text, language)
    letters = _LETTERS.fullmatch(bare)
    short = 0 < len(bare.split()) <= LONGEST_SHORT
    return lowered(bare) if short and (called or quoted or letters) else ""


def _bare(text: str, language: str) -> str:
    text = " ".join(text.split()).strip(QUOTES + " .,:")
    leading = name_words(language).leading.match(lowered(text) + " ")
    return text[leading.end() :].strip(QUOTES) if leading else text


def _full(
    party: Party, called: Mapping[str, Party], known: Mapping[str, Party], document: Document
) -> Party:
    """The party that a name stands for; itself, where no other name is known."""
    low = lowered(_bare(party.name, document.language))
    meant = called.get(low)
    if meant and low not in lowered(meant.name).split(", "):
        return meant
    if _LETTERS.fullmatch(party.name):
        return _spelled_out(party, known, document)
    if not known_kind(low, document.language):
        return party
    longer = [other for name, other in known.items() if _goes_on(party.name, name, document)]
    return longer[0] if len(longer) == 1 else party


def _goes_on(short: str, name: str, document: Document) -> bool:
    """Whether a name ends with the one word of another, or tells of what place it is."""
    own = name_words(document.language)
    if " " not in short and name.endswith((f" {short}", f" {short.capitalize()}")):
        return not name.islower()
    place = own.of_place.fullmatch(name[len(short) :]) if name.startswith(short) else None
    return place is not None and not known_kind(place[1], document.language)


def _spelled_out(party: Party, known: Mapping[str, Party], document: Document) -> Party:
    """A party by its letters with the name whose words begin with them."""
    letters = party.name
    for name, other in known.items():
        if " " in name and _initials(name).endswith(letters):
            return other
    runs = {" ".join(run[0].split()) for run in _RUN.finditer(document.text)}
    names = {run for run in runs if len(run.split()) > 1 and _initials(run).endswith(letters)}
    whole = named(names.pop(), document.language) if len(names) == 1 else None
    return evolve(whole, side=party.side) if whole else party


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
