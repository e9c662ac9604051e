"""Callouts: a box of five kinds, drawn in each format by its own means.

The kind is told in a word, not by colour or icon alone. The title is ``title="…"``, else the first
heading inside, else the kind's word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from attrs import frozen

from agreement_study.publishing.pandoc_json import (
    Node,
    attribute_of,
    div,
    plain,
    raw_block,
    span,
    walk,
)
from agreement_study.publishing.pandoc_json import words as as_words

KINDS = ("note", "tip", "important", "warning", "caution")


@frozen(kw_only=True)
class Callout:
    """What a callout says; ``title`` is empty where the kind's word is all its title."""

    kind: str
    word: str
    title: list[Node]
    body: list[Node]


def drawn_callouts(
    blocks: list[Node], words: Mapping[str, Any], draw: Callable[[Callout, int], list[Node]]
) -> list[Node]:
    """Replace each callout by what ``draw`` makes of it and of its number on the page."""
    count = 0

    def action(node: Node) -> list[Node] | None:
        nonlocal count
        found = _callout(node, words)
        if found is None:
            return None
        count += 1
        return draw(found, count)

    made: list[Node] = walk(blocks, action, "Div")
    return made


def _callout(node: Node, words: Mapping[str, Any]) -> Callout | None:
    _, classes, pairs = attribute_of(node)
    kind = next((k for k in KINDS if f"callout-{k}" in classes), None)
    if node["t"] != "Div" or kind is None:
        return None
    body: list[Node] = node["c"][1]
    title = as_words(pairs["title"]) if pairs.get("title") else []
    if not title and body and body[0]["t"] == "Header":
        title, body = body[0]["c"][2], body[1:]
    return Callout(kind=kind, word=str(words[f"callout-{kind}-title"]), title=title, body=body)


def html_callout(callout: Callout, number: int) -> list[Node]:
    """A division with the role of a note, named by its title."""
    name = f"callout-{number}-title"
    word = as_words(callout.word)
    colon: list[Node] = [{"t": "Str", "c": ":"}, {"t": "Space"}]
    hidden = [span(word, "visually-hidden"), span(colon, "visually-hidden")]
    title = [*hidden, *callout.title] if callout.title else word
    head = div([plain(title)], "callout-title", identifier=name)
    inner = [head, div(callout.body, "callout-body")]
    kind = f"callout-{callout.kind}"
    return [div(inner, "callout", kind, role="note", aria_labelledby=name)]


def docx_callout(callout: Callout, _number: int) -> list[Node]:
    """Paragraphs in styles of their own: no table that only lays out."""
    kind = callout.kind.capitalize()
    made = []
    if callout.title:
        made = [_styled([plain(as_words(callout.word))], f"Callout {kind} Kind")]
    title = callout.title or as_words(callout.word)
    made.append(_styled([plain(title)], f"Callout {kind} Title"))
    style = f"Callout {kind} Text"
    body = walk(callout.body, partial(_styled_items, style), "BulletList", "OrderedList")
    return [*made, _styled(body, style)]


def typst_callout(callout: Callout, _number: int) -> list[Node]:
    """A call of the template's function ``callout``."""
    word = callout.word if callout.title else ""
    head = f'#callout("{callout.kind}", "{word}")['
    title = plain(callout.title or as_words(callout.word))
    body = [raw_block("typst", "]["), *callout.body, raw_block("typst", "]")]
    return [raw_block("typst", head), title, *body]


def _styled_items(style: str, node: Node) -> Node | None:
    """A list whose items carry the style themselves: a list's own would win over the box's."""
    if node["t"] == "BulletList":
        return {**node, "c": [[_styled(_paragraphs(i), style)] for i in node["c"]]}
    if node["t"] == "OrderedList":
        start, items = node["c"]
        return {**node, "c": [start, [[_styled(_paragraphs(i), style)] for i in items]]}
    return None


def _paragraphs(blocks: list[Node]) -> list[Node]:
    """Tight items as paragraphs: else the writer gives them the style Compact."""
    return [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in blocks]


def _styled(blocks: list[Node], style: str) -> Node:
    return div(blocks, custom_style=style)
