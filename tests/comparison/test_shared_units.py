import pytest

from agreement_study.comparison.shared_units import SharedUnits, marks
from agreement_study.model import Coding, Looked, Reading, Unit
from agreement_study.spans import Span


def units(*spans: tuple[int, int], noise: tuple[int, ...] = ()) -> list[Unit]:
    return [
        Unit(id=f"u{i}", kind="noise" if i in noise else "sentence", start=a, end=b, text="")
        for i, (a, b) in enumerate(spans)
    ]


def coded(start: int, end: int, code: str = "mark", value: str = "", document: str = "d") -> Coding:
    return Coding(document=document, unit="", start=start, end=end, code=code, value=value)


SHARED = SharedUnits(
    {"d": units((0, 10), (10, 14), (15, 35), (36, 50), noise=(1,)), "e": units((0, 5))}
)


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ((0, 10), [0]),  # the unit itself
        ((3, 6), [0]),  # some words of it
        ((0, 20), [0]),  # of the second no half
        ((0, 25), [0, 1]),  # half of the second
        ((0, 50), [0, 1, 2]),  # a section
        ((6, 18), []),  # a bit of two, mostly noise
        ((11, 13), []),  # noise is no unit
        ((30, 40), [1]),  # half of it lies in one of two
        ((14, 15), []),  # between units
    ],
)
def test_a_coding_belongs_to_units_by_half_of_the_shorter(
    span: tuple[int, int], found: list[int]
) -> None:
    assert list(SHARED.touched("d", *span)) == found


def test_units_of_another_cutting_are_found_from_both_sides() -> None:
    fine, coarse = SharedUnits({"d": units((0, 10), (11, 20))}), SharedUnits({"d": units((0, 20))})
    assert list(coarse.touched("d", 0, 10)) == [0]
    assert list(fine.touched("d", 0, 20)) == [0, 1]


def test_several_values_of_a_unit_are_a_set() -> None:
    one = Reading(coder="a", codings=(coded(0, 10, value="x"), coded(2, 5, value="y")))
    assert marks(one, SHARED).given == {"mark": {0: frozenset({"x", "y"})}}


def test_looked_at_are_whole_documents_some_units_and_what_carries_a_coding() -> None:
    one = Reading(
        coder="a",
        codings=(coded(15, 35), coded(0, 5, code="theme/x", document="e")),
        looked=(
            Looked(document="d", family="mark", spans=(Span(0, 10),)),
            Looked(document="d", family="theme"),
            Looked(document="unknown", family="theme"),
        ),
    )
    found = marks(one, SHARED)
    assert found.looked["mark"].tolist() == [True, True, False, False]
    assert found.looked["theme"].tolist() == [True, True, True, True]
    assert found.documents == {"mark": {"d"}, "theme": {"d", "e"}}
