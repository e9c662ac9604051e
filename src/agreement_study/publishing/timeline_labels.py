"""Where the dates of a line of the timeline stand: in a bar, behind a mark, or before it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from agreement_study.publishing.strings import say
from agreement_study.publishing.timeline_rows import Mark, is_bar, mark_words

Stretch = tuple[float, float]
"""From where to where a mark stands, in years."""


@frozen(kw_only=True)
class Label:
    """Words at a place on the axis; `align` is center (in the bar), left or right."""

    text: str
    x: float
    align: str
    mark: Mark


def place_labels(
    marks: Sequence[Mark], stretches: Sequence[Stretch], *, letter: float, last: float, lang: str
) -> list[Label]:
    """Return the labels of a line; marks too close for one each share one.

    Parameters
    ----------
    stretches
        Where each mark stands.
    letter
        Width of a letter, in years.
    last
        The end of the axis.
    """
    groups: list[list[int]] = []
    free = float("-inf")
    for i, mark in enumerate(marks):
        if groups and stretches[i][0] < free:
            groups[-1].append(i)
        else:
            groups.append([i])
        free = _room(mark, stretches[i], letter, lang)
    return [
        _place([marks[i] for i in g], [stretches[i] for i in g], letter, last, lang) for g in groups
    ]


def _room(mark: Mark, stretch: Stretch, letter: float, lang: str) -> float:
    """Return the year up to which a mark with its own label takes the line."""
    width = len(mark_words(mark, lang)) * letter
    if is_bar(mark) and width < stretch[1] - stretch[0]:
        return stretch[1]
    return stretch[1] + width + letter


def _place(
    marks: Sequence[Mark], stretches: Sequence[Stretch], letter: float, last: float, lang: str
) -> Label:
    begin, end = stretches[0][0], max(stretch[1] for stretch in stretches)
    text = mark_words(marks[0], lang) if len(marks) == 1 else _together(marks, lang)
    width = len(text) * letter
    if len(marks) == 1 and is_bar(marks[0]) and width < end - begin and marks[0]["last"]:
        return Label(text=text, x=(begin + end) / 2, align="center", mark=marks[0])
    if end + width + letter <= last:
        return Label(text=text, x=end + 1.2 * letter, align="left", mark=marks[0])
    return Label(text=text, x=begin - 1.2 * letter, align="right", mark=marks[0])


def _together(marks: Sequence[Mark], lang: str) -> str:
    """'4 times, 2023' or '2 times, 2023–2024'."""
    days = [day for mark in marks for day in (mark["first"], mark["last"]) if day]
    first, last = min(days).year, max(days).year
    when = str(first) if first == last else f"{first}–{last}"
    return say("timeline_several", lang, n=len(marks), when=when)
