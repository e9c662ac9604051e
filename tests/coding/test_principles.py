"""Lists of principles: the five texts, and invented ones with their expected answer.

The reference coding was made by a language model in two passes and no human has confirmed it.
"""

import csv
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from tests.coding.principle_texts import (
    ROOT,
    Case,
    cases,
    code,
    codebook,
    coded_source,
    document,
    listed,
    source,
    stated,
)

from agreement_study.codebook import Code, Example
from agreement_study.coding.principles import PrincipleCoder, explain_candidates
from agreement_study.model import Coding, Text, check_quotes

# key, role, naming of each principle in order; the stated count
FIVE = {
    "vgr-2014": (
        "dialogue:same long_term:same quality:same openness:same independence:same diversity:same",
        6,
    ),
    "varmland": (
        "dialogue:same:portal quality:same independence:renamed openness:renamed diversity:same",
        5,
    ),
    "norrbotten": (
        "independence:same quality:same long_term:same dialogue:same openness:same "
        "diversity:same innovation:same",
        7,
    ),
    "blekinge-2026": (
        "independence:same dialogue:same quality:same long_term:same openness:same "
        "diversity:same innovation:same",
        None,
    ),
    "vgr-minutes-2023-08-30": ("", 6),
}


@pytest.mark.parametrize("name", FIVE)
def test_the_five(name: str) -> None:
    rows = [c.fields for c in coded_source(name) if c.code == "list/principle"]
    found = [
        f"{key}:{naming}" + (":portal" if role == "portal" else "")
        for key, _position, role, naming, _label in rows
    ]
    expected, count = FIVE[name]
    assert (found, stated(coded_source(name))) == (expected.split(), count)


@pytest.mark.parametrize("name", FIVE)
def test_the_reference_is_met_in_sample(name: str) -> None:
    found = {(c.code, c.value, *_core(c.quote, c.start)) for c in coded_source(name)}
    found = {row for row in found if row[0].startswith("principle/")}
    expected = set(_reference(name))
    hits = len(found & expected)
    assert (not expected and not found) or 2 * hits / (len(found) + len(expected)) >= 0.97


def _reference(name: str) -> Iterator[tuple[str, str, int, int]]:
    text = source(name).text
    with (ROOT / "data/reference/codings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["document"] == name and row["code"].startswith("principle/"):
                quote = text[int(row["start"]) : int(row["end"])]
                yield row["code"], row["value"], *_core(quote, int(row["start"]))


def _core(quote: str, start: int) -> tuple[int, int]:
    """Span of a quote without marks at its ends, as units are compared."""
    first = next((i for i, letter in enumerate(quote) if letter.isalpha()), 0)
    return start + first, start + len(quote.rstrip(" .\n"))


def _expect(case: Case) -> None:
    codings = code(case["text"], case["language"], case["id"])
    expected = [(row["principle"], row["label"]) for row in case["expected"]]
    assert (listed(codings), stated(codings)) == (expected, case["stated_count"])
    roles = {c.fields[0]: c.fields[2] for c in codings if c.code == "list/principle"}
    assert [key for key, role in roles.items() if role == "portal"] == case.get("portal", [])
    assert [c.value for c in codings if c.code == "list/absorbed"] == case.get("absorbed", [])


@pytest.mark.parametrize("case", cases("tuning"), ids=lambda case: case["id"])
def test_texts_of_tuning(case: Case) -> None:
    _expect(case)


@pytest.mark.parametrize("case", cases("more"), ids=lambda case: case["id"])
def test_more_texts(case: Case) -> None:
    _expect(case)


# Tables, web pages, menus, news and damage; written in four parts, each looked at once before
# anything was mended for it: 41 of 59 came out exact (one text was left out, its list being spread
# over sentences: 'The first is dialogue. The second is …').
@pytest.mark.parametrize("case", cases("pages"), ids=lambda case: case["id"])
def test_texts_of_pages(case: Case) -> None:
    _expect(case)


# Short texts of shapes that no other set had, written in five parts: 59 of 87 came out exact when
# each part was first looked at. Those not mended stand as such, with the reason.
def _shape(case: Case) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [_shape(case) for case in cases("shapes")])
def test_texts_of_shapes(case: Case) -> None:
    _expect(case)


# Written before the coder was tuned, by someone who did not know its rules, and looked at once:
# 18 of 25 came out exact. The seven others showed general faults, which were then mended; since
# then this set is as seen as the others.
@pytest.mark.parametrize("case", cases("aside"), ids=lambda case: case["id"])
def test_texts_set_aside(case: Case) -> None:
    _expect(case)


