"""The patterns by which dates, and what only looks like dates, are found in a language.

All patterns run on text in lower case, except those that tell a register number by its capitals.
The words come from `language/<language>-events.yaml` under `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from attrs import frozen

from agreement_study.language import words

DASH = r"\s*[–—‒−-]\s*"
YEAR = r"(?:19|20)\d\d"
EDGE = r"(?<![\w.,:/§-])"  # a date does not begin inside a number, a name or a fraction
DASH_OR_SLASH = r"\s*[/–—−-]\s*"
TAIL = r"(?![\w%]|[.,:/-]\d)"

# What holds digits that are no dates, in any language.
ALWAYS_MASKED = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+"  # addresses
    r"|\d{4}(?:/\d{2,4})?:\d+(?:/\d+)?"  # bills, statutes
    r"|\b[A-ZÅÄÖÆØ]{2,5}[ -]?\d{4}[-/](?!(?:19|20)\d\d(?!\d)|\d\d-\d)\d+"  # register numbers
    r"|\b\d{4}[-/]\d{5,}|\b\d{4}-\d{3}\b|\b\d{6}-\d{4}\b"
    r"|(?<![\d-])(?:\+\d{2} ?|0)\d{1,3}[-/– ]\s?\d[\d ]{2,}\d"  # telephones
    r"|(?<![\d./])\d{1,2}[.:]\d{2}(?!\d|[./-]\d)"  # times of day
    r"|\([A-ZÅÄÖ][\w-]+(?: (?:&|[a-z]+) [A-ZÅÄÖ][\w-]+)?, \d{4}[a-z]?"  # citations
    r"(?:, [^()]{1,12})?\)"
    r"|(?<!\w)24/7(?!\w|\s+\d{4}\b)"
    r"|\b\d{4}, \d{1,4}, \d{1,4}\b"  # year, number and page of a gazette
    r"|(?<![\d–-])(?:(?:19|20)\d\d[ \t]+){2,}(?:19|20)\d\d(?![\d–-])"  # heads of columns
    r"|©[^.;©]{0,40}?\d{4}(?!\d)"
)


@frozen(kw_only=True)
class DatePatterns:
    """The compiled patterns of one language."""

    gate: re.Pattern[str]
    masked: re.Pattern[str]
    points: tuple[tuple[str, re.Pattern[str]], ...]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    spans: Mapping[str, int]
    lengths: Mapping[str, int]
    ordinals: Mapping[str, int]
    numerals: Mapping[str, int]
    weekdays: Mapping[str, int]
    capital_months: bool
    day_first: bool
    year_pairs: bool
    range: re.Pattern[str]
    join: re.Pattern[str]
    throughout: re.Pattern[str]
    duration: re.Pattern[str]
    duration_behind: re.Pattern[str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    onwards: re.Pattern[str]
    until: re.Pattern[str]
    about: re.Pattern[str]
    month_lead: re.Pattern[str]
    season_lead: re.Pattern[str]
    numeric_lead: re.Pattern[str]
    part_lead: re.Pattern[str]
    six_lead: re.Pattern[str]
    month_range: re.Pattern[str]
    row_month: re.Pattern[str]
    weekday: re.Pattern[str]
    recurring: re.Pattern[str]
    recurring_behind: re.Pattern[str]
    another_season: re.Pattern[str]


def alternation(phrases: Iterable[str]) -> str:
    """Return the phrases as one alternation, the longest first."""
    ordered = sorted({str(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + ")"


def _lead(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(phrases)}[:,]?\s*\Z")


@cache
def date_patterns(language: str) -> DatePatterns:
    """Return the patterns of a language, compiled once."""
    shared, own = words(language), words(language, "events")["dates"]
    months = {name: i % 12 + 1 for i, name in enumerate(shared["months"])}
    months |= {name: i + 1 for i, name in enumerate(shared["month_abbreviations"])}
    months |= own["more_months"]
    months |= {name.replace("m", "rn"): number for name, number in months.items()}  # as OCR reads m
    seasons = dict(shared["seasons"]) | own["terms"]
    spans = own["halves"] | own["quarters"] | own["thirds"]
    lengths = dict.fromkeys(own["halves"], 6) | dict.fromkeys(own["thirds"], 4)
    fillers = rf"(?:{alternation(own['fillers'])}\s+)*"
    named = [*seasons, *spans, *own["season_genitives"]]
    weekdays = {name: i for i, names in enumerate(own["weekdays"]) for name in names}
    return DatePatterns(
        gate=re.compile(rf"\d|(?<!\w)(?:{alternation(months)}|{alternation(named)})(?!\w)"),
        masked=_masked(own),
        points=_points(own, months, seasons, spans),
        months=months,
        seasons=seasons | own["bare_seasons"] | own["season_genitives"],
        spans=spans,
        lengths=lengths,
        ordinals=own["ordinal_words"],
        numerals=shared["numerals"],
        weekdays=weekdays,
        capital_months=own["capital_months"],
        day_first=own["day_first"],
        year_pairs=own["year_pairs"],
        range=re.compile(rf"(?:{DASH}|\s+{alternation(own['range'])}\s+){fillers}"),
        join=re.compile(rf"(?:\s*,\s*|\s*/\s*|\s*,?\s+{alternation(own['join'])}\s+){fillers}"),
        throughout=_lead(own["throughout"]),
        duration=_duration(own, shared["numerals"]),
        duration_behind=_duration_behind(own, shared["numerals"]),
        between=_lead(
            [*own["between"], *(f"{b} {f}" for b in own["between"] for f in own["fillers"])]
        ),
        since=_lead(own["since"]),
        onwards=re.compile(rf"\s+{alternation(own['onwards'])}(?!\w)|–(?=\s|\Z)"),
        until=_lead([*own["until"], *own["valid_until"]]),
        about=_lead(own["about"]),
        month_lead=_lead(own["month_leads"]),
        season_lead=_lead(own["season_leads"]),
        numeric_lead=re.compile(rf"{_lead(own['numeric_leads']).pattern}|[:(–—•]\s*\Z"),
        part_lead=re.compile(rf"{_lead(own['season_leads']).pattern}|[:(–—•,]\s*\Z|\A\W*\Z"),
        six_lead=_lead(own["six_digit_leads"]),
        month_range=re.compile(rf"\.?{DASH}{alternation(months)}(?!\w)"),
        row_month=re.compile(r"\s*(?::|[–—-]\s|\Z)"),
        weekday=re.compile(
            rf"(?<!\w)(?P<weekday>{alternation(weekdays)})[.,]?\s+{fillers}(?:[a-z]{{2,3}}\s+)?\Z"
        ),
        recurring=_recurring(own, months),
        recurring_behind=re.compile(rf"\s+{alternation(own['recurring_behind'])}(?!\w)"),
        another_season=re.compile(
            rf"\s+{alternation(own['join'])}\s+{alternation(own['bare_seasons'])}(?!\w)"
        ),
    )


def _recurring(own: Mapping[str, list[str]], months: Iterable[str]) -> re.Pattern[str]:
    """`twice a year, in March and in`, in front of a month."""
    listed = alternation([*months, *own["join"], *own["month_leads"], *own["fillers"]])
    return re.compile(
        rf"(?<!\w){alternation(own['recurring'])}[:,]?\s*"
        rf"(?:(?:{listed}|\d{{1,2}}|[(])(?:[,\s]+|(?<=[(])))*\Z"
    )


def _count(own: Mapping[str, list[str]], numerals: Iterable[str]) -> str:
    return rf"(?P<count>\d{{1,2}}|{alternation(numerals)})[\s-]+{alternation(own['years'])}"


def _duration(own: Mapping[str, list[str]], numerals: Iterable[str]) -> re.Pattern[str]:
    """`five years, beginning in the`, in front of a date."""
    each = rf"(?P<each>(?<!\w){alternation(own['each'])}\s+)?"
    begin = alternation(own["beginning"])
    return re.compile(rf"{each}(?<!\w){_count(own, numerals)},?\s+{begin}(?:\s+\w+){{0,2}}\s*\Z")


def _duration_behind(own: Mapping[str, list[str]], numerals: Iterable[str]) -> re.Pattern[str]:
    """`for three years`, behind a date."""
    return re.compile(rf",?\s+{alternation(own['lasting'])}\s+{_count(own, numerals)}(?!\w)")


def _masked(own: Mapping[str, list[str]]) -> re.Pattern[str]:
    clock = r"\d{1,2}(?:[.:]\d\d)?"
    streets = alternation(own["streets"]) if own["streets"] else "(?!)"
    visited = alternation(own["visited"])
    return re.compile(
        rf"(?<!\w){alternation(own['identifiers'])}[.:]?\s*(?:nr\.?\s*)?\d[\d./:–-]*"
        rf"|(?<!\w){alternation(own['phones'])}[.:]?(?:\s+\w+){{0,2}}?\s*\d[\d /–-]{{5,}}"
        rf"|(?<!\w){alternation(own['clock'])}\.?\s*{clock}(?:(?:{DASH}|\s+\w+\s+){clock})?"
        rf"|(?<!\d)\d+(?:/\d+)?[- ]{alternation(own['counted'])}(?!\w)"
        rf"|(?<!\d)\d/\d{{1,2}}[- ]{alternation(own['fractions'])}(?!\w)"
        rf"|{own['addresses']}\s+\d{{1,4}}(?:/\d+)?(?![\d–-])"
        rf"|(?<!\w){visited}[:]?[^.;,)]{{0,20}}?\d{{4}}(?!\d)"
        rf"|(?:\A|(?<=, ))\d{{1,4}}\s+(?:\w+\s+){{1,2}}{streets}(?!\w)"
    )


def _points(
    own: Mapping[str, list[str]],
    months: Mapping[str, int],
    seasons: Mapping[str, int],
    spans: Mapping[str, int],
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns in the order in which they claim text."""
    month = rf"(?P<month>{alternation(months)})\.?"
    digits = rf"(?:0?[1-9]|[12]\d|3[01])(?:{alternation(own['ordinals'])})?"
    day = rf"(?:{digits}|{alternation(own['ordinal_words'])}(?!\w))"
    link = rf"(?:\s+{alternation(own['day_month_link'])})?\s+" if own["day_month_link"] else r"\s+"
    join = alternation(own["join"])
    to = rf"(?:{DASH}|\s+{alternation(own['range'])}\s+)"
    days = rf"(?P<day>{day})(?:{to}(?P<day2>{day})|\s*(?:{join}|,)\s*(?P<day3>{day}))?"
    year = rf"(?P<year>{YEAR})(?!\d)"
    of_year = rf"(?:,?\s+(?:(?:{alternation(own['year_leads'])})\s+)?{year})"
    week, of = alternation(own["week"]), alternation(own["part_links"])
    texts = [
        (
            "iso",
            rf"{EDGE}(?P<year>{YEAR})(?P<sep>[-/.])(?P<month_number>0?[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]|[1-9]){TAIL}",
        ),
        (
            "compact",
            rf"{EDGE}(?P<year>{YEAR})(?P<month_number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01]){TAIL}",
        ),
        (
            "numeric",
            rf"{EDGE}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{YEAR}){TAIL}",
        ),
        (
            "short_year",
            rf"{EDGE}(?P<a>[1-9]|[012]\d|3[01])/(?P<b>0?[1-9]|1[0-2])[/-](?P<short>\d\d){TAIL}",
        ),
        (
            "slash",
            rf"{EDGE}(?P<day>{digits})(?:{to}(?P<day2>{digits}))?/(?P<month_number>0?[1-9]|1[0-2])"
            rf"(?:[ -]\s*{year})?(?![\w/]|[.,:]\d)",
        ),
        ("day", rf"{EDGE}{days}{link}{month}(?!\w){of_year}?"),
        (
            "month_first",
            rf"(?<!\w){month}\s+(?P<day>{day})(?:{to}(?P<day2>{day}))?(?:,?\s+{year}|{TAIL})",
        ),
        (
            "part",
            rf"(?<!\w)(?P<part>{alternation(spans)})\s+(?:{of}\s+)?(?:{alternation(own['year_leads'])}\s+)?{year}",
        ),
        (
            "six",
            rf"{EDGE}(?P<short>\d\d)(?P<month_number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01]){TAIL}",
        ),
        (
            "turn",
            rf"(?<!\w){alternation(own['turn_of_year'])}\s+{year}{DASH_OR_SLASH}(?:\d\d){{1,2}}(?!\d)",
        ),
        (
            "month_year",
            rf"(?<!\w){month}(?:\s*/\s*|\s+|,\s+)(?:(?:{alternation(own['year_leads'])}|\w+)\s+)?{year}",
        ),
        (
            "season_year",
            rf"(?<!\w)(?P<season>{alternation(seasons)})\s+(?:(?:{of}|{alternation(own['year_leads'])})\s+)?{year}(?:[/–-]\d{{2,4}})?(?!\d)",
        ),
        (
            "week",
            rf"(?<!\w){week}\.?\s*(?P<week>[1-9]|[1-4]\d|5[0-3])(?:(?:{DASH}|\s+(?:{alternation(own['range'])}|(?P<and>{join}))\s+)(?:{week}\.?\s*)?(?P<week2>[1-9]|[1-4]\d|5[0-3]))?(?!\d|[.,]\d){of_year}?",
        ),
        ("years", rf"{EDGE}(?P<year>{YEAR})(?P<dash>{DASH}|/)(?P<year2>{YEAR}|\d\d){TAIL}"),
        ("decade", rf"{EDGE}(?P<decade>1[89]\d0|20\d0){alternation(own['decade'])}(?!\w)"),
        ("part_bare", rf"(?<!\w)(?P<part>{alternation(spans)})(?!\w)"),
        ("month", rf"(?<!\w){month}(?!\w)"),
        (
            "genitive",
            rf"\A(?P<season>{alternation(own['season_genitives'])})(?=\s)(?=[^.]*:\Z|\s*(?:\S+\s*){{1,3}}\Z)",
        ),
        ("season", rf"(?<!\w)(?P<season>{alternation(own['bare_seasons'])})(?!\w)"),
        ("year", rf"{EDGE}(?P<year>{YEAR})(?![\w%]|[.,:]\d|[-/]\d)"),
    ]
    return tuple((name, re.compile(text)) for name, text in texts if name not in own["not_written"])
