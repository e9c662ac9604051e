"""Words of a language and their lemmas.

The spelling dictionary of repair knows Swedish words, and is there at once. For other languages a
packed list is searched, which takes half the time of unpacking it for the few words of a text.
"""

from __future__ import annotations

import simplemma

from agreement_study.spelling_dictionary import DICTIONARIES, spells, stem


def is_word(word: str, language: str) -> bool:
    """Tell whether a word in lower case is one of the language.

    >>> is_word("öppenhet", "sv"), is_word("öpenhet", "sv")
    (True, False)
    """
    if language in DICTIONARIES:
        return spells(word, language)
    return simplemma.is_known(word, lang=language, low_memory=True)


def lemma(word: str, language: str) -> str:
    """Return the lemma of a word in lower case.

    >>> lemma("modeller", "sv")
    'modell'
    """
    if language in DICTIONARIES:
        return stem(word, language)
    return simplemma.lemmatize(word, lang=language, low_memory=True)
