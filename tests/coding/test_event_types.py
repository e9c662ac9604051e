"""The kind and status of an event, by the words around its date."""

from datetime import date

import pytest

from agreement_study.coding.dates import find_dates
from agreement_study.coding.event_types import classify, clause_of, event_words, marked

TODAY = date(2024, 9, 12)


def kind_of(text: str, language: str = "sv", *, heading: bool = False) -> str:
    own = event_words(language)
    (span, edtf), *_ = find_dates(text, language)
    kind = classify(marked(text, span, [], own), edtf, own, today=TODAY, heading=heading)
    return f"{kind.type}|{kind.status}" if kind else ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Handlingsplanen antogs av styrgruppen i maj 2023.", "adoption|actual"),
        ("Handlingsplanen för 2021–2023 har följts upp.", "action_plan_period|planned"),
        ("Fullmäktige ska anta överenskommelsen i maj 2025.", "planned_decision|planned"),
        ("En utvärdering görs våren 2026.", "review_deadline|planned"),
        ("Vid konferensen den 12 mars 2024 deltog många.", "meeting|actual"),
        ("Remisstiden pågick 1 mars–31 maj 2024.", "consultation|actual"),
        ("Budgeten för 2025 presenterades.", "funding_period|planned"),
        ("År 2030 ska länet vara klimatneutralt.", "objective_year|planned"),
        ("Sverige antog 2010 en ny politik.", ""),
        ("Barnkonventionen blev lag 2020.", ""),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_some_rules_hold_for_headings_alone() -> None:
    title = "Överenskommelse om samverkan i Dalarna 2022–2025"
    assert kind_of(title, heading=True) == "validity_period|planned"
    assert kind_of(title) == ""


def test_each_date_has_its_own_clause() -> None:
    text = "Arbetet startade 2015 och den nationella överenskommelsen slöts 2008."
    own = event_words("sv")
    (first, _), (second, _) = find_dates(text, "sv")
    assert clause_of(marked(text, first, [second], own), own) == "arbetet startade \x01"
    assert clause_of(marked(text, second, [first], own), own).startswith(" och den nationella")
