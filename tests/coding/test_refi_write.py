import zipfile
from pathlib import Path

import pytest
from attrs import evolve
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject
from tests.coding.people_study import CODEBOOK, DATA, coding, document, reading

from agreement_study.coding.refi_codebook import write_qdc
from agreement_study.coding.refi_write import PROJECT_XML, project, write_qdpx

ONE, OTHER = document(), document("𝕊𝕊 <&> \x0b", "]]> {{<", name="ö & <å>")
SCHEMA = etree.XMLSchema(etree.parse(DATA / "Project.xsd"))
NS = {"q": PROJECT_XML}

READINGS = [
    reading("anna", [
        coding(ONE, 3, "commitment", "public|obligation", words="vara i tid"),
        coding(ONE, 3, "commitment", "joint|intention", words="vara i tid"),
        coding(ONE, 2, "principle/other:tillit", "declared"),
        coding(OTHER, 1, "mark"),
    ], ONE, OTHER),
    reading("bo", [coding(ONE, 3, "mark", coder="bo")], ONE),
]  # fmt: skip


@pytest.mark.parametrize("readings", [READINGS, READINGS[:1], []])
@pytest.mark.parametrize("documents", [[ONE, OTHER], []])
def test_projects_are_valid_by_the_standards_schema(readings: list, documents: list) -> None:  # type: ignore[type-arg]
    root = project("En <studie> & \x00", documents, CODEBOOK, readings)
    SCHEMA.assertValid(root)
    SCHEMA.assertValid(etree.fromstring(etree.tostring(root)))


def test_the_schema_refuses_what_is_wrong() -> None:
    root = project("study", [ONE], CODEBOOK, READINGS)
    selection = root.find(".//q:PlainTextSelection", NS)
    assert selection is not None
    del selection.attrib["startPosition"]
    assert not SCHEMA.validate(root)


def test_the_archive_holds_the_texts_of_record_and_is_the_same_bytes_twice(
    tmp_path: Path,
) -> None:
    first = write_qdpx(tmp_path / "a.qdpx", "study", [ONE, OTHER], CODEBOOK, READINGS)
    second = write_qdpx(tmp_path / "b.qdpx", "study", [ONE, OTHER], CODEBOOK, READINGS[::-1])
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
        assert names[0] == "project.qde"
        assert [name.partition("/")[0] for name in names[1:]] == ["Sources", "Sources"]
        texts = {archive.read(name).decode() for name in names[1:]}
    assert texts == {ONE.text, OTHER.text}


def test_another_programs_reader_finds_the_same_spans_codes_and_coders(tmp_path: Path) -> None:
    path = write_qdpx(tmp_path / "a.qdpx", "study", [ONE, OTHER], CODEBOOK, READINGS)
    found = RefiProject.load(path, tmp_path / "extracted")
    users = {user.guid: user.name for user in found.users.user}
    assert sorted(users.values()) == ["anna", "bo"]
    codes = {
        key.guid: f"{family.name}/{key.name}"
        for family in found.code_book.codes.code
        for key in family.code
    } | {family.guid: family.name for family in found.code_book.codes.code}
    spans = {
        (source.name, selection.start_position, selection.end_position,
         codes[one.code_ref.target_guid], users[one.creating_user])
        for source in found.sources.text_source
        for selection in source.plain_text_selection
        for one in selection.coding
    }  # fmt: skip
    assert spans == {
        (c.document, c.start, c.end, c.code, c.coder) for r in READINGS for c in r.codings
    }
    for source in found.sources.text_source:
        file = tmp_path / "extracted/Sources" / source.plain_text_path.removeprefix("internal://")
        text = file.read_bytes().decode()
        for selection in source.plain_text_selection:
            quote = text[selection.start_position : selection.end_position]
            assert quote in {c.quote for r in READINGS for c in r.codings}


def test_two_equal_codings_are_one() -> None:
    doubled = [evolve(READINGS[1], codings=READINGS[1].codings * 2)]
    root = project("study", [ONE], CODEBOOK, doubled)
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))


def test_the_codebook_alone_is_read_by_another_program(tmp_path: Path) -> None:
    path = write_qdc(tmp_path / "codebook.qdc", CODEBOOK)
    assert path.read_bytes() == write_qdc(tmp_path / "again.qdc", CODEBOOK).read_bytes()
    found = RefiCodebook.load(path)
    codes = {family.name: family for family in found.codes.code}
    assert set(codes) == set(CODEBOOK.families)
    assert [key.name for key in codes["principle"].code] == ["dialogue", "quality"]
    assert not codes["principle"].is_codable
    assert codes["mark"].is_codable
    about = codes["principle"].code[0].description
    assert "Att tala med varandra." in about
    assert "Monologue." in about
