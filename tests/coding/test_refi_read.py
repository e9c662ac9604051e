from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrefiqda import RefiProject
from tests.coding.people_study import CODEBOOK, coding, document, reading

from agreement_study.coding.archives import read_zip, zip_bytes
from agreement_study.coding.refi_fit import fit_project
from agreement_study.coding.refi_read import parse_xml, read_qdpx
from agreement_study.coding.refi_write import write_qdpx
from agreement_study.errors import CodingError, Faults
from agreement_study.model import Coding, Looked, Reading
from agreement_study.spans import Span

ONE, OTHER = document(), document("𝕊🙂 först", "sedan 𝕊", name="malmo")
DOCUMENTS = {one.id: one for one in (ONE, OTHER)}

PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="theirs"><Users>
<User guid="{{00000000-0000-0000-0000-0000000000AA}}" name="Bo"/></Users>
<CodeBook><Codes><Code guid="00000000-0000-0000-0000-000000000001" name="mark" isCodable="true"/>
</Codes></CodeBook><Sources>
<TextSource guid="00000000-0000-0000-0000-000000000002" name="lund" plainTextPath="{path}">
<PlainTextSelection guid="00000000-0000-0000-0000-000000000003" startPosition="{start}"
 endPosition="{end}"><Coding guid="00000000-0000-0000-0000-000000000004"
 creatingUser="00000000-0000-0000-0000-0000000000aa">
