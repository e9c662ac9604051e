"""The tokens of a text that repair looks at, and what it must leave alone."""

from __future__ import annotations

import re

from collections.abc import Iterator, Sequence
from itertools import compress

from attrs import evolve, field, frozen

from agreement_study.language import words

# One run of letters, digits and signs that are read for letters; no raised figures of footnotes.
RUN = re.compile(r"(?:[^\W_¹²³⁰-⁹₀-₉]|[&|§$\u0300-\u036f])+")
ADDRESS = re.compile(
    r"\S*(?:@|://|www\.)\S*"  # e-mail, web address
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/\S*)?(?=[\s,;:)\]}>\"'”’]|\.?\s|\.?$)"  # example.org/a
    r"|\S*[\w-]_[\w-]\S*"  # names of files and fields
    r"|[#/\\]\w\S*[/\\]\S*"  # paths
)
LETTER = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
LABEL = re.compile(r"(?:[1-9]\d*)?(?P<letters>[^\W\d_]+)\d*")
HYPHEN = "\u00ad\u2010\u2011-"
CUT_BEHIND = re.compile(rf"[{HYPHEN}][ \t]*\n")
CUT = re.compile(rf"[{HYPHEN}][ \t]*\n\s*")
OPENING = re.compile(r"[.!?:•·*«»\"”/(\n]")
BREAK = re.compile(rf"[^\s¹²³⁰-⁹₀-₉{HYPHEN}]|\n\s*\n")
LONGEST_ACRONYM = 5


@frozen
class Token:
    """A run of letters or digits with its place, and what is known of it from where it stands.

    Attributes
    ----------
    fixed
        It stands as it is: a figure, an acronym, part of a broken or foreign word.
    apart
        Punctuation or an empty line parts it from the token before.
    opens
        It stands where a capital may be due.
    """

    text: str
    start: int
    end: int
    fixed: bool = False
    apart: bool = False
    opens: bool = False


@frozen(eq=False)
class Tokens:
    """The tokens of a text, as columns: most need but their words, so nothing else is made.

    Attributes
    ----------
    words, starts
        The tokens and where they start.
    fixed
        Indices of those that stand as they are.
    stems
        Indices of those in front of a hyphen, which may be first parts of compounds.
    """

    text: str = ""
    words: list[str] = field(factory=list)
    starts: list[int] = field(factory=list)
    fixed: frozenset[int] = frozenset()
    stems: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return map(self.token, range(len(self)))

    def token(self, i: int) -> Token:
        """Return a token with all that is known of it."""
        word, start = self.words[i], self.starts[i]
        fixed = i in self.fixed
        return Token(word, start, start + len(word), fixed, self.apart(i), self.opens(i))

    def apart(self, i: int) -> bool:
        """Tell whether punctuation or an empty line parts a token from the one before."""
        between = self._before(i)
        return i == 0 or (between != " " and bool(BREAK.search(between)))

    def opens(self, i: int) -> bool:
        """Tell whether a token stands where a capital may be due."""
        between = self._before(i)
        return i == 0 or (between != " " and bool(OPENING.search(between)))

    def _before(self, i: int) -> str:
        end = self.starts[i - 1] + len(self.words[i - 1]) if i else 0
        return self.text[end : self.starts[i]]


def tokens(text: str, language: str) -> Tokens:
    """Return the tokens of a text, but for those of addresses."""
    found: list[str] = []
    starts: list[int] = []
    for match in RUN.finditer(text):
        found.append(match[0])
        starts.append(match.start())
    if addresses := [match.span() for match in ADDRESS.finditer(text)]:
        outside = [
            not any(first < start + len(word) and start < last for first, last in addresses)
            for word, start in zip(found, starts, strict=True)
        ]
        found, starts = list(compress(found, outside)), list(compress(starts, outside))
    data = words(language, "repair")
    bare = Tokens(text, found, starts)
    stems, cut = _hyphened(bare)
    labels = _labels(found, frozenset(data["labels"]))
    foreign = _foreign(bare, frozenset(data["foreign"]), frozenset(data["native"]))
    return evolve(bare, fixed=frozenset(cut | labels | foreign), stems=frozenset(stems - cut))


def _hyphened(found: Tokens) -> tuple[set[int], set[int]]:
    """Tokens in front of a hyphen, and the parts of words cut at a line's end."""
    text = found.text
    hyphens = {i for i, sign in enumerate(text) if sign in HYPHEN}
    if not hyphens:
        return set(), set()
    stems: set[int] = set()
    cut: set[int] = set()
    for i, (word, start) in enumerate(zip(found.words, found.starts, strict=True)):
        end = start + len(word)
        if end in hyphens:
            (cut if CUT_BEHIND.match(text, end) else stems).add(i)
            if CUT.fullmatch(text, end, found.starts[i + 1] if i + 1 < len(found) else end):
                cut.add(i + 1)
    return stems, cut


def _labels(found: Sequence[str], labels: frozenset[str]) -> set[int]:
    """Figures, acronyms, unless their neighbours are in capitals too, and labels (A4, v47)."""
    odd = {word for word in set(found) if not word.isalpha() or word.isupper()}
    fixed: set[int] = set()
    for i, word in enumerate(found):
        if word not in odd:
            continue
        if not LETTER.search(word) or _is_label(word, labels):
            fixed.add(i)
        elif word.isupper() and len(word) <= LONGEST_ACRONYM:
            near = [*found[max(0, i - 2) : i], *found[i + 1 : i + 3]]
            if not any(len(other) > LONGEST_ACRONYM and other.isupper() for other in near):
                fixed.add(i)
    return fixed


def _is_label(text: str, labels: frozenset[str]) -> bool:
    if not DIGIT.search(text):
        return False
    match = LABEL.fullmatch(text)
    return text.isupper() or bool(match and match["letters"].lower() in labels)


def _foreign(found: Tokens, foreign: frozenset[str], native: frozenset[str]) -> set[int]:
    """Clauses of another language."""
    lower = [word.lower() for word in found.words]
    fixed: set[int] = set()
    if foreign.isdisjoint(lower):
        return fixed
    done = 0
    for i, word in enumerate(lower):
        if word not in foreign or i < done:
            continue
        first, done = _clause(found, i)
        clause = lower[first:done]
        strange = sum(word in foreign for word in clause)
        own = sum(word in native for word in clause)
        if len(clause) > 1 and strange * 8 >= len(clause) and strange > own:
            fixed.update(range(first, done))
    return fixed


def _clause(found: Tokens, i: int) -> tuple[int, int]:
    """The tokens around one that no punctuation parts."""
    first, last = i, i + 1
    while not found.apart(first):
        first -= 1
    while last < len(found) and not found.apart(last):
        last += 1
    return first, last
