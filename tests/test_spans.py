"""Edits and the map between received and repaired text: the laws, and rows that show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.errors import CodingError
from agreement_study.spans import Edit, EditMap, Span

LETTERS = st.text(alphabet="abåäö -\n🜁", min_size=0, max_size=60)


@st.composite
def maps(draw: st.DrawFn) -> EditMap:
    """A text with edits in order that do not overlap."""
    text = draw(LETTERS)
    edits, at = [], 0
    while at < len(text):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 5)))
        if end > start and draw(st.booleans()):
            repaired = draw(st.text(alphabet="xyå", min_size=1, max_size=4))
            edits.append(
                Edit(start=start, end=end, received=text[start:end], repaired=repaired, rule="r")
            )
        at = max(end, at + 1)
    return EditMap(text, tuple(edits))


@given(maps())
def test_undo_gives_the_received_text(edits: EditMap) -> None:
    assert edits.undo() == edits.received


@given(maps(), st.data())
def test_there_and_back_contains_the_span(edits: EditMap, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(edits.received)))
    end = data.draw(st.integers(start, len(edits.received)))
    there = edits.to_repaired(start, end)
    back = edits.to_received(there.start, there.end)
    inside = any(e.start < at < e.end for e in edits.edits for at in (start, end))
    assert back.start <= start
    assert end <= back.end
    if not inside and start < end:
        assert back == Span(start, end)


@given(maps())
def test_what_lies_between_edits_is_the_same_text(edits: EditMap) -> None:
    ends = [0, *(edit.end for edit in edits.edits)]
    starts = [*(edit.start for edit in edits.edits), len(edits.received)]
    for start, end in zip(ends, starts, strict=True):
        if start < end:
            span = edits.to_repaired(start, end)
            assert edits.repaired[span.start : span.end] == edits.received[start:end]


def test_a_boundary_inside_an_edit_snaps_outward() -> None:
    edits = EditMap(
        "vart samhille i dag",
        (Edit(start=5, end=13, received="samhille", repaired="samhälle", rule="ocr"),),
    )
    assert edits.repaired == "vart samhälle i dag"
    assert edits.to_repaired(7, 9) == Span(5, 13)
    assert edits.to_received(5, 13) == Span(5, 13)
    assert edits.within(0, 5) == ()
    assert [edit.repaired for edit in edits.within(6, 7)] == ["samhälle"]


@pytest.mark.parametrize(
    ("start", "end", "received", "repaired"),
    [(0, 2, "abc", "x"), (0, 3, "abc", ""), (2, 2, "", "x")],
)
def test_an_edit_that_does_not_fit_is_refused(
    start: int, end: int, received: str, repaired: str
) -> None:
    with pytest.raises(CodingError, match="edit at"):
        Edit(start=start, end=end, received=received, repaired=repaired, rule="r")


def test_edits_that_overlap_or_quote_another_text_are_refused() -> None:
    first = Edit(start=0, end=2, received="ab", repaired="x", rule="r")
    second = Edit(start=1, end=3, received="bc", repaired="y", rule="r")
    with pytest.raises(CodingError):
        EditMap("abc", (first, second))
    with pytest.raises(CodingError):
        EditMap("xbc", (first,))


@pytest.mark.parametrize(
    ("one", "other", "overlap", "contains"),
    [
        (Span(0, 5), Span(3, 8), 2, False),
        (Span(0, 5), Span(5, 8), 0, False),
        (Span(0, 5), Span(1, 5), 4, True),
    ],
)
def test_overlap_and_containment(one: Span, other: Span, overlap: int, contains: bool) -> None:
    assert one.overlap(other) == overlap
    assert one.contains(other) is contains


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(CodingError, match=r"5\.\.3"):
        Span(5, 3)
