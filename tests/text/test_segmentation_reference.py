"""Units of the five sources against the reference units.

The reference was made by a language model in two passes; no human has confirmed it.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from agreement_study.corpus.readers import read_text
from agreement_study.model import Document, Source, Unit
from agreement_study.spans import EditMap
from agreement_study.text.agreement_with_reference import unit_agreement
from agreement_study.text.layout import layout_edits
from agreement_study.text.segmentation import segment

DATA = Path(__file__).parents[2] / "data"
ENGLISH = "vgr-2014"
DOCUMENTS = (ENGLISH, "varmland", "norrbotten", "blekinge-2026", "vgr-minutes-2023-08-30")
LEAST = 0.95


@cache
def reference() -> dict[str, list[Unit]]:
    units: dict[str, list[Unit]] = {}
    with (DATA / "reference" / "units.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            unit = Unit(
                id=row["unit"],
                kind=row["kind"],
                start=int(row["start"]),
                end=int(row["end"]),
                text=row["text"],
            )
            units.setdefault(row["document"], []).append(unit)
    return units


def found(document: str, *, damaged: bool = False) -> tuple[str, tuple[Unit, ...]]:
    text = read_text(DATA / "sources" / f"{document}.txt")
    language = "en" if document == ENGLISH else "sv"
    edits = layout_edits(text, language)
    return text, segment(document, text, edits, language, damaged=damaged)


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_units_agree_with_the_reference(document: str, damaged: bool) -> None:
    text, units = found(document, damaged=damaged)
    agreement = unit_agreement(text, units, reference()[document])
    described = [f"{u.id} {u.kind} {u.text[:60]}" for u in agreement.missed + agreement.extra]
    assert agreement.recall >= LEAST, described
    assert agreement.precision >= LEAST, described


def section(document: str, heading: str) -> Sequence[str]:
    text, units = found(document)
    read = Document(source=Source(id=document, path=Path("x")), text=text, language="", units=units)
    top = next(u for u in units if u.kind == "heading" and u.text.startswith(heading))
    return [unit.text for unit in read.section_units(top)]


@pytest.mark.parametrize(
    ("document", "heading", "first", "last"),
    [
        (
            "norrbotten",
            "1. Självtändighet",
            "Samtliga parter ska",
            "Parterna från offentlig sektor",
        ),
        ("norrbotten", "7. Innovation", "Parterna ska ges", "Parterna ska verka för ett öppet"),
        ("vgr-2014", "1st Principle", "By adopting a dialogue", "The social economy initiates"),
        ("vgr-2014", "3rd Principle", "The public sector as", "The parties within the social"),
        ("vgr-2014", "6th Principle", "Through the Agreement", "Coordination and knowledge"),
        ("blekinge-2026", "1. Sjalv", "Idéburna organisationer", "Langsiktigheten maste"),
        ("blekinge-2026", "~. Innovation", "Parterna ska stiarka", "En tydlig malsattning"),
        ("varmland", "Portalprincipen", "All samverkan bygger", "Genom dialogen identifieras"),
        ("varmland", "Mangfald", "Principen om méngfald", "Ett vixande utbud"),
    ],
)
def test_the_section_of_a_principle_is_whole(
    document: str, heading: str, first: str, last: str
) -> None:
    texts = section(document, heading)
    assert texts[0].startswith(first)
    assert texts[-1].startswith(last)


def test_the_action_plan_is_a_part_of_its_own() -> None:
    _, units = found(ENGLISH)
    opening = next(unit for unit in units if unit.text.startswith("Action Plan 2015"))
    assert {unit.part for unit in units if unit.start < opening.start} == {"agreement"}
    assert {unit.part for unit in units if unit.start >= opening.start} == {"action_plan"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_layout_repaired_twice_changes_nothing(document: str) -> None:
    text = read_text(DATA / "sources" / f"{document}.txt")
    language = "en" if document == ENGLISH else "sv"
    repaired = EditMap(text, layout_edits(text, language)).repaired
    assert layout_edits(repaired, language) == ()
