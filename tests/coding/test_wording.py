"""Patterns made of words: terms by name, whole words, infinitives by their form."""

import pytest

from agreement_study.coding.wording import Wording, tokens, wording

WORDING = Wording(values={}, terms={"fruit": ("apples?", "pears?"), "sweet": ("<fruit>", "honey")})


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("<fruit>", "two apples", True),
        ("<sweet>", "one pear", True),
        ("<fruit>", "pineapples", False),
        ("(?<=no )<fruit>", "no pears", True),
        ("(?P<name>pear)", "a pear", True),
    ],
)
def test_any_of(pattern: str, text: str, *, found: bool) -> None:
    assert bool(WORDING.any_of(pattern).search(text)) == found


@pytest.mark.parametrize(
    "word", ["skapa", "kartlägga", "stärka", "få", "se", "samordna", "vidareutveckla", "arbeta"]
)
def test_swedish_infinitive(word: str) -> None:
    assert wording("sv", "commitments").is_infinitive(word)


@pytest.mark.parametrize(
    "word",
    ["digitala", "gemensamma", "årliga", "ökade", "nya", "kultur", "föreningarna", "parternas",
     "samverkan", "skola", "idéburna", "regelbundna", "hälsa"],
)  # fmt: skip
def test_not_a_swedish_infinitive(word: str) -> None:
    assert not wording("sv", "commitments").is_infinitive(word)


def test_tokens_have_their_offsets() -> None:
    assert tokens("en RÖS-grupp, ja") == [(0, "en"), (3, "RÖS-grupp"), (14, "ja")]
