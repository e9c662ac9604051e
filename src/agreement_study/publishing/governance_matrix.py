"""Governance as a matrix: attributes down, texts or bodies across, each value with its passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from agreement_study.publishing.escape import markdown
from agreement_study.publishing.outputs import Passages
from agreement_study.publishing.paper import Paper
from agreement_study.publishing.quotes import quote
from agreement_study.spans import Span

Row = Mapping[Any, Any]


def matrix(
    study: Paper, rows: pd.DataFrame, attributes: Sequence[str], columns: Mapping[Any, str]
) -> pd.DataFrame:
    """Return a table for print: what each column says of each attribute, or that it is silent.

    Parameters
    ----------
    rows
        Rows of the table `governance` with a column `column`.
    columns
        Heading of each value of `column`, from left to right. Their cells are marked text.
    """
    shown = pd.DataFrame(
        {study.say("governance_attribute"): [_name(study, key) for key in attributes]}
    )
    for place, (key, heading) in enumerate(columns.items(), 1):
        own = rows[rows["column"].map(lambda one, key=key: one == key).astype(bool)]
        cells = [cell(study, own[own["attribute"] == one].to_dict("records")) for one in attributes]
        shown.insert(place, heading, cells, allow_duplicates=True)
    return shown


def cell(study: Paper, rows: Sequence[Row]) -> str:
    """Return what rows of one attribute say: each value once, tied to its passages.

    Passages that tell no value stand behind the values, as further figures.
    """
    if not rows:
        return f"*{markdown(study.say('governance_silent'))}*"
    told = [row for row in rows if row["value"] or row["attribute"] == "body"] or rows
    said: dict[str, list[Row]] = {}
    for row in told:
        said.setdefault(value(study, row), []).append(row)
    said[next(reversed(said))] += [row for row in rows if row not in told]
    return ", ".join(_tied(study, words, own) for words, own in said.items())


def value(study: Paper, row: Row) -> str:
    """Return the value of a row in words, and that the text leaves it unclear."""
    words = row["body"].replace("-", " ") if row["attribute"] == "body" else ""
    words = words or study.governance_words(row)
    return words if row["status"] == "stated" else f"{words} ({study.say('governance_unclear')})"


def _tied(study: Paper, words: str, rows: Sequence[Row]) -> str:
    """The words lead to the first passage, figures behind them to the others."""
    first, *more = rows
    others = [study.linked(row, str(number)) for number, row in enumerate(more, 2)]
    own = first["attribute"] == "body" and bool(first["body"]) and first["status"] == "stated"
    said = study.linked(first, words, own=own)
    return said + (f" ({', '.join(others)})" if others else "")


def body_name(body: str) -> str:
    """Return the name of a body as its text has it, with a large first letter."""
    name = body.replace("-", " ")
    return name[:1].upper() + name[1:]


def said_by_attribute(
    study: Paper, rows: pd.DataFrame, attributes: Sequence[str], documents: Sequence[str]
) -> Passages:
    """Show the passages behind the values: per attribute what each text says."""
    parts = []
    for key in attributes:
        own = rows[rows["attribute"] == key]
        parts.append(f"#### {markdown(_name(study, key))} {{.unnumbered .unlisted}}")
        for name in documents:
            said = [_said(study, row) for row in own[own["document"] == name].to_dict("records")]
            if said:
                parts.append(f"{markdown(study.name(name))}\n:   {' '.join(said)}")
        silent = [study.name(name) for name in documents if name not in set(own["document"])]
        if silent:
            text = study.say("governance_silent_ones", names=study.listed(silent))
            parts.append(f"*{markdown(text)}*")
    return Passages(text="\n\n".join(parts))


def _said(study: Paper, row: Row) -> str:
    document = study.document(row["document"])
    text = quote(document, Span(int(row["start"]), int(row["end"])))
    body = study.words_of(row["document"], body_name(row["body"])) + ": " if row["body"] else ""
    return f"{text} ({body}{markdown(value(study, row))})"


def _name(study: Paper, attribute: str) -> str:
    return study.label(f"governance/{attribute}")
