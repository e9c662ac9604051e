"""The search for frequent words letter by letter, and memory that changes nothing."""

from __future__ import annotations

import pytest
from tests.text.test_damage import TEXTS

from agreement_study.text.artificial import add_noise
from agreement_study.text.repair import repair
from agreement_study.text.repair_speed import forget, repair_speed
from agreement_study.text.spelling import spelled_words, tree

WORDS = tree(["är", "år", "kommun", "stöd", "stod"])
READINGS = {"a": [("ä", 1.0), ("å", 1.5)], "o": [("ö", 1.0)], "rn": [("m", 2.0)]}


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ("ar", [(1.0, "är"), (1.5, "år")]),
        ("korrnmun", []),
        ("kornmun", [(2.0, "kommun")]),
        ("stod", [(1.0, "stöd")]),
        ("$a", []),
    ],
)
def test_finds_each_word_with_its_cost(read: str, found: list[tuple[float, str]]) -> None:
    made = spelled_words(read, WORDS, READINGS, 5.0)
    assert [(cost, word) for cost, word, _ in made] == found


@pytest.mark.parametrize("read", ["xommun", "kommuun", "kmmun"])
def test_one_misreading_may_be_unlisted(read: str) -> None:
    assert spelled_words(read, WORDS, {}, 5.0) == []
    assert [word for _, word, _ in spelled_words(read, WORDS, {}, 5.0, 4.0)] == ["kommun"]


def test_what_was_read_before_changes_nothing() -> None:
    clean = TEXTS[0].read_text(encoding="utf-8")
    text = "".join(add_noise(clean, "smudged", 0.05, 7))
    forget("sv")
    alone = repair(text, "sv")
    forget("sv")
    for kind in ("lookalikes", "worn_type"):
        repair("".join(add_noise(clean, kind, 0.1, 3)), "sv")
    assert repair(text, "sv") == alone


def test_words_seen_before_are_much_faster() -> None:
    text = "".join(add_noise(TEXTS[0].read_text(encoding="utf-8"), "mixed_diacritics", 0.05, 1))
    speed = repair_speed([text], "sv")
    assert speed.seen_before > 5 * speed.first_sight > 0
