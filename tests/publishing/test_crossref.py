import re
from collections.abc import Callable

import pytest

FIGURE = '![C.](images/flow.png){#fig-%s fig-alt="a"}\n\n'
PAGE = "## A {#sec-a}\n\n### B {#sec-b}\n\n" + FIGURE % "x" + FIGURE % "y"
ROWS = [
    ("@fig-y", "Figur 2"),
    ("@Fig-y", "Figur 2"),
    ("[-@fig-y]", "2"),
    ("[Bild @fig-y]", "Bild 2"),
    ("[@fig-x; @fig-y]", "Figur 1, Figur 2"),
    ("@sec-b", "Avsnitt 1.1"),
    ("[avsnitt @sec-b]", "avsnitt 1.1"),
    ("[@fig-x, s. 3]", "Figur 1, s. 3"),
    (r"\@fig-x", "@fig-x"),
    ("namn\\@fig-x", "namn@fig-x"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_references_in_every_form(html: Callable[..., str], text: str, expected: str) -> None:
    made = html(f"{PAGE}PROV {text} SLUT")
    found = re.search("PROV (.*) SLUT", made)
    assert found is not None
    assert re.sub("<[^>]+>", "", found[1]).replace("\u00a0", " ") == expected


def test_words_follow_the_language_and_the_project(html: Callable[..., str]) -> None:
    settings = "lang: en-GB\nlanguage:\n  crossref-fig-title: Plate\n"
    made = html(FIGURE % "x", settings=settings)
    assert "Plate\u00a01:" in made


def test_unnumbered_sections_do_not_count(html: Callable[..., str]) -> None:
    made = html("## A {.unnumbered}\n\n## B\n\n### C\n\n## D\n")
    assert re.findall(r'header-section-number">([\d.]+)', made) == ["1", "1.1", "2"]
