"""Outputs of executed notebooks, chosen by label and set into a page's Markdown.

A figure becomes a division that holds its caption; image and alternative text wait in a store,
since the alternative text is literal. Markdown output is set in as it stands.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import field, frozen
from ruamel.yaml.error import YAMLError

from agreement_study.errors import PublishingError
from agreement_study.publishing.shortcodes import EMBED, locate
from agreement_study.yaml_text import load_yaml

IMAGES = ("image/svg+xml", "image/png", "image/jpeg")
OPTION = re.compile(r"^#\|\s?(.*)$")
COLONS = re.compile(r":{3,}")


@frozen(kw_only=True)
class EmbeddedFigure:
    """An image of a notebook: its label, alternative text and bytes by MIME type."""

    label: str
    alt: str
    images: Mapping[str, bytes]


@frozen(kw_only=True)
class Store:
    """The figures that a page embeds, in the order of their divisions' keys."""

    figures: list[EmbeddedFigure] = field(factory=list)


def expand_embeds(text: str, folder: Path, page: Path, store: Store) -> str:
    """Replace each ``embed`` line by what the cell put out.

    Raises
    ------
    PublishingError
        For a missing notebook, an unknown label, a cell without output or with none that can
        be shown.
    """

    def embedded(found: re.Match[str]) -> str:
        path, where = locate(folder, page, found[1]), f"{folder / page}: {found[0].strip()}"
        cells = _cells(path, where)
        labels = [label.lstrip("#") for label in found[2].split(",")]
        if found[3].strip():
            raise PublishingError(
                where,
                expected="a label and nothing more",
                got=found[3].strip(),
                do="take the option away",
            )
        return "\n\n".join(_cell_text(_find(cells, x, where), x, where, store) for x in labels)

    return EMBED.sub(embedded, text)


def cell_options(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Options of a cell: its metadata, and its ``#|`` lines, which go first."""
    lines: list[str] = []
    for line in _joined(cell.get("source", "")).splitlines():
        found = OPTION.match(line)
        if not found:
            break
        lines.append(found[1])
    try:
        own = load_yaml("\n".join(lines)) if lines else {}
    except YAMLError:
        own = {}
    return {**cell.get("metadata", {}), **(own if isinstance(own, dict) else {})}


def _cells(path: Path, where: str) -> list[dict[str, Any]]:
    if not path.is_file():
        raise PublishingError(
            where,
            expected="an executed notebook",
            got=f"no file {path}",
            do="mend the path, or run the notebook and assemble the site",
        )
    return _read_notebook(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _read_notebook(path: Path, _modified: int) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def _find(cells: list[dict[str, Any]], label: str, where: str) -> dict[str, Any]:
    """The first cell with a label, an id or a tag, in Quarto's order of trying."""
    for cell in cells:
        options = cell_options(cell)
        own = options.get("label")
        if label in (f"cell-{own}", cell.get("id"), own) or label in options.get("tags", []):
            return cell
    known = [str(o["label"]) for cell in cells if (o := cell_options(cell)).get("label")]
    raise PublishingError(
        where,
        expected="the label of a cell: " + (", ".join(known) or "the notebook has none"),
        got=label,
        do="mend the label here or in the notebook",
    )


def _cell_text(cell: dict[str, Any], label: str, where: str, store: Store) -> str:
    """A cell's output as Markdown, figures as divisions with a key into the store."""
    options = cell_options(cell)
    parts = [part for o in cell.get("outputs", []) for part in _shown(o, label, options, store)]
    if not parts:
        kinds = sorted({k for o in cell.get("outputs", []) for k in o.get("data", {})})
        raise PublishingError(
            where,
            expected="a cell with an output of Markdown, SVG or PNG",
            got=", ".join(kinds) or "no output",
            do="run the notebook; show tables as text/markdown, figures as SVG or PNG",
        )
    caption = str(options.get("tbl-cap") or "")
    if not caption:
        return "\n\n".join(parts)
    inner = f"{fenced(caption, '.embedded-caption')}\n\n" + "\n\n".join(parts)
    return fenced(inner, f'.embedded-table key="{label}"')


def _shown(
    output: Mapping[str, Any], label: str, options: Mapping[str, Any], store: Store
) -> Iterator[str]:
    """Markdown of one output; Markdown goes before images, images before plain streams."""
    data = output.get("data", {})
    images = {kind: _image(kind, data[kind]) for kind in IMAGES if kind in data}
    if "text/markdown" in data:
        yield _joined(data["text/markdown"]).strip("\n")
    elif images:
        alt = " ".join(str(options.get("fig-alt") or "").split())
        store.figures.append(EmbeddedFigure(label=label, alt=alt, images=images))
        caption = str(options.get("fig-cap") or "")
        yield fenced(caption, f'.embedded-figure key="{len(store.figures) - 1}"')
    elif output.get("output_type") == "stream" and output.get("name") == "stdout":
        yield "```\n" + _joined(output.get("text", "")).rstrip("\n").replace("```", "'''") + "\n```"


def fenced(text: str, attributes: str) -> str:
    """Markdown in a division whose fence is longer than any within."""
    longest = max((len(run) for run in COLONS.findall(text)), default=2)
    fence = ":" * (longest + 1)
    return f"{fence} {{{attributes}}}\n{text}\n{fence}"


def _image(kind: str, content: Any) -> bytes:
    text = _joined(content)
    return text.encode() if kind == "image/svg+xml" else base64.b64decode(text)


def _joined(text: Any) -> str:
    return "".join(text) if isinstance(text, list) else str(text)
