"""The embedded renderer against what Quarto made of the same folders."""

import hashlib
import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from agreement_study.errors import PublishingError
from agreement_study.publishing.embedded import render_site

HERE = Path(__file__).parent
RECORDED = [(v, lang) for v in ("1.9.38", "1.10.18") for lang in ("sv", "en")]
# What the fixture's README lists as better than Quarto, or as a matter of layout.
BETTER = {
    "table_headers",
    "figure_images",
    "caption_styles",
    "images",
    "local_paths",
    "languages",
    "tags",
    "pages",
}


@pytest.fixture(scope="session")
def inventory() -> ModuleType:
    spec = importlib.util.spec_from_file_location("inventory", HERE / "inventory.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _differences(
    inventory: ModuleType, rendered: Path, version: str, language: str, formats: set[str]
) -> list[str]:
    recorded = json.loads((HERE / f"recorded/{version}-{language}.json").read_text("utf-8"))
    found = inventory.inventory(rendered / language)
    return list(inventory.differences(recorded, found, set(), BETTER, formats))


@pytest.mark.parametrize(("version", "language"), RECORDED)
def test_html_is_at_par_with_quarto(
    inventory: ModuleType, rendered: Path, version: str, language: str
) -> None:
    assert _differences(inventory, rendered, version, language, {"html"}) == []


@pytest.mark.parametrize(("version", "language"), RECORDED)
def test_docx_differs_in_the_words_of_callouts_alone(
    inventory: ModuleType, rendered: Path, version: str, language: str
) -> None:
    # Quarto frames a callout by a table and tells its kind by an icon; here both are paragraphs.
    lines = _differences(inventory, rendered, version, language, {"docx"})
    assert [line for line in lines if line.startswith("  -")] == []
    assert {line for line in lines if not line.startswith(" ")} <= {
        "index.docx: paragraphs",
        "report.docx: paragraphs",
    }
    assert len([line for line in lines if line.startswith("  +")]) == 9


@pytest.mark.parametrize(("version", "language"), RECORDED)
def test_pdf_differs_in_titles_alone(
    inventory: ModuleType, rendered: Path, version: str, language: str
) -> None:
    # A page's title is tagged Title, not P; a callout's kind is a word, not a glyph.
    lines = _differences(inventory, rendered, version, language, {"pdf"})
    assert {line for line in lines if not line.startswith(" ")} == {
        f"{page}.pdf: paragraphs" for page in ("agreements/norrbotten", "index", "report")
    }
    lost = [line for line in lines if line.startswith("  -")]
    assert len(lost) == 8
    assert sum("▯" in line or '"! ' in line for line in lost) == 5


def test_two_renders_are_the_same_bytes(rendered: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    paths = render_site(HERE / "fixture" / "sv", again)
    assert {p.suffix for p in paths} >= {".html", ".docx", ".pdf", ".css", ".woff2"}

    def digests(folder: Path) -> dict[str, str]:
        files = (p for p in folder.rglob("*") if p.is_file())
        return {
            p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in files
        }

    assert digests(again) == digests(rendered / "sv")


def test_no_page_keeps_a_name_unresolved_or_a_path_of_the_machine(rendered: Path) -> None:
    for path in rendered.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "?@" not in text
        assert "?var:" not in text
        assert ("{{&lt;" in text) == (path.name == "norrbotten.html")
        assert str(HERE) not in text


def test_a_page_restricts_its_formats_and_resources_are_copied(
    site: Callable[..., Path], tmp_path: Path
) -> None:
    settings = (
        'project:\n  resources: ["static/*.html"]\nlang: sv-SE\nformat:\n  html: default\n'
        "  docx: default\n"
    )
    folder = site("Text.", front="title: T\nformat: html", settings=settings)
    (folder / "static").mkdir()
    (folder / "static" / "a.html").write_bytes(b"<!-- as it is -->\r\n")
    (folder / "other.qmd").write_text("Text.", encoding="utf-8")
    made = {
        p.relative_to(tmp_path / "out").as_posix() for p in render_site(folder, tmp_path / "out")
    }
    pages = {name for name in made if not name.startswith("site_libs")}
    assert pages == {"index.html", "other.html", "other.docx", "static/a.html"}
    assert (tmp_path / "out/static/a.html").read_bytes() == b"<!-- as it is -->\r\n"


def test_an_unknown_format_is_an_error(site: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="epub"):
        render_site(site("Text."), tmp_path / "out", ["epub"])


EMBED = "{{< embed notebooks/20_principles.ipynb#%s >}}"
FAULTS = [
    (EMBED % "nope", "expected: the label of a cell: fig-order, tbl-presence"),
    ("{{< embed notebooks/no.ipynb#x >}}", "expected: an executed notebook"),
    (EMBED % "parameters", "got:      no output"),
    (EMBED % "fig-order" + "\n\n" + EMBED % "fig-order", "expected: each identifier once"),
    ("{{< embed notebooks/20_principles.ipynb#fig-order echo=true >}}", "got:      echo=true"),
    ("a {{< var nope.count >}}", "near: principles.national-2008.count"),
    ("a {{< var principles >}}", "expected: one quoted text"),
    ("{{< meta nope >}}", "expected: a name in the page's metadata"),
    ("{{< include _no.qmd >}}", "no file"),
    ("{{< include _loop.qmd >}}", "_loop.qmd > _loop.qmd"),
    ("in a line {{< include _terms.qmd >}}", "alone on a line"),
    ("{{< video x >}}", "expected: one of include, embed, var, meta"),
    ("{{< var x", "expected: a whole shortcode on one line"),
    ("@fig-none", "@fig-none"),
    ("@nte-x", "@nte-x"),
    ("## A {#sec-b .unnumbered}\n\n@sec-b", "a section without number"),
    ("@unknown2015", "unknown2015 not found"),
    ("$x^2$", "expected: no mathematics"),
    ("![c](images/flow.png){#fig-a}", "expected: an alternative text"),
    ('![c](images/no.png){#fig-a fig-alt="x"}', "image images/no.png"),
    ('![c](https://example.org/x.png){#fig-a fig-alt="x"}', "an address"),
    ("[x](none.qmd)", "link to none.qmd"),
    ('<script src="https://example.org/x.js"></script>', "loads nothing from another host"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_says_where_and_what(
    site: Callable[..., Path], tmp_path: Path, text: str, message: str
) -> None:
    folder = site(text)
    (folder / "_loop.qmd").write_text("{{< include _loop.qmd >}}\n", encoding="utf-8")
    with pytest.raises(PublishingError) as caught:
        render_site(folder, tmp_path / "out", ["html"])
    told = str(caught.value)
    assert message in told
    assert "do:" in told
    assert ".qmd" in told.splitlines()[0]


def test_the_folder_may_be_relative(
    site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site("Enligt @lindell2015.", front="title: T\nformat:\n  html: default\n  docx: default")
    monkeypatch.chdir(tmp_path)
    made = render_site(Path("site"), Path("out"))
    assert Path("out/index.docx") in made