def _examples(*, right: bool) -> list[tuple[str, Example]]:
    codes = codebook()["principle"].codes
    return [
        (key, example)
        for key, entry in codes.items()
        for example in (entry.examples if right else entry.counterexamples)
    ]


def _values(key: str, example: Example) -> set[str]:
    text = f"{example.heading}\n\n{example.text}\n" if example.heading else example.text
    codings = code(text, example.language)
    return {coding.value for coding in codings if coding.code == f"principle/{key}"}


@pytest.mark.parametrize(("key", "example"), _examples(right=True))
def test_examples_of_the_codebook(key: str, example: Example) -> None:
    assert example.value in _values(key, example)


@pytest.mark.parametrize(("key", "example"), _examples(right=False))
def test_counterexamples_of_the_codebook(key: str, example: Example) -> None:
    assert not _values(key, example)


@pytest.mark.parametrize("name", FIVE)
def test_each_coding_quotes_its_place_and_says_why(name: str) -> None:
    codings = coded_source(name)
    check_quotes(source(name), codings)
    assert all(coding.rule for coding in codings)


def test_values_are_what_the_codebook_declares() -> None:
    family = codebook()["list"]
    for coding in coded_source("varmland"):
        if coding.family == "list":
            assert len(coding.fields) == len(family.fields_of(coding.key)), coding


def test_a_label_in_running_text_is_anchored_at_its_place() -> None:
    text = "Överenskommelsen bygger på tre principer: dialog, öppenhet och insyn samt tillit."
    quotes = [coding.quote for coding in code(text) if coding.code == "list/principle"]
    assert quotes == ["dialog", "öppenhet och insyn", "tillit"]


def test_the_list_of_another_agreement_is_told_apart() -> None:
    text = (
        "Överenskommelse i Ekby\n\nDen nationella överenskommelsen bygger på fyra principer: "
        "dialog, kvalitet, mångfald och långsiktighet. I Ekby pågår samtal."
    )
    codings = code(text)
    assert [c.value for c in codings] == ["dialogue,quality,diversity,long_term"]
    assert [c.code for c in codings] == ["list/other"]


LIST = """AN ACCORD

V. GUIDING PRINCIPLES

The relationship is guided by the principles below.

INDEPENDENCE
The sector decides on its own aims.
{inner}
DIALOGUE
Talking early leads to better policy.
{inner}
VI. COMMITMENTS TO ACTION

Shared commitments

The parties will meet every year.

VII. MOVING FORWARD

Signing is the easy part.
"""


@pytest.mark.parametrize("inner", ["", "\nMeasures\n\nWe meet every spring.\n"])
def test_the_last_section_ends_where_the_list_does(inner: str) -> None:
    text = LIST.format(inner=inner)
    codings = code(text, "en")
    defined = [c.quote for c in codings if c.code == "principle/dialogue" and c.value == "defined"]
    assert defined[0] == "Talking early leads to better policy."
    assert defined[1:] == (["We meet every spring."] if inner else [])


def test_a_new_principle_is_an_edit_of_the_codebook() -> None:
    book = codebook()
    text = "Överenskommelsen bygger på tre principer: dialog, medskapande och mångfald."
    assert "other:medskapande" in dict(listed(code(text)))
    family = book["principle"]
    label = Text(sv="Medskapande", en="Co-creation")
    codes = {**family.codes, "co_creation": Code(label=label, definition=label)}
    changed = evolve(family, codes=codes)
    richer = evolve(book, families={**book.families, "principle": changed})
    codings: list[Coding] = list(PrincipleCoder().code(document(text), (), richer))
    assert [key for key, _ in listed(codings)] == ["dialogue", "co_creation", "diversity"]


def test_why_one_candidate_won_can_be_told() -> None:
    told = explain_candidates(source("varmland"), codebook())
    assert [line for line in told if line.endswith("(chosen)")] == [told[0]]
    assert any("principles" in line for line in told)
    assert any(line.endswith("(another mention of the list)") for line in told)


def test_without_repair_labels_are_still_read() -> None:
    text = (ROOT / "data" / "sources" / "varmland.txt").read_text(encoding="utf-8-sig")
    codings = list(PrincipleCoder().code(document(text, repair="off"), (), codebook()))
    labels = [label for _, label in listed(codings)]
    assert labels == ["Dialog", "Kvalitet", "Självständighet", "Öppenhet", "Mångfald"]
