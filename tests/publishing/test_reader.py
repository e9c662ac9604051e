"""The reader of a small study: one file, both languages, no name of a person, the same bytes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from attrs import evolve
from lxml import html as lxml_html
from tests.tiny_study import AGREEMENT, MINUTES, NAMES, tiny_study

from agreement_study.comparison.together import compared_tables
from agreement_study.model import fold
from agreement_study.pipeline import code_all
from agreement_study.publishing.masks import masks_of
from agreement_study.publishing.reader import Reader, reader_page
from agreement_study.publishing.reader_material import families
from agreement_study.study import Study
from agreement_study.study_readings import study_tables


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    study = Study(tiny_study(tmp_path_factory.mktemp("reader") / "study"))
    sources = list(study.sources.values())
    coded, faults = code_all(sources, study.settings, cache=study.cache, jobs=1)
    assert not faults
    tables = study_tables(study, coded, [], baseline=study.file.baseline)
    tables |= compared_tables(coded, tables, study.codebook, study.file.baseline)
    texts = {one.document.id: one.document.text for one in coded}
    return Reader(
        coded=coded,
        tables=tables,
        codebook=study.codebook,
        masks=masks_of(sources, texts),
        baseline=study.file.baseline,
        lang="en",
    )


@pytest.fixture(scope="module")
def made(reader: Reader) -> str:
    return reader_page(reader, ["sv", "en"])


@pytest.fixture(scope="module")
def root(made: str) -> Any:
    return lxml_html.fromstring(made)


def test_the_same_texts_make_the_same_bytes(reader: Reader, made: str) -> None:
    assert reader_page(reader, ["sv", "en"]) == made


def test_no_person_is_named(made: str) -> None:
    assert [name for name in NAMES if name in fold(made)] == []
    assert "Stensdotter" not in made
    assert "▒" * len(NAMES[0]) in made


def test_the_page_loads_nothing_but_the_house_style(root: Any) -> None:
    loads = root.xpath("//@src | //link/@href | //object/@data")
    assert [one for one in loads if one != "data:,"] == ["theme/report.css", "theme/static.css"]
    own = "".join(root.xpath("//style/text() | //script/text()"))
    assert not re.search(r"url\(|@import|fetch\(|https?:", own)


def test_without_a_script_each_link_of_the_list_leads_to_a_passage(root: Any) -> None:
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = root.xpath("//section[@id='list']//a/@href")
    assert len(links) > 3
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_a_passage_is_cited_by_code_points_of_the_text_of_record(root: Any) -> None:
    whole = {"lakeside": AGREEMENT, "minutes": MINUTES}
    for link in root.xpath("//section[@id='list']//a"):
        document, _, offsets = link.get("href").removeprefix("#").partition(":")
        start, end = map(int, offsets.split("-"))
        said = whole[document][start:end]
        first = link.text_content().removeprefix("… ").split()[0]
        assert first.startswith("▒") or fold(said).startswith(first)


def test_principles_governance_and_both_texts_are_there(root: Any) -> None:
    rows = root.xpath("//section[@data-by='principle']/section/@data-row")
    assert {"dialogue", "quality"} <= set(rows)
    assert root.xpath("//section[@data-by='governance']//li")
    articles = root.xpath("//article")
    assert [one.get("data-document") for one in articles] == ["lakeside", "minutes"]
    assert "twice a year" in articles[0].text_content()


def test_every_family_in_the_texts_has_its_box_and_its_rule(reader: Reader, root: Any) -> None:
    boxes = {one.removeprefix("show-") for one in root.xpath("//input/@id")}
    assert boxes == {*families(reader.coded, reader.codebook), "shared", "same", "edits"}
    style = "".join(root.xpath("//style/text()"))
    for family in boxes - {"shared", "same", "edits"}:
        assert f"#show-{family}:checked" in style


def test_the_interface_is_in_the_language_of_the_page_and_the_texts_in_theirs(
    reader: Reader,
) -> None:
    swedish: Any = lxml_html.fromstring(reader_page(evolve(reader, lang="sv"), ["sv", "en"]))
    assert swedish.get("lang") == "sv"
    assert swedish.findtext(".//h1") == "Läs texterna sida vid sida"
    assert set(swedish.xpath("//div[contains(@class, 'unit')]/p/@lang")) == {"en"}
    assert swedish.xpath("//a[@hreflang='en']/@href") == ["../en/reader.html"]
