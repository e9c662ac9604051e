"""The figure of commitments, by invented rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from agreement_study.publishing.commitments_figure import Words, commitments_figure, count
from agreement_study.publishing.outputs import Figure

BEARERS = ["public", "joint", "unspecified"]
MODALITIES = ["obligation", "intention"]
WORDS = Words(principle=str.title, bearer=str, modality=str)


def rows(*given: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["principle", "bearer", "modality"])


ROWS = rows(
    ("quality", "unspecified", "intention"),
    ("dialogue", "joint", "intention"),
    ("dialogue", "joint", "obligation"),
    ("dialogue", "joint", "obligation"),
    ("dialogue", "public", "obligation"),
    ("", "public", "obligation"),
)


def drawn(
    commitments: pd.DataFrame, modalities: Sequence[str] = MODALITIES, lang: str = "en"
) -> Figure:
    return commitments_figure(
        commitments, principles=["dialogue", "quality", "diversity"], bearers=BEARERS,
        modalities=modalities, words=WORDS, names=["A", "B"], lang=lang,
    )  # fmt: skip


def test_each_cell_is_counted_in_the_order_of_the_figure() -> None:
    made = count(ROWS, ["dialogue", "quality"], BEARERS, MODALITIES)
    assert list(made.itertuples(index=False, name=None)) == [
        ("dialogue", "public", "obligation", 1),
        ("dialogue", "joint", "obligation", 2),
        ("dialogue", "joint", "intention", 1),
        ("quality", "unspecified", "intention", 1),
    ]


def test_the_alternative_text_says_what_is_seen() -> None:
    assert drawn(ROWS).alt == (
        "The number of commitments under each principle, by bearer. "
        "Dialogue: public 1, joint 3. Quality: unspecified 1. Diversity: no commitments."
    )


def test_the_numbers_are_in_words() -> None:
    data = drawn(ROWS, lang="sv").data
    assert list(data.columns) == ["Princip", "Bärare", "Hur bindande", "Åtaganden"]
    assert data["Åtaganden"].sum() == 5


@pytest.mark.parametrize("times", [0, 1, 400])
def test_any_number_fits(times: int) -> None:
    made = drawn(rows(*[("dialogue", "joint", "obligation")] * times))
    (axes,) = made.drawing.axes
    boxes = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    right = max([0.0, *(box.get_x() + box.get_width() for box in boxes)])
    assert right < axes.get_xlim()[1]


def test_the_words_of_the_key_stand_at_even_distances() -> None:
    modalities = ["will", "recommendation", "illicit limit", "wwwwwww"]
    given = rows(*(("quality", "joint", modality) for modality in modalities))
    axes = drawn(given, modalities).drawing.axes[0]
    words = [text for text in axes.texts if text.get_text() in modalities]
    ends = [text.get_window_extent(dpi=100) for text in words]
    gaps = [b.x0 - a.x1 for a, b in pairwise(ends)]
    assert max(gaps) - min(gaps) < 2
