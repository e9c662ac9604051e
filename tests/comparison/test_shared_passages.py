from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.comparison.shared_passages import SharedPassage, shared_passages
from agreement_study.comparison.shared_reading import sharing
from agreement_study.comparison.trace import Trace
from agreement_study.model import Document, Source
from agreement_study.pipeline import prepare
from agreement_study.records import read_yaml
from agreement_study.spans import Span
from agreement_study.study import Settings

ROOT = Path(__file__).parents[2]
PAIRS = read_yaml(Path(__file__).with_name("shared_pairs.yaml"))
MARK = re.compile(r"⟦(\d+): (.*?)⟧", re.DOTALL)
CODEBOOK = read_codebook(ROOT / "data" / "codebook")


def document(name: str, text: str, repair: str = "on") -> Document:
    return prepare(
        Source(id=name, path=Path(f"{name}.txt"), kind=""), text, Settings(repair=repair)
    )


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """Take the marks out of a text and return where each passage stands."""
    text, spans, at = "", {}, 0
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        spans[found[1]] = Span(len(text), len(text) + len(found[2]))
        text += found[2]
        at = found.end()
    return text + marked[at:], spans


def meets(found: Span, wanted: Span) -> bool:
    """Whether the longer part of the shorter span lies in the other."""
    return 2 * found.overlap(wanted) >= min(len(found), len(wanted))


@pytest.mark.parametrize("repair", ["on", "off"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_finds_what_two_texts_share_and_nothing_else(pair: Mapping[str, Any], repair: str) -> None:
    text_a, wanted_a = unmark(pair["a"])
    text_b, wanted_b = unmark(pair["b"])
    a, b = document("a", text_a, repair), document("b", text_b, repair)
    assert [a.language, b.language] == pair["languages"]
    found = shared_passages([a, b], CODEBOOK)
    hits = [
        {n for n in wanted_a if meets(p.span_a, wanted_a[n]) and meets(p.span_b, wanted_b[n])}
        for p in found
    ]
    assert all(hits), [text_a[p.start_a : p.end_a] for p in found]
    assert set().union(*hits) == wanted_a.keys()


SENTENCE = "Den som lånar en lokal städar efter sig och lämnar nyckeln på biblioteket."
OTHERS = (
    "Kommunen har två simhallar.",
    "Bussen går varje timme till kusten.",
    "Museet visar bilder av fiskare.",
    "Rådet dricker kaffe i hamnen.",
)


def in_a_text(name: str, sentence: str, other: str) -> Document:
    return document(name, f"Överenskommelse\n\n{other} {sentence} Det gäller för alla.\n")


def test_common_stock_stands_in_three_texts() -> None:
    texts = [in_a_text(name, SENTENCE, other) for name, other in zip("abc", OTHERS, strict=False)]
    two, three = shared_passages(texts[:2], CODEBOOK), shared_passages(texts, CODEBOOK)
    assert [(p.common_stock, p.also) for p in two] == [(False, ())]
    assert [p.common_stock for p in three] == [True] * 3
    assert {(p.document_a, p.document_b, *p.also) for p in three} == {
        ("a", "b", "c"),
        ("a", "c", "b"),
        ("b", "c", "a"),
    }


def test_further_texts_count_for_common_stock_only() -> None:
    a, b, c = (in_a_text(name, SENTENCE, one) for name, one in zip("abc", OTHERS, strict=False))
    (found,) = shared_passages([a, b], CODEBOOK, stock=[c, a])
    assert (found.document_a, found.document_b, found.common_stock) == ("a", "b", True)


def test_a_third_text_changes_nothing_between_two() -> None:
    a, b = (in_a_text(name, SENTENCE, one) for name, one in zip("ab", OTHERS, strict=False))
    third = document("c", OTHERS[2])
    assert shared_passages([b, a, third], CODEBOOK) == shared_passages([a, b], CODEBOOK)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("", SENTENCE),
        ("1. Dialog\n\nVi talas vid.", "2. Dialog\n\nRådet möts i mars."),
        ("Självständighet och oberoende\n\nTiden går.", "Självständighet och oberoende\n\nVi ses."),
        (
            "Överenskommelse mellan Region Ask och civilsamhället i Ask.",
            "Överenskommelse mellan Region Ek och civilsamhället i Ek.",
        ),
        ("Öppenhet\n\nAlla får läsa.", "Openness\n\nThe archive is closed on Mondays."),
    ],
)
def test_names_headings_and_empty_texts_share_nothing(a: str, b: str) -> None:
    assert shared_passages([document("a", a), document("b", b)], CODEBOOK) == ()


