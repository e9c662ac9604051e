"""Parties that sign: the lines below 'Signatures', or below a place and a day.

Such lines hold `For X`, names in two columns, or a person, what she is, and whose: `Ann Pike,
Leader, Ashby Council`. Where the lines end, or witnesses sign, the signing is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_names import Party, known_kind, named, whole_name
from agreement_study.coding.party_rows import text_of_names
from agreement_study.coding.party_words import PartyWords
from agreement_study.model import Document, Unit

HEAD = 8  # units in which a place and a day belong to the title
LONGEST_LABEL = 40  # code points of a line such as 'Signatures'
LONGEST_SIGNING = 24  # lines of signatures
LONGEST_DATED = 100  # code points of a line with place and day
LONGEST = 20  # words of a line of signatures
MOST_OTHERS = 2  # lines one behind the other that are no part of a signature
_RULED = re.compile(r"_{2,}|\.{3,}|…")  # where one signs
_COLUMNS = re.compile(r"(?<=\S)[^\S\n]{3,}(?=\S)")
_PERSON = re.compile(r"(?:[^\W\d_a-zåäö][^\W\d_]*\.?[ -]){1,3}[^\W\d_a-zåäö][^\W\d_]+")
_LINES = re.compile(r"\n\s*(?=[^\W\d_a-zåäö])")  # a line in small letters goes on
_PARTS = re.compile(r"[,:;(–]|\s-\s|_{2,}|\.{3,}|…")
_TELEPHONE = re.compile(r"\d{2,} ?[-–/ ] ?\d{2}")


def parties_that_sign(
    document: Document, units: Sequence[Unit], own: PartyWords
) -> dict[str, list[Party]]:
    """Return the parties of the lines of signatures, by the id of the unit."""
    found: dict[str, list[Party]] = {}
    left = others = 0  # how many more lines may belong to the signing, and how many did not
    for place, unit in enumerate(units):
        text = lowered(unit.text)
        if _opens(text, own, place):
            left, others = LONGEST_SIGNING, 0
            continue
        heading = document.unit.get(unit.section)
        if heading and own.outsiders.search(lowered(heading.text)):
            continue
        if left <= 0 and not (own.signs_for.match(text) or own.post_for.search(text)):
            continue
        plain = _RULED.sub("", text).strip()
        over = own.witnesses.match(text) or len(text.split()) > LONGEST or _is_prose(plain)
        left = 0 if over else left - 1
        if over or own.verbs_of_signing.search(text):
            continue
        parties = _of_line(document, unit, own, signing=left > 0)
        if not parties and left > 0 and _has_signatory(units[place : place + 2], own):
            party = named(unit.text, document.language)
            parties = [party] if party else []
        if parties:
            found[unit.id] = parties
            left = max(left, LONGEST_SIGNING if own.signs_for.match(text) else 0)
        others = 0 if parties or _signs(unit, own) else others + 1
        left = 0 if others > MOST_OTHERS else left
    return found


def _has_signatory(units: Sequence[Unit], own: PartyWords) -> bool:
    """Whether a line of words with capitals stands above a person with her post."""
    line, *below = units
    words = line.text.split()
    plain = len(words) > 1 and all(word.isalpha() and word[0].isupper() for word in words)
    if not plain or not below or own.roles.search(lowered(line.text)):
        return False
    person, comma, post = below[0].text.partition(",")
    return bool(comma and _PERSON.fullmatch(person) and own.roles.search(lowered(post)))


def _is_prose(line: str) -> bool:
    """Whether a line is a sentence, and no abbreviated title such as `Hon.`."""
    return line.endswith(".") and len(line.split()) > 1


def _signs(unit: Unit, own: PartyWords) -> bool:
    """Whether a line holds a person, a post or where to write."""
    return bool(
        own.roles.search(lowered(unit.text))
        or own.signed_at.match(lowered(unit.text))
        or _PERSON.search(unit.text)
        or _RULED.search(unit.text)
    )


def _opens(text: str, own: PartyWords, place: int) -> bool:
    """Whether signatures follow: a label, or behind the title a line with place and day."""
    if len(text) > 2 * LONGEST_DATED:
        return False
    plain = _RULED.sub("", text).strip()
    if len(plain) < LONGEST_LABEL and own.signed_below.fullmatch(plain):
        return True
    if place < HEAD or len(plain) > LONGEST_DATED or plain.endswith("."):
        return False
    return own.signed_at.match(plain) is not None


def _of_line(document: Document, unit: Unit, own: PartyWords, *, signing: bool) -> list[Party]:
    """The parties of a line, which may hold two or more signatures side by side."""
    raw = document.text[unit.start : unit.end]
    lines = (_COLUMNS.split(line.strip()) for line in _LINES.split(raw))
    cells = [" ".join(cell.split()) for line in lines for cell in line]
    cells = cells if len(cells) > 1 else [unit.text]
    found: dict[str, Party] = {}
    for cell in cells:
        party = _post_of(cell, own, document.language) or _behalf(cell, own, document.language)
        if signing and not party:
            party = _part(cell, own, document.language)
        if party:
            found[party.name] = party
    return list(found.values())


def _behalf(text: str, own: PartyWords, language: str) -> Party | None:
    """`For X` and nothing else than X, perhaps with what X is called or who signs."""
    line = _RULED.sub(" ", text).strip()
    lead = own.signs_for.match(lowered(line))
    rest = line[lead.end() :] if lead else ""
    if not rest or not line[0].isupper() or _TELEPHONE.search(rest):
        return None
    first = whole_name(rest, language)
    others = [part.strip() for part in _PARTS.split(rest[len(first) :])[1:]]
    certain = lead is not None and len(lead[0].split()) > 1  # 'on behalf of', not only 'for'
    known = known_kind(first, language) or (certain and first[:1].isupper())
    if text_of_names(first, language) != first or not known:
        return None
    if first[0].islower() and others and known_kind(others[0], language):
        first = others[0]  # 'for the voluntary sector, Ashby Voluntary Council'
    party = named(first, language)
    plain = party and party.name.islower() and " " not in party.name  # 'for children'
    return None if plain else party


def _post_of(text: str, own: PartyWords, language: str) -> Party | None:
    """The party in `Prime Minister, for the Government of X`: a post, then for whom."""
    found = own.post_for.search(lowered(text))
    if not found or not own.roles.search(lowered(text[: found.start()])):
        return None
    name = _PARTS.split(text[found.end() :])[0]
    return named(name, language) if known_kind(name, language) else None


def _part(text: str, own: PartyWords, language: str) -> Party | None:
    """The party among the parts of a line that also names a person and her post."""
    if any(char.isdigit() for char in text):  # an address
        return None
    whole = whole_name(text, language)
    for part in map(str.strip, (whole, *_PARTS.split(text))):
        if " " in part and _is_name(part, own, language):
            party = named(part, language)
            return party if party and " " in party.name else None
    return _behind_post(text, own, language)


def _behind_post(text: str, own: PartyWords, language: str) -> Party | None:
    """The last part of a line of a person, her post, and the words with capitals behind it."""
    person, *posts = (part.strip() for part in _PARTS.split(text))
    if len(posts) < 2 or not _PERSON.fullmatch(person):
        return None
    post, name = posts[-2:]
    plain = " " in name and all(word[0].isupper() for word in name.split())
    has_post = own.roles.search(lowered(post)) and not own.roles.search(lowered(name))
    return named(name, language) if plain and has_post else None


def _is_name(text: str, own: PartyWords, language: str) -> bool:
    low = lowered(text)
    plain = text[0].isupper() and "=" not in text
    whole = plain and text_of_names(text, language) == text and own.is_proper(text)
    return whole and known_kind(text, language) and not own.roles.search(low)
