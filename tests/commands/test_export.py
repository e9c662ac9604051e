"""`export`: sheets, projects, annotations; nobody's work is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from agreement_study.coding.refi_read import read_qdpx
from agreement_study.commands.export import slug
from tests.commands.conftest import NAME, TEXT, Call, fill, rows_of


def test_a_blind_sheet_has_units_and_no_codes(call: Call, made: Path) -> None:
    told = call("export", "--sheet", NAME, "--family", "principle", "--blind", "--out", "blad")
    assert told.status == 0
    assert sorted(told.out.split()) == [f"blad/{NAME}.csv", f"blad/{NAME}.xlsx"]
    rows = rows_of(made / "blad" / f"{NAME}.csv")
    assert "Kommunen ska möta föreningarna två gånger per år." in [row["text"] for row in rows]
    assert {row["principle"] + row["principle.status"] + row["looked_at"] for row in rows} == {""}
    assert NAME in load_workbook(made / "blad" / f"{NAME}.xlsx").sheetnames


def test_a_sheet_to_review_has_the_codings_that_count(call: Call, made: Path) -> None:
    assert call("export", "--sheet", NAME, "--family", "principle", "--out", "blad").status == 0
    rows = rows_of(made / "blad" / f"{NAME}.csv")
    given = {row["principle"] for row in rows if "möta föreningarna" in row["text"]}
    assert given == {"dialogue"}
    assert {row["looked_at"] for row in rows if row["principle"]} == {"no"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x"], "say what to export"),
        (["--sheet", "--out", "x"], "documents to code"),
        (["--sheet", "bjorkvk", "--out", "x"], "bjorkvik"),
        (["--sheet", NAME, "--family", "princip", "--out", "x"], "principle"),
        (["--qdc", "--blind", "--out", "x"], "--sheet with it"),
        (["--qdpx"], "--out"),
    ],
)
def test_wrong_use_writes_nothing(call: Call, made: Path, arguments: list[str], said: str) -> None:
    told = call("export", *arguments)
    assert told.status == 2
    assert said in told.err
    assert not (made / "x").exists()


def test_a_filled_sheet_is_not_written_over_but_an_empty_one_is(call: Call, made: Path) -> None:
    arguments = ("export", "--sheet", NAME, "--family", "principle", "--blind", "--out", "blad")
    assert call(*arguments).status == 0
    assert call(*arguments).status == 0
    path = fill(made / "blad" / f"{NAME}.csv", "Dialog", principle="dialogue")
    before = path.read_bytes()
    told = call(*arguments)
    assert told.status == 2
    assert "codes or answers in it" in told.err
    assert path.read_bytes() == before


def test_the_whole_study_is_one_project_the_same_bytes_twice(call: Call, coded: Path) -> None:
    for folder in ("one", "two"):
        assert call("export", "--qdpx", "--qdc", "--out", folder).status == 0
    names = {path.name for path in (coded / "one").iterdir()}
    assert names == {"Ett-försök.qdpx", "Ett-försök.qdc"}
    for name in names:
        assert (coded / "one" / name).read_bytes() == (coded / "two" / name).read_bytes()
    project = read_qdpx(coded / "one" / "Ett-försök.qdpx")
    assert project.texts == {NAME: TEXT}
    readings = {reading.coder: reading for reading in project.readings}
    assert {"principles", "commitments", "anna"} <= set(readings)
    assert [c.quote for c in readings["anna"].codings] == [
        "Kommunen ska möta föreningarna två gånger per år."
    ]


def test_annotations_tell_people_from_programs(call: Call, coded: Path) -> None:
    assert call("export", "--annotations", "--out", "x").status == 0
    items = json.loads((coded / "x" / f"{NAME}.jsonld").read_text("utf-8"))["items"]
    kinds = {item["creator"]["name"]: item["creator"]["type"] for item in items}
    assert kinds["anna"] == "Person"
    assert kinds["principles"] == "Software"


@pytest.mark.parametrize(
    ("name", "file"), [("min studie: 2", "min-studie-2"), ("åäö", "åäö"), ("//", "study")]
)
def test_a_name_of_a_study_is_a_name_of_a_file(name: str, file: str) -> None:
    assert slug(name) == file
