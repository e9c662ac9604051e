"""`compare A B`: two texts in the terminal, as tables and as a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.commands.conftest import NAME, TEXT, Call, rows_of
from tests.end_to_end.conftest import CHROMIUM

LATER = (
    TEXT.replace("dialog, kvalitet och mångfald", "dialog, kvalitet och innovation")
    .replace("3. Mångfald\n\nOlika föreningar är välkomna", "3. Innovation\n\nNya sätt prövas")
    .replace("Parterna ska följa upp", "Parterna bör följa upp")
)


@pytest.fixture
def page(call: Call, coded: Path) -> Path:
    (coded / "senare.txt").write_text(LATER, "utf-8")
    told = call("compare", NAME, "senare.txt", "--lang", "sv", "--out", "ut")
    assert told.status == 0, told.err
    return coded / "ut" / f"{NAME}-senare.html"


def test_the_page_tells_each_aspect(page: Path) -> None:
    root: Any = html.fromstring(page.read_text("utf-8"))
    rows = [[cell.text_content() for cell in row] for row in root.xpath("//tbody/tr")]
    assert ["Dialog", "Dialog", "Dialog", "samma"] in rows
    assert ["Mångfald", "Mångfald", "–", f"bara i {NAME}"] in rows
    assert ["Innovation", "–", "Innovation", "bara i senare"] in rows
    assert ["Uppföljning", "se texten", "se texten", "sägs i båda, utan värde"] in rows
    softer = root.xpath("//details[summary='Mindre bindande i senare: 1']")[0]
    assert [quote.text for quote in softer.xpath("blockquote")] == [
        "Parterna ska följa upp överenskommelsen.",
        "Parterna bör följa upp överenskommelsen.",
    ]
    assert "skyldighet" in softer.text_content()
    assert not root.xpath("//details[starts-with(summary, 'Mer bindande')]")


def test_the_page_stands_by_itself_beside_its_tables(page: Path) -> None:
    root: Any = html.fromstring(page.read_text("utf-8"))
    assert not root.xpath("//link[@rel='stylesheet'] | //script | //img")
    assert {quote.get("lang") for quote in root.xpath("//blockquote")} == {"sv"}
    contrasts = rows_of(page.parent / "contrasts.csv")
    assert [r["change"] for r in contrasts if r["change"] in ("softer", "firmer")] == ["softer"]
    shared = rows_of(page.parent / "shared_passages.csv")
    assert len(root.xpath("//section[@class='evidence']")) == len(shared) > 0


def test_the_page_has_its_typeface_in_it_and_its_tables_are_lists_on_a_phone(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.count('src: url("data:font/woff2;base64,') == 2
    assert "url(" not in text.replace('url("data:', "")
    root: Any = html.fromstring(text)
    labels = [cell.get("data-label") for cell in root.xpath("(//table)[1]/tbody/tr[1]/*")]
    assert labels[1:] == [NAME, "senare", "Skillnad"]
    assert [h.tag for h in root.xpath("//h1 | //h2 | //h3")][:3] == ["h1", "h2", "h2"]


def test_a_quote_tells_its_place_and_where_it_is_cut(page: Path) -> None:
    root: Any = html.fromstring(page.read_text("utf-8"))
    places = [place.text_content() for place in root.xpath("//blockquote/following::*[1]")]
    assert places
    assert all(re.fullmatch(r"(bjorkvik|senare), tecken \d+–\d+", p) for p in places)


def test_it_is_the_same_each_time_and_in_english_too(call: Call, coded: Path, page: Path) -> None:
    before = page.read_bytes()
    call("compare", NAME, "senare.txt", "--lang", "sv", "--out", "ut")
    assert page.read_bytes() == before
    call("compare", NAME, "senare.txt", "--lang", "en", "--out", "ut")
    assert "The principles" in page.read_text("utf-8")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_page_is_quiet_and_fits(page: Path) -> None:
    from playwright.sync_api import sync_playwright

    from tests.axe import violations

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        sheet = browser.new_page(viewport={"width": 320, "height": 800})
        sheet.goto(page.as_uri())
        sheet.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert violations(sheet) == []
        assert sheet.evaluate("document.documentElement.scrollWidth") <= 320
        browser.close()
