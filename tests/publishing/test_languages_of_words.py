"""Words of a text in another language say so, and those of the interface inside a text too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from agreement_study.codebook import read_codebook
from agreement_study.model import CodedDocument, Coding, Document, Source, SourceDate, Unit
from agreement_study.publishing.agreement_pages import agreement_page, agreements_index
from agreement_study.publishing.masks import masks_of
from agreement_study.publishing.source_pages import source_page

TEXT = "Dialog\n\nVi ska mötas.\n\nI l ~"
SOURCE = Source(
    id="dalby",
    path=Path("x.txt"),
    title="Överenskommelsen i Dalby",
    dates=(SourceDate(type="adoption", date="2014", basis="text", citation="Antagen 2014"),),
)
UNITS = tuple(
    Unit(id=f"dalby#00{n}", kind=kind, start=start, end=end, text=TEXT[start:end])
    for n, (kind, start, end) in enumerate(
        [("heading", 0, 6), ("sentence", 8, 21), ("noise", 23, 28)], 1
    )
)
CODING = Coding(
    document="dalby",
    unit="dalby#002",
    start=8,
    end=21,
    code="commitment",
    value="joint|obligation|provision",
    coder="a",
    coder_version="1",
    codebook_version="1",
    rule="r",
    quote=TEXT[8:21],
)
CODED = CodedDocument(
    document=Document(source=SOURCE, text=TEXT, language="sv", units=UNITS),
    codings=(CODING,),
    coverage=(),
)
ROW = {
    "document": "dalby",
    "principle": "dialogue",
    "position": 1,
    "label": "Dialog",
    "relation": "same",
    "role": "ordinary",
    "section_start": 0,
    "section_end": 21,
}
MASKS = masks_of([], {})


def spoken(root: Any, text: str) -> str:
    """The language of the element that holds a text."""
    holder = root.xpath("//*[normalize-space(text())=$text]", text=text)[0]
    own = [one.get("lang") for one in (holder, *holder.iterancestors()) if one.get("lang")]
    return str(own[0])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Antagen 2014", "sv"),
        ("Vi ska mötas.", "sv"),
        ("Commitment", "en"),
        ("Debris between the parts of the text", "en"),
    ],
)
def test_the_page_of_a_source_tells_the_language_of_its_words(text: str, language: str) -> None:
    labels = {"commitment": "Commitment"}
    page = source_page(CODED, lang="en", masks=MASKS, labels=labels, languages=["en"])
    assert spoken(html.document_fromstring(page), text) == language


def test_the_page_of_an_agreement_tells_the_language_of_its_labels() -> None:
    tables = {"principles": [ROW]}
    other = agreement_page(CODED, tables, read_codebook(), "en", MASKS)
    assert "### [Dialog]{lang=sv} {.unnumbered}" in other
    assert "| Dialogue | 1 | [Dialog]{lang=sv} | same |" in other
    own = agreement_page(CODED, tables, read_codebook(), "sv", MASKS)
    assert "### Dialog {.unnumbered}" in own
    assert "| Dialog | 1 | Dialog | samma |" in own
    assert "[[Överenskommelsen i Dalby]{lang=sv}](dalby.qmd)" in agreements_index([CODED], "en")
