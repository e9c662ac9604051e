"""Artificial damage: a clean text with a known share of its characters misread, by a seed.

For trying a repair, and whatever rests on it, on damage that is known to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from agreement_study.errors import UsageError
from agreement_study.language import words

PIECE = re.compile(r"[^\W\d_]+|[\W\d_]+")


def noise_kinds(language: str = "sv") -> tuple[str, ...]:
    """Return the names of the kinds of damage."""
    data = words(language, "noise")
    return (*data["kinds"], *data["drawn"])


def held_out_kinds(language: str = "sv") -> frozenset[str]:
    """Return the kinds that no part of the repair was tuned on."""
    return frozenset(words(language, "noise")["held_out"])


def development_kinds(language: str = "sv") -> frozenset[str]:
    """Return the kinds that the repair was developed on without a list of their misreadings."""
    return frozenset(words(language, "noise")["development"])


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
    kinds = noise_kinds(language)
    if kind not in kinds:
        raise UsageError("kind of noise", expected=", ".join(kinds), got=kind)
    if not 0 <= share <= 1:
        raise UsageError("share of noise", expected="a number from 0 to 1", got=str(share))
    random = Random(f"{kind}/{seed}")
    table = _table(kind, language, random)
    pattern = _pattern(table)
    whole = pieces(text)
    places = [
        (i, match.start(), match[0])
        for i, piece in enumerate(whole)
        for match in pattern.finditer(piece)
    ]
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


def _table(kind: str, language: str, random: Random) -> dict[str, list[str]]:
    """What letters are misread as; a drawn kind takes letters and misreadings by chance."""
    data = words(language, "noise")
    if kind in data["kinds"]:
        return _of_kind(kind, language)
    drawn = data["drawn"][kind]
    pool: dict[str, list[str]] = {}
    for other in drawn["from"]:
        for letters, reads in _of_kind(other, language).items():
            pool.setdefault(letters, []).extend(reads)
    chosen = random.sample(sorted(pool), drawn["letters"])
    return {letters: [random.choice(pool[letters])] for letters in chosen}


def _of_kind(kind: str, language: str) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = words(language, "noise")["kinds"][kind]
    return {str(letters): [str(read) for read in reads] for letters, reads in listed.items()}


def _pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    longest_first = sorted(table, key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(map(re.escape, longest_first)))
