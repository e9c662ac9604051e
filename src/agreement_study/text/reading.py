"""Reading a whole text: is it damaged, how were its letters misread, and what was each word.

The shares of misreadings are learned as by expectation maximisation with hard choices: words are
chosen by the first guess, misreadings are counted in the words that are sure, and words are
chosen again. All that does not depend on where a word stands is done once for each word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from attrs import field, frozen

from agreement_study.text.candidates import candidates_with, first_candidates
from agreement_study.text.channel import Weighed
from agreement_study.text.choosing import Choice, Chosen, Contest, choose, contests
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.context import Context, context
from agreement_study.text.evidence import is_damaged
from agreement_study.text.lexicon import lexicon
from agreement_study.text.tokens import Tokens, tokens

LANGUAGES = ("sv",)  # of which there is a lexicon
ROUNDS = 3
RARE_WORD = 9.0  # nats from which a word may be another by what a document taught
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
    weighed, confusions = learn(counts, language, guess or first_guess(language))
    contested = contests(weighed, confusions, context(language))
    return Reading(found, choose(found, places, contested), confusions)


def learn(
    counts: Mapping[str, int], language: str, first: Confusions
) -> tuple[dict[str, Weighed], Confusions]:
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
    confusions, before = first, None
    for _ in range(ROUNDS):
        contested = contests(unknown, confusions, NO_CUES)
        seen = _count(contested.values(), counts)
        if seen == before:
            break
        confusions, before = first.learn(seen, _meant(meant, seen)), seen
        for word, ops in _read_anew(unknown, contested, first, confusions).items():
            weighed[word] = unknown[word] = candidates_with(word, language, first, ops)
    for word, ops in _rare_anew(counts, language, first, confusions).items():
        weighed[word] = candidates_with(word, language, first, ops)
    return weighed, confusions


def _read_anew(
    unknown: Iterable[str],
    contested: Mapping[str, Contest],
    first: Confusions,
    confusions: Confusions,
) -> dict[str, frozenset[Op]]:
    """Words in doubt with letters that, as the document taught, are often misread."""
    new = sorted(confusions.likely_ops - first.likely_ops)
    anew: dict[str, frozenset[Op]] = {}
    for word in unknown if new else ():
        lower = word.lower()
        ops = frozenset(op for op in new if op[1] in lower)
        if ops and (word not in contested or _in_doubt(contested[word], first)):
            anew[word] = ops
    return anew


def _rare_anew(
    found: Iterable[str], language: str, first: Confusions, confusions: Confusions
) -> dict[str, frozenset[Op]]:
    """Rare words with letters that, as the document taught, are often misread."""
    often = sorted(confusions.likely_ops - first.likely_ops)
    anew: dict[str, frozenset[Op]] = {}
    for word in found if often else ():
        lower = word.lower()
        ops = frozenset([op for op in often if op[1] in lower])
        if ops:
            kept = first_candidates(word, language, first)[0]
            if kept.known and kept.word > RARE_WORD:
                anew[word] = ops
    return anew


def _in_doubt(contest: Contest, first: Confusions) -> bool:
    """Tell whether the best that a word may have been supposes what nobody thought of, or is it."""
    best = contest.best(False)
    return not best or any(op not in first.prior for op in contest.options[best].ops)


def _count(contested: Iterable[Contest], counts: Mapping[str, int]) -> Counter[Op]:
    """Count misreadings in words that are none as they stand."""
    seen: Counter[Op] = Counter()
    for contest in contested:
        for op in contest.options[contest.best(False)].ops:
            seen[op] += counts[contest.received]
    return seen


def _meant(read: Counter[str], seen: Counter[Op]) -> Counter[str]:
    """Count letters meant: those read, but for the misreadings."""
    meant = read.copy()
    for (letters, misread), count in seen.items():
        meant[letters] += count
        meant[misread] -= count
    return meant
