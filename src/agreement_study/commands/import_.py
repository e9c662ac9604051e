"""`agreement-study import`: what people coded, into data/codings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from attrs import evolve, frozen

from agreement_study.coding.people import import_sheet
from agreement_study.coding.readings import (
    check_coder_name,
    file_name,
    merged,
    read_codings,
    write_codings,
    write_lost,
)
from agreement_study.coding.refi_fit import fit_project, named_by_study
from agreement_study.coding.refi_read import read_qdpx
from agreement_study.coding.sheet_reading import read_sheet
from agreement_study.coding.sheet_rebase import rebase_rows
from agreement_study.commands import options
from agreement_study.commands.rebasing import Carried, carried_project, carried_readings
from agreement_study.commands.staged import staged
from agreement_study.errors import CodingError, Faults, UsageError
from agreement_study.model import Document, Reading
from agreement_study.pipeline import code_all
from agreement_study.study import Study, require_study
from agreement_study.study_readings import names_taken

PROJECT = ".qdpx"


@frozen(kw_only=True)
class _Import:
    """A study with its documents, and the names that no person can have."""

    study: Study
    documents: Mapping[str, Document]
    taken: Sequence[str]


@click.command()
@click.argument(
    "file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@options.study
@click.option("--coder", metavar="NAME", help="Who coded. A project knows its coders by itself.")
@click.option("--rebase", is_flag=True, help="Carry codings of an older text over to the new one.")
@click.option("--to", metavar="DOCUMENT", help="With --rebase: the version to carry over to.")
@click.option(
    "--was",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="With --rebase: the text as it was, in a file named as its document.",
)
def command(
    file: Path | None,
    folder: Path | None,
    coder: str | None,
    rebase: bool,
    to: str | None,
    was: Path | None,
) -> None:
    """Read a sheet (CSV, XLSX) or a REFI-QDA project into data/codings/NAME.csv.

    Every fault is told at once, and a file with a fault changes nothing. Units read anew replace
    what NAME said of them before; the rest stays.

    In a project of another program a code's value is the note of its coding, such as `defined` or
    `joint|obligation|provision`. A user's name becomes one that a file can have (Anna-Berg).

    With --rebase what was coded in an older version of a text is carried over, and what does not
    fit is listed: of the FILE, or without one of what data/codings holds.

    \b
    Examples:
      agreement-study import sheets/vgr-2014.xlsx --coder anna
      agreement-study import exchange/study.qdpx
      agreement-study import sheets/vgr-2014.csv --coder anna --rebase
      agreement-study import --rebase --coder anna --was old/varmland.txt
    """
    _check_use(file, coder, rebase, to, was)
    study = require_study(folder)
    taken = names_taken(study)
    if coder:
        check_coder_name(coder, taken)
    made = _Import(study=study, documents=_documents(study), taken=taken)
    before = read_codings(study.data / "codings")
    carried = _read(made, file, coder, rebase, to, was, before)
    with staged(study.data / "codings") as target:
        for reading in carried.readings:
            write_codings(target, reading)
            lost = {
                one.coding: one.reason for one in carried.gone if one.coding.coder == reading.coder
            }
            if lost:
                write_lost(target, reading.coder, lost, study.data / "codings")
    for line in _told(study, carried):
        click.echo(line)


def _check_use(
    file: Path | None, coder: str | None, rebase: bool, to: str | None, was: Path | None
) -> None:
    if (to or was) and not rebase:
        raise UsageError(f"import {'--to' if to else '--was'}", expected="--rebase with it")
    if file is None and not rebase:
        raise UsageError("import", expected="a sheet or a project", do="name the file")
    if file is not None and not coder and file.suffix.casefold() != PROJECT:
        raise UsageError(
            f"import {file}", expected="--coder NAME", do="say whose codings the sheet holds"
        )
    if was is not None and file is not None:
        raise UsageError("import --was", expected="no FILE with it", do="leave one of them out")


def _documents(study: Study) -> dict[str, Document]:
    study.check_sources()
    coded, faults = code_all(list(study.sources.values()), study.settings, cache=study.cache)
    if faults:
        raise Faults(faults)
    return {one.document.id: one.document for one in coded}


def _read(
    made: _Import,
    file: Path | None,
    coder: str | None,
    rebase: bool,
    to: str | None,
    was: Path | None,
    before: Mapping[str, Reading],
) -> Carried:
    """Return what is to be written: of a project, of a sheet, or of what is there already."""
    target = made.documents[made.study.source(to).id] if to else None
    if file is None:
        return carried_readings(_chosen(before, coder), made.documents, target, was)
    if file.suffix.casefold() == PROJECT:
        new = _project(made, file, coder, rebase)
    else:
        new = _sheet(made, file, str(coder), rebase, target)
    return evolve(new, readings=tuple(merged(before.get(r.coder), r) for r in new.readings))


def _sheet(made: _Import, file: Path, coder: str, rebase: bool, target: Document | None) -> Carried:
    rows, lost = read_sheet(file), []
    if rebase:
        newer = {target.source.replaces or target.id: target} if target else dict(made.documents)
        rows, gone = rebase_rows(rows, newer)
        lost = [f"{one.row.where}: {one.reason}: {one.row.cells['text'][:80]!r}" for one in gone]
    reading = import_sheet(rows, made.documents, made.study.codebook, coder)
    return Carried(readings=(reading,), lost=tuple(lost))


def _project(made: _Import, file: Path, coder: str | None, rebase: bool) -> Carried:
    project = named_by_study(read_qdpx(file), made.documents)
    people = [one for one in project.readings if one.coder not in made.taken]
    project = evolve(project, readings=tuple(_of_coder(file, people, coder, made.taken)))
    project, lost = carried_project(project, made.documents) if rebase else (project, ())
    return Carried(readings=fit_project(project, made.documents, made.study.codebook), lost=lost)


def _of_coder(
    file: Path, people: Sequence[Reading], coder: str | None, taken: Iterable[str]
) -> Iterator[Reading]:
    """The readings to take: all people's under their own names, or one as that of `coder`."""
    if not people:
        raise CodingError(str(file), expected="codings by a person", got="none")
    names = [file_name(one.coder) for one in people]
    if coder is None:
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise UsageError(str(file), expected="each coder once", got=", ".join(doubled))
        for name, one in zip(names, people, strict=True):
            yield _as(check_coder_name(name, list(taken)), one)
        return
    own = [one for name, one in zip(names, people, strict=True) if name == coder] or people
    if len(own) > 1:
        raise UsageError(
            f"import {file} --coder {coder}",
            expected=f"one of {', '.join(name or '(no name)' for name in names)}",
            do="name one of these, or leave --coder out to take them all",
        )
    yield _as(coder, own[0])


def _as(coder: str, reading: Reading) -> Reading:
    codings = tuple(evolve(coding, coder=coder) for coding in reading.codings)
    return evolve(reading, coder=coder, codings=codings)


def _chosen(before: Mapping[str, Reading], coder: str | None) -> list[Reading]:
    if coder is not None and coder not in before:
        raise UsageError(
            f"--coder {coder}",
            expected=" or ".join(before) or "a person who has coded",
            do="import what that person coded first",
        )
    return [reading for name, reading in before.items() if coder in (None, name)]


def _told(study: Study, carried: Carried) -> Iterator[str]:
    for reading in carried.readings:
        units = sum(len(one.spans or ()) for one in reading.looked)
        path = study.data / "codings" / f"{reading.coder}.csv"
        yield f"{reading.coder}: {len(reading.codings)} codings, {units} units looked at: {path}"
    if carried.lost:
        yield "did not fit the new text:"
    yield from (f"  {line}" for line in carried.lost)
