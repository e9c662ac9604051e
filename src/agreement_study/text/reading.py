"""Reading a whole text: is it damaged, how were its letters misread, and what was each word.

The shares of misreadings are learned as by expectation maximisation with hard choices: words are
chosen by the first guess, misreadings are counted in the words that are sure, and words are
chosen again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from agreement_study.text.channel import Candidate, Weighed, read_word
from agreement_study.text.choosing import Choice, choose
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.context import context
from agreement_study.text.evidence import first_candidates, is_damaged
from agreement_study.text.lexicon import lexicon
from agreement_study.text.tokens import Token, tokens

LANGUAGES = ("sv",)  # of which there is a lexicon
ROUNDS = 3


@frozen
class Reading:
    """What a text was read as: a choice for each token, and the misreadings it taught.

    An undamaged text has its tokens, but no choices.
    """

    tokens: tuple[Token, ...] = ()
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
    words = lexicon(language)
    stands = [
        token.fixed or token.text in protected or (token.stem and words.begins(token.text))
        for token in found
    ]
    free = (token.text for token, fixed in zip(found, stands, strict=True) if not fixed)
    if not is_damaged(free, language):
        return Reading(found)
    first = guess or first_guess(language)
    confusions = first
    choices: tuple[Choice, ...] = ()
    memo: dict[tuple[str, frozenset[Op]], Weighed] = {}
    for _ in range(ROUNDS):
        weighed = _weigh(found, stands, language, first, confusions, memo)
        choices = choose(found, weighed, confusions, context(language))
        choices = choose(found, weighed, confusions, context(language), choices)
        confusions = first.learn(*_count(choices, first))
    return Reading(found, choices, confusions)


def _weigh(
    found: Sequence[Token],
    stands: Sequence[bool],
    language: str,
    first: Confusions,
    confusions: Confusions,
    memo: dict[tuple[str, frozenset[Op]], Weighed],
) -> list[Weighed]:
    """Candidates of each token; a word with a misreading new to the first guess is read anew.

    What was read anew is remembered for the rounds of one document alone: what a document yields
    does not depend on those before it.
    """
    new = confusions.likely_ops - first.likely_ops
    weighed: list[Weighed] = []
    for token, fixed in zip(found, stands, strict=True):
        text, lower = token.text, token.text.lower()
        key = text, frozenset(op for op in new if op[1] in lower)
        if fixed:
            weighed.append((Candidate(text, 0.0),))
            continue
        if key not in memo:
            memo[key] = (
                read_word(text, lexicon(language), confusions, anything=False)
                if key[1]
                else first_candidates(text, language, first)
            )
        weighed.append(memo[key])
    return weighed


def _count(choices: Sequence[Choice], first: Confusions) -> tuple[Counter[Op], Counter[str]]:
    """Count misreadings and letters meant, in words whose damage would show.

    A word that was another word before tells nothing: it may have been meant.
    """
    seen: Counter[Op] = Counter()
    meant: Counter[str] = Counter()
    groups = {letters for letters, _ in first.prior if len(letters) > 1}
    for choice in choices:
        if not choice.word.known or (choice.changed and choice.options[0].known):
            continue
        seen.update(choice.word.ops)
        lower = choice.word.text.lower()
        meant.update(lower)
        meant.update({group: lower.count(group) for group in groups if group in lower})
    return seen, meant