<CodeRef targetGUID="{code}"/></Coding></PlainTextSelection></TextSource></Sources></Project>"""
FINE = {
    "path": "internal://lund.txt",
    "start": "0",
    "end": "14",
    "code": "00000000-0000-0000-0000-000000000001",
}


def foreign(tmp_path: Path, change: dict[str, str], text: bytes = ONE.text.encode()) -> Path:
    path = tmp_path / "theirs.qdpx"
    xml = PROJECT.format(**(FINE | change)).encode()
    path.write_bytes(zip_bytes({"project.qde": xml, "sources/lund.txt": text}))
    return path


@pytest.mark.parametrize("text", [ONE.text.encode(), b"\xef\xbb\xbf" + ONE.text.encode(),
                                  ONE.text.replace("\n", "\r\n").encode()])  # fmt: skip
def test_another_programs_project_fits_the_study(tmp_path: Path, text: bytes) -> None:
    found = read_qdpx(foreign(tmp_path, {}, text))
    assert found.texts == {"lund": ONE.text}
    (fitted,) = fit_project(found, DOCUMENTS, CODEBOOK)
    (one,) = fitted.codings
    assert (one.coder, one.unit, one.code, one.quote) == ("Bo", "lund#001", "mark", ONE.text[:14])
    assert one.codebook_version == CODEBOOK.version_of("mark")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"path": "internal://other.txt"}, "inside the archive"),
        ({"path": "relative:///lund.txt"}, "inside the archive"),
        ({"path": "file:///etc/passwd"}, "inside the archive"),
        ({"end": "9999"}, "a span within"),
        ({"start": "-1"}, "a span within"),
        ({"start": "15"}, "a span within"),
        ({"end": "all"}, "a span within"),
        ({"code": "00000000-0000-0000-0000-000000000009"}, "a code of the project"),
    ],
)
def test_what_does_not_hold_together_is_told(
    tmp_path: Path, change: dict[str, str], said: str
) -> None:
    with pytest.raises(Faults, match=said):
        read_qdpx(foreign(tmp_path, change))


def test_a_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="UTF-8"):
        read_qdpx(foreign(tmp_path, {}, "Våra".encode("cp1252")))


def test_an_archive_without_a_project_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(zip_bytes({"readme.txt": b"", "deep/project.qde": b"<a/>"}))
    with pytest.raises(CodingError, match=r"one \.qde file"):
        read_qdpx(path)


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        b"<a>",
        b"",
    ],
)
def test_entities_document_types_and_broken_xml_are_refused(xml: bytes) -> None:
    with pytest.raises(CodingError):
        parse_xml("project.qde", xml)


def test_a_changed_text_an_unknown_source_and_an_unknown_code_are_told(tmp_path: Path) -> None:
    path = write_qdpx(
        tmp_path / "a.qdpx", "study", [ONE], CODEBOOK,
        [reading("anna", [coding(ONE, 1, "theme/x"), coding(ONE, 1, "commitment", "x|y")], ONE)],
    )  # fmt: skip
    project = read_qdpx(path)
    with pytest.raises(Faults, match="malmo"):
        fit_project(project, {"malmo": OTHER}, CODEBOOK)
    with pytest.raises(Faults, match="code point 5"):
        fit_project(project, {"lund": document("Våra mål")}, CODEBOOK)
    with pytest.raises(Faults) as caught:
        fit_project(project, DOCUMENTS, CODEBOOK)
    assert len(caught.value.faults) == 3


def _codings() -> st.SearchStrategy[list[Coding]]:
    makers: list[Callable[[], Coding]] = [
        lambda: coding(ONE, 1, "mark"),
        lambda: coding(ONE, 3, "commitment", "public|obligation", words="𝕊vara"),
        lambda: coding(ONE, 3, "commitment", "joint|obligation", words="𝕊vara"),
        lambda: coding(ONE, 2, "principle/dialogue", "declared"),
        lambda: coding(OTHER, 1, "governance/parity", "equal"),
        lambda: coding(OTHER, 2, "event", "2024-05", words="𝕊"),
    ]
    return st.lists(st.sampled_from([make() for make in makers]), unique=True)


LOOKED = (
    Looked(document="lund", family="mark", spans=(Span(0, 14),), codebook_version="v"),
    Looked(document="lund", family="principle"),
    Looked(document="malmo", family="mark", spans=()),
)


@given(_codings())
def test_a_study_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, codings: list[Coding]
) -> None:
    path = tmp_path_factory.mktemp("qdpx") / "a.qdpx"
    anna = Reading(coder="anna", codings=tuple(codings), looked=LOOKED)
    write_qdpx(path, "study", [ONE, OTHER], CODEBOOK, [anna])
    found = read_qdpx(path)
    assert found.texts == {one.id: one.text for one in (ONE, OTHER)}
    (fitted,) = fit_project(found, DOCUMENTS, CODEBOOK)
    assert set(fitted.codings) == set(anna.codings)
    assert sorted(fitted.looked, key=repr) == sorted(LOOKED, key=repr)


def test_what_another_program_saved_of_ours_still_fits(tmp_path: Path) -> None:
    anna = reading("anna", [coding(ONE, 3, "commitment", "joint|intention", words="tid")], ONE)
    ours = write_qdpx(tmp_path / "a.qdpx", "study", [ONE], CODEBOOK, [anna])
    model = RefiProject.load(ours, tmp_path / "x")
    RefiProject.save(model, tmp_path / "b.qdpx", source_media_dir=tmp_path / "x" / "Sources")
    assert any(name.startswith("sources/") for name in read_zip(tmp_path / "b.qdpx"))
    (fitted,) = fit_project(read_qdpx(tmp_path / "b.qdpx"), DOCUMENTS, CODEBOOK)
    assert fitted.codings == anna.codings


def test_notes_sets_and_codes_of_others_are_left_alone(tmp_path: Path) -> None:
    xml = PROJECT.format(**FINE).replace(
        "</Sources>",
        '</Sources><Notes><Note guid="00000000-0000-0000-0000-00000000000b" name="n">'
        '<PlainTextContent>{"value": [1]</PlainTextContent></Note></Notes>'
        '<Sets><Set guid="00000000-0000-0000-0000-00000000000c" name="s">'
        "<Description>mine</Description></Set></Sets>",
    )
    path = tmp_path / "a.qdpx"
    path.write_bytes(zip_bytes({"p.qde": xml.encode(), "Sources/lund.txt": ONE.text.encode()}))
    (one,) = read_qdpx(path).readings
    assert one.looked == ()
