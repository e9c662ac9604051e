"""Render an assembled website folder without Quarto: HTML, DOCX and PDF."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from agreement_study.errors import PublishingError
from agreement_study.publishing.assets import Assets
from agreement_study.publishing.navigation import site_texts
from agreement_study.publishing.quarto_project import (
    FORMATS,
    SUFFIXES,
    Page,
    Project,
    read_project,
)
from agreement_study.publishing.render_docx import render_docx
from agreement_study.publishing.render_html import render_html, theme_files
from agreement_study.publishing.render_pdf import render_pdf
from agreement_study.publishing.source_tree import read_source


def render_site(
    folder: Path, output: Path, formats: Sequence[str] | None = None, jobs: int = 1
) -> list[Path]:
    """Render all pages of a website folder.

    Parameters
    ----------
    folder
        A complete Quarto website: ``_quarto.yml``, pages, notebooks with their outputs.
    output
        Folder of the result; made if missing, files of the same name are replaced.
    formats
        ``html``, ``docx``, ``typst`` (or ``pdf``); all that the pages ask for if None.
    jobs
        Pages rendered at the same time.

    Returns
    -------
    list of Path
        The files written, sorted.

    Raises
    ------
    PublishingError
        If the folder or a page is at fault.
    """
    project, wanted = read_project(folder), _wanted(formats)
    texts = site_texts(project)

    def rendered(page: Page) -> Assets:
        return _page_files(project, page, wanted, texts)

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        made = list(pool.map(rendered, project.pages))
    if any("html" in page.formats for page in project.pages) and "html" in wanted:
        made.append(theme_files())
    written = {path for assets in made for path in _write(assets, output)}
    return sorted(written | set(_copy_resources(project, output)))


def _wanted(formats: Sequence[str] | None) -> set[str]:
    unknown = [name for name in formats or () if name not in FORMATS]
    if unknown:
        raise PublishingError(
            "formats to render",
            expected="some of " + ", ".join(FORMATS),
            got=", ".join(unknown),
            do="name the formats as Quarto does",
        )
    return {FORMATS[name] for name in formats or FORMATS}


def _page_files(
    project: Project, page: Page, wanted: set[str], texts: dict[str, list[str]]
) -> Assets:
    """All files of one page, in the formats wanted of it."""
    names = [name for name in SUFFIXES if name in page.formats and name in wanted]
    assets = Assets()
    if not names:
        return assets
    source = read_source(project, page, texts)
    others = [name for name in names if name != "html"]
    if "html" in names:
        assets.files.update(render_html(project, page, source, others).files)
    if "docx" in names:
        assets.files[f"{page.name}.docx"] = render_docx(project, page, source)
    if "typst" in names:
        assets.files[f"{page.name}.pdf"] = render_pdf(project, page, source)
    return assets


def _write(assets: Assets, output: Path) -> Iterable[Path]:
    for name, data in assets.files.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        yield path


def _copy_resources(project: Project, output: Path) -> Iterable[Path]:
    """Copy what ``project: resources`` and ``css`` name, as it is."""
    settings = project.settings.get("project") or {}
    given = settings.get("resources") or []
    patterns = [given] if isinstance(given, str) else list(given)
    for page in project.pages:
        own = page.formats.get("html", {}).get("css") or []
        patterns += [own] if isinstance(own, str) else list(own)
    for path in sorted({p for pattern in patterns for p in _files(project.folder, pattern)}):
        target = output / path.relative_to(project.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        yield target


def _files(folder: Path, pattern: str) -> Iterable[Path]:
    for found in folder.glob(pattern.strip("/")):
        yield from (p for p in found.rglob("*") if p.is_file()) if found.is_dir() else [found]
