"""Gates: which of many patterns a text may hold at all, told by its words.

A pattern needs one of some pieces of words. Which words have them is kept, so that a word is looked
at once for all patterns, and most patterns are never tried on a text. Patterns are made while texts
are read: what one brings is found in the words seen before, what the other brings in the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import field, frozen

GRAM = 3  # letters by which pieces and words are looked up
OPEN = 0  # the gate of a pattern of which nothing is known
KEPT = 8192  # texts whose words are kept: many patterns are looked for in the same sentences

_WORD = re.compile(r"\w+")
_LOOSE = "*#"  # beside these, a word may go on


@frozen(eq=False)
class Gates:
    """Pieces of words by their first letters, each with the gates that it opens."""

    _pieces: dict[str, dict[str, list[int]]] = field(factory=dict)
    _made: dict[frozenset[str], int] = field(factory=dict)
    _openers: list[set[str]] = field(factory=lambda: [set()])  # by gate: words seen that open it
    _seen: dict[str, set[str]] = field(factory=dict)  # words by their grams
    _words: set[str] = field(factory=set)
    _texts: dict[str, frozenset[str]] = field(factory=dict)

    def add(self, phrases: Iterable[str]) -> int:
        """Return the gate that is open for a text with one of some phrases.

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
        gate = self._made[pieces] = len(self._openers)
        self._openers.append({word for piece in pieces for word in self._with(piece)})
        for piece in pieces:
            self._pieces.setdefault(piece[:GRAM], {}).setdefault(piece, []).append(gate)
        return gate

    def _with(self, piece: str) -> Iterator[str]:
        return (word for word in self._seen.get(piece[:GRAM], ()) if piece in f" {word} ")

    def admit(self, text: str, gate: int) -> bool:
        """Tell whether a text opens a gate."""
        return gate == OPEN or not self._openers[gate].isdisjoint(self._read(text))

    def _read(self, text: str) -> frozenset[str]:
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) >= KEPT:
                self._forget()
            known = self._texts[text] = frozenset(_WORD.findall(text))
            for word in known - self._words:
                self._learn(word)
        return known

    def _learn(self, word: str) -> None:
        self._words.add(word)
        told = f" {word} "
        for gram in {told[at : at + GRAM] for at in range(len(told) - GRAM + 1)}:
            self._seen.setdefault(gram, set()).add(word)
            for piece, gates in self._pieces.get(gram, {}).items():
                if piece in told:
                    for gate in gates:
                        self._openers[gate].add(word)

    def _forget(self) -> None:
        """Forget all texts and words, lest they fill the memory."""
        self._texts.clear()
        self._seen.clear()
        for words in (self._words, *self._openers):
            words.clear()


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


GATES = Gates()
