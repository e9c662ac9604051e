from pathlib import Path

import pytest

from agreement_study.publishing.shortcodes import Escapes, expand_includes, expand_values

VARIABLES = {"a": {"b-2014": {"c": "6"}, "åäö": "två"}, "md": "**fet**"}
ROWS = [
    ("x {{< var a.b-2014.c >}} y", "x 6 y"),
    ("{{<var a.åäö>}}", "två"),
    ("`{{< var md >}}`", "`**fet**`"),
    ("[{{< var a.åäö >}}]({{< var md >}})", "[två](**fet**)"),
    ("{{< meta lang >}} {{< meta n >}}", "sv 3"),
    (r"\{\{\< var x \>\}\}", r"\{\{\< var x \>\}\}"),
    ("{ {< var x >} }", "{ {< var x >} }"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_values_stand_where_their_names_stood(text: str, expected: str) -> None:
    metadata = {"lang": "sv", "n": 3}
    assert expand_values(text, variables=VARIABLES, metadata=metadata, where="p") == expected


def test_escaped_shortcodes_come_back_as_text() -> None:
    escapes = Escapes()
    hidden = escapes.hide('a {{{< var "x" >}}} b {{{< y >}}}')
    assert "{{<" not in hidden
    assert escapes.restore(f'"{hidden}"') == r'"a {{< var \"x\" >}} b {{< y >}}"'
    assert escapes.restore_plain(hidden) == 'a {{< var "x" >}} b {{< y >}}'


def test_includes_are_read_from_the_page_or_the_project(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    (tmp_path / "_a.qmd").write_text("A\n\n{{< include _b.qmd >}}\n", encoding="utf-8")
    (tmp_path / "agreements" / "_b.qmd").write_text("B\n", encoding="utf-8")
    text = "före\n\n{{< include /_a.qmd >}}\n\nefter"
    made = expand_includes(text, tmp_path, Path("agreements/page.qmd"))
    assert made == "före\n\nA\n\nB\n\nefter"