def test_spans_lie_in_the_received_text() -> None:
    a = in_a_text("a", SENTENCE, OTHERS[0])
    b = document("b", "Viktigt.\n\n" + SENTENCE.replace("lånar", "l-\nånar").replace("ö", "6"))
    (found,) = shared_passages([a, b], CODEBOOK)
    assert a.text[found.start_a : found.end_a] == SENTENCE
    assert b.text[found.start_b : found.end_b].endswith("nyckeln på biblioteket.")
    assert 0.5 < found.similarity <= 1


def test_a_trace_in_shared_text() -> None:
    a, b = (in_a_text(name, SENTENCE, one) for name, one in zip("ab", OTHERS, strict=False))
    inside, outside = (
        Trace(
            document="a", principle="x", unit="u", part="", under="", start=at, end=at + 5, quote=""
        )
        for at in (a.text.index("lånar"), a.text.index("simhallar"))
    )
    passages = shared_passages([a, b], CODEBOOK)
    shared = {t: sharing(t.document, Span(t.start, t.end), passages) for t in (inside, outside)}
    assert shared == {inside: ("b",), outside: ()}


@lru_cache(maxsize=2)
def five(repair: str) -> tuple[tuple[SharedPassage, ...], dict[str, str]]:
    """What the five sources share, and their languages."""
    documents = [
        document(path.stem, path.read_text(encoding="utf-8-sig"), repair)
        for path in sorted((ROOT / "data" / "sources").glob("*.txt"))
    ]
    return shared_passages(documents, CODEBOOK), {d.id: d.language for d in documents}


def listed(languages: str) -> list[dict[str, str]]:
    path = ROOT / "data" / "reference" / "shared" / "pairs.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["languages"] == languages]


def is_hit(passage: SharedPassage, row: Mapping[str, str]) -> bool:
    if (passage.document_a, passage.document_b) != (row["document_a"], row["document_b"]):
        return False
    return meets(passage.span_a, Span(int(row["start_a"]), int(row["end_a"]))) and meets(
        passage.span_b, Span(int(row["start_b"]), int(row["end_b"]))
    )


def f1(repair: str, languages: str) -> float:
    """F1 against the list; a passage that is only arguable counts neither way."""
    passages, language = five(repair)
    rows = listed(languages)
    true = [row for row in rows if row["label"] == "true"]
    arguable = [row for row in rows if row["label"] == "arguable"]
    two = languages == "sv-en"
    own = [p for p in passages if (language[p.document_a] != language[p.document_b]) == two]
    right = [p for p in own if _any(p, true)]
    wrong = [p for p in own if not _any(p, [*true, *arguable])]
    found = [row for row in true if any(is_hit(p, row) for p in own)]
    precision = len(right) / (len(right) + len(wrong))
    recall = len(found) / len(true)
    return 2 * precision * recall / (precision + recall)


def _any(passage: SharedPassage, rows: Iterable[Mapping[str, str]]) -> bool:
    return any(is_hit(passage, row) for row in rows)


@pytest.mark.parametrize(
    ("languages", "repair", "least"),
    [("sv", "on", 0.90), ("sv-en", "on", 0.75), ("sv", "off", 0.75)],
)
def test_agrees_with_the_list_made_by_reading(languages: str, repair: str, least: float) -> None:
    assert f1(repair, languages) >= least


def test_near_misses_are_missed() -> None:
    passages, _ = five("on")
    near = [r for kind in ("sv", "sv-en") for r in listed(kind) if r["label"] == "near_miss"]
    assert len(near) >= 40
    assert sum(any(is_hit(p, row) for p in passages) for row in near) <= 2


def test_the_list_quotes_its_texts() -> None:
    for row in [*listed("sv"), *listed("sv-en")]:
        for side in "ab":
            path = ROOT / "data" / "sources" / f"{row[f'document_{side}']}.txt"
            text = path.read_text(encoding="utf-8-sig")
            span = slice(int(row[f"start_{side}"]), int(row[f"end_{side}"]))
            assert text[span] == row[f"quote_{side}"]
