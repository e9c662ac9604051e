"""Gates never hide what a pattern would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.coding import gates
from agreement_study.coding.cues import cue_pattern
from agreement_study.coding.gates import OPEN, Gates, piece_of
from agreement_study.coding.wording import LatePattern

CUES = (
    "samverkan", "råd*", "*avtal*", "*möte", "kl", "i", "#", "mål #", "kl. #", "co-op", "ö.k.",
    "fatta* … beslut", "part*ens", "§#", "den av @", "%", "för-*",
)  # fmt: skip
LINE = (
    "samverkan rådet råd avtalet samarbetsavtal möte årsmöte möten kl kl. 10 mål 17.7 i vi co-op "
    "fattar ett beslut besluts partnerskapens 3§4 av \x01 50 % % för-studie ö.k. _ råd_"
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("kl", " kl "),
        ("råd*", " råd"),
        ("*möte", "möte "),
        ("*avtal*", "avtal"),
        ("fatta* … beslut", " beslut "),
        ("co-op", " co "),
        ("v#", ""),
        ("#", ""),
        ("", ""),
    ],
)
def test_piece_of_a_phrase(phrase: str, expected: str) -> None:
    assert piece_of(phrase) == expected


def test_a_gate_is_open_where_a_phrase_may_stand() -> None:
    made = Gates()
    chair, pay = made.add(["chair*", "presid*"]), made.add(["pays"])
    assert made.admit("the presidency", chair)
    assert not made.admit("the armchair pays", chair)
    assert made.admit("who pays?", pay)
    assert not made.admit("who repays?", pay)
    assert made.add(["#"]) == OPEN
    assert made.admit("", OPEN)
    assert not made.admit("anything", made.add([]))


def test_the_same_phrases_have_the_same_gate() -> None:
    made = Gates()
    assert made.add(["chair", "board*"]) == made.add(["board*", "chair"]) != made.add(["board*"])


def test_a_gate_made_later_is_open_for_a_text_read_before() -> None:
    made = Gates()
    assert not made.admit("the board", made.add(["chair"]))
    assert made.admit("the board", made.add(["board"]))


def test_what_was_forgotten_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "KEPT", 2)
    made = Gates()
    chair = made.add(["chair"])
    for _ in range(3):
        assert [made.admit(f"{word} is here", chair) for word in ("chair", "board", "none")] == [
            True,
            False,
            False,
        ]
    assert made.admit("the board", made.add(["board"]))


@given(st.lists(st.sampled_from(LINE.split()), max_size=12), st.sampled_from(CUES))
def test_cues_are_found_as_by_their_pattern(words: list[str], cue: str) -> None:
    made, text = cue_pattern([cue]), " ".join(words)
    bare = re.compile(made.pattern)
    assert [m.span() for m in made.finditer(text)] == [m.span() for m in bare.finditer(text)]
    assert (made.search(text) is None) == (bare.search(text) is None)
    assert (made.match(text) is None) == (bare.match(text) is None)
    assert (made.fullmatch(text) is None) == (bare.fullmatch(text) is None)
    assert made.sub("-", text) == bare.sub("-", text)
    assert made.findall(text) == bare.findall(text)


@pytest.mark.parametrize("pattern", [r"(?:råd|samverkan)\w*", r"av tal|möte(?:n|t)", r"\d+|kl"])
@given(words=st.lists(st.sampled_from(LINE.split()), max_size=12))
def test_a_late_pattern_is_found_as_a_compiled_one(pattern: str, words: list[str]) -> None:
    text = " ".join(words)
    late, bare = LatePattern(pattern).search(text), re.search(pattern, text)
    assert (late and late.span()) == (bare and bare.span())
