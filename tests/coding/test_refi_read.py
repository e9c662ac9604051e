from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrefiqda import RefiProject
from tests.coding.people_study import CODEBOOK, coding, document, reading

from agreement_study.coding.archives import read_zip, zip_bytes
from agreement_study.coding.refi_fit import fit_project, named_by_study
from agreement_study.coding.refi_read import Project, parse_xml, read_qdpx
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
        ({"end": "0"}, "a span within"),
        ({"code": "00000000-0000-0000-0000-000000000009"}, "a code of the project"),
    ],
)
def test_what_does_not_hold_together_is_told(
    tmp_path: Path, change: dict[str, str], said: str
) -> None:
    with pytest.raises(Faults, match=said):
        read_qdpx(foreign(tmp_path, change))


WINDOWS = ONE.text.replace("\n", "\r\n")


@pytest.mark.parametrize("words", ["Kommunen ska", "=SUMMA", "tid."])
@pytest.mark.parametrize("text", [ONE.text, WINDOWS], ids=["one", "two"])
def test_line_ends_count_as_the_selections_say(tmp_path: Path, text: str, words: str) -> None:
    at = text.index(words)
    place = {"start": str(at), "end": str(at + len(words))}
    path = foreign(tmp_path, place, WINDOWS.encode())
    (coding_,) = read_qdpx(path).readings[0].codings
    assert (coding_.quote, coding_.start) == (words, ONE.text.index(words))


def test_a_name_tells_how_line_ends_count_and_without_one_there_is_no_guess(tmp_path: Path) -> None:
    text = "a b\n!?-+ -!?+!?\n"
    windows = text.replace("\n", "\r\n")
    place = {"start": "7", "end": "11"}
    with pytest.raises(Faults, match="counts as one position or two"):
        read_qdpx(foreign(tmp_path, place, windows.encode()))
    for counted in (text, windows):
        named = {"end": f'11" name="{counted[7:11]}'}
        (one,) = read_qdpx(foreign(tmp_path, place | named, windows.encode())).readings[0].codings
        assert one.quote == counted[7:11] == text[one.start : one.end]


USERS = (
    '<User guid="{{00000000-0000-0000-0000-0000000000AA}}" name="Bo"/>',
    'creatingUser="00000000-0000-0000-0000-0000000000aa"',
)


@pytest.mark.parametrize(
    ("change", "coder"),
    [
        ({}, "Bo"),
        ({USERS[0]: f'{USERS[0]}<User guid="{"0" * 32}" name="Eva"/>', USERS[1]: ""}, ""),
        ({USERS[1]: ""}, "Bo"),
        (
            {
                USERS[0]: f'{USERS[0]}<User guid="{"0" * 32}" name="Eva"/>',
                USERS[1]: "",
                'name="theirs"': f'name="theirs" creatingUserGUID="{"0" * 32}"',
            },
            "Eva",
        ),
    ],
)
def test_who_coded_is_said_by_the_coding_or_the_project(
    tmp_path: Path, change: dict[str, str], coder: str
) -> None:
    xml = PROJECT
    for old, new in change.items():
        assert old in xml
        xml = xml.replace(old, new)
    path = tmp_path / "a.qdpx"
    entries = {"p.qde": xml.format(**FINE).encode(), "Sources/lund.txt": ONE.text.encode()}
    path.write_bytes(zip_bytes(entries))
    (reading_,) = read_qdpx(path).readings
    assert reading_.coder == coder


@pytest.mark.parametrize("name", ["lund.txt", "lund", "Text 1"])
def test_a_source_is_the_document_of_its_name_or_its_text(tmp_path: Path, name: str) -> None:
    path = foreign(tmp_path, {"path": f'internal://lund.txt" title="{name}'})
    xml = read_zip(path)["project.qde"].decode().replace('name="lund"', f'name="{name}"')
    memo = '<TextSource guid="{0}" name="memo"><PlainTextContent>x</PlainTextContent></TextSource>'
    xml = xml.replace(f' title="{name}"', "").replace("</Sources>", memo + "</Sources>")
    path.write_bytes(zip_bytes({"a.qde": xml.encode(), "sources/lund.txt": ONE.text.encode()}))
    project = named_by_study(read_qdpx(path), DOCUMENTS)
    assert project.texts == {"lund": ONE.text}
    (fitted,) = fit_project(project, DOCUMENTS, CODEBOOK)
    assert [one.document for one in fitted.codings] == ["lund"]


@pytest.mark.parametrize(
    ("note", "value"),
    [("public|obligation", "public|obligation"), (" public | obligation\n", "public|obligation"),
     ("To discuss", None), ("", None)],
)  # fmt: skip
def test_the_note_of_a_coding_is_its_value_where_it_can_be(
    tmp_path: Path, note: str, value: str | None
) -> None:
    xml = PROJECT.format(**FINE).replace('name="mark"', 'name="commitment"')
    xml = xml.replace("</Coding>", '<NoteRef targetGUID="n"/></Coding>').replace(
        "</Sources>",
        '</Sources><Notes><Note guid="n" name="n"><PlainTextContent>'
        f"{note}</PlainTextContent></Note></Notes>",
    )
    path = tmp_path / "a.qdpx"
    path.write_bytes(zip_bytes({"p.qde": xml.encode(), "Sources/lund.txt": ONE.text.encode()}))
    project = read_qdpx(path)
    if value is None:
        with pytest.raises(Faults, match="the note of the coding"):
            fit_project(project, DOCUMENTS, CODEBOOK)
    else:
        (fitted,) = fit_project(project, DOCUMENTS, CODEBOOK)
        assert [one.value for one in fitted.codings] == [value]


@pytest.mark.parametrize(
    "looked",
    ['["lund"]', '{"lund": {"spans": [[5, 1]], "codebook_version": ""}}', '{"lund": 3}',
     '{"lund": {"spans": [[0, 99999]], "codebook_version": ""}}', '{"lund": {"spans": null}}'],
)  # fmt: skip
def test_a_set_of_ours_that_was_changed_is_told(tmp_path: Path, looked: str) -> None:
    said = f'{{"coder": "Bo", "family": "mark", "looked": {looked}}}'
    xml = PROJECT.format(**FINE).replace(
        "</Sources>",
        f'</Sources><Sets><Set name="s"><Description>{said}</Description></Set></Sets>',
    )
    path = tmp_path / "a.qdpx"
    path.write_bytes(zip_bytes({"p.qde": xml.encode(), "Sources/lund.txt": ONE.text.encode()}))
    with pytest.raises(Faults, match="set s"):
        read_qdpx(path)


def test_a_family_that_was_looked_at_and_that_nobody_knows_is_told() -> None:
    bo = Reading(coder="Bo", looked=(Looked(document="lund", family="moods", spans=()),))
    project = Project(name="", texts={"lund": ONE.text}, readings=(bo,))
    with pytest.raises(Faults, match="moods"):
        fit_project(project, DOCUMENTS, CODEBOOK)


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
