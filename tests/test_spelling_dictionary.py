"""The spelling dictionary: words, compounds, and what words are forms of."""

import pytest

from agreement_study.errors import StudyError
from agreement_study.spelling_dictionary import _dictionary_folder, spells, stem


@pytest.mark.parametrize("word", ["öppenhet", "självständigheten", "överenskommelsegrupp", "ska"])
def test_words(word: str) -> None:
    assert spells(word, "sv")


@pytest.mark.parametrize("word", ["öpenhet", "sjilvstindighet", "xyzzy"])
def test_no_words(word: str) -> None:
    assert not spells(word, "sv")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("modeller", "modell"),
        ("dialogens", "dialog"),
        ("närheten", "närhet"),
        ("respekt", "respekt"),
        ("xyzzy", "xyzzy"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word, "sv") == expected


def test_a_dictionary_that_is_not_there_is_told_with_what_to_do() -> None:
    with pytest.raises(StudyError, match="pip install no-such-dictionary"):
        _dictionary_folder("no-such-dictionary", "sv_SE")
