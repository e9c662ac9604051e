"""Classes of words are told word by word as by their patterns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.coding.cues import cue_pattern
from agreement_study.coding.event_words import event_words
from agreement_study.coding.word_classes import WordClasses, alternatives
from agreement_study.language import words


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)c", ["ac", "bc"]),
        ("(?:a|b)?c", ["(?:a|b)?c"]),
        ("(?:the |our )?town", ["town"]),
        (r"(?:\w+ ){0,3}?town", ["town"]),
        ("town(?: hall)?", ["town"]),
        ("town(?: hall|s)?", ["town(?: hall|s)?"]),
        (r"(?:\w+ ){1,3}town", [r"(?:\w+ ){1,3}town"]),
        ("(?:(?:a|b)c|d)e", ["ace", "bce", "de"]),
        ("(?!x)a", ["(?!x)a"]),
    ],
)
def test_alternatives(pattern: str, expected: list[str]) -> None:
    assert list(alternatives(pattern)) == expected


PARTS = (
    r"råd(?:et)?", r"\w*nämnd\w*", r"(?:den )?nya stadgan", r"(?:allmänt |stort )?möte(?: i maj)?",
    r"(?!för)\w+styrelse", r"\w{3,}dag", r"(?:ett|två) (?:\w+ )?år", r"\d+", r"kl\. \d+", r"[ab]c",
)  # fmt: skip
LINE = (
    "rådet råd nämnden socialnämnd den nya stadgan nya allmänt möte i maj möten förstyrelse "
    "landstyrelse dag måndag ett helt år två år 40 kl. 10 ac bc abc råd-möte"
)


@given(
    st.lists(st.sampled_from(LINE.split()), max_size=15),
    st.lists(st.sampled_from(PARTS), min_size=1),
)
def test_the_same_is_found_as_by_the_pattern(said: list[str], parts: list[str]) -> None:
    text = " ".join(said)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
    assert list(WordClasses.of({"a": pattern}).found(text)) == ["a"] * bool(pattern.search(text))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_cue_of_events_is_found(language: str) -> None:
    made = event_words(language).tag_set
    for name, cues in words(language, "events")["tags"].items():
        for cue in cues:
            text = cue.replace("*", "").replace("#", "7").replace("……", "").replace("…", "")
            text = " ".join(text.replace("@", "\x01").split())
            expected = bool(cue_pattern([cue]).search(text))
            assert not expected or name in set(made.found(text)), cue


def test_a_pattern_without_borders_of_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no pattern of whole words"):
        WordClasses.of({"a": re.compile("råd")})
