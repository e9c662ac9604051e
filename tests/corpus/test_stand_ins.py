"""A masked text is coded by the shape of its names, and written down masked."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from tests.tiny_study import AGREEMENT, NAMES

from agreement_study.corpus.stand_ins import as_received, seen_text, shape
from agreement_study.model import MARK, Source, check_quotes, hidden
from agreement_study.pipeline import code_text
from agreement_study.spans import Span
from agreement_study.study import Settings


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ylva Stensdotter", "Xxxx Xxxxxxxxxxx"),
        ("Åsa-Lo\nÖ", "Xxx-Xx\nX"),
        ("y.s@example.org", "x.x@xxxxxxx.xxx"),
        ("070-11 22", "000-00 00"),
        ("(–)", "(–)"),
    ],
)
def test_a_shape_keeps_length_and_kind_of_each_sign(name: str, shown: str) -> None:
    assert shape(name) == shown
    assert len(hidden(name)) == len(name)


def _source(text: str) -> Source:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in NAMES]
    return Source(id="x", path=Path("x"), language="en", personal_names=tuple(spans))


def _masked(source: Source, text: str) -> tuple[Source, str]:
    shapes = tuple(shape(text[s.start : s.end]) for s in source.personal_names)
    for span in source.personal_names:
        text = text[: span.start] + hidden(text[span.start : span.end]) + text[span.end :]
    return evolve(source, stand_ins=shapes), text


def test_a_masked_text_yields_the_same_codings_with_masked_quotes() -> None:
    source = _source(AGREEMENT)
    named = code_text(source, AGREEMENT, Settings())
    masked_source, text = _masked(source, AGREEMENT)
    masked = code_text(masked_source, text, Settings())
    assert text != AGREEMENT
    assert [(c.start, c.end, c.code, c.value) for c in masked.codings] == [
        (c.start, c.end, c.code, c.value) for c in named.codings
    ]
    assert [(u.id, u.kind, u.start, u.end) for u in masked.document.units] == [
        (u.id, u.kind, u.start, u.end) for u in named.document.units
    ]
    check_quotes(masked.document, masked.codings)
    assert "Xx" not in repr(masked.document.units) + repr([c.quote for c in masked.codings])
    assert any(MARK in unit.text for unit in masked.document.units)


def test_without_the_shapes_it_would_not() -> None:
    """What the registry of a release keeps is needed."""
    masked_source, text = _masked(_source(AGREEMENT), AGREEMENT)
    named = code_text(_source(AGREEMENT), AGREEMENT, Settings())
    blind = code_text(evolve(masked_source, stand_ins=()), text, Settings())
    codes = [[(c.start, c.end, c.code) for c in coded.codings] for coded in (blind, named)]
    assert codes[0] != codes[1]


def test_the_shape_of_a_name_is_seen_whether_it_is_masked_or_not() -> None:
    masked_source, text = _masked(_source(AGREEMENT), AGREEMENT)
    assert seen_text(masked_source, text) == seen_text(_source(AGREEMENT), AGREEMENT)


def test_an_edit_within_a_name_is_not_kept() -> None:
    from agreement_study.model import CodedDocument, Document
    from agreement_study.spans import Edit

    source = Source(id="x", path=Path("x"), personal_names=(Span(0, 4),), stand_ins=("Xxxx",))
    edits = (
        Edit(start=0, end=4, received="Xxxx", repaired="Xxyx", rule="ocr.a"),
        Edit(start=5, end=8, received="har", repaired="här", rule="ocr.a"),
    )
    document = Document(source=source, text="Xxxx har", language="sv", edits=edits)
    coded = CodedDocument(document=document, codings=(), coverage=())
    kept = as_received(coded, f"{MARK * 4} har").document
    assert [edit.repaired for edit in kept.edits] == ["här"]
