from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.codebook import read_codebook
from agreement_study.comparison.alignment import ACROSS, WITHIN, Alignment, align, similarity
from agreement_study.comparison.bilingual import Lexicon, read_lexicon
from agreement_study.comparison.ngrams import Index, Stream, pairs_of, read_stream
from agreement_study.model import Document, Source, Unit


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return read_lexicon(read_codebook(Path(__file__).parents[2] / "data" / "codebook"))


def stream(*sentences: str, language: str = "sv", kind: str = "sentence") -> Stream:
    units, at = [], 0
    for number, text in enumerate(sentences):
        units.append(Unit(id=str(number), kind=kind, start=at, end=at + len(text), text=text))
        at += len(text) + 1
    source = Source(id="text", path=Path("text.txt"))
    document = Document(
        source=source, text=" ".join(sentences), language=language, units=tuple(units)
    )
    return read_stream(document, lexicon())


def aligned(a: Stream, b: Stream) -> list[Alignment]:
    same = a.document.language == b.document.language
    pairs = [(u, v) for u in a.spans for v in b.spans]
    return align(a, b, pairs, WITHIN if same else ACROSS, least=1.0)


@pytest.mark.parametrize(
    ("word", "language", "terms"),
    [
        ("samhällsutmaningar", "sv", ["society", "challenge"]),
        ("utvecklingsområden", "sv", ["develop", "area"]),
        ("tillit", "sv", ["trust"]),
        ("confidence", "en", ["trust"]),
        ("tolv", "sv", ["12"]),
        ("twelve", "en", ["12"]),
        ("openly", "en", ["open"]),
        ("och", "sv", []),
        ("verksamheter", "sv", ["operation"]),
        ("xylofonens", "sv", ["xylofon"]),
        ("trust", "fi", ["trust"]),
    ],
)
def test_a_word_is_read_as_terms(word: str, language: str, terms: list[str]) -> None:
    assert [term for term, _ in lexicon().terms(word, language)] == terms


def test_damage_does_not_part_a_word_from_itself() -> None:
    assert lexicon().terms("xylöfonens", "sv") == lexicon().terms("xylofonens", "sv")


SENTENCE = "Föreningarna lånar kommunens båtar under sommaren och målar dem på hösten."


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE,
        "Varje höst betalar byn; föreningarna lånar kommunens båtar under sommaren.",
        "Föreningarna lånar gärna kommunens små båtar under hela sommaren och målar dem.",
    ],
)
def test_aligns_a_sentence_with_its_like(other: str) -> None:
    (best, *_) = aligned(stream(SENTENCE), stream(other))
    assert len(best.matches) >= 4
    assert best.score <= best.worth


def test_aligns_across_languages_in_either_word_order() -> None:
    a = stream("Parterna ska varje år utvärdera gemensamma mål och åtgärder.")
    b = stream(
        "Joint objectives and measures are evaluated annually by the parties.", language="en"
    )
    (best, *_) = aligned(a, b)
    assert len(best.matches) >= 4


@pytest.mark.parametrize("other", ["Tåget till fjällen ställs in när det snöar.", "", "och, men"])
def test_does_not_align_what_has_nothing_in_common(other: str) -> None:
    assert aligned(stream(SENTENCE), stream(other)) == []


def test_a_chain_does_not_leap_over_a_whole_unit() -> None:
    first, between, last = "Båtarna målas röda i hamnen.", "Kaffe kokas.", "Seglen lagas av barnen."
    a = stream(first, last)
    found = aligned(a, stream(first, between, between, last))
    assert all(len({a.units[m.a] for m in one.matches}) == 1 for one in found)


def test_only_headings_that_say_something_are_read() -> None:
    assert len(stream("Självständighet och oberoende", kind="heading")) == 0
    assert len(stream("Skapa jämbördig dialog och stärka samverkan", kind="heading")) > 3


def test_seeds_tie_the_units_that_are_alike() -> None:
    a, b = stream("Kaffe kokas i hamnen.", SENTENCE), stream(SENTENCE, "Tåget till fjällen.")
    index = Index()
    index.add(7, pairs_of(a))
    tied = index.candidates(pairs_of(b))
    assert set(tied) == {7}
    assert set(tied[7]) == {(1, 0)}


WORDS = st.sampled_from(
    ["båt", "segel", "hamn", "kaffe", "tåg", "fjäll", "snö", "barn", "mål", "år", "dialog"]
)


@given(st.lists(WORDS, min_size=1, max_size=15), st.lists(WORDS, min_size=1, max_size=15))
def test_an_alignment_lies_within_both_texts(words_a: list[str], words_b: list[str]) -> None:
    a, b = stream(" ".join(words_a)), stream(" ".join(words_b))
    for found in aligned(a, b):
        assert 0 <= found.start_a < found.end_a <= len(a)
        assert 0 <= found.start_b < found.end_b <= len(b)
        assert len({m.a for m in found.matches}) == len({m.b for m in found.matches})
        assert 0 < similarity(a, b, found) <= 1


@given(st.lists(WORDS, min_size=4, max_size=15, unique=True))
def test_a_text_is_most_like_itself(words: list[str]) -> None:
    a = stream(" ".join(words))
    for found in aligned(a, a)[:1]:
        assert similarity(a, a, found) == pytest.approx(1)
