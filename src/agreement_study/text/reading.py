"""Reading a whole text: is it damaged, how were its letters misread, and what was each word.

The shares of misreadings are learned as by expectation maximisation with hard choices: words are
chosen by the first guess, misreadings are counted in the words that are sure, and words are
chosen again. All that does not depend on where a word stands is done once for each word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from math import exp

from attrs import field, frozen

from agreement_study.text.candidates import candidates_with, first_candidates
from agreement_study.text.channel import Candidate, Weighed
from agreement_study.text.choosing import NO_WORDS, Choice, Chosen, Contest, choose, contests
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.context import Context, context
from agreement_study.text.evidence import is_damaged
from agreement_study.text.lexicon import lexicon
from agreement_study.text.tokens import Tokens, tokens
from agreement_study.text.vocabulary import Vocabulary, vocabulary

LANGUAGES = ("sv",)  # of which there is a lexicon
ROUNDS = 7
TAUGHT, TAUGHT_SHARE = 1.2, 0.002  # times that a misreading was seen, and its share, to be sought
SHARPER = 2.0  # by which the likeliest of what a word may have been counts more than its share
DOUBTFUL = 4.0  # nats of a misreading from which another may rather be meant
LEAST_WEIGHT = 0.02  # beside the likeliest, of what a word may have been
RARE_WORD = 7.0  # nats from which a word may be another by what a document taught
NO_CUES = Context({})


@frozen(eq=False)
class Reading:
    """What a text was read as: a choice for each token that may be another word.

    An undamaged text has its tokens, but no choices.
    """

    tokens: Tokens = field(factory=Tokens)
    chosen: Chosen | None = None
    confusions: Confusions | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All choices, in order."""
        return self.chosen.choices() if self.chosen else ()

    @cached_property
    def changed(self) -> tuple[Choice, ...]:
        """The choices that differ from what was received."""
        return self.chosen.choices(changed=True) if self.chosen else ()


@lru_cache(maxsize=16)
def read_text(
    text: str,
    language: str,
    protected: frozenset[str] = frozenset(),
    guess: Confusions | None = None,
) -> Reading:
    """Read a text.

    Parameters
    ----------
    protected
        Words that stand as they are, whatever they look like.
    guess
        Misreadings expected before the text is read; without it, those of the language.
    """
    if language not in LANGUAGES:
        return Reading()
    found = tokens(text, language)
    begins = lexicon(language).begins
    stands = (found.fixed | found.short).union(i for i in found.stems if begins(found.words[i]))
    places = [i for i, word in enumerate(found.words) if i not in stands and word not in protected]
    counts = Counter(found.words[i] for i in places)
    if not is_damaged(counts, language):
        return Reading(found)
    weighed, confusions, words = learn(counts, language, guess or first_guess(language))
    contested = contests(weighed, confusions, context(language), words)
    return Reading(found, choose(found, places, contested), confusions)


def learn(
    counts: Mapping[str, int], language: str, first: Confusions
) -> tuple[dict[str, Weighed], Confusions, Vocabulary]:
    """Return the candidates of each word that may be another, and what the words teach.

    Parameters
    ----------
    counts
        Words and how often they stand in the text.
    """
    weighed = {
        word: options
        for word in counts
        if len(options := first_candidates(word, language, first)) > 1 or not options[0].known
    }
    unknown = {word: options for word, options in weighed.items() if not options[0].known}
    letters = "".join([word.lower() * n for word, n in counts.items()])
    meant = Counter(letters)
    groups = {group for group, _ in first.prior if len(group) > 1}
    meant.update({group: letters.count(group) for group in groups})
    confusions, words = first, NO_WORDS
    doubtful = {word: options for word, options in weighed.items() if options[0].known}
    stand: Counter[str] = Counter()
    for contest in contests(doubtful, first, NO_CUES).values():
        stand[contest.options[contest.best(False)].lower] += counts[contest.received]
    for word, n in counts.items():
        if word not in weighed:
            stand[word.lower()] += n
    before: frozenset[Op] | None = None
    seen: Counter[Op] = Counter()
    for _ in range(ROUNDS):
        contested = contests(unknown, confusions, NO_CUES, words)
        seen = _between(seen, _count(contested.values(), counts), first)
        confusions = first.learn(seen, _meant(meant, seen))
        words = vocabulary(stand, _taken(contested.values(), counts))
        new = _taught(seen, confusions, first)
        if new == before:
            break
        before = new
        for word, ops in _read_anew(unknown, contested, new).items():
            weighed[word] = unknown[word] = candidates_with(word, language, first, ops)
    for word, ops in _known_anew(counts, language, first, before or frozenset()).items():
        weighed[word] = candidates_with(word, language, first, ops)
    return weighed, confusions, words


