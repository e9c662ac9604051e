"""Dates of running text as EDTF: what is a date, to which precision, and what is none."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agreement_study.coding.dates import Clock, find_dates
from agreement_study.edtf import is_edtf
from agreement_study.language import words

AUGUST = Clock(day=date(2023, 8, 30), forward=True)

SWEDISH = {
    "perioden 2015-2017 och 2018 till 2023": ["2015/2017", "2018/2023"],
    "Handlingsplan 2026—2029": ["2026/2029"],
    "i mars 2024": ["2024-03"],
    "25-11-2014, den 30 augusti 2023, 2014-11-25": ["2014-11-25", "2023-08-30", "2014-11-25"],
    "v. 47 tom v. 3.": ["2023-11-20/2024-01-21"],
    "v. 12 2024, vecka 40–41": ["2024-03-18/2024-03-24", "2023-10-02/2023-10-15"],
    "3/10 – 9.30-15.00, på biblioteket": ["2023-10-03"],
    "Samrådsgruppen möts 10/2 – tema lokaler": ["2024-02-10"],
    "Presidiet samlas 17/11, rum 2/3": ["2023-11-17"],
    "Minst 2/3 av rösterna, 4/5 i andra fall": [],
    "6–7/12 lunch till lunch": ["2023-12-06/2023-12-07"],
    "under hösten; hösten 2022": ["2023-23", "2022-23"],
    "har pågått sedan 2011.": ["2011/.."],
    "Senast under 2029": ["2029"],
    "mellan åren 2018 och 2023": ["2018/2023"],
    "mellan parterna 2018 och 2023": ["2018", "2023"],
    "3 maj, 5 juni och 7 september 2024": ["2024-05-03", "2024-06-05", "2024-09-07"],
    "den 12 och 13 mars 2024": ["2024-03-12", "2024-03-13"],
    "från och med den 1 januari 2024 till och med den 31 december 2027": ["2024-01-01/2027-12-31"],
    "gäller till och med 2027-12-31": ["../2027-12-31"],
    "gäller från 2025 och tills vidare": ["2025/.."],
    "på 1990-talet": ["199X"],
    "första halvåret 2025, kvartal 2 2025": ["2025-01/2025-06", "2025-04/2025-06"],
    "20 november–21 januari": ["2023-11-20/2024-01-21"],
    "läsåret 2024/25; 2014-11; 2014-15": ["2024/2025", "2014-11", "2014/2015"],
    "tisdag den 3:e oktober kl. 13-15": ["2023-10-03"],
    "cirka 2015": ["2015~"],
    "i oktober och november": ["2023-10", "2023-11"],
    "12/3 2024 och 12/3-2024": ["2024-03-12", "2024-03-12"],
}
ENGLISH = {
    "1st of May 2019, November 25, 2014": ["2019-05-01", "2014-11-25"],
    "25 November 2014 and May 3, 2019": ["2014-11-25", "2019-05-03"],
    "from 1 January 2025 to 31 December 2027": ["2025-01-01/2027-12-31"],
    "since 2013; until 2027; the 1990s": ["2013/..", "../2027", "199X"],
    "between 2018 and 2023": ["2018/2023"],
    "1 to 3 June 2024, 6–7 November": ["2024-06-01/2024-06-03", "2023-11-06/2023-11-07"],
    "from week 47 to week 3": ["2023-11-20/2024-01-21"],
    "this autumn, in the fall of 2024": ["2023-23", "2024-23"],
    "12/25/2014 and 25/12/2014": ["2014-12-25", "2014-12-25"],
    "by the end of 2026, in early May 2026": ["2026", "2026-05"],
}
NO_DATES = {
    "sv": [
        "prop. 2009/10:55, SFS 2001:453, SOU 2016:13",
        "dnr 2014/123, RS 2023-00412, KS 2014-45",
        "sidorna 11–17, s. 2010, § 2015, mål 17.7, Agenda 2030",
        "telefon 0920-28 40 00, 08-123 456 78, 0250-20 30",
        "kl. 9.30 och 13.00-15.30",
        "2 026 medlemmar, 2015 kr, 1 950 föreningar",
        "2/3 majoritet, 1/2 tjänst, öppet 24/7, 31/2",
        "www.exempel.se/2014/2015 och namn2014@exempel.se",
        "vart tredje år, sex gånger per år, vår verksamhet, i vår förening",
        "stod i sann gemenskap och mars är en planet",
        "v. 60 och den 31 februari 2024",
    ],
    "en": [
        "Bill 2009/10:55, pages 11–17, 2,026 members, EUR 2015",
        "the 2030 Agenda, telephone 029 2015 2024, open 24/7",
        "they may 3 times march, after the fall of a wall by a hot spring",
        "every third year, 4-12 times each year",
    ],
}


@pytest.mark.parametrize(("text", "expected"), SWEDISH.items())
def test_swedish_dates(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf in find_dates(text, "sv", AUGUST)] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items())
def test_english_dates(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf in find_dates(text, "en", AUGUST)] == expected


@pytest.mark.parametrize(("language", "text"), [(la, t) for la, ts in NO_DATES.items() for t in ts])
def test_what_only_looks_like_dates(language: str, text: str) -> None:
    assert find_dates(text, language, AUGUST) == []


def test_a_bare_day_without_a_year_to_read_it_by_is_not_coded() -> None:
    assert find_dates("Mötet hålls den 3 oktober och 6–7/12 samt v. 47.", "sv") == []


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        (Clock(day=date(2023, 11, 20), forward=True), "2024-01-15"),
        (Clock(day=date(2023, 11, 20)), "2023-01-15"),
        (Clock(day=date(2023, 1, 2), forward=False), "2022-01-15"),
        (Clock(day=date(2023, 11, 20), year=2025), "2025-01-15"),
    ],
)
def test_the_year_of_a_bare_day(clock: Clock, expected: str) -> None:
    assert [edtf for _, edtf in find_dates("möte den 15 januari", "sv", clock)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "möte torsdag 16 januari", "2025-01-16"),
        ("sv", "möte tisdagen den 16 januari", "2024-01-16"),
        ("sv", "möte mån 3/2", "2025-02-03"),
        ("en", "on Thursday 30 May", "2024-05-30"),
        ("en", "on Friday, 3 January", "2025-01-03"),
        ("en", "on Monday 1 January", "2024-01-01"),
        # In no year near does the day fall so: the document's own.
        ("en", "on Sunday 2 January", "2024-01-02"),
        ("en", "on Thursday 30 May 2019", "2019-05-30"),
    ],
)
def test_a_day_of_the_week_tells_the_year(language: str, text: str, expected: str) -> None:
    clock = Clock(day=date(2024, 11, 16))
    assert [edtf for _, edtf in find_dates(text, language, clock)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "två gånger om året, i mars och i oktober, kallar rådet", []),
        ("sv", "årligen senast den 1 mars", []),
        ("sv", "varje år i mars 2025", ["2025-03"]),
        ("sv", "gruppen möts i mars", ["2024-03"]),
        ("en", "three times a year (February, May and October)", []),
        ("en", "twice a year, in March and in October", []),
        ("en", "a year later, in March", ["2024-03"]),
    ],
)
def test_what_comes_every_year_has_no_date(language: str, text: str, expected: list[str]) -> None:
    clock = Clock(day=date(2024, 11, 16))
    assert [edtf for _, edtf in find_dates(text, language, clock)] == expected


@example(date(2000, 7, 24), 3)  # '24/7' without a year is no date
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.integers(0, 5))
def test_a_day_is_found_in_each_style(day: date, style: int) -> None:
    swedish = words("sv")["months"][day.month - 1]
    english = words("en")["months"][day.month - 1].capitalize()
    language, text = [
        ("sv", f"den {day.day} {swedish} {day.year}"),
        ("sv", f"{day}"),
        ("sv", f"{day.day:02}-{day.month:02}-{day.year}"),
        ("sv", f"{day.day}/{day.month} {day.year}"),
        ("en", f"{day.day} {english} {day.year}"),
        ("en", f"{english} {day.day}, {day.year}"),
    ][style]
    start = "Antagen " if language == "sv" else "Adopted "
    assert [edtf for _, edtf in find_dates(f"{start}{text}.", language)] == [str(day)]


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(1, 4000))
def test_two_days_make_a_period(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert find_dates(f"{first}–{last}", "sv")[0][1] == f"{first}/{last}"


PARTS = [
    "den",
    "3",
    "maj",
    "–",
    "till",
    "2024",
    "2023",
    "/",
    "10",
    "v.",
    "47",
    "hösten",
    "och",
    ",",
    "-",
]


@given(st.lists(st.sampled_from(PARTS), max_size=12), st.sampled_from(["", " "]))
def test_whatever_is_found_is_valid_and_in_order(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    found = find_dates(text, "sv", AUGUST)
    assert all(is_edtf(edtf) for _, edtf in found)
    spans = [span for span, _ in found]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for language in ("sv", "en"):
        assert all(is_edtf(edtf) for _, edtf in find_dates(text, language, AUGUST))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "Den gäller i tre år från den 1 januari 2022.", ["2022-01-01/2024-12-31"]),
        ("sv", "från och med 2022 i fyra år", ["2022/2025"]),
        ("en", "over five years, beginning in the 2001–02 fiscal year", ["2001/2006"]),
        ("en", "from 1 April 2019 for three years", ["2019-04-01/2022-03-31"]),
        ("en", "reviewed every three years from 2020", ["2020"]),
        ("en", "on the fifth day of December 2001", ["2001-12-05"]),
        ("sv", "den första maj 2024", ["2024-05-01"]),
        ("en", "between January and June of the year 2000", ["2000-01/2000-06"]),
        ("sv", "Mellan 1/9 och 15/10 kan alla svara", ["2025-09-01/2025-10-15"]),
        ("sv", "under april och maj", ["2025-04/2025-05"]),
        ("sv", "i april och juni", ["2025-04", "2025-06"]),
        ("sv", "Klart: kv 3", ["2025-07/2025-09"]),
        ("en", "in the first half of 2018", ["2018-01/2018-06"]),
        ("sv", "Höstens möten:", ["2025-23"]),
        ("sv", "Datum: 250304", ["2025-03-04"]),
        ("sv", "vid årsskiftet 2025/26", ["2025-12/2026-01"]),
        ("sv", "Mars: rådet möts", ["2025-03"]),
        ("sv", "veckorna 36 och 38 2025", ["2025-09-01/2025-09-07", "2025-09-15/2025-09-21"]),
        ("en", "Approved: 25/03/14", ["2014-03-25"]),
        ("sv", "1/2 av medlemmarna", []),
        ("sv", "vanligen i mars", []),
        ("en", "in November the year before", []),
    ],
)
def test_ways_of_writing(language: str, text: str, expected: list[str]) -> None:
    clock = Clock(day=date(2025, 6, 12))
    assert [edtf for _, edtf in find_dates(text, language, clock)] == expected


def test_a_bare_day_has_the_year_of_the_date_before_it() -> None:
    text = "held on 11 February 2015 and open for comment from 1 June"
    assert [edtf for _, edtf in find_dates(text, "en")] == ["2015-02-11", "2015-06-01"]
