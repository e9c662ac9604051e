"""The tokens of a text that repair looks at, and what it must leave alone."""

from __future__ import annotations

import re

from attrs import evolve, frozen

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
CUT_BEFORE = re.compile(rf"[{HYPHEN}][ \t]*\n\s*$")
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
    stem
        A hyphen follows: it may be the first part of a compound.
    """

    text: str
    start: int
    end: int
    fixed: bool = False
    apart: bool = False
    opens: bool = False
    stem: bool = False


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of a text, but for those of addresses."""
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    found: list[Token] = []
    at = previous = 0
    for match in RUN.finditer(text):
        start, end = match.span()
        while at < len(addresses) and addresses[at][1] <= start:
            at += 1
        if at == len(addresses) or end <= addresses[at][0]:
            found.append(_token(text, start, end, text[previous:start]))
        previous = end
    data = words(language, "repair")
    found = _fix_labels(found, frozenset(data["labels"]))
    return _fix_foreign(found, frozenset(data["foreign"]), frozenset(data["native"]))


def _token(text: str, start: int, end: int, between: str) -> Token:
    word, behind = text[start:end], text[end : end + 12]
    cut = bool(CUT_BEHIND.match(behind) or CUT_BEFORE.search(between))
    return Token(
        word,
        start,
        end,
        fixed=cut or not LETTER.search(word),
        apart=start == 0 or bool(BREAK.search(between)),
        opens=start == 0 or bool(OPENING.search(between)),
        stem=behind[:1] in HYPHEN and bool(behind) and not cut,
    )


def _fix_labels(found: list[Token], labels: frozenset[str]) -> list[Token]:
    """Leave acronyms alone, unless their neighbours are in capitals too, and labels (A4, v47)."""
    fixed: list[Token] = []
    for i, token in enumerate(found):
        near = [t.text for t in found[max(0, i - 2) : i + 3] if t is not token]
        loud = sum(len(t) > LONGEST_ACRONYM and t.isupper() for t in near)
        acronym = token.text.isupper() and len(token.text) <= LONGEST_ACRONYM and not loud
        fixed.append(evolve(token, fixed=token.fixed or acronym or _is_label(token.text, labels)))
    return fixed


def _is_label(text: str, labels: frozenset[str]) -> bool:
    if not DIGIT.search(text):
        return False
    match = LABEL.fullmatch(text)
    return text.isupper() or bool(match and match["letters"].lower() in labels)


def _fix_foreign(
    found: list[Token], foreign: frozenset[str], native: frozenset[str]
) -> tuple[Token, ...]:
    """Leave clauses of another language alone."""
    fixed: list[Token] = []
    for clause in _clauses(found):
        lower = [token.text.lower() for token in clause]
        strange = sum(word in foreign for word in lower)
        if (
            len(lower) > 1
            and strange * 8 >= len(lower)
            and strange > sum(word in native for word in lower)
        ):
            clause = [evolve(token, fixed=True) for token in clause]
        fixed += clause
    return tuple(fixed)


def _clauses(found: list[Token]) -> list[list[Token]]:
    clauses: list[list[Token]] = []
    for token in found:
        if token.apart or not clauses:
            clauses.append([])
        clauses[-1].append(token)
    return clauses