def _taken(
    contested: Iterable[Contest], counts: Mapping[str, int]
) -> Iterator[tuple[str, Candidate, int]]:
    """What words that are none are taken for."""
    for contest in contested:
        best = contest.best(False)
        if best:
            yield contest.received, contest.options[best], counts[contest.received]


def _taught(seen: Counter[Op], confusions: Confusions, first: Confusions) -> frozenset[Op]:
    """Misreadings that the document taught, and that are not tried on every word anyhow."""
    return frozenset(
        op
        for op, count in seen.items()
        if count >= TAUGHT and confusions.shares[op] >= TAUGHT_SHARE and op not in first.likely_ops
    )


def _read_anew(
    unknown: Iterable[str], contested: Mapping[str, Contest], new: frozenset[Op]
) -> dict[str, frozenset[Op]]:
    """Words in doubt with letters that, as the document taught, are often misread."""
    anew: dict[str, frozenset[Op]] = {}
    for word in unknown if new else ():
        if word not in contested or _in_doubt(contested[word]):
            ops = _within(word, new)
            if ops:
                anew[word] = ops
    return anew


def _known_anew(
    found: Iterable[str], language: str, first: Confusions, new: frozenset[Op]
) -> dict[str, frozenset[Op]]:
    """Words, not the most common, with letters that, as the document taught, are often misread."""
    anew: dict[str, frozenset[Op]] = {}
    for word in found if new else ():
        ops = _within(word, new)
        if ops:
            kept = first_candidates(word, language, first)[0]
            if kept.known and kept.word > RARE_WORD:
                anew[word] = ops
    return anew


def _within(word: str, ops: frozenset[Op]) -> frozenset[Op]:
    """The misreadings that a word may have."""
    lower = word.lower()
    return frozenset([op for op in ops if op[1] in lower])


def _in_doubt(contest: Contest) -> bool:
    """Tell whether the best that a word may have been supposes what is rare, or is it."""
    best = contest.best(False)
    option = contest.options[best]
    return not best or contest.costs[best] - option.word > DOUBTFUL * max(1, len(option.ops))


def _count(contested: Iterable[Contest], counts: Mapping[str, int]) -> Counter[Op]:
    """Count misreadings in words that are none as they stand, by how likely each is."""
    seen: Counter[Op] = Counter()
    for contest in contested:
        least = min(contest.costs)
        weights = [exp(SHARPER * (least - cost)) for cost in contest.costs]
        scale = counts[contest.received] / sum(weights)
        for option, weight in zip(contest.options, weights, strict=True):
            if weight > LEAST_WEIGHT:
                for op in option.ops:
                    seen[op] += weight * scale  # type: ignore[assignment]
    return seen


def _between(before: Counter[Op], now: Counter[Op], first: Confusions) -> Counter[Op]:
    """Return the counts, those of known misreadings between two rounds.

    So that a word in doubt between two of them does not sway what is learned.
    """
    if not before:
        return now
    known = {op for op in {*before, *now} if op in first.prior}
    halves = {op: (before[op] + now[op]) / 2 for op in known}
    return Counter({**now, **halves})  # type: ignore[dict-item]


def _meant(read: Counter[str], seen: Counter[Op]) -> Counter[str]:
    """Count letters meant: those read, but for the misreadings."""
    meant = read.copy()
    for (letters, misread), count in seen.items():
        meant[letters] += count
        meant[misread] -= count
    return meant
