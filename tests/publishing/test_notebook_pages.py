"""The page of an executed notebook: code as it stands, figures with their texts, headings."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.notebook_pages import notebook_page
from agreement_study.publishing.outputs import KIND

v4 = nbformat.v4
PNG = "iVBORw0KGgo="


def drawn(**more: object) -> Any:
    return v4.new_output("display_data", {"image/png": PNG, **more})


def page_of(*cells: Any) -> Any:
    text = notebook_page(v4.new_notebook(cells=cells), name="a.ipynb", title="T", lang="en")
    return html.document_fromstring(text)


def test_code_is_shown_as_it_stands_and_does_nothing() -> None:
    root = page_of(v4.new_code_cell('#| label: fig-a\nsay("<script>x</script>", 1 < 2)'))
    assert root.xpath("//pre")[0].text_content().strip() == 'say("<script>x</script>", 1 < 2)'
    assert not [one for one in root.xpath("//main//script") if one.text == "x"]
    assert root.xpath("//pre/@tabindex") == ["0"]


def test_what_a_cell_prints_is_text() -> None:
    root = page_of(v4.new_code_cell("a", outputs=[v4.new_output("stream", text="<b>n</b>")]))
    assert "<b>n</b>" in root.text_content()
    assert root.xpath("//b") == []


def test_a_figure_is_described_as_in_the_report_and_any_other_drawing_by_a_word() -> None:
    figure = drawn(**{KIND.format("figure"): {"fig-alt": "Two bars."}})
    root = page_of(
        v4.new_code_cell("a", outputs=[drawn()]), v4.new_code_cell("b", outputs=[figure])
    )
    assert root.xpath("//img/@alt") == ["Image without a description", "Two bars."]


def test_headings_stand_below_the_title_of_the_page() -> None:
    root = page_of(v4.new_markdown_cell("# A\n\n#### B"))
    assert [(one.tag, one.text_content()) for one in root.xpath("//h1 | //h2 | //h3")] == [
        ("h1", "T"),
        ("h2", "A"),
        ("h3", "B"),
    ]


TABLE = {"text/markdown": "| Text | Tal |\n|---|--:|\n| A | 1 |"}


def test_a_table_has_its_caption_and_is_a_list_on_a_phone() -> None:
    own = {**TABLE, KIND.format("table"): {"tbl-cap": "Tal & texter"}}
    other = v4.new_output("display_data", TABLE)
    cells = [
        v4.new_code_cell(f"{n}", outputs=[shown])
        for n, shown in enumerate([other, v4.new_output("display_data", own)])
    ]
    root = page_of(*cells)
    assert [table.findtext("caption") for table in root.iter("table")] == [None, "Tal & texter"]
    assert root.xpath("//table[caption]/tbody/tr/td/@data-label")[-2:] == ["Text", "Tal"]
    assert root.xpath("//div[@class='table-frame']/@aria-label") == ["Table 1", "Table 2"]


def test_a_wide_figure_scrolls_within_a_named_frame() -> None:
    root = page_of(v4.new_code_cell("a", outputs=[drawn()]))
    assert root.xpath("//div[@class='figure-frame'][@tabindex='0'][img]/@aria-label") == [
        "Figure 1"
    ]


def test_a_page_leads_to_the_same_notebook_in_the_other_language() -> None:
    book = v4.new_notebook(cells=[])
    text = notebook_page(book, name="a-b.ipynb", title="T", lang="en", languages=["sv", "en"])
    root: Any = html.document_fromstring(text)
    assert [(link.get("href"), link.get("lang")) for link in root.xpath("//a[@hreflang]")] == [
        ("../../sv/notebooks/a-b.html", "sv")
    ]


@pytest.mark.parametrize(
    ("lang", "own", "told"),
    [("sv", "", ["en"]), ("en", "", []), ("sv", "sv", []), ("en", "sv", ["sv"])],
)
def test_the_prose_of_a_notebook_tells_its_language(lang: str, own: str, told: list[str]) -> None:
    book = v4.new_notebook(cells=[v4.new_markdown_cell("# A\n\nB"), v4.new_code_cell("1")])
    if own:
        book.metadata["lang"] = own
    root: Any = html.document_fromstring(notebook_page(book, name="a.ipynb", title="T", lang=lang))
    assert root.xpath("//main//*[@lang]/@lang") == told
    assert len(root.xpath("//*[@lang][h2]")) == len(told)
