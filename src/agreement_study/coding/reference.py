"""The reference coding and the two passes from which it was settled, as readings.

They were made by one language model and confirmed by no human: the agreement of the passes is
the model's stability, not agreement between coders. Its units are its own (`units.csv`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from agreement_study.model import Coding, Looked, Reading, Unit
from agreement_study.tables.files import read_table

FILES = {
    "reference": "codings.csv",
    "reference-pass-a": "codings-pass-a.csv",
    "reference-pass-b": "codings-pass-b.csv",
}
RULE = "reference coding"
_CODINGS = ("document", "unit", "start", "end", "code", "value")
_UNITS = ("document", "unit", "kind", "start", "end", "text")


def read_reference(folder: Path, texts: Mapping[str, str]) -> dict[str, Reading]:
    """Return the settled coding and its passes, by coder name.

    Parameters
    ----------
    texts
        The text of record of each document; other documents are left out.

    Raises
    ------
    StudyError
        If a file is missing.
    """
    documents = [name for name in read_reference_units(folder) if name in texts]
    return {
        coder: _reading(coder, read_table(folder / file, _CODINGS), documents, texts)
        for coder, file in FILES.items()
    }


def read_reference_units(folder: Path) -> dict[str, tuple[Unit, ...]]:
    """Return the units of the reference, by document."""
    units: dict[str, list[Unit]] = {}
    for row in read_table(folder / "units.csv", _UNITS):
        units.setdefault(row["document"], []).append(
            Unit(
                id=row["unit"],
                kind=row["kind"],
                start=int(row["start"]),
                end=int(row["end"]),
                text=row["text"],
            )
        )
    return {document: tuple(found) for document, found in units.items()}


def _reading(
    coder: str,
    rows: Iterable[Mapping[str, str]],
    documents: Iterable[str],
    texts: Mapping[str, str],
) -> Reading:
    codings = tuple(_coding(coder, row, texts) for row in rows if row["document"] in texts)
    families = sorted({coding.family for coding in codings})
    return Reading(
        coder=coder,
        codings=codings,
        looked=tuple(Looked(document=d, family=f) for d in documents for f in families),
    )


def _coding(coder: str, row: Mapping[str, str], texts: Mapping[str, str]) -> Coding:
    start, end = int(row["start"]), int(row["end"])
    return Coding(
        document=row["document"],
        unit=row["unit"],
        start=start,
        end=end,
        code=row["code"],
        value=row["value"],
        coder=coder,
        rule=RULE,
        quote=texts[row["document"]][start:end],
    )
