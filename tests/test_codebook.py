"""The codebook: versions per code, baselines, and the package's own copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.errors import Faults, StudyError, UsageError

OWN = Path(__file__).parents[1] / "data" / "codebook"


def test_the_package_has_the_codebook_of_the_study() -> None:
    assert read_codebook().version == read_codebook(OWN).version


def test_the_national_baseline_has_the_six_principles() -> None:
    codebook = read_codebook(OWN)
    baseline = codebook.baseline("national-2008")
    assert baseline.principles == (
        "independence",
        "dialogue",
        "quality",
        "long_term",
        "openness",
        "diversity",
    )
    assert "2009/10:55" in baseline.citation
    with pytest.raises(UsageError, match="national-2008"):
        codebook.baseline("national-1998")


def test_a_change_of_one_code_changes_its_version_alone(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    shutil.copytree(OWN, folder)
    before = read_codebook(folder)
    path = folder / "principles.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Parterna talar med varandra", "Parterna samtalar"), "utf-8")
    after = read_codebook(folder)
    changed = [code for code in after.codes() if after.version_of(code) != before.version_of(code)]
    assert changed == ["principle/dialogue"]
    assert after.version_of_family("principle") != before.version_of_family("principle")


def test_an_unknown_principle_has_the_version_of_its_family() -> None:
    codebook = read_codebook(OWN)
    assert codebook.version_of("principle/other:tillit") == codebook.version_of("principle")
    assert codebook.version_of("principle/other:tillit") != ""


def test_faults_of_a_codebook_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    shutil.copytree(OWN, folder)
    baselines = folder / "baselines.yaml"
    text = baselines.read_text("utf-8")
    baselines.write_text(text.replace("[independence, ", "[indepndence, "), "utf-8")
    with pytest.raises(StudyError, match="indepndence"):
        read_codebook(folder)
    baselines.write_text(text, "utf-8")
    path = folder / "principles.yaml"
    path.write_text(
        path.read_text("utf-8").replace("counterexamples:", "counterexampels:"), "utf-8"
    )
    with pytest.raises(Faults, match="unknown key counterexampels"):
        read_codebook(folder)
