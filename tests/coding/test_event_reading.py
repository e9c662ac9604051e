"""How whole texts are read: rows of calendars, years, what leads, and the text's own date."""

from datetime import date
from pathlib import Path

import pytest
from tests.coding.unit_documents import lines_document

from agreement_study.coding.event_clock import own_date, planned_from, signed_date
from agreement_study.coding.event_mentions import read_events
from agreement_study.coding.event_reading import read_document
from agreement_study.model import Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

MINUTES = """\
PROTOKOLL
Samverkansgruppen för överenskommelsen

Datum: 2023-11-14

Gruppen enades om en tidplan:
- December: utkast skickas till alla
- 15 januari–28 februari: remiss
- 27 maj: kommunfullmäktige fattar beslut

Arbetsgruppen har egna möten:
  25/11  digitalt
  v. 50  heldag i Lövnäs

Kalender 2024
  8/2    Styrgrupp
  7/5    gemensam utbildningsdag
"""

REPORT = """\
Uppföljning av överenskommelsen 2022
Rapport till regionstyrelsen

Sammanfattning

Rådet har haft två möten: den 9 februari och den 23 november. Bidraget var 900 000 kronor 2022.

Planering framåt

Kvartal 1: uppdatera webbplatsen
Hösten: konferens med kommunerna
"""


def values(text: str) -> set[str]:
    source = Source(id="t", path=Path("t.txt"), kind="", language="sv")
    return {event.value for event in read_events(prepare(source, text, Settings()), weighs=False)}


def test_a_year_in_a_label_is_that_of_the_days_behind_it() -> None:
    text = (
        "NOTICE\n\nThe Board meets on 3 November 2011.\n\n- Dates for 2012: 19 January, 15 March\n"
    )
    source = Source(id="t", path=Path("t.txt"), kind="", language="en")
    events = read_events(prepare(source, text, Settings()), weighs=False)
    dates = ["2011-11-03", "2012-01-19", "2012-03-15"]
    assert [event.edtf for event in events] == dates


@pytest.mark.parametrize(
    "value",
    [
        "2023-11-14|meeting|actual",
        "2023-12|other|planned",
        "2024-01-15/2024-02-28|consultation|planned",
        "2024-05-27|planned_decision|planned",
        "2023-11-25|meeting|planned",
        "2023-12-11/2023-12-17|meeting|planned",
        "2024-02-08|meeting|planned",
        "2024-05-07|other|planned",
    ],
)
def test_rows_of_minutes(value: str) -> None:
    assert value in values(MINUTES)


@pytest.mark.parametrize(
    "value",
    [
        "2022-02-09|meeting|actual",
        "2022-11-23|meeting|actual",
        "2022|funding_period|actual",
        "2023-01/2023-03|other|planned",
        "2023-23|meeting|planned",
    ],
)
def test_a_report_is_written_when_its_year_has_gone(value: str) -> None:
    assert value in values(REPORT)


def test_what_a_page_says_of_itself_dates_it() -> None:
    lines = [("heading", "Överenskommelsen"), ("sentence", "Sidan granskades: 11 februari 2026")]
    assert own_date(lines_document(lines, "sv")) == date(2026, 2, 11)


def test_a_plan_is_read_from_the_day_before_it_begins() -> None:
    lines = [("heading", "Action plan 2024–2026"), ("item", "Train volunteers, June 2024")]
    document = lines_document(lines, "en")
    assert planned_from(document) == date(2024, 1, 1)
    assert "2024-06|other|planned" in {event.value for event in read_events(document)}


def test_the_day_of_signing_dates_a_text_that_bears_none() -> None:
    text = [("sentence", f"The parties meet and talk about matter number {n}.") for n in range(12)]
    document = lines_document([*text, ("sentence", "Tallinn, 24 February 2021")], "en")
    assert own_date(document) is None
    assert signed_date(document) == date(2021, 2, 24)
    assert read_document(document).day is None


def test_two_places_and_days_in_one_line_are_two_signatures() -> None:
    text = [("sentence", f"Parterna möts för dialog nummer {'x' * n}.") for n in range(12)]
    line = ("sentence", "Skogstad 2023-12-14 Skogstad 2023-12-18")
    found = {event.value for event in read_events(lines_document([*text, line], "sv"))}
    assert found == {"2023-12-14|adoption|actual", "2023-12-18|adoption|actual"}


def test_what_is_told_as_the_next_time_is_what_was_told_before() -> None:
    lines = [
        ("heading", "Mötesplatser"),
        ("sentence", "Varje höst ordnar vi en konferens."),
        ("sentence", "Nästa gång är den 8 oktober 2026 i Folkets hus."),
    ]
    found = {event.value for event in read_events(lines_document(lines, "sv", date="2026-02-01"))}
    assert "2026-10-08|meeting|planned" in found


def test_a_month_over_rows_is_no_event() -> None:
    lines = [
        ("heading", "Årshjul 2026"),
        ("heading", "Mars"),
        ("item", "Styrgruppens möte 12 mars"),
        ("heading", "Juni–juli"),
        ("item", "Ledigt"),
    ]
    found = {event.value for event in read_events(lines_document(lines, "sv"), weighs=False)}
    assert found == {"2026-03-12|meeting|planned"}


def test_what_an_action_is_about_does_not_tell_what_happens_then() -> None:
    text = "Action plan\n\nAction\tLead\tWhen\nReview the grant budget\tCouncil\t2031\n"
    source = Source(id="made", path=Path("made.txt"), kind="plan", language="en")
    found = read_events(prepare(source, text, Settings()), weighs=False)
    assert [event.type for event in found] == ["other"]
