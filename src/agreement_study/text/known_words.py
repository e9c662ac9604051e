"""Whether a word is one of a language."""

from __future__ import annotations

import simplemma

from agreement_study.text.lexicon import lexicon
from agreement_study.text.reading import LANGUAGES


def is_word(word: str, language: str) -> bool:
    """Tell whether a word, as cased, is one of a language.

    The lexicon of repair knows compounds; a language without one is looked up in simplemma.

    Examples
    --------
    >>> is_word("föreningsråd", "sv"), is_word("självtändighet", "sv"), is_word("footing", "en")
    (True, False, True)
    """
    if language in LANGUAGES:
        return lexicon(language).cost(word) is not None
    return simplemma.is_known(word, lang=language)
