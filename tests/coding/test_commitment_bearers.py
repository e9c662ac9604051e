"""Noun phrases by their heads: whom they name, if anybody."""

import pytest

from agreement_study.coding.commitment_bearers import bearers

PHRASES = [
    ("sv", "Parterna", ("joint",)),
    ("sv", "parterna från offentlig sektor", ("public",)),
    ("sv", "parterna i överenskommelsen", ("joint",)),
    ("sv", "Region Halland", ("public",)),
    ("sv", "Region Hallands ansvarsområden", ()),
    ("sv", "kommunens nämnder", ("public",)),
    ("sv", "Örebro kommun", ("public",)),
    ("sv", "civilsamhällets paraplyorganisationer", ("civil",)),
    ("sv", "de idéburna organisationernas självständighet", ()),
    ("sv", "både landstinget i Värmland och de idéburna organisationerna", ("joint",)),
    ("sv", "relationen mellan kommunen och föreningarna", ()),
    ("sv", "dialogen och samarbetet", ()),
    ("sv", "respektive organisation samt styrgruppen", ("joint", "body")),
    ("sv", "strategin, genomförandet och alla beslut", ("plan",)),
    ("sv", "den regionala överenskommelsen", ("agreement",)),
    ("sv", "principen om öppenhet och insyn", ("principle",)),
    ("sv", "styrgruppen", ("body",)),
    ("en", "the parties", ("joint",)),
    ("en", "the parties within the social economy", ("civil",)),
    ("en", "each panel/committee/board in the region", ("public",)),
    ("en", "both the Blue Coast Region and the social economy", ("joint",)),
    ("en", "the Ministry of Culture", ("public",)),
    ("en", "voluntary organisations", ("civil",)),
    ("en", "the steering group", ("body",)),
    ("en", "VCSE partners", ("civil",)),
    ("en", "sector leaders", ("civil",)),
    ("en", "NHS partners", ("public",)),
    ("en", "compact partners", ("joint",)),
    ("en", "the cooperation council", ("body",)),
    ("en", "the county council", ("public",)),
    ("en", "the differences", ()),
    ("en", "the Agreement also", ("agreement",)),
    ("en", "dialogue between the parties", ()),
]


@pytest.mark.parametrize(("language", "phrase", "expected"), PHRASES)
def test_bearers(language: str, phrase: str, expected: tuple[str, ...]) -> None:
    assert bearers(phrase.lower(), language) == expected
