import doctest
import math

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.coding.people_study import CODEBOOK, coding, document, reading

from agreement_study.comparison import unitizing
from agreement_study.comparison.agreement_coefficients import ONE_CATEGORY, Undefined, alpha
from agreement_study.comparison.unitizing import unitizing_alpha, unitizing_rows
from agreement_study.model import Coding
from agreement_study.spans import Span

LENGTH = 60
points = st.sets(st.integers(0, LENGTH - 1), min_size=1, max_size=20)
spans = st.lists(
    st.tuples(st.integers(0, LENGTH - 5), st.integers(1, 5)).map(lambda p: Span(p[0], p[0] + p[1])),
    min_size=1,
    max_size=6,
)


def test_worked_example() -> None:
    assert doctest.testmod(unitizing).attempted >= 2
    assert doctest.testmod(unitizing).failed == 0


@given(st.lists(points, min_size=2, max_size=4))
def test_spans_of_one_code_point_make_it_the_nominal_alpha(coders: list[set[int]]) -> None:
    ours = unitizing_alpha([[Span(p, p + 1) for p in one] for one in coders], LENGTH)
    nominal = alpha([[p in one for p in range(LENGTH)] for one in coders])
    assert not isinstance(ours, Undefined)
    assert not isinstance(nominal, Undefined)
    assert math.isclose(ours, nominal, abs_tol=1e-9)


@given(spans, spans)
def test_alpha_is_one_only_for_the_same_places_and_symmetric(a: list[Span], b: list[Span]) -> None:
    one, other = unitizing_alpha([a, b], LENGTH), unitizing_alpha([b, a], LENGTH)
    assume(not isinstance(one, Undefined))
    assert one == other
    covered = [{p for span in spans for p in range(span.start, span.end)} for spans in (a, b)]
    assert (one == 1.0) == (covered[0] == covered[1])


@given(spans)
def test_overlapping_spans_of_one_coder_count_once(a: list[Span]) -> None:
    found = unitizing_alpha([a, [*a, *a]], LENGTH)
    assert found in (1.0, ONE_CATEGORY)


def test_only_one_coder_marking_anything_is_not_agreement() -> None:
    found = unitizing_alpha([[Span(10, 20)], []], 100)
    assert isinstance(found, float)
    assert found < 0.01


def test_nothing_marked_nothing_read_and_everything_marked_are_undefined() -> None:
    assert unitizing_alpha([[], []], 100) == ONE_CATEGORY
    assert unitizing_alpha([[Span(0, 100)], [Span(0, 100)]], 100) == ONE_CATEGORY
    assert unitizing_alpha([[], []], 0) == Undefined("no shared document")
    assert unitizing_alpha([[Span(0, 1)]], 10) == Undefined("no shared document")


def test_adjacent_spans_are_two_and_that_lowers_what_chance_gives() -> None:
    joined = unitizing_alpha([[Span(0, 10)], [Span(0, 8)]], 100)
    parted = unitizing_alpha([[Span(0, 5), Span(5, 10)], [Span(0, 8)]], 100)
    assert joined != parted


ONE, OTHER = document("en två tre fyra", name="lund"), document("fem sex", name="malmo")
WORDS = ("en", "två", "tre", "fyra")


def marked(coder: str, *codings: Coding) -> list[Coding]:
    return [evolve(one, coder=coder) for one in codings]


def rows(a: list[Coding], b: list[Coding]) -> list[dict[str, object]]:
    texts = {one.id: one.text for one in (ONE, OTHER)}
    units = {one.id: one.units for one in (ONE, OTHER)}
    readings = [reading("a", marked("a", *a), ONE, OTHER), reading("b", marked("b", *b), ONE)]
    return unitizing_rows(readings, texts, units, CODEBOOK)


def test_only_codes_with_free_spans_have_a_row() -> None:
    whole = [coding(ONE, 1, "mark")]
    free = [coding(ONE, 1, "event", "2024", words=word) for word in WORDS]
    assert rows(whole, whole) == []
    (row,) = rows(whole + free, whole)
    assert (row["code"], row["documents"], row["units"]) == ("event", 1, len(ONE.text))
    assert (row["positive_a"], row["positive_b"]) == (4, 0)
    assert (row["alpha"], row["reason"]) == ("counts only", "fewer than 10 spans")


def test_documents_that_one_did_not_read_are_left_out() -> None:
    (row,) = rows([coding(OTHER, 1, "event", words="sex")], [])
    assert (row["positive_a"], row["alpha"], row["reason"]) == (0, "undefined", "one category")


@pytest.mark.parametrize("shift", [0, 3])
def test_enough_spans_give_a_coefficient(shift: int) -> None:
    long = document(" ".join(f"ord{i:02}" for i in range(40)))
    a = [coding(long, 1, "event", "2024", words=f"ord{i:02}") for i in range(0, 40, 3)]
    b = [evolve(c, start=c.start + shift, end=c.end + shift, coder="b") for c in a]
    readings = [reading("a", a, long), reading("b", b, long)]
    (row,) = unitizing_rows(readings, {"lund": long.text}, {"lund": long.units}, CODEBOOK)
    assert isinstance(row["alpha"], float)
    assert (row["alpha"] == 1.0) == (shift == 0)
    assert row["reason"] == "free spans"
