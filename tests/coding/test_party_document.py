"""What a document as a whole tells of its parties."""

from tests.coding.unit_documents import codebook, lines_document

from agreement_study.coding.parties import PartyCoder

FILLER = ("sentence", "More is told here.")


def values(lines: list[tuple[str, str]], language: str) -> list[str]:
    document = lines_document([lines[0], *[FILLER] * 16, *lines[1:]], language)
    return [coding.value for coding in PartyCoder().code(document, [], codebook())]


def test_a_late_sentence_that_names_neither_side_tells_of_another_agreement() -> None:
    title = ("heading", "Compact between Ashby Council and the Ashby Voluntary Alliance")
    own = ["public:Ashby Council", "civil:Ashby Voluntary Alliance"]
    other = "It grew from the accord between the Government and the communities of Tarn."
    assert values([title, ("sentence", other)], "en") == own
    same = "This compact was signed by Ashby Council and the Tarn Farmers' Union."
    assert len(values([title, ("sentence", same)], "en")) == 4


def test_a_late_sentence_with_words_for_kinds_only_speaks_of_the_sides() -> None:
    title = ("heading", "Överenskommelse mellan Alby kommun och Alby föreningsråd")
    aim = "Överenskommelsen ska klargöra ansvarsfördelningen mellan kommunen och föreningarna."
    named = ["public:Alby kommun", "civil:Alby föreningsråd"]
    assert values([title, ("sentence", aim)], "sv") == named


def test_far_behind_the_opening_a_sentence_has_to_name_one_just_as_before() -> None:
    title = ("heading", "Compact between Ashby Council and the Ashby Voluntary Alliance")
    lines = [title, *[FILLER] * 9]
    loose = (
        "sentence",
        "The compact is a deal between Ashby's cabinet and its associations.",
    )
    same = ("sentence", "The compact was signed by Ashby Council and the Ashby Voluntary Alliance.")
    assert len(values([*lines, loose], "en")) == 2
    assert len(values([*lines, same], "en")) == 4


def test_one_that_joins_late_needs_no_name_of_the_others() -> None:
    title = ("heading", "Överenskommelse mellan Alby kommun och Alby föreningsråd")
    joined = "Även Kvinnojouren Lina har anslutit sig till överenskommelsen."
    assert "civil:Kvinnojouren Lina" in values([title, ("sentence", joined)], "sv")


def test_the_cells_of_a_letterhead_are_no_parties() -> None:
    head = ("heading", "City of Tarn · Mayor's Cabinet · Tarn Office for Participation")
    assert values([head], "en") == []
