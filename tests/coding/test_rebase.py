import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.people_study import LINES, coding, document

from agreement_study.coding.rebase import Rebased, rebase
from agreement_study.model import Document, Looked, Reading
from agreement_study.spans import Span

OLD = document()
MARKS = [coding(OLD, unit, "mark") for unit in range(1, 6)]


def carried(new: Document, *, with_old: bool = True) -> Rebased:
    one = Reading(
        coder="anna",
        codings=tuple(MARKS),
        looked=(
            Looked(
                document="lund",
                family="mark",
                spans=tuple(Span(u.start, u.end) for u in OLD.units),
            ),
        ),
    )
    return rebase(one, new, old_text=OLD.text if with_old else "")


@pytest.mark.parametrize("with_old", [True, False])
def test_codings_follow_their_passages(with_old: bool) -> None:
    new = document("En ny rad 𝕊 först", *LINES[:2], "En ny mening.", *LINES[2:])
    found = carried(new, with_old=with_old)
    assert not found.lost
    assert [c.unit for c in found.reading.codings] == [
        "lund#002", "lund#003", "lund#005", "lund#006", "lund#007",
    ]  # fmt: skip
    assert all(new.text[c.start : c.end] == c.quote for c in found.reading.codings)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Kommunen bör 𝕊vara i tid.", "changed"),
        ("", "gone"),
    ],
)
def test_what_does_not_fit_is_listed_with_its_reason(line: str, reason: str) -> None:
    lines = [*LINES[:2], *filter(None, [line]), *LINES[3:]]
    found = carried(document(*lines))
    (lost,) = found.lost
    assert lost.coding == MARKS[2]
    assert reason in lost.reason
    assert len(found.reading.codings) == 4
    (looked,) = found.reading.looked
    assert len(looked.spans or ()) == 4, "a unit whose words changed was not looked at"


def test_a_passage_that_occurs_twice_finds_its_own_place_by_the_old_text() -> None:
    old = document("A.", "Samma rad.", "B.", "Samma rad.", "C.")
    new = document("A.", "Ny.", "Samma rad.", "B.", "Samma rad.", "C.")
    one = Reading(coder="anna", codings=(coding(old, 4, "mark"),))
    (found,) = rebase(one, new, old_text=old.text).reading.codings
    assert found.unit == "lund#005"
    (lost,) = rebase(one, new).lost
    assert "2 times" in lost.reason


def test_a_passage_that_was_moved_is_found_by_its_only_occurrence() -> None:
    new = document(LINES[4], LINES[0], LINES[1], LINES[2], LINES[3])
    found = carried(new)
    assert not found.lost
    assert {c.unit for c in found.reading.codings} == {unit.id for unit in new.units}


def test_a_version_that_is_a_document_of_its_own_gets_the_codings() -> None:
    other = coding(document(name="malmo"), 1, "mark")
    one = Reading(coder="anna", codings=(MARKS[0], other))
    new = document(*LINES, name="lund-2026")
    found = rebase(one, new, old_text=OLD.text, old_id="lund").reading.codings
    assert [(c.document, c.unit) for c in found] == [("malmo", "malmo#001"),
                                                     ("lund-2026", "lund-2026#001")]  # fmt: skip


def test_only_line_breaks_changed_is_no_change() -> None:
    new = document("Våra", "principer", *LINES[1:])
    found = carried(new)
    assert not found.lost
    assert found.reading.codings[0].quote == "Våra\nprinciper"


words = st.sampled_from(["dialog", "och", "kvalitet", "ska", "vi", "."])


@given(st.lists(st.lists(words, min_size=1), min_size=1), st.lists(st.lists(words, min_size=1)))
def test_what_is_carried_has_the_same_words_and_nothing_is_dropped(
    before: list[list[str]], after: list[list[str]]
) -> None:
    old = document(*map(" ".join, before))
    new = document(*map(" ".join, after or before))
    one = Reading(
        coder="anna",
        codings=tuple(coding(old, unit, "mark") for unit in range(1, len(before) + 1)),
    )
    found = rebase(one, new, old_text=old.text)
    assert len(found.reading.codings) + len(found.lost) == len(one.codings)
    for kept in found.reading.codings:
        assert new.text[kept.start : kept.end] == kept.quote
        assert kept.quote.split() in before
    assert rebase(one, old, old_text=old.text).reading == evolve(one)
