"""How the search for shared passages grows: 50 to 500 invented agreements of 2,000 words.

    python benchmarks/shared_passages.py [sizes …]

Half of a text is its own, drawn from the words of the field with the frequencies of a language
(the n-th word 1/n as often as the first); half is copied, partly with a word changed: clauses
that every text may have, and passages of one earlier text. Prints seconds, passages, and how time
grows with the number of texts (1 is linear).
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import accumulate
from math import log
from pathlib import Path
from random import Random

from agreement_study.codebook import read_codebook
from agreement_study.comparison.shared_passages import shared_passages
from agreement_study.language import bilingual_terms, words
from agreement_study.model import Document, Source, Unit

SIZES = (50, 100, 200, 500)
WORDS = 2_000
SENTENCE = 14
COPIED = 0.5
STOCK_CLAUSES = 200
RARE = 5_000


class Writer:
    """Writes sentences and texts; the same seed writes the same."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)
        terms = {idea: line.split("|")[0].split() for idea, line in bilingual_terms().items()}
        light = [terms[idea][0] for idea in words("sv", "similarity")["light"]]
        field = [word for listed in terms.values() for word in listed]
        self.random.shuffle(field)
        made = [self.random.choice(field) + self.random.choice(field) for _ in range(RARE)]
        self.words = [*words("sv")["function_words"][:20], *light, *field, *made]
        self.weights = list(accumulate(1 / (n + 10) for n in range(len(self.words))))
        self.stock = [self.sentence() for _ in range(STOCK_CLAUSES)]

    def sentence(self) -> str:
        """Write a sentence."""
        drawn = self.random.choices(self.words, cum_weights=self.weights, k=SENTENCE)
        return " ".join(drawn).capitalize() + "."

    def text(self, earlier: list[list[str]]) -> list[str]:
        """Write the sentences of a text, some of them taken from elsewhere."""
        sentences: list[str] = []
        while len(sentences) < WORDS // SENTENCE:
            if self.random.random() > COPIED / 2:
                sentences += [self.sentence() for _ in range(2)]
            elif earlier and self.random.random() < 0.5:
                source = self.random.choice(earlier)
                start = self.random.randrange(len(source) - 3)
                sentences += [self.changed(one) for one in source[start : start + 3]]
            else:
                sentences += [self.changed(one) for one in self.random.sample(self.stock, 2)]
        return sentences

    def changed(self, sentence: str) -> str:
        """Change one word of a sentence."""
        tokens = sentence.split()
        tokens[self.random.randrange(1, len(tokens) - 1)] = self.random.choice(self.words)
        return " ".join(tokens)


def document(number: int, sentences: list[str]) -> Document:
    """Make a document of sentences."""
    units, at = [], 0
    for place, sentence in enumerate(sentences):
        unit = Unit(
            id=f"{number}#{place}", kind="sentence", start=at, end=at + len(sentence), text=sentence
        )
        units.append(unit)
        at += len(sentence) + 1
    source = Source(id=f"text-{number:04}", path=Path("text.txt"))
    return Document(source=source, text=" ".join(sentences), language="sv", units=tuple(units))


def main(sizes: list[int]) -> None:
    """Measure each size."""
    writer = Writer()
    texts: list[list[str]] = []
    for _ in range(max(sizes)):
        texts.append(writer.text(texts))
    documents = [document(number, sentences) for number, sentences in enumerate(texts)]
    codebook = read_codebook()
    shared_passages(documents[:2], codebook)
    before: tuple[int, float] | None = None
    print("texts seconds passages growth peak_MB")
    for size in sizes:
        start = time.process_time()
        found = shared_passages(documents[:size], codebook)
        seconds = time.process_time() - start
        growth = log(seconds / before[1]) / log(size / before[0]) if before else float("nan")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:5} {seconds:7.1f} {len(found):8} {growth:6.2f} {peak:7}", flush=True)
        before = size, seconds


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
