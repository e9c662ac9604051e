"""Labels against the codebook: inflected, damaged, shortened, merged, unknown."""

import pytest
from tests.coding.principle_texts import codebook

from agreement_study.coding.principle_labels import labels_of
from agreement_study.coding.principle_words import pattern, skeleton


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Självständighet och oberoende", "sv", "independence same"),
        ("Självtändighet och oberoende", "sv", "independence same"),
        ("Sjalvstindighet och oberoende", "sv", "independence same"),
        ("SJÄLVSTÄNDIGHETEN OCH OBEROENDET", "sv", "independence same"),
        ("Självständighet & oberoende", "sv", "independence same"),
        ("Självständighet", "sv", "independence renamed"),
        ("Oberoende och självständighet", "sv", "independence renamed"),
        ("Integritet/oberoende", "sv", "independence renamed"),
        ("Dialogen", "sv", "dialogue same"),
        ("Dialogprincipen", "sv", "dialogue same"),
        ("ömsesidig dialog", "sv", "dialogue renamed"),
        ("6ppenhet och insyn", "sv", "openness same"),
        ("Öppenhet i beslut", "sv", "openness renamed"),
        ("kvalitén", "sv", "quality same"),
        ("Mångfald och förnyelse", "sv", "diversity renamed"),
        ("Kvalitet och långsiktighet", "sv", "quality,long_term renamed"),
        ("Openness and transparency", "en", "openness same"),
        ("Transparency", "en", "openness renamed"),
        ("Long-term perspective", "en", "long_term same"),
        ("Pluralism", "en", "diversity renamed"),
    ],
)
def test_known_labels(text: str, language: str, expected: str) -> None:
    label = labels_of(codebook(), language).read(text)
    assert label is not None
    assert f"{','.join(label.keys)} {label.naming}" == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Beroende", "sv"),
        ("Livskvalitet", "sv"),
        ("Enhet", "sv"),
        ("Enfald", "sv"),
        ("2023 Innovation", "sv"),
        ("Integritet", "sv"),
        ("Long-term unemployment", "en"),
        ("Equality", "en"),
        ("", "en"),
    ],
)
def test_other_words_are_no_labels(text: str, language: str) -> None:
    assert labels_of(codebook(), language).read(text) is None


@pytest.mark.parametrize(
    ("received", "meant"),
    [
        ("Sjalvstindighet och oberoende", "Självständighet och oberoende"),
        ("MANGFALD", "MÅNGFALD"),
        ("dialogen", "dialogen"),
        ("Omtanke", "Omtanke"),
    ],
)
def test_damaged_words_are_written_as_the_codebook_writes_them(received: str, meant: str) -> None:
    assert labels_of(codebook(), "sv").restored(received) == meant


def test_a_skeleton_is_as_long_as_its_text() -> None:
    for text in ("Överenskommelsen", "6ppenhet İ ß", "4th Principle"):
        assert len(skeleton(text)) == len(text)
    assert skeleton("4th Principle").startswith("4th")


def test_phrases_match_whole_words_with_gaps() -> None:
    found = pattern(["base* ... on", "värdegrund"])
    assert found.search(skeleton("The parties base their cooperation on trust"))
    assert found.search(skeleton("en gemensam virdegrund"))
    assert not found.search(skeleton("värdegrundsarbete"))
