"""Passages that stand in more than one text, word for word or reworked, in one language or two."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.alignment import (
    ACROSS,
    WITHIN,
    Alignment,
    Manner,
    align,
    similarity,
)
from agreement_study.comparison.bilingual import read_lexicon
from agreement_study.comparison.ngrams import (
    Index,
    Stream,
    UnitPair,
    pairs_of,
    read_stream,
    strongest,
)
from agreement_study.model import Document
from agreement_study.spans import Span

STOCK = 3
"""Texts in which a passage stands that is common stock."""
EXPLAINED = 0.8
"""Share of a passage that better ones must cover, in both texts, for it to go."""


@frozen(kw_only=True)
class Demand:
    """What an alignment must have to be a passage.

    Attributes
    ----------
    strength
        Its score times its likeness: much that is alike, or little that is the same.
    likeness
        Share of what both sides say that they say alike.
    terms, telling
        Terms that match, and those of them that not every agreement is full of.
    """

    strength: float
    likeness: float
    terms: int
    telling: int
    manner: Manner

    def met_by(self, alignment: Alignment, likeness: float) -> bool:
        """Tell whether an alignment of that likeness is a passage."""
        return (
            alignment.score * likeness >= self.strength
            and likeness >= self.likeness
            and len(alignment.matches) >= self.terms
            and sum(match.telling for match in alignment.matches) >= self.telling
        )


IN_ONE_LANGUAGE = Demand(strength=1.4, likeness=0.42, terms=4, telling=2, manner=WITHIN)
ACROSS_LANGUAGES = Demand(strength=1.5, likeness=0.42, terms=4, telling=3, manner=ACROSS)


@frozen(kw_only=True)
class SharedPassage:
    """A passage that two texts share. Which of them had it first is not said.

    Offsets are code points into the texts of record. `also` names the other texts compared that
    have it too.
    """

    document_a: str
    start_a: int
    end_a: int
    document_b: str
    start_b: int
    end_b: int
    similarity: float
    common_stock: bool = False
    also: tuple[str, ...] = ()

    @property
    def span_a(self) -> Span:
        """The passage in the one text."""
        return Span(self.start_a, self.end_a)

    @property
    def span_b(self) -> Span:
        """The passage in the other."""
        return Span(self.start_b, self.end_b)


def shared_passages(
    documents: Sequence[Document], codebook: Codebook, *, stock: Sequence[Document] = ()
) -> tuple[SharedPassage, ...]:
    """Return the passages that any two of the documents share.

    A passage that stands in very many texts is told between each text and those nearest before
    it (`ngrams.KEPT` of them), so that work grows with the number of texts.

    Parameters
    ----------
    stock
        Further documents, which only count for whether a passage is common stock.
    """
    wanted = {document.id for document in documents}
    others = [document for document in stock if document.id not in wanted]
    ordered = sorted([*documents, *others], key=lambda document: document.id)
    found = list(_all_pairs(ordered, codebook))
    marked = _mark_stock(found)
    return tuple(p for p in marked if p.document_a in wanted and p.document_b in wanted)


def _all_pairs(documents: Sequence[Document], codebook: Codebook) -> Iterator[SharedPassage]:
    lexicon = read_lexicon(codebook)
    streams = [read_stream(document, lexicon) for document in documents]
    index = Index()
    for number, stream in enumerate(streams):
        pairs = pairs_of(stream)
        candidates = index.candidates(pairs)
        for text, tied in sorted(strongest(candidates).items()):
            units = _with_neighbours(tied, candidates[text])
            yield from _between(streams[text], stream, units)
        index.add(number, pairs)


def _with_neighbours(
    strong: Iterable[UnitPair], weights: Mapping[UnitPair, float]
) -> set[UnitPair]:
    """Pairs of units with enough seeds, and next to these the pairs that have any."""
    tied = set(strong)
    beside = {(u + step, v + step) for u, v in tied for step in (-1, 1)}
    return tied | (beside & weights.keys())


def _between(a: Stream, b: Stream, units: Iterable[UnitPair]) -> list[SharedPassage]:
    same = a.document.language == b.document.language
    demand = IN_ONE_LANGUAGE if same else ACROSS_LANGUAGES
    found: list[tuple[float, SharedPassage]] = []
    for alignment in align(a, b, units, demand.manner, demand.strength):
        likeness = similarity(a, b, alignment)
        if demand.met_by(alignment, likeness):
            found.append((alignment.score * likeness, _passage(a, b, alignment, likeness)))
    return _best(found)


def _best(found: Iterable[tuple[float, SharedPassage]]) -> list[SharedPassage]:
    """The passages by score, without those whose both sides better ones have explained."""
    kept: list[SharedPassage] = []
    for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].start_a, pair[1].start_b)):
        if not (
            _explained(one.span_a, [other.span_a for other in kept])
            and _explained(one.span_b, [other.span_b for other in kept])
        ):
            kept.append(one)
    return sorted(kept, key=lambda passage: (passage.start_a, passage.start_b))


def _explained(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlap(other) >= EXPLAINED * len(span) for other in others)


def _passage(a: Stream, b: Stream, alignment: Alignment, likeness: float) -> SharedPassage:
    span_a = _received(a, alignment.start_a, alignment.end_a)
    span_b = _received(b, alignment.start_b, alignment.end_b)
    return SharedPassage(
        document_a=a.document.id,
        start_a=span_a.start,
        end_a=span_a.end,
        document_b=b.document.id,
        start_b=span_b.start,
        end_b=span_b.end,
        similarity=round(likeness, 3),
    )


def _received(stream: Stream, start: int, end: int) -> Span:
    """The received span of terms; to the unit's ends where nothing that says anything is left."""
    first, last = stream.units[start], stream.units[end - 1]
    document = stream.document
    head, tail = document.units[first], document.units[last]
    if start == stream.spans[first].start:
        begin = head.start
    else:
        begin = document.locate(head, stream.starts[start], stream.ends[start]).start
    if end == stream.spans[last].stop:
        return Span(begin, tail.end)
    return Span(begin, document.locate(tail, stream.starts[end - 1], stream.ends[end - 1]).end)


def _mark_stock(found: Sequence[SharedPassage]) -> Iterator[SharedPassage]:
    """Add to each passage the other texts that have it."""
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for p in found:
        places[p.document_a].append((p.span_a, p.document_b))
        places[p.document_b].append((p.span_b, p.document_a))
    texts = {document: _Partners(listed) for document, listed in places.items()}
    for p in found:
        having = {*texts[p.document_a].of(p.span_a), *texts[p.document_b].of(p.span_b)}
        also = tuple(sorted(having - {p.document_a, p.document_b}))
        yield evolve(p, also=also, common_stock=len(also) + 2 >= STOCK)


class _Partners:
    """The passages that one text shares, each with the text it shares it with."""

    def __init__(self, listed: list[tuple[Span, str]]) -> None:
        self._listed = sorted(listed)
        self._starts = [span.start for span, _ in self._listed]
        self._longest = max(len(span) for span, _ in self._listed)

    def of(self, span: Span) -> Iterator[str]:
        """Yield the texts that have at least half of the span too."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        for place, other in self._listed[first:last]:
            if 2 * span.overlap(place) >= len(span):
                yield other
