"""`run` writes reliability.csv: a row for every code and every pair of coders, used or not."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from agreement_study.study import Study
from agreement_study.tables.files import read_table

WORDS = {"undefined", "counts only"}


def test_every_code_has_a_row_for_every_pair(built: Path) -> None:
    rows = read_table(built / "build" / "tables" / "reliability.csv")
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        pairs[row["coder_a"], row["coder_b"]].append(row["code"])
    assert set(pairs) == {("reference-pass-a", "reference-pass-b"), ("program", "reference")}
    codes = set(Study(built).codebook.codes())
    for found in pairs.values():
        assert codes <= set(found)
        assert len(found) == len(set(found))


def test_a_coefficient_has_a_value_or_a_reason(built: Path) -> None:
    for row in read_table(built / "build" / "tables" / "reliability.csv"):
        if row["alpha"] in WORDS:
            assert row["reason"]
            assert row["agreement"] == row["kappa"] == row["alpha"]
        else:
            assert -1 <= float(row["alpha"]) <= 1
            assert row["reason"].startswith("no interval: ") or row["low"]


def test_the_codebook_is_a_page_and_statements_tell_how_their_codes_are_agreed_on(
    built: Path,
) -> None:
    for lang in ("sv", "en"):
        folder = built / "build" / "report" / lang
        page = (folder / "codebook.html").read_text("utf-8")
        assert 'id="code-principle-dialogue"' in page
        first = {"sv": "referensen, första genomläsningen", "en": "the reference, first pass"}
        assert first[lang] in page
        assert "reference-pass-a" not in page
        assert {"sv": "inget gemensamt dokument", "en": "no shared document"}[lang] not in page
        assert {"sv": "Ändrat sedan förra versionen", "en": "Changed since the last version"}[
            lang
        ] in page
        evidence = (folder / "evidence.html").read_text("utf-8")
        assert 'href="codebook.html#code-principle-' in evidence


CODED = {
    "six-vs-five.absent": "principle-long-term",
    "governance.silent-everywhere": "governance-decision-rule",
    "timeline.undated": "event",
    "shared-passages.promises": "commitment",
    "shared-passages.innovation-own-words": "principle-innovation",
}


def test_statements_without_a_coded_row_tell_how_their_codes_are_agreed_on(built: Path) -> None:
    page = (built / "build" / "report" / "en" / "evidence.html").read_text("utf-8")
    sections = dict(
        re.findall(r'<section class="evidence" id="([^"]+)">(.*?)</section>', page, re.S)
    )
    for name, code in CODED.items():
        assert f'-{code}"' in sections[name], name
