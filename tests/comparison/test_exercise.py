"""The student's exercise, all the way: a blind sheet, a made-up student, the comparison."""

from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import load_workbook

from agreement_study.coding.people import import_sheet
from agreement_study.coding.readings import merged, read_codings, write_codings
from agreement_study.coding.reference import read_reference
from agreement_study.coding.sheet_files import write_csv, write_xlsx
from agreement_study.coding.sheet_reading import read_sheet
from agreement_study.coding.sheets import sheet_rows
from agreement_study.comparison.disagreements import disagreements
from agreement_study.comparison.reliability import reliability_rows
from agreement_study.corpus.readers import read_text
from agreement_study.model import Document, Reading
from agreement_study.pipeline import prepare
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.study import Study

ROOT = Path(__file__).resolve().parents[2]
STUDY = Study(ROOT)
NAME, CODE = "vgr-2014", "principle/dialogue"


@pytest.fixture(scope="module")
def text() -> Document:
    source = STUDY.source(NAME)
    return prepare(source, read_text(source.path), STUDY.settings)


@pytest.fixture(scope="module")
def reference(text: Document) -> Reading:
    return read_reference(ROOT / "data" / "reference", {NAME: text.text})["reference"]


def filled_by_a_student(path: Path, reference: Reading, text: Document) -> dict[str, str]:
    """Fill the sheet by the reference, with two units forgotten and one coded too much."""
    book = load_workbook(path)
    sheet = book[NAME]
    columns = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    codings = [c for c in reference.codings if c.code == CODE]
    done: dict[str, str] = {}
    for row in range(2, sheet.max_row + 1):
        unit = text.unit[str(sheet.cell(row, columns["unit"]).value)]
        value = next((c.value for c in codings if c.start < unit.end and unit.start < c.end), "")
        sheet.cell(row, columns["looked_at"], "ja")
        if value:
            done[unit.id] = value
    forgotten = sorted(done)[1:3]
    extra = next(unit.id for unit in text.units if unit.id not in done)
    for row in range(2, sheet.max_row + 1):
        unit_id = str(sheet.cell(row, columns["unit"]).value)
        if (unit_id in done and unit_id not in forgotten) or unit_id == extra:
            sheet.cell(row, columns["principle"], "Dialog")
            sheet.cell(row, columns["principle.status"], done.get(unit_id, "defined"))
    book.save(path)
    return {extra: "only a"} | dict.fromkeys(forgotten, "only b")


def test_a_student_codes_blind_and_finds_what_to_discuss(
    tmp_path: Path, text: Document, reference: Reading
) -> None:
    families, codebook = ["principle"], STUDY.codebook
    rows = sheet_rows(text, codebook, families)
    assert all(not row["principle"] and not row["principle.status"] for row in rows), "blind"
    path = write_xlsx(tmp_path / f"{NAME}.xlsx", {NAME: rows}, codebook, families)
    planted = filled_by_a_student(path, reference, text)

    student = import_sheet(read_sheet(path), {NAME: text}, codebook, "anna")
    write_codings(tmp_path / "codings", merged(None, student))
    (anna,) = read_codings(tmp_path / "codings").values()
    assert anna == student

    units = {NAME: text.units}
    found = disagreements(anna, reference, units, codebook, [CODE])
    assert {str(row["unit"]): row["difference"] for row in found} == planted
    table = reliability_rows([anna, reference], units, codebook)
    (row,) = [row for row in table if row["code"] == CODE]
    assert row["units"] == len(rows)
    assert row["reason"] in (
        "no interval: 1 document",
        f"fewer than 10 positive units: {len(planted)} disagreements",
    )


@pytest.mark.parametrize("name", list(STUDY.sources))
def test_every_family_of_every_text_has_a_sheet_that_comes_back(name: str, tmp_path: Path) -> None:
    source = STUDY.source(name)
    one = prepare(source, read_text(source.path), STUDY.settings)
    for family in STUDY.codebook.families:
        rows = sheet_rows(one, STUDY.codebook, [family])
        assert len(rows) == sum(unit.kind != "noise" for unit in one.units)
        path = write_csv(tmp_path / f"{family}.csv", rows, STUDY.codebook, [family])
        returned = read_sheet(path)
        assert [dict(row.cells) for row in returned] == rows
        read = [evolve(row, cells={**row.cells, "looked_at": "yes"}) for row in returned]
        found = import_sheet(read, {name: one}, STUDY.codebook, "anna")
        assert found.codings == ()
        assert len(found.looked[0].spans or ()) == len(rows)


def test_the_comparison_notebook_runs_for_a_student(
    tmp_path: Path, text: Document, reference: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "study.yaml").symlink_to(ROOT / "study.yaml")
    for entry in (ROOT / "data").iterdir():
        if entry.name != "codings":
            (data / entry.name).symlink_to(entry)
    codings = tuple(c for c in reference.codings if c.family == "principle")[:-3]
    write_codings(data / "codings", Reading(coder="anna", codings=codings, looked=reference.looked))
    monkeypatch.chdir(tmp_path)
    path = ROOT / "notebooks/exercises/compare_coding.ipynb"
    notebook = nbformat.read(path, 4)
    cells: dict[str, object] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell["id"], "exec"), cells)
    assert len(cells["found"]) == 3  # type: ignore[arg-type]
