"""What differs between two agreements, or two versions of one: the table `contrasts`.

Every row names what is compared (`aspect`, `item`), what either text has, and the kind of
difference; the spans lead to the passages. No row says which text had something first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from attrs import field, frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.contrasted_commitments import contrast_commitments
from agreement_study.comparison.contrasted_governance import contrast_governance
from agreement_study.comparison.contrasted_principles import contrast_principles, contrast_said
from agreement_study.comparison.likeness import Sayings, read_sayings
from agreement_study.comparison.order import Ranking, compare, enumerated, set_out
from agreement_study.model import CodedDocument, Coding, Document

Row = Mapping[str, Any]


@frozen(kw_only=True)
class Contrast:
    """A row of the table `contrasts`; offsets are code points into the texts of record.

    Attributes
    ----------
    aspect
        principle, order, said, governance or commitment.
    change
        Of a principle same, renamed, merged, split, absorbed, added or dropped; of an order the
        swapped pairs of all (`3/15`); of what is said only_a or only_b; of governance same,
        differs, unvalued (both state it, without a value), only_a or only_b; of a commitment
        same, firmer, softer, reassigned (another bearer), gained, lost, or no_such_part where the
        other text has no such part at all. All are read from `a` to `b`.
    """

    document_a: str
    document_b: str
    aspect: str
    item: str
    change: str
    value_a: str = ""
    value_b: str = ""
    start_a: int | None = None
    end_a: int | None = None
    start_b: int | None = None
    end_b: int | None = None


@frozen(kw_only=True)
class Side:
    """One of the texts compared: its document and its rows of each table."""

    document: Document
    rows: Mapping[str, Sequence[Row]]
    codings: Sequence[Coding] = ()
    sayings: Sayings = field(repr=False)

    def table(self, name: str) -> list[Row]:
        """Return the rows of a table that belong to this text."""
        return [row for row in self.rows.get(name, ()) if row["document"] == self.document.id]


def side_of(coded: CodedDocument, rows: Mapping[str, Sequence[Row]], codebook: Codebook) -> Side:
    """Return a coded document as one side of a contrast.

    Parameters
    ----------
    rows
        Table -> rows, as `views.tables` makes them; those of other documents do not count.
    """
    return Side(
        document=coded.document,
        rows=rows,
        codings=coded.codings,
        sayings=read_sayings(coded.document, codebook),
    )


def contrasts(sides: Sequence[Side], codebook: Codebook) -> list[Contrast]:
    """Contrast each text with each that follows it."""
    return [row for a, b in combinations(sides, 2) for row in contrast(a, b, codebook)]


def contrast(a: Side, b: Side, codebook: Codebook) -> Iterator[Contrast]:
    """Yield what differs between two texts, aspect by aspect."""
    principles_a, principles_b = a.table("principles"), b.table("principles")
    found: list[tuple[str, Row]] = [
        *(("principle", row) for row in contrast_principles(principles_a, principles_b, codebook)),
        *(("order", row) for row in _orders(a, b)),
        *(("said", row) for row in contrast_said(principles_a, principles_b, a.sayings, b.sayings)),
        *(
            ("governance", row)
            for row in contrast_governance(a.table("governance"), b.table("governance"))
        ),
        *(
            ("commitment", row)
            for row in contrast_commitments(
                a.table("commitments"), b.table("commitments"), a.sayings, b.sayings
            )
        ),
    ]
    for aspect, row in found:
        yield Contrast(document_a=a.document.id, document_b=b.document.id, aspect=aspect, **row)


def _orders(a: Side, b: Side) -> Iterator[Row]:
    """One row by the sections, one by the lists that name the principles, if both have one."""
    listed = [*a.table("principles"), *b.table("principles")]
    portals = {row["principle"] for row in listed if row["role"] == "portal"}
    orders = {
        "sections": [set_out(side.table("principles"), side.document.id) for side in (a, b)],
        "enumeration": [enumerated(side.codings, side.document.id) for side in (a, b)],
    }
    for item, (order_a, order_b) in orders.items():
        ranking: Ranking = compare(order_a, order_b, leave_out=portals)
        if ranking.pairs:
            yield {
                "item": item,
                "value_a": " ".join(key for key in order_a if key in ranking.shared),
                "value_b": " ".join(key for key in order_b if key in ranking.shared),
                "change": f"{ranking.swapped}/{ranking.pairs}",
            }
