"""A REFI-QDA project (.qdpx), ours or another program's, read as texts and readings.

Read with limits: nothing is extracted, no document type, no entities, no network, and no source
outside the archive. What other programs say in pictures, sound or cases is left out; the note of
a coding may be its value.
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
from agreement_study.coding.refi_text import Counted, counted, source_bytes
from agreement_study.coding.refi_write import NOTED, PROJECT_XML
from agreement_study.errors import AgreementStudyError, CodingError, Faults
from agreement_study.model import Coding, Looked, Reading, fold
from agreement_study.spans import Span

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
        With one CodingError for each source that is not in the archive or does not tell how its
        line ends count, each coding whose span is none of its text or whose code is not in the
        project, and each of our sets that was changed.
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
            texts[name] = text.text
            for coding in _codings(path, name, text, source, names, faults):
                codings[coding.coder].append(coding)
    looked = _looked(path, root, texts, faults)
    if faults:
        raise Faults(faults)
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
        self.owner = _guid(root.get("creatingUserGUID"))
        self.notes = {
            _guid(one.get("guid")): one.findtext("q:PlainTextContent", "", _NS)
            for one in root.iterfind("q:Notes/q:Note", _NS)
        }

    def user(self, *elements: etree._Element) -> str:
        """Who made a coding: the standard lets it say so, its selection, or the project."""
        said = (_guid(element.get("creatingUser")) for element in elements)
        named = [self.users[guid] for guid in (*said, self.owner) if guid in self.users]
        if not named and len(self.users) == 1:
            named = list(self.users.values())
        return named[0] if named else ""


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
) -> Counted | None:
    """The text of a source with its way to count line ends."""
    try:
        inline = source.findtext("q:PlainTextContent", None, _NS)
        raw = inline if inline is not None else source_bytes(source, files)
        selections = source.iterfind("q:PlainTextSelection", _NS)
        spans = [(span, one.get("name", "")) for one in selections if (span := _span(one))]
        return counted(raw, spans)
    except CodingError as error:
        where = f"{path}: source {source.get('name')}"
        faults.append(CodingError(where, expected=error.expected, got=error.got, do=error.do))
        return None


def _codings(
    path: Path,
    document: str,
    counted: Counted,
    source: etree._Element,
    names: _Names,
    faults: list[AgreementStudyError],
) -> Iterator[Coding]:
    text = counted.text
    for selection in source.iterfind("q:PlainTextSelection", _NS):
        written = _span(selection)
        span = counted.span(written) if written else None
        if span is None:
            where = f"{path}: {document} {selection.get('startPosition')}"
            got = f"{selection.get('startPosition')}..{selection.get('endPosition')}"
            faults.append(CodingError(where, expected=f"a span within 0..{len(text)}", got=got))
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
                coder=names.user(element, selection),
                quote=text[span.start : span.end],
            )
            yield evolve(made, **_noted(element, names))


def _span(selection: etree._Element) -> Span | None:
    """The span as it is written; None if it has no words or is no span."""
    try:
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        return None
    return Span(start, end) if 0 <= start < end else None


def _noted(element: etree._Element, names: _Names) -> dict[str, Any]:
    """What our notes keep; of a note that is not ours its words, which may be a value."""
    words = ""
    for ref in element.iterfind("q:NoteRef", _NS):
        text = names.notes.get(_guid(ref.get("targetGUID")), "")
        said = _json(text)
        if said and set(said) <= set(NOTED):
            return {name: str(value) for name, value in said.items()}
        words = words or fold(text)
    return {"value": words}


def _looked(
    path: Path,
    root: etree._Element,
    texts: Mapping[str, str],
    faults: list[AgreementStudyError],
) -> dict[str, list[Looked]]:
    found: dict[str, list[Looked]] = defaultdict(list)
    for one in root.iterfind("q:Sets/q:Set", _NS):
        said = _json(one.findtext("q:Description", "", _NS))
        if set(said) != {"coder", "family", "looked"}:
            continue
        try:
            found[str(said["coder"])] += _of_set(said, texts)
        except (AttributeError, KeyError, TypeError, ValueError, CodingError) as error:
            faults.append(
                CodingError(
                    f"{path}: set {one.get('name')}",
                    expected="what was looked at, as it was exported",
                    got=str(error),
                    do="take the set out of the project, or restore its description",
                )
            )
    return found


def _of_set(said: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[Looked]:
    """What a set of ours says of documents of the project.

    Raises
    ------
    ValueError
        If a span lies outside its text. Other errors come where it is not as we write it.
    """
    for document, entry in said["looked"].items():
        if document not in texts:
            continue  # its source was taken out
        places = entry["spans"]
        spans = None if places is None else tuple(Span(*map(int, place)) for place in places)
        if any(span.end > len(texts[document]) for span in spans or ()):
            raise ValueError(f"a span outside of {document}")
        yield Looked(
            document=document,
            family=str(said["family"]),
            spans=spans,
            codebook_version=str(entry["codebook_version"]),
        )


def _json(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _reading(coder: str, codings: Iterable[Coding], looked: Iterable[Looked]) -> Reading:
    return Reading(coder=coder, codings=tuple(codings), looked=tuple(looked))
