"""An invented codebook and invented texts for the tests of people's codings."""

from pathlib import Path

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.model import Coding, Document, Looked, Reading, Source, Unit, fold
from agreement_study.spans import Edit, EditMap, Span

DATA = Path(__file__).parent / "data"
CODEBOOK: Codebook = read_codebook(DATA / "codebook")

LINES = (
    "Våra principer",
    "- Dialog och kvalitet, dialog igen",
    "Kommunen ska 𝕊vara i tid.",
    "=SUMMA(A1) är inget åtagande.",
    "Vi möts 2024-05-01.",
)


def document(
    *lines: str, name: str = "lund", edits: tuple[Edit, ...] = (), noise: tuple[int, ...] = ()
) -> Document:
    """A text of one unit per line; `noise` numbers the lines that are noise."""
    lines = lines or LINES
    text = "\n".join(lines) + "\n"
    units, start = [], 0
    mapped = EditMap(text, edits)
    for number, line in enumerate(lines):
        span = mapped.to_repaired(start, start + len(line))
        kind = "noise" if number in noise else "heading" if number == 0 else "sentence"
        repaired = fold(mapped.repaired[span.start : span.end])
        units.append(
            Unit(
                id=f"{name}#{number + 1:03}",
                kind=kind,
                start=start,
                end=start + len(line),
                text=repaired,
            )
        )
        start += len(line) + 1
    source = Source(id=name, path=Path(f"{name}.txt"), title=f"Om {name}")
    return Document(source=source, text=text, language="sv", edits=edits, units=tuple(units))


def coding(
    one: Document, unit: int, code: str, value: str = "", *, coder: str = "anna", words: str = ""
) -> Coding:
    """A coding of a unit by its number from 1, or of the first occurrence of some words in it."""
    at = one.units[unit - 1]
    span = Span(at.start, at.end)
    if words:
        start = one.text.index(words, at.start)
        span = Span(start, start + len(words))
    return Coding(
        document=one.id,
        unit=at.id,
        start=span.start,
        end=span.end,
        code=code,
        value=value,
        coder=coder,
        codebook_version=CODEBOOK.version_of(code),
        rule="read by a person",
        quote=one.text[span.start : span.end],
    )


def reading(coder: str, codings: list[Coding], *documents: Document) -> Reading:
    """A reading of whole documents for every family of the codebook."""
    return Reading(
        coder=coder,
        codings=tuple(codings),
        looked=tuple(
            Looked(document=one.id, family=family)
            for one in documents
            for family in CODEBOOK.families
        ),
    )
