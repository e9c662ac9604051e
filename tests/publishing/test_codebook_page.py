from pathlib import Path

import pypandoc
import pytest
from attrs import evolve

from agreement_study.codebook import read_codebook
from agreement_study.model import Text
from agreement_study.publishing.codebook_history import codebook_changes, codebook_versions
from agreement_study.publishing.codebook_page import codebook_markdown, report_page

CODEBOOK = read_codebook(Path(__file__).parents[1] / "coding" / "data" / "codebook")

ROW = {
    "code": "mark", "coder_a": "anna", "coder_b": "bo_1", "documents": 3, "units": 20,
    "positive_a": 12, "positive_b": 11, "agreement": 0.9, "alpha": 0.801, "kappa": 0.8,
    "low": "", "high": "", "reason": "no interval: 3 documents",
}  # fmt: skip


def html(text: str) -> str:
    return str(pypandoc.convert_text(text, "html", format="markdown", extra_args=["--wrap=none"]))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_code_has_its_rules_and_examples(language: str) -> None:
    page = codebook_markdown(CODEBOOK, language)
    for code in CODEBOOK.codes():
        assert f"`{code}`" in page
    assert "=Att tala med varandra." in html(page) or language == "en"
    assert ("Monolog." if language == "sv" else "Monologue.") in page
    assert "declared" in page


def test_text_of_the_codebook_is_shown_and_never_read_as_markup() -> None:
    shown = html(codebook_markdown(CODEBOOK, "sv"))
    assert "Dialog *är* vår [första] princip." in shown
    assert '<span lang="en">' in shown
    assert "The meeting was | a dialogue." in shown
    assert "<em>" not in shown


def test_agreement_stands_at_its_code_in_the_language_of_the_page() -> None:
    rows = [ROW, ROW | {"code": "mark:field", "alpha": "undefined", "reason": "one category"}]
    shown = html(codebook_markdown(CODEBOOK, "sv", rows))
    assert shown.count("<table") == 1
    assert "<td>0,80</td>" in shown
    assert "<td>obestämt</td>" in shown
    assert "bara en kategori förekommer" in shown
    assert "inget intervall: 3 dokument" in shown
    english = html(codebook_markdown(CODEBOOK, "en", rows))
    assert "<td>0.80</td>" in english
    assert "bo_1" in english


def test_who_was_never_held_against_whom_has_no_row_and_no_interval_no_column() -> None:
    apart = ROW | {"documents": 0, "units": 0, "reason": "no shared document"}
    assert "<table" not in html(codebook_markdown(CODEBOOK, "sv", [apart]))
    shown = html(codebook_markdown(CODEBOOK, "sv", [ROW | {"coder_a": "program"}, apart]))
    assert shown.count("<table") == 1
    assert "programmen / bo_1" in shown
    assert "95-procentigt" not in shown


def test_an_interval_is_shown_with_both_limits() -> None:
    row = ROW | {"low": 0.7, "high": 0.9, "reason": ""}
    assert "0,70 … 0,90" in codebook_markdown(CODEBOOK, "sv", [row])


def test_changes_since_the_last_version_are_exactly_those_of_the_changed_codes() -> None:
    before = codebook_versions(CODEBOOK)
    family = CODEBOOK["principle"]
    quality = evolve(family.codes["quality"], definition=Text(sv="Ny.", en="New."))
    codes = {"quality": quality, "trust": quality}
    families = {**CODEBOOK.families, "principle": evolve(family, codes=codes)}
    after = evolve(CODEBOOK, families=families)
    changes = codebook_changes(before, after)
    assert changes == {
        "principle/quality": "changed",
        "principle/trust": "new",
        "principle/dialogue": "removed",
    }
    assert "`principle/trust`: ny" in codebook_markdown(after, "sv", changes=changes)
    assert "Ingen kod har ändrats." in codebook_markdown(CODEBOOK, "sv", changes={})
    assert codebook_changes(before, CODEBOOK) == {}


@pytest.mark.parametrize(
    ("language", "told", "first"),
    [("sv", "`mark`: ändrad", "Ingen tidigare"), ("en", "`mark`: changed", "No earlier version")],
)
def test_the_page_of_the_report_tells_what_changed(language: str, told: str, first: str) -> None:
    assert told in report_page(CODEBOOK, language, [], {"mark": "changed"})
    assert first in report_page(CODEBOOK, language, [], None)


def test_headings_start_where_the_page_wants_them() -> None:
    assert codebook_markdown(CODEBOOK, "en", level=2).startswith("## Codebook")
