"""The readings of people on disk: `data/codings/<coder>.csv`, and beside it `<coder>.looked.csv`.

The first file has the columns of the table `codings`; the second says which units were looked at
for which family, so that silence can be told from what was never read. `<coder>.lost.csv` keeps
what did not fit a new version of a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, evolve

from agreement_study.codebook import Codebook
from agreement_study.errors import CodingError, Faults, UsageError
from agreement_study.model import Coding, Coverage, Document, Looked, Reading
from agreement_study.spans import Span
from agreement_study.tables.columns import names
from agreement_study.tables.files import csv_text, read_table

LOOKED = ".looked.csv"
LOST = ".lost.csv"
LOOKED_COLUMNS = ("document", "family", "start", "end", "codebook_version")
NUMBERS = ("start", "end")

_NAME = re.compile(r"[^\W_][\w-]*")


def check_coder_name(name: str, taken: Collection[str] = ()) -> str:
    """Return the name of a person who codes, if it can be a file's name and is not taken.

    Parameters
    ----------
    taken
        Names of programs and of the reference.

    Raises
    ------
    UsageError
        If it cannot.
    """
    if not _NAME.fullmatch(name) or name.casefold() in {one.casefold() for one in taken}:
        raise UsageError(
            f"coder {name!r}",
            expected="a name of letters, digits, - and _ that no program and no reference has",
            do="choose another with --coder",
        )
    return name


def file_name(name: str) -> str:
    """Return the name of another program's user as one that a file can have.

    >>> file_name("Anna Berg "), file_name("bo.ek@example.se")
    ('Anna-Berg', 'bo-ek-example-se')
    """
    return re.sub(r"[^\w-]+", "-", name).strip("-_")


def read_codings(folder: Path) -> dict[str, Reading]:
    """Return the reading of each person, by name; none where there is no such folder.

    Raises
    ------
    Faults
        With a CodingError for each row whose offsets are no numbers, or whose coder is not the one
        that the file is named after.
    StudyError
        If a file lacks a column.
    """
    paths = sorted(path for path in folder.glob("*.csv") if "." not in path.stem)
    return {path.stem: _read(path) for path in paths}


def write_codings(folder: Path, reading: Reading) -> Path:
    """Write the reading of one person and return the path of the codings."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{reading.coder}.csv"
    codings = (evolve(coding, coder=reading.coder) for coding in reading.codings)
    _write(path, names("codings"), [asdict(coding) for coding in sorted(codings, key=_place)])
    _write(folder / f"{reading.coder}{LOOKED}", LOOKED_COLUMNS, _looked_rows(reading.looked))
    return path


def write_lost(folder: Path, coder: str, lost: Mapping[Coding, str], before: Path) -> None:
    """Write codings that did not fit a new text, with the reason, behind those of `before`.

    Parameters
    ----------
    before
        The folder of what was lost earlier; `folder` may be one that takes its place later.
    """
    path = before / f"{coder}{LOST}"
    columns = (*names("codings"), "reason")
    earlier = read_table(path, columns) if path.is_file() else []
    rows = [{**asdict(coding), "reason": reason} for coding, reason in lost.items()]
    _write(folder / path.name, columns, [*earlier, *rows])


def merged(old: Reading | None, new: Reading) -> Reading:
    """Return `old` with every unit that `new` looked at taken from `new`, family by family."""
    if old is None:
        return new
    anew = _spans(new.looked)
    kept = [
        coding
        for coding in old.codings
        if not _within(coding, anew.get((coding.document, coding.family), ()))
    ]
    codings = tuple(dict.fromkeys((*kept, *new.codings)))  # a project says again what it said
    return evolve(new, codings=codings, looked=_joined((*old.looked, *new.looked)))


def coverage(reading: Reading) -> list[Coverage]:
    """Return what a reading covers as rows of the table `coverage`."""
    return [
        Coverage(
            document=one.document,
            coder=reading.coder,
            family=one.family,
            coder_version="",
            codebook_version=one.codebook_version,
        )
        for one in reading.looked
    ]


def stale(codings: Iterable[Coding], codebook: Codebook) -> list[Coding]:
    """Return the codings whose code has changed in the codebook since they were made."""
    return [coding for coding in codings if codebook.is_stale(coding)]


def current(reading: Reading, codebook: Codebook) -> Reading:
    """Return a reading without its stale codings."""
    old = set(stale(reading.codings, codebook))
    return evolve(reading, codings=tuple(c for c in reading.codings if c not in old))


