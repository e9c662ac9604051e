from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.people_study import CODEBOOK, coding, document

from agreement_study.coding.people import import_sheet
from agreement_study.coding.sheet_reading import SheetRow
from agreement_study.coding.sheets import sheet_rows
from agreement_study.errors import Faults
from agreement_study.model import Coding, Document, Reading
from agreement_study.spans import Edit, Span

ONE = document()
FAMILIES = list(CODEBOOK.families)
Cells = dict[str, str]


def rows_of(cells: list[Cells]) -> list[SheetRow]:
    return [SheetRow(where=f"sheet, row {i}", cells=row) for i, row in enumerate(cells, 2)]


def blank(one: Document = ONE) -> list[Cells]:
    return sheet_rows(one, CODEBOOK, FAMILIES)


def imported(cells: list[Cells], *documents: Document) -> Reading:
    known = {one.id: one for one in documents or (ONE,)}
    return import_sheet(rows_of(cells), known, CODEBOOK, "anna")


def faults_of(cells: list[Cells]) -> list[str]:
    with pytest.raises(Faults) as caught:
        imported(cells)
    return [str(fault) for fault in caught.value.faults]


def test_codes_become_codings_of_the_person() -> None:
    cells = blank()
    cells[1] |= {"principle": "dialogue", "principle.status": "declared"}
    cells[2] |= {"commitment.bearer": "public", "commitment.modality": "obligation"}
    cells[4] |= {"event.date": "2024-05-01", "mark": "mark"}
    found = imported(cells).codings
    assert found == (
        coding(ONE, 2, "principle/dialogue", "declared"),
        coding(ONE, 3, "commitment", "public|obligation"),
        coding(ONE, 5, "event", "2024-05-01"),
        coding(ONE, 5, "mark"),
    )
    assert all(ONE.text[one.start : one.end] == one.quote for one in found)


def test_a_unit_read_and_left_empty_is_looked_at_and_one_not_read_is_not() -> None:
    cells = blank()
    cells[0] |= {"looked_at": "ja"}
    cells[1] |= {"looked_at": "", "mark": "mark"}
    cells[2] |= {"looked_at": "no", "mark": "mark"}
    found = imported(cells)
    seen = {span for one in found.looked for span in one.spans or ()}
    assert seen == {Span(u.start, u.end) for u in ONE.units[:2]}
    assert {one.family for one in found.looked} == set(FAMILIES)
    assert [one.unit for one in found.codings] == ["lund#002"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("dialogue", "dialogue"),
        ("Dialog", "dialogue"),
        ("principle/dialogue", "dialogue"),
        ("QUALITY", "quality"),
        ("other:tillit", "other:tillit"),
    ],
)
def test_a_code_may_be_named_by_key_code_or_label(said: str, key: str) -> None:
    cells = blank()
    cells[1] |= {"principle": said, "principle.status": "Uppräknad"}
    (found,) = imported(cells).codings
    assert (found.code, found.value) == (f"principle/{key}", "declared")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"document": "ystad"}, "row 3: document"),
        ({"unit": "lund#099"}, "row 3: unit"),
        ({"start": "14"}, "row 3: start, end"),
        ({"end": ""}, "row 3: start, end"),
        ({"start": "9", "end": "5"}, "row 3: start, end"),
        ({"text": "- Monolog"}, "row 3: text"),
        ({"quote": "monolog"}, "row 3: quote"),
        ({"quote": "ialog"}, "2 times"),
        ({"looked_at": "kanske"}, "row 3: looked_at"),
        ({"principle": "trust", "principle.status": "declared"}, "row 3: principle"),
        ({"principle.status": "declared"}, "row 3: principle"),
        ({"principle": "dialogue"}, "row 3: principle/dialogue: status"),
        (
            {"principle": "dialogue", "principle.status": "said"},
            "row 3: principle/dialogue: status",
        ),
        ({"commitment.bearer": "public"}, "row 3: commitment: modality"),
        ({"governance": "body", "governance.value": "a council"}, "row 3: governance/body: value"),
        ({"governance": "parity", "governance.value": "half"}, "row 3: governance/parity: value"),
        ({"event.date": "i maj"}, "row 3: event: date"),
        ({"mark": "yes"}, "row 3: mark"),
        ({"sentiment": "bad"}, "column sentiment"),
    ],
)
def test_each_fault_of_a_row_is_told_with_its_place(change: Cells, said: str) -> None:
    cells = blank()
    cells[0] |= {"looked_at": "yes"}
    cells[1] |= change
    (fault,) = faults_of(cells)
    assert said in fault


