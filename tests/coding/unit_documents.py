"""Documents for the tests of coders: the reference units, and single sentences with a context."""

import csv
from collections.abc import Iterator, Sequence
from functools import lru_cache
from inspect import signature
from pathlib import Path
from typing import Any

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.coding.coders import load_coders
from agreement_study.coding.protocol import Coder
from agreement_study.model import Coding, Document, Source, SourceDate, Unit, fold
from agreement_study.pipeline import prepare
from agreement_study.records import read_yaml
from agreement_study.spans import Edit, EditMap
from agreement_study.study import Settings
from agreement_study.text.repair import repair

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = "vgr-2014"
MINUTES = "vgr-minutes-2023-08-30"
# What the texts say of their own dates.
DATES = {ENGLISH: ("adoption", "2014-11-25"), MINUTES: ("meeting", "2023-08-30")}


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    return read_codebook(ROOT / "data" / "codebook")


def _rows(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def reference_documents() -> dict[str, Document]:
    """The five texts, cut as the reference cuts them; damaged ones corrected by hand."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in _rows("data/reference/units.csv"):
        found.setdefault(row["document"], []).append(row)
    return {name: _document(name, rows) for name, rows in found.items()}


def _document(name: str, rows: list[dict[str, str]]) -> Document:
    path = ROOT / "data" / "sources" / f"{name}.txt"
    text = path.read_text(encoding="utf-8-sig")
    edits = tuple(_corrections(name, text))
    map_ = EditMap(text, edits)
    units, section = [], ""
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        span = map_.to_repaired(start, end)
        section = row["unit"] if row["kind"] == "heading" else section
        units.append(
            Unit(
                id=row["unit"],
                kind=row["kind"],
                start=start,
                end=end,
                text=fold(map_.repaired[span.start : span.end]),
                section=section,
            )
        )
    return Document(
        source=Source(
            id=name,
            path=path,
            kind="minutes" if name == MINUTES else "agreement",
            dates=_dates(*DATES.get(name, ("", ""))),
        ),
        text=text,
        language="en" if name == ENGLISH else "sv",
        edits=edits,
        units=tuple(units),
    )


def _dates(type_: str, date: str) -> tuple[SourceDate, ...]:
    return (SourceDate(type=type_, date=date, basis="text"),) if date else ()


def _corrections(name: str, text: str) -> Iterator[Edit]:
    path = f"data/reference/ocr/{name}.csv"
    for row in _rows(path) if (ROOT / path).exists() else ():
        start, end = int(row["start"]), int(row["end"])
        if row["state"] != "noise" and row["correct"] and text[start:end] != row["correct"]:
            yield Edit(
                start=start,
                end=end,
                received=text[start:end],
                repaired=row["correct"],
                rule="ocr.gold",
            )


def lines_document(
    lines: Sequence[tuple[str, str]], language: str, *, kind: str = "agreement", date: str = ""
) -> Document:
    """A document of lines, each with its kind; headings open sections."""
    text, section, units = "", "", []
    for number, (line_kind, line) in enumerate(lines, 1):
        section = f"t#{number}" if line_kind == "heading" else section
        start, text = len(text), f"{text}{line}\n"
        units.append(
            Unit(
                id=f"t#{number}",
                kind=line_kind,
                start=start,
                end=start + len(line),
                text=fold(line),
                section=section,
            )
        )
    source = Source(id="t", path=Path("t.txt"), kind=kind, dates=_dates("meeting", date))
    return Document(source=source, text=text, language=language, units=tuple(units))


def rules_alone() -> list[Coder]:
    """All coders, those that also weigh cues without them."""
    kinds: list[Any] = [type(coder) for coder in load_coders()]
    weigh = {kind: "weighs" in signature(kind).parameters for kind in kinds}
    return [kind(weighs=False) if weigh[kind] else kind() for kind in kinds]


def last_codings(coder: Coder, document: Document) -> list[Coding]:
    last = document.units[-1].id
    return [c for c in coder.code(document, [], codebook()) if c.unit == last]


def case_rows(name: str) -> Iterator[tuple[str, str, str]]:
    """Language, what is expected and the text of each row `expected | text` of a file of cases."""
    for language in ("sv", "en"):
        path = ROOT / "tests" / "coding" / "cases" / f"{name}-{language}.txt"
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                expected, _, text = line.partition(" | ")
                yield language, expected, text


def passages(name: str) -> Iterator[tuple[str, list[str], str]]:
    """Language, what is expected and the text of each passage of a file of passages.

    A passage ends with a line `= expected ; …`, and passages are parted by `---`.
    """
    for language in ("sv", "en"):
        path = ROOT / "tests" / "coding" / "cases" / f"{name}-passages-{language}.txt"
        body = path.read_text(encoding="utf-8").partition("\n")[2]
        for passage in body.split("\n---\n"):
            text, _, expected = passage.rpartition("\n= ")
            names = [name for name in expected.strip().split(" ; ") if name != "-"]
            yield language, names, f"{text}\n"


def passage_document(language: str, text: str) -> Document:
    source = Source(id="p", path=Path("p"), kind="", language=language)
    return prepare(source, text, Settings())


def grounds(family: str) -> Iterator[tuple[str, list[str], Document]]:
    """Language, what a family's coder is to find in the last unit, and the document."""
    for language, expected, text in case_rows("grounds"):
        document = lines_document([("sentence", t) for t in text.split(" // ")], language)
        rows = [row for row in expected.split(" ; ") if row.startswith(family)]
        yield language, rows, document


def sentences(name: str, *, aside: bool) -> list[dict[str, Any]]:
    path = ROOT / "tests" / "coding" / "sentences" / f"{name}.yaml"
    entries = read_yaml(path)
    return [entry for entry in entries if bool(entry.get("aside")) == aside]


def sentence_document(entry: dict[str, Any]) -> Document:
    """The sentence of an entry behind its heading and the unit before it, damage repaired."""
    context = entry.get("context") or {}
    kind = context.get("kind", "sentence")
    text = entry["text"]
    if entry["language"] == "sv":
        text = EditMap(text, repair(text, "sv")).repaired
    lines = [("heading", context["heading"])] if "heading" in context else []
    if "previous" in context:
        lines.append(("heading" if kind == "heading" else "sentence", context["previous"]))
    date = str(context.get("document_date", ""))
    return lines_document([*lines, (kind, text)], entry["language"], date=date)


def matches(
    codings: Sequence[Coding], families: Sequence[str], coded_as: str, fields: int
) -> tuple[int, int, int]:
    """Rows of the reference matched, missed, and codings too many.

    A row matches if document, code and the first `fields` fields of the value agree, and the
    spans overlap by half of the shorter.
    """
    left = [c for c in codings if c.family in families]
    hits = missed = 0
    for row in _rows("data/reference/codings.csv"):
        if row["code"].partition("/")[0] != coded_as:
            continue
        found = next((c for c in left if _match(c, row, fields)), None)
        if found is None:
            missed += 1
        else:
            left.remove(found)
            hits += 1
    return hits, missed, len(left)


def _match(coding: Coding, row: dict[str, str], fields: int) -> bool:
    start, end = int(row["start"]), int(row["end"])
    overlap = min(end, coding.end) - max(start, coding.start)
    wanted = row["value"].split("|")[:fields]
    same = coding.document == row["document"] and coding.key == row["code"].partition("/")[2]
    near = overlap > 0 and 2 * overlap >= min(end - start, coding.end - coding.start)
    return same and near and list(coding.fields[:fields]) == wanted


def f1(hits: int, missed: int, extra: int) -> float:
    return 2 * hits / (2 * hits + missed + extra)
