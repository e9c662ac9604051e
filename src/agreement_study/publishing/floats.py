"""Figures and tables in one shape, however an author wrote them.

After this step each figure is a ``Figure`` whose image carries ``alt``, each table a ``Table``
with its caption and identifier; embedded outputs and divisions such as ``::: {#fig-x}`` are gone.
"""

from __future__ import annotations

from typing import Any

from agreement_study.errors import PublishingError
from agreement_study.publishing.embeds import Store
from agreement_study.publishing.pandoc_json import (
    Node,
    attribute,
    attribute_of,
    elements,
    plain,
    plain_text,
    walk,
    with_attribute,
)


def normal_floats(blocks: list[Node], store: Store, where: str) -> list[Node]:
    """Give every figure and table its one shape.

    Raises
    ------
    PublishingError
        For a figure without alternative text, a table caption without a table, or mathematics.
    """

    def action(node: Node) -> Node | list[Node] | None:
        if node["t"] == "Div":
            return _division(node, store, where)
        if node["t"] == "Figure":
            return _with_alt(node, where)
        raise PublishingError(
            where,
            expected="no mathematics",
            got=str(node["c"][1]),
            do="write the formula in words, or escape the dollar signs",
        )

    whole = walk(blocks, action, "Div", "Figure", "Math")
    made: list[Node] = walk(whole, _loose_image, "Image")
    return made


def figure(identifier: str, caption: list[Node], image: Node) -> Node:
    """A figure with one image."""
    shown = [plain(caption)] if caption else []
    return {"t": "Figure", "c": [attribute(identifier), [None, shown], [plain([image])]]}


def image(target: str, alt: str) -> Node:
    """An image with its alternative text."""
    return {"t": "Image", "c": [attribute("", (), {"alt": alt}), [], [target, ""]]}


def _division(node: Node, store: Store, where: str) -> Node | list[Node] | None:
    identifier, classes, pairs = attribute_of(node)
    blocks: list[Node] = node["c"][1]
    if "embedded-figure" in classes:
        return _embedded_figure(int(pairs["key"]), blocks, store, where)
    if "embedded-table" in classes:
        return _embedded_table(pairs["key"], blocks, where)
    if identifier.startswith("fig-"):
        return _figure_division(identifier, blocks, where)
    if identifier.startswith("tbl-"):
        return _table_division(identifier, blocks, where)
    return None


def _embedded_figure(key: int, blocks: list[Node], store: Store, where: str) -> Node:
    found = store.figures[key]
    if not found.alt:
        raise _no_alt(where, found.label, "fig-alt in the cell's metadata")
    identifier = found.label if found.label.startswith("fig-") else ""
    return figure(identifier, _inlines(blocks), image(f"notebook:{key}", found.alt))


def _embedded_table(label: str, blocks: list[Node], where: str) -> list[Node]:
    captions = [b for b in blocks if "embedded-caption" in attribute_of(b)[1]]
    rest = [b for b in blocks if b not in captions]
    identifier = label if label.startswith("tbl-") else ""
    return _captioned_table(identifier, _inlines(captions[0]["c"][1]), rest, where)


def _table_division(identifier: str, blocks: list[Node], where: str) -> list[Node]:
    """``::: {#tbl-x}``: its last paragraph is the caption."""
    last = blocks[-1] if blocks and blocks[-1]["t"] == "Para" else None
    if last is None:
        return _captioned_table(identifier, [], blocks, where)
    return _captioned_table(identifier, last["c"], blocks[:-1], where)


def _captioned_table(
    identifier: str, caption: list[Node], blocks: list[Node], where: str
) -> list[Node]:
    tables = [number for number, block in enumerate(blocks) if block["t"] == "Table"]
    if not tables:
        raise PublishingError(
            f"{where}: {identifier or plain_text(caption)}",
            expected="a Markdown table",
            got=", ".join(b["t"] for b in blocks) or "nothing",
            do="put out a pipe table, or take the caption away",
        )
    at = tables[0]
    _, old, *rest = blocks[at]["c"]
    own = [None, [plain(caption)]] if caption else old
    made = {"t": "Table", "c": [attribute(identifier), own, *rest]}
    return [*blocks[:at], made, *blocks[at + 1 :]]


def _figure_division(identifier: str, blocks: list[Node], where: str) -> Node:
    """``::: {#fig-x}``: an image, and the caption as last paragraph."""
    images = list(elements(blocks, "Image"))
    if len(images) != 1 or any(True for _ in elements(blocks, "Table")):
        raise PublishingError(
            f"{where}: {identifier}",
            expected="one image in the division",
            got=f"{len(images)} images",
            do="give each figure an identifier of its own",
        )
    last = blocks[-1]
    caption = last["c"] if last["t"] == "Para" and not list(elements(last, "Image")) else []
    return _with_alt(figure(identifier, caption, images[0]), where)


def _with_alt(node: Node, where: str) -> Node:
    """Put ``fig-alt`` where writers look for it."""
    identifier = attribute_of(node)[0]

    def action(part: Node) -> Node:
        _, classes, pairs = attribute_of(part)
        alt = pairs.pop("fig-alt", pairs.get("alt", ""))
        if not alt.strip():
            raise _no_alt(where, identifier or part["c"][2][0], 'fig-alt="…" after the image')
        return with_attribute(part, "", classes, {**pairs, "alt": alt})

    made: Node = walk(node, action, "Image")
    return made


def _loose_image(node: Node) -> Node:
    """An image in running text: ``fig-alt``, else what stands in its brackets."""
    _, classes, pairs = attribute_of(node)
    alt = pairs.pop("fig-alt", pairs.get("alt", plain_text(node["c"][1])))
    return with_attribute(node, "", classes, {**pairs, "alt": alt})


def _no_alt(where: str, what: str, place: str) -> PublishingError:
    return PublishingError(
        f"{where}: {what}",
        expected="an alternative text",
        got="none",
        do=f"say in words what the figure shows: {place}",
    )


def _inlines(blocks: Any) -> list[Node]:
    """Inline elements of the paragraphs of a caption."""
    return [part for block in blocks if block["t"] in ("Para", "Plain") for part in block["c"]]
