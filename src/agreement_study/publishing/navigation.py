"""The menu, the footer and the table of contents of a website's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from agreement_study.publishing.assets import relative, web_link
from agreement_study.publishing.pandoc_json import Node, elements, plain_text
from agreement_study.publishing.quarto_project import Page, Project
from agreement_study.publishing.source_tree import SourceTree


@frozen(kw_only=True)
class Item:
    """An entry of a menu; ``key`` names its text in the page's metadata."""

    key: str
    text: str
    href: str
    inner: tuple[Item, ...] = ()


def navbar_items(project: Project) -> tuple[Item, ...]:
    """Entries of the menu, left before right; the sidebar's where there is no menu."""
    bar = project.website.get("navbar")
    if not isinstance(bar, Mapping):
        return sidebar_items(project)
    listed = [*(bar.get("left") or []), *(bar.get("right") or [])]
    return _items(listed, project, "nav")


def sidebar_items(project: Project) -> tuple[Item, ...]:
    """Entries of the sidebar."""
    bar = project.website.get("sidebar")
    bar = bar[0] if isinstance(bar, list) and bar else bar
    if not isinstance(bar, Mapping):
        return ()
    contents = bar.get("contents") or []
    return _items(contents if isinstance(contents, list) else [contents], project, "side")


def site_texts(project: Project) -> dict[str, list[str]]:
    """Texts that stand on each page, by key, in Markdown."""
    items = [*_flat(navbar_items(project)), *_flat(sidebar_items(project))]
    footer = project.website.get("page-footer") or {}
    parts = {"left": "", "center": footer, "right": ""} if isinstance(footer, str) else footer
    texts = {item.key: [item.text] for item in items if item.text}
    texts.update({f"footer-{k}": [str(v)] for k, v in parts.items() if isinstance(v, str) and v})
    return texts


def menu_html(items: Sequence[Item], project: Project, page: Page, source: SourceTree) -> str:
    """Entries as a list; the page's own is marked, a group opens without a script."""
    lines = []
    for item in items:
        text = escape(source.text(item.key) or item.text)
        if item.inner:
            inner = menu_html(item.inner, project, page, source)
            opened = " open" * (item.key[:4] == "side")
            lines.append(f"<li><details{opened}><summary>{text}</summary>{inner}</details></li>")
        elif item.href:
            current = ' aria-current="page"' * _is_current(item, page)
            href = escape(web_link("/" + item.href.lstrip("/"), project, page), quote=True)
            href = escape(item.href, quote=True) if urlsplit(item.href).scheme else href
            lines.append(f'<li><a href="{href}"{current}>{text}</a></li>')
        else:
            lines.append(f"<li><span>{text}</span></li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def home_html(project: Project, page: Page) -> str:
    """The site's logo and title as a link to its first page."""
    title = escape(str(project.website.get("title", "")))
    first = project.page_named("index") or project.pages[0]
    href = relative(f"{first.name}.html", page)
    inner = _logo_html(project, page) + f"<span>{title}</span>"
    return f'<a class="brand" href="{href}">{inner}</a>' if title else ""


def _logo_html(project: Project, page: Page) -> str:
    bar = project.website.get("navbar")
    if not isinstance(bar, Mapping) or not bar.get("logo"):
        return ""
    alt = escape(str(bar.get("logo-alt", "")), quote=True)
    return f'<img src="{relative(str(bar["logo"]), page)}" alt="{alt}">'


def contents_html(blocks: Iterable[Node], depth: int) -> str:
    """A page's headings as nested lists of links, down to a level."""
    rows: list[tuple[int, str]] = []
    for header in elements(blocks, "Header"):
        level, (identifier, classes, _), inlines = header["c"]
        if level <= depth and identifier and "unlisted" not in classes:
            text = escape(plain_text(inlines))
            rows.append((level, f'<a href="#{escape(identifier, quote=True)}">{text}</a>'))
    return _nested(rows)


def _nested(rows: Sequence[tuple[int, str]]) -> str:
    if not rows:
        return ""
    top = min(level for level, _ in rows)
    starts = [n for n, (level, _) in enumerate(rows) if level == top]
    before = rows[: starts[0]]
    made = "".join(f"<li>{link}</li>" for _, link in before)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        made += f"<li>{rows[start][1]}{_nested(rows[start + 1 : end])}</li>"
    return f"<ul>{made}</ul>"


def _items(listed: Sequence[Any], project: Project, key: str) -> tuple[Item, ...]:
    return tuple(_item(given, project, f"{key}-{n}") for n, given in enumerate(listed))


def _item(given: Any, project: Project, key: str) -> Item:
    if isinstance(given, str):
        return Item(key=key, text=_title(given, project), href=given)
    href = str(given.get("href") or given.get("file") or "")
    inner = given.get("menu") or given.get("contents") or []
    if isinstance(given.get("section"), str) and given["section"].endswith(".qmd"):
        href = given["section"]
    text = str(given.get("text") or given.get("section") or _title(href, project))
    return Item(key=key, text=text, href=href, inner=_items(inner, project, key))


def _title(href: str, project: Project) -> str:
    page = project.page_named(href.removesuffix(".qmd").lstrip("/"))
    return str(page.metadata.get("title", page.name)) if page else href


def _flat(items: Iterable[Item]) -> list[Item]:
    return [found for item in items for found in (item, *_flat(item.inner))]


def _is_current(item: Item, page: Page) -> bool:
    return item.href.lstrip("/").removesuffix(".qmd") == page.name
