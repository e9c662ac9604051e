"""`agreement-study code` on any files, in any folder, without a study."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agreement_study.tables.columns import CODED, names
from tests.conftest import ROOT, called

AGREEMENT = """# Överenskommelse i Björkvik

Överenskommelsen bygger på fyra principer.

## 1. Dialog

Parterna ska mötas två gånger per år.

## 2. Öppenhet

Parterna ska visa varandra sina beslut.

## 3. Tillit

Parterna litar på varandra.

## 4. Mångfald

Alla föreningar är välkomna.
"""
MINUTES = "Protokoll 3 maj 2021\n\nGruppen talade om dialog och kvalitet.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "bjorkvik.md").write_text(AGREEMENT, "utf-8")
    (tmp_path / "protokoll.txt").write_text("\ufeff" + MINUTES.replace("\n", "\r\n"), "utf-8")
    return tmp_path


def rows(folder: Path, table: str, document: str = "") -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle))
    return [row for row in found if not document or row["document"] == document]


def test_the_tables_are_written_with_all_columns(files: Path) -> None:
    told = called("code", "bjorkvik.md", "protokoll.txt", "--out", "tables", cwd=files)
    assert told.returncode == 0, told.stderr
    for table in CODED:
        with (files / "tables" / f"{table}.csv").open(encoding="utf-8") as handle:
            assert handle.readline().rstrip("\n") == ",".join(names(table))
    found = [(r["principle"], r["relation"]) for r in rows(files / "tables", "principles")]
    assert found[:4] == [
        ("dialogue", "same"),
        ("openness", "renamed"),
        ("other:tillit", "added"),
        ("diversity", "same"),
    ]
    assert {relation for _, relation in found[4:]} == {"dropped"}
    documents = rows(files / "tables", "documents")
    assert [(d["document"], d["language"], d["principles_stated"]) for d in documents] == [
        ("bjorkvik", "sv", "4"),
        ("protokoll", "sv", ""),
    ]


def test_quotes_are_slices_of_the_text_of_record(files: Path) -> None:
    called("code", "bjorkvik.md", "protokoll.txt", "--out", "tables", cwd=files)
    texts = {"bjorkvik": AGREEMENT, "protokoll": MINUTES}
    for row in rows(files / "tables", "codings"):
        start, end = int(row["start"]), int(row["end"])
        assert texts[row["document"]][start:end] == row["quote"]


def test_a_document_yields_the_same_rows_alone_and_in_company(files: Path) -> None:
    called("code", "bjorkvik.md", "protokoll.txt", "--out", "both", cwd=files)
    called("code", "bjorkvik.md", "--out", "alone", cwd=files)
    for table in CODED:
        assert rows(files / "both", table, "bjorkvik") == rows(files / "alone", table)


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_coded(files: Path) -> None:
    (files / "latin.txt").write_bytes("Sk\xe5ne".encode("latin-1"))
    told = called("code", "latin.txt", "bjorkvik.md", "none.txt", "--out", "t", cwd=files)
    assert told.returncode == 1
    assert "byte 2" in told.stderr
    assert "no such file" in told.stderr
    assert "Traceback" not in told.stderr
    assert [row["document"] for row in rows(files / "t", "documents")] == ["bjorkvik"]


def test_two_files_of_one_name_are_refused(files: Path) -> None:
    shutil.copy(files / "bjorkvik.md", files / "bjorkvik.txt")
    told = called("code", "bjorkvik.md", "bjorkvik.txt", "--out", "t", cwd=files)
    assert told.returncode == 2
    assert not (files / "t").exists()


def test_a_baseline_and_a_codebook_of_ones_own(files: Path) -> None:
    shutil.copytree(ROOT / "data" / "codebook", files / "book")
    with (files / "book" / "baselines.yaml").open("a", encoding="utf-8") as handle:
        handle.write(
            "mine:\n  label: {sv: Min, en: Mine}\n  principles: [openness]\n  citation: none\n"
        )
    told = called(
        "code", "bjorkvik.md", "--out", "t", "--codebook", "book", "--baseline", "mine", cwd=files
    )
    assert told.returncode == 0, told.stderr
    relations = {r["principle"]: r["relation"] for r in rows(files / "t", "principles")}
    assert relations == {
        "dialogue": "added",
        "openness": "renamed",
        "other:tillit": "added",
        "diversity": "added",
    }
    wrong = called("code", "bjorkvik.md", "--out", "u", "--baseline", "nobody", cwd=files)
    assert wrong.returncode == 2
    assert "national-2008" in wrong.stderr


def test_a_run_with_nothing_to_do_loads_neither_pandas_nor_matplotlib(own: Path) -> None:
    code = (
        "import sys\n"
        "from agreement_study.commands import main\n"
        "try:\n"
        "    main(['run', '--engine', 'embedded'])\n"
        "except SystemExit as done:\n"
        "    assert done.code == 0\n"
        "print(sorted({'pandas', 'matplotlib'} & set(sys.modules)))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=own, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_built_wheel_codes_a_file_in_an_empty_folder(tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(tmp_path),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("*.whl"))
    place = tmp_path / "installed"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--quiet",
            "--target",
            str(place),
            str(wheel),
        ],
        check=True,
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "x.txt").write_text(AGREEMENT, "utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(place)!r})\n"
        "import agreement_study; print(agreement_study.__file__)\n"
        "from agreement_study.commands import main\n"
        "main(['code', 'x.txt', '--out', 'tables'])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=empty, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(str(place))
    assert len(rows(empty / "tables", "principles")) == 7
