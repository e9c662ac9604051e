"""The units on which two coders differ, with their words: to be read, one by one.

Values differ where a field that both filled with what it can have says two things; a note in the
place of a value (the reference has some) is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from agreement_study.codebook import Codebook
from agreement_study.comparison.facets import Facet, facets
from agreement_study.comparison.shared_units import Marks, SharedUnits, marks
from agreement_study.model import Reading, Unit

Row = dict[str, object]

ONLY_A, ONLY_B, VALUES = "only a", "only b", "values differ"
COLUMNS = (
    "document",
    "unit",
    "start",
    "end",
    "code",
    "difference",
    "coder_a",
    "value_a",
    "coder_b",
    "value_b",
    "text",
)


def disagreements(
    a: Reading,
    b: Reading,
    units: Mapping[str, Sequence[Unit]],
    codebook: Codebook,
    codes: Sequence[str] = (),
) -> list[Row]:
    """Return a row for each shared unit and code that only one gave, or with other values.

    Parameters
    ----------
    units
        The units on which both are compared (see `shared_units`).
    codes
        The codes asked for; without them all that either gave, in the codebook's order.

    Returns
    -------
    rows
        Sorted by document and place. Several values of a unit are joined by a semicolon.
    """
    shared = SharedUnits(units)
    one, other = marks(a, shared), marks(b, shared)
    fields = facets(codebook)
    order = list(codes) or _in_order({*one.given, *other.given}, codebook)
    found = [
        (i, place, row)
        for place, code in enumerate(order)
        for i, row in _of_code(code, one, other, shared, [f for f in fields if code in f.places])
    ]
    return [row for _, _, row in sorted(found, key=lambda entry: entry[:2])]


def _in_order(given: set[str], codebook: Codebook) -> list[str]:
    known = [code for code in codebook.codes() if code in given]
    return known + sorted(given - set(known))


def _of_code(
    code: str, one: Marks, other: Marks, shared: SharedUnits, fields: Sequence[Facet]
) -> Iterator[tuple[int, Row]]:
    family = code.partition("/")[0]
    of_a, of_b = one.given.get(code, {}), other.given.get(code, {})
    for i in sorted({*of_a, *of_b}):
        looked = all(family in m.looked and m.looked[family][i] for m in (one, other))
        difference = _difference(code, of_a.get(i), of_b.get(i), fields)
        if looked and difference:
            document, unit = shared.row[i]
            yield (
                i,
                {
                    "document": document,
                    "unit": unit.id,
                    "start": unit.start,
                    "end": unit.end,
                    "code": code,
                    "difference": difference,
                    "coder_a": one.coder,
                    "value_a": "; ".join(sorted(of_a.get(i, ()))),
                    "coder_b": other.coder,
                    "value_b": "; ".join(sorted(of_b.get(i, ()))),
                    "text": unit.text,
                },
            )


def _difference(
    code: str, a: frozenset[str] | None, b: frozenset[str] | None, fields: Sequence[Facet]
) -> str:
    """What kind of difference there is between the values of two coders (None: not coded)."""
    if a is None or b is None:
        return ONLY_B if a is None else ONLY_A
    said = ((field.read(code, a), field.read(code, b)) for field in fields)
    return VALUES if any(x and y and x != y for x, y in said) else ""
