import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from agreement_study.errors import PublishingError
from agreement_study.publishing.docx_reference import W, reference_docx
from agreement_study.publishing.embedded import render_site


def _document(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_every_table_holds_data_and_marks_its_header(rendered: Path) -> None:
    for path in rendered.rglob("*.docx"):
        for table in _document(path).iter(f"{W}tbl"):
            assert next(table.iter(f"{W}tblHeader"), None) is not None
            assert next(table.iter(f"{W}drawing"), None) is None


def test_a_figure_is_a_png_with_its_alternative_text(rendered: Path) -> None:
    root = _document(rendered / "sv/report.docx")
    described = [e.get("descr") for e in root.iter() if str(e.tag).endswith("}docPr")]
    assert described == [
        "Liggande staplar: sju principer i Norrbotten, sex i Västra Götaland.",
        "Tre punkter på en tidslinje: 2008, 2014 och 2018.",
    ]
    with zipfile.ZipFile(rendered / "sv/report.docx") as archive:
        media = [name for name in archive.namelist() if "/media/" in name]
        assert {Path(name).suffix for name in media} == {".png"}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_callouts_are_paragraphs_that_tell_their_kind(rendered: Path) -> None:
    root = _document(rendered / "sv/report.docx")
    found = [
        (style.get(f"{W}val"), "".join(p.itertext()).strip())
        for p in root.iter(f"{W}p")
        for style in p.iter(f"{W}pStyle")
        if str(style.get(f"{W}val")).startswith("CalloutImportant")
    ]
    assert found == [
        ("CalloutImportantKind", "Viktigt"),
        ("CalloutImportantTitle", "Läs detta först"),
        ("CalloutImportantText", "Värdet 7 är inte granskat."),
    ]


def test_the_reference_file_is_the_same_each_time() -> None:
    first = reference_docx()
    reference_docx.cache_clear()
    assert reference_docx() == first


def test_a_missing_template_is_an_error(site: Callable[..., Path], tmp_path: Path) -> None:
    front = "title: T\nformat:\n  docx:\n    reference-doc: saknas.docx"
    with pytest.raises(PublishingError, match="reference-doc"):
        render_site(site("Text.", front=front), tmp_path / "out")
