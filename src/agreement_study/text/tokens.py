"""The tokens of a text that repair looks at, and what it must leave alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from attrs import evolve, field, frozen

from agreement_study.language import words
from agreement_study.text.runs import letter_signs, runs_with

ADDRESS = re.compile(
    r"\S*(?:@|://|www\.)\S*"  # e-mail, web address
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/\S*)?(?=[\s,;:)\]}>\"'”’]|\.?\s|\.?$)"  # example.org/a
    r"|\S*[\w-]_[\w-]\S*"  # names of files and fields
    r"|[#/\\]\w\S*[/\\]\S*"  # paths
)
SIGN = re.compile(r"[@_#/\\]|[.:]\S")  # what every address has
BLANK, BLANK_BEFORE = re.compile(r"\s"), re.compile(r"\S*$")
LONGEST = 500  # signs of an address
LETTER = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
LABEL = re.compile(r"(?:[1-9]\d*)?(?P<letters>[^\W\d_]+)\d*")
HYPHEN = "\u00ad\u2010\u2011-"
HYPHENS = re.compile(rf"[{HYPHEN}]")
CUT_BEHIND = re.compile(rf"[{HYPHEN}][ \t]*\n")
CUT = re.compile(rf"[{HYPHEN}][ \t]*\n\s*")
OPENING = re.compile(r"[.!?:•·*«»\"”/(\n]")
BREAK = re.compile(rf"[^\s¹²³⁰-⁹₀-₉{HYPHEN}]|\n\s*\n")
STOP_WITHIN = re.compile(r"\.(?=[,;:)/]|[ \t]?[^\W\d_A-ZÅÄÖ]|[ \t]\d)")
LONGEST_ACRONYM = 5
LONGEST_ABBREVIATION = 8


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
    short
        Indices of those that are abbreviations by the full stop behind them.
    """

    text: str = ""
    words: list[str] = field(factory=list)
    starts: list[int] = field(factory=list)
    fixed: frozenset[int] = frozenset()
    stems: frozenset[int] = frozenset()
    short: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return map(self.token, range(len(self)))

    def token(self, i: int) -> Token:
        """Return a token with all that is known of it."""
        word, start = self.words[i], self.starts[i]
        fixed, end = i in self.fixed, start + len(word)
        if i and self._before(i) == " ":
            return Token(word, start, end, fixed)
        return Token(word, start, end, fixed, self.apart(i), self.opens(i))

    def ending(self, end: int) -> int | None:
        """Return the index of the token that ends there, if one does."""
        i = bisect_left(self.starts, end) - 1
        return i if i >= 0 and self.starts[i] + len(self.words[i]) == end else None

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
    data = words(language, "repair")
    run = runs_with(letter_signs(text, data["signs"]))
    parts = run.split(text)  # what stands between words, and the words, in turn
    found = parts[1::2]
    starts = list(accumulate(map(len, parts)))[:-1:2]
    for start, end in reversed(_addresses(text)):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        # A run that begins in front of the address stands in it, unless it only touches it.
        first -= first > 0 and starts[first - 1] + len(found[first - 1]) > start
        del found[first:last], starts[first:last]
    bare = Tokens(text, found, starts)
    stems, cut = _hyphened(bare)
    labels = _labels(found, frozenset(data["labels"]))
    foreign = _foreign(bare, frozenset(data["foreign"]), frozenset(data["native"]))
    short = frozenset(_abbreviated(bare))
    return evolve(
        bare, short=short, fixed=frozenset(cut | labels | foreign), stems=frozenset(stems - cut)
    )


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses stand; only strings with a sign that an address has are looked at."""
    found: list[tuple[int, int]] = []
    done = 0
    for sign in SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = BLANK_BEFORE.search(text[max(0, sign.start() - LONGEST) : sign.start()])
        first = sign.start() - (len(start[0]) if start else 0)
        blank = BLANK.search(text, sign.end() - 1)
        done = blank.end() if blank else len(text)
        found += [match.span() for match in ADDRESS.finditer(text, max(first, 0), done)]
    return found


def _hyphened(found: Tokens) -> tuple[set[int], set[int]]:
    """Tokens in front of a hyphen, and the parts of words cut at a line's end."""
    text = found.text
    stems: set[int] = set()
    cut: set[int] = set()
    for hyphen in HYPHENS.finditer(text):
        end = hyphen.start()
        i = found.ending(end)
        if i is not None:
            (cut if CUT_BEHIND.match(text, end) else stems).add(i)
            if CUT.fullmatch(text, end, found.starts[i + 1] if i + 1 < len(found) else end):
                cut.add(i + 1)
    return stems, cut


def _abbreviated(found: Tokens) -> set[int]:
    """Short words in front of a full stop that ends no sentence."""
    ends = [found.ending(match.start()) for match in STOP_WITHIN.finditer(found.text)]
    return {i for i in ends if i is not None and len(found.words[i]) <= LONGEST_ABBREVIATION}


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
