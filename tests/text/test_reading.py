"""The parts of a reading: tokens, lexicon, channel, confusions, context."""

from __future__ import annotations

from collections import Counter

import pytest

from agreement_study.text.channel import read_word
from agreement_study.text.confusions import Confusions, first_guess
from agreement_study.text.context import context
from agreement_study.text.lexicon import lexicon
from agreement_study.text.reading import read_text
from agreement_study.text.search import with_case_of
from agreement_study.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Vi ses 2021-03-04 kl. 13.", ["Vi", "ses", "kl"]),
        ("Skriv till a.b@exempel.se i dag", ["Skriv", "till", "i", "dag"]),
        ("g& ut, f6r §yfte", ["g&", "ut", "f6r", "§yfte"]),
        ("Lands-\ntinget beslutar", ["beslutar"]),
        ("IOP och LAN", ["och"]),
        ("FORSLAGEN I BLEKINGE LAN", ["FORSLAGEN", "I", "BLEKINGE", "LAN"]),
        ("Not¹ om stöd²", ["Not", "om", "stöd"]),
        ("a\u030aret", ["a\u030aret"]),
        ("the role of the state, och stödet", ["och", "stödet"]),
        ("10kr, v47, A4, CO2, 3e", []),
    ],
)
def test_tokens_that_may_change(text: str, free: list[str]) -> None:
    assert [token.text for token in tokens(text, "sv") if not token.fixed] == free


def test_tokens_know_where_they_stand() -> None:
    first, second, third = tokens("Vi, som stod", "sv")
    assert (first.apart, second.apart, third.apart) == (True, True, False)
    assert (first.opens, second.opens) == (True, False)


@pytest.mark.parametrize(
    ("common", "rare"),
    [("är", "här"), ("lösningar", "samhällslösningar"), ("samhällslösningar", "samhällslåsningar")],
)
def test_a_rarer_word_costs_more(common: str, rare: str) -> None:
    one, other = lexicon("sv").cost(common), lexicon("sv").cost(rare)
    assert one is not None
    assert other is None or one < other


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("samverkansgrupp", True),
        ("samvirkan", False),
        ("Sverige", True),
        ("zzz", False),
        ("g", False),
    ],
)
def test_knows_compounds_and_names(word: str, known: bool) -> None:
    assert (lexicon("sv").cost(word) is not None) is known


@pytest.mark.parametrize(
    ("received", "meant"),
    [
        ("samhille", "samhälle"),
        ("utvecklingsomradena", "utvecklingsområdena"),
        ("6vriga", "övriga"),
        ("styreIse", "styrelse"),
        ("kornmun", "kommun"),
        ("offentligg", "offentlig"),
        ("ﬁnns", "finns"),
        ("ſamverkan", "samverkan"),
        ("fräga", "fråga"),
        ("verksambet", "verksamhet"),
    ],
)
def test_the_best_reading_of_a_word(received: str, meant: str) -> None:
    guess = first_guess("sv")
    weighed = read_word(received, lexicon("sv"), guess)
    assert min(weighed, key=lambda c: c.total(guess)).text == meant


@pytest.mark.parametrize(
    ("received", "text", "cased"),
    [
        ("Overens", "överens", "Överens"),
        ("OVERENS", "överens", "ÖVERENS"),
        ("Iika", "lika", "lika"),
        ("6ka", "öka", "öka"),
        ("A", "å", "Å"),
    ],
)
def test_capitals_follow_the_received_word(received: str, text: str, cased: str) -> None:
    assert with_case_of(received, text) == cased


def test_shares_follow_the_document() -> None:
    op, other = ("ä", "i"), ("ä", "a")
    first = Confusions({op: 0.1, other: 0.4}, {op: 0.1, other: 0.4})
    much = first.learn(Counter({op: 80}), Counter({"ä": 100}))
    none = first.learn(Counter(), Counter({"ä": 100}))
    assert much.cost(op) < 0.5 < first.cost(op) < none.cost(op)
    assert much.cost(other) > first.cost(other)


def test_a_misreading_nobody_thought_of_is_learned() -> None:
    clean = "Kommunen och föreningarna samverkar om kultur, fritid och omsorg för många människor."
    noisy = clean.replace("k", "x").replace("K", "X")
    reading = read_text(noisy, "sv")
    assert reading.confusions is not None
    assert reading.confusions.cost(("k", "x")) < first_guess("sv").cost(("k", "x")) - 3
    assert {"kultur", "samverkar", "människor"} <= {c.word.text for c in reading.changed}


@pytest.mark.parametrize(
    ("left", "right", "gains"),
    [
        ("varje", "år", True),
        ("är", "viktigt", True),
        ("ekonomiskt", "stöd", True),
        ("ekonomiskt", "stod", False),
        ("att", "nå", True),
        ("zzz", "kommun", False),
    ],
)
def test_what_stands_around_a_word_counts(left: str, right: str, gains: bool) -> None:
    assert (context("sv")[left, right] > 0) is gains
