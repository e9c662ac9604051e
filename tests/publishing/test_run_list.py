"""Runs: parameters checked against what the notebook declares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agreement_study.errors import Faults
from agreement_study.publishing.run_list import declared, read_runs, with_parameters


def notebook(path: Path, source: str, tags: tuple[str, ...] = ("parameters",)) -> None:
    cell = {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source}
    path.write_text(json.dumps({"cells": [cell], "nbformat": 4, "nbformat_minor": 5}), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notebook(tmp_path / "a.ipynb", 'documents = ["x"]\nshare = 0.5\nlang = "en"')
    (tmp_path / "runs.yaml").write_text(
        "one:\n  notebook: a.ipynb\n  parameters: {documents: [y]}\n", "utf-8"
    )
    return tmp_path


def test_runs_are_read_with_their_parameters(folder: Path) -> None:
    runs = read_runs(folder)
    assert runs["one"].documents == ("y",)
    assert declared(folder / "a.ipynb") == {"documents": ["x"], "share": 0.5, "lang": "en"}
    assert with_parameters(runs["one"], {"share": 0.1}).parameters["share"] == 0.1


@pytest.mark.parametrize(
    ("given", "said"),
    [({"shear": 1.0}, "parameter 'shear'"), ({"share": "much"}, "expected: float")],
)
def test_unknown_and_mistyped_parameters_are_errors(
    folder: Path, given: dict[str, object], said: str
) -> None:
    with pytest.raises(Faults, match=said):
        with_parameters(read_runs(folder)["one"], given)


def test_faults_of_runs_are_told_at_once(folder: Path) -> None:
    (folder / "runs.yaml").write_text(
        "one:\n  notebook: none.ipynb\ntwo:\n  notebok: a.ipynb\n"
        "three:\n  notebook: a.ipynb\n  parameters: {langs: [sv]}\n",
        "utf-8",
    )
    with pytest.raises(Faults) as told:
        read_runs(folder)
    assert len(told.value.faults) == 3


def test_parameters_must_be_plain_values(folder: Path) -> None:
    notebook(folder / "a.ipynb", "import os")
    with pytest.raises(Faults, match="assignments of plain values"):
        read_runs(folder)
