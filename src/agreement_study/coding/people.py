"""A sheet that a person filled, checked against texts and codebook, as a reading.

Looked at is a row whose `looked_at` says yes, or that carries a code; a row that says no does not
count. Every fault of a sheet is told at once, and a sheet with a fault gives no reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from agreement_study.codebook import Codebook
from agreement_study.coding.sheet_reading import SheetRow
from agreement_study.coding.sheet_values import Given, families_of, given_codes
from agreement_study.coding.sheets import FIXED, displayed, shown
from agreement_study.errors import AgreementStudyError, CodingError, Faults
from agreement_study.language import LANGUAGES, words
from agreement_study.model import SPACE, Coding, Document, Looked, Reading, Unit, fold
from agreement_study.spans import Span

RULE = "read by a person"


def import_sheet(
    rows: Sequence[SheetRow],
    documents: Mapping[str, Document],
    codebook: Codebook,
    coder: str,
) -> Reading:
    """Return what a person coded and looked at.

    Raises
    ------
    Faults
        With one CodingError for each fault: an unknown document, unit, column, code or value, a
        moved offset, a changed text, a quote that is not the text's, a doubled row, an answer in
        `looked_at` that is neither yes nor no, or nothing looked at.
    """
    columns = {name for row in rows for name in row.cells if name not in FIXED}
    families, faults = families_of(columns, codebook)
    faults += _without_family(rows, families, faults)
    faults += _copies(rows)
    codings: list[Coding] = []
    looked: dict[str, set[Span]] = {}
    seen: dict[Coding, str] = {}
    for row in rows:
        try:
            unit, span, given = _row(row, documents, codebook, families)
        except Faults as found:
            faults += found.faults
            continue
        if unit is None:
            continue
        document = documents[row.cells["document"]]
        looked.setdefault(document.id, set()).add(Span(unit.start, unit.end))
        made = [_coding(document, unit, span, one, coder, codebook) for one in given]
        faults += _doubled(row, made, seen)
        codings += made
    if rows and not looked and not faults:
        faults.append(_unread(rows[0]))
    if faults:
        raise Faults(faults)
    return Reading(coder=coder, codings=tuple(codings), looked=_looked(looked, families, codebook))


def _row(
    row: SheetRow,
    documents: Mapping[str, Document],
    codebook: Codebook,
    families: Sequence[str],
) -> tuple[Unit | None, Span, tuple[Given, ...]]:
    """Return the unit (None: not looked at), the span and the codes of a row."""
    faults: list[AgreementStudyError] = []
    answer = _answer(row, faults)
    if answer == "no":
        return None, Span(0, 0), ()
    given = given_codes(row, families, codebook, faults)
    document, unit = _place(row, documents, faults)
    if document is None or unit is None:
        raise Faults(faults)
    span = _span(row, document, unit, faults)
    if faults:
        raise Faults(faults)
    return (unit if given or answer else None), span, given


def _answer(row: SheetRow, faults: list[AgreementStudyError]) -> str:
    """Return yes, no, or empty where `looked_at` is."""
    said = row.cells.get("looked_at", "").strip().casefold()
    accepted: dict[str, str] = {
        str(word): answer
        for language in LANGUAGES
        for answer, given in words(language, "sheets")["looked"].items()
        for word in given
    }
    if said and said not in accepted:
        faults.append(CodingError(f"{row.where}: looked_at", expected="yes or no", got=repr(said)))
    return accepted.get(said, "")


def _place(
    row: SheetRow, documents: Mapping[str, Document], faults: list[AgreementStudyError]
) -> tuple[Document | None, Unit | None]:
    name, wanted = row.cells["document"], row.cells["unit"]
    document = documents.get(name)
    if document is None:
        known = " or ".join(documents)
        faults.append(CodingError(f"{row.where}: document", expected=known, got=repr(name)))
        return None, None
    unit = document.unit.get(wanted)
    if unit is None:
        faults.append(
            CodingError(
                f"{row.where}: unit",
                expected=f"a unit of {name}",
                got=repr(wanted),
                do="export the sheet again: the text or its units have changed",
            )
        )
    return document, unit


def _span(row: SheetRow, document: Document, unit: Unit, faults: list[AgreementStudyError]) -> Span:
    """Return the span of the row's code: the words of `quote`, else the whole unit."""
    whole = Span(unit.start, unit.end)
    if SPACE.sub(" ", row.cells["text"]).strip() != fold(shown(unit.text)):
        faults.append(
            CodingError(
                f"{row.where}: text",
                expected=repr(unit.text[:60]),
                got=repr(row.cells["text"][:60]),
                do="put the text back, or export the sheet again",
            )
        )
    try:
        written = Span(int(row.cells["start"]), int(row.cells["end"]))
    except (ValueError, CodingError):
        written = None
    quote = fold(row.cells.get("quote", ""))
    if quote:
        return _quoted(row, document, unit, written, quote, faults)
    if written != whole:
        faults.append(
            CodingError(
                f"{row.where}: start, end",
                expected=f"{whole.start}, {whole.end}",
                got=f"{row.cells['start']}, {row.cells['end']}",
                do="put the offsets back; to code some words only, paste them into quote",
            )
        )
    return whole


