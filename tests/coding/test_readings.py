from pathlib import Path

import pytest
from attrs import evolve
from tests.coding.people_study import CODEBOOK, coding, document, reading

from agreement_study.codebook import Codebook
from agreement_study.coding.readings import (
    check_coder_name,
    coverage,
    current,
    merged,
    moved,
    program_reading,
    read_codings,
    stale,
    write_codings,
)
from agreement_study.errors import CodingError, Faults, StudyError, UsageError
from agreement_study.model import Coverage, Looked, Reading, Text
from agreement_study.spans import Span
from agreement_study.tables.columns import names

ONE = document()
MARK, QUALITY = coding(ONE, 1, "mark"), coding(ONE, 2, "principle/quality", "declared")


def partial(*units: int, family: str = "mark") -> Looked:
    spans = tuple(Span(ONE.units[u - 1].start, ONE.units[u - 1].end) for u in units)
    return Looked(document=ONE.id, family=family, spans=spans, codebook_version="v1")


def test_readings_of_several_coders_live_side_by_side_and_come_back(tmp_path: Path) -> None:
    strange = evolve(coding(ONE, 4, "mark"), rule='a "rule",\nof two lines')
    anna = Reading(coder="anna", codings=(MARK, QUALITY, strange), looked=(partial(1, 4),))
    bo = reading("bo", [evolve(MARK, coder="bo")], ONE)
    for one in (anna, bo):
        write_codings(tmp_path / "codings", one)
    found = read_codings(tmp_path / "codings")
    assert list(found) == ["anna", "bo"]
    assert found["anna"] == anna
    assert set(found["bo"].looked) == set(bo.looked)
    header = (tmp_path / "codings/anna.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == ",".join(names("codings"))


def test_no_folder_is_no_coder(tmp_path: Path) -> None:
    assert read_codings(tmp_path / "none") == {}


def test_writing_is_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    one = Reading(coder="anna", codings=(MARK, QUALITY), looked=(partial(1, 2),))
    first = write_codings(tmp_path, one).read_bytes()
    assert write_codings(tmp_path, evolve(one, codings=(QUALITY, MARK))).read_bytes() == first


def test_broken_files_are_told_with_their_rows(tmp_path: Path) -> None:
    write_codings(tmp_path, Reading(coder="anna", codings=(MARK, QUALITY)))
    path = tmp_path / "anna.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",0,14,", ",x,,"), encoding="utf-8")
    with pytest.raises(Faults) as found:
        read_codings(tmp_path)
    places = [
        fault.where.partition(", ")[2]
        for fault in found.value.faults
        if isinstance(fault, CodingError)
    ]
    assert places == ["row 2: start", "row 2: end"]
    path.write_text("document,unit\n", encoding="utf-8")
    with pytest.raises(StudyError, match="columns"):
        read_codings(tmp_path)


def test_files_as_other_programs_saved_them_are_told_or_read(tmp_path: Path) -> None:
    anna = Reading(coder="anna", codings=(QUALITY,))
    path = write_codings(tmp_path, anna)
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_codings(tmp_path)["anna"].codings == anna.codings
    for broken in (text.replace(",", ";").encode("utf-8"), text.encode() + b"\xe5", b"\xff\xfe\0"):
        path.write_bytes(broken)
        with pytest.raises(StudyError):
            read_codings(tmp_path)
    path.write_text(f"{text}lund,x\n", encoding="utf-8")
    with pytest.raises(Faults, match="row 3: start"):
        read_codings(tmp_path)


def test_a_copy_under_another_name_does_not_count_twice(tmp_path: Path) -> None:
    path = write_codings(tmp_path, Reading(coder="anna", codings=(QUALITY,)))
    path.with_name("anna copy.csv").write_bytes(path.read_bytes())
    with pytest.raises(CodingError, match="name the file after its coder"):
        read_codings(tmp_path)


def test_a_new_sheet_replaces_what_it_looked_at_and_nothing_else() -> None:
    other = coding(ONE, 3, "mark")
    old = Reading(coder="anna", codings=(MARK, other, QUALITY),
                  looked=(partial(1, 3), partial(2, family="principle")))  # fmt: skip
    new = Reading(coder="anna", codings=(coding(ONE, 2, "mark"),), looked=(partial(1, 2),))
    found = merged(old, new)
    assert set(found.codings) == {other, QUALITY, coding(ONE, 2, "mark")}
    assert {len(one.spans or ()) for one in found.looked if one.family == "mark"} == {3}
    assert merged(None, new) == new


def changed(code: str, family: str) -> Codebook:
    """The codebook with another definition of one code."""
    old = CODEBOOK[family]
    entry = evolve(old.codes[code], definition=Text(sv="Annat.", en="Else."))
    codes = {**old.codes, code: entry}
    return evolve(CODEBOOK, families={**CODEBOOK.families, family: evolve(old, codes=codes)})


def test_a_change_of_a_code_makes_exactly_its_codings_stale() -> None:
    dialogue = coding(ONE, 2, "principle/dialogue", "declared")
    one = reading("anna", [MARK, QUALITY, dialogue], ONE)
    assert stale(one.codings, CODEBOOK) == []
    new = changed("quality", "principle")
    assert stale(one.codings, new) == [QUALITY]
    assert current(one, new).codings == (MARK, dialogue)
    unknown = [evolve(QUALITY, codebook_version="")]
    assert stale(unknown, new) == [], "the reference does not know its codebook"


def test_a_coding_whose_text_has_changed_is_told() -> None:
    one = reading("anna", [MARK, QUALITY], ONE)
    assert moved(one, {ONE.id: ONE}) == []
    later = document("Våra grunder", *[unit.text for unit in ONE.units[1:]])
    assert len(moved(one, {ONE.id: later})) == 2
    assert len(moved(one, {})) == 2


def test_coverage_names_the_person() -> None:
    found = coverage(Reading(coder="anna", looked=(partial(1),)))
    assert [(c.document, c.coder, c.family, c.codebook_version) for c in found] == [
        ("lund", "anna", "mark", "v1")
    ]


def test_the_program_is_one_reading_of_the_coders_that_count() -> None:
    covered = [
        Coverage(document="lund", coder=coder, family="mark", coder_version="1",
                 codebook_version="v")
        for coder in ("marks", "tries")
    ]  # fmt: skip
    codings = [evolve(MARK, coder="marks"), evolve(MARK, coder="tries"), QUALITY]
    found = program_reading("program", codings, covered, {"mark": "marks"})
    assert found.codings == (evolve(MARK, coder="marks"),)
    assert [(one.document, one.family, one.spans) for one in found.looked] == [
        ("lund", "mark", None)
    ]


@pytest.mark.parametrize("name", ["", "../anna", "anna.looked", "a b", "-a", "Reference"])
def test_names_that_cannot_be_a_persons_are_refused(name: str) -> None:
    with pytest.raises(UsageError):
        check_coder_name(name, taken=("reference",))
    assert check_coder_name("åsa-1") == "åsa-1"
