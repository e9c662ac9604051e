"""`agreement-study report`: renders the assembled site again, by the engine of one's choice."""

from __future__ import annotations

from pathlib import Path

import click

from agreement_study.build import landing_page, render_again
from agreement_study.commands import options
from agreement_study.commands.progress import tell
from agreement_study.orders import Order
from agreement_study.study import require_study


@click.command()
@options.study
@click.option("--lang", type=click.Choice(["sv", "en", "all"]), default="all", show_default=True)
@click.option(
    "--engine", type=click.Choice(["quarto", "embedded"]), help="Default: Quarto if it is there."
)
@click.option("--format", "formats", multiple=True, type=click.Choice(["html", "docx", "pdf"]))
@options.jobs
def command(
    folder: Path | None, lang: str, engine: str | None, formats: tuple[str, ...], jobs: int
) -> None:
    """Render the site that the last `run` assembled.

    \b
    Examples:
      agreement-study report
      agreement-study report --engine embedded --lang sv --format html
    """
    study = require_study(folder)
    order = Order(
        languages=() if lang == "all" else (lang,), engine=engine or "", formats=formats, jobs=jobs
    )
    render_again(study, order, tell)
    click.echo(f"report: {landing_page(study, order)}")
