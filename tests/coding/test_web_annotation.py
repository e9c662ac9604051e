import json
from pathlib import Path

from attrs import evolve
from tests.coding.people_study import coding, document

from agreement_study.coding.web_annotation import AROUND, annotation_page, write_annotations

ONE = document("𝕊 " * 40, "𝕊 mitten 𝕊", "slut " * 20)
WORDS = coding(ONE, 2, "commitment", "joint|intention", words="mitten")


def test_a_coding_is_found_by_position_and_by_quote() -> None:
    (item,) = annotation_page(ONE, [WORDS], people={"anna"})["items"]
    position, quote = item["target"]["selector"]
    assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    assert ONE.text[position["start"] : position["end"]] == quote["exact"] == "mitten"
    assert ONE.text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
    assert len(quote["prefix"]) == len(quote["suffix"]) == AROUND
    assert [body["value"] for body in item["body"]] == [
        "commitment", "joint|intention", "read by a person",
    ]  # fmt: skip
    assert item["creator"] == {"type": "Person", "name": "anna"}


def test_at_the_ends_of_a_text_there_is_nothing_around() -> None:
    one = document("kort")
    text = evolve(one, text="kort")
    (item,) = annotation_page(text, [coding(one, 1, "mark")])["items"]
    quote = item["target"]["selector"][1]
    assert (quote["prefix"], quote["suffix"]) == ("", "")
    assert item["creator"]["type"] == "Software"


def test_a_page_is_the_same_bytes_and_holds_only_its_document(tmp_path: Path) -> None:
    codings = [WORDS, coding(ONE, 1, "mark"), coding(document(name="malmo"), 1, "mark")]
    path = write_annotations(tmp_path / "a.jsonld", ONE, codings)
    again = write_annotations(tmp_path / "b.jsonld", ONE, codings[::-1])
    assert path.read_bytes() == again.read_bytes()
    page = json.loads(path.read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == 2
    assert len({item["id"] for item in page["items"]}) == 2
    assert {item["target"]["source"] for item in page["items"]} == {"lund.txt"}
