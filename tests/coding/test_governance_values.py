"""Numbers, durations and periods of governance, with the precision that the text has."""

import pytest

from agreement_study.coding.governance_frequency import frequency
from agreement_study.coding.governance_seats import balance
from agreement_study.coding.governance_values import duration, interval, term, validity

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
    ("en", "at least quarterly", "4.."),
    ("en", "regularly", ""),
    ("en", "twice yearly", "2"),
    ("en", "on a six-monthly basis", "2"),
    ("en", "three meetings of the group each year", "3"),
    ("en", "four times annually", "4"),
    ("en", "after two years of work", ""),
    ("sv", "minst en gång per termin", "2.."),
    ("sv", "mellan åtta och tio sammanträden om året", "8..10"),
    ("sv", "högst två gånger per år", "..2"),
    ("sv", "minst var fjärde månad", "3.."),
    ("sv", "sista torsdagen i kvartalet", "4"),
    ("sv", "första måndagen varje månad, utom i juli", "11"),
    ("sv", "varje månad med uppehåll juni–augusti", "9"),
    ("sv", "i mars, juni, september och december", "4"),
    ("sv", "den 3 februari, 12 maj och 6 oktober", "3"),
    ("sv", "tre möten på våren och två på hösten", "5"),
    ("sv", "var fjärde vecka", "13"),
    ("sv", "varannan vecka", "26"),
    ("sv", "mellan mars och maj", ""),
    ("sv", "nästa möte är i maj", ""),
    ("sv", "vid behov", ""),
    ("sv", "så ofta som ordföranden kallar", ""),
    ("sv", "projektet avslutas i mars 2025 och i maj 2026", ""),
    ("en", "no fewer than six times per calendar year", "6.."),
    ("en", "at most twice a year", "..2"),
    ("en", "every other month", "6"),
    ("en", "at least once in three months", "4.."),
    ("en", "once in each half-year", "2"),
    ("en", "in spring and in autumn", "2"),
    ("en", "two plenary sessions a year, in March and in October", "2"),
    ("en", "three or four times per annum", "3..4"),
    ("en", "monthly, except in July and August", "10"),
    ("en", "on the first Monday of March, June and November", "3"),
    ("en", "fortnightly", "26"),
    ("en", "every eight weeks", "6"),
    ("en", "as often as the work demands", ""),
    ("en", "from March to May", ""),
    ("en", "the next meeting is in May", ""),
    ("en", "the chair may call and may cancel meetings", ""),
    ("en", "when a third of the members ask for it", ""),
    ("en", "the goals in section 4 every year", "1"),
    ("sv", "målen i § 4 varje halvår", "2"),
    ("sv", "det som sägs i punkt 3 varje år", "1"),
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
    ("sv", "varannat år", "P2Y"),
    ("sv", "var sjätte månad", "P6M"),
    ("sv", "vid varje mandatperiods början", ""),
    ("sv", "när parterna finner skäl", ""),
    ("en", "each second year", "P2Y"),
    ("en", "at intervals of three years", "P3Y"),
    ("en", "every six months", "P6M"),
    ("en", "when circumstances change", ""),
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


TERMS = [
    ("sv", "utses för tre år i taget", "P3Y"),
    ("sv", "väljs på två kalenderår", "P2Y"),
    ("sv", "väljs årligen", "P1Y"),
    ("sv", "byts vartannat år", "P2Y"),
    ("sv", "halvårsvis", "P6M"),
    ("sv", "för perioden 1 januari 2026–31 december 2028", "P3Y"),
    ("sv", "tills en ny har utsetts", ""),
    ("sv", "för innevarande mandatperiod", ""),
    ("en", "for two calendar years at a time", "P2Y"),
    ("en", "hold office for thirty months", "P30M"),
    ("en", "is renewed every third year", "P3Y"),
    ("en", "is elected annually", "P1Y"),
    ("en", "rotating from year to year", "P1Y"),
    ("en", "from 1 April 2024 to 31 March 2027", "P3Y"),
    ("en", "until a successor is named", ""),
    ("en", "during the electoral period", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), TERMS)
def test_term(language: str, text: str, expected: str) -> None:
    assert term(text, language) == expected


SEATS = [
    ("sv", "Kommunen och föreningarna har lika många platser.", "equal"),
    ("sv", "Varje part utser fyra ledamöter.", "equal"),
    ("sv", "Parterna utser tre ledamöter vardera.", "equal"),
    ("sv", "Hälften av de tio kommer från föreningslivet.", "equal"),
    ("sv", "Nio personer: fyra från kommunen och fem från föreningarna.", "unequal"),
    ("sv", "Kommunen utser fyra, regionen två och nätverket sex.", "equal"),
    ("sv", "Föreningarna har majoritet i rådet.", "unequal"),
    ("sv", "Två tredjedelar kommer från civilsamhället.", "unequal"),
    ("sv", "Ledamöterna utses av parterna.", ""),
    ("sv", "Gruppen har åtta ledamöter.", ""),
    ("en", "The sides have the same number of members.", "equal"),
    ("en", "Each side names five people.", "equal"),
    ("en", "Four members each from the city and the clubs.", "equal"),
    ("en", "It has ten members: five from the state, five from the churches.", "equal"),
    ("en", "The city names three, the county two and the charities five.", "equal"),
    ("en", "Seven members come from the county and four from the network.", "unequal"),
    ("en", "A majority of the members come from the sector.", "unequal"),
    ("en", "A third of the seats belong to the municipality.", "unequal"),
    ("en", "The Mayor appoints the members.", ""),
    ("en", "It has nine members.", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), SEATS)
def test_balance(language: str, text: str, expected: str) -> None:
    assert balance(text, language) == expected


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
    ("sv", "börjar gälla den 1 juli 2025 och upphör den 30 juni 2028", "2025-07-01/2028-06-30"),
    ("sv", "från 1 januari 2024 till och med 31 december 2027", "2024-01-01/2027-12-31"),
    ("sv", "inleds 2024 och avslutas 2026", "2024/2026"),
    ("sv", "gäller till den 31 maj 2026", "../2026-05-31"),
    ("sv", "löper på fyra år", "P4Y"),
    ("sv", "träder i kraft den 1 mars 2025", "2025-03-01/.."),
    ("sv", "så länge parterna vill", ""),
    ("en", "shall commence on 1 May 2020 and expire on 30 April 2023", "2020-05-01/2023-04-30"),
    ("en", "remains in effect through June 30, 2026", "../2026-06-30"),
    ("en", "in place since 2016 and runs out on 31 December 2025", "2016/2025-12-31"),
    ("en", "came into force on 2 May 2019", "2019-05-02/.."),
    ("en", "a rolling three-year agreement", "P3Y"),
    ("en", "for as long as the parties wish", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), PERIODS)
def test_validity(language: str, text: str, expected: str) -> None:
    assert validity(text, language) == expected
