"""The tables in which documents meet: crosswalk, contrasts, shared passages, follow-through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict

from agreement_study.codebook import Codebook
from agreement_study.comparison.contrasts import Side, contrasts, side_of
from agreement_study.comparison.crosswalk import crosswalk
from agreement_study.comparison.follow_through import follow_through
from agreement_study.comparison.shared_passages import shared_passages
from agreement_study.model import CodedDocument
from agreement_study.tables.columns import names

Row = Mapping[str, Any]
AGREEMENTS = ("agreement", "proposal")


def compared_tables(
    coded: Sequence[CodedDocument],
    rows: Mapping[str, Sequence[Row]],
    codebook: Codebook,
    baseline: str,
) -> dict[str, list[Row]]:
    """Return the rows of each table, for all documents of a study.

    Parameters
    ----------
    rows
        Table -> rows, as `views.tables` makes them.
    baseline
        Name of the list of principles in the crosswalk.

    Notes
    -----
    Agreements and proposals are contrasted; a document of another kind is followed through
    against the agreements of its region. Passages are sought between all.
    """
    sides = [side_of(one, rows, codebook) for one in coded]
    agreements = [side for side in sides if side.document.kind in AGREEMENTS]
    passages = shared_passages([one.document for one in coded], codebook)
    return {
        "crosswalk": list(crosswalk(rows["principles"], baseline, codebook.baseline(baseline))),
        "contrasts": [asdict(row) for row in contrasts(agreements, codebook)],
        "shared_passages": [_row("shared_passages", passage) for passage in passages],
        "followthrough": [
            asdict(row)
            for agreement, later in _later(agreements, sides)
            for row in follow_through(agreement, later)
        ],
    }


def _later(agreements: Sequence[Side], sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield agreements with the documents of other kinds from the same region."""
    for agreement in agreements:
        for side in sides:
            region = side.document.source.region
            if side.document.kind not in AGREEMENTS and region == agreement.document.source.region:
                yield agreement, side


def _row(table: str, record: object) -> Row:
    return {name: getattr(record, name) for name in names(table)}
