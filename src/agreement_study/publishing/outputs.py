"""What a notebook shows and a report takes: figures, tables, values, findings.

Each knows its texts in the language of the run. It is shown in JupyterLab like any result, and
carries beside that a bundle of its own kind, from which the runner takes captions and values.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from attrs import field, frozen

from agreement_study.publishing.column_widths import column_widths
from agreement_study.publishing.escape import markdown

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

KIND = "application/vnd.agreement-study.{}+json"
Bundle = dict[str, Any]
_SENTENCE_END = re.compile(r"\.(?=\s+[^\W\d_a-zåäö])|\.$")


@frozen(kw_only=True, eq=False)
class Figure:
    """A drawing with its caption, the text that stands for it, and its numbers."""

    drawing: Drawing
    caption: str
    alt: str
    data: pd.DataFrame

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        from agreement_study.publishing.style import png, svg  # who only reads need not load it

        return {
            "image/svg+xml": svg(self.drawing),
            "image/png": base64.b64encode(png(self.drawing)).decode(),
            "text/plain": self.alt,
            KIND.format("figure"): {
                "fig-cap": markdown(self.caption),
                "fig-alt": self.alt,
                "title": first_sentence(self.caption),
                "data": _plain(self.data),
            },
        }


@frozen(kw_only=True, eq=False)
class Table:
    """A frame for print. Cells are escaped unless their column is named in `marked`."""

    data: pd.DataFrame
    caption: str
    marked: tuple[str, ...] = ()
    numeric: tuple[str, ...] = ()

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return {
            "text/markdown": self.markdown(),
            "text/plain": str(self.data),
            KIND.format("table"): {"tbl-cap": self.caption},
        }

    def markdown(self) -> str:
        """Return the table as a pipe table; no column asks for more than 40 signs."""
        header = [markdown(f"{name[:1].upper()}{name[1:]}") for name in map(str, self.data.columns)]
        rows = [
            [self._cell(name, value) for name, value in zip(self.data.columns, row, strict=True)]
            for row in self.data.itertuples(index=False)
        ]
        widths = column_widths([header, *rows])
        marks = [
            "-" * (width - 1) + (":" if name in self.numeric else "-")
            for name, width in zip(self.data.columns, widths, strict=True)
        ]
        return "\n".join("| " + " | ".join(line) + " |" for line in [header, marks, *rows])

    def _cell(self, name: str, value: object) -> str:
        text = "" if value is None or value is pd.NA else str(value)
        return text if name in self.marked else markdown(text)


@frozen(kw_only=True)
class Passages:
    """Marked text with quotes, to be embedded as it is."""

    text: str

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return {"text/markdown": self.text, "text/plain": self.text}


@frozen(kw_only=True)
class Value:
    """A named number or text of a run, as written in its language, with the rows behind it."""

    name: str
    value: object
    text: str
    unit: str = ""
    rows: tuple[str, ...] = field(default=(), repr=False)
    codes: tuple[str, ...] = field(default=(), repr=False)

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return {
            "text/plain": f"{self.name} = {self.text}",
            KIND.format("value"): {
                "name": self.name,
                "value": str(self.value),
                "text": self.text,
                "unit": self.unit,
                "rows": list(self.rows),
                "codes": list(self.codes),
            },
        }


@frozen(kw_only=True)
class Finding:
    """A sentence that holds or not, by a test over tables."""

    id: str
    question: str
    sentence: str
    holds: bool
    overturned_by: str
    evidence: tuple[str, ...] = field(default=(), repr=False)
    codes: tuple[str, ...] = field(default=(), repr=False)

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        said = {name: getattr(self, name) for name in ("id", "question", "sentence", "holds")}
        more = {
            "overturned_by": self.overturned_by,
            "evidence": list(self.evidence),
            "codes": list(self.codes),
        }
        mark = "✓" if self.holds else "✗"
        return {
            "text/plain": f"{mark} {self.sentence}",
            KIND.format("finding"): said | more,
        }


@frozen(kw_only=True)
class Mark:
    """Words that the report puts behind a finding of another run: on what it rests."""

    run: str
    finding: str
    text: str

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return {
            "text/plain": f"{self.run}.{self.finding}: {self.text}",
            KIND.format("mark"): {"run": self.run, "finding": self.finding, "text": self.text},
        }


@frozen(kw_only=True)
class Collection:
    """Several values, findings and marks shown as one output."""

    items: Sequence[Value | Finding | Mark]

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        bundles = [item._repr_mimebundle_() for item in self.items]
        collected: Mapping[str, list[Any]] = {
            kind: [b[KIND.format(kind)] for b in bundles if KIND.format(kind) in b]
            for kind in ("value", "finding", "mark")
        }
        return {
            "text/plain": "\n".join(bundle["text/plain"] for bundle in bundles),
            KIND.format("collection"): collected,
        }


def first_sentence(caption: str) -> str:
    """Return the first sentence of a caption, without its full stop: what a figure is called."""
    return _SENTENCE_END.split(caption.strip(), maxsplit=1)[0]


def place(table: str, row: Mapping[Any, Any]) -> str:
    """Return the name of a row: `table:document:start:end`, or without a place `table:document`."""
    document = row["document"]
    if "start" not in row or pd.isna(row["start"]):
        return f"{table}:{document}"
    return f"{table}:{document}:{row['start']}:{row['end']}"


def places(table: str, frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the names of the rows of a frame, each once, in order."""
    return tuple(dict.fromkeys(place(table, row) for row in frame.to_dict("records")))


def _plain(frame: pd.DataFrame) -> Bundle:
    """A frame as values of JSON; what is missing is None."""
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    return {"columns": [str(name) for name in frame.columns], "rows": rows}
