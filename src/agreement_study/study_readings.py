"""Who coded a study, and how they agree: the programs, the reference, and people.

People's codings stand beside those of the programs in the tables `codings` and `coverage`. Views
take them only where study.yaml names their coder for the family, and never when they are stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, evolve

from agreement_study.codebook import Codebook
from agreement_study.coding.coders import load_coders, place
from agreement_study.coding.readings import coverage, moved, program_reading, read_codings, stale
from agreement_study.coding.reference import FILES, read_reference, read_reference_units
from agreement_study.comparison.reliability import COEFFICIENTS, UNDEFINED, reliability_rows
from agreement_study.comparison.unitizing import unitizing_rows
from agreement_study.comparison.views import tables
from agreement_study.errors import Faults, StudyError
from agreement_study.model import CodedDocument, Reading, Unit
from agreement_study.study import Study

Row = Mapping[str, Any]

PROGRAM = "program"
REFERENCE, *PASSES = FILES
CHANGED = "the code has changed"
"""Why there is no coefficient for a code of which a person has stale codings."""


def names_taken(study: Study) -> tuple[str, ...]:
    """Return the names that no person can have: those of programs and of the reference."""
    programs = (coder.name for coder in load_coders(study.settings.plugins))
    return (PROGRAM, *FILES, *programs)


def people_of(study: Study, coded: Sequence[CodedDocument]) -> list[Reading]:
    """Return what people made of some documents, by the names of the people.

    Raises
    ------
    Faults
        With an error for each coding that does not fit its text, each document that the study does
        not have, and each person with the name of a program.
    """
    every = read_codings(study.data / "codings")
    taken = set(names_taken(study))
    documents = {one.document.id: one.document for one in coded}
    found = [_of_documents(reading, documents) for reading in every.values()]
    faults = [
        *(_taken(study, name) for name in every if name in taken),
        *(fault for reading in every.values() for fault in _of_no_document(reading, study)),
        *(fault for reading in found for fault in moved(reading, documents)),
    ]
    if faults:
        raise Faults(faults)
    return [reading for reading in found if reading.codings or reading.looked]


def programs_of(coded: Iterable[CodedDocument]) -> list[Reading]:
    """Return a reading per program, each of all its families."""
    codings = [coding for one in coded for coding in one.codings]
    covered = [row for one in coded for row in one.coverage]
    families: dict[str, dict[str, str]] = {}
    for row in covered:
        families.setdefault(row.coder, {})[row.family] = row.coder
    return [program_reading(name, codings, covered, families[name]) for name in sorted(families)]


def program_of(coded: Sequence[CodedDocument], counts: Mapping[str, str]) -> Reading:
    """Return the programs as one reading: per family the one that counts.

    Parameters
    ----------
    counts
        The coder that counts, per family; where it is a person, the first program stands in.
    """
    coders: dict[str, list[str]] = {}
    for row in (row for one in coded for row in one.coverage):
        coders.setdefault(row.family, []).append(row.coder)
    chosen = {
        family: counts[family] if counts.get(family) in names else names[0]
        for family, names in coders.items()
    }
    codings = [coding for one in coded for coding in one.codings]
    return program_reading(PROGRAM, codings, [row for one in coded for row in one.coverage], chosen)


def reference_of(study: Study, coded: Iterable[CodedDocument]) -> dict[str, Reading]:
    """Return the reference coding and its two passes, by name; none where a study has none."""
    folder = study.data / "reference"
    if not (folder / FILES[REFERENCE]).is_file():
        return {}
    return read_reference(folder, {one.document.id: one.document.text for one in coded})


def readings_of(
    study: Study, coded: Sequence[CodedDocument], people: Iterable[Reading]
) -> dict[str, Reading]:
    """Return every reading by name: the programs together and each by itself, the reference and
    its passes, and people."""
    program = program_of(coded, study.file.coders)
    every = [program, *programs_of(coded), *reference_of(study, coded).values(), *people]
    return {reading.coder: reading for reading in every}


def study_tables(
    study: Study, coded: Sequence[CodedDocument], people: Sequence[Reading], *, baseline: str
) -> dict[str, list[Row]]:
    """Return the tables that documents yield, with the codings and the coverage of people."""
    counted = counted_documents(study, coded, people)
    made = tables(counted, study.codebook, baseline=baseline, counts=study.file.coders)
    ordered = sorted(coded, key=lambda one: one.document.id)
    everyone = [with_people(one, people) for one in ordered]
    made["codings"] = [asdict(coding) for one in everyone for coding in one.codings]
    made["coverage"] = [asdict(row) for one in everyone for row in one.coverage]
    return made


def counted_documents(
    study: Study, coded: Iterable[CodedDocument], people: Iterable[Reading]
) -> list[CodedDocument]:
    """Return documents with the codings of people where they count and are not stale."""
    counting = [_counting(reading, study.file.coders, study.codebook) for reading in people]
    return [with_people(one, counting) for one in coded]


def with_people(coded: CodedDocument, people: Iterable[Reading]) -> CodedDocument:
    """Return a document with the codings and the coverage of people beside those of programs."""
    name = coded.document.id
    people = list(people)
    codings = [c for reading in people for c in reading.codings if c.document == name]
    covered = [c for reading in people for c in coverage(reading) if c.document == name]
    return evolve(
        coded,
        codings=tuple(sorted([*coded.codings, *codings], key=place)),
        coverage=(*coded.coverage, *covered),
    )


def reliability(
    study: Study, coded: Sequence[CodedDocument], people: Sequence[Reading]
) -> list[Row]:
    """Return the table `reliability`.

    The two passes of the reference are compared with each other, on the units of the reference;
    the programs, the settled reference and people two by two, on the units of the documents. Codes
    whose spans follow no units have a row for their spans too.
    """
    reference = reference_of(study, coded)
    units = {one.document.id: one.document.units for one in coded}
    texts = {one.document.id: one.document.text for one in coded}
    shared: dict[str, tuple[Unit, ...]] = {}
    rows: list[Row] = []
    if reference:
        own = read_reference_units(study.data / "reference")
        shared = {name: own[name] for name in units if name in own}
        rows += reliability_rows([reference[name] for name in PASSES], shared, study.codebook)
    settled = [reference[REFERENCE]] if reference else []
    program = program_of(coded, study.file.coders)
    readings = [program, *settled, *people]
    rows += reliability_rows(readings, units, study.codebook)
    rows += unitizing_rows(readings, texts, units, study.codebook, shared)
    return _without_stale(rows, people, study.codebook)


def _of_documents(reading: Reading, documents: Iterable[str]) -> Reading:
    wanted = set(documents)
    return evolve(
        reading,
        codings=tuple(c for c in reading.codings if c.document in wanted),
        looked=tuple(one for one in reading.looked if one.document in wanted),
    )


def _of_no_document(reading: Reading, study: Study) -> Iterator[StudyError]:
    named = {one.document for one in reading.codings} | {one.document for one in reading.looked}
    for document in sorted(named - set(study.sources)):
        yield StudyError(
            f"{study.data / 'codings' / reading.coder}.csv: document",
            expected=" or ".join(study.sources),
            got=repr(document),
            do="correct the name; to another version go codings with import --rebase --to",
        )


def _taken(study: Study, name: str) -> StudyError:
    return StudyError(
        str(study.data / "codings" / f"{name}.csv"),
        expected="a name that no program and no reference has",
        got=name,
        do="rename the file",
    )


def _counting(reading: Reading, counts: Mapping[str, str], codebook: Codebook) -> Reading:
    """The codings of a person from which views are made: of families where she counts."""
    old = set(stale(reading.codings, codebook))
    kept = (c for c in reading.codings if counts.get(c.family) == c.coder and c not in old)
    return evolve(reading, codings=tuple(kept))


def _without_stale(rows: Iterable[Row], people: Iterable[Reading], codebook: Codebook) -> list[Row]:
    """Put a reason in the place of a coefficient where a person coded by another rule."""
    changed = {
        (reading.coder, code)
        for reading in people
        for coding in stale(reading.codings, codebook)
        for code in (coding.code, coding.family)
    }
    return [
        {**row, **dict.fromkeys(COEFFICIENTS, UNDEFINED), "low": "", "high": "", "reason": CHANGED}
        if {(row["coder_a"], _coded(row)), (row["coder_b"], _coded(row))} & changed
        else row
        for row in rows
    ]


def _coded(row: Row) -> str:
    """The code of a row, or the family or code to which its field belongs."""
    return str(row["code"]).partition(":")[0]
