"""The list of runs: notebooks with parameters, checked against what each notebook declares."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from agreement_study.errors import AgreementStudyError, Faults, PublishingError, UsageError
from agreement_study.records import read_yaml

PARAMETERS = "parameters"


@frozen(kw_only=True)
class Run:
    """A notebook with parameters."""

    id: str
    notebook: Path
    parameters: Mapping[str, Any] = field(factory=dict)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that the run sees; none named means all."""
        return tuple(self.parameters.get("documents") or ())


def read_runs(folder: Path) -> dict[str, Run]:
    """Read `runs.yaml` of a folder of notebooks.

    Raises
    ------
    Faults
        With one error for each notebook that is missing and each parameter that is unknown or of
        another type than the notebook's own.
    """
    path = folder / "runs.yaml"
    runs: dict[str, Run] = {}
    faults: list[AgreementStudyError] = []
    for name, entry in (read_yaml(path) or {}).items():
        unknown = set(entry) - {"notebook", "parameters"}
        if unknown or "notebook" not in entry:
            got = ", ".join(sorted(unknown)) or "no notebook"
            faults.append(
                PublishingError(f"{path}: {name}", expected="notebook, parameters", got=got)
            )
            continue
        run = Run(
            id=name, notebook=folder / entry["notebook"], parameters=entry.get("parameters", {})
        )
        faults += parameter_faults(run, run.parameters)
        runs[name] = run
    if faults:
        raise Faults(faults)
    return runs


def declared(notebook: Path) -> dict[str, Any]:
    """Return the parameters that a notebook declares, with their defaults.

    Raises
    ------
    PublishingError
        If the notebook is missing, is none, or its cell tagged `parameters` has more than plain
        values.
    """
    for cell in _cells(notebook):
        if PARAMETERS in cell.get("metadata", {}).get("tags", []):
            try:
                return _assigned("".join(cell["source"]))
            except (SyntaxError, ValueError) as error:
                raise PublishingError(
                    f"{notebook}: the cell tagged parameters",
                    expected="assignments of plain values",
                    got=str(error),
                ) from None
    return {}


def _assigned(source: str) -> dict[str, Any]:
    found = {}
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
            raise ValueError(f"line {node.lineno} is no assignment")
        found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def parameter_faults(run: Run, given: Mapping[str, Any]) -> list[AgreementStudyError]:
    """Return an error for each parameter that the notebook lacks or that is of another type."""
    try:
        known = declared(run.notebook)
    except PublishingError as error:
        return [error]
    faults: list[AgreementStudyError] = []
    for name, value in given.items():
        where = f"run {run.id}, parameter {name!r}"
        if name not in known:
            expected = ", ".join(known)
            faults.append(UsageError(where, expected=expected, got="a parameter of no such name"))
        elif known[name] is not None and type(value) is not type(known[name]):
            expected = type(known[name]).__name__
            faults.append(UsageError(where, expected=expected, got=f"{value!r}"))
    return faults


def with_parameters(run: Run, given: Mapping[str, Any]) -> Run:
    """Return the run with some parameters changed.

    Raises
    ------
    Faults
        If a parameter is unknown or of another type.
    """
    faults = parameter_faults(run, given)
    if faults:
        raise Faults(faults)
    return evolve(run, parameters={**run.parameters, **given})


def _cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook, read as JSON: nbformat takes longer than all else here."""
    try:
        cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except FileNotFoundError:
        raise PublishingError(str(path), expected="a notebook", got="no such file") from None
    except (ValueError, KeyError, TypeError) as error:
        raise PublishingError(str(path), expected="a notebook", got=str(error)) from None
    return cells
