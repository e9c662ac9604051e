import pandas as pd
import pytest
from matplotlib.figure import Figure as Drawing

from agreement_study.publishing.figure_data import data_label, with_data_cells, with_figure_data
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND, Figure, first_sentence

FRAME = pd.DataFrame({"Text": ["A", "B*"], "Tal": [1234, 5], "Andel": [0.825, None]})


def figure_cell() -> nbformat.NotebookNode:
    shown = Figure(
        drawing=Drawing(), caption="Ordningen i A. En linje är en princip.", alt="a", data=FRAME
    )
    bundle = {KIND.format("figure"): shown._repr_mimebundle_()[KIND.format("figure")]}
    output = nbformat.v4.new_output("display_data", bundle)
    cell: nbformat.NotebookNode = nbformat.v4.new_code_cell(
        "#| label: fig-x-run\nshow()", id="cell-1", outputs=[output]
    )
    return cell


def test_a_figure_is_followed_by_its_numbers_in_the_language_of_the_run() -> None:
    plain = nbformat.v4.new_code_cell("1 + 1")
    cells = with_data_cells([figure_cell(), plain], "sv")
    assert [cell.source.splitlines()[0] for cell in cells] == [
        "#| label: fig-x-run",
        "#| label: tbl-x-run-data",
        "1 + 1",
    ]
    table = cells[1].outputs[0].data["text/markdown"].splitlines()
    assert table[0] == "| Text | Tal | Andel |"
    assert [rule.strip()[-1] for rule in table[1].strip("|").split("|")] == ["-", ":", ":"]
    told = cells[1].outputs[0].data[KIND.format("table")]
    assert told["tbl-cap"] == "Uppgifterna i figuren ”Ordningen i A”"
    assert table[2:] == ["| A | 1\N{NO-BREAK SPACE}234 | 0,82 |", "| B\\* | 5 | – |"]


@pytest.mark.parametrize(
    ("caption", "first"),
    [
        ("Ordningen i A. En linje är en princip.", "Ordningen i A"),
        ("Ordningen i A (prop. 2009) och B.", "Ordningen i A (prop. 2009) och B"),
        ("Utan punkt", "Utan punkt"),
    ],
)
def test_a_figure_is_called_by_the_first_sentence_of_its_caption(caption: str, first: str) -> None:
    assert first_sentence(caption) == first


def test_an_embedded_figure_takes_its_table_along() -> None:
    notebook = nbformat.v4.new_notebook(cells=with_data_cells([figure_cell()], "en"))
    text = "A.\n\n{{< embed notebooks/run.ipynb#fig-x-run >}}\n\nB."
    made = with_figure_data(text, {"run": notebook})
    assert made == (
        "A.\n\n{{< embed notebooks/run.ipynb#fig-x-run >}}\n\n::: {.figure-data}\n"
        "{{< embed notebooks/run.ipynb#tbl-x-run-data >}}\n:::\n\nB."
    )


def test_a_table_or_a_drawing_without_numbers_takes_nothing_along() -> None:
    bare = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("#| label: fig-y-run")])
    for label in ("fig-y-run", "tbl-x-run", "fig-none"):
        text = f"{{{{< embed notebooks/run.ipynb#{label} >}}}}"
        assert with_figure_data(text, {"run": bare}) == text
    assert data_label("fig-order-a-b") == "tbl-order-a-b-data"
