"""Mend Word files, whichever engine made them: alternative texts, PNG images, fixed bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from attrs import frozen
from lxml import etree

from agreement_study.publishing.docx_contents import fill_contents
from agreement_study.publishing.docx_reference import RELATIONS, W, zipped
from agreement_study.publishing.docx_tables import fit_words

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
WORD_DRAWING = f"{{{DRAWING}wordprocessingDrawing}}"
PICTURE = f"{{{DRAWING}picture}}"
MAIN = f"{{{DRAWING}main}}"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
EMBED = f"{{{RELATIONS}}}embed"
# Twentieths of a point, as in docx-styles.xml.
CALLOUT_INDENT, LIST_INDENT = 284, 360
# Styles of running text; pandoc sets lists in the last.
FLOWING = ("BodyText", "FirstParagraph", "Compact")
# Lines of a table that is kept on one page; a longer one would leave much of a page empty.
SHORT_TABLE = 12
# Characters of a line across the page.
ACROSS = 86
DOCUMENT, LINKS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
PROPERTIES = "docProps/custom.xml"
PATHS = ("bibliography", "csl")  # properties in which pandoc leaves where the files lay


@frozen(kw_only=True)
class FigureText:
    """What a figure's cell tells of it: alternative text, and its PNG where there is one."""

    alt: str
    png: bytes | None = None


def mend_docx(path: Path, figures: Mapping[str, FigureText]) -> None:
    """Mend a file in place.

    Parameters
    ----------
    figures
        By identifier (``fig-order``). A description is set where it is empty; a PNG takes the
        place of an SVG that stands alone.

    Notes
    -----
    Drawings outside a figure that carry a path of a machine as description (callouts' icons)
    become decorative, and properties that name such a path go. Zip times are fixed and parts
    sorted, so equal content is equal bytes.
    """
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[DOCUMENT])
    links = etree.fromstring(parts[LINKS])
    for identifier, drawing in _drawings(root):
        figure = figures.get(identifier)
        _describe(drawing, figure.alt if figure else "")
        if figure and figure.png:
            _replace_svg(drawing, links, parts, identifier, figure.png)
    for table in root.iter(f"{W}tbl"):
        _keep_together(table)
        _space_below(table)
        fit_words(table)
    fill_contents(root)
    for paragraph in root.iter(f"{W}p"):
        _align_in_callout(paragraph)
    parts[DOCUMENT], parts[LINKS] = _bytes(root), _bytes(links)
    if PROPERTIES in parts:
        parts[PROPERTIES] = _without_paths(parts[PROPERTIES])
    path.write_bytes(zipped(parts))


def _without_paths(properties: bytes) -> bytes:
    """Own properties of the file, but for those that tell where it was made."""
    root = etree.fromstring(properties)
    for one in list(root):
        if one.get("name") in PATHS:
            root.remove(one)
    return _bytes(root)


def _drawings(root: Any) -> list[tuple[str, Any]]:
    """Drawings with the identifier of the figure around them, from Word's bookmarks."""
    opened: dict[str, str] = {}
    found = []
    for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}drawing"):
        if element.tag == f"{W}bookmarkStart":
            opened[element.get(f"{W}id")] = element.get(f"{W}name")
        elif element.tag == f"{W}bookmarkEnd":
            opened.pop(element.get(f"{W}id"), None)
        else:
            names = [name for name in opened.values() if name.startswith("fig-")]
            found.append((names[-1] if names else "", element))
    return found


def _describe(drawing: Any, alt: str) -> None:
    """Set the description; drop a path that stands in its place."""
    for properties in drawing.iter(f"{WORD_DRAWING}docPr", f"{PICTURE}cNvPr"):
        old = properties.get("descr", "")
        local = old.startswith(("/", "file:")) or old[1:3] in (":\\", ":/")
        if local or not old:
            properties.set("descr", alt)
        if local and not alt and properties.tag == f"{WORD_DRAWING}docPr":
            _mark_decorative(properties)


