"""Documents for the tests of principles: from the reference units."""

import csv
from pathlib import Path

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.model import Document, Source, Unit

ROOT = Path(__file__).resolve().parents[2]
DAMAGED = ("varmland", "blekinge-2026")


def codebook() -> Codebook:
    return read_codebook(ROOT / "data" / "codebook")


def reference_documents() -> dict[str, Document]:
    units: dict[str, list[Unit]] = {}
    with (ROOT / "data/reference/units.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            units.setdefault(row["document"], []).append(
                Unit(
                    id=row["unit"],
                    kind=row["kind"],
                    start=int(row["start"]),
                    end=int(row["end"]),
                    text=row["text"],
                    level=1 if row["kind"] == "heading" else 0,
                )
            )
    return {name: _document(name, tuple(found)) for name, found in units.items()}


def _document(name: str, units: tuple[Unit, ...]) -> Document:
    path = ROOT / "data" / "sources" / f"{name}.txt"
    return Document(
        source=Source(id=name, path=path),
        text=path.read_text(encoding="utf-8-sig"),
        language="en" if name == "vgr-2014" else "sv",
        units=units,
        damage=0.2 if name in DAMAGED else 0.0,
    )
