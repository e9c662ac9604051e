"""Frequent words that differ from a word by a few letters, whichever these are.

The letters of each word are held as bits, and its pairs of letters as others. One letter more,
less or other changes at most two of the one and four of the other, so that nearly all words drop
out before a distance is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from agreement_study.text.confusions import Op

SINGLE_BITS, PAIR_BITS = 2, 4  # that one letter may change
BITS, PAIRS = 32, 64
SPREAD = 29  # so that pairs of the same letters fall on other bits


@frozen(eq=False)
class Nearby:
    """Words ordered by length.

    Attributes
    ----------
    starts
        Where the words of each length begin.
    singles, pairs
        The letters of each word, and its pairs of letters, as bits.
    """

    words: Any = field(repr=False)
    starts: list[int] = field(repr=False)
    singles: Any = field(repr=False)
    pairs: Any = field(repr=False)
    _columns: dict[int, Any] = field(factory=dict, repr=False, init=False)

    def words_near(self, lower: str, edits: int, longer: int) -> list[tuple[int, str]]:
        """Return words within so many letters more, less or other, with how many.

        Parameters
        ----------
        longer
            Letters by which the lengths may differ.
        """
        import numpy as np
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        last = len(self.starts) - 1
        first, end = (min(max(len(lower) + d, 1), last) for d in (-longer, longer + 1))
        low, high = self.starts[first], self.starts[end]
        singles, pairs = _bits(lower)
        apart = np.bitwise_count(self.singles[low:high] ^ np.uint32(singles))
        at = np.flatnonzero(apart <= SINGLE_BITS * edits) + low
        apart = np.bitwise_count(self.pairs[at] ^ np.uint64(pairs))
        left = self.words[at[apart <= PAIR_BITS * edits]].tolist()
        found = process.extract(
            lower, left, scorer=Levenshtein.distance, score_cutoff=edits, limit=None
        )
        return [(int(distance), word) for word, distance, _ in found if distance]

    def words_but_for(self, places: Sequence[str], meant: int, read: int) -> list[tuple[int, str]]:
        """Return words that stand there, but for some letters side by side that are any others.

        Parameters
        ----------
        places
            Letters that may stand at each place.
        meant, read
            How many letters a word has, instead of how many of the places.

        Returns
        -------
        How many places in front stand as they should, and the word.
        """
        import numpy as np

        same = len(places) - read  # places in front of the others and behind them
        n = same + meant
        if same < 1 or n + 1 >= len(self.starts):
            return []
        columns = self._letters(n)
        begins = [np.ones(len(columns[0]), dtype=bool)]  # as they should in none, one, two … places
        ends = begins[:]
        for k in range(same):
            begins.append(begins[k] & _among(columns[k], places[k]))
            ends.append(ends[k] & _among(columns[n - 1 - k], places[-1 - k]))
        found: dict[str, int] = {}
        for k in range(same, -1, -1):
            for at in np.flatnonzero(begins[k] & ends[same - k]).tolist():
                found.setdefault(self.words[at + self.starts[n]], k)
        return [(k, word) for word, k in found.items()]

    def _letters(self, n: int) -> Any:
        """The letters of the words of a length, in columns."""
        import numpy as np

        columns = self._columns.get(n)
        if columns is None:
            letters = "".join(self.words[self.starts[n] : self.starts[n + 1]])
            codes = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32)
            columns = np.ascontiguousarray(codes.reshape(-1, n).astype(np.uint16).T)
            self._columns[n] = columns
        return columns


def _among(column: Any, letters: str) -> Any:
    """Tell which letters of a column are among some."""
    import numpy as np

    if len(letters) == 1:
        return column == ord(letters)
    return np.logical_or.reduce([column == ord(letter) for letter in letters])


def nearby(listed: Mapping[str, float]) -> Nearby:
    """Return the words of a list, to be looked up by what is near to them."""
    import numpy as np

    words = sorted(listed, key=len)
    longest = len(words[-1]) if words else 0
    starts = [0] * (longest + 2)
    for word in words:
        starts[len(word) + 1] += 1
    for n in range(1, longest + 2):
        starts[n] += starts[n - 1]
    singles = np.zeros(len(words), dtype=np.uint32)
    pairs = np.zeros(len(words), dtype=np.uint64)
    for n in range(1, longest + 1):
        here = slice(starts[n], starts[n + 1])
        letters = "".join(words[here]).encode("utf-32-le")
        codes = np.frombuffer(letters, dtype=np.uint32).reshape(-1, n)
        one = np.left_shift(np.uint32(1), codes % BITS)
        singles[here] = np.bitwise_or.reduce(one, axis=1)
        both = (codes[:, :-1] * np.uint32(SPREAD) + codes[:, 1:]) % PAIRS
        one = np.left_shift(np.uint64(1), both.astype(np.uint64))
        pairs[here] = np.bitwise_or.reduce(one, axis=1)
    return Nearby(np.array(words, dtype=object), starts, singles, pairs)


def _bits(lower: str) -> tuple[int, int]:
    """The letters of a word and its pairs of letters, as bits."""
    singles = pairs = 0
    codes = [ord(letter) for letter in lower]
    for code in codes:
        singles |= 1 << code % BITS
    for one, other in pairwise(codes):
        pairs |= 1 << (one * SPREAD + other) % PAIRS
    return singles, pairs


def misreadings(meant: str, read: str) -> tuple[Op, ...]:
    """Tell by which misreadings one word was read as the other: one letter or two at a time."""
    from rapidfuzz.distance import Levenshtein

    ops: list[Op] = []
    blocks: list[list[int]] = []
    for code in Levenshtein.opcodes(meant, read):
        if code.tag == "equal":
            continue
        if blocks and (blocks[-1][1], blocks[-1][3]) == (code.src_start, code.dest_start):
            blocks[-1][1], blocks[-1][3] = code.src_end, code.dest_end
        else:
            blocks.append([code.src_start, code.src_end, code.dest_start, code.dest_end])
    for a, b, c, d in blocks:
        before, here, there = meant[max(0, a - 1) : a], meant[a:b], read[c:d]
        if {here, there} == {"", before}:  # a letter was read twice, or a double letter once
            ops.append((before + here, before + there))
        else:
            ops += _of_block(here, there)
    return tuple(ops)


def _of_block(meant: str, read: str) -> list[Op]:
    """Letters that stand where others were meant, taken apart from left to right."""
    ops: list[Op] = []
    while meant and read:
        more = len(meant) - len(read)
        a, b = (2, 1) if more > 0 else (1, 2) if more < 0 else (1, 1)
        ops.append((meant[:a], read[:b]))
        meant, read = meant[a:], read[b:]
    return [*ops, *((letter, "") for letter in meant), *(("", letter) for letter in read)]
