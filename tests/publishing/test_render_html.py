import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from tests.end_to_end.conftest import CHROMIUM


def test_a_page_has_landmarks_a_skip_link_and_its_place_in_the_menu(rendered: Path) -> None:
    root: Any = lxml_html.parse(str(rendered / "sv/agreements/norrbotten.html")).getroot()
    assert root.get("lang") == "sv-SE"
    assert root.xpath("//a[@class='skip-link']/@href") == ["#content"]
    assert root.xpath("//main/@id") == ["content"]
    assert root.xpath("//header//nav//a[@aria-current='page']/text()") == ["Norrbotten"]
    assert root.xpath("//link[@rel='stylesheet']/@href") == ["../site_libs/theme/report.css"]
    assert set(root.xpath("//th/@scope")) == {"col"}
    assert len(root.xpath("//figure[figcaption]/img[@alt!='']")) == 2


def test_the_date_of_a_page_says_that_it_is_that_of_publication(html: Callable[..., str]) -> None:
    text = html("Text.", front='title: "Sida"\ndate: 2026-11-21')
    root: Any = lxml_html.document_fromstring(text)
    published = root.xpath("//div[@class='published']")[0]
    assert " ".join(published.text_content().split()) == "Publicerad 21 november 2026"
    assert "Publicerad" not in html("Text.")


def test_a_table_scrolls_within_a_named_frame(rendered: Path) -> None:
    root: Any = lxml_html.parse(str(rendered / "sv/index.html")).getroot()
    (frame,) = root.xpath("//div[@class='table-frame'][table]")
    caption = root.get_element_by_id(frame.get("aria-labelledby"))
    assert "Tabell" in caption.text_content()


def test_tabs_are_headings_without_script(html: Callable[..., str]) -> None:
    made = html("## A\n\n::: {.panel-tabset}\n\n### Ett\n\n1\n\n### *Två*\n\n2\n\n:::\n")
    root: Any = lxml_html.fromstring(made)
    tabs = root.xpath("//*[@role='tablist']/button[@role='tab']")
    assert [tab.text_content() for tab in tabs] == ["Ett", "Två"]
    assert [tab.get("aria-selected") for tab in tabs] == ["true", "false"]
    panels = [root.get_element_by_id(tab.get("aria-controls")) for tab in tabs]
    headings = [panel.xpath("./*[@role='heading']")[0] for panel in panels]
    assert [(h.text_content().strip(), h.get("aria-level")) for h in headings] == [
        ("Ett", "3"),
        ("Två", "3"),
    ]


def test_a_page_names_its_own_style_sheet_and_the_theme_once(html: Callable[..., str]) -> None:
    settings = "lang: sv\nformat:\n  html:\n    css: [theme/report.css, egen.css]\n"
    found = re.findall(r'stylesheet" href="([^"]+)', html("Text.", settings=settings))
    assert found == ["theme/report.css", "egen.css"]


MENU = """\
lang: sv
website:
  title: Prov
  navbar:
    left:
      - index.qmd
      - text: Grupp
        menu:
          - {href: "https://example.org", text: "Ute {{< var study.documents >}}"}
  page-footer: "Fot med [länk](https://example.org)"
"""


def test_menu_and_footer_are_markdown_with_variables(html: Callable[..., str]) -> None:
    root: Any = lxml_html.fromstring(html("Text.", settings=MENU))
    assert root.xpath("//nav//summary/text()") == ["Grupp"]
    assert root.xpath("//nav//details//a/text()") == ["Ute 5"]
    assert root.xpath("//footer//a/@href") == ["https://example.org"]


def test_the_style_sheet_loads_nothing_from_elsewhere(rendered: Path) -> None:
    sheet = rendered / "sv/site_libs/theme/report.css"
    addresses = re.findall(r'url\("?([^")]+)', sheet.read_text(encoding="utf-8"))
    assert len(addresses) == 8
    assert all((sheet.parent / address).is_file() for address in addresses)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_axe_finds_no_violation_and_nothing_scrolls_sideways(rendered: Path) -> None:
    from playwright.sync_api import sync_playwright
    from tests.axe import violations

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page()
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            for path in sorted((rendered / "sv").rglob("*.html")):
                page.goto(path.as_uri())
                assert violations(page) == [], path.name
                assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto((rendered / "sv/report.html").as_uri())
        page.focus("[role=tab]")
        page.keyboard.press("ArrowRight")
        assert page.locator("[role=tabpanel]:visible").count() == 1
        assert "7 principer" in page.locator("[role=tabpanel]:visible").inner_text()
        browser.close()


def printed(folder: Path) -> int:
    """How many pages of A4 the page of a site takes when it is printed from a browser."""
    import pikepdf
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto((folder / "index.html").as_uri())
        page.pdf(path=folder / "printed.pdf", format="A4")
        browser.close()
    with pikepdf.open(folder / "printed.pdf") as pdf:
        return len(pdf.pages)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_long_table_breaks_in_print_so_that_text_fills_the_page(
    html: Callable[..., str], tmp_path: Path
) -> None:
    table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20
    html("\n\n".join(["En rad."] * 10 + [table] + ["En rad."] * 14))
    assert printed(tmp_path / "out") == 2
