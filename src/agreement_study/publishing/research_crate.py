"""The release as a research object: RO-Crate 1.1 with the Workflow Run Crate profile 0.5.

The workflow is the list of runs; one action tells what went into it and what came out, and one more
per run names its notebook, parameters and pages. Neither clock nor chance gets into the file.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rocrate.model.contextentity import ContextEntity
from rocrate.model.data_entity import DataEntity
from rocrate.rocrate import ROCrate

from agreement_study import __version__
from agreement_study.publishing.release_facts import CRATE, REPORT, STUDY, TABLES, Release
from agreement_study.publishing.run_list import Run, declared, read_runs
from agreement_study.publishing.strings import say
from agreement_study.study import digest

PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": ("Workflow RO-Crate", "1.0"),
}
TERMS = "https://w3id.org/ro/terms/workflow-run/context"
PROGRAM = "#agreement-study"
PUBLISHER = "#publisher"
_KINDS = {
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".ipynb": "application/x-ipynb+json",
    ".ttl": "text/turtle",
    ".csv": "text/csv",
    ".json": "application/json",
    ".cff": "application/yaml",
    ".lock": "text/plain",
}
Ref = dict[str, str]


def write_crate(release: Release) -> Path:
    """Write `ro-crate-metadata.json`; the other files of the release must be there."""
    path = release.folder / CRATE
    made = crate_of(release).metadata.generate()
    made["@graph"].sort(key=lambda entity: str(entity["@id"]))
    text = json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def crate_of(release: Release) -> ROCrate:
    """Return the crate of a release."""
    crate = ROCrate(version="1.1")
    crate.metadata.extra_contexts.append(TERMS)
    _root(crate, release)
    notebooks = release.study.notebooks
    runs = list(read_runs(notebooks).values()) if (notebooks / "runs.yaml").is_file() else []
    inputs = _inputs(crate, release, runs)
    outputs = _outputs(crate, release)
    parameters = {run.id: _parameters(crate, run) for run in runs}
    _workflow(crate, release, runs)
    asked = [value for values in parameters.values() for value in values]
    actions = [_action(crate, "#run", release, _workflow_id(release), [*inputs, *asked], outputs)]
    actions += [_run_action(crate, release, run, parameters[run.id]) for run in runs]
    crate.root_dataset["mentions"] = actions
    return crate


def _root(crate: ROCrate, release: Release) -> None:
    study, publisher = release.study, release.publisher
    root = crate.root_dataset
    root["name"] = study.file.title.en
    root["alternateName"] = study.file.title.sv
    root["description"] = say("release_about", "en")
    root["datePublished"] = publisher.date
    root["inLanguage"] = list(study.file.languages)
    root["license"] = _add(
        crate,
        release.licence.url,
        "CreativeWork",
        name=release.licence.name,
        identifier=release.licence.spdx,
    )
    root["publisher"] = _add(crate, PUBLISHER, "Organization", name=publisher.authority.en)
    root["conformsTo"] = [
        _add(crate, url, "CreativeWork", name=name, version=version)
        for url, (name, version) in PROFILES.items()
    ]
    _add(crate, PROGRAM, "SoftwareApplication", name="agreement_study", version=__version__)


def _inputs(crate: ROCrate, release: Release, runs: Sequence[Run]) -> list[Ref]:
    """Sources, codebook, notebooks and settings; each file by its digest."""
    study = release.study
    sources = [
        _file(crate, release, s.path, name=s.title, inLanguage=s.language)
        for s in study.sources.values()
    ]
    notebooks = [
        _file(crate, release, path, kinds=("SoftwareSourceCode",))
        for path in sorted({run.notebook for run in runs})
    ]
    known = [study.root / "study.yaml", study.data / "sources.yaml"]
    known += [study.root / "requirements.lock", *release.files(STUDY, "data", "codebook")]
    settings = [_file(crate, release, path) for path in known if path.is_file()]
    return [*sources, *notebooks, *settings]


def _outputs(crate: ROCrate, release: Release) -> list[Ref]:
    """Tables and pages of the report; what describes the release stands beside them."""
    made = [_file(crate, release, path) for path in release.files(TABLES) if path.suffix == ".csv"]
    made += [_file(crate, release, path) for path in _reports(release)]
    for path in [*release.files(TABLES, "datapackage.json"), *release.folder.glob("*")]:
        if path.is_file() and path.name != CRATE:
            _file(crate, release, path)
    _file(crate, release, release.study.reports / "published.json")
    return made


def _reports(release: Release) -> list[Path]:
    """The pages that people read, the executed notebooks among them; no part of their dress."""
    kinds = {".html", ".pdf", ".docx", ".ipynb"}
    return [path for path in release.files(REPORT) if path.suffix in kinds]


def _workflow_id(release: Release) -> str:
    return release.address(release.study.notebooks / "runs.yaml")


def _workflow(crate: ROCrate, release: Release, runs: Sequence[Run]) -> None:
    path = release.study.notebooks / "runs.yaml"
    language = _add(crate, "#runs", "ComputerLanguage", name="agreement_study runs.yaml")
    inputs = [{"@id": _parameter_id(run, name)} for run in runs for name in _values(run)]
    crate.mainEntity = crate.add(
        DataEntity(
            crate,
            release.address(path),
            properties={
                "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
                "name": release.study.file.title.en,
                "programmingLanguage": language,
                "encodingFormat": _KINDS[".yaml"],
                "sha256": digest(path) if path.is_file() else "",
                "input": inputs,
                "hasPart": [
                    {"@id": i} for i in sorted({release.address(run.notebook) for run in runs})
                ],
            },
        )
    )


def _values(run: Run) -> dict[str, Any]:
    return {**declared(run.notebook), **run.parameters}


def _parameter_id(run: Run, name: str) -> str:
    return f"#{run.id}/{name}"


def _parameters(crate: ROCrate, run: Run) -> list[Ref]:
    """Each parameter of a run twice: what the workflow takes, and what it was given."""
    given = []
    for name, value in _values(run).items():
        formal = _add(
            crate,
            _parameter_id(run, name),
            "FormalParameter",
            name=name,
            additionalType="Text",
            conformsTo={"@id": "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE"},
        )
        text = json.dumps(value, ensure_ascii=False)
        given.append(
            _add(
                crate,
                f"{_parameter_id(run, name)}/value",
                "PropertyValue",
                name=name,
                value=text,
                exampleOfWork=formal,
            )
        )
    return given


def _run_action(crate: ROCrate, release: Release, run: Run, parameters: list[Ref]) -> Ref:
    sources = release.study.sources
    read = [{"@id": release.address(sources[n].path)} for n in run.documents or sources]
    pages = [p for p in _reports(release) if p.parent.name == "notebooks" and p.stem == run.id]
    made = [{"@id": release.address(path)} for path in pages]
    notebook = release.address(run.notebook)
    return _action(crate, f"#run/{run.id}", release, notebook, [*read, *parameters], made)


def _action(
    crate: ROCrate,
    name: str,
    release: Release,
    instrument: str,
    inputs: Iterable[Ref],
    outputs: Iterable[Ref],
) -> Ref:
    return _add(
        crate,
        name,
        "CreateAction",
        name=f"agreement-study {name.lstrip('#')}",
        instrument={"@id": instrument},
        agent={"@id": PUBLISHER},
        object=list(inputs),
        result=list(outputs),
        actionStatus={"@id": "http://schema.org/CompletedActionStatus"},
    )


def _file(
    crate: ROCrate, release: Release, path: Path, *, kinds: Sequence[str] = (), **more: Any
) -> Ref:
    kind = _KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    about = {
        "@type": ["File", *kinds] if kinds else "File",
        "name": path.name,
        "encodingFormat": kind,
        "contentSize": str(path.stat().st_size),
        "sha256": digest(path),
        **{key: value for key, value in more.items() if value},
    }
    crate.add(DataEntity(crate, release.address(path), properties=about))
    return {"@id": release.address(path)}


def _add(crate: ROCrate, id: str, kind: str, /, **about: Any) -> Ref:
    crate.add(ContextEntity(crate, id, properties={"@type": kind, **about}))
    return {"@id": id}
