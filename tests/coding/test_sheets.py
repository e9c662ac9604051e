import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.people_study import CODEBOOK, coding, document

from agreement_study.coding.sheets import (
    column_names,
    neutralise,
    restore,
    sheet_columns,
    sheet_rows,
    shown,
)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+46", "'+46"),
        ("-x", "'-x"),
        ("@sum", "'@sum"),
        ("\ttab", "'\ttab"),
        ("\rreturn", "'\rreturn"),
        ("'=quoted", "''=quoted"),
        ("plain = text", "plain = text"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_cells_that_a_spreadsheet_would_run_are_neutralised(text: str, cell: str) -> None:
    assert neutralise(text) == cell
    assert restore(cell) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\nab ")))
def test_neutralised_cells_come_back_unchanged_and_start_harmlessly(text: str) -> None:
    assert restore(neutralise(text)) == text
    assert neutralise(text)[:1] not in set("=+-@\t\r")


def test_columns_follow_the_shape_of_each_family() -> None:
    names = column_names(CODEBOOK, ["principle", "commitment", "governance", "event", "mark"])
    assert names[:8] == (
        "document", "unit", "start", "end", "kind", "text", "looked_at", "quote",
    )  # fmt: skip
    assert names[8:] == (
        "principle", "principle.status", "commitment.bearer", "commitment.modality",
        "governance", "governance.value", "event.date", "mark",
    )  # fmt: skip


def test_closed_lists_are_offered_and_open_ones_are_free() -> None:
    columns = {column.name: column for column in sheet_columns(CODEBOOK, list(CODEBOOK.families))}
    assert columns["principle"].choices == ("dialogue", "quality")
    assert columns["principle"].free, "a principle may be one that the codebook does not know"
    assert columns["commitment.bearer"].choices == ("public", "civil", "joint")
    assert not columns["commitment.bearer"].free
    assert columns["event.date"].choices == ()
    assert columns["governance.value"].choices == ("equal", "unequal")
    assert columns["governance.value"].free
    assert columns["mark"].choices == ("mark",)


def test_a_blind_sheet_has_a_row_for_each_unit_but_noise_and_no_code() -> None:
    one = document(noise=(3,))
    rows = sheet_rows(one, CODEBOOK, ["principle", "commitment"])
    assert [row["unit"] for row in rows] == ["lund#001", "lund#002", "lund#003", "lund#005"]
    assert {row["principle"] + row["looked_at"] + row["quote"] for row in rows} == {""}
    assert all(one.text[int(r["start"]) : int(r["end"])] == r["text"] for r in rows)


def test_codings_to_review_fill_rows_that_nobody_has_looked_at() -> None:
    one = document()
    codings = [
        coding(one, 2, "principle/dialogue", "declared", words="dialog igen"),
        coding(one, 2, "principle/dialogue", "declared"),
        coding(one, 2, "principle/quality", "declared"),
        coding(one, 2, "commitment", "joint|intention"),
    ]
    rows = [
        (row["principle"], row["commitment.bearer"], row["quote"], row["looked_at"])
        for row in sheet_rows(one, CODEBOOK, ["principle", "commitment"], codings)
        if row["unit"] == "lund#002"
    ]
    assert rows == [
        ("dialogue", "joint", "", "no"),
        ("quality", "", "", "no"),
        ("dialogue", "", "dialog igen", "no"),
    ]


def test_codings_of_other_documents_and_families_stay_out() -> None:
    one, other = document(), document(name="malmo")
    codings = [coding(one, 3, "commitment", "public|obligation"), coding(other, 1, "mark")]
    rows = sheet_rows(one, CODEBOOK, ["mark"], codings)
    assert {row["mark"] for row in rows} == {""}


def test_what_a_workbook_cannot_hold_is_shown_as_a_replacement() -> None:
    assert shown("a\x00b\x0bc𝕊") == "a\ufffdb\ufffdc𝕊"
    assert len(shown("x" * 40_000)) == 32_000
