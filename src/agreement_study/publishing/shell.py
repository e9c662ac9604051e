"""The frame of a static page: head, skip link, way back, main."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from importlib.resources import files

from agreement_study.publishing.escape import html
from agreement_study.publishing.strings import say

FACES = ("source-sans-3-latin-400-normal.woff2", "source-sans-3-latin-600-normal.woff2")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_FILE = re.compile(r'url\("\.\./fonts/([^"]*)"\)')
MENU, MENU_END = "<!-- menu -->", "<!-- end of menu -->"


def page(
    body: str,
    *,
    title: str,
    lang: str,
    depth: int = 0,
    alternates: Mapping[str, str] | None = None,
    head: str = "",
) -> str:
    """Return a whole page in the house style.

    Parameters
    ----------
    body
        HTML of the main part, its h1 included.
    depth
        How many folders below the site's own the page lies.
    alternates
        Address of the page in each language; the page's own is left out.
    """
    up = "../" * depth
    others = "".join(
        f'<a href="{href}" lang="{other}" hreflang="{other}">{say("language_own", other)}</a>'
        for other, href in (alternates or {}).items()
        if other != lang
    )
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{up}theme/report.css">
<link rel="stylesheet" href="{up}theme/static.css">
{head}</head>
<body class="static">
<a class="skip-link" href="#main">{say("skip", lang)}</a>
<header class="static-head"><nav aria-label="{say("site", lang)}">
{MENU}<a href="{up}index.html">{say("start", lang)}</a>
<a href="{up}report.html">{say("the_report", lang)}</a>{MENU_END}
{others}</nav></header>
<main id="main">
{body}
</main>
</body>
</html>
"""


def with_menu(text: str, menu: Sequence[Mapping[str, str]], name: str) -> str:
    """Return a page with the menu of its site in the place of the two links that it has.

    Parameters
    ----------
    menu
        Entries as `_quarto.yml` has them: `href`, from the site's root, and `text`.
    name
        Path of the page from the site's root.
    """
    before, mark, rest = text.partition(MENU)
    _, _, after = rest.partition(MENU_END)
    if not mark:
        return text
    links = [_entry(re.sub(r"\.qmd$", ".html", one["href"]), one["text"], name) for one in menu]
    return before + "\n".join(links) + after


def _entry(href: str, text: str, name: str) -> str:
    current = ' aria-current="page"' if href == name else ""
    near = posixpath.relpath(href, posixpath.dirname(name) or ".")
    return f'<a href="{html(near)}"{current}>{html(text)}</a>'


def lone_page(body: str, *, title: str, lang: str) -> str:
    """Return a page that stands by itself: its style is in it, and it leads nowhere.

    Parameters
    ----------
    title
        Escaped.
    """
    sheets = files(__package__) / "theme"
    style = "".join((sheets / name).read_text("utf-8") for name in ("report.css", "static.css"))
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
{_own_faces(style)}
</style>
</head>
<body class="static">
<main id="main">
{body}
</main>
</body>
</html>
"""


def _own_faces(style: str) -> str:
    """A style sheet whose typefaces are in it, those of the letters that both languages have.

    Others lie in files of the site, which a page by itself does not have.
    """

    def kept(face: re.Match[str]) -> str:
        name = _FILE.search(face[0])
        if name is None or name[1] not in FACES:
            return ""
        data = b64encode((files(__package__) / "fonts" / name[1]).read_bytes()).decode()
        return _FILE.sub(f'url("data:font/woff2;base64,{data}")', face[0])

    return _FACE.sub(kept, style)
