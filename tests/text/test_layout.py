"""Layout edits: what the page did to a text is undone, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement_study.spans import EditMap
from agreement_study.text.layout import layout_edits


def repaired(text: str, language: str = "sv") -> str:
    return EditMap(text, layout_edits(text, language)).repaired


def rules(text: str, language: str = "sv") -> list[str]:
    return [edit.rule for edit in layout_edits(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lands-\ntinget i länet.", "Landstinget i länet."),
        ("den idé-\nburna- och offentliga", "den idéburna- och offentliga"),
        ("över¬\nenskommelse", "överenskommelse"),
        ("sam\u00adverkan", "samverkan"),
        ("gemen-\nsamhets-\nskapande", "gemensamhetsskapande"),
        ("ord-  \n   ning", "ordning"),
        ("RÖS-\nmöten", "RÖS-möten"),
        ("åren 2018-\n2023", "åren 2018-2023"),
        ("Eva-\nKarin", "Eva-Karin"),
        ("en social-politik och social-\npolitik", "en social-politik och social-politik"),
        ("sam-\n\n12\n\nverkan", "samverkan"),
        ("(sam-\nverkan)", "(samverkan)"),
    ],
)
def test_words_cut_at_line_ends_are_joined(text: str, expected: str) -> None:
    assert repaired(text) == expected
    assert set(rules(text)) == {"layout.hyphen"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("förhållnings-\noch arbetssätt", "sv"),
        ("kvalitets-\nsamt uppföljningsarbete", "sv"),
        ("short-\nand long-term aims", "en"),
        ("mellan -\nsom sagt - parterna", "sv"),
        ("Punkt -\n- annan punkt", "sv"),
        ("region-\n\n# Rubrik", "sv"),
        ("långsiktig samverkan", "sv"),
    ],
)
def test_suspended_hyphens_and_dashes_stay(text: str, language: str) -> None:
    assert layout_edits(text, language) == ()


def test_an_english_compound_keeps_its_hyphen() -> None:
    assert repaired("self-\nhelp and long-\nterm aims", "en") == "self-help and long-term aims"
    assert repaired("imple-\nmentation", "en") == "implementation"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oﬀentlig", "offentlig"),
        ("eﬃcient ﬂow", "efficient flow"),
        ("fo\u0308rening", "förening"),
        ("A\u030atagande", "Åtagande"),
    ],
)
def test_ligatures_and_loose_marks_become_letters(text: str, expected: str) -> None:
    assert repaired(text) == expected
    assert set(rules(text)) == {"layout.ligature"}


def test_a_mark_that_belongs_to_no_letter_stays() -> None:
    assert layout_edits("q\u0302 och q\u0302", "sv") == ()


def test_a_ligature_in_a_cut_word_is_part_of_one_edit() -> None:
    (edit,) = layout_edits("oﬃ-\nciell", "sv")
    assert (edit.received, edit.repaired, edit.rule) == ("oﬃ-\nciell", "officiell", "layout.hyphen")


HEAD = "Överenskommelse i Tuna"
PAGES = (
    f"{HEAD}\n\nParterna ska samverka och de\n\n{HEAD}\n1\n\nska göra det länge. Alla får\n\n"
    f"{HEAD}\n2\n\nvara med.\n\n{HEAD}\n3\n\nUppföljning\n\nSker årligen.\n"
)


def test_furniture_inside_a_sentence_leaves_a_space() -> None:
    edits = layout_edits(PAGES, "sv")
    assert [(edit.received, edit.repaired, edit.rule) for edit in edits] == [
        (HEAD, " ", "layout.running_head"),
        ("1", " ", "layout.page_number"),
        (HEAD, " ", "layout.running_head"),
        ("2", " ", "layout.page_number"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Headings that recur are no running heads.
        "1. A\n\nText.\n\nMÅL\n\n- x\n\n2. B\n\nText.\n\nMÅL\n\n- y\n\n3. C\n\nText.\n\nMÅL\n\n- z",
        # Numbers that are no page numbers: a year, a figure that is a line of its own.
        "Antagen\n\n2018\n\nReviderad\n\n2021",
        "Medlemmar\n\n42\n\nFöreningar\n\n7\n\nKommunen räknar varje år.",
    ],
)
def test_what_is_no_furniture_stays(text: str) -> None:
    assert layout_edits(text, "sv") == ()


PIECES = ["sam-", "\n", "\n\n", "verkan", " ", "3", "ﬁ", "\u00ad", "a\u030a", ".", "och", "-", "\f"]


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    language=st.sampled_from(["sv", "en"]),
)
def test_layout_can_be_undone(text: str, language: str) -> None:
    edits = layout_edits(text, language)
    assert EditMap(text, edits).undo() == text
    assert all(edit.repaired and edit.repaired != edit.received for edit in edits)
