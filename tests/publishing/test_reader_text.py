"""Texts in the reader: pieces that tell their place, both readings, names masked in both."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from agreement_study.codebook import read_codebook
from agreement_study.model import CodedDocument, Coding, Document, Source, Unit
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.reader_alignment import Place
from agreement_study.publishing.reader_material import Reader, both_masked, families, short_names
from agreement_study.publishing.reader_text import ReaderText, cut, text_html
from agreement_study.spans import Edit, Span

RECEIVED = "Dialog & kvalitét.\nYlva Ek ir har. Yiva Ek skall möta oss. ~~"
EDITS = (
    Edit(start=9, end=17, received="kvalitét", repaired="kvalitet", rule="ocr.word"),
    Edit(start=27, end=29, received="ir", repaired="är", rule="ocr.word"),
    Edit(start=35, end=39, received="Yiva", repaired="Ylva", rule="ocr.word"),
)
SPANS = ((0, 18, "heading"), (19, 34, "sentence"), (35, 58, "sentence"), (59, 61, "noise"))
MASKED = "▒▒▒▒▒▒▒"


def document(edits: tuple[Edit, ...] = EDITS, **source: str) -> Document:
    units = [
        Unit(id=f"pact#{n}", kind=kind, start=start, end=end, text="")
        for n, (start, end, kind) in enumerate(SPANS)
    ]
    own = Source(id="pact", path=Path("pact.txt"), **source)  # type: ignore[arg-type]
    return Document(source=own, text=RECEIVED, language="sv", edits=edits, units=tuple(units))


def coding(code: str, unit: int, start: int, end: int, value: str = "") -> Coding:
    return Coding(
        document="pact", unit=f"pact#{unit}", start=start, end=end, code=code, value=value
    )


def text(
    *codings: Coding, passages: tuple[Place, ...] = (), shared: dict[Place, list[str]] | None = None
) -> ReaderText:
    coded = CodedDocument(document=document(), codings=codings, coverage=())
    reader = Reader(
        coded=[coded], tables={}, codebook=read_codebook(), masks=Masks(("Ylva Ek",)),
        baseline="national-2008", lang="sv",
    )  # fmt: skip
    return ReaderText(reader=reader, coded=coded, passages=passages, shared=shared or {})


def units(made: ReaderText) -> list[Any]:
    root: Any = lxml_html.fromstring(f"<div>{text_html(made)}</div>")
    return list(root.xpath("//div[contains(@class, 'unit')]"))


def test_each_unit_has_its_address_and_debris_is_folded_away() -> None:
    made = units(text())
    assert [unit.get("id") for unit in made] == [f"pact:{a}-{b}" for a, b, _ in SPANS]
    assert [unit.getparent().tag for unit in made] == ["div", "div", "div", "details"]
    assert {unit.find("p").get("lang") for unit in made} == {"sv"}


def test_a_name_is_masked_in_both_readings_however_it_was_read() -> None:
    received, repaired = both_masked(document(), Masks(("Ylva Ek",)))
    assert received == RECEIVED.replace("Ylva Ek", MASKED).replace("Yiva Ek", MASKED)
    assert repaired == document().map.repaired.replace("Ylva Ek", MASKED)
    assert "Ylva" not in text_html(text())
    assert "Yiva" not in text_html(text())


@pytest.mark.parametrize("masks", [Masks(()), Masks(("Bo",))])
def test_what_is_no_name_stays(masks: Masks) -> None:
    assert both_masked(document(), masks) == (RECEIVED, document().map.repaired)


def test_an_edit_has_both_readings() -> None:
    heading = units(text())[0]
    (edit,) = heading.find_class("edit")
    assert edit.findtext("ins") == "kvalitet"
    assert edit.findtext("del") == "kvalitét"
    assert "Dialog &amp; " in lxml_html.tostring(heading, encoding="unicode")


@pytest.mark.parametrize(
    ("spans", "edits", "pieces"),
    [
        ([], [], [(10, 20)]),
        ([(12, 15)], [], [(10, 12), (12, 15), (15, 20)]),
        ([(0, 99), (10, 20)], [], [(10, 20)]),
        ([(0, 12), (18, 99)], [], [(10, 12), (12, 18), (18, 20)]),
        # no cut within an edit, even where it sticks out of the unit
        ([(12, 15)], [(11, 13)], [(10, 15), (15, 20)]),
        ([(11, 13)], [(11, 13)], [(10, 11), (11, 13), (13, 20)]),
        ([(15, 20)], [(18, 22)], [(10, 15), (15, 20)]),
    ],
)
def test_a_unit_is_cut_where_spans_begin_and_end(
    spans: list[tuple[int, int]], edits: list[tuple[int, int]], pieces: list[tuple[int, int]]
) -> None:
    made = [
        Edit(start=a, end=b, received="x" * (b - a), repaired="y", rule="ocr.word")
        for a, b in edits
    ]
    cuts = cut(Span(10, 20), [Span(*span) for span in spans], made)
    assert cuts == [Span(*piece) for piece in pieces]


def test_pieces_follow_each_other_without_a_gap() -> None:
    own = Place("pact", 22, 50)
    for unit in units(text(coding("commitment", 1, 19, 30), passages=(own,))):
        places = [(int(p.get("data-start")), int(p.get("data-end"))) for p in unit.iter("span")
                  if p.get("data-start")]  # fmt: skip
        assert places[0][0] == int(unit.get("data-start"))
        assert places[-1][1] == int(unit.get("data-end"))
        assert all(a[1] == b[0] for a, b in pairwise(places))


def test_a_code_marks_its_piece_and_stands_in_words() -> None:
    made = units(text(coding("commitment", 2, 40, 58, "joint|obligation|provision"),
                      coding("list/label", 2, 40, 58, "x")))  # fmt: skip
    marked = made[2].find_class("f-commitment")
    assert [one.get("data-start") for one in marked if one.tag == "span"] == ["40"]
    (tag,) = made[2].xpath(".//ul[@class='tags']/li")
    assert tag.text_content() == "Åtagande: gemensamt, skyldighet, bestämmelse i löpande text"
    assert not made[0].find_class("tags")


def test_a_passage_has_an_address_even_where_it_is_no_unit() -> None:
    passages = (Place("pact", 0, 18), Place("pact", 22, 50))
    made = text_html(text(passages=passages))
    ids = re.findall(r'id="(pact:\d+-\d+)"', made)
    assert len(ids) == len(set(ids))
    assert {place.address for place in passages} <= set(ids)


def test_a_shared_piece_tells_which_texts_have_it() -> None:
    place = Place("pact", 19, 30)
    made = units(text(passages=(place,), shared={place: ["other", "else", "other"]}))
    told = [span.get("data-shared") for span in made[1].iter("span") if span.get("data-start")]
    assert told == ["else other", None]


def test_families_that_serve_others_are_not_highlighted() -> None:
    codings = (coding("list/label", 0, 0, 6), coding("mention", 1, 19, 30),
               coding("purpose", 1, 19, 30), coding("commitment", 1, 19, 30))  # fmt: skip
    coded = CodedDocument(document=document(), codings=codings, coverage=())
    assert families([coded], read_codebook()) == ("commitment", "purpose")


def test_texts_of_one_name_tell_their_id() -> None:
    def named(id_: str, **source: str) -> CodedDocument:
        own = Source(id=id_, path=Path("x"), **source)  # type: ignore[arg-type]
        return CodedDocument(document=Document(source=own, text="", language="sv"),
                             codings=(), coverage=())  # fmt: skip

    coded = [named("a-1", region="Ådalen"), named("a-2", region="Ådalen"),
             named("b", region="Ådalen", kind="minutes"), named("c", title="Ylva Eks avtal"),
             named("d")]  # fmt: skip
    assert short_names(coded, Masks(("Ylva Ek",)), "sv") == {
        "a-1": "Ådalen (a-1)", "a-2": "Ådalen (a-2)", "b": "Ådalen (mötesanteckningar)",
        "c": f"{MASKED}s avtal", "d": "d",
    }  # fmt: skip
