"""Content that stands in some formats alone: ``content-visible`` and ``content-hidden``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from agreement_study.publishing.pandoc_json import ATTRIBUTE_AT, Node, attribute_of, walk
from agreement_study.publishing.quarto_project import lookup

ALIASES = {"html": {"html", "html:js"}, "docx": {"docx"}, "typst": {"typst"}}
MARKS = ("content-visible", "content-hidden")


def visible_content(
    blocks: list[Node], output_format: str, metadata: Mapping[str, Any]
) -> list[Node]:
    """Drop what a format does not show, and the marks of what it does."""

    def action(node: Node) -> list[Node] | None:
        _, classes, pairs = attribute_of(node)
        mark = next((c for c in classes if c in MARKS), None)
        if mark is None:
            return None
        if _holds(pairs, output_format, metadata) != (mark == "content-visible"):
            return []
        return list(node["c"][1]) if node["t"] in ("Div", "Span") else [node]

    made: list[Node] = walk(blocks, action, *ATTRIBUTE_AT)
    return made


def _holds(pairs: Mapping[str, str], output_format: str, metadata: Mapping[str, Any]) -> bool:
    """Whether all conditions of an element hold for a format."""
    known = ALIASES[output_format]
    checks: dict[str, Callable[[str], bool]] = {
        "when-format": lambda text: text in known,
        "unless-format": lambda text: text not in known,
        "when-meta": lambda text: bool(lookup(metadata, text)),
        "unless-meta": lambda text: not lookup(metadata, text),
        "when-profile": lambda _: False,
        "unless-profile": lambda _: True,
    }
    return all(check(pairs[key]) for key, check in checks.items() if key in pairs)
