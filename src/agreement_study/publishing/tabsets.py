"""Tabsets: ARIA tabs in HTML, that are headings where no script runs; headings elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from agreement_study.publishing.pandoc_json import (
    Node,
    attribute_of,
    div,
    plain,
    plain_text,
    raw_inline,
    walk,
)


def html_tabsets(blocks: list[Node], words: Mapping[str, Any]) -> list[Node]:
    """Tabs and panels; the script of the page makes them work."""
    count = 0

    def action(node: Node) -> Node | None:
        nonlocal count
        if not _is_tabset(node):
            return None
        count += 1
        return _tabs(node, f"tabset-{count}", str(words["tabs"]))

    made: list[Node] = walk(blocks, action, "Div")
    return made


def flat_tabsets(blocks: list[Node], *, numbered: bool) -> list[Node]:
    """Headings and their text, one after the other, without identifiers.

    Parameters
    ----------
    numbered
        Whether the headings take part in the numbering of sections.
    """
    classes = ["tab"] if numbered else ["tab", "unnumbered"]

    def action(node: Node) -> list[Node] | None:
        if not _is_tabset(node):
            return None
        level = _level(node["c"][1])
        return [
            {"t": "Header", "c": [level, ["", classes, []], b["c"][2]]} if _is_tab(b, level) else b
            for b in node["c"][1]
        ]

    made: list[Node] = walk(blocks, action, "Div")
    return made


def _is_tabset(node: Node) -> bool:
    return node["t"] == "Div" and "panel-tabset" in attribute_of(node)[1]


def _level(blocks: list[Node]) -> int:
    return next((int(b["c"][0]) for b in blocks if b["t"] == "Header"), 0)


def _is_tab(block: Node, level: int) -> bool:
    return bool(block["t"] == "Header" and block["c"][0] == level)


def _tabs(node: Node, name: str, label: str) -> Node:
    blocks: list[Node] = node["c"][1]
    level = _level(blocks)
    starts = [number for number, block in enumerate(blocks) if _is_tab(block, level)]
    ends = [*starts[1:], len(blocks)]
    titles = [blocks[start]["c"][2] for start in starts]
    buttons = [_button(title, f"{name}-{n}", n == 1) for n, title in enumerate(titles, 1)]
    panels = [
        _panel(blocks[start:end], f"{name}-{n}", level)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]
    tablist = div([plain(buttons)], "tab-list", role="tablist", aria_label=label)
    return div([*blocks[: starts[0] if starts else None], tablist, *panels], "tabset")


def _button(title: list[Node], name: str, selected: bool) -> Node:
    chosen, index = ("true", "0") if selected else ("false", "-1")
    html = (
        f'<button type="button" role="tab" id="{name}-tab" aria-controls="{name}" '
        f'aria-selected="{chosen}" tabindex="{index}">{escape(plain_text(title))}</button>'
    )
    return raw_inline("html", html)


def _panel(blocks: list[Node], name: str, level: int) -> Node:
    head, *body = blocks
    title = plain(head["c"][2])
    heading = div([title], "tab-heading", role="heading", aria_level=str(level))
    pairs = {"role": "tabpanel", "aria_labelledby": f"{name}-tab", "tabindex": "0"}
    return div([heading, *body], "tab-panel", identifier=name, **pairs)
