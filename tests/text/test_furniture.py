"""Lines that belong to the page: those that come again, or repeat the title beside a number."""

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
        # With the number of its page, in the words of the title.
        (
            f"{TITLE}{BODY}Accord between Associations | 7\n\n{END}",
            ["Accord between Associations | 7"],
        ),
        (
            f"{TITLE}{BODY}Page 7\nAccord between Associations\n\n{BODY}{END}",
            ["Accord between Associations"],
        ),
        (
            f"{TITLE}{BODY}Accord between Associations page 7\n\n{BODY}{END}",
            ["Accord between Associations page 7"],
        ),
        # With a number in front, far away.
        (
            f"{TITLE}{BODY}7    Accord between Associations\n\n{BODY}{END}",
            ["7    Accord between Associations"],
        ),
        # Several lines alike on each page.
        (
            "Town of Elm   Minutes  1 (2)\nThe forum  4 May\n\nPresent: all\n\nDone.\n\n"
            f"{BODY}Town of Elm   Minutes  2 (2)\nThe forum  4 May\n\n{BODY}{END}",
            ["Town of Elm   Minutes  2 (2)", "The forum  4 May"],
        ),
        # Three times, each beside a number.
        (
            f"{TITLE}{BODY}3\nThe forum\n\n{BODY}4\nThe forum\n\n{BODY}5\nThe forum\n\n{END}",
            ["The forum", "The forum", "The forum"],
        ),
    ],
)
def test_running_heads(text: str, expected: list[str]) -> None:
    assert [head for head in heads(text, "en") if head in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        # A heading that comes again, without a number beside it.
        f"{TITLE}Measures\n\n{BODY}Measures\n\n{END}",
        # A line with a number that says something of its own.
        f"{TITLE}{BODY}Members of the forum | 7\n\n{END}",
        # A party that signs at the end, beside the number of the page.
        f"{TITLE}{BODY}{END}Town of Elm\n\n12\n",
        # The head of the first section of a page, in the words of the title.
        f"{TITLE}{BODY}3\nThe Town and its Associations\nBoth meet in May.\n\n{BODY}{END}",
        # A sentence in the words of the title, beside a number.
        f"{TITLE}{BODY}Elm and its associations adopted the accord.\n3\n\n{END}",
    ],
)
def test_what_is_no_running_head(text: str) -> None:
    assert heads(text, "en") == []
