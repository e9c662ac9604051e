"""A study of one invented text, one that is published, and the command line called here."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from agreement_study.commands import main
from tests.commands.published_study import Made, publish_once
from tests.conftest import ROOT

NAME = "bjorkvik"
TEXT = """Överenskommelse i Björkvik

Överenskommelsen bygger på tre principer: dialog, kvalitet och mångfald.

1. Dialog

Kommunen ska möta föreningarna två gånger per år.

2. Kvalitet

Parterna ska följa upp överenskommelsen.

3. Mångfald

Olika föreningar är välkomna. 𝕊å är det.
"""
STUDY = """title: {sv: Ett försök, en: A trial}
publisher: {authority: {sv: Ingen, en: Nobody}, example: true}
coders: {principle: principles, list: principles, commitment: commitments}
"""
ENTRY = """- id: bjorkvik
  file: data/sources/bjorkvik.txt
  title: Överenskommelsen i Björkvik
  kind: agreement
  language: sv
  sha256: "%s"
"""


@frozen
class Told:
    """What a command said, and with which status it ended."""

    status: int
    out: str
    err: str


Call = Callable[..., Told]


def write_text(root: Path, text: str) -> None:
    """Put a text into the study, registered."""
    (root / "data" / "sources" / f"{NAME}.txt").write_text(text, "utf-8", newline="\n")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (root / "data" / "sources.yaml").write_text(ENTRY % digest, "utf-8")


def make_study(root: Path) -> Path:
    """Make a study of one text."""
    (root / "data" / "sources").mkdir(parents=True)
    for name in ("notebooks", "reports"):
        (root / name).mkdir()
    (root / "notebooks" / "runs.yaml").write_text("{}\n", "utf-8")
    (root / "study.yaml").write_text(STUDY, "utf-8")
    shutil.copytree(ROOT / "data" / "codebook", root / "data" / "codebook")
    write_text(root, TEXT)
    return root


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def fill(path: Path, words: str, **cells: str) -> Path:
    """Answer a sheet: everything read, and some cells written where the text has some words."""
    rows = rows_of(path)
    for row in rows:
        row["looked_at"] = "ja"
        if words in row["text"]:
            row.update(cells)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="session")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study, its document coded once, and the same study with a person who has coded.

    She, anna, gave quality instead of dialogue.
    """
    folder = tmp_path_factory.mktemp("studies")
    root = make_study(folder / "made")
    sheets = root / "s"
    arguments = [
        "export",
        "--sheet",
        NAME,
        "--family",
        "principle",
        "--blind",
        "--out",
        str(sheets),
    ]
    assert _status([*arguments, "--study", str(root)]) == 0
    shutil.copytree(root, folder / "coded")
    shutil.rmtree(sheets)
    sheet = fill(
        folder / "coded" / "s" / f"{NAME}.csv",
        "möta föreningarna",
        principle="quality",
        **{"principle.status": "defined"},
    )
    arguments = ["import", str(sheet), "--coder", "anna", "--study", str(folder / "coded")]
    assert _status(arguments) == 0
    return folder


def _status(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def made(patterns: Path, tmp_path: Path) -> Path:
    """A study of one text."""
    return shutil.copytree(patterns / "made", tmp_path / "Ett försök")


@pytest.fixture
def coded(patterns: Path, made: Path) -> Path:
    """The study, with what anna coded."""
    shutil.rmtree(made)
    return shutil.copytree(patterns / "coded", made)


@pytest.fixture
def call(made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line in the study's folder."""

    def called(*arguments: str) -> Told:
        monkeypatch.chdir(made)
        capsys.readouterr()
        status = _status(list(arguments))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Told(status, said.out, said.err)

    return called


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Made:
    """A small study, invented and published; tests must not change it."""
    return publish_once(tmp_path_factory, worker_id)
