"""An HTML page: pandoc writes the body, a template and this module make it a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import resources
from string import Template
from typing import Any

from lxml import html as lxml_html

from agreement_study.errors import PublishingError
from agreement_study.publishing.assets import Assets, relative, web_targets
from agreement_study.publishing.callouts import drawn_callouts, html_callout
from agreement_study.publishing.citations import citation_arguments, citation_meta
from agreement_study.publishing.crossref import cross_referenced
from agreement_study.publishing.html_fragment import finish_fragment, remote_loads
from agreement_study.publishing.navigation import (
    contents_html,
    home_html,
    menu_html,
    navbar_items,
    sidebar_items,
)
from agreement_study.publishing.pandoc import write
from agreement_study.publishing.pandoc_json import (
    Node,
    attribute,
    div,
    elements,
    plain,
    plain_text,
)
from agreement_study.publishing.quarto_project import SUFFIXES, Page, Project
from agreement_study.publishing.source_tree import SourceTree, format_blocks, shifted
from agreement_study.publishing.tabsets import html_tabsets

THEME = "site_libs/theme"
ARGUMENTS = ["-t", "html5", "--syntax-highlighting=none"]


def render_html(
    project: Project, page: Page, source: SourceTree, downloads: Sequence[str]
) -> Assets:
    """The page and the files that it shows, by their path in the site.

    Parameters
    ----------
    downloads
        The other formats in which the page is rendered.
    """
    assets, words = Assets(), project.words
    blocks = drawn_callouts(format_blocks(source, page, "html"), words, html_callout)
    blocks = html_tabsets(blocks, words)
    if any(header["c"][0] == 1 for header in elements(blocks, "Header")):
        blocks = shifted(blocks, 2)
    sections = bool(page.metadata.get("number-sections"))
    blocks = cross_referenced(blocks, words, source.where, sections=sections)
    blocks = web_targets(blocks, project, page, source.store, assets)
    parts = [_title_block(source, page, downloads, words), div(blocks, identifier="page-body")]
    parts.append(_footer(project, page, source, assets))
    tree = source.document(citation_meta(project, page), parts)
    arguments = [*ARGUMENTS, *citation_arguments(project, page, tree)]
    written = write(tree, arguments, where=source.where)
    text = _whole(project, page, source, blocks, written)
    assets.files[f"{page.name}.html"] = text.encode()
    return assets


def theme_files() -> Assets:
    """Style sheet, script and fonts, which every page shares."""
    package, assets = resources.files(__package__), Assets()
    for name in ("report.css", "report.js"):
        assets.files[f"{THEME}/{name}"] = package.joinpath("theme", name).read_bytes()
    for found in package.joinpath("fonts").iterdir():
        if found.name.endswith((".woff2", ".txt")):
            assets.files[f"site_libs/fonts/{found.name}"] = found.read_bytes()
    return assets


def _title_block(
    source: SourceTree, page: Page, downloads: Sequence[str], words: Mapping[str, Any]
) -> Node:
    """Title, subtitle, authors, date, abstract and the other formats."""
    blocks: list[Node] = []
    if title := source.inlines("title"):
        blocks.append({"t": "Header", "c": [1, attribute("", ["title"]), title[0]]})
    for name in ("subtitle", "author", "date", "description", "abstract"):
        shown = [div([plain(text)], name) for text in source.inlines(name)]
        if name == "date" and shown:
            # the page of an agreement would else seem to tell the agreement's own date
            said = {"t": "Str", "c": str(words["title-block-published"])}
            shown = [div([div([plain([said])], "date-title"), *shown], "published")]
        blocks += shown
    if downloads:
        links = [_download(page, name, words) for name in downloads]
        separated = [part for item in links for part in (item, {"t": "Space"})][:-1]
        label = str(words["related-formats-title"])
        inner = [div([plain([{"t": "Str", "c": label}])], "downloads-title"), plain(separated)]
        blocks.append(div(inner, "downloads", role="navigation", aria_label=label))
    return div(blocks, "title-block", identifier="title-block")


def _download(page: Page, name: str, words: Mapping[str, Any]) -> Node:
    target = relative(page.name + SUFFIXES[name], page)
    text = {"t": "Str", "c": str(words[f"format-{name}"])}
    return {"t": "Link", "c": [attribute("", ["download"]), [text], [target, ""]]}


def _footer(project: Project, page: Page, source: SourceTree, assets: Assets) -> Node:
    texts = [t for k in ("left", "center", "right") for t in source.inlines(f"footer-{k}")]
    blocks = [div([plain(text)]) for text in texts]
    return div(web_targets(blocks, project, page, source.store, assets), identifier="site-footer")


def _whole(
    project: Project, page: Page, source: SourceTree, blocks: list[Node], written: str
) -> str:
    """Put pandoc's fragment, the menu and the contents into the template."""
    words, shown = project.words, page.formats.get("html", {})
    head, body, footer = _pieces(written, words, source.where)
    toc = _contents(blocks, shown, words)
    titles = (source.text("title"), str(project.website.get("title", "")))
    template = resources.files(__package__).joinpath("theme", "page.html").read_text("utf-8")
    return Template(template).substitute(
        lang=escape(str(page.metadata.get("lang", project.language)), quote=True),
        meta=_meta(source, page),
        title=escape(" – ".join(part for part in titles if part)),
        styles=_styles(page, shown),
        theme=relative(THEME, page),
        skip=escape(str(words["skip-to-content"])),
        navigation=escape(str(words["site-navigation"]), quote=True),
        brand=home_html(project, page),
        menu=menu_html(navbar_items(project), project, page, source),
        side=_side(project, page, source),
        with_toc=" with-toc" if toc else "",
        head=head,
        toc=toc,
        body=body,
        footer=f'<footer class="site-footer">\n{footer}</footer>\n' if footer else "",
    )


