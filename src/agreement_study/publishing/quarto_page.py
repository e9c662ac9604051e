"""What Quarto's own pages lack, and where its menu takes another link.

Each step leaves a page of the embedded renderer as it is.
"""

from __future__ import annotations

from typing import Any

from lxml import html as lxml_html

from agreement_study.publishing.strings import say

MENU_LIST = "//header//ul[contains(concat(' ', @class, ' '), ' navbar-nav ')]"
MAIN = "quarto-document-content"


def is_quarto(root: Any) -> bool:
    """Whether Quarto made a page: its main part has an identifier of its own."""
    return bool(root.xpath(f"//main[@id='{MAIN}']"))


def mend_quarto(root: Any) -> None:
    """Give a page of Quarto's a way past the menu, and each menu a name; in place."""
    if not is_quarto(root):
        return
    lang = str(root.get("lang", "en"))[:2]
    _skip_link(root, lang)
    _name(root, "//header//nav", say("site", lang))
    contents = root.xpath("//nav[@id='TOC']/*[@id='toc-title']")
    _name(root, "//nav[@id='TOC']", contents[0].text_content() if contents else "")
    # The button opens a list of links; a menu would have to hold items of a menu.
    for button in root.xpath("//button[@role='menu']"):
        del button.attrib["role"]


def menu_entry(root: Any, link: Any) -> bool:
    """Put a link at the end of Quarto's menu, as one of its entries; False if there is none."""
    lists = root.xpath(MENU_LIST)
    if not lists:
        return False
    entry = lxml_html.Element("li", {"class": "nav-item other-language-item"})
    link.set("class", f"nav-link {link.get('class', '')}".strip())
    entry.append(link)
    lists[-1].append(entry)
    return True


def _skip_link(root: Any, lang: str) -> None:
    if root.xpath("//a[contains(concat(' ', @class, ' '), ' skip-link ')]"):
        return
    link = lxml_html.Element("a", {"class": "skip-link", "href": f"#{MAIN}"})
    link.text = say("skip", lang)
    root.find("body").insert(0, link)
    root.get_element_by_id(MAIN).set("tabindex", "-1")


def _name(root: Any, path: str, name: str) -> None:
    for menu in root.xpath(path):
        if name and not menu.get("aria-label"):
            menu.set("aria-label", " ".join(name.split()))
