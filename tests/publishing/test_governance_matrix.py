"""Governance as a matrix, by invented rows: each value once, its passages near, silence said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.model import Document, Source
from agreement_study.publishing.governance_matrix import body_name, cell, matrix, said_by_attribute
from agreement_study.publishing.paper import Paper

TEXT = "Styrgruppen möts. Den väljs årligen. Den leds av två ordförande."


class Invented(Paper):
    @property
    def codebook(self) -> Codebook:
        return read_codebook()

    def document(self, name: str) -> Document:
        return Document(source=Source(id=name, path=Path("x.txt")), text=TEXT, language="sv")

    def name(self, document: str) -> str:
        return document.title()


STUDY = Invented(study=None, lang="en")  # type: ignore[arg-type]


def row(
    attribute: str, value: str, start: int = 0, end: int = 17, *, status: str = "stated",
    body: str = "", document: str = "pact",
) -> dict[str, Any]:  # fmt: skip
    return {
        "document": document, "attribute": attribute, "value": value, "status": status,
        "body": body, "start": start, "end": end,
    }  # fmt: skip


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>|\\", "", markup)


def test_a_value_stands_once_and_leads_to_each_of_its_passages() -> None:
    rows = [
        row("chair", "elected"),
        row("chair", "shared", 37, 64),
        row("chair", "elected", 18, 36),
    ]
    said = cell(STUDY, rows)
    assert plain(said) == "elected (2), shared"
    assert re.findall(r'data-name="([^"]+)"', said) == [
        "passage:pact:0:17", "passage:pact:18:36", "passage:pact:37:64",
    ]  # fmt: skip


def test_a_bare_mention_stands_behind_what_tells_more() -> None:
    rows = [row("followup", ""), row("followup", "P1Y", 18, 36)]
    assert plain(cell(STUDY, rows)) == "every year (2)"
    rows = [row("followup", ""), row("followup", "", 18, 36)]
    assert plain(cell(STUDY, rows)) == "see the text (2)"


def test_silence_and_doubt_are_words() -> None:
    assert cell(STUDY, []) == "*silent*"
    assert plain(cell(STUDY, [row("term", "P2Y", status="unclear")])) == "two years (unclear)"


def test_a_body_is_called_by_its_name() -> None:
    rows = [row("body", "group", body="joint-action-group")]
    assert plain(cell(STUDY, rows)) == "joint action group"
    assert body_name("joint-action-group") == "Joint action group"


def test_bodies_stand_apart() -> None:
    rows = pd.DataFrame([row("term", "P2Y", body="a"), row("term", "P3Y", body="b")])
    rows["column"] = list(zip(rows["document"], rows["body"], strict=True))
    columns = {("pact", "a"): "Pact: a", ("pact", "b"): "Pact: b", ("pact", "c"): "Pact: c"}
    shown = matrix(STUDY, rows, ["term", "chair"], columns)
    assert [plain(text) for text in shown.iloc[0]] == [
        "Term",
        "two years",
        "three years",
        "*silent*",
    ]
    assert list(shown.columns) == ["Attribute", "Pact: a", "Pact: b", "Pact: c"]
    assert set(shown.iloc[1][1:]) == {"*silent*"}


def test_a_matrix_of_nothing_is_silent() -> None:
    rows = pd.DataFrame([row("term", "P2Y")]).assign(column="pact")[:0]
    assert set(matrix(STUDY, rows, ["term"], {"pact": "Pact"})["Pact"]) == {"*silent*"}


def test_passages_stand_by_attribute_and_text_and_the_silent_ones_last() -> None:
    rows = pd.DataFrame([row("chair", "shared", 37, 64, body="styrgrupp", document="plan")])
    text = said_by_attribute(STUDY, rows, ["chair", "term"], ["pact", "plan"]).text
    assert plain(text).split("\n\n") == [
        "#### Chair {.unnumbered .unlisted}",
        "Plan\n:   Den leds av två ordförande. (Styrgrupp: shared)",
        "*Silent: Pact.*",
        "#### Term {.unnumbered .unlisted}",
        "*Silent: Pact and Plan.*",
    ]


def test_the_name_of_a_body_is_in_the_language_of_its_text() -> None:
    said = cell(
        STUDY, [row("body", "", body="styrgrupp"), row("body", "", 18, 36, body="styrgrupp")]
    )
    assert re.findall(r'lang="(\w+)"[^>]*>([^<]+)', said) == [("sv", "styrgrupp"), ("en", "2")]
    value = cell(STUDY, [row("chair", "elected", body="styrgrupp")])
    assert re.findall(r'lang="(\w+)"[^>]*>([^<]+)', value) == [("en", "elected")]
    behind = said_by_attribute(
        STUDY, pd.DataFrame([row("chair", "elected", body="styrgrupp")]), ["chair"], ["pact"]
    )
    assert '(<span lang="sv">Styrgrupp</span>: elected)' in behind.text
