"""The step common to both engines: mend what was rendered, and tie it to its evidence.

It runs on the output folder, whichever engine filled it, and changes nothing when run again.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen
from lxml import html as lxml_html

from agreement_study.publishing.figure_data import CLASS
from agreement_study.publishing.html_fragment import scope_headers, stack_tables
from agreement_study.publishing.mend_docx import FigureText, mend_docx
from agreement_study.publishing.navigation import site_texts
from agreement_study.publishing.pandoc_json import attribute_of, elements
from agreement_study.publishing.quarto_page import mend_quarto, menu_entry
from agreement_study.publishing.quarto_project import read_project
from agreement_study.publishing.source_tree import SourceTree, format_blocks, read_source
from agreement_study.publishing.strings import say

LOCAL = re.compile(r"^(?:/|file:|[A-Za-z]:[\\/])")


@frozen(kw_only=True)
class OtherLanguage:
    """The same page in another language: its address, the language's tag, the link's text."""

    href: str
    lang: str
    text: str


def mend_html(
    text: str, *, values: Mapping[str, str] | None = None, other: OtherLanguage | None = None
) -> str:
    """Mend a whole page of HTML.

    Parameters
    ----------
    values
        Address of the evidence by a value's name, of a notebook by `notebook:<run>`; names that
        are not in it stay without link.
    other
        The page in the other language, to be linked from the menu.

    Returns
    -------
    str
        The page: no path of a machine, a scope on each header cell, ``alt`` on images alone.
    """
    root: Any = lxml_html.document_fromstring(text)
    for element in root.xpath("//*[@data-notebook]"):
        if LOCAL.match(element.get("data-notebook")):
            del element.attrib["data-notebook"]
    for element in root.xpath("//div[@alt]"):
        del element.attrib["alt"]
    scope_headers(root)
    stack_tables(root)
    for element in root.xpath("//*[@data-name]"):
        _link_value(element, (values or {}).get(element.get("data-name")))
    _link_notebooks(root, values or {})
    for element in root.xpath(f"//div[contains(concat(' ', @class, ' '), ' {CLASS} ')]"):
        _fold(element, str(root.get("lang", "en"))[:2])
    mend_quarto(root)
    _say_once(root)
    if other is not None:
        _link_language(root, other)
    return str(lxml_html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))


def mend_site(
    folder: Path,
    output: Path,
    *,
    values: Mapping[str, str] | None = None,
    others: Mapping[str, OtherLanguage] | None = None,
) -> None:
    """Mend all pages of an output folder in place.

    Parameters
    ----------
    folder
        The website folder that was rendered; figures' texts and PNG images come from there.
    values
        Address of the evidence by a value's name, from the site's root or with a scheme.
    others
        The other language's page by a page's name without suffix (``agreements/varmland``).
    """
    project = read_project(folder)
    texts = site_texts(project)
    for page in project.pages:
        web, word = output / f"{page.name}.html", output / f"{page.name}.docx"
        if web.is_file():
            near = {k: _near(href, page.name) for k, href in (values or {}).items()}
            other = (others or {}).get(page.name)
            made = mend_html(web.read_text(encoding="utf-8"), values=near, other=other)
            web.write_text(made, encoding="utf-8")
        if word.is_file():
            source = read_source(project, page, texts)
            mend_docx(word, figure_texts(source, format_blocks(source, page, "docx")))


def figure_texts(source: SourceTree, blocks: Any) -> dict[str, FigureText]:
    """Alternative text, and PNG of a notebook's figure, by the figures' identifiers."""
    found = {}
    for figure in elements(blocks, "Figure"):
        identifier = attribute_of(figure)[0]
        for image in elements(figure, "Image"):
            alt, target = attribute_of(image)[2]["alt"], image["c"][2][0]
            png = None
            if target.startswith("notebook:"):
                store = source.store.figures[int(target.removeprefix("notebook:"))]
                png = store.images.get("image/png")
            found[identifier] = FigureText(alt=alt, png=png)
    return found


def _say_once(root: Any) -> None:
    """Let a page that is named as its site say so once in its title."""
    for title in root.xpath("/html/head/title"):
        title.text = " – ".join(dict.fromkeys((title.text or "").split(" – ")))


def _near(href: str, page: str) -> str:
    """An address from the site's root as a page in a folder writes it."""
    if urlsplit(href).scheme or href.startswith(("#", "/")):
        return href
    path, mark, rest = href.partition("#")
    return _relative(path, posixpath.dirname(page) or ".") + mark + rest


_relative = cache(posixpath.relpath)  # most values lead to marks of one page


def _link_value(element: Any, href: str | None) -> None:
    """Turn a value into a link, unless it stands in one."""
    inside = any(ancestor.tag == "a" for ancestor in element.iterancestors())
    if href and not inside and element.tag in ("span", "a"):
        element.tag = "a"
        element.set("href", href)


def _fold(data: Any, lang: str) -> None:
    """Let a figure's table open below the figure."""
    data.tag = "details"
    summary = lxml_html.Element("summary")
    summary.text = say("figure_data_open", lang)
    data.insert(0, summary)


def _link_notebooks(root: Any, values: Mapping[str, str]) -> None:
    """Make the name of the notebook at the end of a caption a link to it.

    A table's link stands below it, since nothing but text may stand in the caption of a table
    whose roles are spelled out.
    """
    runs = {k.removeprefix("notebook:"): h for k, h in values.items() if k.startswith("notebook:")}
    for text in root.xpath("//figcaption//text() | //caption//text()"):
        before, _, run = text.rstrip(" .\n").rpartition(" ")
        holder = text.getparent()
        if run not in runs or holder.tag == "a":
            continue
        link = lxml_html.Element("a", {"href": runs[run]})
        link.text, link.tail = run, "."
        table = next(holder.iterancestors("table"), None)
        if table is not None:
            before, _, label = before.rpartition(". ")
            _below(table, f"{label} ", link)
            before += "."
        else:
            before += " "
            _behind(text, holder, link)
        if text.is_text:
            holder.text = before
        else:
            holder.tail = before


def _behind(text: Any, holder: Any, link: Any) -> None:
    """Put a link where a text of a caption ends."""
    if text.is_text:
        holder.insert(0, link)
    else:
        holder.addnext(link)


def _below(table: Any, label: str, link: Any) -> None:
    """Put a line with a link below a table, outside of the frame in which it scrolls."""
    line = lxml_html.Element("p", {"class": "made-by"})
    line.text = label
    line.append(link)
    parent = table.getparent()
    frame = parent if "table-frame" in (parent.get("class") or "") else table
    line.tail, frame.tail = frame.tail, None
    frame.addnext(line)


def _link_language(root: Any, other: OtherLanguage) -> None:
    """Put a link to the other language at the end of the menu, in the place of an old one."""
    for old in root.xpath("//a[contains(concat(' ', @class, ' '), ' other-language ')]"):
        entry = old.getparent()
        (entry.getparent() if entry.tag == "li" else entry).remove(
            entry if entry.tag == "li" else old
        )
    attributes = {"class": "other-language", "href": other.href, "hreflang": other.lang}
    link = lxml_html.Element("a", {**attributes, "lang": other.lang, "rel": "alternate"})
    link.text = other.text
    if menu_entry(root, link):
        return
    menus = root.xpath("//header//nav | //nav")
    if menus:
        menus[0].append(link)
    else:
        root.find("body").insert(0, link)
