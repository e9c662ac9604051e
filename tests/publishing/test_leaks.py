"""The last look at a release finds a name wherever it hides, and no word that contains one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from agreement_study.errors import Faults
from agreement_study.publishing.leaks import check_masked

NAMES = ("Åsa Öst", "a&o@example.org", "Eva")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>Åsa Öst</p>"),
        ("a.html", "mailto:a&amp;o@example.org"),
        ("a.ipynb", '"\\u00c5sa \\u00d6st"'),
        ("a.csv", "x,Eva,y"),
        ("Eva.txt", "nothing"),
    ],
)
def test_a_name_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(Faults) as told:
        check_masked(tmp_path, NAMES)
    assert name in str(told.value)


def test_a_name_is_found_in_what_is_packed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<w:t>Åsa Öst</w:t>")
    with pytest.raises(Faults, match=r"a\.docx"):
        check_masked(tmp_path, NAMES)


def test_no_message_repeats_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Åsa Öst", "utf-8")
    with pytest.raises(Faults) as told:
        check_masked(tmp_path, NAMES)
    assert "Åsa" not in str(told.value)


@pytest.mark.parametrize("text", ["Evaluation", "▒▒▒", "Åsa", "Öst"])
def test_what_is_no_name_passes(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    check_masked(tmp_path, NAMES)
    check_masked(tmp_path, ())
