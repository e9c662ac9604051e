"""`agreement-study compare`: two or more texts, or two coders on one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from agreement_study.commands import options
from agreement_study.commands.compare_texts import compare_texts
from agreement_study.commands.staged import staged
from agreement_study.comparison.coders import CodersContrast, contrast_coders
from agreement_study.errors import UsageError
from agreement_study.model import Reading
from agreement_study.pipeline import code_cached
from agreement_study.publishing.coders_page import Pair, coders_page
from agreement_study.publishing.masks import masks_of
from agreement_study.study import require_study
from agreement_study.study_readings import PASSES, REFERENCE, people_of, readings_of
from agreement_study.tables.files import cell, csv_text

CAUTION = "The reference was made by a language model in two passes; no human has confirmed it."


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="A B...")
@options.study
@click.option(
    "--coders", nargs=2, metavar="A B", help="Two coders of one document; `program`: all programs."
)
@click.option("--family", multiple=True, help="Only this family (repeatable; with --coders).")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for tables and a page; it is made if need be.",
)
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Of the page. Default: the study's.")
@click.option("--with-names", is_flag=True, help="Do not mask names of persons.")
def command(
    names: tuple[str, ...],
    folder: Path | None,
    coders: tuple[str, str] | None,
    family: tuple[str, ...],
    out: Path | None,
    lang: str | None,
    with_names: bool,
) -> None:
    """Compare texts (ids or files); or, with --coders, two coders on one document of the study.

    Coders are shown code by code, and with each unit on which they differ.

    \b
    Examples:
      agreement-study compare vgr-2014 varmland
      agreement-study compare version-1.txt version-2.txt --out compared
      agreement-study compare vgr-2014 --coders anna reference
      agreement-study compare varmland --coders program reference --family commitment
      agreement-study compare vgr-2014 --coders anna bo --out compared
    """
    if coders is None:
        if family:
            raise UsageError("compare", expected="--coders with --family")
        compare_texts(names, folder, out, lang, with_names=with_names)
        return
    if len(names) > 1:
        raise UsageError(f"compare {' '.join(names)} --coders", expected="one document")
    _compare_coders(names[0], folder, coders, family, out, lang, with_names)


def _compare_coders(
    document: str,
    folder: Path | None,
    coders: tuple[str, str],
    family: Sequence[str],
    out: Path | None,
    lang: str | None,
    with_names: bool,
) -> None:
    study = require_study(folder)
    unknown = [name for name in family if name not in study.codebook.families]
    if unknown:
        known = ", ".join(study.codebook.families)
        raise UsageError(f"--family {', '.join(unknown)}", expected=known)
    coded = code_cached(study.source(document), study.settings, study.cache)
    readings = readings_of(study, [coded], people_of(study, [coded]))
    a, b = (_reading(readings, name) for name in coders)
    contrast = contrast_coders(a, b, coded.document, study.codebook, family)
    for line in _lines(contrast):
        click.echo(line)
    if out is not None:
        texts = {document: coded.document.text}
        masks = masks_of([] if with_names else [coded.document.source], texts)
        name = f"{document}-{a.coder}-{b.coder}"
        pair = Pair(
            a=contrast.a,
            b=contrast.b,
            rows=contrast.rows,
            differences=contrast.differences,
            stale=contrast.stale,
        )
        page = coders_page(
            pair, coded.document, study.codebook, masks, lang or study.file.languages[0]
        )
        with staged(out) as target:
            (target / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")
            rows = [{k: masks.value(v) for k, v in row.items()} for row in contrast.differences]
            table = csv_text(contrast.columns, rows)
            (target / f"{name}.csv").write_text(table, encoding="utf-8", newline="\n")
        click.echo(f"page: {out / name}.html")


def _reading(readings: Mapping[str, Reading], name: str) -> Reading:
    if name not in readings:
        raise UsageError(
            f"coder {name!r}",
            expected=" or ".join(readings),
            do="name two of these with --coders",
        )
    return readings[name]


def _lines(contrast: CodersContrast) -> Iterator[str]:
    a, b = contrast.a, contrast.b
    yield f"{contrast.document}: {a} and {b}"
    if {a, b} & {REFERENCE, *PASSES}:
        yield CAUTION
    yield f"\n{'code':<34}{'units':>6}  {a + ' / ' + b:<24}{'agreement':>12}{'alpha':>12}  note"
    for row in contrast.rows:
        given = f"{row['positive_a']} / {row['positive_b']}"
        shares = f"{_short(row['agreement']):>12}{_short(row['alpha']):>12}"
        line = f"{row['code']:<34}{row['units']:>6}  {given:<24}{shares}  {row['reason']}"
        yield line.rstrip()
    if contrast.stale:
        yield f"\nstale, not to be compared: {', '.join(contrast.stale)}"
    yield f"\n{len(contrast.differences)} differences"
    for row in contrast.differences:
        yield from _difference(row, (a, b))


def _short(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else cell(value)


def _difference(row: Mapping[str, object], names: Sequence[str]) -> Iterator[str]:
    said = {
        name: row[f"value_{side}"] or "coded"
        for side, name in zip("ab", names, strict=True)
        if row["difference"] != f"only {'b' if side == 'a' else 'a'}"
    }
    told = ", ".join(f"{name}: {value}" for name, value in said.items())
    yield f"{row['unit']} {row['start']} {row['code']} ({told})"
    yield f"    {row['text']}"
