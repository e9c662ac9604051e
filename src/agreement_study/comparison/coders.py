"""Two coders on one text: how they agree on each code that either gave, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.disagreements import COLUMNS, disagreements
from agreement_study.comparison.reliability import reliability_rows
from agreement_study.comparison.unitizing import unitizing_rows
from agreement_study.model import Document, Reading

Row = Mapping[str, object]


@frozen(kw_only=True)
class CodersContrast:
    """What two coders made of one document.

    Attributes
    ----------
    rows
        Rows of the table `reliability`, of codes that either gave and of the fields of values.
    differences
        A row per unit and code on which they differ, with the words.
    stale
        Codes that changed after one of them coded; they are in neither.
    """

    document: str
    a: str
    b: str
    rows: tuple[Row, ...]
    differences: tuple[Row, ...]
    stale: tuple[str, ...]
    columns: tuple[str, ...] = COLUMNS


def contrast_coders(
    a: Reading,
    b: Reading,
    document: Document,
    codebook: Codebook,
    families: Sequence[str] = (),
) -> CodersContrast:
    """Compare two coders on one document.

    Parameters
    ----------
    families
        Those to compare; without any, all that both looked for.
    """
    wanted = set(families) or {o.family for o in a.looked} & {o.family for o in b.looked}
    own = [_of(reading, document, wanted) for reading in (a, b)]
    old = {c.code for reading in own for c in reading.codings if codebook.is_stale(c)}
    one, other = (_without(reading, old) for reading in own)
    given = {c.code for c in (*one.codings, *other.codings)}
    units = {document.id: document.units}
    rows = reliability_rows([one, other], units, codebook)
    rows += unitizing_rows([one, other], {document.id: document.text}, units, codebook)
    return CodersContrast(
        document=document.id,
        a=a.coder,
        b=b.coder,
        rows=tuple(row for row in rows if _shown(row, given)),
        differences=tuple(disagreements(one, other, units, codebook)),
        stale=tuple(sorted(old)),
    )


def _of(reading: Reading, document: Document, families: set[str]) -> Reading:
    return evolve(
        reading,
        codings=tuple(
            c for c in reading.codings if c.document == document.id and c.family in families
        ),
        looked=tuple(
            o for o in reading.looked if o.document == document.id and o.family in families
        ),
    )


def _without(reading: Reading, codes: set[str]) -> Reading:
    return evolve(reading, codings=tuple(c for c in reading.codings if c.code not in codes))


def _shown(row: Row, given: set[str]) -> bool:
    """Whether a row is about a code that was given, or a field with units to compare."""
    code, field = str(row["code"]).partition(":")[::2]
    return bool(row["units"]) if field else code in given
