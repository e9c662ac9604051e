"""A REFI-QDA project (.qdpx), ours or another program's, read as texts and readings.

Read with limits: nothing is extracted, no document type, no entities, no network, and no source
outside the archive. What other programs say in notes, pictures, sound or cases is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from lxml import etree

from agreement_study.coding.archives import read_zip
from agreement_study.coding.refi_write import NOTED, PROJECT_XML
from agreement_study.errors import AgreementStudyError, CodingError, Faults
from agreement_study.model import Coding, Looked, Reading
from agreement_study.spans import Span

INTERNAL = "internal://"
_NS = {"q": PROJECT_XML}


@frozen(kw_only=True)
class Project:
    """What a project holds: text of each source by name, and a reading per user."""

    name: str
    texts: Mapping[str, str]
    readings: tuple[Reading, ...]


def read_qdpx(path: Path) -> Project:
    """Read the text sources, codes and codings of a project.

    Raises
    ------
    CodingError
        If the archive breaks a limit, holds no project, or its XML has a document type.
    Faults
        With one CodingError for each source that is not in the archive, and each coding whose
        span lies outside its text or whose code is not in the project.
    """
    files = read_zip(path)
    root = parse_xml(f"{path}", _project_file(path, files))
    faults: list[AgreementStudyError] = []
    texts: dict[str, str] = {}
    codings: dict[str, list[Coding]] = defaultdict(list)
    names = _Names(root)
    for source in root.iterfind(".//q:Sources/q:TextSource", _NS):
        name = source.get("name") or source.get("guid") or ""
        if name in texts:
            faults.append(CodingError(f"{path}: source {name}", expected="each name once"))
            continue
        text = _text(path, source, files, faults)
        if text is not None:
            texts[name] = text
            for coding in _codings(path, name, text, source, names, faults):
                codings[coding.coder].append(coding)
    if faults:
        raise Faults(faults)
    looked = _looked(root)
    coders = sorted({*codings, *looked})
    readings = (_reading(coder, codings[coder], looked.get(coder, ())) for coder in coders)
    return Project(name=root.get("name", ""), texts=texts, readings=tuple(readings))


def parse_xml(where: str, data: bytes) -> etree._Element:
    """Parse XML that may come from anywhere.

    Raises
    ------
    CodingError
        If it is not well-formed or has a document type (and so could have entities).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CodingError(where, expected="well-formed XML", got=str(error)) from None
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise CodingError(
            where, expected="XML without a document type", got="<!DOCTYPE", do="do not trust it"
        )
    return root


class _Names:
    """Codes, users and notes of a project by their GUIDs."""

    def __init__(self, root: etree._Element) -> None:
        codes = root.find("q:CodeBook/q:Codes", _NS)
        self.codes = dict(_code_paths(codes, "")) if codes is not None else {}
        users = root.iterfind("q:Users/q:User", _NS)
        self.users = {_guid(user.get("guid")): user.get("name") or "" for user in users}
        self.notes = {
            _guid(one.get("guid")): one.findtext("q:PlainTextContent", "", _NS)
            for one in root.iterfind("q:Notes/q:Note", _NS)
        }


def _code_paths(parent: etree._Element, above: str) -> Iterator[tuple[str, str]]:
    for code in parent.iterfind("q:Code", _NS):
        path = f"{above}{code.get('name', '')}"
        yield _guid(code.get("guid")), path
        yield from _code_paths(code, f"{path}/")


def _guid(value: str | None) -> str:
    """A GUID in one form: the standard allows capitals and braces."""
    return (value or "").strip("{}").casefold()


def _project_file(path: Path, files: Mapping[str, bytes]) -> bytes:
    found = [name for name in files if name.endswith(".qde") and "/" not in name]
    if len(found) != 1:
        got = ", ".join(found) or "none"
        raise CodingError(str(path), expected="one .qde file at the top of the archive", got=got)
    return files[found[0]]


def _text(
    path: Path,
    source: etree._Element,
    files: Mapping[str, bytes],
    faults: list[AgreementStudyError],
) -> str | None:
    inline = source.findtext("q:PlainTextContent", None, _NS)
    if inline is not None:
        return inline
    where = source.get("plainTextPath") or ""
    wanted = f"sources/{where.removeprefix(INTERNAL)}".casefold()
    found = [data for name, data in files.items() if name.casefold() == wanted]
    if where.startswith(INTERNAL) and len(found) == 1:
        try:
            # programs on Windows write a mark and two signs at line ends; both are outside the text
            return found[0].decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            pass
    faults.append(
        CodingError(
            f"{path}: source {source.get('name')}",
            expected="a plain text in UTF-8 inside the archive",
            got=repr(where or "no plainTextPath"),
            do="export the project again with its sources",
        )
    )
    return None


def _codings(
    path: Path,
    document: str,
    text: str,
    source: etree._Element,
    names: _Names,
    faults: list[AgreementStudyError],
) -> Iterator[Coding]:
    for selection in source.iterfind("q:PlainTextSelection", _NS):
        span = _span(selection, text)
        if span is None:
            where = f"{path}: {document} {selection.get('startPosition')}"
            faults.append(CodingError(where, expected=f"a span within 0..{len(text)}"))
            continue
        for element in selection.iterfind("q:Coding", _NS):
            ref = element.find("q:CodeRef", _NS)
            code = names.codes.get(_guid(ref.get("targetGUID")) if ref is not None else "")
            if code is None:
                where = f"{path}: {document} {span.start}..{span.end}"
                faults.append(CodingError(where, expected="a code of the project"))
                continue
            made = Coding(
                document=document,
                unit="",
                start=span.start,
                end=span.end,
                code=code,
                coder=names.users.get(_guid(element.get("creatingUser")), ""),
                quote=text[span.start : span.end],
            )
            yield evolve(made, **_noted(element, names))


def _span(selection: etree._Element, text: str) -> Span | None:
    try:
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        return None
    return Span(start, end) if 0 <= start <= end <= len(text) else None


def _noted(element: etree._Element, names: _Names) -> dict[str, Any]:
    """What our notes keep; a note that is not ours keeps nothing."""
    for ref in element.iterfind("q:NoteRef", _NS):
        said = _json(names.notes.get(_guid(ref.get("targetGUID")), ""))
        if said and set(said) <= set(NOTED):
            return {name: str(value) for name, value in said.items()}
    return {}


def _looked(root: etree._Element) -> dict[str, list[Looked]]:
    found: dict[str, list[Looked]] = defaultdict(list)
    for one in root.iterfind("q:Sets/q:Set", _NS):
        said = _json(one.findtext("q:Description", "", _NS))
        if set(said) != {"coder", "family", "looked"}:
            continue
        for document, entry in said["looked"].items():
            spans = entry["spans"]
            found[said["coder"]].append(
                Looked(
                    document=document,
                    family=said["family"],
                    spans=None if spans is None else tuple(Span(*span) for span in spans),
                    codebook_version=entry["codebook_version"],
                )
            )
    return found


def _json(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _reading(coder: str, codings: Iterable[Coding], looked: Iterable[Looked]) -> Reading:
    return Reading(coder=coder, codings=tuple(codings), looked=tuple(looked))