def _quoted(
    row: SheetRow,
    document: Document,
    unit: Unit,
    written: Span | None,
    quote: str,
    faults: list[AgreementStudyError],
) -> Span:
    if written and written.end <= len(document.text) and displayed(document, written) == quote:
        return written
    text = unit.text
    if text.count(quote) == 1:
        at = text.index(quote)
        return document.locate(unit, at, at + len(quote))
    faults.append(
        CodingError(
            f"{row.where}: quote",
            expected="words of the text, that occur in it once",
            got=f"{quote[:60]!r}, {text.count(quote)} times",
            do="paste the words from the column text, with some more around them",
        )
    )
    return Span(unit.start, unit.end)


def _coding(
    document: Document, unit: Unit, span: Span, given: Given, coder: str, codebook: Codebook
) -> Coding:
    return Coding(
        document=document.id,
        unit=unit.id,
        start=span.start,
        end=span.end,
        code=given.code,
        value=given.value,
        coder=coder,
        codebook_version=codebook.version_of(given.code),
        rule=RULE,
        quote=document.text[span.start : span.end],
    )


def _doubled(
    row: SheetRow, made: Iterable[Coding], seen: dict[Coding, str]
) -> list[AgreementStudyError]:
    faults: list[AgreementStudyError] = []
    for coding in made:
        if coding in seen:
            faults.append(
                CodingError(
                    f"{row.where}: {coding.code} {coding.value}".rstrip(),
                    expected="each code of a unit once",
                    got=f"the same as in {seen[coding]}",
                    do="take one of the two rows out",
                )
            )
        seen.setdefault(coding, row.where)
    return faults


def _copies(rows: Iterable[SheetRow]) -> Iterator[CodingError]:
    """A fault for each uncoded row that is the same as another, cell by cell.

    Coded ones are found by their codings, wherever the codes stand.
    """
    seen: dict[tuple[tuple[str, str], ...], str] = {}
    for row in rows:
        cells = tuple(sorted(row.cells.items()))
        if cells in seen and not any(cell for name, cell in cells if name not in FIXED):
            yield CodingError(
                row.where,
                expected="each row once",
                got=f"the same as in {seen[cells]}",
                do="take one of the two rows out",
            )
        seen.setdefault(cells, row.where)


def _without_family(
    rows: Sequence[SheetRow], families: Sequence[str], faults: Sequence[AgreementStudyError]
) -> Iterator[CodingError]:
    if rows and not families and not faults:
        yield CodingError(
            rows[0].where.rpartition(", row")[0],
            expected="a column for the codes of a family",
            got="none",
            do="put the columns back, or export the sheet again",
        )


def _unread(row: SheetRow) -> CodingError:
    return CodingError(
        row.where.rpartition(", row")[0],
        expected="units that were looked at",
        got="no code, and no yes in looked_at",
        do="write yes in looked_at for each row that was read, then import it again",
    )


def _looked(
    looked: Mapping[str, Collection[Span]], families: Sequence[str], codebook: Codebook
) -> tuple[Looked, ...]:
    return tuple(
        Looked(
            document=document,
            family=family,
            spans=tuple(sorted(spans)),
            codebook_version=codebook.version_of_family(family),
        )
        for document, spans in looked.items()
        for family in families
    )
