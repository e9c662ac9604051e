"""What an executed notebook states has names of its own, by which the report states it."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.errors import PublishingError
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import Collection, Finding, Value
from agreement_study.publishing.runs import result_of


def finding(id: str) -> Finding:
    return Finding(id=id, question="?", sentence="S.", holds=True, overturned_by="O")


def executed(folder: Path, *stated: Value | Finding) -> Path:
    data = Collection(items=stated)._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell("a", outputs=[nbformat.v4.new_output("display_data", data)])
    path = folder / "run.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return path


def test_values_and_findings_are_read_in_their_order(tmp_path: Path) -> None:
    path = executed(tmp_path, Value(name="n", value=1, text="1"), finding("f"), finding("e"))
    result = result_of("run", "en", path)
    assert [value["name"] for value in result.values] == ["n"]
    assert [one["id"] for one in result.findings] == ["f", "e"]


@pytest.mark.parametrize(
    "stated",
    [
        (Value(name="n", value=1, text="1"), Value(name="n", value=2, text="2")),
        (Value(name="n", value=1, text="1"), finding("n")),
        (finding("n"), finding("n")),
    ],
)
def test_two_of_one_name_are_an_error(tmp_path: Path, stated: tuple[Value | Finding, ...]) -> None:
    with pytest.raises(PublishingError, match="each value and finding by a name"):
        result_of("run", "en", executed(tmp_path, *stated))
