"""Tables in plain text: their heads, rows and cells, and what is no table."""

from textwrap import dedent

import pytest

from agreement_study.text.cues import cues_of
from agreement_study.text.lines import read_lines
from agreement_study.text.tables import read_tables

TABS = "Åtgärd\tAnsvar\tKlart\nStarta en blogg\tRådet\t2031\nBjuda in nya\tBåda\t\n"
BARS = """\
    | Action | Lead | When |
    |---|---|---|
    | Open the hall | Council | May |
    | Train stewards |  | June |
    """
NUMBERED_BARS = """\
    Action | Lead | By when
    1.1 | Open the hall | Council | May
    """
SPACES = """\
    Nr   Åtgärd                        Ansvarig          Tid
    A1   Ta fram årshjul               Nämnden           2031
    A2   Årlig träff mellan presidiet  Nämnden och       Varje
         och styrelsen                 Bygderådet        höst
    A3   Förenkla mallen för verk-     Hälso- och sjuk-  2032
         samhetsberättelser            vårdsnämnden
    """
WITHOUT_NUMBERS = """\
    Action                      Lead            When
    Publish a short version     Compact         By June
    in large print              Officer
    Audit grants                Compact Group   Yearly
    """
HEADINGS = """\
    Åtgärd                 Ansvar       Tid

    Mål 1: Dialog
    Bjuda in till samråd   Kommunen     Våren

    Mål 2: Stöd
    Öppna lokaler          Kommunen     Hösten
    """
PARAGRAPHS = """\
    Vem
    Vad
    När

    Mats
    Sätta upp skyltar
    Februari

    Alla
    Fundera på namn
    Till nästa gång

    Rådet ses igen
    när våren har kommit
    och snön är borta
    """


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("sv", TABS, [("Starta en blogg", "Rådet", "2031"), ("Bjuda in nya", "Båda", "")]),
        ("en", BARS, [("Open the hall", "Council", "May"), ("Train stewards", "", "June")]),
        (
            "sv",
            PARAGRAPHS,
            [
                ("Mats", "Sätta upp skyltar", "Februari"),
                ("Alla", "Fundera på namn", "Till nästa gång"),
            ],
        ),
        ("en", NUMBERED_BARS, [("Open the hall", "Council", "May")]),
        (
            "sv",
            SPACES,
            [
                ("A1", "Ta fram årshjul", "Nämnden", "2031"),
                (
                    "A2",
                    "Årlig träff mellan presidiet och styrelsen",
                    "Nämnden och Bygderådet",
                    "Varje höst",
                ),
                (
                    "A3",
                    "Förenkla mallen för verksamhetsberättelser",
                    "Hälso- och sjukvårdsnämnden",
                    "2032",
                ),
            ],
        ),
        (
            "en",
            WITHOUT_NUMBERS,
            [
                ("Publish a short version in large print", "Compact Officer", "By June"),
                ("Audit grants", "Compact Group", "Yearly"),
            ],
        ),
        (
            "sv",
            HEADINGS,
            [
                ("Bjuda in till samråd", "Kommunen", "Våren"),
                ("Öppna lokaler", "Kommunen", "Hösten"),
            ],
        ),
    ],
)
def test_rows(language: str, text: str, rows: list[tuple[str, ...]]) -> None:
    (table,) = read_tables(read_lines(dedent(text)), cues_of(language))
    assert [row.cells for row in table.rows] == rows


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Inledning      3\nÅtgärder      5\n"),  # a table of contents
        ("sv", "För regionen        För föreningen\n\nAnna Ek             Bo Alm\n"),
        ("sv", "Åtgärd\nAnsvar\nTid\nStarta en blogg\nRådet\n2031\n"),  # cells as lines
        ("sv", "Tid: 10–12    Plats: Stadshuset\nNärvarande    Ann, Bo\n"),
        ("en", "Action  Lead  When\n"),  # heads of nothing
        ("en", "The lead  will act when  it can.\nWho does  what is told below.\n"),
    ],
)
def test_no_tables(language: str, text: str) -> None:
    assert list(read_tables(read_lines(text), cues_of(language))) == []


def test_a_table_ends_where_text_runs_on() -> None:
    text = TABS + "Rådet följer planen och berättar om den varje år.\nSlut\tpå\tdet\n"
    (table,) = read_tables(read_lines(text), cues_of("sv"))
    assert [row.cells[0] for row in table.rows] == ["Starta en blogg", "Bjuda in nya"]


def test_heads_again_open_another_table() -> None:
    tables = list(read_tables(read_lines(f"{TABS}\nMål 2\n\n{TABS}"), cues_of("sv")))
    assert [len(table.rows) for table in tables] == [2, 2]
