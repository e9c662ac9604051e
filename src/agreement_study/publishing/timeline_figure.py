"""The timeline: agreements, plans, validity, reviews and meetings on one line of years.

A dot is a day or a month, a bar a period, a hatched stretch a time within which the event lies
somewhere; filled is what has happened, an outline what is planned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import pandas as pd
from attrs import frozen
from matplotlib.axes import Axes

from agreement_study.edtf import bounds
from agreement_study.publishing import timeline_rows as rows
from agreement_study.publishing.outputs import Figure
from agreement_study.publishing.strings import length, listed, say
from agreement_study.publishing.style import COLOURS, FAINT, INK, PAPER, QUIET, canvas, strong
from agreement_study.publishing.timeline_labels import Stretch, place_labels
from agreement_study.publishing.timeline_rows import Line, Mark

PLAIN, PLAN, BETWEEN = COLOURS[0], COLOURS[2], COLOURS[1]
TINTS = {PLAIN: "#e3edf4", PLAN: "#e1efea"}
WIDTH, WORDS, LINE = 7.8, 2.3, 0.255  # the figure, the words to the left, a line; in inches
HALF = 0.29  # half the height of a bar, in lines
LETTER = 0.064  # width of a letter of a label, in inches
ARROW = 0.55  # length of a time with an open end, in inches
SIZE = 9.5
CLEAR = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}
"""Room around words, so that no line of the grid runs through them."""


@frozen(kw_only=True)
class Scale:
    """The axis: from year to year, and how many years an inch holds."""

    first: int
    last: int

    @property
    def inch(self) -> float:
        """Years in an inch."""
        return (self.last - self.first) / (WIDTH - WORDS - 0.15)


def timeline_figure(
    marks: pd.DataFrame,
    pairs: pd.DataFrame,
    undated: pd.DataFrame,
    *,
    lanes: Mapping[str, Sequence[str]],
    title: Callable[[str], str],
    row: Callable[[str, str], str],
    lang: str,
) -> Figure:
    """Draw events, periods, and the gaps and overlaps of plans; see `timeline_rows.lines`."""
    shown = rows.lines(marks, pairs, undated, lanes=lanes, title=title, row=row, lang=lang)
    scale = axis(shown)
    height = 0.45 + LINE * len(shown)
    with canvas(WIDTH, height) as drawing:
        drawing.set_layout_engine("none")  # words stand left of the axes, at a fixed width
        beside = (WORDS / WIDTH, 0.08 / height, 1 - (WORDS + 0.15) / WIDTH, 1 - 0.4 / height)
        axes = drawing.add_axes(beside)
        axes.set(xlim=(scale.first, scale.last), ylim=(len(shown) - 0.4, -0.6), yticks=[])
        _years(axes, scale, len(shown))
        for y, line in enumerate(shown):
            _line(axes, line, y, scale, lang)
    return Figure(
        drawing=drawing,
        caption=say("timeline_caption", lang),
        alt=alt_text(shown, lang),
        data=data(shown, lang),
    )


def axis(shown: Sequence[Line]) -> Scale:
    """Return the axis that holds all lines; ten years where nothing is dated."""
    known = [day for line in shown for m in line.marks for day in (m["first"], m["last"]) if day]
    if not known:
        return Scale(first=2015, last=2025)
    return Scale(first=min(known).year, last=max(max(known).year + 1, min(known).year + 4))


def _years(axes: Axes, scale: Scale, count: int) -> None:
    step = 1 if scale.last - scale.first < 12 else 2 if scale.last - scale.first < 30 else 5
    ticks = [year for year in range(scale.first, scale.last + 1) if year % step == 0]
    axes.set_xticks(ticks, [str(year) for year in ticks])
    axes.tick_params(
        length=0, labelsize=SIZE, top=True, bottom=False, labeltop=True, labelbottom=False
    )
    axes.spines[:].set_visible(False)
    axes.vlines(ticks, -0.5, count - 0.5, color=FAINT, linewidth=0.6, zorder=0)


def _line(axes: Axes, line: Line, y: int, scale: Scale, lang: str) -> None:
    left = scale.first - (WORDS - 0.08) * scale.inch
    if line.kind in ("heading", "group"):
        heading = line.kind == "heading"
        axes.text(
            left, y, line.text, va="center", fontsize=SIZE + 0.5, color=INK if heading else QUIET,
            **(strong() if heading else {"style": "italic"}),
            bbox=CLEAR,
        )  # fmt: skip
        if not heading:
            axes.hlines(y - 0.5, left, scale.last, color=QUIET, linewidth=0.8, clip_on=False)
        return
    indented = left + 0.12 * scale.inch
    axes.text(indented, y, line.text, fontsize=SIZE, color=QUIET, va="center", bbox=CLEAR)
    stretches = [_draw(axes, mark, y, scale) for mark in line.marks]
    letter = LETTER * scale.inch
    for label in place_labels(line.marks, stretches, letter=letter, last=scale.last, lang=lang):
        inside = label.align == "center" and not rows.is_vague(label.mark)
        light = inside and _is_filled(label.mark)
        axes.text(
            label.x, y, label.text, ha=label.align, va="center", fontsize=SIZE - 0.5, zorder=5,
            color=PAPER if light else INK, bbox=None if inside else CLEAR,
        )  # fmt: skip
    for pair in line.pairs:
        _pair(axes, pair, y, letter, lang)


def _draw(axes: Axes, mark: Mark, y: int, scale: Scale) -> Stretch:
    """Draw a mark and return where it stands."""
    colour = PLAN if mark.get("type") == "action_plan_period" else PLAIN
    begin = _year(mark["first"]) if mark["first"] else None
    end = _year(mark["last"] + timedelta(days=1)) if mark["last"] else None
    if begin is None or end is None:
        return _open(axes, begin, end, y, scale, colour if mark["date"] else QUIET)
    if not rows.is_bar(mark):
        middle = (begin + end) / 2
        filled = colour if mark["status"] == "actual" else PAPER
        axes.plot(
            middle, y, "o", markersize=7, markeredgecolor=colour, markeredgewidth=1.5,
            markerfacecolor=filled, zorder=4, clip_on=False,
        )  # fmt: skip
        return middle - 0.05 * scale.inch, middle + 0.05 * scale.inch
    _bar(axes, mark, (begin, end), y, colour)
    return begin, end


def _bar(axes: Axes, mark: Mark, stretch: Stretch, y: int, colour: str) -> None:
    vague = rows.is_vague(mark) or rows.is_approximate(mark)
    axes.barh(
        y, stretch[1] - stretch[0], left=stretch[0], height=2 * HALF, zorder=3, edgecolor=colour,
        facecolor=PAPER if vague else colour if _is_filled(mark) else TINTS[colour],
        linewidth=1 if vague else 1.4, linestyle=(0, (2, 1.5)) if vague else "-",
        hatch="//////" if vague else None,
    )  # fmt: skip


def _open(
    axes: Axes, begin: float | None, end: float | None, y: int, scale: Scale, colour: str
) -> Stretch:
    """Draw a time that is known at one end as a dashed arrow, and nothing where none is."""
    reach = ARROW * scale.inch
    if begin is not None:
        tail, head = begin, min(begin + reach, float(scale.last))
    elif end is not None:
        tail, head = end, max(end - reach, float(scale.first))
    else:
        return scale.first, scale.first
    arrow = {
        "arrowstyle": "-|>",
        "color": colour,
        "linestyle": (0, (3, 1.5)),
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.annotate("", (head, y), (tail, y), arrowprops={**arrow, "linewidth": 1.5}, zorder=3)
    axes.vlines(tail, y - HALF, y + HALF, color=colour, linewidth=2, zorder=3)
    return min(tail, head), max(tail, head)


def _pair(axes: Axes, pair: Mark, y: int, letter: float, lang: str) -> None:
    """Mark what lies between two plans."""
    begin, end = _year(pair["first"]), _year(pair["last"] + timedelta(days=1))
    if pair["kind"] == "gap":
        _gap(axes, pair, (begin, end), y, letter, lang)
        return
    # the earlier plan stands on the line above, where there is room behind it
    axes.barh(
        y - 0.5, end - begin, left=begin, height=1.7, facecolor="none", edgecolor=BETWEEN,
        linewidth=1.5, zorder=4,
    )  # fmt: skip
    earlier = bounds(pair["before"])[1] or pair["last"]
    behind = max(end, _year(earlier + timedelta(days=1))) + letter
    words = rows.pair_words(pair, lang)
    axes.text(
        behind, y - 1, words, va="center", fontsize=SIZE - 0.5, color=BETWEEN, zorder=5, bbox=CLEAR
    )


def _gap(axes: Axes, pair: Mark, stretch: Stretch, y: int, letter: float, lang: str) -> None:
    """A line with ends, and in it the longest words for which there is room."""
    begin, end = stretch
    axes.plot(
        [begin, end], [y, y], color=BETWEEN, linewidth=1.3, zorder=2, marker="|", markersize=8
    )
    said = (rows.pair_words(pair, lang), length(pair["months"], lang), "")
    words = next(text for text in said if len(text) * letter < end - begin or not text)
    axes.text(
        (begin + end) / 2, y, words, ha="center", va="center", fontsize=SIZE - 0.5, color=BETWEEN,
        zorder=5, bbox=CLEAR,
    )  # fmt: skip


def _is_filled(mark: Mark) -> bool:
    return bool(rows.is_bar(mark) and mark["status"] == "actual" and not rows.is_vague(mark))


def _year(day: date) -> float:
    """A day as a year with a fraction."""
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def alt_text(shown: Sequence[Line], lang: str) -> str:
    """Return what is seen, lane by lane: each event with its date, each gap and overlap."""
    said: list[str] = []
    parts: list[str] = []
    for line in [*shown, Line(text="", kind="heading")]:
        if line.kind not in ("heading", "group"):
            dates = listed([rows.mark_words(mark, lang) for mark in line.marks], lang)
            parts.append(f"{line.text}: {dates}" if line.text else dates)
            parts += [rows.pair_words(p, lang, dated=True) for p in line.pairs]
            continue
        said += ["; ".join(parts) + "."] if parts else []
        said += [f"{line.text}{' –' if line.kind == 'heading' else '.'}"] if line.text else []
        parts = []
    scale = axis(shown)
    return say("timeline_alt", lang, first=scale.first, last=scale.last - 1, said=" ".join(said))


def data(shown: Sequence[Line], lang: str) -> pd.DataFrame:
    """Return the figure's numbers: heading, kind of event, date and whether it has happened."""
    made, heading, text = [], "", ""
    for line in shown:
        heading = line.text if line.kind == "heading" else heading
        text = line.text or text
        for mark in line.marks:
            status = say(f"timeline_{mark['status']}", lang)
            made.append((heading, text, rows.mark_words(mark, lang), mark["date"], status))
        made += [
            (heading, text, rows.pair_words(p, lang, dated=True), p["date"], "") for p in line.pairs
        ]
    columns = ("place", "event", "when", "edtf", "status")
    return pd.DataFrame(made, columns=[say(f"timeline_column_{name}", lang) for name in columns])
