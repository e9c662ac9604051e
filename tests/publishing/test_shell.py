from typing import Any

from lxml import html as lxml_html

from agreement_study.publishing.shell import MENU, page, with_menu

ENTRIES = [
    {"href": "index.qmd", "text": "Start"},
    {"href": "agreements/index.qmd", "text": "A & B"},
    {"href": "evidence.html", "text": "Underlag"},
]


def _links(text: str) -> list[tuple[str, str, str]]:
    links: Any = lxml_html.document_fromstring(text).xpath("//header//a")
    return [(a.text_content(), a.get("href"), a.get("aria-current", "")) for a in links]


def test_a_static_page_has_the_menu_of_its_site() -> None:
    plain = page("<h1>T</h1>", title="T", lang="sv", alternates={"en": "../en/evidence.html"})
    assert [text for text, _, _ in _links(plain)] == ["Start", "Rapporten", "English"]
    made = with_menu(plain, ENTRIES, "evidence.html")
    assert _links(made) == [
        ("Start", "index.html", ""),
        ("A & B", "agreements/index.html", ""),
        ("Underlag", "evidence.html", "page"),
        ("English", "../en/evidence.html", ""),
    ]
    assert MENU not in made
    assert with_menu(made, ENTRIES, "evidence.html") == made


def test_a_page_in_a_folder_leads_up() -> None:
    made = with_menu(page("", title="T", lang="sv", depth=1), ENTRIES, "sources/dalby.html")
    assert [href for _, href, _ in _links(made)] == [
        "../index.html",
        "../agreements/index.html",
        "../evidence.html",
    ]
