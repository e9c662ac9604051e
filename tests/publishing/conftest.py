"""Rendered fixture sites, shared by the tests of the renderer."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agreement_study.publishing.embedded import render_site

HERE = Path(__file__).parent
FIXTURE = HERE / "fixture"

SETTINGS = """\
project:
  type: website
lang: sv-SE
website:
  title: "Prov"
number-sections: true
bibliography: references.bib
citeproc: true
"""


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages of the fixture in all formats, below one folder."""
    output = tmp_path_factory.mktemp("rendered")
    for language in ("sv", "en"):
        render_site(FIXTURE / language, output / language, jobs=2)
    return output


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """Make a site of one page, with the fixture's notebook, image and variables."""

    def make(text: str, front: str = 'title: "Sida"', settings: str = SETTINGS) -> Path:
        folder = tmp_path / "site"
        for name in ("notebooks", "images"):
            shutil.copytree(FIXTURE / "sv" / name, folder / name, dirs_exist_ok=True)
        for name in ("_variables.yml", "references.bib", "_terms.qmd"):
            shutil.copy(FIXTURE / "sv" / name, folder)
        with (folder / "_variables.yml").open("a", encoding="utf-8") as variables:
            variables.write("odd: 'a \\\"b\\\" \\$5 \\@c'\n")
        (folder / "_quarto.yml").write_text(settings, encoding="utf-8")
        (folder / "index.qmd").write_text(f"---\n{front}\n---\n\n{text}\n", encoding="utf-8")
        return folder

    return make


@pytest.fixture
def html(site: Callable[..., Path], tmp_path: Path) -> Callable[..., str]:
    """Render a text as the only page of a site; its HTML."""

    def make(text: str, **options: str) -> str:
        render_site(site(text, **options), tmp_path / "out", ["html"])
        return (tmp_path / "out" / "index.html").read_text(encoding="utf-8")

    return make
