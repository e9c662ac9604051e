import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from agreement_study.publishing.docx_reference import W, zipped
from agreement_study.publishing.embedded import render_site
from agreement_study.publishing.mend_docx import FigureText, mend_docx

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"


def _drawing(descr: str, relation: str) -> str:
    return f"""<w:p><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}wordprocessingDrawing">
<wp:docPr id="1" name="Picture" descr="{descr}"/><pic:pic xmlns:pic="{DRAWING}picture">
<pic:nvPicPr><pic:cNvPr id="1" name="x" descr="{descr}"/></pic:nvPicPr><pic:blipFill>
<a:blip xmlns:a="{DRAWING}main" r:embed="{relation}" xmlns:r="{REL}"/></pic:blipFill></pic:pic>
</wp:inline></w:drawing></w:r></w:p>"""


def _quarto_docx(path: Path) -> None:
    """A file as Quarto leaves it: SVG alone, an empty text, an icon with a path."""
    body = f"""<w:document xmlns:w="{W[1:-1]}"><w:body>
<w:bookmarkStart w:id="1" w:name="fig-order"/>{_drawing("", "rId1")}<w:bookmarkEnd w:id="1"/>
{_drawing("/opt/quarto/share/note.png", "rId2")}</w:body></w:document>"""
    links = f"""<Relationships xmlns="{PACKAGE}">
<Relationship Id="rId1" Type="{REL}/image" Target="media/rId1.svg"/>
<Relationship Id="rId2" Type="{REL}/image" Target="media/rId2.png"/></Relationships>"""
    named = {"bibliography": "/home/a/site/b.bib", "csl": "/home/a/c.csl", "subtitle": "Kort"}
    own = "".join(f'<property name="{name}">{told}</property>' for name, told in named.items())
    parts = {
        "docProps/custom.xml": f"<Properties>{own}</Properties>".encode(),
        "word/document.xml": body.encode(),
        "word/_rels/document.xml.rels": links.encode(),
        "[Content_Types].xml": b"<Types></Types>",
    }
    path.write_bytes(zipped(parts))


def test_what_quarto_leaves_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _quarto_docx(path)
    mend_docx(path, {"fig-order": FigureText(alt="Staplar", png=b"PNG")})
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        assert archive.read("word/media/fig-order.png") == b"PNG"
        assert b'Extension="png"' in archive.read("[Content_Types].xml")
        assert b'Target="media/fig-order.png"' in archive.read("word/_rels/document.xml.rels")
    described = [e.get("descr") for e in root.iter() if str(e.tag).endswith(("docPr", "cNvPr"))]
    assert described == ["Staplar", "Staplar", "", ""]
    assert sum(str(e.tag).endswith("decorative") for e in root.iter()) == 1
    blips = [e.get(f"{{{REL}}}embed") for e in root.iter() if str(e.tag).endswith("}blip")]
    assert blips == ["rId-fig-order", "rId2"]


def test_no_property_tells_where_the_file_was_made(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _quarto_docx(path)
    mend_docx(path, {})
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("docProps/custom.xml"))
    assert [(one.get("name"), one.text) for one in root] == [("subtitle", "Kort")]


def test_mending_a_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _quarto_docx(path)
    figures = {"fig-order": FigureText(alt="Staplar", png=b"PNG")}
    mend_docx(path, figures)
    once = path.read_bytes()
    mend_docx(path, figures)
    assert path.read_bytes() == once


def test_a_short_table_stays_whole_and_a_long_one_keeps_its_head(
    site: Callable[..., Path], tmp_path: Path
) -> None:
    row = "| a | b |\n"
    text = "| A | B |\n|-----------|---|\n"
    folder = site(
        f"{text}{row * 9}\n\nText.\n\n{text}{row * 8}| {'ord ' * 100} | b |\n",
        front="title: T\nformat: docx",
    )
    render_site(folder, tmp_path / "out", ["docx"])
    with zipfile.ZipFile(tmp_path / "out" / "index.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    kept = [
        [row.find(f".//{W}keepNext") is not None for row in table.iter(f"{W}tr")]
        for table in root.iter(f"{W}tbl")
    ]
    assert kept == [[True] * 9 + [False], [True] * 2 + [False] * 8]
