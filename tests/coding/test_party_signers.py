"""Parties that sign, known by the names that the text has given them."""

from tests.coding.unit_documents import codebook, lines_document

from agreement_study.coding.parties import PartyCoder

TITLE = ("heading", "Compact between Ashby Council, the Ashby Farm Board and Mind Well")
DAY = ("heading", "Ashby, 3 March 2020")


def signed(*lines: str) -> list[str]:
    """The parties behind the title of a document with these lines at its end."""
    units = [TITLE, ("sentence", "It is reviewed each year by all of them."), DAY]
    document = lines_document([*units, *(("sentence", line) for line in lines)], "en")
    rows = PartyCoder().code(document, [], codebook())
    return [row.value for row in rows if row.start > len(TITLE[1])]


def test_a_name_that_tells_no_kind_is_known_from_the_title() -> None:
    lines = ("Ann Pike, Leader, Ashby Council", "Jo Dean, Trustee, Mind Well (charity 1094412)")
    assert signed(*lines) == ["public:Ashby Council", "civil:Mind Well"]


def test_one_who_signs_alone_tells_of_something_else() -> None:
    assert signed("Jo Dean, Trustee, Mind Well (charity 1094412)") == []


def test_contacts_sign_nothing() -> None:
    lines = ("Ashby Council – Ann Pike, 01962 555 018", "Mind Well – Jo Dean, jo@mind.example")
    assert signed(*lines) == []
