"""Images and links of a page: where they point in each format, and the files that go along."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from attrs import field, frozen

from agreement_study.errors import PublishingError
from agreement_study.publishing.embeds import Store
from agreement_study.publishing.pandoc_json import Node, span, walk
from agreement_study.publishing.quarto_project import Page, Project
from agreement_study.publishing.shortcodes import locate

SUFFIX = {"image/svg+xml": ".svg", "image/png": ".png", "image/jpeg": ".jpg"}
ON_SCREEN = ("image/svg+xml", "image/png", "image/jpeg")
IN_WORD = ("image/png", "image/jpeg", "image/svg+xml")


@frozen(kw_only=True)
class Assets:
    """Files that a page takes along: bytes by path, from the folder that will hold them."""

    files: dict[str, bytes] = field(factory=dict)


def web_targets(
    blocks: list[Node], project: Project, page: Page, store: Store, assets: Assets
) -> list[Node]:
    """Images and links of an HTML page: relative addresses, pages as ``.html``."""

    def action(node: Node) -> Node | None:
        if node["t"] == "Image":
            name, data = _image(node, project, page, store, ON_SCREEN)
            assets.files[name] = data
            return _aimed(node, relative(name, page))
        if node["t"] == "Link":
            return _aimed(node, web_link(node["c"][2][0], project, page, assets))
        return None

    made: list[Node] = walk(blocks, action, "Image", "Link")
    return made


def print_targets(
    blocks: list[Node],
    project: Project,
    page: Page,
    store: Store,
    assets: Assets,
    order: Sequence[str],
) -> list[Node]:
    """Images of a file of its own; links to other pages, which would be dead, become text."""

    def action(node: Node) -> Node | None:
        if node["t"] == "Image":
            name, data = _image(node, project, page, store, order)
            place = f"assets/{len(assets.files):03d}{PurePosixPath(name).suffix}"
            assets.files[place] = data
            return _aimed(node, place)
        if node["t"] == "Link" and not is_lasting(node["c"][2][0]):
            return span(node["c"][1])
        return None

    made: list[Node] = walk(blocks, action, "Image", "Link")
    return made


def is_lasting(target: str) -> bool:
    """Whether a link means the same in a file of its own."""
    return target.startswith("#") or bool(urlsplit(target).scheme)


def relative(name: str, page: Page) -> str:
    """A path from the site's root as a page writes it."""
    folder = page.path.parent.as_posix()
    return quote(posixpath.relpath(name, folder))


def web_link(target: str, project: Project, page: Page, assets: Assets | None = None) -> str:
    """A link's target as it stands in HTML; a local file that it names goes along.

    Raises
    ------
    PublishingError
        For a link to a page (``.qmd``) that the site does not have.
    """
    parts = urlsplit(target)
    if is_lasting(target) or target.startswith("//") or not parts.path:
        return target
    path = unquote(parts.path)
    joined = path.lstrip("/") if path[0] == "/" else posixpath.join(page.path.parent, path)
    name = posixpath.normpath(joined)
    if name.endswith(".qmd"):
        if project.page_named(name.removesuffix(".qmd")) is None:
            raise PublishingError(
                f"{page.path}: link to {target}",
                expected="a page of the site: " + ", ".join(str(p.path) for p in project.pages),
                got=name,
                do="mend the link, or add the page to project: render",
            )
        name = name.removesuffix(".qmd") + ".html"
    elif assets is not None and (project.folder / name).is_file():
        assets.files[name] = (project.folder / name).read_bytes()
    end = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
    return relative(name, page) + end


def _aimed(node: Node, target: str) -> Node:
    own, inlines, (_, title) = node["c"]
    return {"t": node["t"], "c": [own, inlines, [target, title]]}


def _image(
    node: Node, project: Project, page: Page, store: Store, order: Sequence[str]
) -> tuple[str, bytes]:
    """Name from the site's root and bytes of an image."""
    target = node["c"][2][0]
    if target.startswith("notebook:"):
        found = store.figures[int(target.removeprefix("notebook:"))]
        kind = next(k for k in order if k in found.images)
        return f"{page.name}_files/{found.label}{SUFFIX[kind]}", found.images[kind]
    parts = urlsplit(target)
    path = locate(project.folder, page.path, unquote(parts.path))
    if parts.scheme or target.startswith("//") or not path.is_file():
        raise PublishingError(
            f"{page.path}: image {target}",
            expected="a file in the site's folder",
            got="an address" if parts.scheme else f"no file {path}",
            do="put the file into the folder and write its path",
        )
    name = Path(posixpath.relpath(path, project.folder)).as_posix()
    return name, path.read_bytes()
