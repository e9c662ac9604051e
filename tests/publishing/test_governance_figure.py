"""The figure of who speaks of what, by invented rows."""

from __future__ import annotations

import pandas as pd
from matplotlib.colors import to_hex

from agreement_study.publishing.governance_figure import governance_figure, spoken
from agreement_study.publishing.style import MEANT

ROWS = pd.DataFrame(
    [
        ("a", "body", "stated"),
        ("b", "body", "unclear"),
        ("b", "body", "stated"),
        ("b", "term", "unclear"),
        ("c", "term", "stated"),  # of a text that is not shown
    ],
    columns=["document", "attribute", "status"],
)
KEYS = ["term", "withdrawal", "body"]


def test_one_clear_passage_is_enough_and_silence_is_seen() -> None:
    grid = spoken(ROWS, ["a", "b"], KEYS)
    assert list(grid.index) == ["body", "term", "withdrawal"]
    assert grid.to_numpy().tolist() == [
        ["stated", "stated"],
        ["silent", "unclear"],
        ["silent", "silent"],
    ]


def test_the_alternative_text_counts_and_names_what_is_silent() -> None:
    made = governance_figure(ROWS, ["a", "b"], KEYS, label=str.title, name=str, lang="sv")
    assert made.alt == (
        "Rutnät med 3 egenskaper. a säger något om 1 av 3, tiger om governance/Term och "
        "governance/Withdrawal. b säger något om 2 av 3, tiger om governance/Withdrawal."
    )
    assert made.data.iloc[1].tolist() == ["Governance/Term", "tiger", "oklart"]


def test_texts_without_governance_are_silent_on_all() -> None:
    made = governance_figure(ROWS[:0], ["a"], KEYS, label=str, name=str, lang="en")
    assert set(made.data["a"]) == {"silent"}
    assert "0 of 3" in made.alt


def test_the_box_of_what_a_text_is_silent_on_is_seen() -> None:
    made = governance_figure(ROWS[:0], ["a"], KEYS, label=str, name=str, lang="en")
    edges = {to_hex(box.get_edgecolor()) for box in made.drawing.axes[0].patches}
    assert edges == {MEANT}
