"""The checks of a whole study: every fault with its place, and what deserves a look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from agreement_study.codebook import read_codebook
from agreement_study.coding.coders import load_coders
from agreement_study.coding.readings import read_codings, stale
from agreement_study.errors import AgreementStudyError, Faults, PublishingError, StudyError
from agreement_study.model import CodedDocument, Reading, fold
from agreement_study.pipeline import code_all
from agreement_study.publishing.prose_lint import report_faults
from agreement_study.publishing.run_list import Run, read_runs
from agreement_study.records import read_yaml
from agreement_study.study import Study
from agreement_study.study_readings import people_of, study_tables

_EMBED = re.compile(r"\{\{< embed /?notebooks/([\w-]+)\.ipynb#([\w-]+) >\}\}")
_LABEL = re.compile(r"#\| label: ([\w-]+)")


def faults_of(study: Study) -> tuple[list[AgreementStudyError], list[str]]:
    """Return all faults of a study, and warnings that are no faults."""
    faults: list[AgreementStudyError] = []
    for check in (_study_file, _sources, _codebook, _coders, _counting, _runs, _reports):
        faults += _caught(check, study)
    if faults:
        return faults, []
    coded, faults = code_all(list(study.sources.values()), study.settings, cache=study.cache)
    faults += _caught(lambda s: _people(s, coded), study)
    return faults, [] if faults else list(_warnings(study, coded))


def _caught(check: Callable[[Study], None], study: Study) -> list[AgreementStudyError]:
    try:
        check(study)
    except Faults as found:
        return list(found.faults)
    except AgreementStudyError as error:
        return [error]
    return []


def _study_file(study: Study) -> None:
    known = set(study.codebook.families)
    unknown = sorted(set(study.file.coders) - known)
    if unknown:
        raise StudyError(
            f"{study.root / 'study.yaml'}: coders",
            expected=f"families of the codebook ({', '.join(sorted(known))})",
            got=", ".join(unknown),
        )
    study.codebook.baseline(study.file.baseline)


def _sources(study: Study) -> None:
    study.check_sources()


def _codebook(study: Study) -> None:
    read_codebook(study.settings.codebook)


def _coders(study: Study) -> None:
    load_coders(study.settings.plugins)


def _counting(study: Study) -> None:
    """Each coder that study.yaml names is a program or a person."""
    programs = {coder.name for coder in load_coders(study.settings.plugins)}
    known = [*sorted(programs), *read_codings(study.data / "codings")]
    faults = [
        StudyError(
            f"{study.root / 'study.yaml'}: coders: {family}",
            expected=f"a program or a person who has coded ({', '.join(known)})",
            got=name,
        )
        for family, name in study.file.coders.items()
        if name not in known
    ]
    if faults:
        raise Faults(faults)


def _runs(study: Study) -> None:
    faults: list[AgreementStudyError] = []
    for run in read_runs(study.notebooks).values():
        for document in run.documents:
            faults += _caught(lambda s, name=document: _known(s, name), study)  # type: ignore[misc]
    if faults:
        raise Faults(faults)


def _known(study: Study, document: str) -> None:
    study.source(document)


def _reports(study: Study) -> None:
    """Each embed names a run and a label of its notebook; no result is typed by hand."""
    runs = read_runs(study.notebooks)
    faults: list[AgreementStudyError] = [
        fault
        for path in sorted(study.reports.rglob("*.qmd"))
        for fault in _embed_faults(path, runs)
    ]
    faults += report_faults(study.reports, study.file.languages, _names(study))
    if faults:
        raise Faults(faults)


def _names(study: Study) -> set[str] | None:
    """Values, findings and variables by name, as the last build had them; None without one."""
    site = study.build / "site" / study.file.languages[0] / "_variables.yml"
    if not site.is_file():
        return None
    return {f"{run}.{name}" for run, said in read_yaml(site).items() for name in said}


def _embed_faults(path: Path, runs: dict[str, Run]) -> Iterator[PublishingError]:
    for run, label in _EMBED.findall(path.read_text("utf-8")):
        where = f"{path}: embed {run}#{label}"
        if run not in runs:
            yield PublishingError(where, expected=f"a run: {', '.join(runs)}", got=run)
            continue
        found = _LABEL.findall(runs[run].notebook.read_text("utf-8"))
        labels = [f"{name}-{run}" for name in found]
        if label not in labels:
            yield PublishingError(where, expected=f"a label: {', '.join(labels)}", got=label)


def _people(study: Study, coded: Sequence[CodedDocument]) -> None:
    people_of(study, coded)


def _warnings(study: Study, coded: Sequence[CodedDocument]) -> Iterator[str]:
    people = people_of(study, coded)
    yield from _stale(study, people)
    yield from _unread(study, coded, people)
    yield from _counts(study, coded, people)


def _stale(study: Study, people: Sequence[Reading]) -> Iterator[str]:
    """A person's codings of codes that have changed since: kept, but not used."""
    for reading in people:
        for coding in stale(reading.codings, study.codebook):
            place = f"{coding.document} {coding.start}..{coding.end}"
            yield f"stale: {reading.coder}: {place} {coding.code}: {fold(coding.quote)[:60]!r}"


def _unread(
    study: Study, coded: Sequence[CodedDocument], people: Sequence[Reading]
) -> Iterator[str]:
    """A person who counts for a family but has not looked at a document for it."""
    looked = {(one.coder, of.family, of.document) for one in people for of in one.looked}
    names = {reading.coder for reading in people}
    for family, name in study.file.coders.items():
        for one in coded:
            if name in names and (name, family, one.document.id) not in looked:
                yield f"{one.document.id}: {name} counts for {family} and has not looked at it"


def _counts(
    study: Study, coded: Sequence[CodedDocument], people: Sequence[Reading]
) -> Iterator[str]:
    """A stated number of principles that differs from the list; nothing is wrong with that."""
    made = study_tables(study, coded, people, baseline=study.file.baseline)
    for document in made["documents"]:
        stated = document["principles_stated"]
        own = {
            row["position"]
            for row in made["principles"]
            if row["document"] == document["document"] and row["position"]
        }
        if stated and own and int(stated) != len(own):
            name = document["document"]
            yield f"{name}: the text states {stated} principles and lists {len(own)}"
