"""Widths of columns by the words of their cells."""

from __future__ import annotations

from agreement_study.publishing.column_widths import LINE, PADDING, column_widths


def test_what_is_short_stays_on_one_line_and_long_columns_share_the_rest() -> None:
    rows = [
        ["Text", "The date of adoption", "One", "Other"],
        ["Dalby", "25 november 2014", "ord " * 30, "ord " * 60],
    ]
    text, date, one, other = column_widths(rows)
    assert text == PADDING + len("Dalby")
    assert date == PADDING + len("25 november 2014")
    assert other > one > 24
    assert text + date + one + other <= 94


def test_an_interval_may_break_behind_its_dash_and_a_head_gets_two_lines() -> None:
    rows = [
        ["When", "In three texts or more"],
        ["20\N{NO-BREAK SPACE}maj–21\N{NO-BREAK SPACE}juni", "5"],
    ]
    when, more = column_widths(rows)
    assert when == PADDING + len("20 maj–21 juni")
    assert more == PADDING + len("In three texts or more") // 2
    assert column_widths(rows, line=1)[0] == PADDING + len("20 maj–")


def test_no_column_is_narrower_than_its_longest_word() -> None:
    rows = [["A", "B"], ["x" * 60, "y" * 50]]
    assert column_widths(rows) == [60 + PADDING, 50 + PADDING]


def test_of_many_columns_the_one_of_running_text_is_widest() -> None:
    running = "Det beslutades att det är det civila samhällets representanter som styr. " * 3
    rows = [["Kod", "Text", "Hur", "Ställe"], ["Styrning: Rättslig ställning"] * 3 + [running]]
    *others, text = column_widths(rows)
    assert text > 1.3 * max(others)
    assert sum([*others, text]) <= LINE


def test_markup_does_not_count_as_letters_of_a_column() -> None:
    rows = [["Text", "Slag"], ["Västra", "överenskommelse om samverkan " * 9]]
    widths = column_widths(rows, line=60)
    assert widths[0] == len("Västra") + PADDING
    assert len("överenskommelse") < widths[1] <= 60 - widths[0]
    assert column_widths([["a", "[b b](x)\\*{.y}"]], line=60) == [1 + PADDING, 3 + PADDING]
