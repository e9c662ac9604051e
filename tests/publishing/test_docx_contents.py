from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from agreement_study.publishing.docx_contents import fill_contents
from agreement_study.publishing.docx_reference import W
from agreement_study.publishing.embedded import render_site

FRONT = "title: T\nformat:\n  docx:\n    toc: true"
TEXT = "## A b {#sec-a}\n\nText.\n\n### C {#sec-c}\n\n#### D\n\n## E {#sec-e}\n"


def test_a_table_of_contents_lists_the_headings_and_stays_when_filled_again(
    site: Callable[..., Path], tmp_path: Path
) -> None:
    render_site(site(TEXT, front=FRONT), tmp_path / "out", ["docx"])
    with ZipFile(tmp_path / "out" / "index.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    once = etree.tostring(root)
    links = [
        (link.get(f"{W}anchor"), "".join(map(str, link.itertext())))
        for link in root.iter(f"{W}hyperlink")
    ]
    assert links == [("sec-a", "1 A b"), ("sec-c", "1.1 C"), ("sec-e", "2 E")]
    marks = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    fill_contents(root)
    assert etree.tostring(root) == once


def test_a_file_without_contents_stays(site: Callable[..., Path], tmp_path: Path) -> None:
    render_site(site(TEXT, front="title: T\nformat: docx"), tmp_path / "out", ["docx"])
    with ZipFile(tmp_path / "out" / "index.docx") as archive:
        assert b"TOC" not in archive.read("word/document.xml")
