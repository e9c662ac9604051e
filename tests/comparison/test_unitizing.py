import doctest
import math
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.coding.people_study import CODEBOOK, coding, document, reading

from agreement_study.comparison import unitizing
from agreement_study.comparison.agreement_coefficients import ONE_CATEGORY, Undefined, alpha
from agreement_study.comparison.unitizing import unitizing_alpha, unitizing_rows
from agreement_study.model import Coding, Document, Looked, Reading
from agreement_study.spans import Span

LENGTH = 60
points = st.sets(st.integers(0, LENGTH - 1), min_size=1, max_size=20)
spans = st.lists(
    st.tuples(st.integers(0, LENGTH - 5), st.integers(1, 5)).map(lambda p: Span(p[0], p[0] + p[1])),
    min_size=1,
    max_size=6,
)


def by_enumeration(coders: list[list[Span]], length: int) -> float:
    """Alpha by its definition, pair of code points by pair: slow, and without its formulas."""
    points = [
        (coder, at, next((i for i, span in enumerate(own) if span.start <= at < span.end), None))
        for coder, own in enumerate(coders)
        for at in range(length)
    ]
    observed, chance = [], []
    for coder, at, span in points:
        for other, place, its in points:
            differ = (span is None) != (its is None)
            if at == place and coder != other:
                observed.append(differ)
            same = coder == other and (at == place if span is None else span == its)
            chance += [] if same else [differ]
    return 1 - (sum(observed) / len(observed)) / (sum(chance) / len(chance))


@pytest.mark.parametrize(
    ("coders", "length", "by_hand"),
    [
        # apart on 4 of 10; 8 marked, 12 not; 4² + 2² + 2² + 12 pairs are none
        ([[Span(0, 4)], [Span(0, 2), Span(6, 8)]], 10, 1 - (8 / 20) / (2 * 8 * 12 / (20**2 - 36))),
        # three coders: of 3 x 6 pairs of code points 12 differ; 9 marked, 9 not; 3 x 3² + 9
        ([[Span(0, 3)], [Span(0, 3)], [Span(3, 6)]], 6, 1 - (12 / 18) / (2 * 9 * 9 / (18**2 - 36))),
        # one marks all in two spans, the other half: 5 of 10 differ; 15 marked, 5 not
        ([[Span(0, 5), Span(5, 10)], [Span(0, 5)]], 10, 1 - (10 / 20) / (2 * 15 * 5 / (400 - 80))),
    ],
)
def test_values_derived_by_hand(coders: list[list[Span]], length: int, by_hand: float) -> None:
    found = unitizing_alpha(coders, length)
    assert found == pytest.approx(by_hand)
    assert found == pytest.approx(by_enumeration(coders, length))


short = st.lists(st.integers(0, 12), min_size=2, max_size=6, unique=True).map(
    lambda edges: [Span(a, b) for a, b in pairwise(sorted(edges))][::2]
)


@given(st.lists(short, min_size=2, max_size=3))
@settings(max_examples=50)
def test_alpha_is_its_definition(coders: list[list[Span]]) -> None:
    found = unitizing_alpha(coders, 13)
    assert found == pytest.approx(by_enumeration(coders, 13))


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
    assert (row["code"], row["documents"], row["units"]) == ("event:span", 1, len(ONE.text))
    assert (row["positive_a"], row["positive_b"]) == (4, 0)
    assert (row["alpha"], row["agreement"], row["kappa"]) == ("counts only",) * 3
    apart = sum(map(len, WORDS))
    assert row["reason"] == f"fewer than 10 spans: {apart} code points differ"


def test_spans_of_whole_units_are_not_free() -> None:
    two = document("en två", "tre fyra")
    section = evolve(coding(two, 1, "mark"), end=two.units[1].end)
    readings = [reading("a", [section], two), reading("b", [], two)]
    assert unitizing_rows(readings, {"lund": two.text}, {"lund": two.units}, CODEBOOK) == []


def test_spans_of_whole_units_of_another_list_are_not_free() -> None:
    one = document("en två tre fyra")
    part = coding(one, 1, "mark", words="två")
    readings = [reading("a", [part], one), reading("b", [], one)]
    texts, units = {"lund": one.text}, {"lund": one.units}
    cut = {"lund": [evolve(one.units[0], start=3, end=6)]}
    assert len(unitizing_rows(readings, texts, units, CODEBOOK)) == 1
    assert unitizing_rows(readings, texts, units, CODEBOOK, cut) == []


def test_documents_that_one_did_not_read_are_left_out() -> None:
    (row,) = rows([coding(OTHER, 1, "event", words="sex")], [])
    assert (row["positive_a"], row["alpha"], row["reason"]) == (0, "undefined", "one category")
    assert (row["agreement"], row["kappa"]) == ("undefined", "undefined")
    assert unitizing_rows(
        [reading("a", [coding(OTHER, 1, "event", words="sex")], OTHER), reading("b", [], ONE)],
        {"lund": ONE.text, "malmo": OTHER.text},
        {"lund": ONE.units, "malmo": OTHER.units},
        CODEBOOK,
    ) == []  # fmt: skip


LONG = document(" ".join(f"ord{i:02}" for i in range(40)), "slut")


def pair(shift: int, *documents: Document) -> list[Reading]:
    a = [
        evolve(coding(LONG, 1, "event", "2024", words=f"ord{i:02}"), document=one.id)
        for one in documents
        for i in range(0, 40, 3)
    ]
    b = [evolve(c, start=c.start + shift, end=c.end + shift, coder="b") for c in a]
    return [reading("a", a, *documents), reading("b", b, *documents)]


@pytest.mark.parametrize("shift", [0, 3])
def test_enough_spans_give_a_coefficient(shift: int) -> None:
    texts, units = {"lund": LONG.text}, {"lund": LONG.units}
    (row,) = unitizing_rows(pair(shift, LONG), texts, units, CODEBOOK)
    assert isinstance(row["alpha"], float)
    assert (row["alpha"] == 1.0) == (shift == 0)
    assert row["reason"] == "no interval: 1 document; free spans have alpha alone"
    assert (row["agreement"], row["kappa"]) == ("undefined", "undefined")


def test_a_sheet_of_which_every_unit_was_read_is_a_whole_document() -> None:
    texts, units = {"lund": LONG.text}, {"lund": LONG.units}
    spans = tuple(Span(unit.start, unit.end) for unit in LONG.units)
    for read, count in ((spans, 1), (spans[:1], 0)):
        looked = (Looked(document="lund", family="event", spans=read),)
        readings = [evolve(one, looked=looked) for one in pair(3, LONG)]
        assert len(unitizing_rows(readings, texts, units, CODEBOOK)) == count


def test_ten_documents_give_an_interval() -> None:
    many = [document(*LONG.text.split("\n")[:-1], name=f"d{i}") for i in range(10)]
    texts, units = {d.id: d.text for d in many}, {d.id: d.units for d in many}
    (row,) = unitizing_rows(pair(3, *many), texts, units, CODEBOOK)
    together = unitizing_rows(pair(3, many[0]), texts, units, CODEBOOK)[0]
    assert row["low"] == pytest.approx(row["high"])
    assert row["alpha"] == pytest.approx(together["alpha"], abs=0.02)
    assert row["reason"] == "free spans have alpha alone"
