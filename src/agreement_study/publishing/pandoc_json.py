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


def walk(value: Any, action: Action, *types: str) -> Any:
    """Rebuild a tree from its leaves up; what nothing changes in is taken over as it is.

    Parameters
    ----------
    action
        Gets each element after its children were rebuilt; returns it, another one, a list to
        put in its place (empty: drop it), or None to keep it.
    types
        Types of the elements that the action gets; all if none is named.
    """
    wanted = frozenset(types)

    def listed(parts: list[Any]) -> list[Any]:
        made: list[Any] = []
        same = True
        for old in parts:
            kept = _rebuilt(old, listed)
            put = None
            if kept.__class__ is dict and "t" in kept and (not wanted or kept["t"] in wanted):
                put = action(kept)
            if put.__class__ is list:
                made += put
            else:
                made.append(kept if put is None else put)
            same = same and put is None and kept is old
        return parts if same else made

    return _rebuilt(value, listed)


def _rebuilt(value: Any, listed: Callable[[list[Any]], list[Any]]) -> Any:
    """A part of a tree with its lists rebuilt."""
    if value.__class__ is list:
        return listed(value)
    if value.__class__ is not dict or value.get("c").__class__ is str:  # most are words
        return value
    changed = {
        key: made
        for key, part in value.items()
        if part.__class__ in (list, dict) and (made := _rebuilt(part, listed)) is not part
    }
    return {**value, **changed} if changed else value


def elements(value: Any, *types: str) -> Iterator[Node]:
    """Elements of a tree in the order of the text, all or those of some types."""
    parts = [value]
    while parts:
        part = parts.pop()
        if part.__class__ is list:
            parts += reversed(part)
        elif part.__class__ is dict:
            if "t" in part and (not types or part["t"] in types):
                yield part
            parts += reversed(part.values())


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
