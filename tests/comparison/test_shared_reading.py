"""Shared passages read together: which pairs are one passage, how it is worded, how much it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.comparison.shared_passages import SharedPassage
from agreement_study.comparison.shared_reading import (
    count_words,
    sharing,
    standings,
    union,
    wording,
)
from agreement_study.model import Document, Source, Unit
from agreement_study.spans import Edit, Span


def passage(a: str, span_a: tuple[int, int], b: str, span_b: tuple[int, int]) -> SharedPassage:
    return SharedPassage(
        document_a=a,
        start_a=span_a[0],
        end_a=span_a[1],
        document_b=b,
        start_b=span_b[0],
        end_b=span_b[1],
        similarity=1.0,
    )


def document(name: str, text: str, language: str = "sv", edits: tuple[Edit, ...] = ()) -> Document:
    repaired = text
    for edit in reversed(edits):
        repaired = repaired[: edit.start] + edit.repaired + repaired[edit.end :]
    unit = Unit(id=f"{name}#1", kind="sentence", start=0, end=len(text), text=repaired)
    source = Source(id=name, path=Path(f"{name}.txt"))
    return Document(source=source, text=text, language=language, units=(unit,), edits=edits)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], []),
        ([("a", (0, 10), "b", (5, 15))], [["a", "b"]]),
        # the same place of b in two pairs: one passage of three texts
        ([("a", (0, 10), "b", (5, 15)), ("b", (6, 15), "c", (0, 9))], [["a", "b", "c"]]),
        # two pairs that meet in no text, or by less than half, are two passages
        ([("a", (0, 10), "b", (5, 15)), ("b", (20, 30), "c", (0, 9))], [["a", "b"], ["b", "c"]]),
        ([("a", (0, 10), "b", (0, 10)), ("b", (7, 17), "c", (0, 9))], [["a", "b"], ["b", "c"]]),
        # a third pair that meets both joins them
        (
            [
                ("a", (0, 10), "b", (0, 10)),
                ("c", (0, 10), "d", (0, 10)),
                ("b", (0, 10), "c", (0, 10)),
            ],
            [["a", "b", "c", "d"]],
        ),
    ],
)
def test_pairs_that_meet_are_one_passage(
    pairs: list[tuple[str, tuple[int, int], str, tuple[int, int]]], expected: list[list[str]]
) -> None:
    found = standings([passage(*one) for one in pairs])
    numbers = sorted({one.passage for one in found})
    assert [[s.document for s in found if s.passage == n] for n in numbers] == expected
    assert numbers == list(range(1, len(expected) + 1))


def test_overlapping_places_of_a_passage_are_one() -> None:
    found = standings([passage("a", (0, 10), "b", (0, 9)), passage("a", (4, 14), "c", (0, 9))])
    assert [one.span for one in found if one.document == "a"] == [Span(0, 14)]
    assert union([]) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Parterna ska mötas.", "parterna  ska mötas", "same_words"),
        ("ska mötas", "Parterna ska mötas ofta.", "same_words"),
        ("Parterna ska mötas.", "Parterna mötas", "reworked"),
        ("konst", "konstnär", "reworked"),
    ],
)
def test_wording(a: str, b: str, expected: str) -> None:
    pair = passage("a", (0, len(a)), "b", (0, len(b)))
    assert wording(pair, document("a", a), document("b", b)) == expected
    assert wording(pair, document("a", a), document("b", b, "en")) == "across"


def test_the_repaired_words_count() -> None:
    edit = Edit(start=4, end=9, received="m6tas", repaired="mötas", rule="ocr.word")
    damaged = document("a", "ska m6tas.", edits=(edit,))
    pair = passage("a", (0, 10), "b", (0, 10))
    assert wording(pair, damaged, document("b", "ska mötas.")) == "same_words"


def test_words_are_counted_once_and_by_where_they_begin() -> None:
    text = document("a", "Ett två tre fyra.")
    assert count_words(text) == 4
    assert count_words(text, [Span(4, 11), Span(4, 7)]) == 2
    assert count_words(text, [Span(5, 11)]) == 1
    assert count_words(text, []) == 0


def test_who_has_the_whole_of_a_span() -> None:
    pairs = [passage("a", (0, 10), "b", (50, 60)), passage("c", (0, 5), "a", (4, 8))]
    assert sharing("a", Span(5, 7), pairs) == ("b", "c")
    assert sharing("a", Span(5, 9), pairs) == ("b",)
    assert sharing("b", Span(55, 60), pairs) == ("a",)
    assert sharing("a", Span(9, 12), pairs) == ()
