"""The parts of a build that need pandas and matplotlib: tables, runs, site, report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import (
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from agreement_study.comparison.together import compared_tables
from agreement_study.errors import Faults
from agreement_study.fingerprints import fingerprint, folder_digest, package_digest
from agreement_study.model import CodedDocument, Reading
from agreement_study.orders import Order, Tell
from agreement_study.pipeline import code_all, document_key
from agreement_study.publishing.engines import render
from agreement_study.publishing.kernels import end_all, start_by_fork
from agreement_study.publishing.masks import Masks, masks_of
from agreement_study.publishing.run_list import Run, declared, read_runs, with_parameters
from agreement_study.publishing.runs import RunResult, execute, result_of
from agreement_study.publishing.site import Materials, assemble
from agreement_study.study import Study
from agreement_study.study_readings import (
    PROGRAM,
    REFERENCE,
    counted_documents,
    people_of,
    reliability,
    study_tables,
)
from agreement_study.tables.columns import TABLES
from agreement_study.tables.files import write_table

Row = Mapping[str, Any]


def make(study: Study, order: Order, staged: Path, tell: Tell, *, languages: Sequence[str]) -> None:
    """Make tables, notebooks, sites and reports below `staged`."""
    runs = _runs(study, order)
    start_by_fork(len(runs) * len(languages))
    coded = _code(study, order, tell)
    people = people_of(study, coded)
    results = _execute(study, runs, languages, order.jobs, tell)
    _notebooks(study, results, staged / "notebooks")
    if order.only:
        return
    made = _tables(study, coded, people, results)
    _write_tables(made, staged / "tables")
    (staged / "site").mkdir()
    _keep_other_languages(study, languages, staged, ("site",))
    texts = {one.document.id: one.document.text for one in coded}
    masks = Masks(()) if order.with_names else masks_of(study.sources.values(), texts)
    materials = Materials(
        study=study,
        coded=coded,
        tables=made,
        results=results,
        masks=masks,
        codebook=study.codebook,
        pair=(PROGRAM, REFERENCE),
    )
    _report(materials, languages, order, staged, tell)


def _code(study: Study, order: Order, tell: Tell) -> list[CodedDocument]:
    sources = list(study.sources.values())
    done = tell("code documents", len(sources))
    coded, faults = code_all(
        sources, study.settings, cache=study.cache, jobs=order.jobs, done=lambda _: done()
    )
    if faults:
        raise Faults(faults)
    return coded


def _runs(study: Study, order: Order) -> list[Run]:
    runs = read_runs(study.notebooks)
    chosen = [run for name, run in runs.items() if not order.only or name in order.only]
    return [with_parameters(run, order.changes) for run in chosen] if order.changes else chosen


def _execute(
    study: Study, runs: Sequence[Run], languages: Sequence[str], jobs: int, tell: Tell
) -> list[RunResult]:
    """Execute what is not kept, each run in a kernel of its own, and read all results."""
    wanted = [(run, lang, _kept(study, run, lang)) for lang in languages for run in runs]
    missing = [one for one in wanted if not one[2].is_file()]
    if missing:
        done = tell("run notebooks", len(missing))
        missing.sort(key=lambda one: _turn(study, one[0], one[1] == languages[0]))
        tasks = [partial(execute, run, lang, study.root, path) for run, lang, path in missing]
        # the work is the kernels': threads that wait for them are enough
        _in_parallel(tasks, jobs, done, ThreadPoolExecutor, stop=end_all)
    return [result_of(run.id, lang, path) for run, lang, path in wanted]


def _turn(study: Study, run: Run, first: bool) -> int:
    """When a run has its turn: one that tries the findings of others takes longest, and begins.

    In further languages it comes last, and finds its trials kept.
    """
    if not _tried(study, run):
        return 1
    return 0 if first else 2


def _in_parallel(
    tasks: Sequence[Callable[[], object]],
    jobs: int,
    done: Callable[[], None],
    pool_of: Callable[[int], Executor],
    *,
    stop: Callable[[], None] = lambda: None,
) -> None:
    """Do tasks side by side; in this thread where one is enough, which saves a start.

    Parameters
    ----------
    stop
        Ends what is at work, where one task failed or the user breaks off.
    """
    if min(jobs, len(tasks)) <= 1:
        for task in tasks:
            task()
            done()
        return
    with pool_of(jobs) as pool:
        futures = [pool.submit(task) for task in tasks]
        try:
            for future in as_completed(futures):
                future.result()
                done()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop()
            raise


def _processes(jobs: int) -> Executor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _kept(study: Study, run: Run, lang: str) -> Path:
    """Where the executed notebook of a run lies, by its fingerprint."""
    documents = run.documents or tuple(study.sources)
    key = fingerprint(
        "run",
        notebook=run.notebook.read_text("utf-8"),
        parameters=dict(run.parameters),
        tried=_tried(study, run),
        lang=lang,
        documents={name: document_key(study.source(name), study.settings) for name in documents},
        baseline=study.file.baseline,
        people=folder_digest(study.data / "codings"),
        reference=folder_digest(study.data / "reference"),
        lock=_text(study.root / "requirements.lock"),
        package=package_digest(),
    )
    return study.cache / "runs" / f"{key}.ipynb"


def _tried(study: Study, run: Run) -> dict[str, object]:
    """The notebooks whose findings a run tries anew: it rests on them too."""
    named = (declared(run.notebook) | dict(run.parameters)).get("findings_of") or ()
    runs = read_runs(study.notebooks) if named else {}
    return {
        name: [runs[name].notebook.read_text("utf-8"), dict(runs[name].parameters)]
        for name in named
        if name in runs
    }


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _notebooks(study: Study, results: Sequence[RunResult], folder: Path) -> None:
    """Put the executed notebooks beside those of other runs and languages that are still good."""
    last = study.build / "notebooks"
    shutil.copytree(last, folder) if last.is_dir() else folder.mkdir()
    for result in results:
        shutil.copy(result.path, folder / f"{result.run}-{result.lang}.ipynb")


def _tables(
    study: Study,
    coded: Sequence[CodedDocument],
    people: Sequence[Reading],
    results: Sequence[RunResult],
) -> dict[str, list[Row]]:
    made = study_tables(study, coded, people, baseline=study.file.baseline)
    counted = counted_documents(study, coded, people)
    made |= compared_tables(counted, made, study.codebook, study.file.baseline)
    made["reliability"] = reliability(study, coded, people)
    made["values"] = _values(results)
    made["findings"] = _findings(results)
    return {table: made.get(table, []) for table in TABLES}


def _values(results: Sequence[RunResult]) -> list[Row]:
    """One row per value, with its text in each language."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for result in results:
        for value in result.values:
            row = rows.setdefault(
                (result.run, value["name"]),
                {
                    "run": result.run,
                    "name": value["name"],
                    "value": value["value"],
                    "unit": value["unit"],
                    "text_sv": "",
                    "text_en": "",
                    "rows": ";".join(value["rows"]),
                },
            )
            row[f"text_{result.lang}"] = value["text"]
    return [rows[key] for key in sorted(rows)]