def _mark_decorative(properties: Any) -> None:
    listed = etree.SubElement(properties, f"{MAIN}extLst")
    entry = etree.SubElement(listed, f"{MAIN}ext", uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    etree.SubElement(entry, f"{{{DECORATIVE}}}decorative", {"val": "1"}, {"adec": DECORATIVE})


def _replace_svg(
    drawing: Any, links: Any, parts: dict[str, bytes], identifier: str, png: bytes
) -> None:
    """Show the PNG where the file shows an SVG alone."""
    targets = {link.get("Id"): link.get("Target") for link in links}
    for blip in drawing.iter(f"{MAIN}blip"):
        shown = targets.get(blip.get(EMBED), "")
        vector = next((e for e in blip.iter(SVG_BLIP)), None)
        if not shown.endswith(".svg") and (shown or vector is None):
            continue
        name = f"media/{identifier}.png"
        parts[posixpath.join("word", name)] = png
        link_id = f"rId-{identifier}"
        if link_id not in targets:
            attributes = {"Id": link_id, "Type": f"{RELATIONS}/image", "Target": name}
            etree.SubElement(links, f"{{{links.nsmap[None]}}}Relationship", attributes)
        blip.set(EMBED, link_id)
        _know_png(parts)


def _keep_together(table: Any) -> None:
    """Let no page end within a row, after a header alone, or within a short table."""
    rows = table.findall(f"{W}tr")
    kept = rows[:-1] if _lines(table, rows) <= SHORT_TABLE else rows[:2]
    for row in rows:
        _keep_whole(row)
    for paragraph in (p for row in kept for p in row.iter(f"{W}p")):
        properties = _properties(paragraph)
        if properties.find(f"{W}keepNext") is None:
            style = properties.find(f"{W}pStyle")
            properties.insert(0 if style is None else 1, etree.Element(f"{W}keepNext"))


def _lines(table: Any, rows: Sequence[Any]) -> int:
    """Estimate the lines that rows take: of each row those of its fullest cell."""
    grid = [int(column.get(f"{W}w", 0)) for column in table.iter(f"{W}gridCol")]
    room = [max(1, ACROSS * width // max(1, sum(grid))) for width in grid]
    return sum(
        max(
            (
                ceil(len("".join(cell.itertext())) / width)
                for cell, width in zip(row.findall(f"{W}tc"), room, strict=False)
            ),
            default=1,
        )
        for row in rows
    )


def _space_below(table: Any) -> None:
    """Set the text after a table apart from it; a table has no space of its own."""
    after = table.getnext()
    while after is not None and after.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        after = after.getnext()
    style = None if after is None else after.find(f"{W}pPr/{W}pStyle")
    if style is None or style.get(f"{W}val") not in FLOWING:
        return
    properties = _properties(after)
    if properties.find(f"{W}spacing") is None:
        following = [properties.find(f"{W}{name}") for name in ("ind", "jc")]
        at = next((properties.index(e) for e in following if e is not None), len(properties))
        properties.insert(at, etree.Element(f"{W}spacing", {f"{W}before": "240"}))


def _properties(paragraph: Any) -> Any:
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def _keep_whole(row: Any) -> None:
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(0, properties)
    if properties.find(f"{W}cantSplit") is None:
        properties.insert(0, etree.Element(f"{W}cantSplit"))


def _align_in_callout(paragraph: Any) -> None:
    """Let a list in a callout begin where its text does: the box's edge follows the indent."""
    properties = paragraph.find(f"{W}pPr")
    style = None if properties is None else properties.find(f"{W}pStyle")
    level = None if properties is None else properties.find(f"{W}numPr/{W}ilvl")
    if style is None or level is None or not style.get(f"{W}val").startswith("Callout"):
        return
    hanging = LIST_INDENT * (int(level.get(f"{W}val")) + 1)
    indent = {f"{W}left": str(CALLOUT_INDENT + hanging), f"{W}hanging": str(hanging)}
    for old in properties.findall(f"{W}ind"):
        properties.remove(old)
    properties.append(etree.Element(f"{W}ind", {**indent, f"{W}right": "140"}))


def _know_png(parts: dict[str, bytes]) -> None:
    if b'Extension="png"' not in parts[TYPES]:
        entry = b'<Default Extension="png" ContentType="image/png"/>'
        parts[TYPES] = parts[TYPES].replace(b"</Types>", entry + b"</Types>")


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
