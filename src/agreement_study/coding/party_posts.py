"""Lines that name people or their posts, and lines that tell where they are reached."""

from __future__ import annotations

import re

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_name_words import name_words
from agreement_study.coding.party_words import party_words

_SURNAMES = re.compile(r"(?:[^\W\d_a-zåäö][\w-]*[a-zåäöéèï]\s[^\W\d_a-zåäöéèï]{5,}\s?)+")
_CALL = re.compile(
    r"(?<![\w./-])\(?(?:\+\d|0\d)[\d)]*[ /–-]{1,2}(?!\d\d[-/]\d{4})(?:\(0\))?\d[\d /–-]{4,}"
)
_POSTCODE = re.compile(
    r",\s\d{4,5}\s[^\W\d_a-zåäö]|(?<!\d)\d{3} \d{2} [^\W\d_a-zåäö]"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b"
)


def names_a_post(line: str, language: str) -> bool:
    """Whether words are for posts, and for the kind of organisation in which one has them.

    Examples
    --------
    >>> [names_a_post(n, "en") for n in ("Municipality mayor", "The Mayor The Chair", "Ash Chair")]
    [True, True, False]
    """
    roles, own, low = party_words(language).roles, name_words(language), lowered(line)
    last = [found.end() for found in roles.finditer(low)][-1:]
    if last != [len(low)] or own.strong_public.search(low):
        return False
    for words_ in (own.public, roles, own.civil, own.head):
        low = words_.sub(" ", low)
    return all(own.leading.fullmatch(f"{word} ") for word in low.split())


def names_people(name: str) -> bool:
    """Whether a line has surnames in capitals behind names that are not.

    Examples
    --------
    >>> [names_people(n) for n in ("Jean VILLEDIEU Eve KERVADEC", "Unga RSMH", "ASHBY TRUST")]
    [True, False, False]
    """
    return _SURNAMES.fullmatch(name) is not None


def is_contact(line: str) -> bool:
    """Whether a line tells where somebody is reached, by telephone or e-mail.

    Examples
    --------
    >>> [is_contact(line) for line in ("Ann Pike, 01962 555 018", "Ashby, 06-11-2024")]
    [True, False]
    """
    return "@" in line or _CALL.search(line) is not None


def is_address(line: str) -> bool:
    """Whether a line has the code of a place, by which letters are sent.

    Examples
    --------
    >>> [is_address(line) for line in ("Box 14, 912 00 Alby", "1 High St, AB1 2CD", "Lag 2008")]
    [True, True, False]
    """
    return _POSTCODE.search(line) is not None
