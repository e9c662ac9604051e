"""Intervals from few documents: a coefficient with each document left out in turn.

Units of a document are not independent of each other, so documents are left out and not units.
Below `FEWEST` documents there is no interval, since it would mean nothing.

Source: Efron & Tibshirani (1993), An introduction to the bootstrap, chapter 11; Hughes (2022),
arXiv 2210.13265, on the jackknife for alpha in small samples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

FEWEST = 10
"""Documents below which there is no interval."""

LEVEL = 0.95


def standard_error(left_out: Sequence[float]) -> float:
    """Return the jackknife's standard error (Efron & Tibshirani 1993, equation 11.5).

    Parameters
    ----------
    left_out
        The coefficient with each document left out.

    For a mean it is the ordinary standard error: the seven treated mice of table 2.1.

    >>> mice = [94, 197, 16, 38, 99, 141, 23]
    >>> round(standard_error([(sum(mice) - one) / 6 for one in mice]), 2)
    25.24
    """
    n = len(left_out)
    mean = sum(left_out) / n
    return math.sqrt((n - 1) / n * sum((value - mean) ** 2 for value in left_out))


def interval(value: float, left_out: Sequence[float]) -> tuple[float, float] | str:
    """Return the limits of a coefficient at `LEVEL`, or why there are none.

    Parameters
    ----------
    value
        The coefficient over all documents; it is at most 1, and so is its upper limit.
    left_out
        The coefficient with each document left out; not a number where it has no value.
    """
    n = len(left_out)
    if n < FEWEST:
        return f"no interval: {n} document{'' if n == 1 else 's'}"
    if any(math.isnan(one) for one in left_out):
        return "no interval: it rests on one document"
    half = t_quantile((1 + LEVEL) / 2, n - 1) * standard_error(left_out)
    return max(-1.0, value - half), min(1.0, value + half)


def t_quantile(share: float, freedom: int) -> float:
    """Return a quantile of Student's t, to three decimals from 9 degrees of freedom on.

    Abramowitz & Stegun (1964), Handbook of mathematical functions, 26.7.5.

    >>> [round(t_quantile(0.975, freedom), 3) for freedom in (9, 30, 120)]
    [2.262, 2.042, 1.98]
    """
    z = NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / freedom**power for power, term in enumerate(terms, 1))
