"""The commitments to read, by invented rows: a unit with two bearers is read once."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.model import Document, Source
from agreement_study.publishing.commitment_list import commitment_list
from agreement_study.publishing.paper import Paper

TEXT = "Vi ska mötas. Kommunen bör lyssna."


class Invented(Paper):
    @property
    def codebook(self) -> Codebook:
        return read_codebook()

    def document(self, name: str) -> Document:
        return Document(source=Source(id=name, path=Path("x.txt")), text=TEXT, language="sv")

    def name(self, document: str) -> str:
        return document.title()


STUDY = Invented(study=None, lang="sv")  # type: ignore[arg-type]
COLUMNS = ["document", "unit", "start", "end", "bearer", "modality", "form", "principle"]
ROWS = pd.DataFrame(
    [
        ("pact", "u1", 0, 13, "public", "obligation", "provision", "dialogue"),
        ("pact", "u1", 0, 13, "civil", "obligation", "provision", "dialogue"),
        ("pact", "u2", 14, 34, "public", "recommendation", "measure", ""),
    ],
    columns=COLUMNS,
)


def read(rows: pd.DataFrame, principles: list[str]) -> list[str]:
    text = commitment_list(STUDY, rows, principles, ["pact", "plan"]).text
    return re.sub(r"<[^>]+>|\\", "", text).split("\n\n")


def test_commitments_stand_under_their_principle_and_text() -> None:
    form = "bestämmelse i löpande text"
    assert read(ROWS, ["dialogue", "quality"]) == [
        "#### Dialog (2) {.unnumbered .unlisted}",
        "##### Pact {.unnumbered .unlisted}",
        f"- Vi ska mötas. (offentlig part, skyldighet, {form}; civilsamhället, skyldighet, {form})",
    ]


def test_those_under_no_principle_have_a_heading_of_their_own() -> None:
    heading = "#### Utanför principernas avsnitt (1) {.unnumbered .unlisted}"
    assert read(ROWS, [""])[0] == heading


def test_none_is_said() -> None:
    assert read(ROWS[:0], ["dialogue"]) == ["Inga åtaganden."]
