"""Tables of actions that extraction has flattened to lines, and lists that a line opens."""

import pytest
from tests.coding.clause_texts import coded
from tests.coding.unit_documents import lines_document

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
LISTS: list[tuple[str, Lines, list[str]]] = [
    ("sv", TABLE_SV, ["public|intention", "joint|intention", "unspecified|intention"]),
    ("en", TABLE_EN, ["public|intention", "civil|intention"]),
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
