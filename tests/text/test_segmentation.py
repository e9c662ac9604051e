"""Units of invented texts in many layouts, and the laws that hold for any text."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement_study.model import Document, Source, Unit, fold
from agreement_study.records import read_yaml
from agreement_study.spans import Edit, EditMap
from agreement_study.text.layout import layout_edits
from agreement_study.text.segmentation import segment

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.yaml"))


def units_of(
    text: str, *, language: str = "sv", damaged: bool = False, document: str = "doc"
) -> tuple[Unit, ...]:
    return segment(document, text, layout_edits(text, language), language, damaged=damaged)


def described(unit: Unit) -> str:
    level = f" {unit.level}" if unit.kind == "heading" else ""
    return f"{unit.kind}{level} {unit.text}"


@pytest.fixture(params=LAYOUTS, ids=lambda path: path.stem)
def layout(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    read: Mapping[str, Any] = read_yaml(request.param)
    return read


def test_units_of_a_layout(layout: Mapping[str, Any]) -> None:
    units = units_of(
        layout["text"], language=layout["language"], damaged=layout.get("damaged", False)
    )
    assert [described(unit) for unit in units] == layout["units"]


def test_parts_of_a_layout(layout: Mapping[str, Any]) -> None:
    units = units_of(layout["text"], language=layout["language"])
    parts = [unit.part for unit in units if unit.part != "agreement"]
    assert list(dict.fromkeys(parts)) == layout.get("parts", [])


def test_each_unit_names_the_nearest_heading_above() -> None:
    text = "# A\n\nEtt.\n\n## B\n\nTvå.\n\n## C\n\n- tre\n\n# D\n\nFyra.\n"
    units = units_of(text)
    above = {unit.text: unit.section for unit in units}
    assert above == {
        **{"A": "", "Ett.": "doc#001", "B": "doc#001", "Två.": "doc#003"},
        **{"C": "doc#001", "tre": "doc#005", "D": "", "Fyra.": "doc#007"},
    }


def test_a_document_finds_the_section_of_a_principle() -> None:
    text = (
        "Överenskommelse\n\nPrinciper\n\n1. Dialog\n\nVi talar.\n\nÅTAGANDEN\n\n- Vi möts.\n\n"
        "2. Kvalitet\n\nVi lär.\n\nÅTAGANDEN\n\n- Vi mäter.\n\nUppföljning\n\nSker varje år.\n"
    )
    units = units_of(text)
    document = Document(
        source=Source(id="doc", path=Path("x")), text=text, language="sv", units=units
    )
    headings = {unit.text: unit for unit in units if unit.kind == "heading"}
    dialogue = [unit.text for unit in document.section_units(headings["1. Dialog"])]
    assert dialogue == ["Vi talar.", "ÅTAGANDEN", "Vi möts."]
    quality = [unit.text for unit in document.section_units(headings["2. Kvalitet"])]
    assert quality == ["Vi lär.", "ÅTAGANDEN", "Vi mäter."]


def test_a_unit_reads_as_repaired_and_lies_in_the_text_as_received() -> None:
    text = "Mål\n\nVi ska öka sam-\nverkan och delaktighet i hela\nlänet. Vi börjar nu.\n"
    heading, first, _ = units_of(text)
    assert (heading.text, first.text) == (
        "Mål",
        "Vi ska öka samverkan och delaktighet i hela länet.",
    )
    assert text[first.start : first.end].startswith("Vi ska öka sam-\nverkan")


def test_a_bullet_that_repair_took_from_its_word_still_opens_an_item() -> None:
    text = "Mål\n\nMålet är att:\n\n« bidra till hälsa\n\nevara en plattform\n\n« stärka alla\n"
    at = text.index("evara")
    edit = Edit(start=at, end=at + 5, received="evara", repaired="vara", rule="ocr.insertion")
    units = segment("doc", text, [edit], "sv", damaged=True)
    items = [unit.text for unit in units if unit.kind == "item"]
    assert items == ["bidra till hälsa", "vara en plattform", "stärka alla"]


def test_a_single_letter_is_no_bullet_in_an_undamaged_text() -> None:
    text = "Vokaler\n\no är en vokal. Den är rund.\n"
    assert [unit.text for unit in units_of(text)][1] == "o är en vokal."


@pytest.mark.parametrize("text", ["", " \n\t\n", "\f", "---\n\n***\n", "\n\n.\n"])
def test_a_text_without_words_has_no_units_or_only_signs(text: str) -> None:
    assert all(not any(map(str.isalnum, unit.text)) for unit in units_of(text))


MARKS = ("- ", "* ", "**", "## ", "1. ", "a) ", "§ 1 ", "e ", "« ", "|", "===", "~. ", "“")
BLANKS = ("\n", "\n\n", "\f", " ", "  \n", "\t", "\r", "\u2028")
WORDS = ("Dialog", "Parterna ska mötas", "mötas.", "bl.a.", "av-\n", "och", ".", "…", "(", "]")
TRAPS = ("](http://a.se)", "\n3\n", "ﬁ", "\u00ad", "a\u030a", "1st Principle", "Bilaga 1", "\x00")
PIECES = st.sampled_from((*MARKS, *BLANKS, *WORDS, *TRAPS))
TEXTS = st.text(max_size=300) | st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["sv", "en", "de"]), damaged=st.booleans())
def test_laws_of_units(text: str, language: str, damaged: bool) -> None:
    edits = layout_edits(text, language)
    units = segment("doc", text, edits, language, damaged=damaged)
    edit_map = EditMap(text, edits)
    assert [unit.id for unit in units] == [f"doc#{i:03}" for i in range(1, len(units) + 1)]
    assert all(a.end <= b.start for a, b in pairwise(units))
    ids = {unit.id for unit in units if unit.kind == "heading"} | {""}
    for unit in units:
        assert 0 <= unit.start < unit.end <= len(text)
        assert text[unit.start : unit.end].strip()
        repaired = edit_map.to_repaired(unit.start, unit.end)
        assert unit.text == fold(edit_map.repaired[repaired.start : repaired.end])
        assert unit.section in ids
        assert unit.kind in ("heading", "item", "sentence", "noise")


@settings(max_examples=100, deadline=None)
@given(words=st.lists(st.text("abcåäö", min_size=2, max_size=8), min_size=1, max_size=80))
def test_every_word_of_a_plain_text_is_in_exactly_one_unit(words: list[str]) -> None:
    text = "\n".join(" ".join(words[i : i + 7]) for i in range(0, len(words), 7))
    found = " ".join(text[unit.start : unit.end] for unit in units_of(text))
    assert found.split() == words
