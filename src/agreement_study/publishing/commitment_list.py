"""The commitments to read: what the texts promise under each principle, who and how firmly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from agreement_study.publishing.escape import markdown
from agreement_study.publishing.outputs import Passages
from agreement_study.publishing.paper import Paper
from agreement_study.publishing.quotes import quote
from agreement_study.spans import Span


def commitment_list(
    study: Paper, commitments: pd.DataFrame, principles: Sequence[str], documents: Sequence[str]
) -> Passages:
    """Return every commitment as a quote, by principle and text.

    Parameters
    ----------
    commitments
        Rows of the table `commitments`.
    principles
        Keys, in the order in which they are shown; the empty one is what stands under none.
    """
    parts = []
    for key in principles:
        own = commitments[commitments["principle"] == key]
        if len(own):
            name = study.label(f"principle/{key}") if key else study.say("commitments_none")
            title = markdown(f"{name[:1].upper()}{name[1:]} ({len(own)})")
            parts.append(f"#### {title} {{.unnumbered .unlisted}}")
        for document in documents:
            rows = own[own["document"] == document]
            said = [_said(study, row, who) for row, who in _units(rows)]
            if said:
                parts += [
                    f"##### {markdown(study.name(document))} {{.unnumbered .unlisted}}",
                    "\n".join(f"- {one}" for one in said),
                ]
    return Passages(text="\n\n".join(parts) or study.say("commitments_no_rows"))


def _units(rows: pd.DataFrame) -> list[tuple[Mapping[Any, Any], list[Mapping[Any, Any]]]]:
    """Return the rows by unit, since a unit with two bearers is read once."""
    units: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows.to_dict("records"):
        units.setdefault(row["unit"], []).append(row)
    return [(own[0], own) for own in units.values()]


def _said(study: Paper, row: Mapping[Any, Any], rows: Sequence[Mapping[Any, Any]]) -> str:
    document = study.document(row["document"])
    text = quote(document, Span(int(row["start"]), int(row["end"])))
    codes = "; ".join(
        ", ".join(
            study.word("commitment", field, one[field]) for field in ("bearer", "modality", "form")
        )
        for one in rows
    )
    return f"{text} ({markdown(codes)})"
