import os
import shutil
from pathlib import Path

import pytest

from agreement_study.errors import PublishingError
from agreement_study.publishing.engines import chosen_engine
from agreement_study.publishing.quarto_engine import (
    find_quarto,
    render_with_quarto,
    usable_quarto,
)

FIXTURE = Path(__file__).parent / "fixture"


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Put a program named quarto alone on the search path."""
    program = folder / "bin" / "quarto"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return program


@pytest.mark.parametrize(
    ("script", "usable"),
    [
        ("echo 1.9.38", True),
        ("echo 1.10.18", True),
        ("echo 2", True),
        ("echo 99.9.9", True),
        ("echo 1.8.25", False),
        ("echo no version", False),
        ("exit 1", False),
    ],
)
def test_a_quarto_that_is_too_old_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, usable: bool
) -> None:
    program = _install(tmp_path, monkeypatch, script)
    assert usable_quarto() == (program if usable else None)
    assert chosen_engine("") == ("quarto" if usable else "embedded")
    assert chosen_engine("quarto") == "quarto"


def test_quarto_is_told_the_clock_and_where_the_typeface_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setenv("QUARTO_PROFILE", "mine")
    monkeypatch.setenv("TYPST_FONT_PATHS", "/own")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    script = 'mkdir _site; echo "$SOURCE_DATE_EPOCH|$TYPST_FONT_PATHS|$QUARTO_PROFILE" > _site/told'
    _install(tmp_path, monkeypatch, script)
    render_with_quarto(site, tmp_path / "out")
    told = (tmp_path / "out/told").read_text("utf-8").strip().split("|")
    assert told == ["315532800", os.pathsep.join([str(site / "typefaces"), "/own"]), ""]


def test_what_quarto_makes_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    script = 'mkdir -p _site/a; echo "$@" > _site/a/index.html'
    assert _install(tmp_path, monkeypatch, script) == find_quarto()
    made = render_with_quarto(tmp_path / "site", tmp_path / "out", ["html", "docx", "pdf"])
    assert made == [tmp_path / "out/a/index.html"]
    told = made[0].read_text(encoding="utf-8").split()
    assert told[:3] == ["render", str(tmp_path / "site"), "--no-execute"]
    assert told[-2:] == ["--to", "html,docx,typst"]
    assert not (tmp_path / "site/_site").exists()


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo ERROR: bad project >&2; exit 1", "bad project"),
        ("mkdir _site; echo 'WARNING: Unable to resolve crossref @fig-x' >&2", "@fig-x"),
        ("mkdir _site; echo '<b>?var:x.y</b>' > _site/index.html", r"index.html: \?var:x.y"),
        ("true", "no _site"),
        ("sleep 5", "an end within 1 s"),
    ],
)
def test_a_fault_of_quarto_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    (tmp_path / "site").mkdir()
    _install(tmp_path, monkeypatch, script)
    with pytest.raises(PublishingError, match=message):
        render_with_quarto(tmp_path / "site", tmp_path / "out", timeout=1)


def test_without_quarto_the_message_names_the_other_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_quarto() is None
    with pytest.raises(PublishingError, match="--engine embedded"):
        render_with_quarto(tmp_path, tmp_path / "out")


@pytest.mark.skipif(shutil.which("quarto") is None, reason="needs quarto")
def test_quarto_renders_the_fixture(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE / "sv", tmp_path / "sv")
    made = render_with_quarto(tmp_path / "sv", tmp_path / "out", ["html"])
    assert tmp_path / "out/report.html" in made
