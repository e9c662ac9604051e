"""Whether words may be the label of a principle that the codebook does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreement_study.coding.principle_words import Words, skeleton

TOKEN = re.compile(r"\S+")
NO_LABEL = frozenset("?!@|[]<>=")
SHORTEST = 3  # letters of a label
LONGEST = 5  # words that are tried


def label_like(chunk: str, most: int, *, item: bool, words: Words) -> bool:
    """Whether a chunk may be a label that the codebook does not know.

    Parameters
    ----------
    most
        The most words that it may have.
    item
        Whether it stands in an item, which may be in lower case and named as any heading is.
    """
    folded = skeleton(chunk)
    if words.values.fullmatch(folded):
        return True
    tokens = folded.split()
    if len(chunk) < SHORTEST or len(tokens) > most or not (item or chunk[0].isupper()):
        return False
    if any(letter.isdigit() or letter in NO_LABEL for letter in chunk):
        return False
    if tokens[0] in words.function or any(t.strip(",.") in words.outer for t in tokens):
        return False
    cues = [words.strong, words.weak, words.singular]
    if not item or words.rivals.fullmatch(folded):
        cues += [words.furniture, words.rivals]
    return not any(cue.search(folded) for cue in cues)


def splits(head: str) -> Iterator[tuple[str, str]]:
    """Yield the first words of a text, one more each time, and the word that follows them."""
    tokens = list(TOKEN.finditer(head))
    for size in range(1, min(LONGEST, len(tokens) - 1) + 1):
        yield head[: tokens[size - 1].end()], tokens[size][0]


def phrase(chunk: str, words: Words) -> bool:
    """Whether a preposition leads on from the first word: where such a label ends is not sure."""
    return not words.clauses.isdisjoint(skeleton(chunk).split()[1:])
