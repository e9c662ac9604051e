from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from agreement_study.errors import PublishingError
from agreement_study.publishing.quarto_project import (
    lookup,
    merged,
    read_project,
    words_of,
)
from agreement_study.publishing.source_tree import authors, formatted_date


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (date(2026, 3, 2), "D MMMM YYYY", "2 mars 2026"),
        (datetime(2026, 3, 2, 12), "DD/MM YYYY", "02/03 2026"),
        ("2026-03-02", "iso", "2026-03-02"),
        ("våren 2026", "D MMMM YYYY", "våren 2026"),
    ],
)
def test_dates_follow_the_pattern(value: Any, pattern: str, expected: str) -> None:
    assert formatted_date(value, pattern, words_of("sv-SE", {})) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [("A", ["A"]), (["A", "B"], ["A", "B"]), ([{"name": "A"}], ["A"]), (None, [])],
)
def test_authors_in_every_form(given: Any, expected: list[str]) -> None:
    assert authors({"author": given}) == expected


def test_mappings_merge_deep_and_lists_are_replaced() -> None:
    assert merged({"a": {"b": 1, "c": [1]}}, {"a": {"c": [2]}, "d": 3}) == {
        "a": {"b": 1, "c": [2]},
        "d": 3,
    }
    assert lookup({"a": {"b-c": "x"}}, "a.b-c") == "x"
    assert lookup({"a": "x"}, "a.b") is None


def test_pages_skip_hidden_files_and_inherit_metadata(site: Callable[..., Path]) -> None:
    folder = site("Text.", settings="lang: sv\nnote: a\nformat:\n  html: {toc: false}\n")
    (folder / "sub").mkdir()
    (folder / "sub" / "_metadata.yml").write_text("note: b\n", encoding="utf-8")
    (folder / "sub" / "x.qmd").write_text("---\nformat:\n  html:\n    toc-depth: 2\n---\n", "utf-8")
    project = read_project(folder)
    assert [page.name for page in project.pages] == ["index", "sub/x"]
    assert [page.metadata["note"] for page in project.pages] == ["a", "b"]
    assert project.pages[1].formats == {"html": {"toc": False, "toc-depth": 2}}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("lang: fi\n", "expected: one of en, sv"),
        ("a: [\n", "expected: YAML"),
        ("- a\n", "expected: keys with values"),
        ('lang: sv\nproject: {render: ["x/*.qmd"]}\n', "expected: at least one page"),
    ],
)
def test_a_bad_configuration_is_told(
    site: Callable[..., Path], settings: str, message: str
) -> None:
    with pytest.raises(PublishingError, match=message):
        read_project(site("Text.", settings=settings))


def test_a_folder_without_configuration_is_told(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="a Quarto project"):
        read_project(tmp_path)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Om {{< var study.documents >}} texter", "Om 5 texter"),
        ("{{< var odd >}}", 'a "b" $5 @c'),
        ("1. Inledning", "1. Inledning"),
        ("{{{< var x >}}}", "{{&lt; var x &gt;}}"),
    ],
)
def test_titles_take_any_value(html: Callable[..., str], title: str, expected: str) -> None:
    settings = "lang: sv\n"
    made = html("Text.", front=f"title: {title!r}", settings=settings)
    assert f"<title>{expected}</title>".replace('"', "&quot;") in made
