"""The numbers of each figure as a table, which follows it wherever a page shows the figure.

The runner adds the table to the executed notebook as a labelled output of its own, and assembly
puts its embed after the figure's: no author can forget it. In HTML it opens below the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND, Table
from agreement_study.publishing.shortcodes import EMBED
from agreement_study.publishing.strings import number, say

Notebook = nbformat.NotebookNode
LABEL = re.compile(r"^#\| label: (fig-[\w-]+)", re.MULTILINE)
CLASS = "figure-data"


def with_data_cells(cells: Iterable[Notebook], lang: str) -> list[Notebook]:
    """Return the cells of an executed notebook with a table after each figure that has one."""
    made = []
    for cell in cells:
        made.append(cell)
        shown = _shown(cell)
        if (label := LABEL.search(cell.source)) and shown.get("data"):
            made.append(_data_cell(cell.id, label[1], shown, lang))
    return made


def with_figure_data(text: str, notebooks: Mapping[str, Notebook]) -> str:
    """Return a page's Markdown in which the table of its numbers follows each embedded figure.

    Parameters
    ----------
    notebooks
        Executed notebooks by the name of their run.
    """

    def followed(found: re.Match[str]) -> str:
        run = found[1].rpartition("/")[2].removesuffix(".ipynb")
        label = data_label(found[2])
        sources = [cell.source for cell in notebooks[run].cells] if run in notebooks else []
        if not any(source.startswith(f"#| label: {label}\n") for source in sources):
            return found[0]
        return f"{found[0]}\n\n::: {{.{CLASS}}}\n{{{{< embed {found[1]}#{label} >}}}}\n:::"

    return EMBED.sub(followed, text)


def data_label(figure: str) -> str:
    """Return the label of a figure's table: `fig-order-x` has `tbl-order-x-data`."""
    return f"tbl-{figure.removeprefix('fig-')}-data"


def _shown(cell: Notebook) -> Mapping[str, Any]:
    """What a figure of the cell tells of itself."""
    kind = KIND.format("figure")
    found = [output.get("data", {}).get(kind, {}) for output in cell.get("outputs", [])]
    return next((bundle for bundle in found if "data" in bundle), {})


def _data_cell(cell: str, figure: str, shown: Mapping[str, Any], lang: str) -> Notebook:
    # In print a figure may stand on another page than its table, which therefore names it.
    caption = say("figure_data", lang, title=shown["title"])
    table = _table(shown["data"], caption, lang)
    output = nbformat.v4.new_output("display_data", table._repr_mimebundle_())
    source = f"#| label: {data_label(figure)}\n_.data"
    made: Notebook = nbformat.v4.new_code_cell(source, id=f"{cell}-data", outputs=[output])
    return made


def _table(data: Mapping[str, Any], caption: str, lang: str) -> Table:
    columns = list(zip(*data["rows"], strict=True)) or [()] * len(data["columns"])
    numeric = tuple(
        name
        for name, cells in zip(data["columns"], columns, strict=True)
        if all(cell is None or isinstance(cell, int | float) for cell in cells)
    )
    rows = [[_said(cell, lang) for cell in row] for row in data["rows"]]
    frame = pd.DataFrame(rows, columns=data["columns"])
    return Table(data=frame, caption=caption, numeric=numeric)


def _said(cell: object, lang: str) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return number(cell, lang, 2)
    return number(cell, lang) if isinstance(cell, int) else str(cell)
