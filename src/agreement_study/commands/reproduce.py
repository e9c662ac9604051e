"""`agreement-study reproduce`: run again in an empty folder, compare with what was published."""

from __future__ import annotations

from pathlib import Path

import click

from agreement_study.commands import options
from agreement_study.commands.progress import tell
from agreement_study.orders import Order
from agreement_study.study import find_study, require_study


@click.command()
@options.study
@click.argument(
    "release", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the certificate. Default: build/certificate.",
)
@click.option(
    "--engine", type=click.Choice(["quarto", "embedded"]), help="Default: Quarto if it is there."
)
@options.jobs
def command(
    folder: Path | None, release: Path | None, out: Path | None, engine: str | None, jobs: int
) -> int:
    """Run the study again in an empty folder and compare every value with what was published.

    Without RELEASE the study around the working folder is compared with its own
    reports/published.json. The last line tells how many values came out the same; before it stands
    whatever differs. A certificate (JSON and a page per language) is written.

    \b
    Examples:
      agreement-study reproduce
      agreement-study reproduce release --out certificate
    """
    from agreement_study.publishing.certificate import write_certificate
    from agreement_study.publishing.published import other_versions
    from agreement_study.reproduction import reproduce, study_of_release

    study = study_of_release(release) if release else require_study(folder)
    rerun = reproduce(study, Order(engine=engine or "", formats=("html",), jobs=jobs), tell)
    where = out or _beside(folder, release) / "build" / "certificate"
    write_certificate(rerun, where, study.file.languages)
    for one in other_versions(rerun.published, rerun.found):
        click.echo(f"other version: {one.name}: published {one.published}, here {one.found}")
    for one in rerun.differences:
        kind = one.kind.removesuffix("s")
        found = f"published {_told(one.published)}, now {_told(one.found)}"
        click.echo(f"differs: {kind} {one.name}: {found}")
    click.echo(f"certificate: {where}")
    click.echo(f"reproduced: {rerun.same} of {rerun.count} values")
    return 1 if rerun.differences else 0


def _beside(folder: Path | None, release: Path | None) -> Path:
    """Where a certificate goes by default: never into the release that it speaks of."""
    study = find_study(folder) if release else require_study(folder)
    base = study.root if study else Path.cwd().resolve()
    inside = release is not None and release.resolve() in (base, *base.parents)
    return release.resolve().parent if release and inside else base


def _told(text: str | None) -> str:
    return "nothing" if text is None else repr(text)
