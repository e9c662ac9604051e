"""How much two units say alike, by the terms that they share: in one language or across two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.bilingual import read_lexicon
from agreement_study.comparison.ngrams import read_stream
from agreement_study.model import Document

Terms = Mapping[str, float]
"""Terms of a unit with their weights."""


@frozen(eq=False)
class Sayings:
    """What each unit of a document says: unit id -> terms with their weights."""

    document: Document
    units: Mapping[str, Terms]

    def of(self, unit: str) -> Terms:
        """Return the terms of a unit; none for a heading that only names."""
        return self.units.get(unit, {})


def read_sayings(document: Document, codebook: Codebook) -> Sayings:
    """Read what the units of a document say."""
    stream = read_stream(document, read_lexicon(codebook))
    units = {
        document.units[number].id: {stream.terms[i]: stream.weights[i] for i in span}
        for number, span in stream.spans.items()
    }
    return Sayings(document, units)


def likeness(a: Terms, b: Terms) -> float:
    """Return twice the weight of the shared terms over that of all terms, 0 to 1."""
    both = sum(a.values()) + sum(b.values())
    shared = sum(a[term] + b[term] for term in a.keys() & b.keys())
    return shared / both if both else 0.0


def covered(a: Terms, others: Iterable[Terms]) -> float:
    """Return the share of what `a` says that any of the others says too, 0 to 1."""
    said = {term for other in others for term in other}
    total = sum(a.values())
    return sum(weight for term, weight in a.items() if term in said) / total if total else 0.0


def closest(a: Terms, others: Sequence[Terms]) -> tuple[int, float]:
    """Return the place of the other that is most like `a`, and how alike; -1 without any."""
    likenesses = [likeness(a, other) for other in others]
    best = max(range(len(others)), key=lambda i: (likenesses[i], -i), default=-1)
    return best, likenesses[best] if best >= 0 else 0.0