def _findings(results: Sequence[RunResult]) -> list[Row]:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for result in results:
        for finding in result.findings:
            row = rows.setdefault(
                (finding["id"], result.run),
                {
                    "id": finding["id"],
                    "run": result.run,
                    "question": finding["question"],
                    "sentence_sv": "",
                    "sentence_en": "",
                    "holds": finding["holds"],
                    "evidence": ";".join(finding["evidence"]),
                    "overturned_by": finding["overturned_by"],
                },
            )
            row[f"sentence_{result.lang}"] = finding["sentence"]
            if result.lang == "en":
                row |= {name: finding[name] for name in ("question", "overturned_by")}
    return [rows[key] for key in sorted(rows)]


def _write_tables(made: Mapping[str, Sequence[Row]], folder: Path) -> None:
    folder.mkdir()
    for table, rows in made.items():
        write_table(folder, table, rows)


def _keep_other_languages(
    study: Study, languages: Sequence[str], staged: Path, folders: Sequence[str]
) -> None:
    for name in folders:
        for lang in study.file.languages:
            last = study.build / name / lang
            if lang not in languages and last.is_dir():
                shutil.copytree(last, staged / name / lang)


def _report(
    materials: Materials, languages: Sequence[str], order: Order, staged: Path, tell: Tell
) -> None:
    """Assemble and render the site of each language, each in a process of its own."""
    tasks = {
        lang: partial(_assembled_and_rendered, materials, staged / "site" / lang, lang)
        for lang in languages
    }
    _render_all(materials.study, tasks, order, staged, tell)


def render_sites(
    study: Study, sites: Mapping[str, Path], order: Order, staged: Path, tell: Tell
) -> None:
    """Render assembled sites into `staged/report`, other languages kept."""
    tasks = {lang: partial(render, site, lang=lang) for lang, site in sites.items()}
    _render_all(study, tasks, order, staged, tell)


def _render_all(
    study: Study, tasks: Mapping[str, Callable[..., None]], order: Order, staged: Path, tell: Tell
) -> None:
    (staged / "report").mkdir(exist_ok=True)
    _keep_other_languages(study, tuple(tasks), staged, ("report",))
    told = [
        partial(
            task,
            output=staged / "report" / lang,
            languages=study.file.languages,
            engine=order.engine,
            formats=order.formats or None,
            jobs=max(1, order.jobs // len(tasks)),
        )
        for lang, task in tasks.items()
    ]
    _in_parallel(told, order.jobs, tell("render reports", len(told)), _processes)


def _assembled_and_rendered(materials: Materials, site: Path, lang: str, **options: Any) -> None:
    assemble(materials, lang, site)
    render(site, lang=lang, **options)
