"""Labels that semicolons divide: 'mutual respect and trust; openness and access; equality'."""

from __future__ import annotations

from collections.abc import Iterator

from agreement_study.coding.principle_chains import Sentence
from agreement_study.coding.principle_chunks import Chunk, Item
from agreement_study.coding.principle_labels import unknown
from agreement_study.coding.principle_words import skeleton

FEWEST = 3  # labels that semicolons divide
MOST_WORDS = 6  # of a label that the codebook does not know


def divided(sentence: Sentence, start: int) -> list[Item]:
    """Return the labels between semicolons; none if one of the stretches is no label.

    Commas and conjunctions then stand inside the labels.
    """
    found = list(_items(sentence, start)) if sentence.folded.count(";", start) >= FEWEST - 1 else []
    return [item for item in found if item] if found and all(found) else []


def _items(sentence: Sentence, start: int) -> Iterator[Item | None]:
    at = start
    for part in sentence.text[start:].split(";"):
        yield _item(sentence, at, at + len(part))
        at += len(part) + 1


def _item(sentence: Sentence, begin: int, end: int) -> Item | None:
    """Read a stretch as a label, the conjunction before the last one left out."""
    words, folded = sentence.words, sentence.folded
    begin += len(folded[begin:end]) - len(folded[begin:end].lstrip())
    conjunction = words.conjunctions.match(folded, begin)
    begin = sentence.unnumbered(conjunction.end() if conjunction else begin)
    start, called = sentence.label_start(Chunk(begin, end, "comma"))
    text = sentence.text[start:end].split(",")[0].rstrip(" .")
    tokens = skeleton(text).split()
    if not tokens or len(tokens) > MOST_WORDS or not words.stating.isdisjoint(tokens):
        return None
    if ":" in text or tokens[0] in words.function:
        return None
    label = sentence.labels.read(text) or unknown(text)
    item_end = start + len(text)
    return Item(start=start, end=item_end, label=label, joint="comma", called=called)
