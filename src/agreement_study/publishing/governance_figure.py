"""Who speaks of what: attributes of governance down, texts across, a box where a text speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from agreement_study.publishing.outputs import Figure
from agreement_study.publishing.strings import listed, say
from agreement_study.publishing.style import COLOURS, FAINT, INK, MEANT, PAPER, QUIET, canvas

WIDTH, WORDS, LINE = 6.4, 1.75, 0.25  # the figure, the words to the left, a line; in inches
BOX = 0.16  # side of a box, in inches
SIZE = 9.5


def governance_figure(
    governance: pd.DataFrame,
    documents: Sequence[str],
    attributes: Sequence[str],
    *,
    label: Callable[[str], str],
    name: Callable[[str], str],
    lang: str,
) -> Figure:
    """Draw of which attributes each text says something.

    Parameters
    ----------
    governance
        Rows of the table `governance`.
    attributes
        Keys of the codebook, in its order.
    label, name
        Give the label of a code and the name of a document.
    """
    grid = spoken(governance, documents, attributes)
    height = 0.55 + LINE * len(grid)
    with canvas(WIDTH, height) as drawing:
        drawing.set_layout_engine("none")  # words stand left of the axes, at a fixed width
        axes = drawing.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        column = (WIDTH - WORDS) / max(1, len(documents))
        for x, document in enumerate(documents):
            axes.text(
                WORDS + column * (x + 0.5), 0.25, fill(name(document), int(column / 0.075)),
                ha="center", va="center", fontsize=SIZE, color=INK,
            )  # fmt: skip
        for y, (attribute, row) in enumerate(grid.iterrows()):
            _row(axes, label(f"governance/{attribute}"), list(row), 0.62 + LINE * y, column)
    words = {key: label(f"governance/{key}") for key in grid.index}
    return Figure(
        drawing=drawing,
        caption=say(
            "governance_figure_caption", lang, names=listed([name(d) for d in documents], lang)
        ),
        alt=_alt(grid, words, name, lang),
        data=_data(grid, words, name, lang),
    )


def spoken(
    governance: pd.DataFrame, documents: Sequence[str], attributes: Sequence[str]
) -> pd.DataFrame:
    """Return the status of each attribute in each text: stated, unclear, or silent.

    The attributes of which most texts say something come first. One clear passage is enough.
    """
    rows = {
        attribute: [_status(governance, document, attribute) for document in documents]
        for attribute in attributes
    }
    ordered = sorted(rows, key=lambda key: (rows[key].count("silent"), rows[key].count("unclear")))
    return pd.DataFrame.from_dict(
        {key: rows[key] for key in ordered}, orient="index", columns=list(documents)
    )


def _status(governance: pd.DataFrame, document: str, attribute: str) -> str:
    own = governance[(governance["document"] == document) & (governance["attribute"] == attribute)]
    if own.empty:
        return "silent"
    return "stated" if (own["status"] == "stated").any() else "unclear"


def _row(axes: Axes, text: str, states: Sequence[str], y: float, column: float) -> None:
    axes.text(0.08, y, text, va="center", fontsize=SIZE, color=QUIET)
    axes.plot([WORDS, WIDTH - 0.1], [y + LINE / 2] * 2, color=FAINT, linewidth=0.5, zorder=0)
    for x, status in enumerate(states):
        left, top = WORDS + column * (x + 0.5) - BOX / 2, y - BOX / 2
        edge = MEANT if status == "silent" else COLOURS[0]
        axes.add_patch(
            Rectangle((left, top), BOX, BOX, facecolor=PAPER, edgecolor=edge, linewidth=1.2)
        )
        if status != "silent":
            filled = BOX if status == "stated" else BOX / 2
            axes.add_patch(
                Rectangle((left, top), filled, BOX, facecolor=COLOURS[0], edgecolor=edge)
            )


def _alt(
    grid: pd.DataFrame, words: Mapping[str, str], name: Callable[[str], str], lang: str
) -> str:
    said = []
    for document in grid.columns:
        states = grid[document]
        silent = [words[key][:1].lower() + words[key][1:] for key in grid.index[states == "silent"]]
        k = say("k_of_m", lang, k=int((states != "silent").sum()), m=len(grid))
        named = listed(silent, lang) or say("governance_alt_nothing", lang)
        said.append(say("governance_alt_one", lang, name=name(document), k=k, silent=named))
    return say("governance_alt", lang, m=len(grid), said=" ".join(said))


def _data(
    grid: pd.DataFrame, words: Mapping[str, str], name: Callable[[str], str], lang: str
) -> pd.DataFrame:
    said = {key: say(f"governance_{key}", lang) for key in ("stated", "unclear", "silent")}
    shown = pd.DataFrame({name(d): [said[status] for status in grid[d]] for d in grid.columns})
    shown.insert(0, say("governance_attribute", lang), [words[key] for key in grid.index])
    return shown
