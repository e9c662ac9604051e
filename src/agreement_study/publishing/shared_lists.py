"""Passages to read side by side: what several texts share, and what a later one takes up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from agreement_study.publishing.escape import markdown
from agreement_study.publishing.outputs import Passages
from agreement_study.publishing.paper import Paper
from agreement_study.publishing.quotes import quote, whole_words, with_cuts
from agreement_study.spans import Span

Row = Mapping[Any, Any]
_CUT_TWICE = re.compile(r"(?:\N{NO-BREAK SPACE}…)? \[…\] (?:…\N{NO-BREAK SPACE})?")
"""What is left out between two passages of a text: one mark tells it."""
APART = "{.unnumbered .unlisted}"
"""Of a heading within a list of passages: it stays with what it heads, and out of the contents."""


def common_stock(
    study: Paper, standings: pd.DataFrame, documents: Sequence[str], title: Callable[[Row], str]
) -> Passages:
    """Show each passage in every text that has it.

    Parameters
    ----------
    standings
        `passage`, `document`, `start`, `end`: a row per place.
    title
        Gives the heading of a passage, from its first row.
    """
    parts = []
    for number, (_, own) in enumerate(standings.groupby("passage", sort=False), 1):
        parts.append(f"#### {number}. {markdown(title(own.iloc[0].to_dict()))} {APART}")
        for name in documents:
            rows = own[own["document"] == name].to_dict("records")
            if rows:
                each = [_quoted(study, name, row["start"], row["end"]) for row in rows]
                said = _CUT_TWICE.sub(" […] ", " […] ".join(each))
                parts.append(f"{markdown(study.name(name))}\n:   {said}")
    return Passages(text="\n\n".join(parts) or study.say("shared_none"))


def pairs(study: Paper, passages: pd.DataFrame) -> Passages:
    """Show passages of two texts, pair by pair of texts, both sides of each.

    Parameters
    ----------
    passages
        Rows of `shared_passages`, in the order in which they are shown.
    """
    parts = []
    for names_of_pair, own in passages.groupby(["document_a", "document_b"], sort=False):
        names = study.listed(study.name(str(name)) for name in names_of_pair)
        count = f" ({len(own)})" if len(own) > 1 else ""
        parts.append(f"#### {markdown(names)}{count} {APART}")
        for row in own.to_dict("records"):
            for side in ("a", "b"):
                said = _quoted(
                    study, row[f"document_{side}"], row[f"start_{side}"], row[f"end_{side}"]
                )
                how = (
                    f" ({markdown(study.say('wording_' + row['wording']))})" if side == "b" else ""
                )
                parts.append(f"{markdown(study.name(row[f'document_{side}']))}\n:   {said}{how}")
    return Passages(text="\n\n".join(parts) or study.say("shared_none"))


def followed(
    study: Paper, rows: pd.DataFrame, judgements: Sequence[str], judgement: Callable[[str], str]
) -> Passages:
    """Show what a later document takes up: both passages, the judgement and its inference.

    Parameters
    ----------
    rows
        As `followed` of a study gives them.
    judgements
        Those shown, in their order.
    judgement
        Gives a judgement in words.
    """
    parts = []
    for key in judgements:
        own = rows[rows["judgement"] == key]
        if len(own):
            said = judgement(key)
            parts.append(f"#### {markdown(said[:1].upper() + said[1:])} ({len(own)}) {APART}")
        parts += ["\n\n".join(_followed(study, row)) for row in own.to_dict("records")]
    return Passages(text="\n\n".join(parts) or study.say("shared_none"))


def _followed(study: Paper, row: Row) -> list[str]:
    """The two passages as a list of terms, the inference below them."""
    said = [f"##### {markdown(followed_name(study, row))} {APART}"]
    for name, side in ((row["agreement"], "a"), (row["later"], "b")):
        if pd.notna(row[f"start_{side}"]):
            text = _quoted(study, name, row[f"start_{side}"], row[f"end_{side}"])
            said.append(f"{markdown(study.name(name))}\n:   {text}")
    said.append(f"{markdown(study.say('followed_inference'))}\n:   {markdown(row['spelled_out'])}")
    return said


def unmentioned(study: Paper, rows: pd.DataFrame) -> Passages:
    """Show the rules that a later document does not mention, as a list of terms."""
    named = rows.assign(name=[followed_name(study, row) for row in rows.to_dict("records")])
    parts = []
    for name, own in named.groupby("name", sort=False):
        said = [
            f":   {_quoted(study, row['agreement'], row['start_a'], row['end_a'])}"
            for row in own.to_dict("records")
        ]
        parts.append("\n".join([markdown(str(name)), *said]))
    return Passages(text="\n\n".join(parts) or study.say("shared_none"))


def followed_name(study: Paper, row: Row) -> str:
    """Return what is followed, in words: an attribute, the list of principles, a commitment."""
    if row["code"].startswith("governance/"):
        return study.label(row["code"])
    if row["code"] == "event":
        name = study.word("event", "type", row["item"])
        return name[:1].upper() + name[1:]
    return study.say("followed_" + ("commitment" if row["code"] == "commitment" else "principles"))


def _quoted(study: Paper, name: str, start: int, end: int) -> str:
    """A passage as a quote, without the heading that it may begin with; marked where it is cut."""
    document = study.document(name)
    span, before, behind = whole_words(document, Span(int(start), int(end)))
    return with_cuts(quote(document, span), before=before, behind=behind)
