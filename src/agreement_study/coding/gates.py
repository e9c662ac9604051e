"""Gates: which of many patterns a text may hold at all, told by its words.

A pattern needs one of some pieces of words. What each word lets through is kept, so that a text is
read once for all patterns, and most patterns are never tried on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from attrs import field, frozen

GRAM = 3  # letters by which pieces are looked up
OPEN = 0  # the gate of a pattern of which nothing is known

_WORD = re.compile(r"\w+")
_LOOSE = "*#"  # beside these, a word may go on


@frozen(eq=False)
class Gates:
    """Pieces of words by their first letters, each with the gates that it opens, as bits."""

    _pieces: dict[str, dict[str, int]] = field(factory=dict)
    _made: dict[frozenset[str], int] = field(factory=dict)

    def add(self, phrases: Iterable[str]) -> int:
        """Return the gate, a bit, that is open for a text with one of some phrases.

        Parameters
        ----------
        phrases
            As `cues` has them: `*` and `#` stand for more letters.
        """
        pieces = frozenset(map(piece_of, phrases))
        if "" in pieces:
            return OPEN
        if pieces in self._made:
            return self._made[pieces]
        gate = 1 << len(self._made)
        for piece in pieces:
            known = self._pieces.setdefault(piece[:GRAM], {})
            known[piece] = known.get(piece, 0) | gate
        self._made[pieces] = gate
        return gate

    def admit(self, text: str, gate: int) -> bool:
        """Tell whether a text opens a gate."""
        return gate == OPEN or _of_text(self, text, len(self._made)) & gate != 0

    def of_word(self, word: str) -> int:
        """Return the gates that a word opens."""
        told, gates = f" {word} ", 0
        for gram in {told[at : at + GRAM] for at in range(len(told) - GRAM + 1)}:
            for piece, opened in self._pieces.get(gram, {}).items():
                if piece in told:
                    gates |= opened
        return gates


def piece_of(phrase: str) -> str:
    """Return the longest piece of a word in a phrase, with blanks where the word ends.

    >>> piece_of("i enlighet med"), piece_of("*upphandling*"), piece_of("jämbördig*"), piece_of("#")
    (' enlighet ', 'upphandling', ' jämbördig', '')
    """
    whole = f" {phrase} "
    pieces = [
        (" " if whole[found.start() - 1] not in _LOOSE else "")
        + found[0]
        + (" " if whole[found.end()] not in _LOOSE else "")
        for found in _WORD.finditer(whole)
    ]
    longest = max(pieces, key=len, default="")
    return longest if len(longest) >= GRAM else ""


@lru_cache(maxsize=4096)  # many patterns are looked for in the same sentences
def _of_text(gates: Gates, text: str, made: int) -> int:
    opened = 0
    for word in _WORD.findall(text):
        opened |= _of_word(gates, word, made)
    return opened


@lru_cache(maxsize=50_000)
def _of_word(gates: Gates, word: str, made: int) -> int:
    return gates.of_word(word)


GATES = Gates()
