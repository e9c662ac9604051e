"""Numbers, durations and periods of governance, with the precision that the text has."""

import pytest

from agreement_study.coding.governance_values import duration, frequency, interval, validity

FREQUENCIES = [
    ("sv", "sex gånger per år", "6"),
    ("sv", "4–6 gånger per år", "4..6"),
    ("sv", "två till fyra gånger om året", "2..4"),
    ("sv", "minst tre gånger per termin", "6.."),
    ("sv", "varannan månad", "6"),
    ("sv", "en gång i månaden", "12"),
    ("sv", "kvartalsvis", "4"),
    ("sv", "regelbundet", ""),
    ("sv", "fyra gånger i veckan", ""),
    ("sv", "minst fyra gånger årligen", "4.."),
    ("sv", "fem gånger per verksamhetsår", "5"),
    ("sv", "kvartalsvisa möten", "4"),
    ("sv", "vår och höst", "2"),
    ("sv", "efter två år av arbete", ""),
    ("en", "4-12 times each year", "4..12"),
    ("en", "between 10 and 12 times a year", "10..12"),
    ("en", "every two months", "6"),
    ("en", "twice a year", "2"),
    ("en", "at least quarterly", "4"),
    ("en", "regularly", ""),
    ("en", "twice yearly", "2"),
    ("en", "on a six-monthly basis", "2"),
    ("en", "three meetings of the group each year", "3"),
    ("en", "four times annually", "4"),
    ("en", "after two years of work", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), FREQUENCIES)
def test_frequency(language: str, text: str, expected: str) -> None:
    assert frequency(text, language) == expected


INTERVALS = [
    ("sv", "vart tredje år", "P3Y"),
    ("sv", "vartannat år", "P2Y"),
    ("sv", "varje år", "P1Y"),
    ("sv", "två gånger per år", "P6M"),
    ("sv", "senast under 2029", "../2029"),
    ("sv", "löpande", ""),
    ("en", "every third year", "P3Y"),
    ("en", "every four years", "P4Y"),
    ("en", "annually", "P1Y"),
    ("en", "by 2027", "../2027"),
]


@pytest.mark.parametrize(("language", "text", "expected"), INTERVALS)
def test_interval(language: str, text: str, expected: str) -> None:
    assert interval(text, language) == expected


LENGTHS = [
    ("sv", "väljs på två år", "P2Y"),
    ("sv", "tvåårigt", "P2Y"),
    ("sv", "två-årigt", "P2Y"),
    ("sv", "18 månader", "P18M"),
    ("sv", "24 månader", "P2Y"),
    ("sv", "en tvåårsperiod", "P2Y"),
    ("sv", "fyraåriga uppdrag", "P4Y"),
    ("en", "a four-year term", "P4Y"),
    ("en", "for one year", "P1Y"),
    ("en", "for some years", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), LENGTHS)
def test_duration(language: str, text: str, expected: str) -> None:
    assert duration(text, language) == expected


PERIODS = [
    ("sv", "gäller under perioden 2026-2029", "2026/2029"),
    ("sv", "från den 1 januari 2025 till den 31 december 2027", "2025-01-01/2027-12-31"),
    ("sv", "gäller till och med 31 december 2028", "../2028-12-31"),
    ("sv", "gäller från och med 2024", "2024/.."),
    ("sv", "gäller tills vidare", "indefinite"),
    ("sv", "gäller i tre år", "P3Y"),
    ("sv", "är inte tidsbegränsad", "indefinite"),
    ("en", "valid from 1 January 2024 until 31 December 2027", "2024-01-01/2027-12-31"),
    ("en", "in force until 2030", "../2030"),
    ("en", "until further notice", "indefinite"),
    ("en", "has no end date", "indefinite"),
    ("en", "valid for four years", "P4Y"),
    ("en", "valid", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), PERIODS)
def test_validity(language: str, text: str, expected: str) -> None:
    assert validity(text, language) == expected
