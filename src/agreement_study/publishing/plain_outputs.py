"""Executed notebooks without HTML: in their site's copy, tables are Markdown.

An output of HTML makes Quarto load scripts from another host into each page that embeds any cell of
the notebook, also where the output itself is not embedded.
"""

from __future__ import annotations

from typing import Any

from lxml import html as lxml_html

from agreement_study.publishing.escape import markdown
from agreement_study.publishing.notebook_format import nbformat

HTML, MARKDOWN, PLAIN = "text/html", "text/markdown", "text/plain"
LOADS_SCRIPTS = (HTML, "application/javascript", "application/vnd.jupyter.widget-view+json")
Notebook = nbformat.NotebookNode


def without_html(notebook: Notebook) -> Notebook:
    """Return a copy of a notebook in which no output is HTML or a script."""
    copy: Notebook = nbformat.from_dict(notebook)
    for cell in copy.cells:
        for output in cell.get("outputs", []):
            _make_plain(output.get("data", {}))
    return copy


def _make_plain(data: Any) -> None:
    text = data.get(HTML)
    for kind in LOADS_SCRIPTS:
        data.pop(kind, None)
    if text and MARKDOWN not in data:
        root = lxml_html.fragment_fromstring("".join(text), create_parent="div")
        if table := _pipe_table(root):
            data[MARKDOWN] = table
        data.setdefault(PLAIN, root.text_content())


def _pipe_table(root: Any) -> str:
    """The one table of an output in Markdown; nothing where it has merged cells or no head."""
    tables = list(root.iter("table"))
    if len(tables) != 1 or root.xpath(".//*[@colspan > 1 or @rowspan > 1]"):
        return ""
    rows = [[_said(cell) for cell in row.iter("th", "td")] for row in tables[0].iter("tr")]
    if not tables[0].xpath("./thead/tr") or len({len(row) for row in rows}) != 1:
        return ""
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _said(cell: Any) -> str:
    return markdown(cell.text_content())
