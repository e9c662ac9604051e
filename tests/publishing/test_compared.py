"""Names of texts that are compared, and their quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.model import Document, Source, Unit
from agreement_study.publishing.compared import Compared
from agreement_study.publishing.masks import masks_of

TEXT = "1. Dialog\n\nVi ska mötas ofta & väl. Vi ska lyssna."
UNITS = (
    Unit(id="a#001", kind="heading", level=1, section="", part="", start=3, end=9, text="Dialog"),
    Unit(
        id="a#002",
        kind="sentence",
        level=0,
        section="a#001",
        part="",
        start=11,
        end=36,
        text="Vi ska mötas ofta & väl.",
    ),
)


def text(id: str, region: str = "", kind: str = "agreement") -> Document:
    source = Source(id=id, path=Path("x.txt"), region=region, kind=kind)
    return Document(source=source, text=TEXT, language="sv", units=UNITS)


def compared(*documents: Document, lang: str = "sv") -> Compared:
    return Compared(
        documents=documents,
        contrasts=[],
        shared=[],
        codebook=read_codebook(),
        masks=masks_of([], {}),
        lang=lang,
    )


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        ([text("a"), text("b", "Dalby")], ["a", "Dalby"]),
        ([text("a", "Dalby"), text("b", "Dalby", "minutes")], ["Dalby", "Dalby (minutes)"]),
        # two versions have their region in common, so that ids tell them apart
        ([text("a", "Dalby"), text("b", "Dalby"), text("c", "X & Y")], ["a", "b", "X &amp; Y"]),
    ],
)
def test_a_text_is_called_by_its_region_where_that_is_its_own(
    documents: list[Document], names: list[str]
) -> None:
    assert list(compared(*documents, lang="en").names.values()) == names


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (3, 36, "Vi ska mötas ofta &amp; väl."),  # the heading before it is no part of the quote
        (14, 23, "…\xa0ska mötas\xa0…"),
    ],
)
def test_a_quote_is_a_sentence_or_says_where_it_is_cut(start: int, end: int, said: str) -> None:
    document = text("a")
    quote = compared(document).quote(document, start, end)
    assert quote.startswith(f'<blockquote lang="sv">{said}</blockquote>')
    assert f">a, tecken {start}–{end}<" in quote


def test_what_a_text_does_not_have_has_no_quote() -> None:
    assert compared(text("a")).quote(text("a"), None, None) == ""
