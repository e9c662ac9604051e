"""Pandoc's reference file for Word with our styles, A4, and page numbers."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from agreement_study.publishing.pandoc import pandoc_path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)

# The page's number and how many there are: 3 (12), which needs no word of any language.
FOOTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:r><w:t xml:space="preserve">{{}}</w:t></w:r><w:r><w:tab/></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> (</w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>)</w:t></w:r></w:p></w:ftr>"""
SECTION = f"""<w:sectPr xmlns:w="{WORD}" xmlns:r="{RELATIONS}">
<w:footerReference w:type="default" r:id="rIdFooter"/>
<w:footnotePr><w:numRestart w:val="continuous"/></w:footnotePr>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418"
 w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>"""
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


@lru_cache(maxsize=4)
def reference_docx(foot: str = "") -> bytes:
    """The reference file, the same bytes each time.

    Parameters
    ----------
    foot
        What stands at the foot of each page, before the page's number.
    """
    command = [pandoc_path(), "--print-default-data-file", "reference.docx"]
    default = subprocess.run(command, capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(default)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = _with_styles(parts["word/styles.xml"])
    parts["word/document.xml"] = _with_section(parts["word/document.xml"])
    parts["word/footer1.xml"] = FOOTER.format(escape(foot)).encode()
    relation = f'<Relationship Id="rIdFooter" Type="{RELATIONS}/footer" Target="footer1.xml"/>'
    _insert(parts, "word/_rels/document.xml.rels", "</Relationships>", relation)
    override = f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_TYPE}"/>'
    _insert(parts, "[Content_Types].xml", "</Types>", override)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive whose bytes depend on its parts alone; the list of types stands first."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def _with_styles(text: bytes) -> bytes:
    """Replace styles by id, add those that are new."""
    root: Any = etree.fromstring(text)
    theme = resources.files(__package__).joinpath("theme", "docx-styles.xml").read_bytes()
    known = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    for ours in etree.fromstring(theme):
        if not isinstance(ours.tag, str):
            continue
        old = known.get(ours.get(f"{W}styleId"))
        if ours.tag == f"{W}docDefaults":
            old = root.find(f"{W}docDefaults")
        if old is None:
            root.append(ours)
        else:
            root.replace(old, ours)
    return _bytes(root)


def _with_section(text: bytes) -> bytes:
    root: Any = etree.fromstring(text)
    old = next(root.iter(f"{W}sectPr"))
    old.getparent().replace(old, etree.fromstring(SECTION))
    return _bytes(root)


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _insert(parts: dict[str, bytes], name: str, before: str, what: str) -> None:
    parts[name] = parts[name].replace(before.encode(), what.encode() + before.encode())