def moved(reading: Reading, documents: Mapping[str, Document]) -> list[CodingError]:
    """Return a fault for each coding whose quote is not its slice of the text of record."""
    faults = []
    for coding in reading.codings:
        document = documents.get(coding.document)
        found = document.text[coding.start : coding.end] if document else None
        if found != coding.quote:
            faults.append(
                CodingError(
                    f"{reading.coder}: {coding.document} {coding.start}..{coding.end} "
                    f"({coding.code})",
                    expected=repr(coding.quote[:60]),
                    got="no such document" if found is None else repr(found[:60]),
                    do="carry the codings over with agreement-study import --rebase",
                )
            )
    return faults


def program_reading(
    coder: str, codings: Iterable[Coding], covered: Iterable[Coverage], counts: Mapping[str, str]
) -> Reading:
    """Return the coders that count, one per family, as one reading of whole documents.

    Parameters
    ----------
    coder
        The name of the whole: `program`.
    counts
        Per family the coder whose codings count.
    """
    return Reading(
        coder=coder,
        codings=tuple(c for c in codings if counts.get(c.family) == c.coder),
        looked=tuple(
            Looked(document=one.document, family=one.family, codebook_version=one.codebook_version)
            for one in covered
            if counts.get(one.family) == one.coder
        ),
    )


def _read(path: Path) -> Reading:
    beside = path.with_name(path.stem + LOOKED)
    looked = read_table(beside, LOOKED_COLUMNS) if beside.is_file() else []
    rows = read_table(path, names("codings"))
    _check_numbers(path, rows)
    _check_numbers(beside, looked)
    _check_coder(path, rows)
    return Reading(
        coder=path.stem,
        codings=tuple(_coding(row) for row in rows),
        looked=_joined(
            Looked(
                document=row["document"],
                family=row["family"],
                spans=(Span(int(row["start"]), int(row["end"])),) if row["start"] else None,
                codebook_version=row["codebook_version"],
            )
            for row in looked
        ),
    )


def _check_numbers(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    wrong = [
        CodingError(f"{path}, row {number}: {name}", expected="an offset", got=repr(row[name]))
        for number, row in enumerate(rows, 2)
        for name in NUMBERS
        if not row[name].isdigit() and (row[name] or "code" in row)
    ]
    if wrong:
        raise Faults(wrong)


def _check_coder(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """A copy of a file under another name would count its codings twice."""
    others = sorted({row["coder"] for row in rows} - {path.stem})
    if others:
        raise CodingError(
            f"{path}: coder",
            expected=path.stem,
            got=", ".join(others),
            do="name the file after its coder; a copy belongs elsewhere",
        )


def _coding(row: Mapping[str, str]) -> Coding:
    values: dict[str, object] = {name: row[name] for name in names("codings")}
    values |= {name: int(row[name]) for name in NUMBERS}
    # a text of record has no such line ends; version control on Windows may write them
    values["quote"] = row["quote"].replace("\r\n", "\n")
    return Coding(**values)  # type: ignore[arg-type]


def _looked_rows(looked: Iterable[Looked]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for one in looked:
        base = {name: getattr(one, name) for name in ("document", "family", "codebook_version")}
        for span in (None,) if one.spans is None else one.spans:
            place = {"start": span.start, "end": span.end} if span else {"start": "", "end": ""}
            rows.append(base | place)
    return sorted(rows, key=lambda row: (row["document"], row["family"], row["start"] or 0))


def _joined(looked: Iterable[Looked]) -> tuple[Looked, ...]:
    """One record per document and family; the later one's codebook counts."""
    of: dict[tuple[str, str], list[Looked]] = defaultdict(list)
    for one in looked:
        of[one.document, one.family].append(one)
    return tuple(evolve(group[-1], spans=_union(group)) for _, group in sorted(of.items()))


def _union(group: Sequence[Looked]) -> tuple[Span, ...] | None:
    spans: set[Span] = set()
    for one in group:
        if one.spans is None:
            return None
        spans |= set(one.spans)
    return tuple(sorted(spans))


def _spans(looked: Iterable[Looked]) -> dict[tuple[str, str], tuple[Span, ...] | None]:
    return {(one.document, one.family): one.spans for one in looked}


def _within(coding: Coding, spans: Sequence[Span] | None) -> bool:
    if spans is None:
        return True
    place = Span(coding.start, coding.end)
    return any(span.contains(place) or span.overlap(place) * 2 >= len(place) > 0 for span in spans)


def _place(coding: Coding) -> tuple[str, int, int, str, str]:
    return coding.document, coding.start, coding.end, coding.code, coding.value


def _write(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    path.write_text(csv_text(columns, rows), encoding="utf-8", newline="\n")
