"""Labels of principles read against the codebook, by lemma and in spite of damage.

A label is *the same* when it is the codebook's name or a translation of it in any inflection,
spelling or damage; it is *renamed* when it is made of words that the codebook lists as cues; else
the principle is *unknown*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from attrs import field, frozen
from rapidfuzz.distance import Levenshtein

from agreement_study.codebook import Codebook
from agreement_study.coding.lemmas import is_word, lemma
from agreement_study.coding.principle_words import Words, principle_words, skeleton

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[&/+]")
JOINTS = frozenset("&/+")
LONGEST = 7  # words in a label
LONGEST_TEXT = 90  # code points in a label
DAMAGE = 0.2  # share of letters that may be wrong in a word that no lexicon knows
STEM = 7  # letters that words which are akin begin with
LONGEST_ENDING = 4  # letters of a name that are its ending
SHORTEST = 6  # letters of a word that may be damaged at all

Key = tuple[str, ...]


@frozen(kw_only=True)
class Label:
    """A label as read: its keys (two when one label stands for two principles)."""

    text: str
    keys: tuple[str, ...]
    naming: str


@frozen
class Labels:
    """The names of principles of a codebook, ready for looking up labels of a language."""

    names: dict[Key, str]
    cues: dict[Key, str]
    lexicon: dict[str, str]  # by skeleton; only words that belong to a label
    words: Words
    seen: dict[str, str] = field(factory=dict)

    def read(self, text: str) -> Label | None:
        """Read a label, or None for one that the codebook does not know."""
        tokens = self.tokens(text)
        if not 0 < len(tokens) <= LONGEST or any(token.isdigit() for token in tokens):
            return None
        if tokens in self.names:
            return Label(text=text, keys=(self.names[tokens],), naming="same")
        keys = [self.cues[tokens]] if tokens in self.cues else self._parts(tokens)
        known = tuple(dict.fromkeys(filter(None, keys)))
        return Label(text=text, keys=known, naming="renamed") if known else None

    def akin(self, text: str) -> str | None:
        """Return the one key to whose names words of a label are akin: 'Staying independent'."""
        found = {key for token in self.tokens(text) for key in self._akin(token)}
        return found.pop() if len(found) == 1 else None

    def _akin(self, word: str) -> Iterator[str]:
        for tokens, key in self.cues.items():
            if len(tokens) == 1:
                alike = sum(
                    1
                    for _ in takewhile(
                        lambda pair: pair[0] == pair[1], zip(word, tokens[0], strict=False)
                    )
                )
                if alike >= STEM and alike >= len(tokens[0]) - LONGEST_ENDING:
                    yield key

    def bare(self, text: str) -> str:
        """Return a label without the conjunction that leads over to the next item of a list."""
        found = list(self.words.conjunctions.finditer(skeleton(text)))
        if found and found[-1].end() == len(text):
            return text[: found[-1].start()].rstrip(" ,;")
        return text

    def pair(self, text: str) -> bool:
        """Tell whether a text with a conjunction is one label: a name, or one key throughout."""
        tokens = self.tokens(text)
        if tokens in self.names or tokens in self.cues:
            return True
        keys = self._parts(tokens)
        return None not in keys and len(set(keys)) == 1

    def tokens(self, text: str) -> Key:
        """Return the words of a label as the lexicon writes them, conjunctions as '&'."""
        if len(text) > LONGEST_TEXT:
            return ()
        spans = [found.span() for found in self.words.conjunctions.finditer(skeleton(text))]
        for start, end in reversed(spans):
            text = f"{text[:start]}&{text[end:]}"
        text = self.whole(text)
        return tuple("&" if word in JOINTS else self.word(word) for word in WORD.findall(text))

    def whole(self, text: str) -> str:
        """Return a label with its broken words put together: 'Man gfald', 'Öppen het'."""
        words = text.split(" ")
        for i in reversed(range(len(words) - 1)):
            first, second = words[i], words[i + 1]
            if skeleton(first + second) in self.lexicon:
                words[i : i + 2] = [first + second]
        return " ".join(words)

    def word(self, word: str) -> str:
        """Return the lexicon's word for a word, else its own skeleton."""
        if word not in self.seen:
            self.seen[word] = self._look_up(word.lower())
        return self.seen[word]

    def inflected(self, word: str) -> bool:
        """Whether a word in lower case that is no common value differs from its lemma."""
        if " " in word or not word.islower() or self.words.values.fullmatch(skeleton(word)):
            return False
        return lemma(word, self.words.language) != word

    def _look_up(self, word: str) -> str:
        form = skeleton(word)
        if form in self.lexicon:
            return form
        for suffix in self.words.suffixes:
            stem = form.removesuffix(suffix)
            if stem != form and self.word(stem) in self.lexicon:
                return self.word(stem)
        return self._near(word, form) or form

    def _near(self, word: str, form: str) -> str:
        """The word of the lexicon that an inflected, misspelt or damaged word stands for."""
        if len(form) < SHORTEST:
            return ""
        for ending in self.words.endings:
            if form.endswith(ending) and form.removesuffix(ending) in self.lexicon:
                return form.removesuffix(ending)
        scored = ((Levenshtein.normalized_distance(form, known), known) for known in self.lexicon)
        distance, best = min(scored)
        near = distance <= DAMAGE and not is_word(word, self.words.language)
        return best if near else ""

    def _parts(self, tokens: Key) -> list[str | None]:
        parts: list[list[str]] = [[]]
        for token in tokens:
            if token == "&":
                parts.append([])
            else:
                parts[-1].append(token)
        return [self._part(tuple(part)) for part in parts if part]

    def _part(self, part: Key, most: int = 3) -> str | None:
        """Key of a noun phrase: its last words before a preposition decide.

        Of 'respect for …' what is respected decides.
        """
        ends = [i for i, word in enumerate(part) if i and word in self.words.clauses]
        if ends and part[ends[0] - 1] in self.words.regards:
            return self._part(part[ends[0] + 1 :], LONGEST)
        head = part[: ends[0]] if ends else part
        for start in range(min(len(head), most)):
            key = self.names.get(head[start:]) or self.cues.get(head[start:])
            if key:
                return key
        return None

    def restored(self, label: str) -> str:
        """Return a label with its damaged words written as the codebook writes them."""
        return WORD.sub(lambda found: self._restored(found[0]), self.whole(label))

    def _restored(self, word: str) -> str:
        form = self.word(word)
        known = self.lexicon.get(form)
        if known is None or word.lower() == known:
            return word
        if form != skeleton(word) and is_word(word.lower(), self.words.language):
            return word
        if word.isupper():
            return known.upper()
        return known.capitalize() if word[0].isupper() or word[0].isdigit() else known


