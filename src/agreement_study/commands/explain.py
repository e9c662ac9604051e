"""`agreement-study explain`: who coded a place of a text, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from agreement_study.codebook import Codebook
from agreement_study.coding.principles import explain_candidates
from agreement_study.coding.readings import stale
from agreement_study.coding.weighted_cues import RULE, SCALE, strongest
from agreement_study.commands import options
from agreement_study.errors import UsageError
from agreement_study.model import CodedDocument, Coding, Document, Reading, Unit, fold
from agreement_study.pipeline import code_cached
from agreement_study.study import Study, require_study
from agreement_study.study_readings import people_of, programs_of, reference_of

PRINCIPLES = ("principle", "list")


@click.command()
@click.argument("document")
@click.argument("offset", type=click.IntRange(0))
@options.study
def command(document: str, offset: int, folder: Path | None) -> None:
    """Tell what stands at an offset of a document, as received and repaired, and who coded it.

    OFFSET counts code points from 0 into the text of record, as in every table. All coders are
    told: programs, the reference (a language model's, confirmed by no human) and people. Where
    principles are listed or set out, the lists that the program weighed follow.

    \b
    Examples:
      agreement-study explain varmland 5321
    """
    study = require_study(folder)
    coded = code_cached(study.source(document), study.settings, study.cache)
    text = coded.document.text
    if offset >= len(text):
        raise UsageError(f"{document} {offset}", expected=f"an offset below {len(text)}")
    for line in _lines(study, coded, offset):
        click.echo(line)


def _lines(study: Study, coded: CodedDocument, offset: int) -> Iterator[str]:
    document = coded.document
    unit = next((u for u in document.units if u.start <= offset < u.end), None)
    people = people_of(study, [coded])
    readings = [*programs_of([coded]), *reference_of(study, [coded]).values(), *people]
    found = [c for one in readings for c in one.codings if c.start <= offset < c.end]
    if unit is None:
        yield f"{document.id} {offset}: between units"
    else:
        yield from _text(document, unit)
        own = (c for one in readings for c in one.codings if c.unit == unit.id)
        found += [c for c in own if c not in found]
    old = set(stale(found, study.codebook))
    for coding in found:
        yield _coding(coding, coding in old)
        yield from _cues(document, coding)
    if unit is None:
        return
    yield from _silent(unit, people, found)
    if not found:
        yield "coding     none"
    yield from _candidates(document, unit, found, study.codebook)


def _text(document: Document, unit: Unit) -> Iterator[str]:
    yield f"unit       {unit.id}, {unit.kind}, {unit.start}..{unit.end}, part {unit.part}"
    yield f"received   {fold(document.text[unit.start : unit.end])}"
    yield f"repaired   {unit.text}"
    for edit in document.map.within(unit.start, unit.end):
        yield f"edit       {fold(edit.received)} → {edit.repaired} ({edit.rule})"


def _coding(coding: Coding, is_stale: bool) -> str:
    value = f" = {coding.value}" if coding.value else ""
    mark = " (stale: the code has changed since)" if is_stale else ""
    return f"coding     {coding.code}{value} by {coding.coder}: {coding.rule}{mark}"


def _cues(document: Document, coding: Coding) -> Iterator[str]:
    """Tell the signs that speak most for what weighted cues coded."""
    if RULE in coding.rule:
        told = strongest(document, coding.unit, coding.code)
        if told:
            cues = ", ".join(f"{name} +{weight / SCALE:.1f}" for name, weight in told)
            yield f"  signs    {cues} (log-odds)"


def _silent(unit: Unit, people: Iterable[Reading], found: Sequence[Coding]) -> Iterator[str]:
    """Tell which people read the unit for a family and gave it no code."""
    for reading in people:
        for one in reading.looked:
            here = one.spans is None or any(s.start <= unit.start < s.end for s in one.spans)
            given = any(c.coder == reading.coder and c.family == one.family for c in found)
            if here and not given:
                yield f"silent     {one.family}: {reading.coder} read the unit and gave no code"


def _candidates(
    document: Document, unit: Unit, found: Iterable[Coding], codebook: Codebook
) -> Iterator[str]:
    """The lists that the coder of principles weighed, where they have to do with the unit."""
    told = explain_candidates(document, codebook)
    begins = any(f" from {unit.start}: " in line for line in told)
    if begins or any(coding.family in PRINCIPLES for coding in found):
        yield "lists of principles that were weighed, the strongest first:"
        yield from (f"  {line}" for line in told)
