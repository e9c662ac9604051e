"""The noisy channel: which words a damaged word may have been, and what each supposes.

A word is read from left to right; each letter is taken as read or as one of its confusions, and
letter triples that the language does not have are paid for. What remains must be a word of the
lexicon. Method: Kernighan, Church and Gale (1990), A spelling correction program based on a
noisy channel model, COLING 2, 205-210.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf, log
from unicodedata import normalize

from attrs import evolve, field, frozen

from agreement_study.text.confusions import FLOOR, Confusions, Op, Readings
from agreement_study.text.lexicon import EDGE, LONE_PART, NATS, Lexicon, frequencies
from agreement_study.text.spelling import MOST_OPS, spelled_words

BEAM, WIDE_BEAM = 24, 40
MOST_LOOKUPS = 12
MOST_KEPT = 12
ODD = 10.0  # cost of a letter triple that no frequent word has
UNKNOWN, LETTER = 18.0, 0.9  # cost of a word that nothing knows, and of each of its letters
SHORT, SHORT_LETTER = 8.5, 2.9  # the same of a short one
OLDER = 4.0  # cost of an older spelling
UNHEARD = 4.0  # cost of a compound of frequent parts that the lexicon refuses
MIXED = 6.0  # cost of figures and signs among its letters
ABROAD = 6.0  # cost of a change of language, for a word of another one
ABROAD_LANGUAGE = "en"
SHORTEST_WILD = 4  # letters that a word must have, for any misreading to be tried
SURE = 3.0  # nats by which a word must be better than none, to look no further

DIGITS = "0123456789"

MOST_KNOWN, MOST_UNKNOWN = 10.0, 16.0  # nats that all misreadings of a word may cost
LEAST_RARE = 17.0  # nats below which no misreading of a rare word comes
SLACK = 2.0  # nats that a rare word may cost more than the best

Partial = tuple[float, str, tuple[Op, ...]]


@frozen
class Candidate:
    """A word that may have been meant.

    `word` is its cost in nats as a word of the language; `ops` are the misreadings supposed;
    `name` tells that it is known with a capital only.
    """

    text: str
    word: float
    ops: tuple[Op, ...] = ()
    known: bool = True
    name: bool = False
    lower: str = field(init=False, repr=False, eq=False)

    @lower.default
    def _lower(self) -> str:
        return self.text.lower()

    def total(self, confusions: Confusions) -> float:
        """Cost of the word and of all its misreadings, in nats."""
        cost = self.word
        for op in self.ops:
            cost += confusions.cost(op)
        return cost


Weighed = tuple[Candidate, ...]
Priced = list[tuple[float, Candidate]]


def as_received(received: str, lexicon: Lexicon) -> Candidate:
    """Return the word that stands there, with its cost."""
    cost = lexicon.cost(received)
    if cost is not None:
        return Candidate(received, cost)
    prices = [_strange(received, lexicon)]
    foreign = frequencies(ABROAD_LANGUAGE).get(received.lower())
    if foreign is not None:
        prices.append(ABROAD + foreign * NATS)
    older = lexicon.older(received)
    if older is not None:
        prices.append(OLDER + older)
    parts = lexicon.rare(received)
    if parts < LONE_PART:
        prices.append(parts + UNHEARD)
    return Candidate(received, min(prices), (), False)


def _strange(received: str, lexicon: Lexicon) -> float:
    """Cost of a word that nothing knows; short ones are often abbreviations."""
    stem = received.rstrip(DIGITS)
    mixed = any(sign in DIGITS for sign in stem) or lexicon.cost(stem) is None
    price = MIXED * (mixed and not received.isalpha())
    n = len(received)
    return price + min(UNKNOWN + LETTER * n, SHORT + SHORT_LETTER * n if n > 1 else inf)


def read_word(
    received: str, lexicon: Lexicon, confusions: Confusions, *, anything: bool = True
) -> Weighed:
    """Return what a received word may have been, itself first.

    A word of the lexicon may only have been another word by likely misreadings. Any other is
    tried with all known misreadings, then with any one letter.

    Parameters
    ----------
    anything
        Whether to try misreadings that `confusions` does not have.
    """
    kept = as_received(received, lexicon)
    lower = received.lower()
    rare = lexicon.frequent(received) is None
    single = len(lower) == 1  # most of such a word may have been lost
    if kept.known:
        readings = confusions.readings if single else confusions.likely
        found = _frequent(received, lexicon, confusions, readings, MOST_KNOWN)
        if rare:
            found += _rare(received, lexicon, confusions, readings, BEAM, kept.word)
        return kept, *_cheapest_words(received, found, lexicon)
    found = _frequent(received, lexicon, confusions, confusions.readings, MOST_UNKNOWN)
    for readings, beam in ((confusions.likely, BEAM), (confusions.readings, WIDE_BEAM)):
        best = min(map(_price, found), default=inf)
        if best + SURE < kept.word and best < LEAST_RARE:
            break
        found += _rare(received, lexicon, confusions, readings, beam, min(best, kept.word))
    sure = min(map(_price, found), default=inf) + SURE < kept.word
    if anything and not sure and len(lower) >= SHORTEST_WILD:
        unlisted = -log(FLOOR)
        found += _frequent(
            received, lexicon, confusions, confusions.readings, MOST_UNKNOWN, unlisted
        )
    return kept, *_cheapest_words(received, found, lexicon)


def _frequent(
    received: str,
    lexicon: Lexicon,
    confusions: Confusions,
    readings: Readings,
    most: float,
    unlisted: float | None = None,
) -> Priced:
    """Frequent words that a word may have been."""
    found: Priced = []
    spelled = spelled_words(received.lower(), lexicon.tree, readings, most, unlisted)
    for cost, spelling, ops in spelled:
        text = with_case_of(received, spelling)
        word = lexicon.frequent(text)
        if word is not None and text != received:
            found.append((word + cost, Candidate(text, word, ops)))
    return found


def _rare(
    received: str,
    lexicon: Lexicon,
    confusions: Confusions,
    readings: Readings,
    beam: int,
    most: float,
) -> Priced:
    """Words that only the spelling lexicon knows, which a word may have been."""
    unsure: Priced = []
    for _, marked, ops in _spellings(received.lower(), readings, beam, lexicon.triples):
        text = with_case_of(received, marked[2:-1])
        if ops and text and text != received and lexicon.frequent(text) is None:
            candidate = Candidate(text, lexicon.rare(text), ops)
            unsure.append((candidate.total(confusions), candidate))
    unsure.sort(key=_price)
    found: Priced = []
    for cost, candidate in unsure[:MOST_LOOKUPS]:
        if cost > most + SLACK:
            break
        if lexicon.accepts(candidate.text):
            most = min(most, cost)
            found.append((cost, candidate))
    return found


def _cheapest_words(received: str, found: Priced, lexicon: Lexicon) -> Weighed:
    """The cheapest candidates, each text once; those known with a capital only are marked."""
    found.sort(key=_price)
    once: dict[str, Candidate] = {}
    for _, candidate in found:
        once.setdefault(candidate.text, candidate)
    kept = tuple(once.values())[:MOST_KEPT]
    if not received[:1].isupper():
        return kept
    return tuple(evolve(c, name=True) if lexicon.is_name(c.text) else c for c in kept)


def _spellings(
    lower: str, readings: Readings, beam: int, triples: dict[str, float]
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
            row = _cheapest(row + _extended(row, lost, "", triples, _worst(row, beam)), beam)
        if at == n:
            return _cheapest(_extended(row, [(EDGE[1], 0.0)], None, triples), 2 * beam)
        letter = lower[at]
        plain = _extended(row, [(letter, 0.0)], None, triples)
        rows[at + 1] += plain
        for width in widths:
            options = readings.get(lower[at : at + width])
            if options and at + width <= n:
                worst = _worst(plain, beam) if width == 1 else inf
                rows[at + width] += _extended(row, options, lower[at : at + width], triples, worst)
    return []


def _worst(row: list[Partial], beam: int) -> float:
    """The cost above which a spelling has no place among so many cheapest."""
    return max(row)[0] if len(row) >= beam else inf


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
    triples: dict[str, float],
    worst: float = inf,
) -> list[Partial]:
    """Spellings longer by what may have been meant, but those that cost more than `worst`."""
    made: list[Partial] = []
    free = row if read is None else [way for way in row if _may_misread(way[2], read)]
    for meant, price in options:
        op = () if read is None else ((meant, read),)
        single, least = len(meant) == 1, worst - price
        for cost, text, ops in free:
            if cost > least:  # so do all behind it: the row is sorted
                break
            end = text[-2:]
            letters = triples.get(end + meant, ODD) if single else _letters(end + meant, triples)
            paid = cost + price + letters
            if paid <= worst:
                made.append((paid, text + meant, ops + op))
    return made


def _may_misread(ops: tuple[Op, ...], read: str) -> bool:
    """Tell whether one more misreading may be supposed; never two lost letters in a row."""
    return len(ops) < MOST_OPS and bool(read or not ops or ops[-1][1])


def _letters(marked: str, triples: dict[str, float]) -> float:
    """Cost of the letters behind the first two."""
    return sum(triples.get(marked[end - 3 : end], ODD) for end in range(3, len(marked) + 1))


def _price(pair: tuple[float, Candidate]) -> float:
    return pair[0]


def with_case_of(received: str, text: str) -> str:
    """Give a word the capitals of the received one.

    A capital that was read for another letter (I for l) tells nothing.
    """
    if received.islower():
        return text
    letters = [sign for sign in received if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return text.upper()
    same = normalize("NFD", text[:1])[:1] == normalize("NFD", received[:1].lower())[:1]
    return text[:1].upper() + text[1:] if received[:1].isupper() and same else text
