"""What the words of a text teach: how its letters were misread, and what else stands in it.

The shares of misreadings are learned by expectation maximisation: words are weighed by the first
guess, misreadings are counted by how likely each is, words are weighed again; and words in doubt
are sought anew by what was learned. It depends on the words and how often they stand in the
text, not on where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from math import exp, log

from attrs import frozen

from agreement_study.text.candidates import Taught, candidates_with, first_candidates
from agreement_study.text.caution import Caution, strange_words, trust_of
from agreement_study.text.confusions import Confusions, Op
from agreement_study.text.contests import NO_WORDS, Contest, contests
from agreement_study.text.discovery import discover
from agreement_study.text.evidence import sounds_alike
from agreement_study.text.received import Candidate, Weighed
from agreement_study.text.vocabulary import vocabulary

ROUNDS = 7
TAUGHT, TAUGHT_SHARE = 1.2, 0.002  # times that a misreading was seen, and its share, to be sought
COSTS = (3.0, 2.0, 1.0, 0.3, 0.0)  # nats of such a misreading, while words are sought by it
SHARPER = 2.0  # by which the likeliest of what a word may have been counts more than its share
DOUBTFUL = 1.5  # nats of a misreading from which another may rather be meant
BY_EAR = 0.5  # times that a misreading counts that may be the author's
LEAST_WEIGHT = 0.02  # beside the likeliest, of what a word may have been
RARE_WORD = 7.0  # nats from which a word may be another by what a document taught


@frozen(eq=False)
class Learned:
    """The contests of the words of a text, and the shares of misreadings that it taught."""

    contested: Mapping[str, Contest]
    confusions: Confusions


@lru_cache(maxsize=64)
def learn(bag: frozenset[tuple[str, int]], language: str, first: Confusions) -> Learned:
    """Return what the words of a text teach.

    Parameters
    ----------
    bag
        Words and how often they stand in the text.
    first
        The shares of misreadings expected before.
    """
    counts = dict(sorted(bag))
    weighed = {
        word: options
        for word in counts
        if len(options := first_candidates(word, language, first)) > 1 or not options[0].known
    }
    unknown = {word: options for word, options in weighed.items() if not options[0].known}
    letters = "".join([word.lower() * n for word, n in counts.items()])
    meant, stand = Counter(letters), _standing(counts, weighed, first)
    confusions, words = first, NO_WORDS
    new: Taught = frozenset()
    seen: Counter[Op] = Counter()
    for _ in range(ROUNDS):
        contested = contests(unknown, confusions, words)
        seen = _between(seen, _count(contested.values(), counts, first, language), first)
        _count_groups(meant, letters, [*first.prior, *seen])
        confusions = first.learn(seen, _meant(meant, seen))
        found = discover(contested.values(), confusions, partial(_often, meant, letters))
        confusions = confusions.with_new((op, -log(share)) for op, share in found.items())
        words = vocabulary(stand, _taken(contested.values(), counts))
        before, new = new, _taught(seen, confusions, first)
        if new == before:
            break
        for word, ops in _read_anew(unknown, contested, new).items():
            weighed[word] = unknown[word] = candidates_with(word, language, first, ops)
    for word, ops in _known_anew(counts, language, first, new).items():
        weighed[word] = candidates_with(word, language, first, ops)
    kept = contests(unknown, confusions, words)
    strange = strange_words(unknown, kept, language)
    trust = trust_of(unknown, kept, first, language)
    caution = Caution.of(strange, len(counts), confusions, first, language, trust)
    made = contests(weighed, confusions, words, caution.costs, trust)
    return Learned(made, confusions)


def _count_groups(meant: Counter[str], letters: str, ops: Iterable[Op]) -> None:
    """Count groups of letters that may be misread."""
    for group, _ in ops:
        if len(group) > 1:
            _often(meant, letters, group)


def _often(meant: Counter[str], letters: str, group: str) -> int:
    """Tell how often letters stand side by side, counted once."""
    if group not in meant:
        meant[group] = letters.count(group)
    return meant[group]


def _standing(
    counts: Mapping[str, int], weighed: Mapping[str, Weighed], first: Confusions
) -> Counter[str]:
    """Count the words that stand there, those that may be others as what they likely are."""
    stand: Counter[str] = Counter()
    doubtful = {word: options for word, options in weighed.items() if options[0].known}
    for contest in contests(doubtful, first).values():
        stand[contest.options[contest.best()].lower] += counts[contest.received]
    for word, n in counts.items():
        if word not in weighed:
            stand[word.lower()] += n
    return stand


def _taken(
    contested: Iterable[Contest], counts: Mapping[str, int]
) -> Iterator[tuple[str, Candidate, int]]:
    """What words that are none are taken for."""
    for contest in contested:
        best = contest.best()
        if best:
            yield contest.received, contest.options[best], counts[contest.received]


def _taught(seen: Counter[Op], confusions: Confusions, first: Confusions) -> Taught:
    """Misreadings that the document taught, and that are not tried on every word anyhow.

    Their costs are rounded, so that a word is seldom sought anew.
    """
    return frozenset(
        (op, next(cost for cost in COSTS if confusions.cost(op) >= cost or not cost))
        for op, count in seen.items()
        if count >= TAUGHT and confusions.shares[op] >= TAUGHT_SHARE and op not in first.likely_ops
    )


def _read_anew(
    unknown: Iterable[str], contested: Mapping[str, Contest], new: Taught
) -> dict[str, Taught]:
    """Words in doubt with letters that, as the document taught, are often misread."""
    anew: dict[str, Taught] = {}
    for word in unknown if new else ():
        if word not in contested or _in_doubt(contested[word]):
            ops = _within(word, new)
            if ops:
                anew[word] = ops
    return anew


def _known_anew(
    found: Iterable[str], language: str, first: Confusions, new: Taught
) -> dict[str, Taught]:
    """Words, not the most common, with letters that, as the document taught, are often misread."""
    anew: dict[str, Taught] = {}
    for word in found if new else ():
        ops = _within(word, new)
        if ops:
            kept = first_candidates(word, language, first)[0]
            if kept.known and kept.word > RARE_WORD:
                anew[word] = ops
    return anew


def _within(word: str, taught: Taught) -> Taught:
    """The misreadings that a word may have."""
    lower = word.lower()
    return frozenset([pair for pair in taught if pair[0][1] in lower])


def _in_doubt(contest: Contest) -> bool:
    """Tell whether the best that a word may have been supposes what is rare, or is it."""
    best = contest.best()
    option = contest.options[best]
    return not best or contest.costs[best] - option.word > DOUBTFUL * max(1, len(option.ops))


def _count(
    contested: Iterable[Contest], counts: Mapping[str, int], first: Confusions, language: str
) -> Counter[Op]:
    """Count misreadings in words that are none as they stand, by how likely each is.

    One that nobody thought of counts once a word, however often the word stands there: it may be
    a word that nothing knows. Nor does one that people who spell by ear write count in full.
    """
    seen: Counter[Op] = Counter()
    for contest in contested:
        least = min(contest.costs)
        weights = [exp(SHARPER * (least - cost)) for cost in contest.costs]
        whole, times = sum(weights), counts[contest.received]
        for option, weight in zip(contest.options, weights, strict=True):
            if weight > LEAST_WEIGHT:
                for op in option.ops:
                    n = times if op in first.prior else BY_EAR if sounds_alike(op, language) else 1
                    seen[op] += n * weight / whole  # type: ignore[assignment]
    return seen


def _between(before: Counter[Op], now: Counter[Op], first: Confusions) -> Counter[Op]:
    """Return the counts, those of known misreadings between two rounds.

    So that a word in doubt between two of them does not sway what is learned.
    """
    if not before:
        return now
    known = {op for op in {*before, *now} if op in first.prior}
    halves = {op: (before[op] + now[op]) / 2 for op in known}
    return Counter({**now, **halves})


def _meant(read: Counter[str], seen: Counter[Op]) -> Counter[str]:
    """Count letters meant: those read, but for the misreadings."""
    meant = read.copy()
    for (letters, misread), count in seen.items():
        meant[letters] += count
        meant[misread] -= count
    return meant