def test_every_fault_is_told_at_once() -> None:
    cells = blank()
    cells[0] |= {"unit": "lund#099", "mark": "yes"}
    cells[1] |= {"start": "1", "principle": "trust", "commitment.bearer": "public"}
    cells[2] |= {"document": "ystad"}
    assert len(faults_of(cells)) == 6


def test_a_doubled_row_is_a_fault_and_a_second_code_is_not() -> None:
    cells = blank()
    coded = cells[1] | {"principle": "dialogue", "principle.status": "declared"}
    other = cells[1] | {"principle": "quality", "principle.status": "declared"}
    assert len(imported([*cells, coded, other]).codings) == 2
    (fault,) = faults_of([*cells, coded, other, coded])
    assert "row 9: principle/dialogue declared" in fault
    assert "row 7" in fault


def test_a_row_that_is_there_twice_is_a_fault_without_a_code_too() -> None:
    cells = blank()
    cells[1] |= {"looked_at": "yes"}
    (fault,) = faults_of([*cells, dict(cells[1])])
    assert "row 7" in fault
    assert "row 3" in fault


def test_a_sheet_without_the_columns_of_a_family_is_a_fault() -> None:
    kept = ("document", "unit", "start", "end", "kind", "text", "looked_at", "quote")
    cells = [{name: row[name] for name in kept} | {"looked_at": "yes"} for row in blank()]
    (fault,) = faults_of(cells)
    assert "a column for the codes of a family" in fault


def test_a_sheet_that_nobody_read_gives_nothing() -> None:
    (fault,) = faults_of(blank())
    assert "looked at" in fault


def test_words_of_the_repaired_text_are_found_in_the_received_one() -> None:
    text = "Foreningarna och kommunen."
    one = document(text, edits=(Edit(start=0, end=12, received="Foreningarna",
                                     repaired="Föreningarna", rule="ocr.word"),))  # fmt: skip
    (row,) = blank(one)
    found = imported([row | {"quote": "Föreningarna", "mark": "mark"}], one).codings[0]
    assert (found.start, found.end, found.quote) == (0, 12, "Foreningarna")


def test_offsets_count_code_points_behind_signs_beyond_the_bmp() -> None:
    cells = blank()
    cells[2] |= {"quote": "i tid", "mark": "mark"}
    (found,) = imported(cells).codings
    assert ONE.text[found.start : found.end] == found.quote == "i tid"


def _codings(one: Document) -> st.SearchStrategy[list[Coding]]:
    makers: list[Callable[[], Coding]] = [
        lambda: coding(one, 1, "mark"),
        lambda: coding(one, 2, "principle/dialogue", "declared"),
        lambda: coding(one, 2, "principle/dialogue", "defined", words="dialog igen"),
        lambda: coding(one, 2, "principle/dialogue", "defined", words="ialog"),
        lambda: coding(one, 2, "principle/other:-tillit", "declared"),
        lambda: coding(one, 2, "commitment", "joint|intention"),
        lambda: coding(one, 3, "commitment", "joint|intention"),
        lambda: coding(one, 3, "commitment", "civil|obligation"),
        lambda: coding(one, 3, "governance/parity", "equal"),
        lambda: coding(one, 4, "event", "2024", words="A1"),
    ]
    return st.lists(st.sampled_from([make() for make in makers]), unique=True)


@given(_codings(ONE))
def test_reviewed_codings_come_back_as_they_were(codings: list[Coding]) -> None:
    cells = sheet_rows(ONE, CODEBOOK, FAMILIES, codings)
    accepted = [row | {"looked_at": "yes"} for row in cells]
    assert set(imported(accepted).codings) == set(codings)


def test_a_sheet_to_review_that_was_not_touched_is_no_reading() -> None:
    cells = sheet_rows(ONE, CODEBOOK, FAMILIES, [coding(ONE, 1, "mark")])
    (fault,) = faults_of(cells)
    assert "looked at" in fault
