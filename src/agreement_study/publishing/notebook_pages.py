"""An executed notebook as a page: read-only, in the house style, without scripts of others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import html as lxml_html

from agreement_study.publishing.escape import html
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND
from agreement_study.publishing.shell import page
from agreement_study.publishing.strings import say

Notebook = nbformat.NotebookNode
_MARK = re.compile(r"^#\| label:.*\n?", re.MULTILINE)


def notebook_page(notebook: Notebook, *, name: str, title: str, lang: str) -> str:
    """Return the page of an executed notebook.

    Parameters
    ----------
    name
        File name of the notebook, beside which the page stands.
    """
    body, _ = _exporter().from_notebook_node(_printable(notebook))
    root = lxml_html.fragment_fromstring(body, create_parent="div")
    _accessible(root, notebook, lang)
    inner = lxml_html.tostring(root, encoding="unicode")
    intro = (
        f"<h1>{html(title)}</h1><p>{say('notebook_intro', lang)} "
        f'<a href="{html(name)}" download>{say("notebook_download", lang)}</a></p>'
    )
    return page(intro + inner, title=title, lang=lang, depth=1)


@lru_cache(maxsize=1)
def _exporter() -> Any:
    from nbconvert import HTMLExporter  # half a second, needed only where a page is made

    return HTMLExporter(
        template_name="basic",
        exclude_anchor_links=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )


def _printable(notebook: Notebook) -> Notebook:
    """A copy without what the report alone reads, with the markup of tables left to Markdown."""
    copy: Notebook = Notebook(**notebook)
    copy.cells = [Notebook(**cell) for cell in notebook.cells]
    for cell in copy.cells:
        cell.source = _MARK.sub("", cell.source)
        if "outputs" in cell:
            cell.outputs = [_shown(output) for output in cell.outputs]
    return copy


def _shown(output: Notebook) -> Notebook:
    if "data" not in output:
        return output
    wanted = [k for k in output.data if not k.startswith("application/vnd.agreement-study")]
    kinds = [k for k in ("text/markdown", "image/svg+xml", "image/png", *wanted) if k in wanted]
    return Notebook(**{**output, "data": Notebook({kinds[0]: output.data[kinds[0]]})})


def _accessible(root: Any, notebook: Notebook, lang: str) -> None:
    alts = [
        output["data"][KIND.format("figure")]["fig-alt"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if KIND.format("figure") in output.get("data", {})
    ]
    for drawing, alt in zip(
        root.iter("svg", "{http://www.w3.org/2000/svg}svg"), alts, strict=False
    ):
        drawing.set("role", "img")
        drawing.set("aria-label", alt)
    for header in root.iter("th"):
        header.set("scope", "col")
    _nest_headings(root)
    for block in root.xpath("//pre"):
        block.set("tabindex", "0")
    for number, table in enumerate(list(root.iter("table")), 1):
        frame = lxml_html.Element(
            "div", {"class": "table-frame", "role": "region", "tabindex": "0"}
        )
        frame.set("aria-label", f"{say('table', lang)} {number}")
        table.addprevious(frame)
        frame.append(table)


def _nest_headings(root: Any) -> None:
    """Put the headings below the page's own h1, without a level left out."""
    before = 1
    for heading in root.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6"):
        before = min(6, int(heading.tag[1]) + 1, before + 1)
        heading.tag = f"h{before}"
