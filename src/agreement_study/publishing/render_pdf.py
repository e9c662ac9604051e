"""An accessible PDF (PDF/UA-1): pandoc writes the text for typst, a template sets it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from agreement_study.errors import PublishingError
from agreement_study.publishing.assets import ON_SCREEN, Assets, print_targets
from agreement_study.publishing.callouts import drawn_callouts, typst_callout
from agreement_study.publishing.citations import citation_arguments, citation_meta
from agreement_study.publishing.crossref import cross_referenced
from agreement_study.publishing.pandoc import write
from agreement_study.publishing.pandoc_json import (
    Node,
    attribute_of,
    plain_text,
    raw_block,
    raw_inline,
    walk,
)
from agreement_study.publishing.quarto_project import Page, Project
from agreement_study.publishing.source_tree import SourceTree, format_blocks, shifted
from agreement_study.publishing.table_height import is_short
from agreement_study.publishing.tabsets import flat_tabsets

TYPES = ("Image", "Span", "Div", "DefinitionList", "Table")
CALLS = {"header-section-number": "section-number", "caption-label": "caption-label"}
UNKNOWN_SIGN = "could not be displayed"
LENGTH = re.compile(r"([0-9.]+)(px|pt|mm|cm|in|em|%)?")
Inlines = list[Node]


def render_pdf(project: Project, page: Page, source: SourceTree) -> bytes:
    """The page as PDF/UA-1, the same bytes each time.

    Raises
    ------
    PublishingError
        If typst refuses the page, such as for an image without alternative text.
    """
    assets, words = Assets(), project.words
    blocks = flat_tabsets(format_blocks(source, page, "typst"), numbered=True)
    blocks = shifted(drawn_callouts(blocks, words, typst_callout), 1)
    sections = bool(page.metadata.get("number-sections"))
    blocks = cross_referenced(blocks, words, source.where, sections=sections)
    blocks = print_targets(blocks, project, page, source.store, assets, ON_SCREEN)
    tag = str(page.metadata.get("lang", project.language))
    opening = _opening(project, page, source, tag, _logo(project, assets))
    blocks = [*opening, *_contents_list(page, words), *walk(blocks, _for_typst, *TYPES)]
    tree = source.document(citation_meta(project, page), blocks)
    arguments = ["-t", "typst-citations", *citation_arguments(project, page, tree)]
    text = write(tree, arguments, where=source.where)
    theme = resources.files(__package__).joinpath("theme", "report.typ").read_bytes()
    assets.files["report.typ"] = theme
    assets.files["main.typ"] = f'#import "report.typ": *\n\n{text}'.encode()
    return _compiled(assets, source.where)


def _contents_list(page: Page, words: Mapping[str, Any]) -> list[Node]:
    shown = page.formats.get("typst", {})
    if not shown.get("toc"):
        return []
    title, depth = _literal(str(words["toc-title-document"])), int(shown.get("toc-depth", 3))
    return [raw_block("typst", f"#contents({title}, {depth})")]


def _logo(project: Project, assets: Assets) -> dict[str, Any]:
    """The logo of the site's menu, which stands on the title page too."""
    bar = project.website.get("navbar")
    if not isinstance(bar, Mapping) or not bar.get("logo"):
        return {"logo": None}
    path = project.folder / str(bar["logo"])
    assets.files[f"logo{path.suffix}"] = path.read_bytes()
    return {"logo": f"logo{path.suffix}", "logo-alt": str(bar.get("logo-alt", ""))}


def _opening(
    project: Project, page: Page, source: SourceTree, tag: str, logo: Mapping[str, Any]
) -> list[Node]:
    """The call of the template: texts with markup as content, plain ones as strings."""
    language, region = _language(tag, project.words)
    plain_parts: dict[str, Any] = {
        "plain-title": source.text("title"),
        "lang": language,
        "region": region,
        "description": source.text("description") or source.text("abstract") or None,
        "cover": bool(page.formats.get("typst", {}).get("toc")),
        "foot": source.text("footer-center") or None,
        **logo,
    }
    names = [plain_text(name) for name in source.inlines("author")]
    line: Inlines = [raw_inline("typst", "#show: report.with(\n")]
    line += [raw_inline("typst", f"{k}: {_literal(v)},\n") for k, v in plain_parts.items()]
    line.append(raw_inline("typst", f"author-names: {_list([_literal(n) for n in names])},\n"))
    for key in ("title", "subtitle", "date", "abstract"):
        line += _content(key, source.inlines(key)[:1])
    line += [raw_inline("typst", "authors: ("), *_contents(source.inlines("author"))]
    line.append(raw_inline("typst", ")\n)\n"))
    return [{"t": "Plain", "c": line}]


