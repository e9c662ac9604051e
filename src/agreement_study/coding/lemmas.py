"""Words of a language and their lemmas.

A text asks for a few words at most: to search the packed list takes half the time of unpacking it.
"""

from __future__ import annotations

import simplemma


def is_word(word: str, language: str) -> bool:
    """Tell whether a word in lower case is one of the language.

    >>> is_word("öppenhet", "sv"), is_word("öpenhet", "sv")
    (True, False)
    """
    return simplemma.is_known(word, lang=language, low_memory=True)


def lemma(word: str, language: str) -> str:
    """Return the lemma of a word in lower case.

    >>> lemma("modeller", "sv")
    'modell'
    """
    return simplemma.lemmatize(word, lang=language, low_memory=True)
