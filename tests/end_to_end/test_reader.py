"""The reader in a browser: choosing, aligning, citing, printing, by mouse, keyboard and phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from agreement_study.tables.files import read_table
from tests.axe import violations
from tests.end_to_end.conftest import CHROMIUM
from tests.end_to_end.test_pages import ATTRIBUTE, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

Reader = Callable[..., Page]
WAYS = ("principle", "shared", "governance", "whole")
COLUMNS = "[...document.querySelectorAll('.row .cells')].map(e => e.children.length)"


@pytest.fixture
def reader(browser: Browser, built: Path) -> Iterator[Reader]:
    """Opens the reader at an address; tells at the end that it was quiet."""
    pages: list[tuple[Page, list[str]]] = []

    def at(address: str = "", *, lang: str = "sv", width: int = 1280) -> Page:
        page, faults = opened(browser, built / "build" / "report" / lang / "reader.html", width)
        pages.append((page, faults))
        if address:
            page.evaluate("address => { location.hash = address }", address)
            expect(page).to_have_url(re.compile("texts="))
        return page

    yield at
    for page, faults in pages:
        assert faults == []
        page.close()


def rows(built: Path, table: str) -> list[dict[str, str]]:
    return read_table(built / "build" / "tables" / f"{table}.csv")


def texts(page: Page) -> list[str | None]:
    return list(page.locator(".head").evaluate_all(ATTRIBUTE, "data-document"))


def box(page: Page, value: str) -> Any:
    return page.locator(f"#settings [value={value}]")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_way_to_align_fits_every_width(reader: Reader, lang: str) -> None:
    page = reader("texts=varmland,norrbotten,blekinge-2026,vgr-2014&by=principle", lang=lang)
    page.locator("#settings .legend").evaluate("e => { e.open = true }")
    for way in WAYS:
        box(page, way).check()
        for width in (320, 768, 1280, 1600):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (way, width)


def test_no_way_to_align_has_an_axe_violation(browser: Browser, built: Path) -> None:
    page, faults = opened(browser, built / "build" / "report" / "sv" / "reader.html", 1280)
    for way in WAYS:
        box(page, way).check()
        for shown in page.locator("#settings .legend input").all():
            shown.check()
        box(page, "received").check()
    assert faults == []  # axe itself asks for style sheets
    for way in WAYS:
        box(page, way).check()
        assert violations(page) == [], way
    page.close()


def test_texts_are_chosen_two_to_four(reader: Reader) -> None:
    page = reader("texts=varmland,norrbotten&by=principle")
    assert texts(page) == ["varmland", "norrbotten"]
    box(page, "varmland").click()
    expect(box(page, "varmland")).to_be_checked()
    expect(page.locator("#status")).to_contain_text("Två till fyra")
    for more in ("vgr-2014", "blekinge-2026", "vgr-minutes-2023-08-30"):
        box(page, more).click()
    expect(box(page, "vgr-minutes-2023-08-30")).not_to_be_checked()
    assert texts(page) == ["vgr-2014", "varmland", "norrbotten", "blekinge-2026"]
    assert set(page.evaluate(COLUMNS)) == {4}
    expect(page).to_have_url(re.compile("texts=vgr-2014,varmland,norrbotten,blekinge-2026&"))


def test_a_principle_stands_beside_the_same_or_is_told_to_be_absent(
    reader: Reader, built: Path
) -> None:
    page = reader("texts=varmland,norrbotten&by=principle")
    listed = {(r["document"], r["principle"]): r for r in rows(built, "principles")}
    for (document, principle), row in listed.items():
        if document not in ("varmland", "norrbotten"):
            continue
        cell = page.locator(f'[data-row="{principle}"] .cell[data-document={document}]')
        if row["section_end"]:
            place = f"{document}:{row['section_start']}-{row['section_end']}"
            expect(cell.locator(f'[data-passage="{place}"]')).to_be_visible()
            quote = cell.locator(".quote")
            expect(quote).to_have_attribute("lang", "sv")
        else:
            expect(cell).to_contain_text("saknas")
    expect(page.locator('[data-row="innovation"] [data-document=varmland]')).to_contain_text(
        "räknar inte upp"
    )


def test_shared_passages_of_the_chosen_texts_and_no_others(reader: Reader, built: Path) -> None:
    page = reader("texts=varmland,blekinge-2026&by=shared")
    chosen = {"varmland", "blekinge-2026"}
    pairs = [
        r for r in rows(built, "shared_passages") if {r["document_a"], r["document_b"]} == chosen
    ]
    assert len(pairs) > 3
    shown = set(page.locator(".passage").evaluate_all(ATTRIBUTE, "data-passage"))
    wanted = {
        f"{r[f'document_{x}']}:{r[f'start_{x}']}-{r[f'end_{x}']}" for r in pairs for x in "ab"
    }
    assert shown == wanted
    assert page.locator(".row").count() <= len(pairs)
    assert page.locator(".row .empty").count() == 0
    for row in page.locator(".row").all():
        a, b = (cell.locator(".same").all_text_contents() for cell in row.locator(".cell").all())
        assert {word.lower() for word in a} == {word.lower() for word in b} != set()


def test_governance_tells_what_is_said_and_who_is_silent(reader: Reader, built: Path) -> None:
    page = reader("texts=varmland,norrbotten&by=governance")
    said = {(r["document"], r["attribute"]) for r in rows(built, "governance")}
    attributes = {a for d, a in said if d in ("varmland", "norrbotten")}
    assert page.locator(".row").count() == len(attributes)
    for attribute in attributes:
        for document in ("varmland", "norrbotten"):
            cell = page.locator(f'[data-row="{attribute}"] [data-document={document}]')
            silent = (document, attribute) not in said
            assert (cell.locator(".empty").count() == 1) is silent
            assert (cell.locator(".passage").count() == 0) is silent
    expect(page.locator(".none")).to_contain_text("tiger")


def test_damage_is_a_switch_that_the_address_keeps(reader: Reader) -> None:
    page = reader("texts=varmland,norrbotten&by=principle")
    edit = page.locator(".quote .edit").first
    expect(edit.locator("ins")).to_be_visible()
    expect(edit.locator("del")).to_be_hidden()
    box(page, "received").check()
    expect(edit.locator("ins")).to_be_hidden()
    expect(edit.locator("del")).to_be_visible()
    expect(page).to_have_url(re.compile("text=received"))
    page.reload()
    expect(page.locator(".quote .edit del").first).to_be_visible()


def test_a_citation_leads_to_its_passage(reader: Reader) -> None:
    page = reader("texts=varmland,norrbotten&by=principle")
    link = page.locator('[data-row="quality"] [data-document=norrbotten] .cite a')
    link.click()
    passage = page.locator('[data-row="quality"] [data-document=norrbotten] .passage')
    expect(passage).to_be_focused()
    expect(passage).to_be_in_viewport()
    expect(page.locator(".target")).to_have_count(1)
    name = passage.get_attribute("data-passage") or ""
    expect(page).to_have_url(re.compile(f"passage={re.escape(name)}$"))
    expect(page.locator(".reference input")).to_have_value(page.url)
    expect(page.locator(".reference p")).to_contain_text(name.partition(":")[2].replace("-", "–"))
    again = reader(page.url.partition("#")[2])
    expect(again.locator(f'[data-passage="{name}"]')).to_be_focused()
    short = reader(name, lang="en")
    expect(short.locator(f'[data-passage="{name}"]')).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("texts=varmland,norrbotten&by=principle&passage=vgr-2014:7193-8134",
         ["vgr-2014", "varmland", "norrbotten"]),
        ("text-norrbotten", ["vgr-2014", "norrbotten"]),
        ("texts=nowhere,norrbotten", ["vgr-2014", "norrbotten"]),
        ("texts=vgr-minutes-2023-08-30,blekinge-2026,norrbotten,varmland,vgr-2014",
         ["varmland", "norrbotten", "blekinge-2026", "vgr-minutes-2023-08-30"]),
        ("%E0%A4%A&by=nothing", ["vgr-2014", "varmland"]),
    ],
)  # fmt: skip
def test_an_address_shows_the_texts_that_it_names(
    reader: Reader, address: str, shown: list[str]
) -> None:
    page = reader(address)
    expect(page.locator(".head")).to_have_count(len(shown))
    assert texts(page) == shown


def test_an_anchor_of_the_page_changes_nothing(reader: Reader) -> None:
    page = reader("texts=norrbotten,blekinge-2026&by=shared")
    said = page.locator("#status").text_content()
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    assert texts(page) == ["norrbotten", "blekinge-2026"]
    expect(page.locator("#status")).to_have_text(said or "?")


def test_any_offsets_can_be_cited(reader: Reader) -> None:
    page = reader("varmland:4900-4960")
    expect(page).to_have_url(re.compile("by=whole"))
    expect(page.locator(".target")).to_have_count(1)
    expect(page.locator(".target")).to_be_in_viewport()
    assert page.locator(".cited").count() >= 1
    lost = reader("texts=varmland,norrbotten&passage=nowhere:1-2")
    expect(lost.locator("#status")).to_contain_text("inte till något ställe")


def test_a_passage_of_a_source_page_and_of_an_agreement_leads_to_the_reader(
    browser: Browser, built: Path
) -> None:
    for name in ("sources/norrbotten.html", "agreements/norrbotten.html"):
        page, _ = opened(browser, built / "build" / "report" / "sv" / name, 1280)
        page.locator('a[href$="reader.html#text-norrbotten"]').click()
        expect(page.locator(".head[data-document=norrbotten]")).to_be_visible()
        page.close()


def test_the_other_language_shows_the_same_comparison(reader: Reader) -> None:
    page = reader("texts=norrbotten,blekinge-2026&by=governance")
    page.locator('a[hreflang="en"]').click()
    expect(page.locator("h1")).to_have_text("Read the texts side by side")
    expect(page.locator(".head")).to_have_count(2)
    assert texts(page) == ["norrbotten", "blekinge-2026"]
    expect(page).to_have_url(re.compile("by=governance"))


def test_it_is_worked_by_keyboard_alone(reader: Reader) -> None:
    page = reader("texts=varmland,norrbotten&by=principle")
    box(page, "principle").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("by=shared"))
    rows_ = page.locator("#jump details")
    rows_.evaluate("e => { e.open = false }")
    page.locator("#jump summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".row h2").first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_highlights_are_switched_by_their_legend(reader: Reader) -> None:
    page = reader("texts=norrbotten,blekinge-2026&by=principle")
    tag = page.locator(".tags .f-commitment").first
    expect(tag).to_be_visible()
    page.locator("#show-commitment").uncheck()
    expect(tag).to_be_hidden()
    assert page.locator(".quote .shared").count() > 0


def test_on_a_phone_the_texts_of_a_row_stand_below_each_other(reader: Reader) -> None:
    page = reader("texts=varmland,norrbotten&by=principle", width=320)
    cells = page.locator('[data-row="quality"] .cell')
    upper, lower = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert upper is not None
    assert lower is not None
    assert lower["y"] >= upper["y"] + upper["height"]
    expect(cells.nth(1).locator(".whose")).to_be_visible()


def test_printed_it_has_the_rows_and_not_the_settings(reader: Reader, tmp_path: Path) -> None:
    page = reader("texts=varmland,norrbotten,blekinge-2026&by=principle")
    page.emulate_media(media="print")
    expect(page.locator("#settings")).to_be_hidden()
    expect(page.locator(".row h2").first).to_be_visible()
    path = tmp_path / "reader.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    with pikepdf.open(path) as pdf:
        x0, y0, x1, y1 = (float(v) for v in pdf.pages[0].MediaBox)
        assert x1 - x0 > y1 - y0  # three columns lie across


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_without_a_script_the_list_leads_to_the_texts(
    browser: Browser, built: Path, lang: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((built / "build" / "report" / lang / "reader.html").as_uri())
    expect(page.locator("noscript")).to_be_visible()
    link = page.locator("#list [data-by=shared] a").first
    href = link.get_attribute("href") or "?"
    link.click()
    expect(page).to_have_url(re.compile(re.escape(href) + "$"))
    expect(page.locator("#texts article").first).to_be_visible()
    box(page, "received").check()
    expect(page.locator("#texts .edit del").first).to_be_visible()
    page.context.close()
