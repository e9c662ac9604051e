"""Sums of weights, the bars over which they code, and the shipped tables."""

from pathlib import Path

import pytest

from agreement_study.coding.cue_features import of_rules
from agreement_study.coding.event_cues import PLANNED
from agreement_study.coding.weighted_cues import (
    BIAS,
    RULE,
    Bar,
    Weights,
    likeliest,
    log_odds,
    scores,
    settled,
    strongest,
    weights,
)
from agreement_study.model import Document, Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

BAR = Bar(adds=100, keeps=-200)
CODES = {"unit": "governance/chair", "event": "event/adoption"}


def document(text: str, language: str) -> Document:
    source = Source(id="made", path=Path("made.txt"), kind="", language=language)
    return prepare(source, text, Settings())


@pytest.mark.parametrize(
    ("score", "ruled", "coded"),
    [
        (100, False, True),
        (99, False, False),
        (-200, True, True),
        (-201, True, False),
        (None, True, True),
        (None, False, False),
    ],
)
def test_bar(score: int | None, ruled: bool, coded: bool) -> None:
    known = {} if score is None else {"purpose": score}
    assert BAR.passes("purpose", known, ruled) is coded


def test_scores_are_sums_and_unknown_signs_say_nothing() -> None:
    table = {BIAS: [("a", -300), ("b", -10)], "w:x": [("a", 250)], "w:y": [("a", 80), ("b", -5)]}
    known = Weights.of(table)
    assert known.scores(["w:x", "w:y", "w:z"]) == {"a": 30, "b": -15}
    assert known.scores([]) == {"a": -300, "b": -10}


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [("w:y", "b", -5), ("w:x", "b", 0), ("w:z", "a", 0), ("w:x", "z", 0)],
)
def test_weight_of_a_sign_for_a_code(name: str, code: str, expected: int) -> None:
    table = {BIAS: [("a", -300), ("b", -10)], "w:x": [("a", 250)], "w:y": [("a", 80), ("b", -5)]}
    assert Weights.of(table).weight(name, code) == expected


@pytest.mark.parametrize(
    ("probability", "expected"), [(0.5, 0), (0.9, 220), (0.1, -220), (0.05, -294)]
)
def test_log_odds(probability: float, expected: int) -> None:
    assert log_odds(probability) == expected


def test_the_likeliest_value_is_one_of_its_field() -> None:
    known = {"basis": 900, "basis/document=other": -5, "basis/document=european_code": -90}
    assert likeliest("basis/document", known) == "other"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("subject", ["unit", "event"])
def test_shipped_weights(language: str, subject: str) -> None:
    table = weights(language, subject)
    assert CODES[subject] in table.codes
    rare = {code: score for code, score in table.scores([]).items() if code != PLANNED}
    assert all(score < 0 for score in rare.values())  # a code is rarer than none
    assert (table.table != 0).any(axis=1).all()  # no feature that says nothing


def test_a_text_in_another_language_is_weighed_as_english() -> None:
    assert weights("de", "unit").rows == weights("en", "unit").rows


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("sv", "Ordförandeskapet alternerar mellan parterna.", "governance/chair"),
        ("en", "The chair rotates between the two sides.", "governance/chair"),
        ("sv", "Endera parten får säga upp överenskommelsen skriftligt.", "governance/withdrawal"),
        ("en", "Either party may end the arrangement in writing.", "governance/withdrawal"),
    ],
)
def test_what_speaks_for_a_code(language: str, text: str, code: str) -> None:
    made = document(text, language)
    known = scores(made)[made.units[0].id]
    assert known[code] > log_odds(0.4)
    assert known[code] == max(v for name, v in known.items() if name.startswith("governance/"))
    assert strongest(made, made.units[0].id, code)[0][1] > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Föreningslivet i staden är rikt och har djupa rötter."),
        ("en", "The town has some three hundred clubs, and most are small."),
    ],
)
def test_what_speaks_for_none(language: str, text: str) -> None:
    made = document(text, language)
    known = scores(made)[made.units[0].id]
    assert max(v for name, v in known.items() if name.startswith("governance/")) < log_odds(0.4)


def test_cues_take_back_and_add() -> None:
    text = "Björkbacken är en liten ort.\n\nSyftet med överenskommelsen är att stärka demokratin."
    made = document(text, "sv")
    small, aim = made.units
    ruled = [made.code(small, "purpose", "vision", rule="a rule that errs")]
    bar = Bar(adds=log_odds(0.5), keeps=log_odds(0.4))
    rows = [(c.unit, c.value, c.rule) for c in settled(made, "purpose", ["kind"], ruled, bar)]
    assert rows == [(aim.id, "purpose", RULE)]
    assert list(settled(made, "purpose", ["kind"], ruled, None)) == ruled


def test_what_rules_found_is_a_cue() -> None:
    table = {
        BIAS: [("purpose", -300), ("basis", -10)],
        "rule:purpose": [("purpose", 200)],
        "rule:purpose:0=vision": [("purpose", 60)],
    }
    made = document("Björkbacken är en liten ort.", "sv")
    row = made.code(made.units[0], "purpose", "vision", rule="a rule: 'ort'")
    known = Weights.of(table)
    assert known.raised(known.scores([]), of_rules([row])) == {"purpose": -40, "basis": -10}


def test_a_rule_raises_the_score_of_its_unit_alone() -> None:
    made = document("Björkbacken är en liten ort.\n\nDär finns en skola.", "sv")
    town, school = made.units
    before = scores(made)
    after = scores(made, [made.code(town, "basis", "national_2008", rule="basis")])
    assert after[town.id]["basis"] > before[town.id]["basis"]
    assert after[town.id]["purpose"] == before[town.id]["purpose"]
    assert after[school.id] == before[school.id]
