"""The search for words letter by letter and by what is near, and memory that changes nothing."""

from __future__ import annotations

import pytest
from tests.text.test_damage import TEXTS

from agreement_study.text.artificial import add_noise
from agreement_study.text.repair import repair
from agreement_study.text.repair_speed import forget, repair_speed
from agreement_study.text.spelling import compounds, spelled_words, steps, tree

COSTS = {"är": 3.0, "år": 5.0, "kommun": 8.0, "stöd": 9.0, "stod": 9.5, "samråd": 9.0}
WORDS = tree(COSTS)
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
    made = spelled_words(read, WORDS, steps(read, READINGS), 5.0)
    assert [(cost, word) for cost, word, _ in made] == found


def test_words_that_cannot_win_are_left_out() -> None:
    made = spelled_words("ar", WORDS, steps("ar", READINGS), 5.0, 5.0)
    assert [word for _, word, _ in made] == ["är"]


def test_a_lost_letter_is_found() -> None:
    supposed = steps("komun", {"": [("m", 2.0)]})
    assert spelled_words("komun", WORDS, supposed, 5.0) == [(2.0, "kommun", (("m", ""),))]


def test_finds_a_compound_with_what_all_of_it_costs() -> None:
    read = "kornmunsarnrad"
    supposed = steps(read, {"rn": [("m", 2.0)], "a": [("å", 1.0)]})
    stem = {"kommun": 8.0}.get
    made = compounds(read, WORDS, supposed, stem, 20.0, 0.5)
    assert [(cost, word) for cost, word, _ in made] == [(5.0 + 0.5 * 17.0, "kommunsamråd")]
    assert compounds(read, WORDS, supposed, stem, 13.0, 0.5) == []


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
