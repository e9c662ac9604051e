from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.comparison.contrasts import Side
from agreement_study.comparison.follow_through import (
    JUDGEMENTS,
    Followed,
    follow_through,
    inference_text,
)
from agreement_study.comparison.likeness import read_sayings
from agreement_study.language import words
from agreement_study.model import Coding, Document, Source, Unit

CODEBOOK = read_codebook(Path(__file__).parents[2] / "data" / "codebook")
SILENT = "Bilarna parkeras bakom ladan."


def side(
    name: str, sentences: Sequence[str] = (), codings: Sequence[Coding] = (), **rows: Any
) -> Side:
    sentences = sentences or [SILENT if name == "b" else "Taket har lagts om."]
    units, at = [], 0
    for number, text in enumerate(sentences):
        units.append(Unit(id=str(number), kind="sentence", start=at, end=at + len(text), text=text))
        at += len(text) + 1
    source = Source(id=name, path=Path("text.txt"))
    document = Document(source=source, text=" ".join(sentences), language="sv", units=tuple(units))
    return Side(
        document=document,
        rows={table: [{"document": name, **row} for row in found] for table, found in rows.items()},
        codings=codings,
        sayings=read_sayings(document, CODEBOOK),
    )


def rule(attribute: str, value: str = "", unit: int = 0) -> dict[str, Any]:
    return {
        "unit": str(unit),
        "attribute": attribute,
        "value": value,
        "status": "stated",
        "start": unit,
        "end": unit + 1,
    }


def event(
    date: str, kind: str = "meeting", status: str = "planned", unit: int = 0
) -> dict[str, Any]:
    return {"unit": str(unit), "date": date, "type": kind, "status": status, "start": 3, "end": 9}


def followed(agreement: Side, later: Side, item: str) -> Followed:
    (found,) = [row for row in follow_through(agreement, later) if row.item == item]
    assert found.judgement in JUDGEMENTS
    return found


def key(found: Followed) -> tuple[str, str]:
    return found.judgement, found.inference.partition("|")[0]


@pytest.mark.parametrize(
    ("value", "dates", "expected"),
    [
        ("4..12", ["2021-02-03", "2021-05-04", "2021-09-01", "2021-11-10/2021-11-11"],
         ("consistent_with", "meetings_at_least")),
        ("4", ["2021-02-03", "2021-05-04"], ("cannot_be_judged", "fewer_meetings_known")),
        ("1..2", ["2021-02-03", "2021-03-03", "2021-04"], ("at_odds_with", "more_meetings")),
        ("4..", [f"2021-{month:02}-01" for month in range(1, 10)],
         ("consistent_with", "meetings_at_least")),
        ("2", ["2021-02-03", "2021-02-03", "2021-08-03"],
         ("consistent_with", "meetings_at_least")),
        ("4", ["2021", "2021-21"], ("not_mentioned", "no_passage")),
        ("4", [], ("not_mentioned", "no_passage")),
    ],
)  # fmt: skip
def test_meetings_known_are_a_lower_bound(
    value: str, dates: list[str], expected: tuple[str, str]
) -> None:
    agreement = side("a", governance=[rule("meeting_frequency", value)])
    later = side("b", events=[event(date) for date in dates])
    assert key(followed(agreement, later, "meeting_frequency")) == expected


def test_dates_of_another_year_do_not_add_up() -> None:
    agreement = side("a", governance=[rule("meeting_frequency", "1")])
    later = side("b", events=[event("2020-01-01"), event("2021-01-01")])
    found = followed(agreement, later, "meeting_frequency")
    assert found.inference == "meetings_at_least|count=1|held=0|year=2021|value=1"


PRESENT_BOTH = "Närvarande: två tjänstepersoner från kommunen och tre från det civila samhället."
PRESENT = "Närvarande: fem personer."


@pytest.mark.parametrize(
    ("attribute", "value", "present", "expected"),
    [
        ("composition", "mixed", PRESENT_BOTH, ("consistent_with", "present_from_both")),
        ("composition", "mixed", PRESENT, ("cannot_be_judged", "present_not_composition")),
        ("parity", "equal", PRESENT_BOTH, ("cannot_be_judged", "present_not_composition")),
        ("size", "12", PRESENT_BOTH, ("cannot_be_judged", "present_not_composition")),
    ],
)
def test_those_present_are_not_the_composition(
    attribute: str, value: str, present: str, expected: tuple[str, str]
) -> None:
    agreement = side("a", governance=[rule(attribute, value)])
    later = side("b", [present], governance=[rule("composition")])
    assert key(followed(agreement, later, attribute)) == expected


@pytest.mark.parametrize(
    ("attribute", "value", "other", "expected"),
    [
        ("parity", "equal", "equal", ("consistent_with", "value_agrees")),
        ("parity", "equal", "unequal", ("at_odds_with", "value_differs")),
        ("term", "P2Y", "P4Y", ("at_odds_with", "value_differs")),
        ("chair", "rotating", "elected", ("mentioned", "attribute_stated")),
        ("funding", "", "", ("mentioned", "attribute_stated")),
        ("body", "group", "group", ("mentioned", "body_taken_as_same")),
        ("secretariat", "post", "post", ("mentioned", "office_of_that_name")),
        ("secretariat", "post", "", ("mentioned", "office_of_another_name")),
        ("meeting_frequency", "4", "6", ("at_odds_with", "value_differs")),
    ],
)
def test_values_of_both(attribute: str, value: str, other: str, expected: tuple[str, str]) -> None:
    agreement = side("a", governance=[rule(attribute, value)])
    later = side("b", governance=[rule(attribute, other)])
    assert key(followed(agreement, later, attribute)) == expected


