"""The codebook in REFI-QDA: as a file of its own (.qdc), and inside a project.

Families are codes that hold the codes of their keys, so that the path `principle/dialogue` is the
code as codings write it. GUIDs follow from names, so that the same codebook is the same bytes.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from agreement_study.codebook import Code, Codebook, Family, Field
from agreement_study.language import LANGUAGES

CODEBOOK_XML = "urn:QDA-XML:codebook:1.0"
ORIGIN = "agreement-study"

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "agreement-study.refi-qda")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guid(kind: str, *names: str) -> str:
    """Return the GUID of a thing, from its kind and names."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *names))))


def default_namespace(uri: str) -> dict[str, str]:
    """Return the map by which elements of a namespace are written without a prefix."""
    return {None: uri}  # type: ignore[dict-item]  # the stubs do not know the default


def xml_text(text: str) -> str:
    """Return a text without the signs that XML cannot hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def xml_bytes(root: etree._Element) -> bytes:
    """Return an element as a UTF-8 file."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def write_qdc(path: Path, codebook: Codebook) -> Path:
    """Write the codebook as a REFI-QDA codebook."""
    root = etree.Element(
        f"{{{CODEBOOK_XML}}}CodeBook", nsmap=default_namespace(CODEBOOK_XML), origin=ORIGIN
    )
    codes_element(root, codebook)
    path.write_bytes(xml_bytes(root))
    return path


def codes_element(parent: etree._Element, codebook: Codebook, used: Iterable[str] = ()) -> None:
    """Append `Codes` in the namespace of the parent.

    Parameters
    ----------
    used
        Codes of the codings; those that the codebook does not know are appended too.
    """
    namespace = etree.QName(parent).namespace
    codes = etree.SubElement(parent, f"{{{namespace}}}Codes")
    known = set(codebook.codes()) | set(codebook.families)
    more: dict[str, list[str]] = defaultdict(list)
    for unknown in sorted(set(used) - known):
        name, _, key = unknown.partition("/")
        more[name] += [key] if key else []
    for name, family in codebook.families.items():
        element = _code(codes, name, name, _about(family), codable=not family.codes)
        for key, code in family.codes.items():
            _code(element, f"{name}/{key}", key, _about(code))
        for key in more.pop(name, ()):
            _code(element, f"{name}/{key}", key, "")
    for name, keys in more.items():
        element = _code(codes, name, name, "")
        for key in keys:
            _code(element, f"{name}/{key}", key, "")


def _code(
    parent: etree._Element, code: str, name: str, about: str, *, codable: bool = True
) -> etree._Element:
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(
        parent,
        f"{{{namespace}}}Code",
        guid=guid("code", code),
        name=xml_text(name),
        isCodable=str(codable).lower(),
    )
    if about:
        etree.SubElement(element, f"{{{namespace}}}Description").text = xml_text(about)
    return element


def _about(entry: Family | Code) -> str:
    """The label and the rule of a code, in every language, and the fields of its value."""
    rules = (entry.include, entry.exclude) if isinstance(entry, Code) else ()
    texts = [text for text in (entry.label, entry.definition, *rules) if text]
    paragraphs = ["\n".join(text[language] for text in texts) for language in LANGUAGES]
    if entry.fields:
        paragraphs.append("|".join(map(_field, entry.fields)))
    return "\n\n".join(paragraphs)


def _field(field: Field) -> str:
    return f"{field.name}({', '.join(field.values) or field.pattern})"
