"""`agreement-study explain`: which rules fired at a place of a text."""

from __future__ import annotations

from pathlib import Path

import click

from agreement_study.commands import options
from agreement_study.errors import UsageError
from agreement_study.model import CodedDocument, fold
from agreement_study.pipeline import code_cached
from agreement_study.study import require_study


@click.command()
@click.argument("document")
@click.argument("offset", type=click.IntRange(0))
@options.study
def command(document: str, offset: int, folder: Path | None) -> None:
    """Tell what stands at an offset of a document, as received and repaired, and who coded it.

    OFFSET counts code points from 0 into the text of record, as in every table.

    \b
    Examples:
      agreement-study explain varmland 5321
    """
    study = require_study(folder)
    coded = code_cached(study.source(document), study.settings, study.cache)
    text = coded.document.text
    if offset >= len(text):
        raise UsageError(f"{document} {offset}", expected=f"an offset below {len(text)}")
    for line in _lines(coded, offset):
        click.echo(line)


def _lines(coded: CodedDocument, offset: int) -> list[str]:
    document = coded.document
    unit = next((u for u in document.units if u.start <= offset < u.end), None)
    if unit is None:
        return [f"{document.id} {offset}: between units"]
    lines = [
        f"unit       {unit.id}, {unit.kind}, {unit.start}..{unit.end}, part {unit.part}",
        f"received   {fold(document.text[unit.start : unit.end])}",
        f"repaired   {unit.text}",
    ]
    for edit in document.map.within(unit.start, unit.end):
        lines.append(f"edit       {fold(edit.received)} → {edit.repaired} ({edit.rule})")
    inside = [c for c in coded.codings if c.start <= offset < c.end or c.unit == unit.id]
    for coding in inside:
        value = f" = {coding.value}" if coding.value else ""
        lines.append(f"coding     {coding.code}{value} by {coding.coder}: {coding.rule}")
    return lines if inside else [*lines, "coding     none"]