def test_silence_is_not_at_odds() -> None:
    attributes = ("parity", "term", "revision", "withdrawal", "funding", "validity", "body")
    agreement = side("a", governance=[rule(name, "P1Y") for name in attributes])
    judged = {row.judgement for row in follow_through(agreement, side("b"))}
    assert judged == {"not_mentioned"}


@pytest.mark.parametrize(
    ("every", "period", "expected"),
    [
        ("P3Y", "2021/2024", ("consistent_with", "period_fits")),
        ("P4Y", "2021/2024", ("consistent_with", "period_fits")),
        ("P1Y", "2021/2024", ("at_odds_with", "period_differs")),
        ("P3Y", "", ("mentioned", "revision_spoken_of")),
    ],
)
def test_the_period_of_the_next_plan_fits_the_interval(
    every: str, period: str, expected: tuple[str, str]
) -> None:
    agreement = side("a", ["Handlingsplanen revideras."], governance=[rule("revision", every)])
    events = [event(period, "action_plan_period")] if period else []
    later = side(
        "b", ["En ny handlingsplan tas fram."], governance=[rule("revision")], events=events
    )
    assert key(followed(agreement, later, "revision")) == expected


def test_a_new_plan_says_nothing_of_a_new_agreement() -> None:
    agreement = side("a", ["Överenskommelsen revideras."], governance=[rule("revision", "P3Y")])
    later = side(
        "b",
        ["En ny handlingsplan tas fram."],
        governance=[rule("revision")],
        events=[event("2021/2024", "action_plan_period")],
    )
    assert key(followed(agreement, later, "revision")) == ("not_mentioned", "no_passage")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("2022-03-01", ("consistent_with", "within_validity")),
        ("2026-03-01", ("cannot_be_judged", "outside_validity")),
    ],
)
def test_validity(held: str, expected: tuple[str, str]) -> None:
    agreement = side("a", governance=[rule("validity", "2021/2024")])
    later = side("b", events=[event(held, status="actual")])
    assert key(followed(agreement, later, "validity")) == expected


def principles(*keys: str) -> list[dict[str, Any]]:
    return [
        {"principle": one, "position": place, "start": place, "end": place + 1}
        for place, one in enumerate(keys, 1)
    ]


def counted(number: int) -> Coding:
    return Coding(
        document="b", unit="0", start=2, end=5, code="list/stated_count", value=str(number)
    )


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (side("b", codings=[counted(2)]), ("consistent_with", "principles_counted")),
        (side("b", codings=[counted(5)]), ("at_odds_with", "principles_counted_otherwise")),
        (side("b", principles=principles("openness", "quality", "dialogue")),
         ("consistent_with", "principles_listed")),
        (side("b", principles=principles("openness")), ("at_odds_with", "principles_missing")),
        (side("b", ["Principerna togs upp."]), ("mentioned", "principles_spoken_of")),
        (side("b"), ("not_mentioned", "no_passage")),
    ],
)  # fmt: skip
def test_principles(later: Side, expected: tuple[str, str]) -> None:
    agreement = side("a", principles=principles("quality", "dialogue"))
    assert key(followed(agreement, later, "principles")) == expected


@pytest.mark.parametrize(
    ("date", "other", "expected"),
    [
        ("2014-11-25", "2014", ("consistent_with", "date_agrees")),
        ("2014", "2014-11-25", ("consistent_with", "date_agrees")),
        ("2014-11-25", "2019-01-01", ("cannot_be_judged", "date_of_another")),
    ],
)
def test_adoption(date: str, other: str, expected: tuple[str, str]) -> None:
    agreement = side("a", events=[event(date, "adoption")])
    assert key(followed(agreement, side("b", events=[event(other, "adoption")]), "adoption")) == (
        expected
    )


def test_a_commitment_that_is_taken_up_leads_to_both_passages() -> None:
    promise = "Parterna ska ordna gemensamma utbildningar om barns rättigheter."
    report = "Under våren ordnades två gemensamma utbildningar om barns rättigheter."
    row = {"unit": "0", "start": 0, "end": len(promise), "principle": ""}
    agreement = side("a", [promise], commitments=[row])
    found = followed(agreement, side("b", [SILENT, report]), "0")
    assert key(found) == ("mentioned", "words_shared")
    assert (found.start_b, found.end_b) == (len(SILENT) + 1, len(SILENT) + 1 + len(report))
    assert key(followed(agreement, side("b"), "0")) == ("not_mentioned", "no_passage")


def test_inferences_are_spelled_out_alike_in_both_languages() -> None:
    swedish, english = (words(language, "follow") for language in ("sv", "en"))
    assert swedish["inferences"].keys() == english["inferences"].keys()
    assert set(swedish["judgements"]) == set(english["judgements"]) == set(JUDGEMENTS)
    for name, sentence in swedish["inferences"].items():
        fields = set(re.findall(r"{(\w+)}", sentence))
        assert fields == set(re.findall(r"{(\w+)}", english["inferences"][name]))


def test_an_inference_names_what_it_rests_on() -> None:
    text = inference_text("meetings_at_least|count=4|held=1|year=2021|value=4..12", "en")
    assert "4 meeting dates in 2021" in text
    assert "lower bound" in text
    assert "{" not in text
