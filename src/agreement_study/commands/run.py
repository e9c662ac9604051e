"""`agreement-study run`: the main job."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from agreement_study.build import build, landing_page, plan
from agreement_study.commands import options
from agreement_study.commands.progress import tell
from agreement_study.errors import UsageError
from agreement_study.orders import Order
from agreement_study.study import require_study


@click.command()
@options.study
@click.option("--only", multiple=True, metavar="RUN", help="Run this notebook alone (repeatable).")
@click.option(
    "--set", "changes", multiple=True, metavar="NAME=VALUE", help="A parameter of the chosen runs."
)
@click.option("--lang", type=click.Choice(["sv", "en", "all"]), default="all", show_default=True)
@click.option(
    "--engine", type=click.Choice(["quarto", "embedded"]), help="Default: Quarto if it is there."
)
@options.jobs
@click.option("--force", is_flag=True, help="Make everything again, kept or not.")
@click.option("--with-names", is_flag=True, help="Do not mask names of persons.")
@click.option("--dry-run", is_flag=True, help="Tell what would be made, and why; make nothing.")
def command(
    folder: Path | None,
    only: tuple[str, ...],
    changes: tuple[str, ...],
    lang: str,
    engine: str | None,
    jobs: int,
    force: bool,
    with_names: bool,
    dry_run: bool,
) -> None:
    """Load, repair, segment, code, compare, run the notebooks and render the report.

    What has not changed is kept. A failed or interrupted run leaves the last good build.

    \b
    Examples:
      agreement-study run
      agreement-study run --dry-run
      agreement-study run --lang sv --jobs 1
      agreement-study run --only six-vs-five --set baseline=national-2008
    """
    if changes and not only:
        raise UsageError("--set", expected="--only RUN with it", do="name the runs to change")
    study = require_study(folder)
    order = Order(
        only=only,
        changes=_parsed(changes),
        languages=() if lang == "all" else (lang,),
        engine=engine or "",
        jobs=jobs,
        force=force,
        with_names=with_names,
    )
    if dry_run:
        study.check_sources()
        for step in plan(study, order).steps:
            click.echo(f"{'make' if step.why else 'keep':<5} {step.what:<36} {step.why}".rstrip())
        return
    page = build(study, order, tell)
    if only:
        click.echo(f"notebooks: {study.build / 'notebooks'}")
    else:
        click.echo(f"report: {page if page.exists() else landing_page(study, order)}")


def _parsed(changes: tuple[str, ...]) -> dict[str, Any]:
    """`name=value` as names and values; a value is read as JSON, else as text."""
    parsed: dict[str, Any] = {}
    for change in changes:
        name, sign, text = change.partition("=")
        if not (name and sign):
            raise UsageError(f"--set {change}", expected="NAME=VALUE")
        try:
            parsed[name] = json.loads(text)
        except ValueError:
            parsed[name] = text
    return parsed
