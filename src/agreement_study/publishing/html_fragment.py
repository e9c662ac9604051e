"""What pandoc's HTML lacks: scopes of header cells, tables that scroll, a heading of the notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import html as lxml_html

LONG = 60
"""Characters of a cell that stands below its column's name on a phone, not beside it."""


def finish_fragment(fragment: Any, words: Mapping[str, Any]) -> None:
    """Change a fragment in place."""
    scope_headers(fragment)
    for caption in fragment.iter("figcaption"):
        caption.attrib.pop("aria-hidden", None)
    for number, table in enumerate(list(fragment.iter("table")), 1):
        _scrolling(table, number, words)
    for notes in fragment.xpath("//section[@role='doc-endnotes']"):
        _notes_heading(notes, words)
    for back in fragment.xpath("//a[@role='doc-backlink']"):
        back.set("aria-label", str(words["back-to-text"]))


def remote_loads(fragment: Any) -> list[str]:
    """Addresses on other hosts that a browser would fetch by itself."""
    loads = fragment.xpath("//@src | //@poster | //object/@data | //link/@href")
    return [str(address) for address in loads if re.match(r"(?:https?:)?//", address)]


def scope_headers(root: Any) -> None:
    """Tell of each header cell whether it heads a column or a row."""
    for cell in root.iter("th"):
        if cell.get("scope") is None:
            row = cell.getparent()
            column = row.getparent().tag == "thead" or all(c.tag == "th" for c in row)
            cell.set("scope", "col" if column else "row")


def stack_tables(root: Any) -> None:
    """Let each cell tell its column, so that a phone can show a row as a list.

    Roles are written out, since a browser forgets what a table is when its display changes.
    """
    for table in root.iter("table"):
        heads = table.xpath("./thead/tr")
        cells = table.xpath("./tbody/tr/*")
        if len(heads) != 1 or any(cell.get("colspan") or cell.get("rowspan") for cell in cells):
            continue
        labels = [" ".join(head.text_content().split()) for head in heads[0]]
        others = [name for name in table.get("class", "").split() if name != "stacks"]
        table.set("class", " ".join([*others, "stacks"]))
        table.set("role", "table")
        for group in table.xpath("./thead | ./tbody"):
            group.set("role", "rowgroup")
        for row in table.xpath("./*/tr"):
            row.set("role", "row")
            for cell, label in zip(row, labels, strict=False):
                _tell_column(cell, label)


def stacked(fragment: str) -> str:
    """Return an element of HTML whose tables a phone can show as lists."""
    root: Any = lxml_html.fragment_fromstring(fragment)
    stack_tables(root)
    return str(lxml_html.tostring(root, encoding="unicode"))


def _tell_column(cell: Any, label: str) -> None:
    heads = {"col": "columnheader", "row": "rowheader"}
    cell.set("role", heads[cell.get("scope", "col")] if cell.tag == "th" else "cell")
    if cell.getparent().getparent().tag == "tbody":
        cell.set("data-label", label)
        if len(cell.text_content()) > LONG:
            cell.set("class", "long")


def _scrolling(table: Any, number: int, words: Mapping[str, Any]) -> None:
    """Let a wide table scroll within its own frame, by keyboard too."""
    frame = lxml_html.Element("div", {"class": "table-frame", "role": "region", "tabindex": "0"})
    caption = table.find("caption")
    if caption is None:
        frame.set("aria-label", str(words["table-scrolls"]))
    else:
        caption.set("id", f"table-{number}-caption")
        frame.set("aria-labelledby", f"table-{number}-caption")
    parent, tail = table.getparent(), table.tail
    parent.replace(table, frame)
    table.tail, frame.tail = None, tail
    frame.append(table)


def _notes_heading(notes: Any, words: Mapping[str, Any]) -> None:
    rule = notes.find("hr")
    if rule is not None:
        notes.remove(rule)
    heading = lxml_html.Element("h2", {"class": "unnumbered"})
    heading.text = str(words["section-title-footnotes"])
    notes.insert(0, heading)
