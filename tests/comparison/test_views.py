"""Typed tables from invented codings: whose attribute, which event, under which principle."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.comparison.views import document_tables
from agreement_study.model import CodedDocument, Coding, Document, Source, Unit

TEXT = "Vi möts ofta. Gruppen leder arbetet. Planen gäller åren."
UNITS = (
    Unit(id="u1", kind="sentence", start=0, end=13, text=TEXT[:13]),
    Unit(id="u2", kind="sentence", start=14, end=36, text=TEXT[14:36]),
    Unit(id="u3", kind="sentence", start=37, end=56, text=TEXT[37:56]),
)


def coding(unit: str, code: str, value: str = "", coder: str = "mine") -> Coding:
    place = next(one for one in UNITS if one.id == unit)
    return Coding(
        document="pact",
        unit=unit,
        start=place.start,
        end=place.end,
        code=code,
        value=value,
        coder=coder,
        quote=TEXT[place.start : place.end],
    )


def rows(table: str, codings: Sequence[Coding], **counts: str) -> list[Any]:
    source = Source(id="pact", path=Path("pact.txt"), language="sv")
    document = Document(source=source, text=TEXT, language="sv", units=UNITS)
    coded = CodedDocument(document=document, codings=tuple(codings), coverage=())
    codebook = read_codebook()
    return list(document_tables(coded, codebook, baseline="national-2008", counts=counts)[table])


@pytest.mark.parametrize(
    ("said", "body", "status"),
    [
        ([], "", "stated"),
        (["chair|styrgrupp|stated"], "styrgrupp", "stated"),
        (["chair||unclear"], "", "unclear"),
        (["chair|styrgrupp|unclear"], "styrgrupp", "unclear"),
        (["mandate|styrgrupp|unclear"], "", "stated"),  # of another attribute of the unit
        (["chair"], "", "stated"),  # says nothing that can be read
    ],
)
def test_governance_has_the_body_and_status_of_its_attribution(
    said: list[str], body: str, status: str
) -> None:
    codings = [coding("u2", "governance/chair", "elected")]
    codings += [coding("u2", "attribution", value) for value in said]
    (row,) = rows("governance", codings)
    assert (row["attribute"], row["value"]) == ("chair", "elected")
    assert (row["body"], row["status"]) == (body, status)


def test_two_attributes_of_a_unit_keep_their_bodies_apart() -> None:
    codings = [
        coding("u2", "governance/mandate"),
        coding("u2", "governance/composition", "mixed"),
        coding("u2", "attribution", "composition|råd|stated"),
    ]
    assert [row["body"] for row in rows("governance", codings)] == ["", "råd"]


def test_an_attribution_goes_with_the_coding_of_its_own_coder() -> None:
    codings = [
        coding("u2", "governance/chair", "elected", coder="anna"),
        coding("u2", "governance/chair", "shared", coder="program"),
        coding("u2", "attribution", "chair|styrgrupp|unclear", coder="program"),
    ]
    (row,) = rows("governance", codings, governance="anna")
    assert (row["value"], row["body"], row["status"]) == ("elected", "", "stated")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ([], "pact"),
        ([("about/national", "2008|national_agreement|actual")], "national"),
        ([("about/national", "2018|national_revision|actual")], "pact"),
        ([("mention", "2008|national_agreement|actual")], "pact"),
    ],
)
def test_an_event_is_about_the_document_unless_a_coding_says_else(
    said: list[tuple[str, str]], about: str
) -> None:
    codings = [coding("u3", "event", "2008|national_agreement|actual")]
    codings += [coding("u3", code, value) for code, value in said]
    (row,) = rows("events", codings)
    assert (row["date"], row["type"], row["status"]) == ("2008", "national_agreement", "actual")
    assert row["about"] == about


def test_a_commitment_stands_under_the_principle_of_its_unit() -> None:
    codings = [
        coding("u1", "principle/dialogue", "defined"),
        coding("u2", "principle/quality", "declared"),
        coding("u1", "commitment", "joint|obligation|provision"),
        coding("u2", "commitment", "body|obligation|responsibility"),
    ]
    assert [row["principle"] for row in rows("commitments", codings)] == ["dialogue", ""]
    assert [row["bearer"] for row in rows("commitments", codings)] == ["joint", "body"]


def test_a_party_has_a_side_and_a_name_with_any_signs() -> None:
    (row,) = rows("parties", [coding("u1", "parties", "civil:Nätverket: Ådal")])
    assert (row["side"], row["name"]) == ("civil", "Nätverket: Ådal")
