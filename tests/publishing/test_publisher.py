from pathlib import Path

import pytest
from attrs import evolve

from agreement_study.errors import PublishingError
from agreement_study.model import Text
from agreement_study.publishing.publisher import (
    COLOPHON,
    COLOPHON_FRONT,
    EXAMPLE,
    byline,
    facts,
    footer,
    metadata,
    write_publisher,
)
from agreement_study.study import Publisher, Study

FULL = """
title: {sv: Titel, en: Title}
publisher:
  authority: {sv: Sjöstads län, en: Sjöstad County}
  date: "2026-11-21"
  licence: CC BY 4.0
  diarienummer: "12-34/2026"
  series: Rapport 2026:7
  isbn: 978-91-000-0000-0
  contact: info@example.org
  logo: logo.png
  logo_alt: {sv: Sjöstads läns vapen, en: The arms of Sjöstad County}
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    (tmp_path / "study.yaml").write_text(FULL, "utf-8")
    (tmp_path / "logo.png").write_bytes(b"png")
    return Study(tmp_path)


def written(study: Study, lang: str, folder: Path) -> tuple[str, str]:
    folder.mkdir()
    write_publisher(study, lang, folder)
    return (folder / COLOPHON).read_text("utf-8"), (folder / EXAMPLE).read_text("utf-8")


def test_every_field_is_told_in_the_language(study: Study, tmp_path: Path) -> None:
    colophon, example = written(study, "sv", tmp_path / "sv")
    for text in ("Sjöstads län", "21 november 2026", "Diarienummer\n:   12\\-34/2026"):
        assert text in colophon
    for label in ("Serie", "ISBN", "Licens", "Kontakt"):
        assert f"\n{label}\n:   " in colophon
    assert '![](/images/logo.png){fig-alt="Sjöstads läns vapen" width=45mm}' in colophon
    front = (tmp_path / "sv" / COLOPHON_FRONT).read_text("utf-8")
    assert front == colophon.replace("#sec-colophon ", "#sec-colophon-front ")
    assert (tmp_path / "sv" / "images" / "logo.png").read_bytes() == b"png"
    assert "<!-- -->" in example
    assert "Date of publication\n:   21 November 2026" in written(study, "en", tmp_path / "en")[0]


def test_each_page_names_its_publisher(study: Study) -> None:
    said = metadata(study, "en")
    assert said["author"] == "Sjöstad County"
    assert said["date"] == "2026-11-21"
    assert said["website"]["title"] == "Title"
    assert said["website"]["navbar"]["logo-alt"] == "The arms of Sjöstad County"
    line = footer(study.file.publisher, "sv")
    assert line.startswith("Sjöstads län · Rapport 2026:7 · 12-34/2026")


def test_every_field_but_the_name_is_optional_and_an_example_is_marked() -> None:
    bare = Publisher(authority=Text(sv="A", en="B"))
    assert facts(bare, "sv") == [("Utgivare", "A")]
    assert footer(bare, "sv") == "A"
    example = evolve(bare, example=True)
    assert byline(example, "sv") == "A (exempel)"
    assert byline(example, "en") == "B (example)"
    assert "Ingen myndighet" in footer(example, "sv")


@pytest.mark.parametrize(
    "text", [FULL.replace("logo: logo.png", "logo: no.png"), FULL[: FULL.index("  logo_alt")]]
)
def test_a_logo_that_is_missing_or_says_nothing_is_an_error(
    study: Study, tmp_path: Path, text: str
) -> None:
    (tmp_path / "study.yaml").write_text(text, "utf-8")
    with pytest.raises(PublishingError, match="logo"):
        written(Study(study.root), "sv", tmp_path / "sv")
