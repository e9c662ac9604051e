import shutil
from pathlib import Path

from agreement_study.publishing.mend import OtherLanguage, mend_html, mend_site

QUARTO = """<!DOCTYPE html>
<html lang="sv-SE"><head><title>T</title></head><body>
<header><nav class="navbar"><a href="index.html">Start</a></nav></header>
<main><div data-notebook="/home/x/n.ipynb" alt="Text"><p>Det är
<span class="value" data-name="a.b">6</span> av <span class="value" data-name="c">7</span>.</p>
</div>
<table><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><th>r</th><td>1</td></tr></tbody></table>
<a href="#x"><span data-name="a.b">6</span></a>
<img src="a.png" alt="bild"></main></body></html>"""


def test_a_page_is_mended() -> None:
    other = OtherLanguage(href="../en/index.html", lang="en", text="English")
    made = mend_html(QUARTO, values={"a.b": "evidence.html#a.b"}, other=other)
    assert "/home/x" not in made
    assert "<div><p>" in made
    assert '<a class="value" data-name="a.b" href="evidence.html#a.b">6</a>' in made
    assert '<span class="value" data-name="c">7</span>' in made
    assert '<a href="#x"><span data-name="a.b">6</span></a>' in made
    assert '<th scope="col" role="columnheader">A</th>' in made
    assert '<th scope="row" role="rowheader" data-label="A">r</th>' in made
    assert '<td role="cell" data-label="B">1</td>' in made
    assert 'hreflang="en" lang="en" rel="alternate">English</a></nav>' in made
    assert '<img src="a.png" alt="bild">' in made


def test_a_page_named_as_its_site_says_so_once() -> None:
    made = mend_html(QUARTO.replace("<title>T<", "<title>Studien – Studien<"))
    assert "<title>Studien</title>" in made
    assert "<title>A – Studien</title>" in mend_html(
        QUARTO.replace("<title>T<", "<title>A – Studien<")
    )


def test_mending_twice_changes_nothing() -> None:
    other = OtherLanguage(href="../en/index.html", lang="en", text="English")
    once = mend_html(QUARTO, values={"a.b": "e.html"}, other=other)
    assert mend_html(once, values={"a.b": "e.html"}, other=other) == once


def test_a_site_is_mended_page_by_page(rendered: Path, tmp_path: Path) -> None:
    output = tmp_path / "sv"
    shutil.copytree(rendered / "sv", output)
    name = "agreements/norrbotten"
    mend_site(
        Path(__file__).parent / "fixture" / "sv",
        output,
        values={"principles.norrbotten.count": "evidence.html#x"},
        others={name: OtherLanguage(href="../../en/a.html", lang="en", text="English")},
    )
    made = (output / f"{name}.html").read_text(encoding="utf-8")
    assert 'href="../evidence.html#x"' in made
    assert 'href="../../en/a.html"' in made
    word = f"{name}.docx"
    assert (output / word).read_bytes() == (rendered / "sv" / word).read_bytes()


def test_the_data_of_a_figure_open_below_it_in_the_words_of_the_page() -> None:
    page = QUARTO.replace("<main>", '<main><div class="figure-data"><p>7</p></div>')
    made = mend_html(page)
    assert (
        '<details class="figure-data"><summary>Figurens uppgifter som tabell</summary><p>7</p>'
        in made
    )
    assert mend_html(made) == made


def test_a_table_with_merged_cells_is_left_as_it_is() -> None:
    page = QUARTO.replace("<td>1</td>", '<td colspan="2">1</td>')
    assert "stacks" in mend_html(QUARTO)
    assert "stacks" not in mend_html(page)
