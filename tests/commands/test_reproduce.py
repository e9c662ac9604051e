"""A rerun as a user makes it: the same, or each difference with both values."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.published_study import Made
from tests.commands.test_publish import files
from tests.conftest import called
from tests.tiny_study import tiny_study


def test_a_release_reproduces_from_its_masked_sources(published: Made, tmp_path: Path) -> None:
    before = files(published.release)
    told = called("reproduce", str(published.release), "--engine", "embedded", cwd=tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1] == "reproduced: 3 of 3 values"
    assert "differs" not in told.stdout
    assert files(published.release) == before
    certificate = tmp_path / "build" / "certificate"
    said = json.loads((certificate / "certificate.json").read_text("utf-8"))
    assert (said["reproduced"], said["differences"]) == (3, [])
    assert (certificate / "certificate-en.html").is_file()


def test_each_difference_is_told_with_both_values(published: Made, tmp_path: Path) -> None:
    study = tmp_path / "study"
    shutil.copytree(published.study, study, ignore=shutil.ignore_patterns("build"))
    path = study / "reports" / "published.json"
    record = json.loads(path.read_text("utf-8"))
    record["values"]["counts.leaders"] = {"value": "7", "sv": "", "en": "seven"}
    record["values"]["counts.gone"] = {"value": "1", "sv": "", "en": "one"}
    record["tables"]["units"] = "0" * 64
    record["versions"]["pandas"] = "0.1"
    path.write_text(json.dumps(record), "utf-8")
    told = called("reproduce", "--engine", "embedded", "--out", "../certificate", cwd=study)
    assert told.returncode == 1, told.stderr
    lines = told.stdout.splitlines()
    assert "differs: value counts.leaders: published '7 · seven', now '2'" in lines
    assert "differs: value counts.gone: published '1 · one', now nothing" in lines
    assert any(line.startswith("differs: table units: published '000") for line in lines)
    assert any(line.startswith("other version: pandas: published 0.1, here ") for line in lines)
    assert lines[-1] == "reproduced: 2 of 4 values"
    assert (tmp_path / "certificate" / "certificate.json").is_file()
    assert not (study / "build").exists()


def _spoil(root: Path) -> None:
    (root / "reports" / "published.json").write_text("{", "utf-8")


def _nothing(root: Path) -> None:
    pass


def _change(root: Path) -> None:
    (root / "reports" / "published.json").write_text("{}", "utf-8")
    (root / "data" / "sources" / "minutes.txt").write_text("Other.\n", "utf-8")


@pytest.mark.parametrize(
    ("prepare", "arguments", "status", "said"),
    [
        (_nothing, [], 1, "agreement-study publish --out DIR"),
        (_spoil, [], 1, "restore it, or publish again"),
        (_change, [], 1, "expected: sha256"),
        (_nothing, ["data"], 2, "a folder that agreement-study publish made"),
        (_nothing, ["nowhere"], 2, "nowhere"),
    ],
)
def test_what_cannot_be_compared_is_told(
    tmp_path: Path, prepare: object, arguments: list[str], status: int, said: str
) -> None:
    root = tiny_study(tmp_path / "study")
    prepare(root)  # type: ignore[operator]
    told = called("reproduce", *arguments, cwd=root)
    assert told.returncode == status
    assert said in told.stderr
    assert "Traceback" not in told.stderr
