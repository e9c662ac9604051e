import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.coding.people_study import CODEBOOK, document

from agreement_study.coding.archives import read_zip, zip_bytes
from agreement_study.coding.sheet_files import write_csv, write_xlsx
from agreement_study.coding.sheet_reading import read_sheet
from agreement_study.coding.sheets import column_names, sheet_rows
from agreement_study.errors import CodingError

FAMILIES = ["principle", "commitment", "event"]
ONE = document()
ROWS = sheet_rows(ONE, CODEBOOK, FAMILIES)


def workbook(path: Path) -> Path:
    other = document("Rubrik", "Text.", name="list:s/with [a] very long name, longer than 31")
    return write_xlsx(
        path,
        {ONE.id: ROWS, other.id: sheet_rows(other, CODEBOOK, FAMILIES)},
        CODEBOOK,
        FAMILIES,
    )


def test_the_workbook_has_instructions_in_two_languages_the_codebook_and_a_sheet_each(
    tmp_path: Path,
) -> None:
    book = load_workbook(workbook(tmp_path / "a.xlsx"))
    assert book.sheetnames == [
        "Anvisning", "Instructions", "codebook", "lund", "list_s_with _a_ very long name,", "lists",
    ]  # fmt: skip
    assert book["lists"].sheet_state == "hidden"
    assert book["lund"].freeze_panes == "A2"
    assert book.active is book["lund"]
    assert "looked_at" in str([c.value for row in book["Instructions"] for c in row])
    codes = [row[0].value for row in book["codebook"]]
    assert {"principle/dialogue", "commitment: bearer = joint"} <= set(codes)
    assert "governance" not in codes
    everything = load_workbook(
        write_xlsx(tmp_path / "b.xlsx", {}, CODEBOOK, list(CODEBOOK.families))
    )
    codes = [row[0].value for row in everything["codebook"]]
    assert "governance/parity: value = equal" in codes


def test_drop_down_lists_come_from_the_codebook_and_reach_below_the_last_row(
    tmp_path: Path,
) -> None:
    book = load_workbook(workbook(tmp_path / "a.xlsx"))
    sheet = book["lund"]
    names = column_names(CODEBOOK, FAMILIES)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    letter = "ABCDEFGHIJKL"[names.index("commitment.bearer")]
    rule = rules[f"{letter}2:{letter}{2 * len(ROWS) + 2}"]
    source = rule.formula1.replace("$", "")
    cells = book["lists"][source.partition("!")[2]]
    assert [cell.value for (cell,) in cells] == ["public", "civil", "joint"]
    assert rule.showErrorMessage
    letter = "ABCDEFGHIJKL"[names.index("principle")]
    assert not rules[f"{letter}2:{letter}{2 * len(ROWS) + 2}"].showErrorMessage


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    book = load_workbook(workbook(tmp_path / "a.xlsx"))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "'=SUMMA(A1) är inget åtagande." in {cell.value for cell in cells}
    assert "'=Att tala med varandra.\n=To talk to each other." in {cell.value for cell in cells}


def test_the_same_sheet_is_the_same_bytes(tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx").read_bytes()
    time.sleep(1.1)  # the clock of a workbook counts seconds
    assert workbook(tmp_path / "b.xlsx").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    csv = write_csv(tmp_path / "a.csv", ROWS, CODEBOOK, FAMILIES).read_bytes()
    assert write_csv(tmp_path / "b.csv", ROWS, CODEBOOK, FAMILIES).read_bytes() == csv


def test_sheets_come_back_unchanged_from_both_formats(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", {ONE.id: ROWS}, CODEBOOK, FAMILIES)
    table = write_csv(tmp_path / "a.csv", ROWS, CODEBOOK, FAMILIES)
    assert b"\n" in table.read_bytes()
    assert "'=SUMMA" in table.read_text(encoding="utf-8")
    for path in (book, table):
        assert [dict(row.cells) for row in read_sheet(path)] == ROWS
    assert read_sheet(table)[2].where == "a.csv, row 4"
    assert read_sheet(book)[2].where == "a.xlsx, sheet lund, row 4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "back.csv"
    lines = [
        ["document", "unit", "start", "end", "kind", "text", "looked_at", "mark"],
        ["lund", "lund#001", "0", "14", "heading", "Våra principer", "ja", "mark"],
        ["", "", "", "", "", "", "", ""],
    ]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    path.write_bytes(text.encode(encoding))
    (row,) = read_sheet(path)
    assert row.cells["text"] == "Våra principer"
    assert row.cells["mark"] == "mark"


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\r\n'])
def test_a_line_that_tells_excel_the_separator_is_no_row(tmp_path: Path, line: str) -> None:
    path = tmp_path / "back.csv"
    path.write_text(f"{line}document;unit;start;end;kind;text\r\na;b;0;1;item;en, två\r\n", "utf-8")
    (row,) = read_sheet(path)
    assert row.cells["text"] == "en, två"


@pytest.mark.parametrize("suffix", [".ods", ".xls", ".numbers"])
def test_another_format_is_refused_with_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"sheet{suffix}"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(CodingError, match="save the sheet as XLSX or CSV"):
        read_sheet(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("document,unit,start,end,kind,text\n", "rows of a coding sheet"),
        ("document,unit,start,end,kind,text\n,,,,,\n", "rows of a coding sheet"),
        ("document,unit,start,end,kind\n", "no text"),
        ("document,unit,start,end,kind,text,mark,mark\n", "mark twice"),
        ("", "no document"),
    ],
)
def test_a_header_that_is_not_a_sheets_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodingError, match=said):
        read_sheet(path)


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(CodingError, match="zip archive"):
        read_sheet(path)
    with pytest.raises(CodingError, match="no such file"):
        read_sheet(tmp_path / "missing.csv")


def test_a_stray_cell_at_the_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"lund": ROWS}, CODEBOOK, FAMILIES)
    book = load_workbook(path)
    book["lund"]["XFD1048576"] = " "
    book.save(path)
    began = time.process_time()
    assert [dict(row.cells) for row in read_sheet(path)] == ROWS
    assert time.process_time() - began < 5


def test_a_workbook_with_entities_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"lund": ROWS}, CODEBOOK, FAMILIES)
    files = read_zip(path)
    name = "xl/worksheets/sheet1.xml"
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for data in (bomb + files[name], (bomb + files[name]).decode().encode("utf-16")):
        path.write_bytes(zip_bytes(files | {name: data}))
        with pytest.raises(CodingError, match="document type"):
            read_sheet(path)


def test_numbers_and_dates_that_a_spreadsheet_made_are_text_again(tmp_path: Path) -> None:
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["document", "unit", "start", "end", "kind", "text", "event.date"])
    sheet.append(["lund", "lund#005", 88, 107.0, "s", "Vi", datetime.datetime(2024, 5, 1)])
    book.save(tmp_path / "a.xlsx")
    (row,) = read_sheet(tmp_path / "a.xlsx")
    assert [row.cells[name] for name in ("start", "end", "event.date")] == [
        "88",
        "107",
        "2024-05-01",
    ]
