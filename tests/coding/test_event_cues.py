"""The kind of an event by weighted cues, which hear the rules as one sign among others."""

from pathlib import Path

import pytest

from agreement_study.coding import event_cues
from agreement_study.coding.event_cues import event_features, weighed
from agreement_study.coding.event_lines import Leads
from agreement_study.coding.event_mentions import read_dates
from agreement_study.coding.event_reading import read_document
from agreement_study.coding.event_types import Kind
from agreement_study.coding.weighted_cues import Weights
from agreement_study.model import Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

SOURCE = Source(id="made", path=Path("made.txt"), kind="", language="sv")
TEXT = "Avtalet undertecknades den 3 maj 2024 i Björkbacken."


def seen(rule: str) -> frozenset[str]:
    document = prepare(
        Source(id="made", path=Path("made.txt"), kind="", language="sv"), TEXT, Settings()
    )
    marked = "avtalet undertecknades den \x01 i björkbacken."
    kind = Kind(type=rule, status="actual", words="")
    reading = read_document(document)
    unit = document.units[0]
    return event_features(reading, unit, marked, "2024-05-03", kind, Leads(heading="Underskrifter"))


@pytest.mark.parametrize(
    "sign",
    ["r:adoption", "e:10", "l:undert", "n:björkb", "h:unders", "w:avtale", "t:sign", "k:sentence"],
)
def test_a_sign(sign: str) -> None:
    assert sign in seen("adoption")


def test_a_sure_rule_is_kept() -> None:
    kind = Kind(type="adoption", status="actual", words="sign")
    assert weighed(kind, seen("adoption"), "sv") is kind


def test_cues_overrule_a_rule_that_found_nothing_better() -> None:
    found = weighed(Kind(type="other", status="actual"), seen("other"), "sv")
    assert (found.type, found.status, found.words) == ("adoption", "actual", "weighted cues")


def test_dates_without_cues_are_those_of_the_rules() -> None:
    document = prepare(
        Source(id="made", path=Path("made.txt"), kind="", language="sv"), TEXT, Settings()
    )
    ruled = list(read_dates(read_document(document, weighs=False)))
    assert [(event.edtf, event.type) for event in ruled] == [("2024-05-03", "adoption")]
    assert all("weighted" not in event.rule for event in ruled)


def weighing(monkeypatch: pytest.MonkeyPatch, **scores: int) -> None:
    bias = tuple((code.replace("_or_", "/"), score) for code, score in scores.items())
    monkeypatch.setattr(event_cues, "weights", lambda language, subject: Weights.of({"bias": bias}))


def test_a_kind_that_rules_name_stays_unless_cues_speak_clearly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ruled = Kind(type="meeting", status="actual")
    weighing(monkeypatch, event_or_meeting=0, event_or_adoption=100)
    assert weighed(ruled, frozenset(), "sv").type == "meeting"
    weighing(monkeypatch, event_or_meeting=0, event_or_adoption=200)
    assert weighed(ruled, frozenset(), "sv").type == "adoption"


@pytest.mark.parametrize(
    ("ruled", "status"), [("review_deadline", "planned"), ("national_agreement", "actual")]
)
def test_some_kinds_have_one_status(
    ruled: str, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighing(monkeypatch, event_or_other=0, event_or_none=-300)
    for told in ("planned", "actual"):
        assert weighed(Kind(type="other", status=told), frozenset(), "en").status == told
    weighing(monkeypatch, **{f"event_or_{ruled}": 0, "event_or_none": -300})
    for told in ("planned", "actual"):
        assert weighed(Kind(type=ruled, status=told), frozenset(), "en").status == status
