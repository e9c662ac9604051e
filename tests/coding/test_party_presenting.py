"""Sentences that introduce a party."""

from tests.coding.unit_documents import lines_document

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_presenting import introduced, umbrellas
from agreement_study.coding.party_words import party_words


def names(text: str, language: str, *, asked: bool) -> list[str]:
    document = lines_document([("sentence", text)], language)
    own, unit = party_words(language), document.units[0]
    return [p.name for p in introduced(document, unit, lowered(unit.text), own, asked=asked)]


def test_any_verb_tells_what_a_party_does_where_a_heading_asks() -> None:
    text = "Tarn Youth Forum mends bicycles for newcomers."
    assert names(text, "en", asked=True) == ["Tarn Youth Forum"]
    assert names(text, "en", asked=False) == []
    assert names("Alby kommun svarar för skola och omsorg.", "sv", asked=True) == ["Alby kommun"]


def test_persons_and_those_who_are_no_parties_are_not_introduced() -> None:
    assert names("Mary Webb chairs the steering group.", "en", asked=True) == []
    assert names("Anna Berg är processledare.", "sv", asked=True) == []
    assert names("Alby sparbank stöder arbetet men är inte part.", "sv", asked=True) == []


def test_an_umbrella_body_needs_no_heading() -> None:
    said = "Alby föreningsråd är en paraplyorganisation för ortens föreningar."
    document = lines_document([("sentence", said)], "sv")
    assert umbrellas(document, party_words("sv")) == {document.units[0].id}
