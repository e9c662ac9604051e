"""What readers get besides pages: PDF and Word files; tables and figures of pages on a phone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest
from lxml import etree
from playwright.sync_api import Browser
from pypdf import PdfReader

from agreement_study.model import fold
from agreement_study.study import Study
from tests.end_to_end.conftest import CHROMIUM

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAGS = {"sv": "sv-SE", "en": "en-GB"}
TITLES = {"sv": "Sex, fem eller sju principer", "en": "Six, five or seven principles"}
EXAMPLE = {"sv": "Exempelmyndigheten (exempel)", "en": "The Example Agency (example)"}
NAMED = ("report", "summary", "accessibility", "agreements/varmland")
LONG_TABLE = 6
"""Rows, heads included, from which a table may be broken over pages by its length in signs."""
LANGUAGES = pytest.mark.parametrize("lang", ["sv", "en"])


def tags(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Structure elements of a PDF in reading order."""

    def below(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for part in node:
                yield from below(part)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                yield from below(node.K)

    yield from below(pdf.Root.StructTreeRoot.K)


def word(path: Path, part: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(part))


@LANGUAGES
def test_every_pdf_is_ua1_and_tells_language_title_and_publisher(built: Path, lang: str) -> None:
    folder = built / "build" / "report" / lang
    paths = sorted(folder.rglob("*.pdf"))
    assert {path.relative_to(folder).with_suffix("").as_posix() for path in paths} >= set(NAMED)
    for path in paths:
        result = page_validation.validate_pdf(str(path), profile="ua1")
        assert result.is_compliant, (path, result.failures)
        with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
            assert str(pdf.Root.Lang) == TAGS[lang]
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert metadata["dc:title"]
            assert list(metadata["dc:creator"]) == [EXAMPLE[lang]]
    with pikepdf.open(folder / "report.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == TITLES[lang]


@LANGUAGES
def test_the_summary_is_two_pages(built: Path, lang: str) -> None:
    with pikepdf.open(built / "build" / "report" / lang / "summary.pdf") as pdf:
        assert len(pdf.pages) == 2


@LANGUAGES
def test_the_report_as_pdf_has_headings_alternative_texts_and_table_headers(
    built: Path, lang: str
) -> None:
    with pikepdf.open(built / "build" / "report" / lang / "report.pdf") as pdf:
        found = list(tags(pdf))
        kinds = [str(tag.S) for tag in found]
        levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        figures = [tag for tag in found if str(tag.S) == "/Figure"]
        assert len(figures) >= 3
        assert all(len(str(figure.get("/Alt", ""))) > 80 for figure in figures)
        tables = [tag for tag in found if str(tag.S) == "/Table"]
        assert len(tables) >= 5 + len(figures)
        for table in tables:
            inner = [str(part.S) for part in table.K]
            # typst tags the caption of a table that is broken over pages outside of the table
            whole = inner[0] == "/Caption"
            assert whole or sum(len(part.K) for part in table.K) > LONG_TABLE
            assert inner[whole] == "/THead"
            heads = list(table.K[int(whole)].K[0].K)
            assert {str(head.S) for head in heads} == {"/TH"}


@LANGUAGES
def test_a_word_file_has_title_language_headings_headers_and_alternative_texts(
    built: Path, lang: str
) -> None:
    for name in NAMED:
        path = built / "build" / "report" / lang / f"{name}.docx"
        root, told = word(path), word(path, "docProps/core.xml")
        said = {etree.QName(element).localname: element.text for element in told}
        assert said["title"]
        assert said["creator"] == EXAMPLE[lang]
        assert said["language"] == TAGS[lang]
        default = word(path, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
        assert default.get(f"{W}val") == TAGS[lang]
        for table in root.iter(f"{W}tbl"):
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        for drawing in root.iter():
            if str(drawing.tag).endswith("}docPr"):
                assert len(drawing.get("descr", "")) > 80
        foot = "".join(word(path, "word/footer1.xml").itertext())
        assert EXAMPLE[lang] in foot


@LANGUAGES
def test_the_report_in_word_has_headings_in_order_and_lists_them(built: Path, lang: str) -> None:
    root = word(built / "build" / "report" / lang / "report.docx")
    styles = [s.get(f"{W}val") for s in root.iter(f"{W}pStyle")]
    levels = [int(s[7:]) for s in styles if s[:7] == "Heading" and s[7:].isdigit()]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert styles[:4] == ["Title", "Subtitle", "Author", "Date"]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    entries = [
        link.get(f"{W}anchor")
        for p in root.iter(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val", "").startswith("TOC")
        for link in p.iter(f"{W}hyperlink")
    ]
    assert len(entries) == sum(level <= 2 for level in levels)
    assert set(entries) <= marks


@LANGUAGES
def test_what_a_pdf_says_can_be_read(built: Path, lang: str) -> None:
    """So that a name which stands in one would be found there."""
    said = fold(texts(built / "build" / "report" / lang / "report.pdf"))
    assert fold(TITLES[lang]) in said


@LANGUAGES
def test_the_summary_has_two_pages(built: Path, lang: str) -> None:
    with pikepdf.open(built / "build" / "report" / lang / "summary.pdf") as pdf:
        assert len(pdf.pages) <= 2


def texts(path: Path) -> str:
    """All that a file says, unpacked where it is packed."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            xml = [archive.read(n) for n in archive.namelist() if n.endswith((".xml", ".rels"))]
        plain = ["".join(map(str, etree.fromstring(part).itertext())) for part in xml]
        return "\n".join([*plain, *(part.decode("utf-8") for part in xml)])
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return path.read_bytes().decode("utf-8", "replace")


def test_no_person_is_named_in_any_file_that_is_published(built: Path) -> None:
    study = Study(built)
    names = set()
    for source in study.sources.values():
        text = source.path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        names |= {fold(text[span.start : span.end]) for span in source.personal_names}
    assert len(names) > 3
    for folder in ("site", "report"):
        for path in (built / "build" / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".woff2", ".png", ".svg"):
                said = fold(texts(path))
                assert [name for name in names if name in said] == [], path


# ---- In a browser ----


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_phone_shows_each_row_of_a_table_as_a_list_that_is_still_a_table(
    browser: Browser, built: Path
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto((built / "build" / "report" / "sv" / "report.html").as_uri())
    frames = page.locator(".table-frame")
    assert frames.count() > 5
    for frame in frames.all():
        assert frame.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() > 2
    assert table.get_by_role("cell").first.is_visible()
    page.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@LANGUAGES
def test_the_numbers_of_each_figure_open_below_it(browser: Browser, built: Path, lang: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((built / "build" / "report" / lang / "report.html").as_uri())
    folded = page.locator("details.figure-data")
    assert folded.count() == page.locator("main figure img").count()
    for details in folded.all():
        assert not details.locator("table").is_visible()
        details.locator("summary").focus()
        page.keyboard.press("Enter")
        assert details.locator("table").is_visible()
    page.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize(
    "name", ["report.html", "sources/varmland.html", "evidence.html", "reader.html"]
)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, built: Path, name: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((built / "build" / "report" / "sv" / name).as_uri())
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')]
        .filter(e => e.checkVisibility() && (e.type !== 'radio' || e.checked)
            && getComputedStyle(e).visibility === 'visible'
            && !(e.closest('details:not([open])') && e.tagName !== 'SUMMARY')).length"""
    )
    page.evaluate(
        """() => {
            window.reached = new Map();
            document.addEventListener('focusin', ({target}) => {
                const s = getComputedStyle(target);
                const ring = s.outlineStyle !== 'none' && s.outlineWidth !== '0px';
                window.reached.set(target, [target.outerHTML.slice(0, 60), ring]);
            });
        }"""
    )
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
    reached = page.evaluate("[...window.reached.values()]")
    assert [element for element, ring in reached if not ring] == []
    assert len(reached) >= wanted
    page.close()
