from typing import Any

import pytest

from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.plain_outputs import without_html

FRAME = """<style>td {}</style><table><thead><tr><th></th><th>a|b</th></tr></thead>
<tbody><tr><th>0</th><td>@x</td></tr></tbody></table>"""
MERGED = FRAME.replace("<th>0</th>", '<th rowspan="2">0</th>')


def _shown(data: dict[str, Any]) -> dict[str, Any]:
    output = nbformat.v4.new_output("display_data", data)
    cell = nbformat.v4.new_code_cell("x", outputs=[output])
    made = without_html(nbformat.v4.new_notebook(cells=[cell]))
    assert cell.outputs[0].data == data
    return dict(made.cells[0].outputs[0].data)


def test_a_table_of_html_becomes_markdown() -> None:
    made = _shown({"text/html": FRAME, "text/plain": "0 @x"})
    assert made == {
        "text/markdown": "|  | a\\|b |\n| --- | --- |\n| 0 | \\@x |",
        "text/plain": "0 @x",
    }


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ({"text/html": MERGED, "text/plain": "0 @x"}, {"text/plain": "0 @x"}),
        ({"text/html": "<b>x</b>"}, {"text/plain": "x"}),
        ({"text/html": FRAME, "text/markdown": "| own |"}, {"text/markdown": "| own |"}),
        ({"application/javascript": "x()", "text/plain": "x"}, {"text/plain": "x"}),
        ({"image/png": "eA=="}, {"image/png": "eA=="}),
    ],
)
def test_no_html_and_no_script_is_left(data: dict[str, Any], kept: dict[str, Any]) -> None:
    made = _shown(data)
    assert {kind: made[kind] for kind in kept} == kept
    assert not {kind for kind in made if "html" in kind or "script" in kind}
