"""The certificate of a rerun says what was compared, and is a page that stands alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve
from lxml import html

from agreement_study.publishing.certificate import Rerun, write_certificate
from agreement_study.publishing.published import Published

PUBLISHED = Published(
    values={name: {"value": name} for name in ("a.b", "a.c")},
    tables={"units": "11"},
    sources={"s": "22"},
    versions={"python": "3.11"},
)
CHANGED = evolve(PUBLISHED, values={"a.b": {"value": "<6>"}, "a.c": {"value": "a.c"}})


def _rerun(found: Published) -> Rerun:
    time = datetime(2024, 2, 29, 12, 0, 1, tzinfo=UTC)
    title = {"sv": "Prov & mer", "en": "A test & more"}
    return Rerun(title=title, published=PUBLISHED, found=found, started=time, finished=time)


@pytest.mark.parametrize(("found", "same"), [(PUBLISHED, 2), (CHANGED, 1)])
def test_it_counts_and_lists(tmp_path: Path, found: Published, same: int) -> None:
    write_certificate(_rerun(found), tmp_path, ("sv", "en"))
    said = json.loads((tmp_path / "certificate.json").read_text("utf-8"))
    assert (said["reproduced"], said["values"]) == (same, 2)
    assert [one["name"] for one in said["differences"]] == ["a.b"] * (2 - same)
    assert said["started"] == "2024-02-29T12:00:01+00:00"
    assert said["platform"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_page_says_it_in_its_language(tmp_path: Path, lang: str) -> None:
    write_certificate(_rerun(CHANGED), tmp_path, ("sv", "en"))
    page = html.parse(str(tmp_path / f"certificate-{lang}.html")).getroot()
    text = page.text_content()
    assert page.get("lang") == lang
    assert len(page.findall(".//h1")) == 1
    assert ("1 av 2 värden" if lang == "sv" else "1 of 2 values") in text
    assert "<6>" in text
    assert all(table.find("caption") is not None for table in page.iter("table"))
    assert all(header.get("scope") for header in page.iter("th"))
    other = {"sv": "en", "en": "sv"}[lang]
    assert page.find(".//a").get("href") == f"certificate-{other}.html"
    assert not page.xpath("//@src")


def test_a_study_of_one_language_has_one_page(tmp_path: Path) -> None:
    made = write_certificate(_rerun(PUBLISHED), tmp_path, ("sv",))
    assert sorted(path.name for path in made) == ["certificate-sv.html", "certificate.json"]
