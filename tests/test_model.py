"""Documents: units located in the text of record, sections, quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from agreement_study.errors import CodingError
from agreement_study.model import Document, Source, Unit, check_quotes, fold
from agreement_study.spans import Edit, Span

TEXT = "1. Dialog\n\nParterna ska motas  pd\nlika villkor.\n\nMatt\n\nEn sak.\n\n2. Kvalitet\n"


def document() -> Document:
    edits = (
        Edit(start=24, end=29, received="motas", repaired="mötas", rule="ocr.diacritic"),
        Edit(start=31, end=33, received="pd", repaired="på", rule="ocr.diacritic"),
    )
    units = (
        Unit(id="t#1", kind="heading", level=1, start=3, end=9, text="Dialog"),
        Unit(
            id="t#2",
            kind="sentence",
            start=11,
            end=47,
            text="Parterna ska mötas på lika villkor.",
            section="t#1",
        ),
        Unit(id="t#3", kind="heading", level=2, start=49, end=53, text="Matt", section="t#1"),
        Unit(id="t#4", kind="sentence", start=55, end=62, text="En sak.", section="t#3"),
        Unit(id="t#5", kind="heading", level=1, start=67, end=75, text="Kvalitet"),
    )
    return Document(
        source=Source(id="t", path=Path("t.txt")),
        text=TEXT,
        language="sv",
        edits=edits,
        units=units,
    )


def test_a_place_in_a_units_text_is_found_in_the_text_of_record() -> None:
    made = document()
    unit = made.unit["t#2"]
    at = unit.text.index("mötas")
    span = made.locate(unit, at, at + len("mötas på lika"))
    assert TEXT[span.start : span.end] == "motas  pd\nlika"
    assert made.locate(unit, 0, len(unit.text)) == Span(unit.start, unit.end)


def test_a_section_holds_its_subsections_up_to_the_next_of_its_level() -> None:
    made = document()
    assert [unit.id for unit in made.section_units(made.unit["t#1"])] == ["t#2", "t#3", "t#4"]
    assert [unit.id for unit in made.section_units(made.unit["t#3"])] == ["t#4"]


def test_a_coding_quotes_its_slice_and_a_wrong_quote_is_told() -> None:
    made = document()
    coding = made.code(made.unit["t#1"], "principle/dialogue", "declared", rule="heading")
    assert coding.quote == "Dialog"
    assert (coding.family, coding.key, coding.fields) == ("principle", "dialogue", ("declared",))
    check_quotes(made, [coding])
    with pytest.raises(CodingError, match="principle/dialogue"):
        check_quotes(made, [evolve(coding, quote="Kvalitet")])


@pytest.mark.parametrize(
    ("text", "folded"), [(" a\n b\t", "a b"), ("", ""), ("\n", ""), ("a b", "a b")]
)
def test_white_space_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
