"""Learns the weights of cues from documents with complete keys: `make cues`.

Logistic regression with an L2 penalty, one output per code, fitted by gradient steps over all
units (Adam; Kingma and Ba 2015). What a key calls doubtful, and the families that it leaves out,
count neither way. The documents of LEARNED alone are read; the others of `keyed` are measured.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from tests.coding.invented import Dated, Invented, dated, invented
from tests.coding.keyed_documents import FOLDER, key_of
from tests.coding.principle_texts import codebook

from agreement_study.coding.basis import BasisCoder
from agreement_study.coding.coders import run_coders
from agreement_study.coding.commitments import CommitmentCoder
from agreement_study.coding.cue_features import RULED, features, of_rules, readings
from agreement_study.coding.event_frames import NONE
from agreement_study.coding.event_mentions import read_dates
from agreement_study.coding.event_reading import read_document
from agreement_study.coding.governance import GovernanceCoder
from agreement_study.coding.parties import PartyCoder
from agreement_study.coding.purpose import PurposeCoder
from agreement_study.coding.weighted_cues import BIAS, SCALE, by_unit
from agreement_study.edtf import OPEN
from agreement_study.model import Coding, Document, Source, Unit
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

Array = NDArray[np.float32]
Places = NDArray[np.int64]

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src" / "agreement_study" / "language"
LEARNED = ("tuning", "mini-tuning", "mini-aside", "learn")
READ = ("tuning", "mini-tuning", "sources")  # rules were made of these: how they do tells nothing
FAMILIES = ("governance", "purpose", "basis", "commitment")
RULES = (
    PartyCoder(),
    CommitmentCoder(weighs=False),
    GovernanceCoder(weighs=False),
    PurposeCoder(weighs=False),
    BasisCoder(weighs=False),
)
FIELDS = {
    "purpose": ("kind",),
    "basis": ("document",),
    "commitment": ("bearer", "modality", "form"),
    "governance/parity": ("value",),
}  # of values that are classes of their own
ACTUAL = "status/actual"
FEWEST = 3  # units that a code must have, and in which a feature must occur twice
LEAST = 20  # hundredths: a weight below says nothing
PENALTY = {"unit": 0.3, "event": 2.0}  # events are fewer
STEPS, RATE = 120, 0.15


@frozen(kw_only=True)
class Example:
    """A unit or a date: what is seen of it, its codes, and those that count neither way."""

    seen: frozenset[str]
    codes: frozenset[str]
    doubtful: frozenset[str]
    families: frozenset[str]


def main() -> None:
    """Write the weights of both languages, for units and for dates."""
    examples: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for document, firm, doubtful, families in documents():
        examples[document.language, "unit"] += of_document(document, firm, doubtful, families)
        if "event" in families:
            examples[document.language, "event"] += of_dates(document, firm, doubtful)
    for made in invented():
        examples[made.document.language, "unit"] += of_invented(made)
    for told in dated():
        examples[told.document.language, "event"] += of_invented_dates(told)
    for (language, subject), rows in sorted(examples.items()):
        path = OUT / f"{language}-{subject}-weights.tsv"
        path.write_text("".join(lines(*learned(rows, PENALTY[subject]))), encoding="utf-8")
        print(f"{path}: {len(rows)} examples", file=sys.stderr)


Keyed = tuple[Document, Sequence[Coding], Sequence[Coding], frozenset[str]]


def documents() -> Iterator[Keyed]:
    """Yield the documents to learn from with the rows of their keys."""
    for part in LEARNED:
        paths = sorted((FOLDER / part).rglob("*.csv"))
        keys = [(path, *key_of(path)) for path in paths]
        keyed: dict[tuple[str, str], set[str]] = defaultdict(set)
        for path, firm, doubtful in keys:
            keyed[_set(path)] |= {row.family for row in (*firm, *doubtful)}
        for path, firm, doubtful in keys:
            yield _prepared(path.with_suffix(".txt")), firm, doubtful, frozenset(keyed[_set(path)])
    yield from _reference()


def _set(path: Path) -> tuple[str, str]:
    """The documents of a folder, or of one kind of excerpts, are keyed for the same families."""
    mini = path.parent.name.startswith("mini")
    return path.parent.name, path.name.partition("-")[0] if mini else ""


def _prepared(path: Path, name: str = "") -> Document:
    source = Source(id=name or f"{path.parent.name}-{path.stem}", path=path, kind="", language="")
    return prepare(source, path.read_text(encoding="utf-8-sig"), Settings())


def _reference() -> Iterator[Keyed]:
    rows = defaultdict(list)
    with (ROOT / "data" / "reference" / "codings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = int(row["start"]), int(row["end"])
            rows[row["document"]].append(_coded(row["document"], place, row["code"], row["value"]))
    for name, firm in sorted(rows.items()):
        document = _prepared(ROOT / "data" / "sources" / f"{name}.txt", name)
        yield document, firm, (), frozenset((*FAMILIES, "event"))


def _coded(document: str, place: tuple[int, int], code: str, value: str) -> Coding:
    start, end = place
    return Coding(document=document, unit="", start=start, end=end, code=code, value=value)


def of_document(
    document: Document, firm: Iterable[Coding], doubtful: Iterable[Coding], keyed: frozenset[str]
) -> Iterator[Example]:
    """Yield the units of a document as examples."""
    sure, unsure = list(firm), list(doubtful)
    ruled = {} if document.source.path.parent.name in READ else by_unit(_ruled(document))
    for reading in readings(document.units, document.language, document.kind):
        yield Example(
            seen=features(reading, document.language) | of_rules(ruled.get(reading.unit.id, ())),
            codes=_codes(reading.unit, sure),
            doubtful=_codes(reading.unit, unsure),
            families=keyed & frozenset(FAMILIES),
        )


def _ruled(document: Document) -> Iterator[Coding]:
    """Yield what rules alone code of a document, in the families that are learned."""
    found, _ = run_coders(document, RULES, codebook(), {})
    return (row for row in found if row.family in FAMILIES)


def of_dates(
    document: Document, firm: Iterable[Coding], doubtful: Iterable[Coding]
) -> Iterator[Example]:
    """Yield the dates of a document that a key tells of, or that no key does, as examples.

    A date that the key tells of elsewhere is mentioned again, and counts neither way.
    """
    sure, unsure = ([row for row in rows if row.family == "event"] for rows in (firm, doubtful))
    told = {row.fields[0] for row in (*sure, *unsure)}
    read = document.source.path.parent.name in READ
    for date in read_dates(read_document(document, weighs=False)):
        rows = [row.fields for row in _rows_of(date.unit, sure) if row.fields[0] == date.edtf]
        if rows or (date.edtf not in told and not any(_rows_of(date.unit, unsure))):
            yield _dated(date.seen, rows, read=read)


def of_invented_dates(made: Dated) -> Iterator[Example]:
    """Yield the dates of an invented text of which it is told what they are, as examples.

    A date that belongs to an expected one, as the end of its period, counts neither way.
    """
    told = [value.split("|") for value in made.expected]
    ends = {end for edtf, *_ in told for end in edtf.split("/")} - {OPEN}
    for date in read_dates(read_document(made.document, weighs=False)):
        rows = [row for row in told if row[0] == date.edtf]
        mine = made.whole or date.unit is made.document.units[-1]
        if mine and (rows or not ends & {*date.edtf.split("/")}):
            yield _dated(date.seen, rows, read=True)


def _dated(seen: frozenset[str], rows: Sequence[Sequence[str]], *, read: bool) -> Example:
    """Make an example of what is seen of a date and of its rows `date, type, status`."""
    status = [f"status/{row[2]}" for row in rows if len(row) > 2]
    return Example(
        seen=frozenset(name for name in seen if not (read and name[0] == "r")),
        codes=frozenset([*(f"event/{row[1]}" for row in rows), *status] or [f"event/{NONE}"]),
        doubtful=frozenset(),
        families=frozenset(["event", "status"] if status else ["event"]),
    )


def of_invented(made: Invented) -> Iterator[Example]:
    """Yield the units of an invented document of which it is told how they are coded."""
    document = made.document
    for reading in readings(document.units, document.language, document.kind):
        if reading.unit.id in made.coded:
            yield Example(
                seen=features(reading, document.language),
                codes=frozenset(_with_fields(made.coded[reading.unit.id])),
                doubtful=frozenset(_with_fields(made.allowed.get(reading.unit.id, ()))),
                families=made.families,
            )


def _rows_of(unit: Unit, rows: Iterable[Coding]) -> Iterator[Coding]:
    """Yield the rows that stand on a unit: that share half of the shorter with it."""
    for row in rows:
        shared = min(unit.end, row.end) - max(unit.start, row.start)
        if shared > 0 and 2 * shared >= min(unit.end - unit.start, row.end - row.start):
            yield row


def _codes(unit: Unit, rows: Iterable[Coding]) -> frozenset[str]:
    return frozenset(_with_fields((row.code, row.value) for row in _rows_of(unit, rows)))


def _with_fields(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each code, and the classes of its value: `purpose/kind=vision`."""
    for code, value in rows:
        yield code
        named = zip(FIELDS.get(code, ()), value.split("|"), strict=False)
        yield from (f"{code}/{name}={part}" for name, part in named if part)


