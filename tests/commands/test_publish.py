"""A release as a user makes it: whole, masked, the same bytes twice, swapped in or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from agreement_study.study import Study
from tests.commands.published_study import Made
from tests.conftest import called
from tests.tiny_study import NAMES, STUDY, tiny_study

EMBEDDED = ("--engine", "embedded")
UNICODE = re.compile(r"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>")


def files(root: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def pdf_text(path: Path) -> str:
    """The text that a reader of the file would copy, without its blanks."""
    with pikepdf.open(path) as pdf:
        return "".join(_shown(page) for page in pdf.pages) + str(pdf.docinfo)


def _shown(page: pikepdf.Page) -> str:
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    said: list[str] = []
    letters: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            letters = fonts[str(operands[0])]
        if operator in ("Tj", "TJ"):
            for part in operands[0] if operator == "TJ" else operands:
                if isinstance(part, pikepdf.String):
                    data = bytes(part)
                    codes = [data[i : i + 2].hex() for i in range(0, len(data), 2)]
                    said += [letters.get(code, "") for code in codes]
    return "".join(said)


def _letters(font: pikepdf.Object) -> dict[str, str]:
    table = font["/ToUnicode"].read_bytes().decode("latin-1")
    return {
        code.lower(): bytes.fromhex(text).decode("utf-16-be")
        for code, text in UNICODE.findall(table)
        if len(code) == 4
    }


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every file as text: as it stands, what it packs, what a PDF shows."""
    for name, data in files(root).items():
        yield name, data.decode("utf-8", "replace")
        if name.endswith(".docx"):
            with zipfile.ZipFile(root / name) as packed:
                for member in packed.namelist():
                    yield f"{name}/{member}", packed.read(member).decode("utf-8", "replace")
        if name.endswith(".pdf"):
            yield name, pdf_text(root / name)


def test_no_name_is_in_any_file(published: Made) -> None:
    forms = {
        form for name in NAMES for form in (name, json.dumps(name)[1:-1], name.replace(" ", ""))
    }
    kinds = set()
    for name, text in texts(published.release):
        kinds.add(Path(name).suffix)
        assert not [form for form in forms if form in text], name
    assert {".docx", ".pdf", ".html", ".ipynb", ".csv", ".xml"} <= kinds


def test_the_pdf_is_read_at_all(published: Made) -> None:
    text = pdf_text(published.release / "report" / "en" / "index.pdf")
    assert "chairsthemeetings" in text.replace(" ", "")
    assert "▒" in text


def test_a_release_has_all_its_parts(published: Made) -> None:
    made = set(files(published.release))
    assert {
        "README.md",
        "LICENSE.md",
        "CITATION.cff",
        "ro-crate-metadata.json",
        "dcat.ttl",
        "tables/datapackage.json",
        "tables/values.csv",
        "report/en/index.html",
        "report/en/index.pdf",
        "report/en/index.docx",
        "report/en/notebooks/counts.ipynb",
        "study/study.yaml",
        "study/data/sources.yaml",
        "study/data/sources/lakeside.txt",
        "study/reports/published.json",
    } <= made
    assert not [name for name in made if "/build/" in name or name.startswith(".")]


def test_its_sources_are_masked_and_have_a_registry_of_their_own(published: Made) -> None:
    study = Study(published.release / "study")
    study.check_sources()
    assert "▒" in study.source("lakeside").path.read_text("utf-8")
    assert study.source("lakeside").stand_ins


def test_values_are_those_of_the_study_though_names_are_masked(published: Made) -> None:
    own = json.loads((published.study / "reports" / "published.json").read_text("utf-8"))
    theirs = json.loads((published.release / "study/reports/published.json").read_text("utf-8"))
    assert own["values"]["counts.leaders"]["value"] == "2"
    assert theirs["values"] == own["values"]
    assert theirs["findings"] == own["findings"]
    assert theirs["sources"] != own["sources"]
    assert "rests on a masked name" not in published.said


def test_publishing_makes_nothing_of_the_study_stale(published: Made) -> None:
    told = called("run", "--engine", "embedded", "--dry-run", cwd=published.study)
    assert {line.split()[0] for line in told.stdout.splitlines()} == {"keep"}


def test_published_again_it_is_the_same_bytes_and_replaces_the_last(
    published: Made, tmp_path: Path
) -> None:
    shutil.copytree(published.study, tmp_path / "a" / "study")
    shutil.copytree(published.release, tmp_path / "a" / "release")
    (tmp_path / "a" / "release" / "README.md").write_text("spoilt", "utf-8")
    again = ["publish", "--out", "../release", "--engine", "embedded", "--jobs", "1"]
    told = called(*again, cwd=tmp_path / "a" / "study")
    assert told.returncode == 0, told.stderr
    assert files(tmp_path / "a" / "release") == files(published.release)
    record = "reports/published.json"
    assert (tmp_path / "a/study" / record).read_bytes() == (published.study / record).read_bytes()
    assert {path.name for path in (tmp_path / "a").iterdir()} == {"study", "release"}


def test_with_names_they_stay(published: Made, tmp_path: Path) -> None:
    shutil.copytree(published.study, tmp_path / "study")
    out = tmp_path / "release"
    told = called(
        "publish", "--out", str(out), "--with-names", "--engine", "embedded", cwd=tmp_path / "study"
    )
    assert told.returncode == 0, told.stderr
    assert NAMES[0] in (out / "report" / "en" / "sources" / "lakeside.html").read_text("utf-8")
    source = "data/sources/lakeside.txt"
    assert (out / "study" / source).read_bytes() == (published.study / source).read_bytes()


def test_a_kill_leaves_the_last_release(published: Made, tmp_path: Path) -> None:
    shutil.copytree(published.study, tmp_path / "study")
    shutil.copytree(published.release, tmp_path / "release")
    running = subprocess.Popen(
        [sys.executable, "-m", "agreement_study", "publish", "--out", "../release", *EMBEDDED],
        cwd=tmp_path / "study",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    staged = tmp_path / ".release.staged"
    while running.poll() is None and not staged.exists():
        time.sleep(0.05)
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert files(tmp_path / "release") == files(published.release)


def _other_files(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "thesis.docx").write_text("mine", "utf-8")


def _nothing(folder: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("out", "prepare", "study", "status", "said"),
    [
        ("../out", _other_files, STUDY, 2, "an earlier release"),
        ("reports/out", _nothing, STUDY, 2, "outside of the study's own files"),
        ("../out", _nothing, STUDY.replace('"2024-02-29"', '""'), 1, "YYYY-MM-DD"),
        ("../out", _nothing, STUDY.replace("CC BY 4.0", "ask"), 1, "CC BY 4.0"),
    ],
)
def test_what_cannot_be_published_is_told_before_anything_is_made(
    tmp_path: Path, out: str, prepare: object, study: str, status: int, said: str
) -> None:
    prepare(tmp_path)  # type: ignore[operator]
    root = tiny_study(tmp_path / "study", study=study)
    told = called("publish", "--out", out, cwd=root)
    assert told.returncode == status
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert not (root / "reports" / "published.json").exists()
    assert not (root / "build" / "tables").exists()
