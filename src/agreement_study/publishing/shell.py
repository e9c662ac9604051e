"""The frame of a static page: head, skip link, way back, main."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from agreement_study.publishing.escape import html
from agreement_study.publishing.strings import say


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
<a href="{up}index.html">{say("start", lang)}</a>
<a href="{up}report.html">{say("the_report", lang)}</a>
{others}</nav></header>
<main id="main">
{body}
</main>
</body>
</html>
"""


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
{_FACE.sub("", style)}
</style>
</head>
<body class="static">
<main id="main">
{body}
</main>
</body>
</html>
"""


_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
"""Typefaces lie in files of the site, which a page by itself does not have."""
