"""Tables of actions that extraction has flattened to lines, and lists that a line opens."""

from pathlib import Path

import pytest
from tests.coding.clause_texts import coded
from tests.coding.unit_documents import codebook, lines_document

from agreement_study.coding.commitment_tables import BLOCK, OPENED, ROW_OF_TABLE
from agreement_study.coding.commitments import CommitmentCoder
from agreement_study.model import Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

Lines = list[tuple[str, str]]
TABLE_SV = [
    ("heading", "Aktivitet"),
    ("heading", "Ansvarig"),
    ("heading", "Klart"),
    ("heading", "Ta fram en broschyr"),
    ("heading", "Kommunen"),
    ("heading", "Juni 2024"),
    ("heading", "Ordna en mässa"),
    ("heading", "Båda parter"),
    ("heading", "Kartlägga lokaler"),
    ("heading", "2025"),
]
TABLE_EN = [
    ("heading", "Action"),
    ("heading", "Lead"),
    ("heading", "Train new officers"),
    ("heading", "The County Council"),
    ("heading", "Recruit volunteers"),
    ("heading", "Voluntary organisations"),
]
HEADS_EN = [("heading", head) for head in ("Measure", "Responsible", "Time", "Indicator")]
CELLS_EN = [
    *HEADS_EN,
    ("heading", "Map the need of premises"),
    ("item", "Leisure centre"),
    ("item", "Autumn 2031"),
    ("item", "Report presented"),
    ("heading", "The associations can open their halls"),
    ("item", "The church"),
    ("item", "When needed"),
    ("item", "At least four associations take part"),
    ("heading", "AIM B MAKE FUNDING SIMPLER"),
    *HEADS_EN,
    ("heading", "B1"),
    ("heading", "Better knowledge of procurement"),
    ("item", "Purchasing"),
    ("item", "2032"),
    ("item", "Two seminars"),
]
LISTS: list[tuple[str, Lines, list[str]]] = [
    ("sv", TABLE_SV, ["public|intention", "joint|intention", "unspecified|intention"]),
    ("en", TABLE_EN, ["public|intention", "civil|intention"]),
    # Heads and cells beside an action state nothing, though 'report' may be a verb.
    ("en", CELLS_EN, ["unspecified|intention", "civil|permission", "unspecified|intention"]),
    ("sv", TABLE_SV[3:], []),  # without its head it is no table
    (
        "en",
        [("item", "The Council will:"), ("item", "seek to agree terms"), ("item", "pay in time")],
        ["public|obligation", "public|obligation"],
    ),
    (
        "sv",
        [("heading", "Kommunens åtaganden"), ("sentence", "Vi ska"), ("item", "lämna besked")],
        ["public|obligation"],
    ),
    (
        "sv",
        [("heading", "Region Aling"), ("item", "ska ge råd"), ("item", "bör ge stöd")],
        ["public|obligation", "public|recommendation"],
    ),
    (
        "sv",
        [("heading", "Vad gör rådet?"), ("item", "tar upp frågor"), ("item", "ordnar möten")],
        ["body|obligation", "body|obligation"],
    ),
    (
        "en",
        [("heading", "The joint committee:"), ("item", "prepares a plan for every year")],
        ["body|obligation"],
    ),
]


@pytest.mark.parametrize(("language", "lines", "expected"), LISTS)
def test_bearer_and_modality(language: str, lines: Lines, expected: list[str]) -> None:
    found = [c for c in coded(lines_document(lines, language)) if c.family == "commitment"]
    assert ["|".join(c.fields[:2]) for c in found] == expected


ROWS_SV = """Handlingsplan för Ekdala

Åtgärd                                Ansvar                       Tid
Starta en blogg                       Ekdala kommun                2031
En årlig träff om lokaler             Kommunen och föreningarna    Hösten
Ordna kurser                          Föreningarna, Rädda barnen   2032
Bättre webb                           Kommunen                     2031
Följa upp planen                      Styrgruppen                  Årligen
Lyfta goda exempel                    Alla                         Löpande

Parterna ses varje vår.
"""
ROWS_EN = """Action plan

Ref\tAction\tLead\tWhen
1\tOpen the town hall\tFinance\tMay
2\tPublish a list of rooms\tCounty Council\tJune
"""
CALENDAR = """Program för dagen

Vad\tNär
Samling i stora salen på stadshuset\t9.00
Öppnande av det nya året för alla\t9.30
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", ROWS_SV, ["public", "joint", "civil", "body", "joint"]),
        ("en", ROWS_EN, ["unspecified", "public"]),
        ("sv", CALENDAR, []),
    ],
)
def test_rows_of_tables(language: str, text: str, expected: list[str]) -> None:
    source = Source(id="made", path=Path("made.txt"), kind="plan", language=language)
    document = prepare(source, text, Settings())
    found = sorted(CommitmentCoder().code(document, [], codebook()), key=lambda c: c.start)
    measures = [c.fields for c in found if c.rule.startswith(ROW_OF_TABLE)]
    assert measures == [(bearer, "intention", "measure") for bearer in expected]


LABELS_EN = """Action plan

Action 1.1
What: Arrange job swaps between the two
Who: Council (People and Culture) and voluntary organisations
When: spring

Action 1.2
What: Set up a shared back office
When: summer
Who: Voluntary organisations

What: a short word about words
"""
OWNERS_SV = """Åtgärder

Kommunen: dela ut fritidskort
Alla: ordna en sommardag
Anna: ringa runt
Kommunen: en växande stad
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [("en", LABELS_EN, ["joint", "civil"]), ("sv", OWNERS_SV, ["public", "joint"])],
)
def test_lines_with_labels(language: str, text: str, expected: list[str]) -> None:
    source = Source(id="made", path=Path("made.txt"), kind="plan", language=language)
    document = prepare(source, text, Settings())
    found = CommitmentCoder(weighs=False).code(document, [], codebook())
    rows = {c.start: c.fields[0] for c in found if c.rule in (BLOCK, OPENED)}
    assert [rows[start] for start in sorted(rows)] == expected
