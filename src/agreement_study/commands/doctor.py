"""`agreement-study doctor`: what is installed, what will be used, what is missing."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from agreement_study import __version__
from agreement_study.commands import options
from agreement_study.corpus.readers import read_text
from agreement_study.pipeline import protected
from agreement_study.publishing.quarto_engine import LEAST, find_quarto, quarto_version
from agreement_study.study import Study, find_study
from agreement_study.text.damage import estimate_damage
from agreement_study.text.language_of import language_of

LIBRARIES = (
    "pandas",
    "matplotlib",
    "papermill",
    "nbconvert",
    "jupyterlab",
    "pypandoc_binary",
    "typst",
    "chunspell",
    "hunspell-sv",
    "simplemma",
)


@click.command()
@options.study
def command(folder: Path | None) -> int:
    """Tell what is installed, what will be used, what is missing and how to get it.

    \b
    Examples:
      agreement-study doctor
    """
    click.echo(f"agreement-study {__version__}, Python {platform.python_version()}, {sys.platform}")
    missing = list(_libraries())
    click.echo(_quarto())
    study = find_study(folder)
    if study is None:
        click.echo("study      none here or above; `code FILE --out DIR` works without one")
    else:
        click.echo(f"study      {study.root}")
        for line in _damage(study):
            click.echo(line)
    for name in missing:
        click.echo(f"missing    {name}: pip install -r requirements.lock", err=True)
    return 1 if missing else 0


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            click.echo(f"library    {name} {version(name)}")
        except PackageNotFoundError:
            yield name


def _quarto() -> str:
    found = find_quarto()
    if not found:
        return "renderer   embedded (Quarto is not installed; see its own site for how to get it)"
    version = quarto_version(found)
    said = ".".join(map(str, version)) or "of an unknown version"
    if version < LEAST:
        least = ".".join(map(str, LEAST))
        return f"renderer   embedded (Quarto {said} is too old: {least} or later is needed)"
    return f"renderer   Quarto {said}"


def _damage(study: Study) -> Iterator[str]:
    for source in study.sources.values():
        if not source.path.is_file():
            yield f"source     {source.id}: the file is missing"
            continue
        text = read_text(source.path)
        language = source.language or language_of(text)
        damage = estimate_damage(text, language, protected(source))
        state = "damaged, repaired" if damage.damaged else "undamaged, left as it is"
        yield f"source     {source.id}: {state} (about {damage.share:.1%} of the words are wrong)"
