"""Reading a whole text: is it damaged, how were its letters misread, and what was each word.

The shares of misreadings are learned as by expectation maximisation with hard choices: words are
chosen by the first guess, misreadings are counted in the words that are sure, and words are
chosen again. All that does not depend on where a word stands is done once for each word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import field, frozen

from agreement_study.text.channel import Weighed, read_word
from agreement_study.text.choosing import Choice, Contest, choose, contests
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.context import Context, context
from agreement_study.text.evidence import first_candidates, is_damaged
from agreement_study.text.lexicon import lexicon
from agreement_study.text.tokens import Tokens, tokens

LANGUAGES = ("sv",)  # of which there is a lexicon
ROUNDS = 3
NO_CUES = Context({})


@frozen
class Reading:
    """What a text was read as: a choice for each token that may be another word.

    An undamaged text has its tokens, but no choices.
    """

    tokens: Tokens = field(factory=Tokens)
    choices: tuple[Choice, ...] = ()
    confusions: Confusions | None = None

    @property
    def changed(self) -> tuple[Choice, ...]:
        """The choices that differ from what was received."""
        return tuple(choice for choice in self.choices if choice.changed)


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
    stands = found.fixed.union(i for i in found.stems if begins(found.words[i]))
    places = [
        i for i, word in enumerate(found.words) if i not in stands and word not in protected
    ]
    counts = Counter(found.words[i] for i in places)
    if not is_damaged(counts, language):
        return Reading(found)
    weighed, confusions = learn(counts, language, guess or first_guess(language))
    contested = contests(weighed, confusions, context(language))
    return Reading(found, choose(found, places, contested), confusions)


def learn(
    counts: Mapping[str, int], language: str, first: Confusions
) -> tuple[dict[str, Weighed], Confusions]:
    """Return the candidates of each word, and the misreadings that the words teach.

    Parameters
    ----------
    counts
        Words and how often they stand in the text.
    """
    weighed = {word: first_candidates(word, language, first) for word in counts}
    letters = "".join(word.lower() * n for word, n in counts.items())
    confusions = first
    for _ in range(ROUNDS):
        contested = contests(weighed, confusions, NO_CUES)
        confusions = first.learn(*_count(contested.values(), counts, letters, first))
        for word, ops in _read_anew(weighed, first, confusions).items():
            weighed[word] = _candidates_with(word, language, first, ops)
    return weighed, confusions


def _read_anew(
    weighed: Mapping[str, Weighed], first: Confusions, confusions: Confusions
) -> dict[str, frozenset[Op]]:
    """Words with letters that, as the document taught, may be misread as nobody thought."""
    new = sorted(confusions.likely_ops - first.likely_ops)
    anew: dict[str, frozenset[Op]] = {}
    for word in weighed if new else ():
        lower = word.lower()
        if ops := frozenset(op for op in new if op[1] in lower):
            anew[word] = ops
    return anew


@lru_cache(maxsize=100_000)
def _candidates_with(
    word: str, language: str, first: Confusions, ops: frozenset[Op]
) -> Weighed:
    """Return what a word may have been, with some misreadings more.

    What is found depends on them alone, not on all that a document taught: so that the memory of
    one document's words serves another without changing what it yields.
    """
    return read_word(word, lexicon(language), _with_new(first, ops))


@lru_cache(maxsize=4_096)
def _with_new(first: Confusions, ops: frozenset[Op]) -> Confusions:
    return first.with_new(sorted(ops))


def _count(
    contested: Iterable[Contest], counts: Mapping[str, int], letters: str, first: Confusions
) -> tuple[Counter[Op], Counter[str]]:
    """Count misreadings and letters meant, in words whose damage would show.

    A word that was another word before tells nothing: it may have been meant.
    """
    seen: Counter[Op] = Counter()
    meant = Counter(letters)
    groups = {group for group, _ in first.prior if len(group) > 1}
    meant.update({group: letters.count(group) for group in groups})
    for contest in contested:
        best = contest.options[contest.best(False)]
        if not best.ops or contest.options[0].known:
            continue
        count = counts[contest.received]
        for op in best.ops:
            seen[op] += count
            meant[op[0]] += count
            meant[op[1]] -= count
    return seen, meant