def learned(rows: Sequence[Example], penalty: float) -> tuple[list[str], list[str], Array]:
    """Return the codes, the features (the last is the bias) and the weights of each."""
    count = Counter(code for row in rows for code in row.codes if _family(code) in row.families)
    count.pop(ACTUAL, None)  # what is not planned
    codes = sorted(code for code, times in count.items() if times >= FEWEST)
    seen = Counter(name for row in rows for name in row.seen)
    names = sorted(name for name, times in seen.items() if times > 1)
    wanted = np.array([[code in row.codes for code in codes] for row in rows], np.float32)
    counts = np.array([[_counts(code, row) for code in codes] for row in rows], np.float32)
    matrix = Matrix.of([row.seen for row in rows], names)
    told = np.array([[_tells(name, code) for code in codes] for name in (*names, BIAS)], np.float32)
    return codes, [*names, BIAS], _fitted(matrix, wanted, counts, told, penalty)


def _family(code: str) -> str:
    return code.partition("/")[0]


def _tells(name: str, code: str) -> bool:
    """Tell whether a feature may speak for a code: rules do for codes of their family alone."""
    kind, _, ruled = name.partition(":")
    return kind != RULED or _family(ruled.partition(":")[0]) == _family(code)


def _counts(code: str, row: Example) -> bool:
    doubted = code in row.doubtful and code not in row.codes
    return _family(code) in row.families and not doubted


