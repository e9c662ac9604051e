"""The main job: documents → tables → runs → site → report, staged and swapped in whole.

A build is made beside the last good one and swapped in by rename, under a lock that the system
releases when the process dies. After a failure or an interrupt the last good build stands.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from attrs import frozen

from agreement_study.errors import AgreementStudyError, Faults, StudyError, UsageError
from agreement_study.fingerprints import fingerprint, folder_digest
from agreement_study.locks import alone
from agreement_study.orders import Order, Tell
from agreement_study.pipeline import document_parts, settings_parts
from agreement_study.study import Study

MADE = ("tables", "notebooks", "site", "report")
STAGED = ".staged"


@frozen(kw_only=True)
class Step:
    """One thing to make: `what` (a document, a run, a report), and why, empty where it is kept."""

    what: str
    why: str


@frozen(kw_only=True)
class Plan:
    """What would be made, and the parts of which each is made."""

    steps: tuple[Step, ...]
    parts: Mapping[str, Mapping[str, Any]]

    @property
    def stale(self) -> tuple[Step, ...]:
        """The steps that must be done."""
        return tuple(step for step in self.steps if step.why)


def plan(study: Study, order: Order) -> Plan:
    """Compare what is there with what would be made now, without making it."""
    kept = {} if order.force else _state(study)
    parts: dict[str, Mapping[str, Any]] = {}
    sources = study.sources
    for source in sources.values():
        parts[f"document {source.id}"] = document_parts(source, study.settings)
    for run, wanted in _runs_of(study, order).items():
        documents = wanted["documents"] or list(sources)
        keys = {
            f"document {d}": fingerprint("document", **parts[f"document {d}"]) for d in documents
        }
        for lang in _languages(study, order):
            parts[f"run {run} ({lang})"] = {**wanted, "lang": lang, **keys, **_common(study)}
    if not order.only:
        made_of = {name: fingerprint("part", **made) for name, made in parts.items()}
        for lang in _languages(study, order):
            parts[f"report ({lang})"] = {**made_of, **_report_parts(study, order), "lang": lang}
    steps = tuple(
        Step(what=name, why=_why(study, name, made, kept)) for name, made in parts.items()
    )
    return Plan(steps=steps, parts=parts)


def build(study: Study, order: Order, tell: Tell) -> Path:
    """Make what the plan says and swap it in.

    Returns
    -------
    The page to open.

    Raises
    ------
    StudyError
        If another run is at work in the same study.
    Faults
        If a source is missing or changed; nothing of the last build is touched.
    """
    with _locked(study):
        study.check_sources()
        planned = plan(study, order)
        if planned.stale:
            _make(study, order, planned, tell)
    return landing_page(study, order)


def render_again(study: Study, order: Order, tell: Tell) -> None:
    """Render the assembled sites of the last build and swap the reports in.

    Raises
    ------
    StudyError
        If there is no assembled site yet.
    """
    with _locked(study):
        sites = {lang: study.build / "site" / lang for lang in _languages(study, order)}
        missing = [site for site in sites.values() if not site.is_dir()]
        if missing:
            raise StudyError(
                str(missing[0]), expected="an assembled site", do="agreement-study run"
            )
        from agreement_study.making import render_sites

        with _staged(study.build) as staged:
            render_sites(study, sites, order, staged, tell)


@contextmanager
def _locked(study: Study) -> Iterator[None]:
    """Work in a study alone; what a killed run left behind is finished or taken away first."""
    with alone(study.build / ".lock", "run"):
        _finish_swap(study.build)
        yield


@contextmanager
def _staged(build: Path) -> Iterator[Path]:
    """Give a new folder to make a build in, and swap it in when it is made.

    It has a name of its own: what a killed run started may write on for a while, into its own.
    """
    for left in build.glob(f"{STAGED}-*"):
        shutil.rmtree(left, ignore_errors=True)
    staged = Path(mkdtemp(prefix=f"{STAGED}-", dir=build))
    try:
        yield staged
        staged.rename(build / STAGED)  # from here on it is complete
        _finish_swap(build)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def landing_page(study: Study, order: Order) -> Path:
    """Return the page that a reader opens first."""
    lang = _languages(study, order)[0]
    return study.build / "report" / lang / "index.html"


def _make(study: Study, order: Order, planned: Plan, tell: Tell) -> None:
    # pandas and matplotlib are loaded here, where there is something to make
    from agreement_study.making import make

    with _staged(study.build) as staged:
        make(study, order, staged, tell, languages=_languages(study, order))
        state = {**_state(study), **{name: dict(made) for name, made in planned.parts.items()}}
        (staged / "state.json").write_text(json.dumps(state, default=str), encoding="utf-8")


def _finish_swap(build: Path) -> None:
    """Swap a completely staged build in; called again, it goes on where it was broken off."""
    staged = build / STAGED
    if not staged.exists():
        return
    for name in MADE:
        if (staged / name).exists():
            old = build / f".old-{name}"
            shutil.rmtree(old, ignore_errors=True)
            if (build / name).exists():
                (build / name).rename(old)
            (staged / name).rename(build / name)
            shutil.rmtree(old, ignore_errors=True)
    if (staged / "state.json").exists():
        (staged / "state.json").replace(build / "state.json")
    shutil.rmtree(staged)


def _state(study: Study) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = json.loads((study.build / "state.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded


def _why(study: Study, name: str, made: Mapping[str, Any], kept: Mapping[str, Any]) -> str:
    """Why a thing must be made: never made, its output gone, or which parts of it changed."""
    if name not in kept:
        return "not made yet"
    before = kept[name]
    changed = [part for part in made if str(before.get(part)) != str(made[part])]
    changed += [part for part in before if part not in made]
    if changed:
        return "changed: " + ", ".join(changed)
    gone = [path for path in _outputs(study, name) if not path.exists()]
    return f"missing: {gone[0].relative_to(study.root)}" if gone else ""


def _outputs(study: Study, name: str) -> list[Path]:
    kind, _, rest = name.partition(" ")
    if kind == "run":
        run, _, lang = rest.partition(" ")
        return [study.build / "notebooks" / f"{run}-{lang.strip('()')}.ipynb"]
    if kind == "report":
        folder = study.build / "report" / rest.strip("()")
        return [folder / "index.html", study.build / "tables" / "documents.csv"]
    return []


def _common(study: Study) -> dict[str, Any]:
    settings = settings_parts(study.settings)
    return {
        "package": settings["package"],
        "codebook": settings["codebook"],
        "lock": _file(study.root / "requirements.lock"),
        "baseline": study.file.baseline,
        "people": folder_digest(study.data / "codings"),
        "reference": folder_digest(study.data / "reference"),
    }


def _report_parts(study: Study, order: Order) -> dict[str, Any]:
    from agreement_study.publishing.codebook_history import history_parts

    codebook = study.settings.codebook
    return {
        **_common(study),
        "history": history_parts(study.reports, folder_digest(codebook) if codebook else ""),
        "prose": folder_digest(study.reports, but="published.json"),
        "study.yaml": _file(study.root / "study.yaml"),
        "engine": order.engine,
        "names": order.with_names,
    }


def _file(path: Path) -> str:
    return fingerprint("file", text=path.read_text("utf-8")) if path.is_file() else ""


def _runs_of(study: Study, order: Order) -> dict[str, dict[str, Any]]:
    """The runs that are asked for, as plain values: the notebook's digest and the parameters."""
    from agreement_study.publishing.run_list import read_runs, with_parameters

    runs = read_runs(study.notebooks)
    unknown = [name for name in order.only if name not in runs]
    if unknown:
        raise Faults([_unknown_run(name, runs) for name in unknown])
    chosen = {name: run for name, run in runs.items() if not order.only or name in order.only}
    if order.changes:
        chosen = {name: with_parameters(run, order.changes) for name, run in chosen.items()}
    for run in chosen.values():
        for document in run.documents:
            study.source(document)
    return {
        name: {
            "notebook": _file(run.notebook),
            "parameters": dict(run.parameters),
            "documents": list(run.documents),
        }
        for name, run in chosen.items()
    }


def _unknown_run(name: str, runs: Mapping[str, Any]) -> AgreementStudyError:
    return UsageError(
        f"run {name!r}", expected=", ".join(runs), do="name one of these, or add it to runs.yaml"
    )


def _languages(study: Study, order: Order) -> tuple[str, ...]:
    return order.languages or study.file.languages
