"""Commitments: principles down, bearers across, a box for each one, its shade the modality."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap

import pandas as pd
from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from agreement_study.publishing.outputs import Figure
from agreement_study.publishing.strings import listed, say
from agreement_study.publishing.style import COLOURS, FAINT, INK, PAPER, QUIET, canvas

WIDTH, WORDS, LINE = 7.6, 1.65, 0.36  # the figure, the words to the left, a line; in inches
APART = 0.3  # in inches, before the unspecified ones
WIDEST, HIGH = 0.13, 0.14  # of the box of one commitment, in inches
LETTER, SIZE = 0.072, 9.5  # width of a letter, in inches; type, in points
DOTS = 100  # of an inch, at which a drawing measures its words
SHADES = (
    (COLOURS[0], COLOURS[0]),
    ("#d3e4f1", COLOURS[0]),
    (COLOURS[1], COLOURS[1]),
    ("#f7dfcc", COLOURS[1]),
    (PAPER, QUIET),
)
"""Filling and edge of each modality; dark and light take turns, to be told apart without colour."""


@frozen(kw_only=True)
class Words:
    """What the figure calls its rows, columns and parts."""

    principle: Callable[[str], str]
    bearer: Callable[[str], str]
    modality: Callable[[str], str]


def commitments_figure(
    commitments: pd.DataFrame,
    *,
    principles: Sequence[str],
    bearers: Sequence[str],
    modalities: Sequence[str],
    words: Words,
    names: Sequence[str],
    lang: str,
) -> Figure:
    """Draw how many commitments stand under each principle, by bearer and modality.

    Parameters
    ----------
    commitments
        Rows of the table `commitments`.
    principles
        Keys, from top to bottom; the empty one is what stands under none.
    bearers
        Keys, from left to right; `unspecified` is set apart.
    names
        The texts, for the caption.
    """
    counts = count(commitments, principles, bearers, modalities)
    used = [one for one in modalities if (counts["modality"] == one).any()]
    head = 0.75
    height = head + LINE * len(principles) + 0.1
    with canvas(WIDTH, height) as drawing:
        drawing.set_layout_engine("none")  # words stand left of the axes, at a fixed width
        axes = drawing.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        _key(axes, used, words)
        lefts, unit = _columns(counts, bearers, words)
        for bearer, left in lefts.items():
            axes.text(left, head - 0.2, words.bearer(bearer), fontsize=SIZE, color=INK, va="center")
        for y, principle in enumerate(principles):
            middle = head + LINE * (y + 0.5)
            _name(axes, words.principle(principle), middle)
            for bearer, left in lefts.items():
                own = counts[(counts["principle"] == principle) & (counts["bearer"] == bearer)]
                _bar(axes, own, used, left, middle, unit)
    return Figure(
        drawing=drawing,
        caption=say("commitments_caption", lang, names=listed(list(names), lang)),
        alt=_alt(counts, principles, bearers, words, lang),
        data=_data(counts, words, lang),
    )


def count(
    commitments: pd.DataFrame,
    principles: Sequence[str],
    bearers: Sequence[str],
    modalities: Sequence[str],
) -> pd.DataFrame:
    """Return how many commitments there are per principle, bearer and modality, zeros left out."""
    inside = commitments[
        commitments["principle"].isin(principles)
        & commitments["bearer"].isin(bearers)
        & commitments["modality"].isin(modalities)
    ]
    keys = {"principle": principles, "bearer": bearers, "modality": modalities}
    counted = inside.groupby(list(keys), sort=False).size().rename("n").reset_index()
    for name, order in keys.items():
        counted[name] = pd.Categorical(counted[name], categories=list(order), ordered=True)
    return counted.sort_values(list(keys), ignore_index=True).astype(dict.fromkeys(keys, "object"))


def _columns(
    counts: pd.DataFrame, bearers: Sequence[str], words: Words
) -> tuple[dict[str, float], float]:
    """Return where each column begins, and the width of one commitment; both in inches.

    A column holds its longest bar with the number behind it, and its heading.
    """
    totals = counts.pivot_table(index="principle", columns="bearer", values="n", aggfunc="sum")
    longest = {b: int(totals[b].max()) if b in totals else 0 for b in bearers}
    unit, widths = WIDEST, {}
    while unit > WIDEST / 100:
        widths = {
            b: max(LETTER * len(words.bearer(b)) + 0.2, unit * longest[b] + 0.35) for b in bearers
        }
        if sum(widths.values()) <= WIDTH - WORDS - APART:
            break
        unit *= 0.95
    lefts, x = {}, WORDS
    for bearer in bearers:
        x += APART if bearer == "unspecified" else 0
        lefts[bearer] = x
        x += widths[bearer]
    return lefts, unit


def _name(axes: Axes, text: str, middle: float) -> None:
    lines = wrap(text, int((WORDS - 0.15) / LETTER)) or [""]
    axes.text(
        0.08, middle, "\n".join(lines[:2]), fontsize=SIZE, color=QUIET, va="center", linespacing=1.0
    )
    axes.plot([0.08, WIDTH - 0.1], [middle + LINE / 2] * 2, color=FAINT, linewidth=0.5, zorder=0)


def _bar(
    axes: Axes,
    counts: pd.DataFrame,
    modalities: Sequence[str],
    left: float,
    middle: float,
    unit: float,
) -> None:
    x = left
    for modality, (filling, edge) in zip(modalities, SHADES, strict=False):
        for _ in range(int(counts.loc[counts["modality"] == modality, "n"].sum())):
            _box(axes, x, middle, 0.85 * unit, filling, edge)
            x += unit
    total = int(counts["n"].sum())
    axes.text(
        x + (0.05 if total else 0), middle, str(total), fontsize=SIZE, va="center",
        color=INK if total else QUIET,
    )  # fmt: skip


def _key(axes: Axes, modalities: Sequence[str], words: Words) -> None:
    x = 0.08
    for modality, (filling, edge) in zip(modalities, SHADES, strict=False):
        text = words.modality(modality)
        _box(axes, x, 0.18, 0.12, filling, edge)
        said = axes.text(x + 0.19, 0.18, text, fontsize=SIZE, va="center", color=INK)
        x += 0.19 + _width(said) + 0.3


def _width(text: Text) -> float:
    """Return how wide drawn words are, in inches."""
    return float(text.get_window_extent(dpi=DOTS).width) / DOTS


def _box(axes: Axes, left: float, middle: float, width: float, filling: str, edge: str) -> None:
    corner = (left, middle - HIGH / 2)
    axes.add_patch(Rectangle(corner, width, HIGH, facecolor=filling, edgecolor=edge, linewidth=0.9))


def _alt(
    counts: pd.DataFrame, principles: Sequence[str], bearers: Sequence[str], words: Words, lang: str
) -> str:
    said = []
    for principle in principles:
        own = counts[counts["principle"] == principle]
        each = [
            f"{words.bearer(bearer)} {n}"
            for bearer in bearers
            if (n := int(own.loc[own["bearer"] == bearer, "n"].sum()))
        ]
        text = ", ".join(each) or say("commitments_alt_none", lang)
        name = words.principle(principle)
        name = name[:1].upper() + name[1:]
        said.append(say("commitments_alt_one", lang, principle=name, bearers=text))
    return say("commitments_alt", lang, said=" ".join(said))


def _data(counts: pd.DataFrame, words: Words, lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            say("column_principle", lang): counts["principle"].map(words.principle),
            say("commitments_bearer", lang): counts["bearer"].map(words.bearer),
            say("commitments_modality", lang): counts["modality"].map(words.modality),
            say("commitments_count", lang): counts["n"],
        }
    )
