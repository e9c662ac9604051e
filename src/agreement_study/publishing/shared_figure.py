"""Where texts share passages: each text a line per text it shares with, a mark where it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from agreement_study.publishing.outputs import Figure
from agreement_study.publishing.strings import listed, number, say
from agreement_study.publishing.style import COLOURS, INK, MEANT, QUIET, canvas, strong

WIDTH, LEFT, RIGHT = 7.6, 1.75, 1.65  # the figure, and the words on either side; in inches
LINE, GAP, HEAD, HIGH = 0.25, 0.42, 0.75, 0.15  # a line, a heading, the key, a mark; in inches
THIN = 0.02  # the narrowest mark, in inches
SIZE = 9.5
STOCK, PAIR = COLOURS[1], COLOURS[0]

Row = Mapping[Any, Any]


@frozen(kw_only=True)
class Words:
    """What the figure calls its texts, and its language."""

    name: Callable[[str], str]
    lang: str

    def say(self, key: str, **values: object) -> str:
        """Return a string of the interface."""
        return say(f"shared_{key}", self.lang, **values)

    def places(self, n: int) -> str:
        """Return a number of places in words."""
        return self.say(f"places_{'one' if n == 1 else 'many'}", n=self.number(n))

    def number(self, n: int) -> str:
        """Return a number as the language writes it."""
        return number(n, self.lang)


def shared_figure(
    places: pd.DataFrame, extents: pd.DataFrame, lengths: Mapping[str, int], words: Words
) -> Figure:
    """Draw where each text has passages that another has too.

    Parameters
    ----------
    places
        `document`, `start`, `end`, `other`, `common_stock`: a row per place, in code points.
    extents
        `document`, `other`, `passages`, `words`, `of`: a row per line, from top to bottom.
    lengths
        Length of each text, in code points.
    """
    documents = list(dict.fromkeys(extents["document"]))
    height = HEAD + GAP * len(documents) + LINE * len(extents) + 0.1
    with canvas(WIDTH, height) as drawing:
        drawing.set_layout_engine("none")  # words stand beside the lines, at a fixed width
        axes = drawing.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        _key(axes, words)
        y = HEAD
        for document in documents:
            axes.text(
                0.08, y, words.name(document), fontsize=SIZE, color=INK, va="center", **strong()
            )
            y += GAP - LINE / 2
            for row in extents[extents["document"] == document].to_dict("records"):
                own = places[(places["document"] == document) & (places["other"] == row["other"])]
                _line(axes, row, own.to_dict("records"), lengths[document], y, words)
                y += LINE
            y += LINE / 2
    names = [words.name(document) for document in documents]
    return Figure(
        drawing=drawing,
        caption=words.say("caption", names=listed(names, words.lang)),
        alt=_alt(extents, documents, words),
        data=_data(extents, words),
    )


def _line(axes: Axes, row: Row, places: Sequence[Row], length: int, y: float, words: Words) -> None:
    wide = WIDTH - LEFT - RIGHT
    axes.text(
        0.2,
        y,
        words.say("with", name=words.name(row["other"])),
        fontsize=SIZE,
        color=QUIET,
        va="center",
    )
    axes.plot([LEFT, LEFT + wide], [y, y], color=MEANT, linewidth=0.8, zorder=0)
    for place in sorted(places, key=lambda place: bool(place["common_stock"])):
        left = LEFT + wide * place["start"] / length
        width = max(THIN, wide * (place["end"] - place["start"]) / length)
        _mark(axes, left, y, width, stock=bool(place["common_stock"]))
    said = words.say(
        "extent", places=words.places(row["passages"]), words=words.number(row["words"])
    )
    axes.text(LEFT + wide + 0.12, y, said, fontsize=SIZE, color=INK, va="center")


def _mark(axes: Axes, left: float, middle: float, width: float, *, stock: bool) -> None:
    """A passage of two texts is low, common stock high: told apart without colour too."""
    high = HIGH if stock else HIGH / 2
    colour = STOCK if stock else PAIR
    axes.add_patch(Rectangle((left, middle - high / 2), width, high, facecolor=colour, linewidth=0))


def _key(axes: Axes, words: Words) -> None:
    x = 0.08
    for stock, key in ((False, "key_pair"), (True, "key_stock")):
        _mark(axes, x, 0.2, 0.22, stock=stock)
        axes.text(x + 0.3, 0.2, words.say(key), fontsize=SIZE, color=INK, va="center")
        x += 0.8 + 0.072 * len(words.say(key))
    axes.text(LEFT, 0.48, words.say("begins"), fontsize=SIZE - 1, color=QUIET, va="center")
    axes.text(
        WIDTH - RIGHT,
        0.48,
        words.say("ends"),
        fontsize=SIZE - 1,
        color=QUIET,
        va="center",
        ha="right",
    )


def _alt(extents: pd.DataFrame, documents: Sequence[str], words: Words) -> str:
    said = []
    for document in documents:
        own = extents[extents["document"] == document].to_dict("records")
        each = [
            words.say(
                "alt_with",
                name=words.name(row["other"]),
                places=words.places(row["passages"]),
                words=words.number(row["words"]),
            )
            for row in own
        ]
        said.append(words.say("alt_one", name=words.name(document), each=listed(each, words.lang)))
    return words.say("alt", said=" ".join(said))


def _data(extents: pd.DataFrame, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            say("column_document", words.lang): extents["document"].map(words.name),
            words.say("other"): extents["other"].map(words.name),
            words.say("passages"): extents["passages"],
            words.say("words"): extents["words"],
            words.say("of"): extents["of"],
        }
    )
