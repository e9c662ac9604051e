"""Reading a whole text: is it damaged, how were its letters misread, and what was each word.

The shares of misreadings are learned as in the EM algorithm with hard choices: words are chosen
by the first guess, misreadings counted in the words that are sure, and chosen again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import inf, log

from attrs import evolve, frozen

from agreement_study.text.channel import Candidate, as_received, read_word
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.context import BREAK, NUMBER, context
from agreement_study.text.lexicon import Lexicon, lexicon
from agreement_study.text.tokens import Token, tokens

LANGUAGES = ("sv",)  # of which there is a lexicon
ROUNDS = 3
MARGIN = 1.0  # nats by which a change must be better than the word as received
MARGIN_KNOWN = 2.0  # the same where that is a word
LONE = 8.0  # the same for a lone letter, which may be a unit or a label
STROKES = "I"  # capitals that are read for strokes
NAME = 6.0  # nats that speak for a word with a capital, where none is due
CLEAN = 0.004  # share of words of a clean text that look damaged: names, dialect, slips
EVIDENCE = 3.0  # nats of evidence that a text is damaged
SHARES = (0.02, 0.05, 0.1, 0.2, 0.4)  # of damaged words, tried against CLEAN
SURE = 3.0

Weighed = tuple[Candidate, ...]


@frozen
class Reading:
    """What a text was read as: its tokens, the word chosen for each, and what was weighed."""

    tokens: tuple[Token, ...] = ()
    chosen: tuple[Candidate, ...] = ()
    confusions: Confusions | None = None

    @property
    def changed(self) -> list[tuple[Token, Candidate]]:
        """The tokens that were misread."""
        pairs = zip(self.tokens, self.chosen, strict=False)
        return [(token, choice) for token, choice in pairs if choice.text != token.text]


@lru_cache(maxsize=16)
def read_text(text: str, language: str, protected: frozenset[str] = frozenset()) -> Reading:
    """Read a text; an undamaged one has no changed tokens.

    Parameters
    ----------
    protected
        Words that stand as they are, whatever they look like.
    """
    if language not in LANGUAGES:
        return Reading()
    found = tokens(text, language)
    fixed = [token.fixed or token.text in protected for token in found]
    if not is_damaged(Counter(t.text for t, f in zip(found, fixed) if not f), language):
        return Reading(found)
    guess = first_guess(language)
    confusions = guess
    chosen: tuple[Candidate, ...] = ()
    for _ in range(ROUNDS):
        weighed = _weigh(found, fixed, language, confusions)
        chosen = _choose(found, weighed, confusions, language)
        chosen = _choose(found, weighed, confusions, language, chosen)
        confusions = guess.learn(*_count(chosen, weighed, guess))
    return Reading(found, chosen, confusions)


@lru_cache(maxsize=200_000)
def first_candidates(received: str, language: str) -> Weighed:
    """Return what a word may have been by the first guess, itself first."""
    return read_word(received, lexicon(language), first_guess(language))


def is_damaged(types: Counter[str], language: str) -> bool:
    """Tell whether so many words look damaged that chance does not explain it.

    Compares the likelihood of the number of unknown words that a misreading explains under
    shares of damaged words with that under the share of a clean text.
    """
    hits = 0
    for word in types:
        kept = as_received(word, lexicon(language))
        if not kept.known:
            best = min(c.total(first_guess(language)) for c in first_candidates(word, language))
            hits += best + SURE < kept.word - NAME * word[:1].isupper()
    others = len(types) - hits
    return EVIDENCE < max(
        hits * log(share / CLEAN) + others * log((1 - share) / (1 - CLEAN)) for share in SHARES
    )


def _weigh(
    found: Sequence[Token], fixed: Sequence[bool], language: str, confusions: Confusions
) -> list[Weighed]:
    """Candidates of each token; a word with a misreading new to the first guess is read anew."""
    known = {(m, r) for r, options in first_guess(language).likely.items() for m, _ in options}
    new = [r for r, options in confusions.likely.items() for m, _ in options if (m, r) not in known]
    words = lexicon(language)
    memo: dict[str, Weighed] = {}
    weighed: list[Weighed] = []
    for token, stands in zip(found, fixed, strict=True):
        text = token.text
        if stands:
            weighed.append((Candidate(text, 0.0),))
            continue
        if text not in memo:
            anew = any(read in text.lower() for read in new)
            memo[text] = (
                read_word(text, words, confusions, anything=False) if anew else first_candidates(text, language)
            )
        weighed.append(memo[text])
    return weighed


def _choose(
    found: Sequence[Token],
    weighed: Sequence[Weighed],
    confusions: Confusions,
    language: str,
    before: Sequence[Candidate] = (),
) -> tuple[Candidate, ...]:
    """Choose a word for each token; the words chosen before tell what stands around it."""
    cues = context(language)
    near = [choice.text.lower() for choice in before] or [token.text.lower() for token in found]
    near = [NUMBER if word.isdigit() else word for word in near]
    chosen = []
    for i, (token, options) in enumerate(zip(found, weighed, strict=True)):
        kept = options[0]
        if len(options) > 1:
            left = BREAK if token.apart or i == 0 else near[i - 1]
            last = i + 1 == len(found) or found[i + 1].apart
            right = BREAK if last else near[i + 1]
            gains = [cues.gain(option.text, left, right) for option in options]
            costs = [
                option.total(confusions) - gain + (k and _reluctance(token, kept, option, gain))
                for k, (option, gain) in enumerate(zip(options, gains, strict=True))
            ]
            kept = _capital(token, options[costs.index(min(costs))])
        chosen.append(kept)
    return tuple(chosen)


def _reluctance(token: Token, kept: Candidate, option: Candidate, gain: float) -> float:
    """What a change must be worth: more for what may be a label or a name."""
    if len(token.text) == 1:
        return LONE if gain else inf
    if kept.known:
        return MARGIN_KNOWN
    if option.name or not token.text[:1].isupper() or token.text.isupper():
        return MARGIN
    return MARGIN + (NAME / 3 if token.opens else NAME)


def _capital(token: Token, choice: Candidate) -> Candidate:
    """Give the word that opens a sentence its capital, if it was read as a capital at all."""
    first = token.text[:1]
    if token.opens and first.isupper() and first not in STROKES:
        return evolve(choice, text=choice.text[:1].upper() + choice.text[1:])
    return choice


def _count(
    chosen: Sequence[Candidate], weighed: Sequence[Weighed], guess: Confusions
) -> tuple[Counter[Op], Counter[str]]:
    """Count misreadings and letters meant, in words whose damage would show."""
    seen: Counter[Op] = Counter()
    meant: Counter[str] = Counter()
    pairs = {m for m, _ in guess.prior if len(m) > 1}
    for choice, options in zip(chosen, weighed, strict=True):
        if not choice.known or choice.ops and options[0].known:
            continue
        seen.update(choice.ops)
        lower = choice.text.lower()
        meant.update(lower)
        meant.update({pair: lower.count(pair) for pair in pairs if pair in lower})
    return seen, meant
