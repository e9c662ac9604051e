import doctest
import math

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import masi_distance

from agreement_study.comparison import agreement_coefficients
from agreement_study.comparison.agreement_coefficients import (
    NO_SHARED_UNIT,
    ONE_CATEGORY,
    Undefined,
    alpha,
    kappa,
    masi,
    percent_agreement,
    set_alpha,
)

values = st.sampled_from(["a", "b", "c", None])
sets = st.frozensets(st.sampled_from("abcd"), min_size=1)


def table(kinds: st.SearchStrategy, coders: int = 3) -> st.SearchStrategy[list[list]]:  # type: ignore[type-arg]
    return st.integers(2, 12).flatmap(
        lambda units: st.lists(
            st.lists(kinds, min_size=units, max_size=units), min_size=coders, max_size=coders
        )
    )


def test_published_examples() -> None:
    assert doctest.testmod(agreement_coefficients).failed == 0
    assert doctest.testmod(agreement_coefficients).attempted > 8


@given(table(values))
def test_alpha_is_that_of_the_known_library(coders: list[list[str | None]]) -> None:
    ours = alpha(coders)
    if isinstance(ours, Undefined):
        return
    number = {"a": 0.0, "b": 1.0, "c": 2.0, None: np.nan}
    data = [[number[value] for value in row] for row in coders]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert math.isclose(ours, theirs, abs_tol=1e-9)


@given(table(values.filter(bool), coders=2))
def test_kappa_is_that_of_nltk(coders: list[list[str]]) -> None:
    ours = kappa(*coders)
    assume(not isinstance(ours, Undefined))
    triples = [(c, u, v) for c, row in enumerate(coders) for u, v in enumerate(row)]
    theirs = AnnotationTask(data=triples).kappa()
    assert math.isclose(ours, theirs, abs_tol=1e-9)  # type: ignore[arg-type]


@given(sets, sets)
def test_masi_is_a_distance_and_that_of_nltk_but_for_its_rounding(
    a: frozenset[str], b: frozenset[str]
) -> None:
    assert masi(a, b) == masi(b, a)
    assert (masi(a, b) == 0) == (a == b)
    assert abs(masi(a, b) - masi_distance(a, b)) < 0.0034  # NLTK has 0.67 and 0.33


@given(table(sets))
def test_set_alpha_is_that_of_nltk(coders: list[list[frozenset[str]]]) -> None:
    ours = set_alpha(coders)
    assume(not isinstance(ours, Undefined))
    triples = [(c, u, v) for c, row in enumerate(coders) for u, v in enumerate(row)]
    theirs = AnnotationTask(data=triples, distance=masi).alpha()
    assert math.isclose(ours, theirs, abs_tol=1e-9)  # type: ignore[arg-type]


@given(table(st.sampled_from("abc"), coders=2))
def test_single_values_make_set_alpha_nominal(coders: list[list[str]]) -> None:
    nominal, of_sets = alpha(coders), set_alpha([[frozenset(v) for v in row] for row in coders])
    if isinstance(nominal, Undefined) or isinstance(of_sets, Undefined):
        assert nominal == of_sets
    else:
        assert math.isclose(nominal, of_sets, abs_tol=1e-12)


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ([], [], NO_SHARED_UNIT),
        (["x", None], [None, "x"], NO_SHARED_UNIT),
        (["x", "x"], ["x", "x"], ONE_CATEGORY),
        (["x", "x", "y"], ["x", "x", None], ONE_CATEGORY),
    ],
)
def test_what_the_data_do_not_determine_is_undefined_with_its_reason(
    a: list[str | None], b: list[str | None], reason: Undefined
) -> None:
    assert alpha([a, b]) == reason
    assert kappa(a, b) == reason


def test_no_shared_unit_is_not_full_agreement() -> None:
    assert percent_agreement(["x", None], [None, "x"]) == NO_SHARED_UNIT
    assert percent_agreement(["x", "y", None], ["x", "x", "x"]) == 0.5


def test_full_agreement_on_two_categories_is_one_and_the_text_nan_is_a_value() -> None:
    assert alpha(["xyx", "xyx"]) == 1.0
    assert alpha([["nan", "x", "x"], ["x", "x", "x"]]) != 1.0
