"""Who the parties of short whole texts are, whichever reader of the coder finds them."""

import pytest
from tests.coding.principle_texts import codebook, document

from agreement_study.coding.parties import PartyCoder

SV = "\n\nBakgrund\n\nSamarbetet har pågått länge.\n"
EN = "\n\nBackground\n\nThe work has gone on for years.\n"
TEXTS = [
    # Words for an agreement
    *(
        ("sv", f"{word} mellan Alby kommun och Alby föreningsråd{SV}", True)
        for word in ("Överenskommelse", "Kompakt", "Charta", "Plattform", "Handslag", "Kontrakt")
    ),
    ("sv", f"Program för samverkan mellan Alby kommun och Alby föreningsråd{SV}", True),
    ("sv", f"Överenskommelse om samverkan Alby kommun och Alby föreningsråd{SV}", True),
    ("en", f"Platform between Ashby Borough Council and Ashby Voluntary Action{EN}", True),
    ("en", f"Scheme between Ashby Borough Council and Ashby Voluntary Action{EN}", True),
    # Lists in a row below a heading
    ("sv", f"Lokal överenskommelse\n\n2. Parter\nAlby kommun och Alby föreningsråd.{SV}", True),
    # Who signs stands behind the party
    (
        "sv",
        f"Överenskommelse i Alby{SV}\nUndertecknad för Alby kommun: Anna Ek, kommunalråd\n"
        "Undertecknad för Alby föreningsråd: Bo Alm, ordförande\n",
        True,
    ),
    (
        "en",
        f"The Ashby Compact{EN}\nSigned on behalf of Ashby Borough Council: Jane Oak, Leader\n"
        "Signed on behalf of Ashby Voluntary Action: Tom Ash, Chair\n",
        True,
    ),
    # No parties
    ("sv", f"Rapport om samverkan i Alby{SV}", False),
    ("sv", f"Handlingsplan antagen av Alby föreningsråds årsmöte den 3 maj 2020{SV}", False),
    ("en", f"Policy on volunteering{EN}", False),
]
OTHERS = [
    (
        "sv",
        "Överenskommelse om samverkan mellan Alby stad och sektorn social ekonomi i Alby",
        {"public:Alby stad", "civil:sektorn social ekonomi i Alby"},
    ),
    (
        "sv",
        f"Plan{SV}\nI juni 2009 undertecknade Alby kommun och Alby läns sociala ekonomi (ALSE) en "
        "överenskommelse om samverkan.\n",
        {"public:Alby kommun", "civil:Alby läns sociala ekonomi"},
    ),
    (
        "sv",
        f"Överenskommelse i Alby{SV}\nFöljande organisationer har ställt sig bakom "
        "överenskommelsen: Alby ridklubb, Alby församling och Kvinnojouren Lotta.\n",
        {"civil:Alby ridklubb", "civil:Alby församling", "civil:Kvinnojouren Lotta"},
    ),
    (
        "en",
        "The Ashby Compact\n\nWhat is it?\n\nIt is a written understanding between public bodies "
        "and the voluntary and community sector in this county.\n",
        {"public:public bodies", "civil:voluntary and community sector"},
    ),
    (
        "en",
        f"Statement{EN}\nThis statement is made by the Prime Minister, Rt Hon Mary Oak.\n",
        set(),
    ),
]
EXPECTED = {
    "sv": {"public:Alby kommun", "civil:Alby föreningsråd"},
    "en": {"public:Ashby Borough Council", "civil:Ashby Voluntary Action"},
}


@pytest.mark.parametrize(("language", "text", "named"), TEXTS)
def test_parties_of_a_text(language: str, text: str, named: bool) -> None:
    found = PartyCoder().code(document(text, language), (), codebook())
    assert {coding.value for coding in found} == (EXPECTED[language] if named else set())


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_parties_by_their_names(language: str, text: str, expected: set[str]) -> None:
    found = PartyCoder().code(document(text, language), (), codebook())
    assert {coding.value for coding in found} == expected


def test_of_names_in_a_row_half_may_tell_no_kind() -> None:
    row = "Alby kommun, Migrationsverket, Rädda Barnens distrikt, RF-SISU Alby och Tornby stift."
    found = PartyCoder().code(document(f"Överenskommelse\n\n2. Parter\n{row}{SV}"), (), codebook())
    assert len({coding.value for coding in found}) == 5