def _pieces(written: str, words: Mapping[str, Any], where: str) -> tuple[str, str, str]:
    """Title block, body with its notes, and footer of what pandoc wrote."""
    fragment = lxml_html.fragment_fromstring(written, create_parent="div")
    finish_fragment(fragment, words)
    if remote := remote_loads(fragment):
        raise PublishingError(
            where,
            expected="a page that loads nothing from another host",
            got=", ".join(remote),
            do="put the file into the site's folder, or link to it",
        )
    places = ("title-block", "page-body", "site-footer")
    head, body, footer = (fragment.get_element_by_id(place) for place in places)
    rest = [element for element in fragment if element not in (head, body, footer)]
    head.tag = "header"
    return _inner([head]) if len(head) else "", _inner([*body, *rest]), _inner(footer)


def _inner(parts: Iterable[Any]) -> str:
    return "".join(lxml_html.tostring(part, encoding="unicode") for part in parts)


def _contents(blocks: list[Node], shown: Mapping[str, Any], words: Mapping[str, Any]) -> str:
    if shown.get("toc", True) is False:
        return ""
    listed = contents_html(blocks, int(shown.get("toc-depth", 3)))
    if not listed:
        return ""
    title = escape(str(words["toc-title-website"]))
    return (
        f'<nav id="TOC" class="contents" role="doc-toc" aria-label="{title}">'
        f"<details open><summary>{title}</summary>{listed}</details></nav>\n"
    )


def _side(project: Project, page: Page, source: SourceTree) -> str:
    """The sidebar, where it leads to more than the menu does."""
    known = {item.href for item in navbar_items(project)}
    items = sidebar_items(project)
    if all(item.href in known and not item.inner for item in items):
        return ""
    label = escape(str(project.words["side-navigation"]), quote=True)
    listed = menu_html(items, project, page, source)
    return f'<nav class="side-nav" aria-label="{label}">{listed}</nav>\n'


def _meta(source: SourceTree, page: Page) -> str:
    rows = [("author", plain_text(name)) for name in source.inlines("author")]
    if about := source.text("description") or source.text("abstract"):
        rows.append(("description", about))
    if day := page.metadata.get("date"):
        rows.append(("dcterms.date", str(day)))
    return "".join(f'<meta name="{k}" content="{escape(v, quote=True)}">\n' for k, v in rows)


def _styles(page: Page, shown: Mapping[str, Any]) -> str:
    """The theme's style sheet, unless the site brings its own copy, then the page's others."""
    own = shown.get("css") or []
    names = [str(n).lstrip("/") for n in ([own] if isinstance(own, str) else own)]
    if not any(name.endswith("report.css") for name in names):
        names.insert(0, f"{THEME}/report.css")
    return "".join(f'<link rel="stylesheet" href="{relative(n, page)}">\n' for n in names)
