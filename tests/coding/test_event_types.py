"""The kind and status of an event, by the words around its date."""

from datetime import date

import pytest

from agreement_study.coding.dates import find_dates
from agreement_study.coding.event_conditions import term
from agreement_study.coding.event_evidence import Evidence, evidence, marked
from agreement_study.coding.event_types import Kind, classify, classify_below, known_revision
from agreement_study.coding.event_words import event_words
from agreement_study.spans import Span

TODAY = date(2024, 9, 12)


def kind_of(text: str, language: str = "sv", *, heading: bool = False) -> str:
    own = event_words(language)
    (span, edtf), *_ = find_dates(text, language)
    kind = classify(marked(text, span, [], own), edtf, own, today=TODAY, title=heading)
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
        ("Barnkonventionen blev lag 2020.", "none|actual"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("type_", "edtf", "language", "expected"),
    [
        ("national_agreement", "2018", "sv", "national_revision"),
        ("national_agreement", "2018-02-09", "sv", "national_revision"),
        ("national_agreement", "2008", "sv", "national_agreement"),
        ("adoption", "2018", "sv", "adoption"),
        ("national_agreement", "2018", "en", "national_agreement"),
    ],
)
def test_when_the_national_agreement_was_revised_is_known(
    type_: str, edtf: str, language: str, expected: str
) -> None:
    kind = Kind(type=type_, status="actual")
    assert known_revision(kind, edtf, event_words(language)).type == expected


def test_some_rules_hold_for_headings_alone() -> None:
    title = "Överenskommelse om samverkan mellan regionen och länets föreningar 2022–2025"
    assert kind_of(title, heading=True) == "validity_period|planned"
    assert kind_of(title) == ""


def given(text: str) -> Evidence:
    (span, _), *others = find_dates(text, "sv")
    own = event_words("sv")
    return evidence(marked(text, span, [other for other, _ in others], own), own)


def window(found: Evidence, number: int) -> str:
    span = found.windows[number]
    return found.text[span.start : span.end]


def test_a_date_is_read_in_its_own_clause_first() -> None:
    found = given("Arbetet startade 2015 och den nationella överenskommelsen slöts 2008.")
    assert window(found, 0) == "arbetet startade \x01"
    assert window(found, -1) == "arbetet startade \x01 och den nationella överenskommelsen slöts "


def test_what_has_no_verb_of_its_own_is_read_with_what_stands_before() -> None:
    found = given("Överenskommelsen antogs i Lund, vid ett möte den 3 maj 2019.")
    assert window(found, 0).startswith("överenskommelsen antogs")


def test_of_labelled_parts_only_the_first_and_that_of_the_date_count() -> None:
    found = given("Bjuda in alla. Ansvarig: Rådet för samråd. Klart: maj 2025. Pengar: nej")
    assert found.text == "bjuda in alla. klart : \x01."


def test_a_pronoun_stands_for_something_only_where_it_stands_alone() -> None:
    assert given("Den antogs 2019.").places.get("pronoun")
    assert not given("Den gamla antogs 2019.").places.get("pronoun")


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("adopt", True),
        ("!adopt", False),
        ("sign|adopt", True),
        ("adopt<0", False),
        ("adopt<1", True),
        ("adopt>5", False),
        ("meeting>1", True),
        ("meeting~1", True),
        ("^agreement", True),
        ("^adopt", False),
    ],
)
def test_condition(condition: str, *, holds: bool) -> None:
    found = given("Överenskommelsen antogs redan 2019 vid mötet.")
    assert term(condition).holds(found, Span(0, len(found.text))) is holds


def test_a_heading_tells_what_the_dates_below_it_are() -> None:
    own = event_words("sv")
    below = {"own": own, "today": TODAY}
    kind = classify_below("kommande möten", "\x01 digitalt", "2024-10-02", **below)
    assert kind
    assert (kind.type, kind.status) == ("meeting", "planned")
    assert classify_below("kontakt", "\x01 digitalt", "2024-10-02", **below) is None