@frozen(kw_only=True, eq=False)
class Matrix:
    """Which features the units have: a sparse matrix of ones, by row and by column."""

    columns: Places
    starts: Places
    rows: Places
    column_starts: Places
    filled: Places
    width: int

    @classmethod
    def of(cls, seen: Sequence[frozenset[str]], names: Sequence[str]) -> Matrix:
        """Return the matrix of units; the last column is the bias, which each unit has."""
        place = {name: at for at, name in enumerate(names)}
        cells = [[*sorted(place[n] for n in row if n in place), len(names)] for row in seen]
        columns = np.array([at for row in cells for at in row])
        lengths = np.array([len(row) for row in cells])
        rows = np.repeat(np.arange(len(cells)), lengths)
        order = np.argsort(columns, kind="stable")
        ordered = columns[order]
        first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        return cls(
            columns=columns,
            starts=np.r_[0, np.cumsum(lengths)[:-1]],
            rows=rows[order],
            column_starts=first,
            filled=ordered[first],
            width=len(names) + 1,
        )

    def times(self, weights: Array) -> Array:
        """Return units × codes: the sum of the weights of each unit's features."""
        return np.add.reduceat(weights[self.columns], self.starts, axis=0)

    def gradient(self, faults: Array) -> Array:
        """Return features × codes: the sum of the faults of the units that have each."""
        total = np.zeros((self.width, faults.shape[1]), np.float32)
        total[self.filled] = np.add.reduceat(faults[self.rows], self.column_starts, axis=0)
        return total


def _fitted(seen: Matrix, wanted: Array, counts: Array, told: Array, penalty: float) -> Array:
    share = (wanted * counts).sum(0) / counts.sum(0)
    weights = np.zeros((seen.width, wanted.shape[1]), np.float32)
    weights[-1] = np.log((share + 1e-4) / (1 - share + 1e-4))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        expected = (1 / (1 + np.exp(-seen.times(weights)))).astype(np.float32)
        slope = seen.gradient((expected - wanted) * counts)
        slope[:-1] += penalty * weights[:-1]
        slope *= told
        mean += np.float32(0.1) * (slope - mean)
        spread += np.float32(0.02) * (slope**2 - spread)
        rate = RATE * (1 - step / (STEPS + 1))
        steps = np.sqrt(spread / (1 - 0.98**step)) + 1e-6
        weights -= rate * (mean / (1 - 0.9**step)) / steps
    return weights


def lines(codes: Sequence[str], names: Sequence[str], weights: Array) -> Iterator[str]:
    """Yield a line per feature: its name, and each code with its weight in hundredths."""
    whole = np.rint(weights * SCALE).astype(int)
    for name, row in zip(names, whole.tolist(), strict=True):
        least = 0 if name == BIAS else LEAST
        told = [
            f"{code} {value}" for code, value in zip(codes, row, strict=True) if abs(value) >= least
        ]
        if told:
            yield "\t".join((name, *told)) + "\n"


if __name__ == "__main__":
    main()
