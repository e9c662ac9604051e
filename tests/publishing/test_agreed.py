"""How well the codes behind a statement are agreed on."""

from __future__ import annotations

from pathlib import Path

from agreement_study.codebook import read_codebook
from agreement_study.publishing.agreed import Agreed
from agreement_study.publishing.evidence_page import evidence_page
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND, Finding, Value
from agreement_study.publishing.runs import RunResult

CODEBOOK = read_codebook(Path(__file__).parents[1] / "coding" / "data" / "codebook")
PAIR = {"coder_a": "program", "coder_b": "reference"}
TABLES = {
    "principles": [{"document": "lund", "principle": "dialogue", "start": 3, "end": 9}],
    "reliability": [
        PAIR | {"code": "principle/dialogue", "alpha": 0.875},
        PAIR | {"code": "principle/quality", "alpha": "counts only", "positive_a": 3,
                "positive_b": 4},
    ],
}  # fmt: skip
AGREED = Agreed(TABLES, CODEBOOK, ("program", "reference"))


def test_codes_of_rows_and_codes_without_a_row_are_told_once_each() -> None:
    row = "principles:lund:3:9"
    told = AGREED.paragraph([row, row], ["principle/quality", "principle/dialogue"], "en")
    assert told.count("codebook.html#code-principle-dialogue") == 1
    assert told.count("codebook.html#code-principle-quality") == 1
    assert "0.88" in told
    assert AGREED.paragraph(["documents:lund"], [], "sv") == ""
    assert AGREED.paragraph([], ["principle/unheard"], "sv") == ""


def test_statements_of_what_is_absent_tell_it_too() -> None:
    codes = ("principle/quality",)
    value = Value(name="absent", value=1, text="one", codes=codes)
    finding = Finding(
        id="lacks", question="?", sentence="Lund does not list quality.", holds=True,
        overturned_by="A text that does.", codes=codes,
    )  # fmt: skip
    none = Value(name="renamed", value="", text="")
    result = RunResult(
        run="r", lang="en", path=Path("r"), notebook=nbformat.v4.new_notebook(),
        values=tuple(one._repr_mimebundle_()[KIND.format("value")] for one in (value, none)),
        findings=(finding._repr_mimebundle_()[KIND.format("finding")],),
    )  # fmt: skip
    page = evidence_page(
        [result],
        lang="en",
        address=str,
        agreed=lambda rows, named: AGREED.paragraph(rows, named, "en"),
        languages=["en"],
    )
    assert page.count("codebook.html#code-principle-quality") == 2
    assert "<h3><code>renamed</code> = –</h3>" in page