def unknown(text: str) -> Label:
    """Return the label of a principle that the codebook does not know."""
    return Label(text=text, keys=(slug(text),), naming="unknown")


def slug(text: str) -> str:
    """Return the key of a principle that the codebook does not know."""
    return "other:" + "-".join(word.strip(",;:.") for word in text.casefold().split())


def typical(chunk: str, words: Words) -> bool:
    """Whether a label is a common name of a value."""
    return words.values.fullmatch(skeleton(chunk)) is not None


_MADE: dict[tuple[str, str], Labels] = {}


def labels_of(codebook: Codebook, language: str) -> Labels:
    """Return the labels of a codebook for texts in a language, made once."""
    version = (codebook.version_of_family("principle"), language)
    if version not in _MADE:
        _MADE[version] = _make(codebook, language)
    return _MADE[version]


def _make(codebook: Codebook, language: str) -> Labels:
    names: dict[str, str] = {}
    cues: dict[str, str] = {}
    for key, code in codebook["principle"].codes.items():
        names |= dict.fromkeys([code.label.sv, code.label.en, *_all(code.names.values())], key)
        cues |= dict.fromkeys(_all(code.cues.values()), key)
    lexicon = {skeleton(w): w.lower() for text in [*cues, *names] for w in WORD.findall(text)}
    read = Labels({}, {}, lexicon, principle_words(language))
    for made, texts in ((read.names, names), (read.cues, cues)):
        made.update({read.tokens(text): key for text, key in texts.items()})
    return read


def _all(lists: Iterable[tuple[str, ...]]) -> list[str]:
    return [text for texts in lists for text in texts]
