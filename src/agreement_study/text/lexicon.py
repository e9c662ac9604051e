"""What a language knows: word frequencies, and a spelling lexicon that knows compounds.

The cost of a word is -ln of its probability (nats). A word outside the frequency list costs what
a rare word costs, if the lexicon accepts it; a compound of frequent parts costs less than one of
rare parts.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from math import log

from attrs import field, frozen

from agreement_study import language as language_package
from agreement_study.language import words
from agreement_study.spelling_dictionary import spells
from agreement_study.text.nearby import Nearby, nearby
from agreement_study.text.spelling import SHORTEST_PART, Tree, tree

NATS = log(10) / 100  # of a hundredth of a power of ten, as the frequency files have it
RARE = 13.0  # a word that only the spelling lexicon knows, without the cost of its parts
PART = 0.3  # share of the cost of its parts that a compound pays
NO_PARTS = 28.0  # for the parts of a word that is no compound of frequent parts
LONE_PART = RARE + PART * NO_PARTS  # the same in all
GENRE = 1.5  # by which a word of the genre is cheaper than in the language at large
GENRE_WORD = 12.0  # a word of the genre that the frequency list does not have
SMALL_NAME = 3.0  # added where a name or an abbreviation stands without its capitals
TRIPLE_WORDS = 40_000  # most frequent words, from which letter triples are counted
EDGE = "^^", "\n"  # no word has them


@frozen(eq=False)
class Lexicon:
    """The words of a language with their costs.

    Parameters
    ----------
    levels
        Frequency of each word, in hundredths of a power of ten below 1; names have a capital.
    genre
        Words that agreements and their like use more than other texts do.
    letters
        Letters that are words by themselves.
    last_part
        A word that many compounds end in.
    older_rules
        Letters of an older spelling, and those of the present one.
    """

    language: str
    levels: dict[str, int] = field(repr=False)
    genre: frozenset[str] = field(repr=False)
    letters: frozenset[str] = field(repr=False)
    last_part: str
    older_rules: dict[str, str] = field(repr=False)
    _accepted: dict[str, bool] = field(factory=dict, repr=False, init=False)
    _stems: dict[str, float | None] = field(factory=dict, repr=False, init=False)

    @cached_property
    def triples(self) -> dict[str, float]:
        """Cost of a letter behind two others, in nats; EDGE opens a word and ends it."""
        first, last = EDGE
        listed = islice(self.levels, TRIPLE_WORDS)
        marked = "".join([f"{first}{word}{last}" for word in listed]).lower()
        counts = Counter(map("".join, zip(marked, marked[1:], marked[2:], strict=False)))
        pairs: Counter[str] = Counter()
        for triple, count in counts.items():
            pairs[triple[:2]] += count
        return {triple: log(pairs[triple[:2]] / count) for triple, count in counts.items()}

    def odd(self, lower: str) -> int:
        """Count letter triples that no frequent word has."""
        first, last = EDGE
        marked, triples = f"{first}{lower}{last}", self.triples
        return sum(marked[i : i + 3] not in triples for i in range(len(marked) - 2))

    @cached_property
    def small(self) -> dict[str, float]:
        """Frequent words in small letters, with their costs."""
        listed = {word.lower() for word in (*self.levels, *self.genre)}
        return {word: cost for word in listed if (cost := self.frequent(word)) is not None}

    @cached_property
    def tree(self) -> Tree:
        """The frequent words by their beginnings."""
        return tree(self.small)

    @cached_property
    def nearby(self) -> Nearby:
        """The frequent words by what is near to them."""
        return nearby(self.small)

    def stem(self, beginning: str) -> float | None:
        """Cost of a word as the first part of a compound, as it stands there; None for none."""
        known = self._stems.get(beginning, 0.0)
        if known == 0.0:
            costs = [self.levels[s] for s in _stems(beginning) if s in self.levels]
            known = self._stems[beginning] = min(costs) * NATS if costs else None
        return known

    def frequent(self, word: str) -> float | None:
        """Cost of a word of the frequency list, as cased; None if it is not there."""
        lower = word.lower()
        level = self.levels.get(lower)
        if len(lower) == 1 and lower not in self.letters:
            return None
        if level is not None:
            return level * NATS - (GENRE if lower in self.genre else 0.0)
        if lower in self.genre:
            return GENRE_WORD
        level = self.levels.get(lower.capitalize())
        if level is None:
            return None
        return level * NATS + (SMALL_NAME if word[:1].islower() else 0.0)

    def accepts(self, word: str) -> bool:
        """Tell whether the spelling lexicon has the word, as cased, or can compound it."""
        known = self._accepted.get(word)
        if known is None:
            known = self._accepted[word] = spells(word, self.language)
        return known

    def forget(self) -> None:
        """Forget which words were looked up."""
        self._accepted.clear()

    def is_name(self, word: str) -> bool:
        """Tell whether a word is known with a capital only."""
        lower = word.lower()
        if lower in self.levels:
            return False
        return lower.capitalize() in self.levels or not self.accepts(lower)

    def begins(self, stem: str) -> bool:
        """Tell whether compounds begin so, as the first of two that share their last part."""
        return self.accepts(stem + self.last_part)

    def rare(self, word: str) -> float:
        """Cost of a word outside the frequency list, if the spelling lexicon accepts it."""
        lower, levels = word.lower(), self.levels
        least = NO_PARTS
        for cut in range(SHORTEST_PART, len(lower) - SHORTEST_PART + 1):
            last = levels.get(lower[cut:])
            first = None if last is None else self.stem(lower[:cut])
            if last is not None and first is not None:
                least = min(least, first + last * NATS)
        return RARE + PART * least

    def older(self, word: str) -> float | None:
        """Cost of a word that is written by an older rule (hvilken, afgift); None for none."""
        spellings = {word.lower()}
        for old, new in self.older_rules.items():
            spellings |= {spelling.replace(old, new) for spelling in spellings if old in spelling}
        costs = [self.frequent(spelling) for spelling in spellings]
        return min((cost for cost in costs if cost is not None), default=None)

    def cost(self, word: str) -> float | None:
        """Cost of a word in nats; None for a word that nothing knows."""
        cost = self.frequent(word)
        if cost is None:
            return self.rare(word) if len(word) > 1 and self.accepts(word) else None
        return cost + SMALL_NAME if self._is_abbreviation(word) else cost

    def _is_abbreviation(self, word: str) -> bool:
        """Tell whether a word in small letters is one in capitals only (ddr for DDR)."""
        return word.islower() and not self.accepts(word) and self.accepts(word.upper())


def _stems(first: str) -> tuple[str, ...]:
    """Words that may stand so as the first part of a compound."""
    return first, first[:-1], first[:-1] + "e", first + "a", first + "e"


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, loaded once a process."""
    data = words(language, "repair")
    return Lexicon(
        language,
        frequencies(language),
        frozenset(data["genre"]),
        frozenset(data["letters"]),
        data["last_part"],
        data["older"],
    )


@cache
def frequencies(language: str) -> dict[str, int]:
    """Return the frequency file of a language."""
    source = files(language_package) / "frequencies" / f"{language}.tsv"
    levels: dict[str, int] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        level, _, listed = line.partition("\t")
        levels.update(dict.fromkeys(listed.split(), int(level)))
    return levels
