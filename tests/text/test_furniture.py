"""Lines that belong to the page: those that a number, a repetition or the title gives away."""

import pytest

from agreement_study.text.cues import cues_of
from agreement_study.text.furniture import page_furniture
from agreement_study.text.lines import read_lines

TITLE = "Accord between the Town of Elm and its Associations\n\nAdopted in 2019\n\n"
BODY = "The parties meet twice a year.\n\nMinutes are published.\n\n"
END = "Costs are shared.\n\n" * 12


def heads(text: str, language: str) -> list[str]:
    """Return the lines that are running heads."""
    lines = read_lines(text)
    found = page_furniture(lines, cues_of(language))
    return [lines[i].text for i, rule in sorted(found.items()) if rule == "layout.running_head"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Twice, each time with the number of its page.
        (
            f"{TITLE}{BODY}Region Elm • Accord • 4\n\n{BODY}Region Elm • Accord • 5\n\n{END}",
            ["Region Elm • Accord • 4", "Region Elm • Accord • 5"],
        ),
        (
            f"{TITLE}{BODY}3\nPublic partners of Elm\n\n{BODY}4\nPublic partners of Elm\n\n{END}",
            ["Public partners of Elm", "Public partners of Elm"],
        ),
        # Once, with a number, in the words of the title.
        (
            f"{TITLE}{BODY}Accord between Associations | 7\n\n{END}",
            ["Accord between Associations | 7"],
        ),
    ],
)
def test_running_heads(text: str, expected: list[str]) -> None:
    assert heads(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        # A heading that comes again, without a number beside it.
        f"{TITLE}Measures\n\n{BODY}Measures\n\n{END}",
        # One line with a number that says something of its own.
        f"{TITLE}{BODY}Members of the forum | 7\n\n{END}",
        # A party that signs at the end, beside the number of the page.
        f"{TITLE}{BODY}{END}Town of Elm\n\n12\n",
        # A sentence that comes again, each time beside a page number.
        f"{TITLE}Papers are sent out.\n3\n\n{BODY}Papers are sent out.\n4\n\n{END}",
    ],
)
def test_what_is_no_running_head(text: str) -> None:
    assert heads(text, "en") == []
