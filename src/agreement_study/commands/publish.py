"""`agreement-study publish`: a release that others can read, reuse and run again."""

from __future__ import annotations

from pathlib import Path

import click

from agreement_study.commands import options
from agreement_study.commands.progress import tell
from agreement_study.orders import Order
from agreement_study.study import require_study


@click.command()
@options.study
@options.out
@click.option("--url", default="", help="Address at which the release will stand.")
@click.option(
    "--engine", type=click.Choice(["quarto", "embedded"]), help="Default: Quarto if it is there."
)
@options.jobs
@click.option("--with-names", is_flag=True, help="Do not mask names of persons.")
def command(
    folder: Path | None, out: Path, url: str, engine: str | None, jobs: int, with_names: bool
) -> None:
    """Make a release: reports, tables, masked sources, and descriptions for machines.

    The study is run, masked and run again from the files of the release alone. What was published
    is recorded in reports/published.json: commit it, and `reproduce` compares with it. An earlier
    release in the same folder is replaced once the new one is whole.

    \b
    Examples:
      agreement-study publish --out release
      agreement-study publish --out release --url https://example.org/agreements/
      agreement-study publish --out release --with-names
    """
    from agreement_study.releases import publish  # pandas and more, which --help need not load

    study = require_study(folder)
    order = Order(engine=engine or "", jobs=jobs, with_names=with_names)
    done = publish(study, out, order, tell, url=url)
    for one in done.masked:
        click.echo(
            f"rests on a masked name: {one.name}: {one.published}, masked: {one.found}", err=True
        )
    click.echo(f"recorded: {study.reports / 'published.json'} ({len(done.record.values)} values)")
    click.echo(f"release: {out}")
