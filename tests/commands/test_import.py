"""`import`: all faults at once, nothing half-written; projects; codings carried over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agreement_study.coding import readings
from agreement_study.coding.archives import read_zip, zip_bytes
from agreement_study.errors import CodingError
from agreement_study.notebook import open_study
from tests.commands.conftest import NAME, TEXT, Call, fill, rows_of, write_text

MEETING = "Kommunen ska möta föreningarna två gånger per år."


def codings(root: Path, coder: str = "anna") -> list[dict[str, str]]:
    return rows_of(root / "data" / "codings" / f"{coder}.csv")


def test_a_sheet_becomes_codings_and_what_was_looked_at(coded: Path) -> None:
    (row,) = codings(coded)
    assert (row["code"], row["value"], row["quote"]) == ("principle/quality", "defined", MEETING)
    looked = rows_of(coded / "data" / "codings" / "anna.looked.csv")
    assert len(looked) == len(rows_of(coded / "s" / f"{NAME}.csv"))


def test_units_read_anew_replace_what_was_said_before(call: Call, coded: Path) -> None:
    fill(coded / "s" / f"{NAME}.csv", "möta föreningarna", principle="dialogue")
    assert call("import", f"s/{NAME}.csv", "--coder", "anna").status == 0
    assert [row["code"] for row in codings(coded)] == ["principle/dialogue"]


def test_every_fault_is_told_and_nothing_is_written(call: Call, coded: Path) -> None:
    path = coded / "s" / f"{NAME}.csv"
    before = {p.name: p.read_bytes() for p in (coded / "data" / "codings").iterdir()}
    fill(path, "möta föreningarna", principle="dialouge", start="7")
    fill(path, "Olika föreningar", looked_at="kanske")
    told = call("import", f"s/{NAME}.csv", "--coder", "anna")
    assert told.status == 1
    for said in ("dialouge", "start, end", "kanske"):
        assert said in told.err
    assert {p.name: p.read_bytes() for p in (coded / "data" / "codings").iterdir()} == before
    assert not list((coded / "data").glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the file"),
        ([f"s/{NAME}.csv"], "--coder NAME"),
        ([f"s/{NAME}.csv", "--coder", "reference"], "choose another"),
        ([f"s/{NAME}.csv", "--coder", "principles"], "choose another"),
        ([f"s/{NAME}.csv", "--coder", "../anna"], "letters, digits"),
        ([f"s/{NAME}.csv", "--coder", "bo", "--to", NAME], "--rebase with it"),
        (["s/none.csv", "--coder", "bo"], "does not exist"),
        (["--rebase", "--coder", "bo"], "anna"),
        (["--rebase", "--coder", "anna", "--to", NAME], "replaces"),
    ],
)
def test_wrong_use_is_told(call: Call, coded: Path, arguments: list[str], said: str) -> None:
    told = call("import", *arguments)
    assert told.status == 2
    assert said in told.err
    assert {p.name for p in (coded / "data" / "codings").iterdir()} == {
        "anna.csv", "anna.looked.csv",
    }  # fmt: skip


def test_a_project_brings_people_and_leaves_programs_out(call: Call, coded: Path) -> None:
    assert call("export", "--qdpx", "--out", "x").status == 0
    before = codings(coded)
    assert call("import", "x/Ett-försök.qdpx").status == 0
    assert codings(coded) == before
    assert call("import", "x/Ett-försök.qdpx", "--coder", "bo").status == 0
    assert [{**row, "coder": "anna"} for row in codings(coded, "bo")] == before
    assert {p.name.partition(".")[0] for p in (coded / "data" / "codings").iterdir()} == {
        "anna", "bo",
    }  # fmt: skip


def renamed(path: Path, users: list[str]) -> None:
    """Give the users of a project, anna and those added to her, other names."""
    files = read_zip(path)
    xml = files["project.qde"].decode()
    anna = next(line for line in xml.splitlines() if 'name="anna"' in line)
    guids = [f"00000000-0000-0000-0000-{i:012d}" for i in range(len(users))]
    guid = re.findall('guid="(.+?)"', anna)[0]
    lines = [f'<User guid="{g}" name="{name}"/>' for g, name in zip(guids, users, strict=True)]
    xml = xml.replace(anna, "".join(lines))
    for line in [line for line in xml.splitlines() if f'creatingUser="{guid}"' in line]:
        xml = xml.replace(line, line.replace(guid, guids[0]), 1)
    xml = re.sub(r"<Sets>.*</Sets>", "", xml, flags=re.S)
    path.write_bytes(zip_bytes(files | {"project.qde": xml.encode()}))


def test_users_of_another_program_have_names_of_any_kind(call: Call, coded: Path) -> None:
    assert call("export", "--qdpx", "--out", "x").status == 0
    path = coded / "x" / "Ett-försök.qdpx"
    renamed(path, ["Anna Berg"])
    before = codings(coded)
    assert call("import", str(path)).status == 0
    assert [{**row, "coder": "anna"} for row in codings(coded, "Anna-Berg")] == before
    assert call("import", str(path), "--coder", "Anna-Berg").status == 0


CHANGED = "En ny inledning.\n\n" + TEXT.replace("Olika föreningar", "Alla föreningar")


def test_a_sheet_of_an_older_text_is_carried_over(call: Call, coded: Path) -> None:
    path = fill(
        coded / "s" / f"{NAME}.csv",
        "Olika föreningar",
        principle="diversity",
        **{"principle.status": "defined"},
    )
    write_text(coded, CHANGED)
    assert call("import", str(path), "--coder", "bo").status == 1
    told = call("import", str(path), "--coder", "bo", "--rebase")
    assert told.status == 0
    assert [row["quote"] for row in codings(coded, "bo")] == [MEETING]
    assert "did not fit" in told.out
    assert "Olika föreningar" in told.out


def test_codings_of_a_changed_text_are_a_fault_until_they_are_carried_over(
    call: Call, coded: Path
) -> None:
    (coded / f"{NAME}.txt").write_text(TEXT, "utf-8")
    write_text(coded, CHANGED)
    for arguments in (["check"], ["run"]):
        told = call(*arguments)
        assert told.status == 1
        assert "import --rebase" in told.err
    told = call("import", "--rebase", "--was", f"{NAME}.txt")
    assert told.status == 0
    (row,) = codings(coded)
    start, end = int(row["start"]), int(row["end"])
    assert CHANGED[start:end] == row["quote"] == MEETING
    assert len(rows_of(coded / "data" / "codings" / "anna.looked.csv")) > 5
    assert call("check").status == 0


def test_what_does_not_fit_is_listed_and_kept_beside(call: Call, coded: Path) -> None:
    write_text(coded, TEXT.replace("två gånger per år", "varje vår"))
    told = call("import", "--rebase", "--coder", "anna")
    assert told.status == 0
    assert "did not fit" in told.out
    assert codings(coded) == []
    (lost,) = rows_of(coded / "data" / "codings" / "anna.lost.csv")
    assert lost["quote"] == MEETING
    assert "gone" in lost["reason"]
    assert "9 units looked at" in told.out
    assert "--was" in told.out
    assert not {"anna.lost"} & set(open_study(root=coded).readings)


def test_what_was_lost_is_not_kept_of_an_import_that_fails(
    call: Call, coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*arguments: object) -> None:
        readings.write_lost(*arguments)  # type: ignore[arg-type]
        raise CodingError("the disk", got="full")

    monkeypatch.setattr("agreement_study.commands.import_.write_lost", fails)
    write_text(coded, TEXT.replace("två gånger per år", "varje vår"))
    assert call("import", "--rebase", "--coder", "anna").status == 1
    assert len(codings(coded)) == 1
    assert not (coded / "data" / "codings" / "anna.lost.csv").exists()


def change_code(root: Path, key: str) -> None:
    """Change the definition of one principle."""
    path = root / "data" / "codebook" / "principles.yaml"
    before, mark, behind = path.read_text("utf-8").partition(f"\n  {key}:\n")
    assert mark
    path.write_text(before + mark + behind.replace("      en: ", "      en: Now, ", 1), "utf-8")


@pytest.mark.parametrize(("key", "is_stale"), [("quality", True), ("dialogue", False)])
def test_only_codings_of_a_changed_code_are_stale(
    call: Call, coded: Path, key: str, is_stale: bool
) -> None:
    change_code(coded, key)
    told = call("check")
    assert told.status == 0
    assert ("stale: anna" in told.out) is is_stale
    told = call("explain", NAME, str(TEXT.index("möta")))
    assert ("by anna: read by a person (stale" in told.out) is is_stale
    kept = open_study(root=coded).codings
    assert (kept["coder"] == "anna").sum() == 1


def test_a_person_counts_where_the_study_says_so_and_not_when_stale(
    call: Call, coded: Path
) -> None:
    def under() -> dict[str, str]:
        table = open_study(root=coded).commitments
        return dict(zip(table["quote"], table["principle"], strict=True))

    assert under()[MEETING] == "dialogue"
    study = coded / "study.yaml"
    study.write_text(study.read_text("utf-8").replace("principle: principles", "principle: anna"))
    assert under()[MEETING] == "quality"
    change_code(coded, "quality")
    assert under()[MEETING] == ""


def test_codings_of_a_document_that_the_study_does_not_have_are_a_fault(
    call: Call, coded: Path
) -> None:
    path = coded / "data" / "codings" / "anna.csv"
    path.write_text(path.read_text("utf-8").replace(f"\n{NAME},", "\nbjorkvig,"), "utf-8")
    told = call("check")
    assert told.status == 1
    assert "bjorkvig" in told.err
    assert "--rebase --to" in told.err


def test_words_of_a_unit_have_a_row_of_spans(call: Call, coded: Path) -> None:
    path = coded / "s" / f"{NAME}.csv"
    fill(path, "möta föreningarna", principle="quality", quote="två gånger per år")
    assert call("import", str(path), "--coder", "bo").status == 0
    rows = open_study(root=coded).reliability().to_dict("records")
    (row,) = (
        row
        for row in rows
        if (row["code"], row["coder_a"], row["coder_b"]) == ("principle/quality:span", "anna", "bo")
    )
    assert (row["documents"], row["units"], row["alpha"]) == (1, len(TEXT), "counts only")
    apart = len(MEETING) - len("två gånger per år")
    assert row["reason"] == f"fewer than 10 spans: {apart} code points differ"
    told = call("compare", NAME, "--coders", "anna", "bo")
    assert "principle/quality:span" in told.out


def test_check_names_a_coder_that_nobody_is(call: Call, coded: Path) -> None:
    study = coded / "study.yaml"
    study.write_text(study.read_text("utf-8").replace("principle: principles", "principle: karin"))
    told = call("check")
    assert told.status == 1
    assert "karin" in told.err
    assert "anna" in told.err
