from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.comparison.contrasts import Contrast, Side, contrast, contrasts
from agreement_study.comparison.likeness import closest, covered, likeness, read_sayings
from agreement_study.model import Document, Source, Unit

CODEBOOK = read_codebook(Path(__file__).parents[2] / "data" / "codebook")
Lines = Sequence[tuple[str, str]]


def side(
    name: str, lines: Lines = (), language: str = "sv", **rows: Sequence[Mapping[str, Any]]
) -> Side:
    """A text of lines (part, words), whose units are numbered, and its rows."""
    units, at = [], 0
    for number, (part, text) in enumerate(lines):
        units.append(
            Unit(
                id=str(number), kind="sentence", start=at, end=at + len(text), text=text, part=part
            )
        )
        at += len(text) + 1
    document = Document(
        source=Source(id=name, path=Path("text.txt")),
        text=" ".join(text for _, text in lines),
        language=language,
        units=tuple(units),
    )
    tables = {
        table: [{"document": name, **row} for row in listed] for table, listed in rows.items()
    }
    return Side(document=document, rows=tables, sayings=read_sayings(document, CODEBOOK))


def principle(key: str, position: int | None, label: str = "", **more: Any) -> dict[str, Any]:
    row = {
        "principle": key,
        "position": position,
        "label": label,
        "role": "ordinary" if position else "",
        "relation": "renamed",
        "start": position,
        "end": position,
        "section_start": None,
        "section_end": None,
    }
    return {**row, **more}


def of(aspect: str, a: Side, b: Side) -> list[Contrast]:
    return [row for row in contrast(a, b, CODEBOOK) if row.aspect == aspect]


@pytest.mark.parametrize(
    ("rows_a", "rows_b", "changes"),
    [
        ([("quality", 1, "Kvalitet")], [("quality", 1, "KVALITET")], {"quality": "same"}),
        ([("quality", 1, "Kvalitet")], [("quality", 1, "Quality")], {"quality": "same"}),
        ([("quality", 1, "Kvalitet")], [("quality", 2, "Hög halt")], {"quality": "renamed"}),
        ([("quality", 1, "Kvalitet")], [("quality", None, "")], {"quality": "dropped"}),
        (
            [("quality", 1, "Kvalitet"), ("dialogue", 2, "Dialog")],
            [("quality", 1, "Dialog och halt"), ("dialogue", 1, "Dialog och halt")],
            {"quality": "merged", "dialogue": "merged"},
        ),
        (
            [("openness", 1, "Öppenhet och insyn")],
            [("openness", 1, "Öppenhet"), ("openness", 2, "Insyn")],
            {"openness": "split"},
        ),
        (
            [("dialogue", 1, "Dialog")],
            [("dialogue", 1, "Dialog"), ("other:mod", 2, "Mod")],
            {"dialogue": "same", "other:mod": "added"},
        ),
    ],
)
def test_principles_of_one_text_against_the_other(
    rows_a: list[tuple[str, int | None, str]],
    rows_b: list[tuple[str, int | None, str]],
    changes: dict[str, str],
) -> None:
    a = side("a", principles=[principle(*row) for row in rows_a])
    b = side("b", principles=[principle(*row) for row in rows_b])
    assert {row.item: row.change for row in of("principle", a, b)} == changes


def test_an_absorbed_principle_leads_to_its_passage() -> None:
    a = side("a", principles=[principle("quality", 1, "Kvalitet")])
    absorbed = principle(
        "quality", None, relation="absorbed", start=None, section_start=5, section_end=9
    )
    (row,) = of("principle", a, side("b", principles=[absorbed]))
    assert (row.change, row.start_b, row.end_b) == ("absorbed", 5, 9)


def test_swapped_pairs_of_the_shared_principles() -> None:
    keys = ("quality", "dialogue", "openness")
    a = side("a", principles=[principle(k, i, k) for i, k in enumerate(keys, 1)])
    b = side("b", principles=[principle(k, i, k) for i, k in enumerate(keys[::-1], 1)])
    (row,) = of("order", a, b)
    assert (row.item, row.change) == ("sections", "3/3")
    assert (row.value_a, row.value_b) == ("quality dialogue openness", "openness dialogue quality")


ROOF = "Parterna delar kostnaden för takets underhåll och färgsättning."
BOATS = "Båtarna i hamnen får lånas av skolklasser under sommaren."


def test_what_only_one_text_says_under_a_principle() -> None:
    lines = [("agreement", ROOF), ("agreement", BOATS)]
    end = len(ROOF) + len(BOATS) + 1
    a = side("a", lines, principles=[_set_out(0, end)])
    b = side(
        "b", [("agreement", "Skolklasser får låna båtarna i hamnen.")], principles=[_set_out(0, 38)]
    )
    (row,) = of("said", a, b)
    assert (row.item, row.change, row.value_a) == ("quality", "only_a", ROOF)
    assert (row.start_a, row.end_a, row.start_b) == (0, len(ROOF), None)


