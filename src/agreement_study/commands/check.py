"""`agreement-study check`: is everything in the study as it should be?"""

from __future__ import annotations

from pathlib import Path

import click

from agreement_study.checks import faults_of
from agreement_study.commands import options
from agreement_study.study import require_study


@click.command()
@options.study
def command(folder: Path | None) -> int:
    """Check sources, codebook, codings, runs and reports; tell all faults at once.

    \b
    Examples:
      agreement-study check
      agreement-study check --study ~/my-study
    """
    study = require_study(folder)
    faults, warnings = faults_of(study)
    for warning in warnings:
        click.echo(f"warning: {warning}")
    for fault in faults:
        click.echo(f"Error: {fault}", err=True)
    if not faults:
        click.echo(
            f"{len(study.sources)} sources, codebook, codings, runs and reports are in order"
        )
    return 1 if faults else 0
