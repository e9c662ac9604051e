"""Terms behind words: what a Swedish and an English word, or two words of one language, share.

A term is the idea behind a word where `language/bilingual.yaml` or the codebook's labels know one,
else the word's stem. A compound is taken apart into words that are known, from the longest:
`samhällsutmaning` is society + challenge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import field, frozen
from simplemma import lemmatize

from agreement_study.codebook import Codebook
from agreement_study.language import LANGUAGES, bilingual_terms, words

SHORTEST_PART = 3
"""Letters of the shortest word that may be part of a compound."""
SHORTEST_STEM = 4
"""Letters that a word keeps when its ending is taken off."""


@frozen(eq=False)
class Lexicon:
    """Ideas by language and word.

    Parameters
    ----------
    ideas
        Language -> lemma or word form -> name of the idea.
    """

    ideas: Mapping[str, Mapping[str, str]]
    _known: dict[tuple[str, str], tuple[tuple[str, str], ...]] = field(factory=dict, init=False)

    def terms(self, word: str, language: str) -> tuple[tuple[str, str], ...]:
        """Return the terms of a word in lower case, each with the word's stem.

        None for a function word, one for most, several for a compound. A word of a language that
        is not known is read as English.
        """
        key = word, language if language in LANGUAGES else LANGUAGES[-1]
        if key not in self._known:
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, word: str, language: str) -> tuple[tuple[str, str], ...]:
        lemma = lemmatize(word, language).casefold()
        if len(word) == 1 or {word, lemma} & _stop(language):
            return ()
        stem = stem_of(lemma, language)
        ideas = self._ideas_of(word, lemma, language)
        return tuple((idea, stem) for idea in ideas) or ((stem, stem),)

    def _ideas_of(self, word: str, lemma: str, language: str) -> tuple[str, ...]:
        own = self.ideas[language]
        for form in (word, lemma, *_underived(word, language)):
            if form in own:
                return (own[form],)
        if "-" in word:
            parts = [self.terms(part, language) for part in word.split("-") if part]
            return tuple(idea for part in parts for idea, _ in part)
        return _compound(lemma, own, language) or _compound(word, own, language)


def _underived(word: str, language: str) -> Iterator[str]:
    """The words of which a word may be made by an ending."""
    for ending in words(language, "similarity")["derived"]:
        if word.endswith(ending):
            yield word[: -len(ending)]


def _compound(word: str, own: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Ideas of the parts of a compound, or none where one part is unknown."""
    joints = words(language, "similarity")["joints"]
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        for first in _first_parts(word[:cut], joints):
            rest = _last_part(word[cut:], own, language) if first in own else ()
            if rest:
                return (own[first], *rest)
    return ()


def _last_part(part: str, own: Mapping[str, str], language: str) -> tuple[str, ...]:
    for form in (part, lemmatize(part, language).casefold()):
        if form in own:
            return (own[form],)
    return _compound(part, own, language)


def _first_parts(part: str, joints: Iterable[str]) -> Iterator[str]:
    """The forms that a word may have had before it became the first part of a compound."""
    yield part
    for joint in joints:
        ending, _, restored = joint.partition(">")
        if part.endswith(ending) and len(part) - len(ending) >= SHORTEST_PART:
            yield part[: -len(ending)] + restored if ending else part + restored


@lru_cache(maxsize=4)
def _stop(language: str) -> frozenset[str]:
    stop = words(language, "similarity")["stop"]
    return frozenset(words(language)["function_words"]) | frozenset(stop)


def stem_of(lemma: str, language: str) -> str:
    """Return a lemma without ending and without what optical recognition confuses."""
    if lemma.isdigit():
        return lemma
    rules = words(language, "similarity")
    plain = "".join(rules["letters"].get(letter, letter) for letter in lemma)
    for ending in rules["endings"]:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain


def _numerals(language: str) -> dict[str, str]:
    return {word: str(number) for word, number in words(language)["numerals"].items()}


@lru_cache(maxsize=1)
def _words_of_file() -> Mapping[str, Mapping[str, str]]:
    ideas: dict[str, dict[str, str]] = {language: _numerals(language) for language in LANGUAGES}
    for idea, line in bilingual_terms().items():
        swedish, _, english = line.partition("|")
        for language, listed in (("sv", swedish), ("en", f"{idea} {english}")):
            for word in listed.split():
                ideas[language].setdefault(word, idea)
                ideas[language].setdefault(lemmatize(word, language).casefold(), idea)
    return ideas


def read_lexicon(codebook: Codebook) -> Lexicon:
    """Return the terms of the field together with those of the codebook.

    A code whose labels are one word in either language gives an idea of its own, unless one of
    the two words has one already, which then holds for both.
    """
    ideas = {language: dict(known) for language, known in _words_of_file().items()}
    for code, pair in _pairs(codebook):
        known = {ideas[language].get(word) for language, word in pair.items()} - {None}
        idea = next(iter(sorted(filter(None, known))), code)
        for language, word in pair.items():
            ideas[language].setdefault(word, idea)
    return Lexicon(ideas)


def _pairs(codebook: Codebook) -> Iterator[tuple[str, dict[str, str]]]:
    for family in codebook.families.values():
        for key, code in family.codes.items():
            pair = {language: code.label[language].casefold() for language in LANGUAGES}
            if all(word.isalpha() for word in pair.values()):
                yield f"{family.family}/{key}", pair
