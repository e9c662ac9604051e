"""Text from a source, told where it goes: the one place where markup is escaped."""

from __future__ import annotations

import html as _html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|$@<>~^\"'&=:-])")
_SHORTCODE = re.compile(r"\{\{")
_BLANK = re.compile(r"[^\S\u00a0\u202f]+")
"""White space but for what keeps a number on one line."""


def markdown(text: str) -> str:
    """Escape text for the body of a page, a `fig-cap` or a value.

    Shortcodes, references, mathematics, HTML and raw TeX or Typst all begin with a sign that is
    escaped here, so that none of them is read as more than text. Line ends become blanks.
    """
    return _MARKDOWN.sub(r"\\\1", _BLANK.sub(" ", text).strip(" "))


def literal(text: str) -> str:
    """Return text for a `fig-alt`, which both engines take as it stands."""
    return " ".join(_SHORTCODE.sub("{ {", text).split())


def html(text: str) -> str:
    """Escape text for the body or an attribute of a static page; line ends are kept."""
    return _html.escape(text, quote=True)
