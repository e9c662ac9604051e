"""The figure of orders: each text a column, each principle a box, a line between the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from agreement_study.publishing.outputs import Figure
from agreement_study.publishing.strings import listed, say
from agreement_study.publishing.style import COLOURS, INK, PAPER, QUIET, canvas

ROW = 0.5
"""Height of a row in inches: a label of two lines in its box, and some space."""
BOX = {"boxstyle": "round,pad=0.45", "linewidth": 1.4}


def principle_order(
    principles: pd.DataFrame,
    documents: Sequence[str],
    *,
    known: Sequence[str],
    label: Callable[[str], str],
    name: Callable[[str], str],
    lang: str,
) -> Figure:
    """Draw in which order texts set out their principles, and which are absent.

    Parameters
    ----------
    principles
        Rows of the table `principles`.
    documents
        The columns, from left to right.
    known
        The keys of the codebook: a principle has the same colour in every figure.
    label, name
        Give the label of a code and the name of a document.
    """
    shown = principles[principles["document"].isin(documents)]
    keys = list(dict.fromkeys(shown.sort_values("position")["principle"]))
    ordered = dict.fromkeys([*known, *keys])
    colours = {key: COLOURS[i % len(COLOURS)] for i, key in enumerate(ordered)}
    placed = _places(shown, documents, keys)
    rows = 1 + placed["y"].max()
    with canvas(1 + 2 * len(documents), 0.7 + ROW * rows) as drawing:
        axes = drawing.add_subplot()
        _lines(axes, placed, documents, colours)
        for row in placed.to_dict("records"):
            key = row["principle"]
            text = row["label"] or say("order_absent", lang, label=label(f"principle/{key}"))
            _box(axes, row, text, colours[key], lang)
        axes.set_xticks(range(len(documents)), [fill(name(d), 18) for d in documents])
        axes.tick_params(
            length=0,
            labelsize=11,
            labelcolor=INK,
            top=True,
            bottom=False,
            labeltop=True,
            labelbottom=False,
        )
        axes.set(yticks=[], xlim=(-0.5, len(documents) - 0.5), ylim=(rows - 0.4, -0.6))
        axes.spines[:].set_visible(False)
    return Figure(
        drawing=drawing,
        caption=say("order_caption", lang, names=listed([name(d) for d in documents], lang)),
        alt=_alt(placed, documents, label, name, lang),
        data=_data(placed, label, name, lang),
    )


def _places(shown: pd.DataFrame, documents: Sequence[str], keys: list[str]) -> pd.DataFrame:
    """Column (x), row (y) and label of each box; absent principles below the longest list."""
    longest = int(shown["position"].max())
    any_portal = bool((shown["role"] == "portal").any())
    rows: list[tuple[Any, ...]] = []
    for x, document in enumerate(documents):
        own = shown[shown["document"] == document].set_index("principle")
        # a portal principle stands above the ranking, the others from row 1
        portal = own[own["role"] == "portal"]
        shift = 1 if any_portal and not len(portal) else 0
        below = longest + any_portal
        for key in keys:
            row = own.loc[key] if key in own.index else None
            if isinstance(row, pd.DataFrame):
                row = row.iloc[0]
            if row is not None and not pd.isna(row["position"]):
                y = int(row["position"]) - 1 + shift
                rows.append((document, x, y, key, row["label"], row["role"], int(row["position"])))
            else:
                rows.append((document, x, below, key, "", "", pd.NA))
                below += 1
    return pd.DataFrame(rows, columns=["document", "x", "y", "principle", "label", "role", "place"])


def _lines(
    axes: Axes, placed: pd.DataFrame, documents: Sequence[str], colours: dict[str, str]
) -> None:
    for key, boxes in placed.groupby("principle"):
        boxes = boxes.sort_values("x")
        for (_, a), (_, b) in zip(
            boxes.iloc[:-1].iterrows(), boxes.iloc[1:].iterrows(), strict=True
        ):
            absent = not (a["label"] and b["label"])
            axes.plot(
                [a["x"], b["x"]],
                [a["y"], b["y"]],
                color=colours[str(key)],
                linewidth=1 if absent else 2.2,
                linestyle=(0, (2, 3)) if absent else "-",
                zorder=1,
            )


def _box(axes: Axes, row: Mapping[Any, Any], text: str, colour: str, lang: str) -> None:
    absent = not row["label"]
    portal = row["role"] == "portal"
    axes.text(
        row["x"],
        row["y"],
        fill(text, 21) + (f"\n({say('portal', lang)})" if portal else ""),
        ha="center",
        va="center",
        fontsize=10,
        color=QUIET if absent else INK,
        zorder=3,
        bbox={
            **BOX,
            "facecolor": PAPER,
            "edgecolor": QUIET if absent else colour,
            "linestyle": (0, (3, 2)) if absent else "-",
            "linewidth": 1 if absent else 2.6 if portal else 1.6,
        },
    )


def _alt(
    placed: pd.DataFrame,
    documents: Sequence[str],
    label: Callable[[str], str],
    name: Callable[[str], str],
    lang: str,
) -> str:
    each, absent = [], []
    for document in documents:
        own = placed[placed["document"] == document].sort_values("y")
        listed_ones = [_told(row, lang) for row in own.itertuples() if row.label]
        missing = [label(f"principle/{row.principle}") for row in own.itertuples() if not row.label]
        each.append(
            say("order_alt_one", lang, name=name(document), principles=", ".join(listed_ones))
        )
        if missing:
            said = listed(missing, lang)
            absent.append(say("order_alt_absent", lang, name=name(document), principles=said))
    return say("order_alt", lang, each=" ".join(each), absent=" ".join(absent)).strip()


def _told(row: Any, lang: str) -> str:
    return f"{row.label} ({say('portal', lang)})" if row.role == "portal" else str(row.label)


def _data(
    placed: pd.DataFrame, label: Callable[[str], str], name: Callable[[str], str], lang: str
) -> pd.DataFrame:
    """One row per principle, one column per text: place and name, as the boxes show them."""
    cells = placed.assign(cell=[_place(row, lang) for row in placed.itertuples()])
    keys, documents = placed["principle"].unique(), placed["document"].unique()
    wide = cells.pivot(index="principle", columns="document", values="cell")
    wide = wide.reindex(index=keys, columns=documents)
    wide.columns = [name(document) for document in documents]
    wide.insert(0, say("column_principle", lang), [label(f"principle/{key}") for key in keys])
    return wide


def _place(row: Any, lang: str) -> str:
    if not row.label:
        return say("relation_dropped", lang)
    return f"{say('portal', lang) if row.role == 'portal' else row.place}: {row.label}"