def _content(key: str, texts: Sequence[Inlines]) -> Inlines:
    return [raw_inline("typst", f"{key}: "), *_contents(texts)] if texts else []


def _contents(texts: Sequence[Inlines]) -> Inlines:
    parts = [[raw_inline("typst", "["), *text, raw_inline("typst", "],")] for text in texts]
    return [part for listed in parts for part in listed]


def _literal(value: Any) -> str:
    """A value as typst writes it; its strings escape as JSON's do, but for the codes."""
    if value is None or isinstance(value, bool):
        return {None: "none", True: "true", False: "false"}[value]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def _list(parts: Sequence[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def _language(tag: str, words: Mapping[str, Any]) -> tuple[str, str]:
    language, _, region = tag.partition("-")
    return language.lower(), (region or str(words["default-region"])).upper()


def _for_typst(node: Node) -> Node | list[Node] | None:
    """What pandoc's writer drops: alternative texts, languages, our own marks."""
    _, classes, pairs = attribute_of(node)
    if node["t"] == "Image":
        return _image(node["c"][2][0], pairs)
    if node["t"] == "Span":
        call = next((CALLS[c] for c in classes if c in CALLS), None)
        opening = f"#{call}[" if call else _speaking(pairs)
        if opening:
            return [raw_inline("typst", opening), *node["c"][1], raw_inline("typst", "]")]
    if node["t"] == "Div" and (opening := _speaking(pairs)):
        return [raw_block("typst", opening), *node["c"][1], raw_block("typst", "]")]
    if node["t"] == "DefinitionList":
        return [part for term, bodies in node["c"] for part in _definition(term, bodies)]
    if node["t"] == "Table" and is_short(node):
        return [raw_block("typst", "#together["), node, raw_block("typst", "]")]
    if node["t"] == "Div" and "page-break" in classes:
        return raw_block("typst", "#pagebreak(weak: true)")
    return None


def _definition(term: Inlines, bodies: list[list[Node]]) -> list[Node]:
    """A term and what it means, as paragraphs: Word and HTML have lists for them."""
    head = [raw_inline("typst", "#definition["), *term, raw_inline("typst", "][")]
    blocks = [block for body in bodies for block in body]
    shown = [{"t": "Para", "c": b["c"]} if b["t"] == "Plain" else b for b in blocks]
    return [{"t": "Plain", "c": head}, *shown, raw_block("typst", "]")]


def _image(target: str, pairs: Mapping[str, str]) -> Node:
    """An image with its alternative text; one without says nothing and is no content."""
    alt = pairs.get("alt", "")
    sizes = {k: _length(pairs[k]) for k in ("width", "height") if k in pairs}
    sized = "".join(f", {k}: {v}" for k, v in sizes.items() if v)
    image = f"image({_literal(target)}, alt: {_literal(alt)}{sized})"
    return raw_inline("typst", f"#box({image})" if alt else f"#box(pdf.artifact({image}))")


def _length(text: str) -> str:
    """A length of HTML as typst writes it; a pixel is 3/4 of a point."""
    found = LENGTH.fullmatch(text.strip())
    if not found:
        return ""
    number, unit = float(found[1]), found[2] or "px"
    return f"{number * 0.75}pt" if unit == "px" else f"{number}{unit}"


def _speaking(pairs: Mapping[str, str]) -> str:
    """Opening of a text in another language."""
    if "lang" not in pairs:
        return ""
    language, _, region = pairs["lang"].partition("-")
    known = f', region: "{region.upper()}"' if region else ", region: none"
    return f'#text(lang: "{language.lower()}"{known})['


def _compiled(assets: Assets, where: str) -> bytes:
    fonts = resources.files(__package__).joinpath("fonts")
    with TemporaryDirectory() as folder, resources.as_file(fonts) as font_folder:
        for name, data in assets.files.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        main = Path(folder) / "main.typ"
        try:
            return _pdf(main, font_folder, own_fonts_alone=True)
        except typst.TypstError as error:
            if UNKNOWN_SIGN not in error.message:
                raise _refused(where, error) from error
        try:
            return _pdf(main, font_folder, own_fonts_alone=False)
        except typst.TypstError as error:
            raise _refused(where, error) from error


def _pdf(main: Path, fonts: Path, *, own_fonts_alone: bool) -> bytes:
    """Set a file; the machine's fonts come in only for signs that ours do not have."""
    made = typst.compile(
        str(main),
        format="pdf",
        font_paths=[str(fonts)],
        ignore_system_fonts=own_fonts_alone,
        pdf_standards="ua-1",
        timestamp=0,
    )
    return bytes(made)


def _refused(where: str, error: Any) -> PublishingError:
    return PublishingError(
        where,
        expected="a page that can become PDF/UA-1",
        got=" ".join([error.message, *error.hints]),
        do="mend what typst names",
    )
