"""Two sides that a text names beside each other and nowhere better."""

import pytest
from tests.coding.unit_documents import codebook, lines_document

from agreement_study.coding.parties import PartyCoder

# What makes a text one about an agreement.
ABOUT = {
    "en": ["The compact is reviewed each year.", "Nobody has left the compact."],
    "sv": ["Överenskommelsen följs upp varje år.", "Ingen har lämnat överenskommelsen."],
}


def values(text: str, language: str, *, kind: str = "sentence", about: bool = True) -> list[str]:
    more = [("sentence", said) for said in ABOUT[language]] if about else []
    title = [("sentence", more[0][1])] if kind == "heading" and about else []
    document = lines_document([(kind, text), *more, *title], language)
    return [coding.value for coding in PartyCoder().code(document, [], codebook())]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sv",
            "Alby kommun och föreningarna i Alby har sedan 2020 en överenskommelse om samverkan.",
            ["public:Alby kommun", "civil:föreningarna i Alby"],
        ),
        (
            "sv",
            "Region Ås har sedan 2017 en överenskommelse med den ideella sektorn.",
            ["public:Region Ås", "civil:den ideella sektorn"],
        ),
        (
            "sv",
            "Överenskommelsen hjälper Alby stad och Alby idrottsallians att planera ihop.",
            ["public:Alby stad", "civil:Alby idrottsallians"],
        ),
        (
            "en",
            "The Municipality of Tarn and 26 societies have long had a compact.",
            ["public:Municipality of Tarn", "civil:26 societies"],
        ),
        (
            "en",
            "The compact helps Ashby Council and Ashby Voluntary Action plan services.",
            ["public:Ashby Council", "civil:Ashby Voluntary Action"],
        ),
    ],
)
def test_the_first_sentence_with_both_sides(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


def test_a_title_of_both_names() -> None:
    both = ["public:Alby kommun", "civil:Alby ideella forum"]
    assert values("Alby kommun och Alby ideella forum", "sv", kind="heading") == both


def test_a_text_about_something_else_names_no_parties() -> None:
    text = "Alby kommun och föreningarna i Alby har en överenskommelse om lokaler."
    assert values(text, "sv", about=False) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "En liknande överenskommelse har Ås kommun och föreningarna i Ås."),
        ("sv", "I den nationella överenskommelsen möts regeringen och Forum för sektorn."),
        ("en", "Neighbouring Tarn Council and Tarn Voluntary Action have a compact too."),
        ("en", "The compact was discussed by the council and the associations."),
    ],
)
def test_what_is_told_of_others_or_of_kinds_alone(language: str, text: str) -> None:
    assert values(text, language) == []
