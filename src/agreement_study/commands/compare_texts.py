"""What `agreement-study compare A B…` prints and writes: the contrast of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
from attrs import asdict

from agreement_study.commands.texts import Texts, open_texts
from agreement_study.comparison.contrasts import Contrast, contrasts
from agreement_study.comparison.crosswalk import crosswalk
from agreement_study.comparison.shared_passages import SharedPassage, shared_passages
from agreement_study.model import fold
from agreement_study.tables.columns import names as columns
from agreement_study.tables.files import Row, write_table

BASELINE = "national-2008"


def compare_texts(names: Sequence[str], folder: Path | None, out: Path | None) -> None:
    """Print how texts differ and what they share; with `out` write the tables."""
    texts = open_texts(names, folder)
    differing = contrasts(texts.sides, texts.codebook)
    shared = shared_passages(
        [side.document for side in texts.sides],
        texts.codebook,
        stock=[one.document for one in texts.others],
    )
    for line in _lines(texts, differing, shared):
        click.echo(line)
    if out:
        _write(out, texts, differing, shared)


def _lines(
    texts: Texts, differing: Sequence[Contrast], shared: Sequence[SharedPassage]
) -> Iterator[str]:
    for (a, b, aspect), rows in groupby(differing, key=_aspect):
        yield f"\n{a} – {b}: {aspect}"
        for row in rows:
            values = " / ".join(value or "–" for value in (row.value_a, row.value_b))
            yield f"  {row.change:<14} {row.item}: {values}"[:160]
    yield f"\nshared passages: {len(shared)}"
    documents = {side.document.id: side.document for side in texts.sides}
    for passage in shared:
        document = documents[passage.document_a]
        span = document.map.to_repaired(passage.start_a, passage.end_a)
        said = fold(document.map.repaired[span.start : span.end])[:90]
        stock = ", common stock" if passage.common_stock else ""
        pair = f"{passage.document_a} {passage.start_a} – {passage.document_b} {passage.start_b}"
        yield f"  {passage.similarity:.2f} {pair}{stock}: {said}"


def _aspect(row: Contrast) -> tuple[str, str, str]:
    return row.document_a, row.document_b, row.aspect


def _write(
    out: Path, texts: Texts, differing: Sequence[Contrast], shared: Sequence[SharedPassage]
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    rows = [row for side in texts.sides for row in side.table("principles")]
    baseline = texts.codebook.baseline(BASELINE)
    written: dict[str, list[Row]] = {
        "crosswalk": list(crosswalk(rows, BASELINE, baseline)),
        "contrasts": [asdict(row) for row in differing],
        "shared_passages": [_row(passage) for passage in shared],
    }
    for table, found in written.items():
        click.echo(f"table: {write_table(out, table, found)}")


def _row(passage: SharedPassage) -> Row:
    return {name: getattr(passage, name) for name in columns("shared_passages")}
