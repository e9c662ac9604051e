from collections.abc import Callable
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from agreement_study.errors import PublishingError
from agreement_study.publishing.embedded import render_site

AWKWARD = r"""
Text[^a] med \# $, *kursiv* och `kod "\ #`. ▒▒▒ maskerat → ≥. Rad\
ny rad. [svenska]{lang=sv-SE} En \<b\> \@x \_y\_ [länk](https://example.org/a#b "titel").

[^a]: Not.

    Andra stycket.

> Citat
>
> - punkt

Term
:   Mening.

::: {.callout-tip}
## Titel med `kod`

1. ett
    - under

| a | b |
|---|---|
| 1 | 2 |

: Liten. {#tbl-a}
:::

---

En rad med ![liten "bild" \#](images/flow.png){width=40px} i texten, och ![](images/flow.png).

![](images/flow.png){fig-alt="Alt med \"citat\" \\ #[x]"}

::: {#fig-div}
![](images/flow.png){fig-alt="alt"}

Text *från* div.
:::

::: {.page-break}
:::

::: {lang="en-GB"}
English.
:::
"""


def test_every_pdf_is_ua1(rendered: Path) -> None:
    paths = sorted(rendered.rglob("*.pdf"))
    assert len(paths) == 6
    for path in paths:
        report = page_validation.validate_pdf(str(path), profile="ua1")
        assert report.is_compliant, (path, report.failures)


def test_awkward_text_becomes_ua1(site: Callable[..., Path], tmp_path: Path) -> None:
    front = 'title: "A \\"b\\" # \\\\$ *c*"\nauthor: [Anna Ås, {name: Bo}]\nformat: typst'
    render_site(site(AWKWARD, front=front), tmp_path / "out")
    path = tmp_path / "out" / "index.pdf"
    assert page_validation.validate_pdf(str(path), profile="ua1").is_compliant
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"].endswith("# $ c")
        assert list(metadata["dc:creator"]) == ["Anna Ås, Bo"]


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("en", "en-US")])
def test_language_and_title_are_told(rendered: Path, language: str, tag: str) -> None:
    with pikepdf.open(rendered / language / "index.pdf") as pdf:
        assert str(pdf.Root.Lang) == tag
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_what_typst_refuses_is_an_error(site: Callable[..., Path], tmp_path: Path) -> None:
    bad = '`#image("none.png")`{=typst}'
    with pytest.raises(PublishingError, match="PDF/UA-1"):
        render_site(site(bad, front="title: T\nformat: typst"), tmp_path / "out")


PAGE_OF_LINES = 30
"""Paragraphs of one line that fill a page of A4, nearly."""


def lines(share: float) -> str:
    return "\n\n".join(["En rad."] * round(share * PAGE_OF_LINES))


def pages(site: Callable[..., Path], out: Path, text: str) -> int:
    render_site(site(text, front="title: T\nformat: typst"), out)
    with pikepdf.open(out / "index.pdf") as pdf:
        return len(pdf.pages)


FIGURE = """
![Bild.](images/flow.png){#fig-a fig-alt="alt" width=10cm height=13cm}
"""
TABLE = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 18


@pytest.mark.parametrize("tall", [FIGURE, TABLE])
def test_text_fills_the_page_before_a_tall_figure_and_a_long_table(
    site: Callable[..., Path], tmp_path: Path, tall: str
) -> None:
    before, behind = lines(0.6), lines(0.65)
    assert pages(site, tmp_path / "out", f"{before}\n\n{tall}\n\n{behind}") == 2


def test_a_short_table_stays_in_one_piece(site: Callable[..., Path], tmp_path: Path) -> None:
    short = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 6
    alone = pages(site, tmp_path / "alone", lines(0.9))
    assert pages(site, tmp_path / "out", f"{lines(0.9)}\n\n{short}") == alone + 1
