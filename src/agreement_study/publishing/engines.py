"""Rendering a site by either engine, and the steps common to both."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from agreement_study.errors import PublishingError, UsageError
from agreement_study.publishing.embedded import render_site
from agreement_study.publishing.mend import OtherLanguage, mend_site
from agreement_study.publishing.quarto_engine import render_with_quarto, usable_quarto
from agreement_study.publishing.quarto_project import FORMATS, SUFFIXES, read_project
from agreement_study.publishing.strings import say

ENGINES = ("quarto", "embedded")
ADDRESSES = "_addresses.json"
_PASSAGE = re.compile(r'data-name=\\?"passage:([^"\\]+)')


def chosen_engine(engine: str) -> str:
    """Return the engine to use: the one asked for, else Quarto where a usable one is installed.

    Raises
    ------
    UsageError
        If there is no such engine.
    """
    if engine and engine not in ENGINES:
        raise UsageError(f"--engine {engine}", expected=" or ".join(ENGINES))
    return engine or ("quarto" if usable_quarto() else "embedded")


def render(
    site: Path,
    output: Path,
    *,
    lang: str,
    languages: Sequence[str],
    engine: str = "",
    formats: Sequence[str] | None = None,
    jobs: int = 1,
) -> None:
    """Render a site of one language and tie it to its evidence and to the other language.

    Parameters
    ----------
    site
        An assembled site; its `_addresses.json` says where each value and passage leads.
    engine
        `quarto` or `embedded`; empty for the one that is there.
    """
    if chosen_engine(engine) == "quarto":
        work = output.with_name(f".{output.name}-quarto")
        shutil.copytree(site, work)  # Quarto writes into the folder that it renders
        render_with_quarto(work, output, formats, shown=site)
        shutil.rmtree(work)
        _check_whole(site, output, formats)
    else:
        render_site(site, output, formats, jobs)
    others = [other for other in languages if other != lang]
    mend_site(
        site,
        output,
        values=json.loads((site / ADDRESSES).read_text(encoding="utf-8")),
        others=_other_pages(site, others[0]) if others else None,
    )


def _check_whole(site: Path, output: Path, formats: Sequence[str] | None) -> None:
    """Raise if a page is missing in a format that it asks for."""
    wanted = {FORMATS[name] for name in formats or FORMATS}
    missing = [
        f"{page.name}{SUFFIXES[name]}"
        for page in read_project(site).pages
        for name in page.formats
        if name in wanted and not (output / f"{page.name}{SUFFIXES[name]}").is_file()
    ]
    if missing:
        raise PublishingError(
            f"quarto render {site}",
            expected="each page in each of its formats",
            got=f"no {', '.join(missing[:5])}",
            do="render the folder by hand and read what Quarto says, or use --engine embedded",
        )


def passages_in(paths: Iterable[Path]) -> set[str]:
    """Return the passages (`document:start:end`) that pages and notebooks lead to."""
    return {place for path in paths for place in _PASSAGE.findall(path.read_text("utf-8"))}


def _other_pages(site: Path, other: str) -> dict[str, OtherLanguage]:
    pages = [p.relative_to(site).with_suffix("").as_posix() for p in site.rglob("*.qmd")]
    return {
        page: OtherLanguage(
            href="../" * (page.count("/") + 1) + f"{other}/{page}.html",
            lang=other,
            text=say("language_own", other),
        )
        for page in pages
        if not page.rpartition("/")[2].startswith("_")
    }
