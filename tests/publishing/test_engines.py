"""The build with Quarto in the place of the embedded renderer, and what stands when it fails."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html

from agreement_study.build import render_again
from agreement_study.errors import PublishingError
from agreement_study.orders import Order
from agreement_study.study import Study

HERE = Path(__file__).parent
STUDY = """
title: {sv: Titel, en: Title}
publisher: {authority: {sv: A, en: B}}
languages: [sv, en]
baseline: x
coders: {}
"""
PAGES = ("index", "report", "agreements/norrbotten")
HALF = "mkdir -p _site && echo half > _site/index.html"
WHOLE = f"""
mkdir -p _site/agreements
for page in {" ".join(PAGES)}; do cp {HERE}/quarto_page.html _site/$page.html; done
""".strip()


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study of which a report was made, and whose site waits to be rendered."""
    (tmp_path / "study.yaml").write_text(STUDY, "utf-8")
    for lang in ("sv", "en"):
        site = tmp_path / "build" / "site" / lang
        shutil.copytree(HERE / "fixture" / lang, site)
        (site / "_addresses.json").write_text(json.dumps({"a.b": "evidence.html#a.b"}), "utf-8")
        old = tmp_path / "build" / "report" / lang / "index.html"
        old.parent.mkdir(parents=True)
        old.write_text("last good", "utf-8")
    return Study(tmp_path)


def _render(study: Study, folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "bin" / "quarto"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    order = Order(engine="quarto", formats=("html",), jobs=1)
    render_again(study, order, lambda what, total: lambda: None)


def test_what_quarto_makes_is_tied_to_its_evidence_and_swapped_in(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _render(study, tmp_path, monkeypatch, WHOLE)
    for lang, other in (("sv", "en"), ("en", "sv")):
        folder = study.build / "report" / lang
        made = lxml_html.parse(str(folder / "agreements" / "norrbotten.html")).getroot()
        assert {a.get("href") for a in made.xpath("//a[@data-name='a.b']")} == {
            "../evidence.html#a.b"
        }
        link = made.xpath("//a[contains(@class, 'other-language')]")[0]
        assert link.get("href") == f"../../{other}/agreements/norrbotten.html"
        assert made.xpath("//a[@class='skip-link']")
        assert {path.name for path in study.build.iterdir()} == {".lock", "site", "report"}


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            f'{HALF}; echo "ERROR: $PWD/a.qmd: out of space" >&2; exit 1',
            "site/sv/a.qmd: out of space",
        ),
        (f"{HALF}", "no report.html, agreements/norrbotten.html|no agreements/norrbotten.html"),
        (f"{WHOLE}; echo '?@fig-x' >> _site/report.html", r"report.html: \?@fig-x"),
        (f"{HALF}; kill -9 $$", "expected: exit status 0"),
    ],
)
def test_when_quarto_fails_midway_the_last_good_report_stands(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    with pytest.raises(PublishingError, match=message) as caught:
        _render(study, tmp_path, monkeypatch, script)
    assert "do:" in str(caught.value)
    for lang in ("sv", "en"):
        assert (study.build / "report" / lang / "index.html").read_text("utf-8") == "last good"
        assert (study.build / "site" / lang / "report.qmd").is_file()
    assert not (study.root / "build" / "site" / "sv" / "_site").exists()
