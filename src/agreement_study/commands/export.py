"""`agreement-study export`: sheets to code, projects for other programs, annotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.refi_codebook import write_qdc
from agreement_study.coding.refi_write import write_qdpx
from agreement_study.coding.sheet_files import write_csv, write_xlsx
from agreement_study.coding.sheet_reading import read_sheet
from agreement_study.coding.sheets import FIXED, NOT_YET, sheet_rows
from agreement_study.coding.web_annotation import write_annotations
from agreement_study.commands import options
from agreement_study.commands.staged import staged
from agreement_study.errors import CodingError, Faults, UsageError
from agreement_study.model import CodedDocument, Reading
from agreement_study.pipeline import code_all
from agreement_study.study import Study, require_study
from agreement_study.study_readings import REFERENCE, people_of, programs_of, reference_of


@frozen(kw_only=True)
class _Export:
    """What is exported: documents with the readings of all coders."""

    study: Study
    coded: Sequence[CodedDocument]
    people: Sequence[Reading]

    @property
    def readings(self) -> list[Reading]:
        """The programs, the settled reference and people."""
        reference = reference_of(self.study, self.coded)
        settled = [reference[REFERENCE]] if reference else []
        return [*programs_of(self.coded), *settled, *self.people]


@click.command()
@click.argument("documents", nargs=-1)
@options.study
@options.out
@click.option("--sheet", is_flag=True, help="A sheet to code each document in, as CSV and XLSX.")
@click.option("--family", multiple=True, help="Only this family of codes (repeatable; --sheet).")
@click.option("--blind", is_flag=True, help="Leave the codings that there are out (--sheet).")
@click.option("--qdpx", is_flag=True, help="A REFI-QDA project of texts, codebook and codings.")
@click.option("--qdc", is_flag=True, help="The codebook as a REFI-QDA codebook.")
@click.option("--annotations", is_flag=True, help="Codings as W3C Web Annotations, per document.")
def command(
    documents: tuple[str, ...],
    folder: Path | None,
    out: Path,
    sheet: bool,
    family: tuple[str, ...],
    blind: bool,
    qdpx: bool,
    qdc: bool,
    annotations: bool,
) -> None:
    """Write what people and other programs code in or read.

    --sheet needs DOCUMENTS; --qdpx and --annotations take the whole study without any. A sheet
    that somebody has filled is never written over.

    \b
    Examples:
      agreement-study export --sheet vgr-2014 --family principle --blind --out sheets
      agreement-study export --qdpx --out exchange
      agreement-study export --qdc --annotations --out exchange
    """
    study = require_study(folder)
    _check_use(sheet or qdpx or qdc or annotations, sheet, documents, family, blind)
    families = _families(study.codebook, family)
    coded = _coded(study, documents) if sheet or qdpx or annotations else []
    made = _Export(study=study, coded=coded, people=people_of(study, coded))
    with staged(out) as target:
        if sheet:
            _refuse_filled(out, [one.document.id for one in coded])
            _sheets(made, target, families, blind)
        if qdpx:
            texts = [one.document for one in coded]
            path = target / f"{slug(study.root.name)}.qdpx"
            write_qdpx(path, study.root.name, texts, study.codebook, made.readings)
        if qdc:
            write_qdc(target / f"{slug(study.root.name)}.qdc", study.codebook)
        if annotations:
            _annotations(made, target)
        names = sorted(path.name for path in target.iterdir())
    for name in names:
        click.echo(out / name)


def slug(name: str) -> str:
    """Return a name as a file's name, on any system."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "study"


def _check_use(
    any_: bool, sheet: bool, documents: Sequence[str], family: Sequence[str], blind: bool
) -> None:
    kinds = "--sheet, --qdpx, --qdc or --annotations"
    if not any_:
        raise UsageError("export", expected=kinds, do="say what to export")
    if sheet and not documents:
        raise UsageError("export --sheet", expected="the documents to code", do="name one or more")
    if (family or blind) and not sheet:
        option = "--family" if family else "--blind"
        raise UsageError(f"export {option}", expected="--sheet with it")


def _families(codebook: Codebook, chosen: Sequence[str]) -> tuple[str, ...]:
    unknown = [name for name in chosen if name not in codebook.families]
    if unknown:
        known = ", ".join(codebook.families)
        raise UsageError(f"--family {', '.join(unknown)}", expected=known, do="name one of these")
    return tuple(dict.fromkeys(chosen)) or tuple(codebook.families)


def _coded(study: Study, documents: Sequence[str]) -> list[CodedDocument]:
    sources = [study.source(name) for name in dict.fromkeys(documents)] or [*study.sources.values()]
    study.check_sources()
    coded, faults = code_all(sources, study.settings, cache=study.cache)
    if faults:
        raise Faults(faults)
    return coded


def _sheets(made: _Export, target: Path, families: Sequence[str], blind: bool) -> None:
    """A sheet per document; where it is not blind, with the codings that count."""
    counts, codebook = made.study.file.coders, made.study.codebook
    every = [c for reading in made.readings for c in reading.codings]
    counting = [] if blind else [c for c in every if counts.get(c.family) == c.coder]
    for one in made.coded:
        name = one.document.id
        rows = sheet_rows(one.document, codebook, families, counting)
        write_csv(target / f"{name}.csv", rows, codebook, families)
        write_xlsx(target / f"{name}.xlsx", {name: rows}, codebook, families)


def _refuse_filled(out: Path, documents: Iterable[str]) -> None:
    """An hour of somebody's reading must not go lost by exporting a sheet again."""
    paths = [out / f"{name}{suffix}" for name in documents for suffix in (".csv", ".xlsx")]
    faults = [
        UsageError(
            str(path),
            expected="no sheet, or one that nobody has filled",
            got="codes or answers in it",
            do="import it first and move it, or name another folder with --out",
        )
        for path in paths
        if path.is_file() and any(_answers(path))
    ]
    if faults:
        raise faults[0]


def _answers(path: Path) -> Iterator[bool]:
    """Tell for each row whether a person wrote something into it."""
    try:
        rows = read_sheet(path)
    except CodingError:  # not one of our sheets, so nobody's work that we know of
        return
    for row in rows:
        looked = row.cells.get("looked_at", "").strip()
        codes = [cell for name, cell in row.cells.items() if name not in FIXED]
        yield looked not in ("", NOT_YET) or (not looked and any(c.strip() for c in codes))


def _annotations(made: _Export, target: Path) -> None:
    people = [reading.coder for reading in made.people]
    codings = [coding for reading in made.readings for coding in reading.codings]
    for one in made.coded:
        path = target / f"{one.document.id}.jsonld"
        write_annotations(path, one.document, codings, people=people)
