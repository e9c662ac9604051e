"""What stands beside what, by invented rows: one row or two, order of rows, what is not said."""

from __future__ import annotations

from typing import Any

import pytest

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.publishing.reader_alignment import AlignedRow, Alignment, Place, alignments

CODEBOOK: Codebook = read_codebook()
EMPTY: dict[str, list[dict[str, Any]]] = {
    name: [] for name in ("documents", "principles", "governance", "shared_passages", "coverage")
}


def listed(principle: str, position: int | None, **more: Any) -> dict[str, Any]:
    """A row of the table of principles; set out at 100..200, named at 90..99."""
    row: dict[str, Any] = {
        "document": "pact", "principle": principle, "position": position, "label": "Samtal",
        "role": "ordinary", "relation": "renamed", "start": 90, "end": 99,
        "section_start": 100, "section_end": 200,
    }  # fmt: skip
    return row | more


def governed(attribute: str, value: str, **more: Any) -> dict[str, Any]:
    row = {
        "document": "pact", "attribute": attribute, "value": value, "body": "", "start": 5,
        "end": 9, "status": "stated",
    }  # fmt: skip
    return row | more


def pair(a: tuple[str, int, int], b: tuple[str, int, int], **more: Any) -> dict[str, Any]:
    row = {
        "document_a": a[0], "start_a": a[1], "end_a": a[2],
        "document_b": b[0], "start_b": b[1], "end_b": b[2],
        "similarity": 0.8, "common_stock": False,
    }  # fmt: skip
    return row | more


def aligned(by: str, lang: str = "en", **tables: list[dict[str, Any]]) -> tuple[AlignedRow, ...]:
    found = alignments(EMPTY | tables, CODEBOOK, "national-2008", lang)
    return next(one for one in found if one.by == by).rows


def test_an_address_is_the_place_in_the_text_of_record() -> None:
    assert Place("pact", 10, 24).address == "pact:10-24"


def test_principles_come_in_the_order_of_the_baseline_and_others_behind() -> None:
    rows = [listed("other:öppna-data", 1), listed("innovation", 2), listed("dialogue", 3)]
    made = aligned("principle", "sv", principles=rows)
    assert [row.key for row in made] == ["dialogue", "innovation", "other:öppna-data"]
    assert [row.label for row in made] == ["Dialog", "Innovation", "Öppna data"]


@pytest.mark.parametrize(
    ("row", "name", "said", "place"),
    [
        (listed("dialogue", 3), "3. Samtal", "annat namn", ("pact", 100, 200)),
        (listed("dialogue", 1, role="portal", relation="same"), "1. Samtal",
         "samma, portalprincip", ("pact", 100, 200)),
        # no passage sets it out: the place that lists it
        (listed("dialogue", 2, section_start=None, section_end=None), "2. Samtal", "annat namn",
         ("pact", 90, 99)),
        (listed("dialogue", None, label="", relation="absorbed", start=None, end=None), "",
         "del av en annan", ("pact", 100, 200)),
        (listed("dialogue", None, label="", relation="dropped", start=None, end=None,
                section_start=None, section_end=None), "", "saknas", None),
        # the very beginning of a text is a place
        (listed("dialogue", 1, section_start=0, section_end=4), "1. Samtal", "annat namn",
         ("pact", 0, 4)),
    ],
)  # fmt: skip
def test_a_principle_is_where_it_is_set_out_else_where_it_is_listed(
    row: dict[str, Any], name: str, said: str, place: tuple[str, int, int] | None
) -> None:
    (made,) = aligned("principle", "sv", principles=[row])
    (entry,) = made.entries
    assert (entry.name, entry.said) == (name, said)
    assert entry.places == ((Place(*place),) if place else ())


@pytest.mark.parametrize(
    ("row", "name", "said"),
    [
        (governed("followup", "P1Y"), "", "every year"),
        (governed("followup", "P1Y", body="styr-grupp", status="unclear"), "Styr grupp",
         "every year, unclear"),
        (governed("mandate", ""), "", ""),  # the passage speaks
    ],
)  # fmt: skip
def test_an_attribute_has_its_value_in_words(row: dict[str, Any], name: str, said: str) -> None:
    made = {one.key: one for one in aligned("governance", governance=[row])}
    (entry,) = made[row["attribute"]].entries
    assert (entry.name, entry.said, entry.places) == (name, said, (Place("pact", 5, 9),))
    assert all(not one.entries for key, one in made.items() if key != row["attribute"])


def test_a_text_that_no_coder_looked_at_is_not_silent() -> None:
    covered = [{"document": "pact", "family": "governance"}]
    documents = [{"document": "pact"}, {"document": "minutes"}]
    for row in aligned("governance", documents=documents, coverage=covered):
        assert [(e.documents, e.said) for e in row.entries] == [(("minutes",), "not looked at")]


@pytest.mark.parametrize(
    ("pairs", "sizes"),
    [
        ([pair(("a", 0, 100), ("b", 0, 90))], [1]),
        # the same passage of a in two texts
        ([pair(("a", 0, 100), ("b", 0, 90)), pair(("a", 10, 90), ("c", 5, 80))], [2]),
        # joined by the way of b
        ([pair(("a", 0, 50), ("b", 0, 50)), pair(("b", 0, 50), ("c", 0, 50)),
          pair(("c", 0, 50), ("d", 0, 50))], [3]),
        # beside each other, or with no more than half of the shorter in common
        ([pair(("a", 0, 100), ("b", 0, 90)), pair(("a", 100, 150), ("c", 0, 50))], [1, 1]),
        ([pair(("a", 0, 100), ("b", 0, 90)), pair(("a", 75, 125), ("c", 0, 50))], [1, 1]),
        # the same offsets in two texts are two places
        ([pair(("a", 0, 100), ("b", 200, 290)), pair(("c", 0, 100), ("d", 200, 290))], [1, 1]),
    ],
)  # fmt: skip
def test_pairs_with_a_passage_in_common_stand_in_one_row(
    pairs: list[dict[str, Any]], sizes: list[int]
) -> None:
    rows = aligned("shared", shared_passages=pairs)
    assert [len(row.entries) for row in rows] == sizes
    assert len({row.key for row in rows}) == len(rows)


def test_a_shared_passage_tells_its_likeness_and_whether_it_is_common_stock() -> None:
    (row,) = aligned("shared", "sv", shared_passages=[
        pair(("a", 0, 9), ("b", 3, 12), similarity=0.912, common_stock=True),
    ])  # fmt: skip
    (entry,) = row.entries
    assert entry.said == "likhet 0,91, står i tre texter eller fler"
    assert entry.places == (Place("a", 0, 9), Place("b", 3, 12))
    assert Alignment(by="shared", rows=(row,)).places() == list(entry.places)
