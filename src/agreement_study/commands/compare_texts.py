"""What `agreement-study compare A B…` prints and writes: the contrast of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
from attrs import asdict

from agreement_study.commands.staged import staged
from agreement_study.commands.texts import Texts, open_texts
from agreement_study.comparison.contrasts import Contrast, contrasts
from agreement_study.comparison.crosswalk import crosswalk
from agreement_study.comparison.shared_passages import SharedPassage, shared_passages
from agreement_study.model import fold
from agreement_study.publishing.compared import Compared
from agreement_study.publishing.contrasts_page import contrasts_page, page_name
from agreement_study.tables.columns import names as columns
from agreement_study.tables.files import Row, write_table

BASELINE = "national-2008"


def compare_texts(
    names: Sequence[str],
    folder: Path | None,
    out: Path | None,
    lang: str | None = None,
    *,
    with_names: bool = False,
) -> None:
    """Print how texts differ and what they share; with `out` write the tables and a page."""
    texts = open_texts(names, folder)
    differing = contrasts(texts.sides, texts.codebook)
    shared = shared_passages(
        texts.documents,
        texts.codebook,
        stock=[one.document for one in texts.others],
    )
    for line in _lines(texts, differing, shared):
        click.echo(line)
    if out:
        compared = Compared(
            documents=texts.documents,
            contrasts=[asdict(row) for row in differing],
            shared=[_row(passage) for passage in shared],
            codebook=texts.codebook,
            masks=texts.masks(with_names=with_names),
            lang=lang or (texts.study.file.languages[0] if texts.study else "sv"),
        )
        _write(out, texts, compared)


def _lines(
    texts: Texts, differing: Sequence[Contrast], shared: Sequence[SharedPassage]
) -> Iterator[str]:
    for (a, b, aspect), rows in groupby(differing, key=_aspect):
        yield f"\n{a} – {b}: {aspect}"
        for row in rows:
            values = " / ".join(value or "–" for value in (row.value_a, row.value_b))
            yield f"  {row.change:<14} {row.item}: {values}"[:160]
    yield f"\nshared passages: {len(shared)}"
    documents = {document.id: document for document in texts.documents}
    for passage in shared:
        document = documents[passage.document_a]
        span = document.map.to_repaired(passage.start_a, passage.end_a)
        said = fold(document.map.repaired[span.start : span.end])[:90]
        stock = ", common stock" if passage.common_stock else ""
        pair = f"{passage.document_a} {passage.start_a} – {passage.document_b} {passage.start_b}"
        yield f"  {passage.similarity:.2f} {pair}{stock}: {said}"


def _aspect(row: Contrast) -> tuple[str, str, str]:
    return row.document_a, row.document_b, row.aspect


def _write(out: Path, texts: Texts, compared: Compared) -> None:
    rows = [row for side in texts.sides for row in side.table("principles")]
    baseline = texts.codebook.baseline(BASELINE)
    written: dict[str, Sequence[Row]] = {
        "crosswalk": list(crosswalk(rows, BASELINE, baseline)),
        "contrasts": compared.contrasts,
        "shared_passages": compared.shared,
    }
    page = page_name([document.id for document in compared.documents])
    with staged(out) as target:
        for table, found in written.items():
            write_table(target, table, [compared.masks.value(row) for row in found])
        (target / page).write_text(contrasts_page(compared), encoding="utf-8", newline="\n")
    for table in written:
        click.echo(f"table: {out / table}.csv")
    click.echo(f"page: {out / page}")


def _row(passage: SharedPassage) -> Row:
    return {name: getattr(passage, name) for name in columns("shared_passages")}
