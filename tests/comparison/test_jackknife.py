import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.comparison import jackknife
from agreement_study.comparison.jackknife import FEWEST, interval, t_quantile


def test_published_values() -> None:
    result = doctest.testmod(jackknife)
    assert result.attempted >= 2
    assert result.failed == 0


@pytest.mark.parametrize(
    ("freedom", "printed"),
    [(9, 2.2622), (10, 2.2281), (14, 2.1448), (20, 2.0860), (40, 2.0211), (1000, 1.9623)],
)
def test_quantiles_of_t_are_those_of_printed_tables(freedom: int, printed: float) -> None:
    assert math.isclose(t_quantile(0.975, freedom), printed, abs_tol=2e-4)


@pytest.mark.parametrize("n", [1, 2, 5, FEWEST - 1])
def test_few_documents_give_no_interval_but_their_number(n: int) -> None:
    said = interval(0.8, [0.8] * n)
    assert said == f"no interval: {n} document{'' if n == 1 else 's'}"


def test_a_coefficient_that_rests_on_one_document_has_no_interval() -> None:
    assert interval(0.8, [0.8] * 11 + [math.nan]) == "no interval: it rests on one document"


@given(st.floats(-1, 1), st.lists(st.floats(-1, 1), min_size=FEWEST, max_size=30))
def test_an_interval_holds_its_coefficient_and_stays_within_bounds(
    value: float, left_out: list[float]
) -> None:
    limits = interval(value, left_out)
    assert isinstance(limits, tuple)
    assert -1 <= limits[0] <= value <= limits[1] <= 1


def test_an_interval_shrinks_with_the_number_of_documents() -> None:
    def width(n: int) -> float:
        values = [i % 2 for i in range(n)]
        left_out = [(sum(values) - v) / (n - 1) for v in values]
        limits = interval(0.5, left_out)
        assert isinstance(limits, tuple)
        return limits[1] - limits[0]

    assert width(10) > width(40) > width(160)
    assert math.isclose(width(40) / width(160), 2, rel_tol=0.1)
