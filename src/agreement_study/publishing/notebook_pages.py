"""An executed notebook as a page: read-only, in the house style, without scripts of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any, cast

from lxml import html as lxml_html

from agreement_study.publishing.escape import html
from agreement_study.publishing.html_fragment import stack_tables
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND
from agreement_study.publishing.shell import page
from agreement_study.publishing.strings import say

Notebook = nbformat.NotebookNode
PROSE = "en"
"""Language of a notebook's prose, unless its metadata name another as `lang`."""
_MARK = re.compile(r"^#\| label:.*\n?", re.MULTILINE)


def notebook_page(
    notebook: Notebook, *, name: str, title: str, lang: str, languages: Sequence[str] = ()
) -> str:
    """Return the page of an executed notebook.

    Parameters
    ----------
    name
        File name of the notebook, beside which the page stands.
    languages
        The languages in which there is such a page.
    """
    body, _ = _exporter().from_notebook_node(_printable(notebook))
    root = lxml_html.fragment_fromstring(body, create_parent="div")
    _tidy(root)
    _accessible(root, notebook, lang)
    inner = lxml_html.tostring(root, encoding="unicode")
    intro = (
        f"<h1>{html(title)}</h1><p>{say('notebook_intro', lang)} "
        f'<a href="{html(name)}" download>{say("notebook_download", lang)}</a></p>'
    )
    own = name.removesuffix(".ipynb") + ".html"
    others = {other: f"../../{other}/notebooks/{own}" for other in languages}
    return page(intro + inner, title=title, lang=lang, depth=1, alternates=others)


@lru_cache(maxsize=1)
def _exporter() -> Any:
    # half a second, needed only where a page is made
    from nbconvert import HTMLExporter
    from nbconvert.exporters.templateexporter import TemplateExporter
    from nbconvert.filters import Highlight2HTML, clean_html
    from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter

    class Exporter(HTMLExporter):
        """Writes the parts of a page; the page itself is read once, by who puts it together."""

        def from_notebook_node(self, nb: Notebook, resources: Any = None, **kw: Any) -> Any:
            """As an exporter of HTML does, without reading and writing it all again."""
            told = nb.metadata.get("language_info", {})
            lexer = told.get("pygments_lexer", told.get("name"))
            own: Any = self  # what nbconvert has in it is not typed
            shown = own._init_resources(resources)
            marked = Highlight2HTML(pygments_lexer=lexer, parent=self)
            wanted = WidgetsDataTypeFilter(
                notebook_metadata=self._nb_metadata, parent=self, resources=shown
            )
            own.register_filter("highlight_code", lambda *a, **k: Clean(marked(*a, **k)))
            own.register_filter("filter_data_type", wanted)
            return TemplateExporter.from_notebook_node(self, nb, shown, **kw)

    exporter: Any = cast(Any, Exporter)(
        template_name="basic",
        exclude_anchor_links=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    exporter.register_filter("clean_html", lambda t: t if isinstance(t, Clean) else clean_html(t))
    return exporter


class Clean(str):
    """HTML in which what is foreign is escaped already, such as code with its colours."""

    __slots__ = ()


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


def _tidy(root: Any) -> None:
    """One blank where a template left several; attributes in the order of their names."""
    for element in root.iter():
        ordered = sorted(element.items())
        element.attrib.clear()
        element.attrib.update(ordered)
        if "class" in element.attrib:
            element.set("class", " ".join(element.get("class").split()))
        kept = element.tag == "pre" or next(element.iterancestors("pre"), None) is not None
        if not kept:
            element.text = _one_blank(element.text)
        if element.tag == "pre" or not kept:
            element.tail = _one_blank(element.tail)


def _one_blank(text: str | None) -> str | None:
    if not text or text.strip():
        return text
    return "\n" if "\n" in text else " "


def _accessible(root: Any, notebook: Notebook, lang: str) -> None:
    prose = notebook.metadata.get("lang", PROSE)
    for written in (
        root.xpath(".//*[contains(@class, 'text_cell_render')]") if prose != lang else ()
    ):
        written.set("lang", prose)
    for cell in notebook.cells:
        _describe(root, cell, lang)
        _caption(root, cell)
    for header in root.iter("th"):
        header.set("scope", "col")
    _nest_headings(root)
    for block in root.xpath("//pre"):
        block.set("tabindex", "0")
    stack_tables(root)
    for kind, tag in (("table", "table"), ("figure", "img")):
        for number, shown in enumerate(list(root.iter(tag)), 1):
            _frame(shown, kind, f"{say(kind, lang)} {number}")


def _frame(shown: Any, kind: str, name: str) -> None:
    """Let what is wide scroll within a frame of its own, by keyboard too."""
    about = {"class": f"{kind}-frame", "role": "region", "tabindex": "0", "aria-label": name}
    frame = lxml_html.Element("div", about)
    frame.tail, shown.tail = shown.tail, None
    shown.addprevious(frame)
    frame.append(shown)


def _caption(root: Any, cell: Notebook) -> None:
    """Give the tables of a cell the captions that they have in the report."""
    said = [
        output["data"][KIND.format("table")]["tbl-cap"]
        for output in cell.get("outputs", [])
        if KIND.format("table") in output.get("data", {})
    ]
    tables = root.xpath(".//*[@id=$id]//table", id=f"cell-id={cell.id}")
    for table, text in zip(tables, said, strict=False):
        caption = lxml_html.Element("caption")
        caption.text = text
        table.insert(0, caption)


def _describe(root: Any, cell: Notebook, lang: str) -> None:
    """Give the drawings of a cell the text that its figures have in the report."""
    alts = [
        output["data"][KIND.format("figure")]["fig-alt"]
        for output in cell.get("outputs", [])
        if KIND.format("figure") in output.get("data", {})
    ]
    drawn = root.xpath(".//*[@id=$id]//img[not(@alt)]", id=f"cell-id={cell.id}")
    for drawing, alt in zip_longest(drawn, alts[: len(drawn)]):
        drawing.set("alt", alt or say("undescribed", lang))


def _nest_headings(root: Any) -> None:
    """Put the headings below the page's own h1, without a level left out."""
    before = 1
    for heading in root.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6"):
        before = min(6, int(heading.tag[1]) + 1, before + 1)
        heading.tag = f"h{before}"
