"""How cues settle what rules found, when an attribute is told of once only, and values."""

from pathlib import Path

import pytest

from agreement_study.coding.cue_features import readings
from agreement_study.coding.governance_cues import Found, GovernanceCues, read
from agreement_study.coding.governance_rules import governance_rules
from agreement_study.coding.weighted_cues import RULE, Bar
from agreement_study.model import Document, Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

BAR = Bar(adds=40, keeps=-260, first=-80)
TEXT = "The parties meet. They talk at length about things. The chair then goes home.\n"


def document(text: str, language: str) -> Document:
    source = Source(id="made", path=Path("made.txt"), kind="", language=language)
    return prepare(source, text, Settings())


def settled(scores: list[int], ruled: list[bool], bar: Bar = BAR, code: str = "chair") -> list[str]:
    """Return by which rule each of three units has an attribute, or nothing."""
    made = document(TEXT, "en")
    places = readings(made.units, "en", "")
    by_unit = {
        p.unit.id: {f"governance/{code}": score} for p, score in zip(places, scores, strict=True)
    }
    cues = GovernanceCues(language="en", rules=governance_rules("en"), bar=bar, scores=by_unit)
    rule = [Found(attribute=code, value="", rule="rule")]
    told = cues.settled(places, [rule if one else [] for one in ruled])
    return ["".join(one.rule for one in found) for found in told]


def test_what_no_unit_has_is_told_of_where_it_is_likeliest() -> None:
    assert settled([-200, -60, -70], [False] * 3) == ["", RULE, ""]


def test_what_a_unit_has_is_not_sought_elsewhere() -> None:
    assert settled([50, -60, -70], [False] * 3) == [RULE, "", ""]
    assert settled([-90, -60, -70], [True, False, False]) == ["rule", "", ""]


def test_under_every_bar_nothing_is_told() -> None:
    assert settled([-200, -81, -100], [False] * 3) == ["", "", ""]
    assert settled([39, 39, 39], [False] * 3, Bar(adds=40, keeps=40)) == ["", "", ""]


def test_what_cues_deny_may_stand_elsewhere() -> None:
    assert settled([-300, -60, -70], [True, False, False]) == ["", RULE, ""]


def test_a_term_without_a_value_is_not_told() -> None:
    assert settled([500, 500, 500], [False] * 3, code="term") == ["", "", ""]


READ = [
    ("sv", "meeting_frequency", "Bordet kommer samman fyra gånger om året.", "4"),
    ("sv", "term", "Man väljs för två år i taget.", "P2Y"),
    ("sv", "parity", "Hälften av platserna är föreningarnas.", "equal"),
    ("sv", "validity", "Papperet löper på fyra år.", "P4Y"),
    ("sv", "followup", "Läget gås igenom vartannat år.", "P2Y"),
    ("sv", "term", "Den som sitter kan väljas om.", ""),
    ("en", "meeting_frequency", "The table gathers twice yearly.", "2"),
    ("en", "term", "Seats are held for three years.", "P3Y"),
    ("en", "parity", "Each side fills five chairs.", "equal"),
    ("en", "validity", "The paper stands until further notice.", "indefinite"),
    ("en", "revision", "It is looked over every other year.", "P2Y"),
    ("en", "validity", "The paper stands.", ""),
]


@pytest.mark.parametrize(("language", "attribute", "text", "expected"), READ)
def test_values_of_what_cues_found(language: str, attribute: str, text: str, expected: str) -> None:
    place = readings(document(text, language).units, language, "")[-1]
    assert read(attribute, place, governance_rules(language), language) == expected
