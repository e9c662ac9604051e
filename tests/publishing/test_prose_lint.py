from pathlib import Path

import pytest
from tests.conftest import ROOT

from agreement_study.publishing.prose_lint import outline, prose_faults, report_faults

VALUE = '[{{< var run.n >}}]{.value data-name="run.n"}'
NAMES = {"run.n", "study.title"}
FRONT = "---\ndate: 2026-11-21\n---\n"


def faults(folder: Path, text: str, lang: str = "sv") -> list[str]:
    path = folder / "page.qmd"
    path.write_text(text, "utf-8")
    return [fault.got for fault in prose_faults(path, lang, NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        f"{FRONT}Texten är klar.",
        f"Det är {VALUE} texter.",
        "Lagen från [2008]{.literal} har [sex principer]{.literal}.",
        "{{< var study.title >}}",
        "Se [@prop200910-55, s. 12] och @tbl-order-2, [avsnitt @sec-4].",
        "## Rubrik {#sec-2008}",
        "1. En fråga\n2. En annan fråga",
        "> 1. I ett citat",
        "Med `kod 7` och\n\n```python\nx = 7\n```\n",
        "{{< embed notebooks/six-vs-5.ipynb#fig-order-2 >}}",
        "[länken](report-2.html#s7) och <https://example.org/7>",
        'Stället [här]{.passage data-name="passage:x:12:40"}.',
        "En text och ett ord, den ena och den andra.[^not2]",
        "<!-- 7 -->",
    ],
)
def test_what_is_no_result_stands(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "lang", "got"),
    [
        ("Det är fem texter.", "sv", ["fem"]),
        ("Sju av TOLV.", "sv", ["Sju", "TOLV"]),
        ("Det är five texts.", "sv", []),
        ("There are five texts and one list.", "en", ["five"]),
        ("Andelen är 27 %.", "sv", ["27"]),
        ("Den 25 november 2014, 0,82 och 1 234.", "sv", ["25", "2014", "0,82", "1 234"]),
        ("[fem texter](index.qmd)", "sv", ["fem"]),
        ("1. De är fem", "sv", ["fem"]),
        ("## Sex principer {#sec-x}", "sv", ["Sex"]),
        (f"Det är {VALUE} av fem.", "sv", ["fem"]),
        ("[2008]{.value}", "sv", ["2008"]),
        ('[7]{.value data-name="run.n"}', "sv", ["7"]),
        ("Det är {{< var run.n >}} texter.", "sv", ["{{< var run.n >}}"]),
        ('[{{< var run.m >}}]{.value data-name="run.m"}', "sv", ["run.m", "run.m"]),
        (VALUE.replace('name="run.n"', 'name="study.title"'), "sv", None),
    ],
)
def test_what_is_typed_by_hand_is_a_fault(
    tmp_path: Path, text: str, lang: str, got: list[str] | None
) -> None:
    found = faults(tmp_path, text, lang)
    assert found == got if got is not None else len(found) == 1


def test_a_fault_tells_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.qmd").write_text(f"{FRONT}\nEn rad.\n\nDe är fem.\n", "utf-8")
    fault = next(prose_faults(tmp_path / "page.qmd", "sv", NAMES))
    assert str(fault).startswith(f"{tmp_path / 'page.qmd'}, line 7")


def test_an_outline_is_what_languages_share() -> None:
    found = outline(f"## A {{#sec-a}}\n\n{{{{< embed n.ipynb#fig-x >}}}}\n\n### B\n\n{VALUE}\n")
    assert found.headings == ("sec-a", "")
    assert found.embeds == ("n.ipynb#fig-x",)
    assert found.values == ("run.n",)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("## A {#sec-b}\n\nText.", "headings"),
        ("## A {#sec-a}\n\n{{< embed n.ipynb#fig-x >}}", "embeds"),
        (f"## A {{#sec-a}}\n\n{VALUE}", "values"),
    ],
)
def test_languages_that_differ_are_a_fault(tmp_path: Path, text: str, part: str) -> None:
    for lang, written in (("sv", "## A {#sec-a}\n\nText."), ("en", text)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "page.qmd").write_text(written, "utf-8")
    (tmp_path / "sv" / "more.qmd").write_text("Text.", "utf-8")
    found = [fault.where for fault in report_faults(tmp_path, ["sv", "en"], NAMES)]
    assert found == [str(tmp_path / "en" / "more.qmd"), f"{tmp_path / 'en' / 'page.qmd'}: {part}"]


def test_the_reports_have_no_result_typed_by_hand_and_are_alike_in_both_languages() -> None:
    assert list(report_faults(ROOT / "reports", ["sv", "en"])) == []
