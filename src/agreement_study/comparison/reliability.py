"""How well coders agree on each code: the rows of the table `reliability`.

Per code and pair of coders, over the units that both looked at: does the unit carry the code?
Per field of a family's values, over the units to which both gave the code: which values? There
several values of a unit are one set, and sets are compared by MASI. Below `FEWEST_POSITIVE` such
units the coefficients are withheld, and counts stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from agreement_study.codebook import Codebook
from agreement_study.comparison.agreement_coefficients import (
    Floats,
    alpha_of,
    distances,
    masi,
)
from agreement_study.comparison.facets import Facet, facets
from agreement_study.comparison.jackknife import interval
from agreement_study.comparison.shared_units import Bools, Marks, SharedUnits, marks
from agreement_study.model import Reading, Unit

FEWEST_POSITIVE = 10
"""Units that carry the code by either coder, below which there is no coefficient."""

UNDEFINED, COUNTS_ONLY = "undefined", "counts only"
COEFFICIENTS = ("agreement", "alpha", "kappa")

Row = dict[str, object]

_BINARY = np.array([[0.0, 1.0], [1.0, 0.0]])
_Numbers = NDArray[np.intp]


@frozen(kw_only=True)
class _Table:
    """Two coders' values of the same units, by number of kind.

    `a`, `b` and `documents` have the shape (units,); `apart` the distances of kinds.
    """

    a: _Numbers
    b: _Numbers
    documents: _Numbers
    apart: Floats


def reliability_rows(
    readings: Sequence[Reading], units: Mapping[str, Sequence[Unit]], codebook: Codebook
) -> list[Row]:
    """Return the rows of every pair of readings: one per code of the codebook, used or not, and
    one per field of values.

    Parameters
    ----------
    units
        The units of each document on which all are compared (see `shared_units`).

    Returns
    -------
    rows
        `code` reads `commitment:bearer` for a field of a family and `governance/parity:value` for
        one of a single code; `units` and `positive_*` are there the units to which both gave it
        with a value that the field can have.
    """
    shared = SharedUnits(units)
    fields = facets(codebook)
    rows: list[Row] = []
    for a, b in combinations([marks(reading, shared) for reading in readings], 2):
        rows += [_code_row(code, a, b, shared) for code in codebook.codes()]
        rows += [_facet_row(facet, a, b, shared) for facet in fields]
    return rows


def _code_row(code: str, a: Marks, b: Marks, shared: SharedUnits) -> Row:
    family = code.partition("/")[0]
    both = _both_looked(a, b, family, shared)
    one, other = (_carried(m, code, shared)[both] for m in (a, b))
    documents = _shared_documents(family, a, b)
    row: Row = {
        "code": code,
        "coder_a": a.coder,
        "coder_b": b.coder,
        "documents": documents,
        "units": int(both.sum()),
        "positive_a": int(one.sum()),
        "positive_b": int(other.sum()),
    }
    table = _Table(
        a=one.astype(np.intp),
        b=other.astype(np.intp),
        documents=shared.document_of[both],
        apart=_BINARY,
    )
    return row | _coefficients(table, documents, int((one | other).sum()))


def _facet_row(facet: Facet, a: Marks, b: Marks, shared: SharedUnits) -> Row:
    items = [
        (i, one, other)
        for code in facet.places
        for i in sorted(a.given.get(code, {}).keys() & b.given.get(code, {}).keys())
        if (one := facet.read(code, a.given[code][i]))
        and (other := facet.read(code, b.given[code][i]))
    ]
    kinds = sorted({kind for _, *values in items for kind in values}, key=sorted)
    number = {kind: i for i, kind in enumerate(kinds)}
    documents = _shared_documents(facet.family, a, b)
    table = _Table(
        a=np.array([number[value] for _, value, _ in items], dtype=np.intp),
        b=np.array([number[value] for _, _, value in items], dtype=np.intp),
        documents=shared.document_of[[i for i, *_ in items]],
        apart=distances(kinds, masi),
    )
    row: Row = {"code": facet.name, "coder_a": a.coder, "coder_b": b.coder}
    row |= {"documents": documents, "units": len(items)}
    row |= {"positive_a": len(items), "positive_b": len(items)}
    return row | _coefficients(table, documents, len(items))


def _shared_documents(family: str, a: Marks, b: Marks) -> int:
    return len(a.documents.get(family, frozenset()) & b.documents.get(family, frozenset()))


def _coefficients(table: _Table, documents: int, positive: int) -> Row:
    state, reason = _withheld(table, documents, positive)
    if state:
        instead: Row = dict.fromkeys(COEFFICIENTS, state)
        return instead | {"low": "", "high": "", "reason": reason}
    value, left_out = _alphas(table)
    limits = interval(value, left_out)
    low, high = limits if isinstance(limits, tuple) else ("", "")
    return {
        "agreement": float((table.a == table.b).mean()),
        "alpha": value,
        "kappa": _kappa(table),
        "low": low,
        "high": high,
        "reason": limits if isinstance(limits, str) else "",
    }


def _withheld(table: _Table, documents: int, positive: int) -> tuple[str, str]:
    """Return what stands instead of coefficients, and why; both empty where they have values."""
    if not documents:
        return UNDEFINED, "no shared document"
    if not len(table.a):
        return UNDEFINED, "no shared unit"
    if table.a.min() == table.a.max() == table.b.min() == table.b.max():
        return UNDEFINED, "one category"
    if positive < FEWEST_POSITIVE:
        differ = int((table.a != table.b).sum())
        return COUNTS_ONLY, f"fewer than {FEWEST_POSITIVE} positive units: {differ} disagreements"
    return "", ""


def _alphas(table: _Table) -> tuple[float, list[float]]:
    """Alpha, and alpha without each document that has units."""
    kinds, documents = len(table.apart), int(table.documents.max()) + 1
    values = np.zeros((documents, kinds))
    for coder in (table.a, table.b):
        cells = np.bincount(table.documents * kinds + coder, minlength=values.size)
        values += cells.reshape(values.shape)
    observed = np.bincount(table.documents, weights=2 * table.apart[table.a, table.b])
    whole = alpha_of(observed.sum(), values.sum(axis=0), table.apart)
    present = values.sum(axis=1) > 0
    values, observed = values[present], observed[present]
    left_out = alpha_of(observed.sum() - observed, values.sum(axis=0) - values, table.apart)
    return float(whole), left_out.tolist()


def _kappa(table: _Table) -> float | str:
    kinds, n = len(table.apart), len(table.a)
    of_a, of_b = (np.bincount(coder, minlength=kinds) for coder in (table.a, table.b))
    expected = float(of_a @ of_b) / n**2
    observed = float((table.a == table.b).mean())
    return (observed - expected) / (1 - expected)


def _both_looked(a: Marks, b: Marks, family: str, shared: SharedUnits) -> Bools:
    nothing = np.zeros(len(shared.row), dtype=bool)
    both: Bools = a.looked.get(family, nothing) & b.looked.get(family, nothing)
    return both


def _carried(mark: Marks, code: str, shared: SharedUnits) -> Bools:
    carried = np.zeros(len(shared.row), dtype=bool)
    carried[list(mark.given.get(code, ()))] = True
    return carried
