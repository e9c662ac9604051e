"""Agreement on free spans: Krippendorff's alpha for unitizing, per code.

For codes whose spans do not follow the units of coding. Two coders mark spans on the same
continuum; agreement is the length on which they agree, and chance is what pairing each of their
spans with every other but itself would give. Units of coding make this needless: there the
nominal alpha of `reliability` stands.

Source: Krippendorff, Mathet, Bouvry & Widlöcher (2016), On the reliability of unitizing textual
continua: further developments, Quality & Quantity 50, 2347-2364. Of its four coefficients, the
distinction of marked from unmarked, which is the one that asks where spans begin and end; with
one code at a time, it is the alpha of all distinctions too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.agreement_coefficients import ONE_CATEGORY, Coefficient, Undefined
from agreement_study.comparison.jackknife import interval
from agreement_study.comparison.reliability import COUNTS_ONLY, FEWEST_POSITIVE, UNDEFINED, Row
from agreement_study.model import Reading, Unit
from agreement_study.spans import Span

SPAN = "span"
"""What stands behind the code in the rows of its free spans."""

ALPHA_ALONE = "free spans have alpha alone"
"""Why shares of code points and kappa are left out: unmarked text would swell them."""

Edges = Mapping[str, set[int]]
"""Per document, where its units begin and end."""


@frozen
class _Sums:
    """Sums over a continuum from which alpha follows; those of documents can be added.

    `differing` code points of all pairs of coders, `marked` by all coders, `squares` of the
    lengths of their spans, `total` code points times coders.
    """

    coders: int
    differing: int = 0
    marked: int = 0
    squares: int = 0
    total: int = 0

    def plus(self, other: _Sums, sign: int = 1) -> _Sums:
        return _Sums(
            self.coders,
            self.differing + sign * other.differing,
            self.marked + sign * other.marked,
            self.squares + sign * other.squares,
            self.total + sign * other.total,
        )

    def alpha(self) -> Coefficient:
        gaps = self.total - self.marked
        if not self.marked or not gaps:
            return ONE_CATEGORY
        # each pair is counted from both its sides and shared among the other coders
        observed = 2 * self.differing / (self.coders - 1) / self.total
        # a span is not paired with itself; a gap is no unit, and of it a code point is not
        own = self.squares + gaps
        return 1 - observed / (2 * self.marked * gaps / (self.total**2 - own))


def unitizing_alpha(coders: Sequence[Sequence[Span]], length: int) -> Coefficient:
    """Return alpha of spans that two or more coders marked on one continuum.

    Parameters
    ----------
    coders
        The spans of each coder; those of one coder that overlap count as one.
    length
        Of the continuum, in code points.

    Two coders, a continuum of 20, spans 2..8 and 4..10, by hand: they differ on 2 x 4 of 40 code
    points; chance gives 2 x 12 x 28 of 40² - (6² + 6²) - 28 pairs.

    >>> found = unitizing_alpha([[Span(2, 8)], [Span(4, 10)]], 20)
    >>> round(found, 6) == round(1 - (8 / 40) / (2 * 12 * 28 / (40**2 - 72 - 28)), 6)
    True

    Where all or nothing is marked, nothing can be told:

    >>> unitizing_alpha([[Span(0, 20)], [Span(0, 20)]], 20)
    Undefined(reason='one category')
    """
    if length <= 0 or len(coders) < 2:
        return Undefined("no shared document")
    return _sums(coders, length).alpha()


def unitizing_rows(
    readings: Sequence[Reading],
    texts: Mapping[str, str],
    units: Mapping[str, Sequence[Unit]],
    codebook: Codebook,
    others: Mapping[str, Sequence[Unit]] | None = None,
) -> list[Row]:
    """Return a row for every code with free spans and every pair of readings.

    Parameters
    ----------
    others
        Units into which another has cut the texts; spans that follow these are not free either.

    Returns
    -------
    rows
        Columns are those of the table `reliability`, and `code` reads `event:span`; `units` counts
        the code points of the shared documents and `positive_*` the spans. Only documents of which
        both looked at every unit count; without any there is no row.
    """
    edges = _edges((units, others or {}))
    free = [_free_codes(reading, edges) for reading in readings]
    return [
        row
        for (a, of_a), (b, of_b) in combinations(zip(readings, free, strict=True), 2)
        for code in codebook.codes()
        if code in of_a or code in of_b
        for row in _rows(code, a, b, texts, units)
    ]


def _edges(cuts: Iterable[Mapping[str, Sequence[Unit]]]) -> Edges:
    edges: dict[str, set[int]] = defaultdict(set)
    for cut in cuts:
        for document, units in cut.items():
            edges[document].update(edge for unit in units for edge in (unit.start, unit.end))
    return edges


def _free_codes(reading: Reading, edges: Edges) -> set[str]:
    nowhere: set[int] = set()
    return {
        coding.code
        for coding in reading.codings
        if not (coding.start in (own := edges.get(coding.document, nowhere)) and coding.end in own)
    }


def _rows(
    code: str, a: Reading, b: Reading, texts: Mapping[str, str], units: Mapping[str, Sequence[Unit]]
) -> Iterator[Row]:
    family = code.partition("/")[0]
    documents = sorted(_whole(a, family, units) & _whole(b, family, units) & set(texts))
    if not documents:
        return
    spans = {d: [_spans(reading, code, d) for reading in (a, b)] for d in documents}
    sums = {d: _sums(spans[d], len(texts[d])) for d in documents}
    counts = [sum(len(pair[i]) for pair in spans.values()) for i in (0, 1)]
    row: Row = {"code": f"{code}:{SPAN}", "coder_a": a.coder, "coder_b": b.coder}
    row |= {"documents": len(documents), "units": sum(len(texts[d]) for d in documents)}
    row |= {"positive_a": counts[0], "positive_b": counts[1]}
    yield row | _coefficients(list(sums.values()), max(counts))


def _coefficients(sums: Sequence[_Sums], most: int) -> Row:
    whole = _Sums(2)
    for one in sums:
        whole = whole.plus(one)
    found = whole.alpha()
    row: Row = {"agreement": UNDEFINED, "kappa": UNDEFINED, "low": "", "high": ""}
    if isinstance(found, Undefined):
        return row | {"alpha": UNDEFINED, "reason": found.reason}
    if most < FEWEST_POSITIVE:
        reason = f"fewer than {FEWEST_POSITIVE} spans: {whole.differing} code points differ"
        return (
            row | dict.fromkeys(("agreement", "alpha", "kappa"), COUNTS_ONLY) | {"reason": reason}
        )
    left_out = [whole.plus(one, -1).alpha() for one in sums]
    limits = interval(found, [x if isinstance(x, float) else float("nan") for x in left_out])
    if isinstance(limits, str):
        return row | {"alpha": found, "reason": f"{limits}; {ALPHA_ALONE}"}
    return row | {"alpha": found, "low": limits[0], "high": limits[1], "reason": ALPHA_ALONE}


def _whole(reading: Reading, family: str, units: Mapping[str, Sequence[Unit]]) -> set[str]:
    """The documents of which a reading looked at every unit."""
    found = set()
    for one in reading.looked:
        own = (u for u in units.get(one.document, ()) if u.kind != "noise")
        seen = None if one.spans is None else set(one.spans)
        if one.family == family and (
            seen is None or all(Span(unit.start, unit.end) in seen for unit in own)
        ):
            found.add(one.document)
    return found


def _spans(reading: Reading, code: str, document: str) -> list[Span]:
    return _apart(
        Span(c.start, c.end) for c in reading.codings if (c.document, c.code) == (document, code)
    )


def _sums(coders: Sequence[Iterable[Span]], length: int) -> _Sums:
    merged = [_apart(spans) for spans in coders]
    return _Sums(
        coders=len(merged),
        differing=sum(_differing(a, b) for a, b in combinations(merged, 2)),
        marked=sum(len(span) for spans in merged for span in spans),
        squares=sum(len(span) ** 2 for spans in merged for span in spans),
        total=len(merged) * length,
    )


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones joined; those that only touch stay two."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif len(span):
            joined.append(span)
    return joined


def _differing(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Count the code points that one marked and the other did not."""
    common, i, j = 0, 0, 0
    while i < len(a) and j < len(b):
        common += a[i].overlap(b[j])
        if a[i].end < b[j].end:
            i += 1
        else:
            j += 1
    return sum(map(len, a)) + sum(map(len, b)) - 2 * common
