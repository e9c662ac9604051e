"""The units on which two coders differ, with their words: to be read, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from agreement_study.codebook import Codebook
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
    order = list(codes) or _in_order({*one.given, *other.given}, codebook)
    found = [
        (i, place, row)
        for place, code in enumerate(order)
        for i, row in _of_code(code, one, other, shared)
    ]
    return [row for _, _, row in sorted(found, key=lambda entry: entry[:2])]


def _in_order(given: set[str], codebook: Codebook) -> list[str]:
    known = [code for code in codebook.codes() if code in given]
    return known + sorted(given - set(known))


def _of_code(code: str, one: Marks, other: Marks, shared: SharedUnits) -> Iterator[tuple[int, Row]]:
    family = code.partition("/")[0]
    of_a, of_b = one.given.get(code, {}), other.given.get(code, {})
    for i in sorted({*of_a, *of_b}):
        looked = all(family in m.looked and m.looked[family][i] for m in (one, other))
        if looked and of_a.get(i) != of_b.get(i):
            document, unit = shared.row[i]
            difference = ONLY_A if i not in of_b else ONLY_B if i not in of_a else VALUES
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
