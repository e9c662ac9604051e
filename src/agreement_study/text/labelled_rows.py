"""Rows of a label and, far behind it, its value: 'Närvarande      Ann Ek, ordförande'.

Heads of minutes are set so; further lines of the value stand in its column.
"""

from __future__ import annotations

from agreement_study.text.cues import Cues
from agreement_study.text.lines import Line

SLACK = 1  # columns of the page by which a line may miss the value's


def is_labelled(line: Line, cues: Cues) -> bool:
    """Tell whether a line is a row of a label and its value; one without a colon must be known."""
    return not line.mark.kind and cues.row_label.match(line.text) is not None


def goes_on_in_value(first: Line, line: Line, cues: Cues) -> bool:
    """Tell whether a line below a row beginning with `first` stands in the column of its value."""
    row = None if first.mark.kind else cues.row_label.match(first.text)
    if row is None or line.gap:
        return False
    return abs(line.indent - first.indent - row.end()) <= SLACK
