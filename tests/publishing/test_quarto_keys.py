"""Only these keys stand in `_quarto.yml` and front matter: both engines know them all."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT

from agreement_study.records import read_yaml

PROJECT = {
    "project.type",
    "project.render",
    "project.resources",
    "quarto-required",
    "lang",
    "author",
    "date",
    "date-format",
    "execute.enabled",
    "number-sections",
    "notebook-links",
    "bibliography",
    "citeproc",
    "website.title",
    "website.search",
    "website.page-footer",
    "website.navbar.left",
    "website.navbar.logo",
    "website.navbar.logo-alt",
    "language.callout-caution-title",
    "format.html.theme",
    "format.html.css",
    "format.html.html-math-method",
    "format.html.toc",
    "format.docx.shift-heading-level-by",
    "format.docx.reference-doc",
    "format.typst.toc",
    "format.typst.papersize",
    "format.typst.mainfont",
    "format.typst.fontsize",
    "format.typst.font-paths",
    "format.typst.pdf-standard",
}
FRONT = {
    "title",
    "subtitle",
    "number-sections",
    "format.html",
    "format.html.toc",
    "format.docx",
    "format.docx.toc",
    "format.typst.toc",
    "format.typst.section-numbering",
}
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def keys(values: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Dotted names of the leaves of a mapping."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from keys(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


@pytest.mark.parametrize("path", sorted((ROOT / "reports").rglob("_quarto.yml")), ids=str)
def test_the_configuration_has_known_keys_alone(path: Path) -> None:
    assert set(keys(read_yaml(path))) <= PROJECT


@pytest.mark.parametrize("path", sorted((ROOT / "reports").rglob("*.qmd")), ids=lambda p: p.name)
def test_front_matter_has_known_keys_alone(path: Path, tmp_path: Path) -> None:
    found = FRONT_MATTER.match(path.read_text("utf-8"))
    assert (found is None) == path.name.startswith("_")
    if found:
        (tmp_path / "front.yml").write_text(found[1], "utf-8")
        assert set(keys(read_yaml(tmp_path / "front.yml"))) <= FRONT


def test_the_assembled_site_has_known_keys_alone(built: Path) -> None:
    for lang in ("sv", "en"):
        site = built / "build" / "site" / lang
        assert set(keys(read_yaml(site / "_quarto.yml"))) <= PROJECT
        for path in (p for p in site.rglob("*.qmd") if not p.name.startswith("_")):
            found = FRONT_MATTER.match(path.read_text("utf-8"))
            assert found is not None
            values = {line.split(":")[0].strip() for line in found[1].splitlines()}
            assert values <= {key for name in FRONT for key in name.split(".")}
