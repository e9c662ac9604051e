"""Artificial damage: a clean text with a known share of its characters misread, by a seed.

For trying a repair, and whatever rests on it, on damage that is known to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from random import Random

from agreement_study.errors import UsageError
from agreement_study.language import words

PIECE = re.compile(r"[^\W\d_]+|[\W\d_]+")


def noise_kinds(language: str = "sv") -> tuple[str, ...]:
    """Return the names of the kinds of damage."""
    return tuple(words(language, "noise")["kinds"])


def add_noise(
    text: str, kind: str, share: float, seed: int, language: str = "sv"
) -> tuple[str, ...]:
    """Misread a share of the characters of a text.

    Parameters
    ----------
    kind
        One of `noise_kinds()`. A kind tells which letters may be misread, and as what.
    share
        Wanted share of the characters misread, 0 to 1. A kind that damages fewer characters at
        most damages those.
    seed
        The same seed gives the same damage.

    Returns
    -------
    The text in pieces, words and what stands between them in turn, each damaged or not: joined
    they are the damaged text, and piece by piece they match `pieces(text)`.

    Raises
    ------
    UsageError
        If there is no such kind, or the share is no share.
    """
    kinds = words(language, "noise")["kinds"]
    if kind not in kinds:
        raise UsageError("kind of noise", expected=", ".join(kinds), got=kind)
    if not 0 <= share <= 1:
        raise UsageError("share of noise", expected="a number from 0 to 1", got=str(share))
    table = _table(kind, language)
    whole = pieces(text)
    places = [
        (i, match.start(), match[0])
        for i, piece in enumerate(whole)
        for match in _pattern(kind, language).finditer(piece)
    ]
    random = Random(f"{kind}/{seed}")
    random.shuffle(places)
    hit: dict[int, dict[int, str]] = {}
    left = round(share * len(text))
    for i, at, letters in places:
        if left <= 0:
            break
        hit.setdefault(i, {})[at] = letters
        left -= len(letters)
    return tuple(
        _misread(piece, hit[i], table, random) if i in hit else piece
        for i, piece in enumerate(whole)
    )


def pieces(text: str) -> tuple[str, ...]:
    """Return words and what stands between them, in turn."""
    return tuple(PIECE.findall(text))


def _misread(
    piece: str, places: Mapping[int, str], table: Mapping[str, list[str]], random: Random
) -> str:
    made: list[str] = []
    done = 0
    for at in sorted(places):
        letters = places[at]
        made += [piece[done:at], random.choice(table[letters])]
        done = at + len(letters)
    return "".join([*made, piece[done:]])


@cache
def _table(kind: str, language: str) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = words(language, "noise")["kinds"][kind]
    return {str(letters): [str(read) for read in reads] for letters, reads in listed.items()}


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    longest_first = sorted(_table(kind, language), key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(map(re.escape, longest_first)))
