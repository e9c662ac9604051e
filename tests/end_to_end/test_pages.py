"""The pages in a browser: no error, no foreign host, no axe violation, wide and narrow."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations
from tests.end_to_end.conftest import CHROMIUM

PAGES = (
    "index.html",
    "report.html",
    "summary.html",
    "agreements/index.html",
    "agreements/varmland.html",
    "sources/varmland.html",
    "sources/vgr-minutes-2023-08-30.html",
    "evidence.html",
    "reader.html",
    "notebooks/six-vs-five.html",
    "accessibility.html",
)

HREF = "link => link.href"
ATTRIBUTE = "(elements, name) => elements.map(e => e.getAttribute(name))"
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
ENLARGED = (
    ("spacing", SPACING, 1280),
    ("text at 200 %", "html { font-size: 212.5% !important }", 1280),
    ("spacing on a phone", SPACING, 320),
)
CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none';
    return box.width > 1 && hides && e.scrollWidth > e.clientWidth + 1;
}).map(e => e.outerHTML.slice(0, 80))"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def opened(browser: Browser, path: Path, width: int) -> tuple[Page, list[str]]:
    """Open a page and collect errors and requests that leave the machine."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on(
        "request",
        lambda request: (
            faults.append(request.url) if not request.url.startswith(("file:", "data:")) else None
        ),
    )
    page.goto(path.as_uri())
    return page, faults


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_page_is_quiet_fits_bears_enlarging_and_has_no_axe_violation(
    browser: Browser, built: Path, lang: str, name: str
) -> None:
    path = built / "build" / "report" / lang / name
    for width in (320, 1280):
        page, faults = opened(browser, path, width)
        assert faults == []  # axe itself asks for style sheets
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (page.locator("html").get_attribute("lang") or "").startswith(lang)
        assert violations(page) == []
        if width == 1280:
            nothing_is_lost_when_text_is_enlarged_or_spaced(page)
        page.close()


def nothing_is_lost_when_text_is_enlarged_or_spaced(page: Page) -> None:
    for told, style, width in ENLARGED:
        page.set_viewport_size({"width": width, "height": 900})
        added = page.add_style_tag(content=style)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, told
        assert page.evaluate(CUT) == [], told
        added.evaluate("style => style.remove()")


@pytest.mark.parametrize("name", ["report.html", "sources/norrbotten.html", "reader.html"])
def test_the_skip_link_comes_first_and_leads_to_the_main_part(
    browser: Browser, built: Path, name: str
) -> None:
    page, _ = opened(browser, built / "build" / "report" / "sv" / name, 1280)
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    page.keyboard.press("Enter")
    assert page.locator(f"main{target}, main {target}, {target}").count() >= 1
    page.close()


def test_quotes_in_another_language_are_marked(browser: Browser, built: Path) -> None:
    for lang, other in (("sv", "en"), ("en", "sv")):
        page, _ = opened(browser, built / "build" / "report" / lang / "report.html", 1280)
        quotes = page.locator("main a.passage")
        assert quotes.count() > 10
        assert set(quotes.evaluate_all(ATTRIBUTE, "lang")) == {"sv", "en"}
        assert page.locator(f'main a.passage[lang="{other}"]').count() > 3
        page.close()


def test_a_sentence_leads_to_its_evidence_and_on_to_the_passage(
    browser: Browser, built: Path
) -> None:
    """Each link can be clicked and leads where it should; what it leads to is opened once."""
    report = built / "build" / "report" / "sv" / "report.html"
    page, _ = opened(browser, report, 1280)
    names = page.locator("main a.value").evaluate_all(ATTRIBUTE, "data-name")
    assert len(set(names)) >= 10
    tried = list(dict.fromkeys(names))[:15]
    for name in tried:
        link = page.locator(f'main a.value[data-name="{name}"]').first
        link.click(trial=True)
        assert str(link.evaluate(HREF)).endswith(f"/evidence.html#{name}")
    link.click()
    expect(page).to_have_url(re.compile(re.escape(f"evidence.html#{name}") + "$"))
    page.wait_for_load_state()  # its rows are counted: the whole page must be there
    passages = [passage for name in tried for passage in _passages(page, str(name))]
    assert passages
    for address in dict.fromkeys(passages):
        assert re.search(r"/sources/[\w-]+\.html#(u-\d+|text)$", address)
    for path, marks in groupby(sorted(set(passages)), lambda one: one.partition("#")[0]):
        page.goto(path)
        for mark in marks:
            expect(page.locator(f'[id="{mark.rpartition("#")[2]}"]')).to_have_count(1)
    page.close()


def _passages(page: Page, name: str) -> list[str]:
    """Where the first row of a value's evidence leads, if it has rows."""
    section = page.locator(f'[id="{name}"]')
    expect(section).to_have_count(1)
    rows = section.locator('a[href^="sources/"]')
    if not rows.count():
        return []
    rows.first.locator("xpath=ancestor::details[1]").locator("summary").first.click()
    rows.first.click(trial=True)
    return [str(rows.first.evaluate(HREF))]


def test_the_received_text_is_a_step_away(browser: Browser, built: Path) -> None:
    page, _ = opened(browser, built / "build" / "report" / "sv" / "sources/varmland.html", 1280)
    edit = page.locator(".edit").first
    repaired, received = edit.locator("ins"), edit.locator("del")
    assert repaired.is_visible()
    assert not received.is_visible()
    page.locator('input[value="received"]').check()
    assert received.is_visible()
    assert not repaired.is_visible()
    page.close()


def test_each_page_links_to_the_other_language(browser: Browser, built: Path) -> None:
    for name in ("report.html", "agreements/norrbotten.html", "sources/norrbotten.html"):
        page, _ = opened(browser, built / "build" / "report" / "sv" / name, 1280)
        page.locator('a[hreflang="en"]').first.click()
        expect(page).to_have_url(re.compile(f"/en/{re.escape(name)}$"))
        page.close()


def test_links_within_the_report_lead_somewhere(built: Path) -> None:
    from lxml import html

    root = built / "build" / "report"

    @cache
    def marks_and_links(path: Path) -> tuple[set[str], set[str]]:
        page = html.parse(str(path)).getroot()
        return set(map(str, page.xpath("//@id"))), set(map(str, page.xpath("//a/@href")))

    @cache
    def target(folder: Path, href: str) -> Path:
        return (folder / href).resolve()

    @cache
    def exists(path: Path) -> bool:
        return path.exists()

    for path in root.rglob("*.html"):
        for link in marks_and_links(path)[1]:
            href, _, mark = link.partition("#")
            if "://" in href or href.startswith(("mailto:", "data:")):
                continue
            led = target(path.parent, href) if href else path
            assert exists(led), f"{path.relative_to(root)}: {href}"
            if mark and led.suffix == ".html":
                assert unquote(mark) in marks_and_links(led)[0], f"{path.name}: {link}"
