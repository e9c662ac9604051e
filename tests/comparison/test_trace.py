"""Where the words of a principle stand: lemmas and stems, outside its own passage."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.comparison.trace import trace_words
from agreement_study.model import Coding, Document, Source, Unit

CODEBOOK = read_codebook(Path(__file__).parents[2] / "data" / "codebook")


def document(text: str, language: str, kind: str = "sentence") -> Document:
    unit = Unit(id="d#1", kind=kind, start=0, end=len(text), text=text)
    source = Source(id="d", path=Path("d.txt"))
    return Document(source=source, text=text, language=language, units=(unit,))


@pytest.mark.parametrize(
    ("text", "language", "principle", "words"),
    [
        ("En långsiktig samverkan.", "sv", "long_term", ["långsiktig"]),
        ("Skapa långsiktighet i besluten.", "sv", "long_term", ["långsiktighet"]),
        ("Sikten är lång.", "sv", "long_term", []),
        (
            "En samhällsinnovatör är innovativ.",
            "sv",
            "innovation",
            ["samhällsinnovatör", "innovativ"],
        ),
        ("Mångfalden av aktörer.", "sv", "diversity", ["Mångfalden"]),
        ("Work in the long term, and with long-term support.", "en", "long_term", ["long-term"]),
        ("Innovative action.", "en", "innovation", ["Innovative"]),
        ("A thinking person.", "en", "long_term", []),
        ("Ord utan nyckel.", "sv", "other:ord", []),
    ],
)
def test_words_of_a_principle(text: str, language: str, principle: str, words: list[str]) -> None:
    found = list(trace_words(document(text, language), [], principle, CODEBOOK))
    assert [trace.quote for trace in found] == words
    assert all(text[trace.start : trace.end] == trace.quote for trace in found)


def test_headings_and_the_principles_own_passage_are_left_out() -> None:
    assert not list(
        trace_words(document("Innovation", "sv", "heading"), [], "innovation", CODEBOOK)
    )
    text = "Innovation behövs."
    own = Coding(
        document="d", unit="d#1", start=0, end=9, code="principle/innovation", value="defined"
    )
    assert not list(trace_words(document(text, "sv"), [own], "innovation", CODEBOOK))
    other = Coding(
        document="d", unit="d#1", start=0, end=9, code="principle/quality", value="defined"
    )
    traces = list(trace_words(document(text, "sv"), [other], "innovation", CODEBOOK))
    assert [trace.under for trace in traces] == ["quality"]
