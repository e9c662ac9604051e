"""`agreement-study follow`: a later document held against an agreement."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import asdict

from agreement_study.commands import options
from agreement_study.commands.texts import open_texts
from agreement_study.comparison.follow_through import Followed, follow_through, inference_text
from agreement_study.model import Document, fold
from agreement_study.tables.files import write_table


@click.command()
@click.argument("agreement")
@click.argument("later")
@options.study
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder of the table."
)
@click.option("--lang", type=click.Choice(["sv", "en"]), default="en", show_default=True)
def command(agreement: str, later: str, folder: Path | None, out: Path | None, lang: str) -> None:
    """Tell what a later document takes up of an agreement's rules and commitments.

    Each is consistent with, at odds with, mentioned, not mentioned, or cannot be judged from the
    later document; the inference is spelled out. A document is no audit: silence is not failure.

    \b
    Examples:
      agreement-study follow vgr-2014 vgr-minutes-2023-08-30
      agreement-study follow agreement.txt minutes.txt --out tables --lang sv
    """
    texts = open_texts([agreement, later], folder)
    first, second = texts.sides
    followed = follow_through(first, second)
    for one in followed:
        click.echo(f"{one.judgement.replace('_', ' '):<18} {one.code} {one.item}")
        click.echo(f"    {_passage(first.document, one.start_a, one.end_a)}")
        if one.start_b is not None:
            click.echo(f"    → {_passage(second.document, one.start_b, one.end_b)}")
        click.echo(f"    {inference_text(one.inference, lang)}")
    if out:
        _write(out, followed)


def _write(out: Path, followed: list[Followed]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    click.echo(f"table: {write_table(out, 'followthrough', [asdict(one) for one in followed])}")


def _passage(document: Document, start: int | None, end: int | None) -> str:
    if start is None or end is None:
        return "–"
    span = document.map.to_repaired(start, end)
    said = fold(document.map.repaired[span.start : span.end])
    return f"“{said if len(said) < 160 else said[:157] + ' …'}”"
