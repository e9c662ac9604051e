"""A Word file: real headings, captions and header rows, no table that only lays out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agreement_study.errors import PublishingError
from agreement_study.publishing.assets import IN_WORD, Assets, print_targets
from agreement_study.publishing.callouts import docx_callout, drawn_callouts
from agreement_study.publishing.citations import citation_arguments, citation_meta
from agreement_study.publishing.crossref import cross_referenced
from agreement_study.publishing.docx_reference import reference_docx
from agreement_study.publishing.mend_docx import mend_docx
from agreement_study.publishing.pandoc import write
from agreement_study.publishing.pandoc_json import (
    Node,
    attribute_of,
    div,
    elements,
    para,
    raw_block,
    walk,
    with_attribute,
    words,
)
from agreement_study.publishing.quarto_project import Page, Project
from agreement_study.publishing.source_tree import SourceTree, format_blocks, shifted
from agreement_study.publishing.tabsets import flat_tabsets

BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
STYLED = {"header-section-number": "Section Number", "caption-label": "Caption Label"}
TITLES = ("title", "subtitle", "author", "date", "abstract", "description")


def render_docx(project: Project, page: Page, source: SourceTree) -> bytes:
    """The page as a Word file, the same bytes each time."""
    assets, ours = Assets(), project.words
    blocks = flat_tabsets(format_blocks(source, page, "docx"), numbered=False)
    blocks = shifted(drawn_callouts(blocks, ours, docx_callout), 1)
    sections = bool(page.metadata.get("number-sections"))
    blocks = cross_referenced(blocks, ours, source.where, sections=sections)
    blocks = print_targets(blocks, project, page, source.store, assets, IN_WORD)
    blocks = walk(blocks, _for_word, "Figure", "Span", "Image", "Div")
    tree = source.document(_titles(source) | citation_meta(project, page), blocks)
    with TemporaryDirectory() as folder:
        made = _written(tree, project, page, source, assets, Path(folder))
        mend_docx(made, {})
        return made.read_bytes()


def _titles(source: SourceTree) -> dict[str, Any]:
    """Metadata from which pandoc makes the title block and the file's properties."""
    known = {name: source.inlines(name) for name in TITLES}
    listed = {
        name: [{"t": "MetaInlines", "c": text} for text in texts]
        for name, texts in known.items()
        if texts
    }
    authors = {"author": {"t": "MetaList", "c": listed.pop("author", [])}}
    return {**{name: texts[0] for name, texts in listed.items()}, **authors}


def _written(
    tree: Any, project: Project, page: Page, source: SourceTree, assets: Assets, folder: Path
) -> Path:
    for name, data in {**assets.files, "reference.docx": _reference(project, page)}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    arguments = ["-t", "docx", "-o", "page.docx", "--reference-doc=reference.docx"]
    if page.formats.get("docx", {}).get("toc"):
        arguments += ["--toc", "-M", f"toc-title={project.words['toc-title-document']}"]
    arguments += citation_arguments(project, page, tree)
    write(tree, arguments, where=source.where, folder=folder)
    return folder / "page.docx"


def _reference(project: Project, page: Page) -> bytes:
    """The agency's own template where the page names one, else ours."""
    own = page.formats.get("docx", {}).get("reference-doc")
    if not own:
        return reference_docx()
    path = project.folder / str(own).lstrip("/")
    if not path.is_file():
        raise PublishingError(
            f"{page.path}: reference-doc",
            expected="a .docx file in the site's folder",
            got=f"no file {path}",
            do="mend the path",
        )
    return path.read_bytes()


def _for_word(node: Node) -> Node | list[Node] | None:
    """What pandoc would set into a layout table, or lose, in Word's own means."""
    identifier, classes, pairs = attribute_of(node)
    if node["t"] == "Figure":
        return _figure(identifier, node)
    if node["t"] == "Span" and (style := next((STYLED[c] for c in classes if c in STYLED), None)):
        return with_attribute(node, "", (), {**pairs, "custom-style": style})
    if node["t"] == "Image":
        # The writer takes the description for the alternative text, and knows no other.
        return {"t": "Image", "c": [node["c"][0], words(pairs.get("alt", "")), node["c"][2]]}
    if node["t"] == "Div" and "page-break" in classes:
        return raw_block("openxml", BREAK)
    return None


def _figure(identifier: str, node: Node) -> Node:
    """A paragraph with the image, and its caption as the next."""
    _, (_, caption), blocks = node["c"]
    images = list(elements(blocks, "Image"))
    parts = [div([para(images)], custom_style="Captioned Figure")]
    if caption:
        inlines = [part for block in caption for part in block["c"]]
        parts.append(div([para(inlines)], custom_style="Image Caption"))
    return div(parts, identifier=identifier)
