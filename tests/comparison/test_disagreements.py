from tests.coding.people_study import CODEBOOK, coding, document, reading

from agreement_study.comparison.disagreements import COLUMNS, disagreements
from agreement_study.model import Looked, Reading
from agreement_study.spans import Span

ONE = document()
UNITS = {ONE.id: ONE.units}


def test_each_difference_is_a_row_with_its_words_in_the_order_of_the_text() -> None:
    a = reading("anna", [
        coding(ONE, 3, "commitment", "joint|intention"),
        coding(ONE, 3, "commitment", "civil|intention"),
        coding(ONE, 1, "mark"),
        coding(ONE, 5, "event", "2024"),
    ], ONE)  # fmt: skip
    b = reading("bo", [
        coding(ONE, 3, "commitment", "joint|intention"),
        coding(ONE, 2, "principle/quality", "defined"),
        coding(ONE, 5, "event", "2024", words="möts"),
    ], ONE)  # fmt: skip
    found = disagreements(a, b, UNITS, CODEBOOK)
    assert [(r["unit"], r["code"], r["difference"], r["value_a"], r["value_b"]) for r in found] == [
        ("lund#001", "mark", "only a", "", ""),
        ("lund#002", "principle/quality", "only b", "", "defined"),
        ("lund#003", "commitment", "values differ", "civil|intention; joint|intention",
         "joint|intention"),
    ]  # fmt: skip
    assert found[0]["text"] == "Våra principer"
    assert all(tuple(row) == COLUMNS for row in found)


def test_codes_may_be_named_and_equal_readings_have_no_row() -> None:
    a = reading("anna", [coding(ONE, 1, "mark"), coding(ONE, 5, "event", "2024")], ONE)
    b = reading("bo", [], ONE)
    assert [r["code"] for r in disagreements(a, b, UNITS, CODEBOOK, ["event"])] == ["event"]
    assert disagreements(a, a, UNITS, CODEBOOK) == []


def test_a_unit_that_one_has_not_looked_at_is_no_disagreement() -> None:
    a = reading("anna", [coding(ONE, unit, "mark") for unit in (1, 2)], ONE)
    first = Span(ONE.units[0].start, ONE.units[0].end)
    b = Reading(coder="bo", looked=(Looked(document="lund", family="mark", spans=(first,)),))
    assert [row["unit"] for row in disagreements(a, b, UNITS, CODEBOOK)] == ["lund#001"]


def test_a_note_in_the_place_of_a_value_is_not_compared() -> None:
    a = reading("anna", [coding(ONE, 3, "commitment", "joint|intention")], ONE)
    note = reading("bo", [coding(ONE, 3, "commitment", "the municipality|intention")], ONE)
    other = reading("bo", [coding(ONE, 3, "commitment", "the municipality|obligation")], ONE)
    assert disagreements(a, note, UNITS, CODEBOOK) == []
    assert [r["difference"] for r in disagreements(a, other, UNITS, CODEBOOK)] == ["values differ"]
