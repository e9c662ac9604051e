"""The step common to both engines, on a page as Quarto writes it."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from agreement_study.publishing.mend import OtherLanguage, mend_html

PAGE = (Path(__file__).parent / "quarto_page.html").read_text("utf-8")
VALUES = {
    "a.b": "evidence.html#a.b",
    "passage:vgr:5:9": "sources/vgr.html#u1",
    "notebook:six": "notebooks/six.html",
}
OTHER = OtherLanguage(href="../en/report.html", lang="en", text="English")


@pytest.fixture(scope="module")
def mended() -> str:
    return mend_html(PAGE, values=VALUES, other=OTHER)


@pytest.fixture
def root(mended: str) -> Any:
    return lxml_html.document_fromstring(mended)


def test_mending_twice_changes_nothing(mended: str) -> None:
    assert mend_html(mended, values=VALUES, other=OTHER) == mended


def test_the_other_language_is_an_entry_of_the_menu(root: Any) -> None:
    entries = root.xpath("//header//ul[contains(@class, 'navbar-nav')]/li")
    assert [entry.text_content().strip() for entry in entries] == ["Start", "Rapport", "English"]
    link = entries[-1][0]
    assert (link.get("href"), link.get("hreflang"), link.get("lang")) == (
        "../en/report.html",
        "en",
        "en",
    )
    assert "nav-link" in link.get("class")


def test_a_link_past_the_menu_comes_first_and_leads_to_the_text(root: Any) -> None:
    first = root.find("body")[0]
    assert (first.tag, first.get("class"), first.text) == (
        "a",
        "skip-link",
        "Hoppa till innehållet",
    )
    main = root.get_element_by_id(first.get("href").removeprefix("#"))
    assert (main.tag, main.get("tabindex")) == ("main", "-1")


def test_menus_have_names_and_the_button_is_a_button(root: Any) -> None:
    names = [menu.get("aria-label") for menu in root.xpath("//nav")]
    assert names == ["Webbplatsen", "På denna sida"]
    assert not root.xpath("//button[@role]")


def test_values_and_passages_lead_on_but_not_within_the_contents(root: Any) -> None:
    links = [(a.get("href"), a.text_content()) for a in root.xpath("//main//a[@data-name]")]
    assert links == [
        ("evidence.html#a.b", "6"),
        ("evidence.html#a.b", "6"),
        ("sources/vgr.html#u1", "The parties"),
    ]
    assert not root.xpath("//nav//a//a")


def test_captions_lead_to_the_notebook_and_no_path_of_the_machine_stays(root: Any) -> None:
    hrefs = [a.get("href") for a in root.xpath("//figcaption/a")]
    assert hrefs == ["notebooks/six.html", "notebooks/six.html"]
    captions = [" ".join(c.text_content().split()) for c in root.iter("figcaption")]
    assert captions == [
        "Figur 1: Principernas ordning. Anteckningsbok: six.",
        "Tabell 1: Uppgifterna i figuren. Anteckningsbok: six.",
    ]
    assert not root.xpath("//@data-notebook[contains(., 'home')] | //div/@alt")


def test_the_data_of_a_figure_open_below_it_and_its_table_tells_its_columns(root: Any) -> None:
    (data,) = root.xpath("//details[@class='figure-data']")
    assert data[0].tag == "summary"
    assert [cell.get("scope") for cell in data.iter("th")] == ["col", "col"]
    assert [cell.get("data-label") for cell in data.iter("td")] == ["Princip", "Plats"]


def test_scripts_stay_as_they_are(mended: str) -> None:
    assert "if (1 < 2 && true) { return; }" in mended
