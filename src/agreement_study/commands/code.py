"""`agreement-study code`: codes any files, registered or not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from attrs import evolve

from agreement_study.commands import options
from agreement_study.commands.progress import tell
from agreement_study.commands.staged import staged
from agreement_study.comparison.views import tables
from agreement_study.errors import UsageError
from agreement_study.model import Source
from agreement_study.pipeline import code_all, codebook_of
from agreement_study.study import Settings, Study, digest, file_source, find_study
from agreement_study.tables.columns import CODED
from agreement_study.tables.files import write_table


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@options.out
@click.option("--language", type=click.Choice(["sv", "en"]), help="Default: found from the text.")
@click.option("--no-repair", is_flag=True, help="Leave OCR damage as it is.")
@click.option(
    "--codebook",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Default: that of the study around the working folder, else the package's own.",
)
@options.baseline
@options.jobs
def command(
    files: tuple[Path, ...],
    out: Path,
    language: str | None,
    no_repair: bool,
    codebook: Path | None,
    baseline: str | None,
    jobs: int,
) -> int:
    """Code text files and write the tables, without a study and without network.

    The id of a document is the file's name without suffix. A file that cannot be read is told and
    left out; the others are coded, and the exit status is 1.

    \b
    Examples:
      agreement-study code agreement.txt --out tables
      agreement-study code texts/*.md --out tables --no-repair
    """
    study = find_study()
    settings = _settings(study, codebook, no_repair)
    name = baseline or (study.file.baseline if study else "national-2008")
    codebook_of(settings).baseline(name)
    sources = [_source(path, study, language) for path in files]
    _refuse_doubles(sources)
    done = tell("code documents", len(sources))
    coded, faults = code_all(sources, settings, jobs=jobs, done=lambda _: done())
    for fault in faults:
        click.echo(f"Error: {fault}", err=True)
    made = tables(coded, codebook_of(settings), baseline=name, counts=dict(settings.coders))
    with staged(out) as target:
        for table in CODED:
            write_table(target, table, made[table])
    for document in made["documents"]:
        families = Counter(
            row["code"].partition("/")[0]
            for row in made["codings"]
            if row["document"] == document["document"]
        )
        told = ", ".join(f"{count} {family}" for family, count in sorted(families.items()))
        click.echo(f"{document['document']}: {document['units']} units, {told}")
    click.echo(f"tables: {out}")
    return 1 if faults else 0


def _settings(study: Study | None, codebook: Path | None, no_repair: bool) -> Settings:
    settings = study.settings if study else Settings()
    if codebook:
        settings = evolve(settings, codebook=codebook)
    return evolve(settings, repair="off" if no_repair else "on")


def _source(path: Path, study: Study | None, language: str | None) -> Source:
    """The registered source of a file, if it is one of the study's own, else one by its name."""
    registered = study.sources.values() if study else ()
    source = next((s for s in registered if s.path.resolve() == path.resolve()), None)
    source = source or file_source(path)
    sha256 = digest(path) if path.is_file() else ""
    return evolve(source, sha256=sha256, language=language or source.language)


def _refuse_doubles(sources: list[Source]) -> None:
    counts = Counter(source.id for source in sources)
    doubled = [name for name, count in counts.items() if count > 1]
    if doubled:
        raise UsageError(
            f"files named {', '.join(doubled)}",
            expected="files whose names without suffix differ",
            do="rename one of them",
        )
