"""Passages side by side, and what a later document takes up, by invented rows."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.model import Document, Source, Unit
from agreement_study.publishing.paper import Paper
from agreement_study.publishing.shared_lists import common_stock, followed, pairs, unmentioned

TEXT = "Dialog\n\nVi ska mötas. Kommunen bör lyssna."
UNITS = (
    Unit(id="u0", kind="heading", start=0, end=6, text="Dialog"),
    Unit(id="u1", kind="sentence", start=8, end=21, text="Vi ska mötas."),
    Unit(id="u2", kind="sentence", start=22, end=42, text="Kommunen bör lyssna."),
)


class Invented(Paper):
    @property
    def codebook(self) -> Codebook:
        return read_codebook()

    def document(self, name: str) -> Document:
        source = Source(id=name, path=Path("x.txt"))
        return Document(source=source, text=TEXT, language="sv", units=UNITS)

    def name(self, document: str) -> str:
        return document.title()


STUDY = Invented(study=None, lang="sv")  # type: ignore[arg-type]


def shown(text: str) -> list[str]:
    return [line for line in re.sub(r"<[^<>]*>", "", text).splitlines() if line]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (8, 21, "Vi ska mötas."),
        (8, 20, "Vi ska mötas"),  # a full stop is no word
        (11, 20, "…\N{NO-BREAK SPACE}ska mötas"),
        (8, 14, "Vi ska\N{NO-BREAK SPACE}…"),
        (15, 31, "…\N{NO-BREAK SPACE}mötas. Kommunen\N{NO-BREAK SPACE}…"),
        (2, 14, "Vi ska\N{NO-BREAK SPACE}…"),  # a heading is left out, which is no cut
    ],
)
def test_a_passage_that_begins_or_ends_within_a_sentence_says_so(
    start: int, end: int, said: str
) -> None:
    rows = pd.DataFrame([(7, "a", start, end)], columns=["passage", "document", "start", "end"])
    assert shown(common_stock(STUDY, rows, ["a"], lambda _: "P").text)[-1] == f":   {said}"


def test_a_passage_stands_in_each_text_that_has_it_without_its_heading() -> None:
    rows = pd.DataFrame(
        [(7, "b", 8, 14), (7, "b", 31, 42), (7, "a", 0, 21), (7, "a", 22, 42), (9, "c", 0, 6)],
        columns=["passage", "document", "start", "end"],
    )
    made = common_stock(STUDY, rows, ["a", "b", "c", "d"], lambda row: f"P{row['passage']}")
    assert shown(made.text) == [
        "#### 1. P7 {.unnumbered .unlisted}",
        "A",
        ":   Vi ska mötas. […] Kommunen bör lyssna.",
        "B",
        ":   Vi ska […] bör lyssna.",  # one mark, though both passages are cut
        "#### 2. P9 {.unnumbered .unlisted}",
        "C",
        ":   Dialog",
    ]


def test_pairs_have_both_sides_and_how_they_are_worded() -> None:
    columns = ["document_a", "start_a", "end_a", "document_b", "start_b", "end_b", "wording"]
    rows = pd.DataFrame([("a", 8, 21, "b", 22, 42, "reworked")], columns=columns)
    assert shown(pairs(STUDY, rows).text) == [
        "#### A och B {.unnumbered .unlisted}",
        "A",
        ":   Vi ska mötas.",
        "B",
        ":   Kommunen bör lyssna. (omarbetat)",
    ]


FOLLOWED = pd.DataFrame(
    [
        ("a", "m", "term", "governance/term", "at_odds_with", "Annan tid.", 8, 21, 22, 42),
        ("a", "m", "u2", "commitment", "not_mentioned", "Inget.", 22, 42, None, None),
    ],
    columns=[
        "agreement",
        "later",
        "item",
        "code",
        "judgement",
        "spelled_out",
        "start_a",
        "end_a",
        "start_b",
        "end_b",
    ],
)


def test_what_is_followed_has_both_passages_and_the_inference() -> None:
    made = followed(STUDY, FOLLOWED, ["mentioned", "at_odds_with"], lambda key: "strider")
    assert shown(made.text) == [
        "#### Strider (1) {.unnumbered .unlisted}",
        "##### Mandattid {.unnumbered .unlisted}",
        "A",
        ":   Vi ska mötas.",
        "M",
        ":   Kommunen bör lyssna.",
        "Slutledning",
        ":   Annan tid.",
    ]


def test_what_is_not_mentioned_is_a_list_of_terms() -> None:
    made = unmentioned(STUDY, FOLLOWED[1:])
    assert shown(made.text) == ["Åtagande", ":   Kommunen bör lyssna."]


@pytest.mark.parametrize("show", [pairs, unmentioned])
def test_nothing_to_show_is_said(show) -> None:  # type: ignore[no-untyped-def]
    columns = [*FOLLOWED, "document_a", "document_b"]
    assert shown(show(STUDY, pd.DataFrame(columns=columns)).text) == ["Inga passager."]
