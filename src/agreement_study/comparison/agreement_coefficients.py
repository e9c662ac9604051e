"""Agreement of coders on units: nominal and set-valued alpha, kappa, percent agreement.

A coefficient that the data do not determine is `Undefined` with its reason, never a number.

Sources: Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
Pennsylvania; Cohen (1960), Educational and Psychological Measurement 20(1), 37-46; Passonneau
(2006), Measuring agreement on set-valued items (MASI), LREC 2006.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Value = Hashable | None
"""What a coder gave a unit; None where the coder did not look."""

Floats = NDArray[np.float64]


@frozen
class Undefined:
    """Why a coefficient has no value."""

    reason: str


Coefficient = float | Undefined

NO_SHARED_UNIT = Undefined("no shared unit")
ONE_CATEGORY = Undefined("one category")


def percent_agreement(a: Sequence[Value], b: Sequence[Value]) -> Coefficient:
    """Return the share of units that two coders coded alike, among those both looked at.

    >>> percent_agreement("abca", "abba")
    0.75
    """
    pairs = _both(a, b)
    return sum(x == y for x, y in pairs) / len(pairs) if pairs else NO_SHARED_UNIT


def kappa(a: Sequence[Value], b: Sequence[Value]) -> Coefficient:
    """Return Cohen's kappa of two coders.

    The dialogue acts of Artstein & Poesio (2008), Computational Linguistics 34(4), table 1:
    20 and 50 acts coded alike, 20 and 10 not.

    >>> a = "s" * 20 + "s" * 20 + "i" * 10 + "i" * 50
    >>> b = "s" * 20 + "i" * 20 + "s" * 10 + "i" * 50
    >>> round(kappa(a, b), 3)
    0.348
    """
    pairs = _both(a, b)
    if not pairs:
        return NO_SHARED_UNIT
    observed = sum(x == y for x, y in pairs) / len(pairs)
    of_a, of_b = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    chance = sum(of_a[value] * of_b[value] for value in of_a)
    if chance == len(pairs) ** 2:
        return ONE_CATEGORY
    expected = chance / len(pairs) ** 2
    return (observed - expected) / (1 - expected)


def alpha(coders: Sequence[Sequence[Value]]) -> Coefficient:
    """Return Krippendorff's nominal alpha of two or more coders.

    Parameters
    ----------
    coders
        Shape (coders, units); None where a coder did not look at a unit.

    Krippendorff (2011): section A, two coders and two categories; section B, nominal data of two
    coders; section C, four coders, some of whom missed units.

    >>> round(alpha(["0100000010", "1110010000"]), 3)
    0.095
    >>> round(alpha(["aabbdcccedda", "babbbccceddd"]), 3)
    0.692
    >>> rows = "123321412...", "1233224125.3", ".3332342251.", "12332441251."
    >>> round(alpha([[None if sign == "." else sign for sign in row] for row in rows]), 3)
    0.743
    """
    return _alpha(coders, lambda a, b: float(a != b))


def set_alpha(coders: Sequence[Sequence[frozenset[str] | None]]) -> Coefficient:
    """Return alpha of sets of values, by the MASI distance; single values make it nominal.

    Parameters
    ----------
    coders
        Shape (coders, units); None where a coder did not look at a unit.
    """
    return _alpha(coders, masi)


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the MASI distance of two sets: 1 - Jaccard's coefficient * monotonicity.

    Monotonicity is 1 for equal sets, 2/3 if one holds the other, 1/3 if they share members, else 0
    (Passonneau 2006).

    >>> round(masi(frozenset("ab"), frozenset("abcd")), 3)
    0.667
    """
    shared = a & b
    if a == b or not shared:
        return float(a != b)
    monotone = 2 / 3 if shared in (a, b) else 1 / 3
    return 1 - len(shared) / len(a | b) * monotone


def distances(kinds: Sequence[Hashable], apart: Callable[..., float]) -> Floats:
    """Return the distance between each two kinds of values, shape (kinds, kinds)."""
    return np.array([[apart(a, b) for b in kinds] for a in kinds], dtype=float)


def alpha_of(observed: Floats, values: Floats, apart: Floats) -> Floats:
    """Return alpha from sums, so that it can be had without a document from theirs.

    Parameters
    ----------
    observed
        Distances between the values of a unit, over all ordered pairs of them divided by their
        number less one, summed over units. Any shape.
    values
        How often each kind of value was given; that shape, and (kinds) behind it. Counts instead
        of pairs of units: time grows with the kinds, not with the data.
    apart
        Distances of kinds, shape (kinds, kinds).

    Returns
    -------
    alpha
        Not a number where the values are of one kind, or fewer than two.
    """
    pairs = ((values @ apart) * values).sum(axis=-1)
    total = values.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(pairs > 0, 1 - observed * (total - 1) / pairs, np.nan)
    return found


def _alpha(coders: Sequence[Sequence[Value]], apart: Callable[..., float]) -> Coefficient:
    units = [Counter(v for v in unit if v is not None) for unit in zip(*coders, strict=True)]
    units = [unit for unit in units if unit.total() > 1]
    if not units:
        return NO_SHARED_UNIT
    kinds = list(dict.fromkeys(value for unit in units for value in unit))
    counts = np.array([[unit[kind] for kind in kinds] for unit in units], dtype=float)
    between = distances(kinds, apart)
    observed = ((counts @ between) * counts).sum(axis=1) / (counts.sum(axis=1) - 1)
    found = float(alpha_of(observed.sum(), counts.sum(axis=0), between))
    return ONE_CATEGORY if np.isnan(found) else found


def _both(a: Iterable[Value], b: Iterable[Value]) -> list[tuple[Hashable, Hashable]]:
    return [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
