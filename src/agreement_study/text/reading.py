"""Reading a whole text: is it damaged, how were its letters misread, and what was each word.

What does not depend on where a word stands is done once for each word of the text, and what
depends on its words alone once for all texts of the same words.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

from attrs import field, frozen

from agreement_study.text.choosing import Choice, Chosen, choose
from agreement_study.text.confusions import Confusions, first_guess
from agreement_study.text.context import context
from agreement_study.text.evidence import is_damaged
from agreement_study.text.learning import learn
from agreement_study.text.lexicon import lexicon
from agreement_study.text.tokens import Tokens, tokens

LANGUAGES = ("sv",)  # of which there is a lexicon


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
    counts = Counter([found.words[i] for i in places])
    if not is_damaged(frozenset(counts), language):
        return Reading(found)
    learned = learn(frozenset(counts.items()), language, guess or first_guess(language))
    return Reading(
        found, choose(found, places, learned.contested, context(language)), learned.confusions
    )
