"""The bare name in what is written as a label: 'Dialogens princip (the principle of dialogue)'.

A gloss in brackets, the same name in another language, an adverb that closes a list and the word
for principle are no part of a name.
"""

from __future__ import annotations

import re

from attrs import evolve, frozen

from agreement_study.coding.lemmas import is_word, lemma
from agreement_study.coding.principle_labels import WORD, Labels, typical
from agreement_study.coding.principle_words import skeleton

GLOSS = re.compile(r"\s*\([^()]*\)\s*$")
HALVES = re.compile(r"\s+/\s+")
GENITIVE = "s"
MARKS = " ,;:."


@frozen(kw_only=True)
class Name:
    """A name: `text` as it is meant, `start..end` in what was read, `called` a principle there."""

    text: str
    start: int
    end: int
    called: bool = False
    gloss: str = ""  # what stood in brackets behind it


def bare_name(chunk: str, labels: Labels) -> Name:
    """Return the name in a chunk that is a label."""
    name = Name(text=chunk, start=0, end=len(chunk))
    for step in (_unglossed, _unclosed, _one_language, _unprincipled):
        name = step(name, labels)
    return name


def _cut(name: Name, start: int, end: int) -> Name:
    """A part of a name, by offsets in its text; the whole where nothing would be left."""
    text = name.text[start:end].strip(MARKS)
    if not text:
        return name
    start += name.text[start:end].index(text)
    return evolve(name, text=text, start=name.start + start, end=name.start + start + len(text))


def _unglossed(name: Name, labels: Labels) -> Name:
    found = GLOSS.search(name.text)
    gloss = found[0].strip(" ()") if found else ""
    return evolve(_cut(name, 0, found.start()), gloss=gloss) if found else name


def _unclosed(name: Name, labels: Labels) -> Name:
    """A name without 'slutligen' behind it."""
    found = list(labels.words.closing.finditer(skeleton(name.text)))
    if found and found[-1].end() == len(name.text):
        return _cut(name, 0, found[-1].start())
    return name


def _one_language(name: Name, labels: Labels) -> Name:
    """The half of a bilingual name that is a label, else the one in the language of the text."""
    slash = HALVES.search(name.text)
    if slash is None or HALVES.search(name.text, slash.end()):
        return name
    first, second = _cut(name, 0, slash.start()), _cut(name, slash.end(), len(name.text))
    keys = [labels.read(half.text) for half in (first, second)]
    if keys[0] and (keys[1] is None or set(keys[1].keys) <= set(keys[0].keys)):
        return name if _foreign_to(second, labels) is False else first
    if keys[1] and keys[0] is None and _foreign_to(first, labels):
        return second
    return first if not any(keys) and _foreign_to(second, labels) else name


def _foreign_to(name: Name, labels: Labels) -> bool:
    """Whether no word of a name is one of the text's language."""
    words = WORD.findall(name.text)
    if typical(name.text, labels.words):
        return False
    language = labels.words.language
    return not any(is_word(word.lower(), language) for word in words)


def _unprincipled(name: Name, labels: Labels) -> Name:
    """The name in 'Dialogens princip' and 'The dialogue principle', out of its genitive."""
    words, folded = labels.words, skeleton(name.text)
    suffix = next((each for each in words.suffixes if folded.endswith(f" {each}")), "")
    if not suffix:
        return name
    found = _cut(name, _articles(folded, labels), len(name.text) - len(suffix))
    meant = base(found.text, labels)
    if labels.read(meant) is None and not typical(meant, words) and meant == found.text:
        return name
    return evolve(found, text=meant, called=True)


def _articles(folded: str, labels: Labels) -> int:
    first = folded.split(" ", 1)[0]
    return len(first) + 1 if first in labels.words.articles else 0


def base(text: str, labels: Labels) -> str:
    """Return a name with each inflected word as the codebook, else a lexicon, writes it."""
    return WORD.sub(lambda found: _base(found[0], labels), text)


def _base(word: str, labels: Labels) -> str:
    written = labels.lexicon.get(labels.word(word))
    if written is None:
        base_form = lemma(word.lower(), labels.words.language)
        inflected = word.lower().endswith(GENITIVE) or typical(base_form, labels.words)
        written = base_form if inflected else word.lower()
    return written[:1].upper() + written[1:] if word[:1].isupper() else written
