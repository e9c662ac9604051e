"""One page from its source to a tree that a format's writer can take."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from attrs import frozen

from agreement_study.publishing.conditional import visible_content
from agreement_study.publishing.embeds import Store, expand_embeds
from agreement_study.publishing.floats import normal_floats
from agreement_study.publishing.pandoc import read_markdown
from agreement_study.publishing.pandoc_json import Node, elements, plain_text
from agreement_study.publishing.quarto_project import Page, Project
from agreement_study.publishing.shortcodes import Escapes, expand_includes, expand_values

# Metadata whose texts are Markdown of the page's author.
LINE_START = re.compile(r"^(\d*)([.)#>*+-])(?=\s)")
TEXTS = ("title", "subtitle", "abstract", "description", "date")


@frozen(kw_only=True)
class SourceTree:
    """What pandoc read of a page; every format starts from a fresh copy."""

    json_text: str
    meta: Mapping[str, Any]
    store: Store
    where: str

    def fresh(self) -> dict[str, Any]:
        """A copy of the tree that may be changed at will."""
        tree: dict[str, Any] = json.loads(self.json_text)
        return tree

    def document(self, meta: Mapping[str, Any], blocks: list[Node]) -> dict[str, Any]:
        """A whole tree for pandoc's writers."""
        version = self.fresh()["pandoc-api-version"]
        return {"pandoc-api-version": version, "meta": dict(meta), "blocks": blocks}

    def inlines(self, name: str) -> list[list[Node]]:
        """The texts of a metadata field as inline elements; a list has several."""
        return _meta_inlines(self.meta.get(name))

    def text(self, name: str) -> str:
        """The words of a metadata field."""
        return ", ".join(plain_text(part) for part in self.inlines(name)).strip()


def read_source(project: Project, page: Page, site_texts: Mapping[str, list[str]]) -> SourceTree:
    """Do the text steps of a page and let pandoc read it.

    Parameters
    ----------
    site_texts
        Texts of the whole site, such as those of its menu, to be read along.

    Raises
    ------
    PublishingError
        For whatever include, embed, var or meta name that is not there.
    """
    where = str(project.folder / page.path)
    store, escapes = Store(), Escapes()

    def resolved(text: str) -> str:
        names = {"variables": project.variables, "metadata": page.metadata}
        return expand_values(escapes.hide(text), **names, where=where)

    body = expand_includes(page.text, project.folder, page.path)
    body = resolved(expand_embeds(body, project.folder, page.path, store))
    texts = {**_page_texts(project, page), **site_texts}
    known = {k: [_one_line(resolved(v)) for v in listed] for k, listed in texts.items()}
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in known.items()]
    read = read_markdown("\n".join(["---", *lines, "---", "", body]), where=where)
    json_text = escapes.restore(read)
    return SourceTree(
        json_text=json_text, meta=json.loads(json_text)["meta"], store=store, where=where
    )


def format_blocks(source: SourceTree, page: Page, output_format: str) -> list[Node]:
    """Blocks that a format shows, figures and tables in their one shape."""
    blocks = visible_content(source.fresh()["blocks"], output_format, page.metadata)
    return normal_floats(blocks, source.store, source.where)


def shifted(blocks: list[Node], lowest: int) -> list[Node]:
    """Blocks whose highest heading has a level; deeper ones follow, down to the sixth."""
    levels = [header["c"][0] for header in elements(blocks, "Header")]
    by = lowest - min(levels, default=lowest)
    for header in elements(blocks, "Header"):
        header["c"][0] = min(6, header["c"][0] + by)
    return blocks


def authors(metadata: Mapping[str, Any]) -> list[str]:
    """Names of the authors, which a page gives as text, list or mappings with ``name``."""
    given = metadata.get("author") or []
    listed = given if isinstance(given, list) else [given]
    return [str(a.get("name", "")) if isinstance(a, Mapping) else str(a) for a in listed]


def formatted_date(value: Any, pattern: str, words: Mapping[str, Any]) -> str:
    """A date in Quarto's pattern, such as ``D MMMM YYYY``; a text that is no date as it is."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    day: date = value.date() if isinstance(value, datetime) else value
    parts: dict[str, Callable[[], str]] = {
        "YYYY": lambda: f"{day.year:04d}",
        "MMMM": lambda: str(words["months"][day.month - 1]),
        "MM": lambda: f"{day.month:02d}",
        "M": lambda: str(day.month),
        "DD": lambda: f"{day.day:02d}",
        "D": lambda: str(day.day),
    }
    made, rest = "", "YYYY-MM-DD" if pattern == "iso" else pattern
    while rest:
        key = next((k for k in parts if rest.startswith(k)), "")
        made += parts[key]() if key else rest[0]
        rest = rest[len(key) or 1 :]
    return made


def _page_texts(project: Project, page: Page) -> dict[str, list[str]]:
    """Texts of the metadata that pandoc is to read as Markdown."""
    texts = {k: [str(page.metadata[k])] for k in TEXTS if page.metadata.get(k)}
    if "date" in texts:
        pattern = str(page.metadata.get("date-format", "D MMMM YYYY"))
        texts["date"] = [formatted_date(page.metadata["date"], pattern, project.words)]
    return {**texts, "author": authors(page.metadata)}


def _one_line(text: str) -> str:
    """Markdown that begins as text, not as a list, a heading or a quotation."""
    return LINE_START.sub(r"\1\\\2", text.strip())


def _meta_inlines(value: Any) -> list[list[Node]]:
    if value is None:
        return []
    if value["t"] == "MetaList":
        return [inlines for part in value["c"] for inlines in _meta_inlines(part)]
    if value["t"] == "MetaBlocks":
        joined: list[Node] = []
        for block in value["c"]:
            if block["t"] in ("Para", "Plain"):
                joined += [{"t": "Space"}, *block["c"]] if joined else block["c"]
        return [joined]
    if value["t"] == "MetaInlines":
        return [value["c"]]
    return [[{"t": "Str", "c": str(value["c"])}]]
