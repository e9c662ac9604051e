"""The table of contents of a Word file, filled in: pandoc leaves a field that waits for Word.

Entries are links without page numbers, which only the program that breaks the pages can know; a
reader who wants them updates the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from agreement_study.publishing.docx_reference import W

FIELD = 'TOC \\o "1-{depth}" \\n \\h \\z \\u'
DEPTH = 2


def fill_contents(root: Any) -> None:
    """Put the headings into the field of a document's table of contents, if it has one."""
    for field in root.xpath(
        "//w:sdt[.//w:docPartGallery[@w:val='Table of Contents']]/w:sdtContent",
        namespaces={"w": W.strip("{}")},
    ):
        heads = list(_headings(root))
        if not heads:
            continue
        for old in list(field)[1:]:  # all but its title
            field.remove(old)
        entries = [_entry(*head) for head in heads]
        _run_in(entries[0], 1, _mark("begin"), _instruction(), _mark("separate"))
        _run_in(entries[-1], len(entries[-1]), _mark("end"))
        field.extend(entries)


def _headings(root: Any) -> Iterator[tuple[int, str, str]]:
    """Level, bookmark and words of each heading that a table of contents lists.

    Pandoc sets the bookmark of a heading before it or into it.
    """
    bookmark = ""
    for element in root.iter(f"{W}bookmarkStart", f"{W}p"):
        if element.tag == f"{W}bookmarkStart":
            bookmark = element.get(f"{W}name")
            continue
        style = element.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val")
        if name[:7] == "Heading" and name[7:].isdigit() and int(name[7:]) <= DEPTH:
            own = element.find(f"{W}bookmarkStart")
            anchor = bookmark if own is None else own.get(f"{W}name")
            words = "".join(
                text.text or "" if text.tag == f"{W}t" else " "
                for text in element.iter(f"{W}t", f"{W}tab")
            )
            yield int(name[7:]), anchor, " ".join(words.split())


def _entry(level: int, anchor: str, words: str) -> Any:
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}pStyle", {f"{W}val": f"TOC{level}"})
    link = etree.SubElement(paragraph, f"{W}hyperlink", {f"{W}anchor": anchor})
    text = etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}t")
    text.text = words
    return paragraph


def _run_in(paragraph: Any, at: int, *parts: Any) -> None:
    for number, part in enumerate(parts):
        run = etree.Element(f"{W}r")
        run.append(part)
        paragraph.insert(at + number, run)


def _mark(kind: str) -> Any:
    return etree.Element(f"{W}fldChar", {f"{W}fldCharType": kind})


def _instruction() -> Any:
    field = etree.Element(f"{W}instrText")
    field.text = FIELD.format(depth=DEPTH)
    return field
