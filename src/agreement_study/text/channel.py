"""The noisy channel: which words a damaged word may have been, and what each supposes.

A word is read from left to right; each letter is taken as read or as one of its confusions, and
letter triples that the language does not have are paid for. What remains must be a word of the
lexicon. Method: Kernighan, Church and Gale (1990), A spelling correction program based on a
noisy channel model, COLING 2, 205-210.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log

from attrs import frozen

from agreement_study.text.confusions import ALPHABET, FLOOR, Confusions, Op, Readings
from agreement_study.text.lexicon import EDGE, Lexicon, frequencies

BEAM, WIDE_BEAM, WILD_BEAM = 24, 40, 8
MOST_OPS = 6
MOST_LOOKUPS = 12
MOST_KEPT = 12
ODD = 4.0  # cost of a letter triple that the language does not have
UNKNOWN = 24.0  # cost of a word that nothing knows
ABROAD = 6.0  # cost of a change of language, for a word of another one
ABROAD_LANGUAGE = "en"
SHORTEST_WILD = 4
SURE = 3.0  # nats by which a word must be better than none, to look no further

Partial = tuple[float, str, tuple[Op, ...]]


@frozen
class Candidate:
    """A word that may have been meant.

    `word` is its cost in nats as a word of the language; `ops` are the misreadings supposed.
    """

    text: str
    word: float
    ops: tuple[Op, ...] = ()
    known: bool = True

    def total(self, confusions: Confusions) -> float:
        """Cost of the word and of all its misreadings, in nats."""
        return self.word + sum(map(confusions.cost, self.ops))


def as_received(received: str, lexicon: Lexicon) -> Candidate:
    """Return the word that stands there, with its cost."""
    cost = lexicon.cost(received)
    if cost is not None:
        return Candidate(received, cost)
    foreign = frequencies(ABROAD_LANGUAGE).get(received.lower())
    if foreign is not None:
        return Candidate(received, min(UNKNOWN, ABROAD + foreign * 0.023), (), False)
    return Candidate(received, UNKNOWN, (), False)


def read_word(received: str, lexicon: Lexicon, confusions: Confusions) -> tuple[Candidate, ...]:
    """Return what a received word may have been, itself first.

    A word of the lexicon may only have been another frequent word by likely misreadings. Any
    other is tried with likely misreadings, then with all known ones, then with any one letter.
    """
    kept = as_received(received, lexicon)
    lower = received.lower()
    single = len(lower) == 1  # most of such a word may have been lost
    tries = [
        (confusions.readings if single else confusions.likely, BEAM, False),
        (confusions.readings, WIDE_BEAM, False),
        (confusions.likely, WILD_BEAM, True),
    ]
    weighed: tuple[Candidate, ...] = (kept,)
    for readings, beam, wild in tries:
        spelled = _spellings(lower, readings, beam, lexicon.trigrams, wild=wild)
        weighed += _words(received, spelled, lexicon, rare=not (kept.known or wild))
        best = min(candidate.total(confusions) for candidate in weighed)
        if kept.known or best + SURE < kept.word or len(lower) < SHORTEST_WILD:
            break
    return weighed


def _spellings(
    lower: str, readings: Readings, beam: int, trigrams: frozenset[str], *, wild: bool = False
) -> list[Partial]:
    """Ways to read the letters of a word, cheapest first."""
    n = len(lower)
    widths = sorted({len(read) for read in readings} - {0})
    lost = readings.get("", [])
    rows: list[list[Partial]] = [[] for _ in range(n + 1)]
    rows[0] = [(0.0, EDGE[0], ())]
    for at in range(n + 1):
        row = _cheapest(rows[at], beam)
        if lost:
            row = _cheapest(row + list(_extended(row, lost, "", trigrams)), beam)
        if at == n:
            return _cheapest(list(_extended(row, [(EDGE[1], 0.0)], None, trigrams)), 4 * beam)
        letter = lower[at]
        rows[at + 1] += _extended(row, [(letter, 0.0)], None, trigrams)
        for width in widths:
            options = readings.get(lower[at : at + width])
            if options and at + width <= n:
                rows[at + width] += _extended(row, options, lower[at : at + width], trigrams)
        if wild:
            rows[at + 1] += _anything(row, letter, trigrams)
    return []


def _cheapest(row: list[Partial], most: int) -> list[Partial]:
    """The cheapest spellings, each with its cheapest way alone."""
    row.sort()
    kept: dict[str, Partial] = {}
    for partial in row:
        if partial[1] not in kept:
            kept[partial[1]] = partial
            if len(kept) == most:
                break
    return list(kept.values())


def _extended(
    row: list[Partial],
    options: Iterable[tuple[str, float]],
    read: str | None,
    trigrams: frozenset[str],
) -> Iterator[Partial]:
    for meant, price in options:
        op = () if read is None else ((meant, read),)
        for cost, text, ops in row:
            if op and (len(ops) == MOST_OPS or (not read and ops and not ops[-1][1])):
                continue
            longer = text + meant
            if len(meant) == 1:
                odd = 0.0 if longer[-3:] in trigrams else ODD
            else:
                ends = range(len(text) + 1, len(longer) + 1)
                odd = ODD * sum(longer[end - 3 : end] not in trigrams for end in ends)
            yield cost + price + odd, longer, ops + op


def _anything(row: list[Partial], letter: str, trigrams: frozenset[str]) -> Iterator[Partial]:
    """One misreading that nobody thought of: a letter replaced, lost or put in."""
    price = -log(FLOOR)
    for cost, text, ops in row:
        if cost >= price:  # one is enough
            continue
        for meant in ALPHABET:
            if meant != letter and text[-2:] + meant in trigrams:
                yield cost + price, text + meant, (*ops, (meant, letter))
                if text[-1:] + meant + letter in trigrams:
                    yield cost + price, text + meant + letter, (*ops, (meant, ""))
        yield cost + price, text, (*ops, ("", letter))


def _words(
    received: str, spelled: list[Partial], lexicon: Lexicon, *, rare: bool
) -> tuple[Candidate, ...]:
    """The spellings that are words, cheapest first."""
    found: list[tuple[float, Candidate]] = []
    unsure: list[tuple[float, Candidate]] = []
    for cost, marked, ops in spelled:
        text = with_case_of(received, marked[2:-1], ops)
        if ops and text != received and text:
            word = lexicon.frequent(text)
            if word is not None:
                found.append((cost + word, Candidate(text, word, ops)))
            elif rare:
                word = lexicon.rare(text)
                unsure.append((cost + word, Candidate(text, word, ops)))
    best = min((cost for cost, _ in found), default=UNKNOWN + 8)
    unsure.sort(key=lambda pair: pair[0])
    for cost, candidate in unsure[:MOST_LOOKUPS]:
        if cost > best + 2:
            break
        if lexicon.accepts(candidate.text):
            best = min(best, cost)
            found.append((cost, candidate))
    found.sort(key=lambda pair: pair[0])
    return tuple(candidate for _, candidate in found[:MOST_KEPT])


def with_case_of(received: str, text: str, ops: tuple[Op, ...] = ()) -> str:
    """Give a word the capitals of the received one."""
    letters = [sign for sign in received if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return text.upper()
    return text[:1].upper() + text[1:] if received[:1].isupper() else text
