"""Signs that stand for letters: known by standing within words, and mended as letters."""

from __future__ import annotations

import pytest

from agreement_study.spans import EditMap
from agreement_study.text.repair import repair
from agreement_study.text.runs import letter_signs, runs_with

SENTENCES = (
    "Föreningen är öppen för alla, och mötet hålls på våren. Sedan väljs två ledamöter, så att "
    "målen nås även i år. Våra medlemmar får själva föreslå åtgärder för länet. "
)
PAGES = [  # as å, ä and ö are read under another code page
    pytest.param(("Ã¥", "Ã¤", "Ã¶"), id="utf-8 as windows-1252"),
    pytest.param(("†", "„", "”"), id="cp850 as windows-1252"),
    pytest.param(("}", "{", "|"), id="the Swedish 7-bit code"),
    pytest.param(("Œ", "Š", "š"), id="macintosh as windows-1252"),
]


@pytest.mark.parametrize("page", PAGES)
def test_mends_a_text_of_another_code_page(page: tuple[str, str, str]) -> None:
    text = SENTENCES
    for letter, read in zip("åäö", page, strict=True):
        text = text.replace(letter, read)
    assert EditMap(text, repair(text, "sv")).repaired == SENTENCES


def test_signs_are_letters_within_words_alone() -> None:
    assert letter_signs("f{r n{r p{ d{r", "{}") == "{"
    assert letter_signs("f{r n{r", "{}") == ""
    assert letter_signs("{a} {b} {c} " * 9 + "f{r n{r d{r", "{}") == ""


def test_a_question_mark_ends_a_sentence() -> None:
    assert runs_with("?").findall("f?r d?r p? n?r?") == ["f?r", "d?r", "p", "n?r"]


@pytest.mark.parametrize(
    "stands",
    [
        "Hon sa ”ja”, han sa ”nej” och de andra sa ”kanske”. ",
        "Kommer du? Vem kommer? Vad vill hen? ",
        "Se [1], [2] och {3} eller a|b. ",
    ],
)
def test_leaves_signs_that_are_none(stands: str) -> None:
    assert repair((SENTENCES + stands) * 3, "sv") == ()
