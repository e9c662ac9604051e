"""Pandoc's JSON tree as plain values: build elements, walk them, read their text.

An element is a dict with ``t`` (its type) and mostly ``c`` (its content). Nothing here alters the
tree that it is given: a walk returns a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Node = dict[str, Any]
Action = Callable[[Node], Node | list[Node] | None]

ATTRIBUTE_AT = {"Header": 1, "Table": 0, "Figure": 0, "Div": 0, "Span": 0, "Image": 0, "Link": 0}


def walk(value: Any, action: Action) -> Any:
    """Rebuild a tree from its leaves up.

    Parameters
    ----------
    action
        Gets each element after its children were rebuilt; returns it, another one, a list to
        put in its place (empty: drop it), or None to keep it.
    """
    if isinstance(value, list):
        made: list[Any] = []
        for old in value:
            if isinstance(old, (dict, list)):
                made += _replaced(walk(old, action), action)
            else:
                made.append(old)
        return made
    if isinstance(value, dict):
        return {
            key: walk(part, action) if isinstance(part, (dict, list)) else part
            for key, part in value.items()
        }
    return value


def _replaced(rebuilt: Any, action: Action) -> list[Any]:
    if not (isinstance(rebuilt, dict) and "t" in rebuilt):
        return [rebuilt]
    made = action(rebuilt)
    if made is None:
        return [rebuilt]
    return made if isinstance(made, list) else [made]


def elements(value: Any, *types: str) -> Iterator[Node]:
    """Elements of a tree in the order of the text, all or those of some types."""
    if isinstance(value, list):
        for part in value:
            yield from elements(part, *types)
    elif isinstance(value, dict):
        if "t" in value and (not types or value["t"] in types):
            yield value
        for part in value.values():
            yield from elements(part, *types)


def plain_text(value: Any) -> str:
    """The words of a tree, without notes and markup."""
    if isinstance(value, list):
        return "".join(plain_text(part) for part in value)
    if not isinstance(value, dict):
        return ""
    kind: str = value.get("t", "")
    content: Any = value.get("c")
    if kind == "Str":
        return str(content)
    if kind == "Code":
        return str(content[1])
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Note", "RawInline", "RawBlock"):
        return ""
    if kind == "Cite":
        return plain_text(content[1])
    if kind == "Quoted":
        mark = "”" if content[0]["t"] == "DoubleQuote" else "’"
        return mark + plain_text(content[1]) + mark
    return plain_text(content)


def attribute_of(node: Node) -> tuple[str, list[str], dict[str, str]]:
    """Identifier, classes and key-value pairs of an element that may carry them."""
    at = ATTRIBUTE_AT.get(node["t"])
    if at is None:
        return "", [], {}
    identifier, classes, pairs = node["c"][at]
    return identifier, list(classes), dict(pairs)


def with_attribute(
    node: Node, identifier: str, classes: Iterable[str], pairs: Mapping[str, str]
) -> Node:
    """A copy of an element with another attribute."""
    content = list(node["c"])
    content[ATTRIBUTE_AT[node["t"]]] = attribute(identifier, classes, pairs)
    return {**node, "c": content}


def attribute(
    identifier: str = "", classes: Iterable[str] = (), pairs: Mapping[str, str] | None = None
) -> list[Any]:
    """An attribute as pandoc writes it."""
    return [identifier, list(classes), [[key, text] for key, text in (pairs or {}).items()]]


def words(text: str) -> list[Node]:
    """Plain text as inline elements."""
    parts: list[Node] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            parts.append({"t": "Space"})
        if word:
            parts.append({"t": "Str", "c": word})
    return parts


def span(inlines: list[Node], *classes: str, **pairs: str) -> Node:
    """Inline elements with classes and key-value pairs (``custom_style`` is ``custom-style``)."""
    return {"t": "Span", "c": [attribute("", classes, _dashed(pairs)), inlines]}


def div(blocks: list[Node], *classes: str, identifier: str = "", **pairs: str) -> Node:
    """Blocks with an identifier, classes and key-value pairs."""
    return {"t": "Div", "c": [attribute(identifier, classes, _dashed(pairs)), blocks]}


def _dashed(pairs: Mapping[str, str]) -> dict[str, str]:
    return {key.replace("_", "-"): text for key, text in pairs.items()}


def para(inlines: list[Node]) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": inlines}


def plain(inlines: list[Node]) -> Node:
    """Text that is no paragraph of its own."""
    return {"t": "Plain", "c": inlines}


def raw_block(form: str, text: str) -> Node:
    """A block in the language of one output format."""
    return {"t": "RawBlock", "c": [form, text]}


def raw_inline(form: str, text: str) -> Node:
    """A piece of a line in the language of one output format."""
    return {"t": "RawInline", "c": [form, text]}


def link(inlines: list[Node], target: str, *classes: str) -> Node:
    """A link; a target within the page begins with ``#``."""
    return {"t": "Link", "c": [attribute("", classes), inlines, [target, ""]]}
