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

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from agreement_study.codebook import Codebook
from agreement_study.comparison.agreement_coefficients import ONE_CATEGORY, Coefficient, Undefined
from agreement_study.comparison.reliability import COUNTS_ONLY, FEWEST_POSITIVE, UNDEFINED, Row
from agreement_study.model import Reading, Unit
from agreement_study.spans import Span


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
    merged = [_apart(spans) for spans in coders]
    marked = sum(len(span) for spans in merged for span in spans)
    total = len(coders) * length
    if marked in (0, total):
        return ONE_CATEGORY
    pairs = list(combinations(merged, 2))
    differing = sum(_differing(a, b) for a, b in pairs)
    # each pair is counted from both its sides and shared among the other coders
    observed = 2 * differing / (len(coders) - 1) / total
    # a span is not paired with itself; a gap is no unit, and of it a code point is not
    own = sum(len(span) ** 2 for spans in merged for span in spans) + (total - marked)
    expected = 2 * marked * (total - marked) / (total**2 - own)
    return 1 - observed / expected


def unitizing_rows(
    readings: Sequence[Reading],
    texts: Mapping[str, str],
    units: Mapping[str, Sequence[Unit]],
    codebook: Codebook,
) -> list[Row]:
    """Return a row for every code with free spans and every pair of readings.

    Columns are those of the table `reliability`; `units` counts the code points of the shared
    documents and `positive_*` the spans. Only documents that both looked at as a whole count.
    """
    whole = {Span(u.start, u.end) for us in units.values() for u in us}
    return [
        _row(code, a, b, texts)
        for a, b in combinations(readings, 2)
        for code in codebook.codes()
        if _is_free(code, (a, b), whole)
    ]


def _is_free(code: str, readings: Iterable[Reading], units: set[Span]) -> bool:
    return any(
        coding.code == code and Span(coding.start, coding.end) not in units
        for reading in readings
        for coding in reading.codings
    )


def _row(code: str, a: Reading, b: Reading, texts: Mapping[str, str]) -> Row:
    family = code.partition("/")[0]
    documents = sorted(_whole(a, family) & _whole(b, family) & set(texts))
    length = sum(len(texts[document]) for document in documents)
    spans = [_spans(reading, code, documents, texts) for reading in (a, b)]
    found = unitizing_alpha(spans, length) if documents else Undefined("no shared document")
    few = max(map(len, spans)) < FEWEST_POSITIVE
    withheld = few and not isinstance(found, Undefined)
    reason = found.reason if isinstance(found, Undefined) else "free spans"
    state = UNDEFINED if isinstance(found, Undefined) else COUNTS_ONLY if withheld else found
    return {
        "code": code,
        "coder_a": a.coder,
        "coder_b": b.coder,
        "documents": len(documents),
        "units": length,
        "positive_a": len(spans[0]),
        "positive_b": len(spans[1]),
        "agreement": "",
        "alpha": state,
        "kappa": "",
        "low": "",
        "high": "",
        "reason": f"fewer than {FEWEST_POSITIVE} spans" if withheld else reason,
    }


def _whole(reading: Reading, family: str) -> set[str]:
    return {one.document for one in reading.looked if one.family == family and one.spans is None}


def _spans(
    reading: Reading, code: str, documents: Sequence[str], texts: Mapping[str, str]
) -> list[Span]:
    """The spans of a code on the documents laid end to end."""
    at, start = {}, 0
    for document in documents:
        at[document], start = start, start + len(texts[document])
    return _apart(
        Span(at[c.document] + c.start, at[c.document] + c.end)
        for c in reading.codings
        if c.code == code and c.document in at
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