def _set_out(start: int, end: int) -> dict[str, Any]:
    return principle("quality", 1, "Kvalitet", section_start=start, section_end=end)


def rule(attribute: str, value: str = "", status: str = "stated") -> dict[str, Any]:
    return {
        "unit": "0",
        "attribute": attribute,
        "value": value,
        "status": status,
        "start": 0,
        "end": 5,
    }


@pytest.mark.parametrize(
    ("rows_a", "rows_b", "change"),
    [
        ([rule("term", "P2Y")], [rule("term", "P2Y")], "same"),
        ([rule("term", "P2Y")], [rule("term", "P3Y")], "differs"),
        ([rule("term", "P2Y")], [rule("term")], "differs"),
        ([rule("funding")], [rule("funding")], "unvalued"),
        ([rule("term", "P2Y")], [], "only_a"),
        ([], [rule("term", "P2Y")], "only_b"),
        ([rule("term", "P2Y")], [rule("term", "P2Y", "unclear")], "only_a"),
        ([rule("term", "P1Y"), rule("term", "P2Y")], [rule("term", "P2Y")], "differs"),
    ],
)
def test_governance(rows_a: list[Any], rows_b: list[Any], change: str) -> None:
    (row,) = of("governance", side("a", governance=rows_a), side("b", governance=rows_b))
    assert row.change == change


def commitment(
    unit: int, modality: str, bearer: str = "joint", principle: str = ""
) -> dict[str, Any]:
    return {
        "unit": str(unit),
        "bearer": bearer,
        "modality": modality,
        "form": "provision",
        "principle": principle,
        "start": unit,
        "end": unit + 1,
    }


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        (commitment(0, "obligation"), commitment(0, "obligation"), "same"),
        (commitment(0, "recommendation"), commitment(0, "obligation"), "firmer"),
        (commitment(0, "obligation"), commitment(0, "intention"), "softer"),
        (commitment(0, "obligation"), commitment(0, "obligation", "public"), "reassigned"),
    ],
)
def test_the_same_commitment_in_both(one: Any, other: Any, change: str) -> None:
    a = side("a", [("agreement", ROOF)], commitments=[one])
    b = side(
        "b",
        [("agreement", "Parterna bör dela kostnaden för takets underhåll.")],
        commitments=[other],
    )
    assert [row.change for row in of("commitment", a, b)] == [change]


def test_commitments_gained_and_lost() -> None:
    a = side("a", [("agreement", ROOF)], commitments=[commitment(0, "obligation")])
    b = side("b", [("agreement", BOATS)], commitments=[commitment(0, "obligation")])
    assert [row.change for row in of("commitment", a, b)] == ["lost", "gained"]


def test_a_text_without_an_action_plan_has_not_lost_its_measures() -> None:
    a = side(
        "a",
        [("agreement", ROOF), ("action_plan", BOATS)],
        commitments=[commitment(0, "obligation"), commitment(1, "intention")],
    )
    b = side("b", [("agreement", ROOF)], commitments=[commitment(0, "obligation")])
    assert [row.change for row in of("commitment", a, b)] == ["same", "no_such_part"]


def test_commitments_match_across_languages() -> None:
    a = side(
        "a",
        [("agreement", "Parterna ska varje år utvärdera sina mål.")],
        commitments=[commitment(0, "obligation")],
    )
    b = side(
        "b",
        [("agreement", "The parties should evaluate their objectives annually.")],
        language="en",
        commitments=[commitment(0, "recommendation")],
    )
    assert [row.change for row in of("commitment", a, b)] == ["softer"]


def test_each_pair_of_texts_is_contrasted_once() -> None:
    sides = [side(name, governance=[rule("term", name)]) for name in "abc"]
    assert {(row.document_a, row.document_b) for row in contrasts(sides, CODEBOOK)} == {
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    }


def test_likeness_of_terms() -> None:
    assert likeness({"x": 1.0, "y": 1.0}, {"x": 1.0, "z": 1.0}) == pytest.approx(0.5)
    assert likeness({}, {}) == 0
    assert covered({"x": 3.0, "y": 1.0}, [{"y": 1.0}, {"x": 0.1}]) == 1
    assert covered({"x": 3.0, "y": 1.0}, []) == 0
    assert closest({"x": 1.0}, [{"y": 1.0}, {"x": 1.0}]) == (1, 1.0)
    assert closest({"x": 1.0}, []) == (-1, 0.0)
