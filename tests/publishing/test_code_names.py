"""Codes and values in words."""

from __future__ import annotations

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.publishing.code_names import code_name, coder_name, value_name

CODEBOOK = read_codebook()


@pytest.mark.parametrize(
    ("code", "lang", "said"),
    [
        ("commitment", "sv", "Åtagande"),
        ("theme/agenda_2030", "sv", "Tema: Agenda 2030"),  # a name keeps its first letter
        ("theme/agenda_2030", "en", "Theme: Agenda 2030"),
        ("commitment:bearer", "sv", "Åtagande (bärare)"),
        ("event:date", "sv", "Händelse (tid)"),  # no parentheses within parentheses
        ("principle/other:jämlikhet", "sv", "Princip: jämlikhet"),
    ],
)
def test_codes_have_names(code: str, lang: str, said: str) -> None:
    assert code_name(CODEBOOK, code, lang) == said


@pytest.mark.parametrize(
    ("code", "value", "lang", "said"),
    [
        ("commitment", "joint|obligation|provision", "en", "joint, obligation, provision"),
        ("parties", "civil:Ystads idéburna", "sv", "Ystads idéburna (civilsamhället)"),
        ("parties", "public:City of Vasa; civil:Vasa", "en",
         "City of Vasa (the public sector); Vasa (civil society)"),
        ("event", "2015/2017|action_plan_period|planned", "sv",
         "2015–2017, handlingsplanens tid, planeras"),
        ("event", "", "sv", ""),
    ],
)  # fmt: skip
def test_values_are_told_in_words_without_keys(code: str, value: str, lang: str, said: str) -> None:
    assert value_name(CODEBOOK, code, value, lang) == said


def test_coders_have_names_and_people_keep_theirs() -> None:
    assert coder_name("reference-pass-a", "sv") == "referensen, första genomläsningen"
    assert coder_name("anna", "sv") == "anna"
