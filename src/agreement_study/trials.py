"""Findings tried anew: the cells of a run's notebook, over other documents or other codings.

The code is the notebook's own, so that a finding is tested by the same test as in the report.
Nothing is shown, and no figure or table drawn; a cell that fails states nothing, and its findings
are not tried.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import asdict, evolve, frozen

from agreement_study.compared_study import ComparedStudy
from agreement_study.fingerprints import alone, fingerprint, folder_digest, package_digest
from agreement_study.pipeline import document_key
from agreement_study.publishing.outputs import Collection, Finding
from agreement_study.publishing.run_list import PARAMETERS, Run, declared
from agreement_study.study import Study

Change = Callable[[Any], Any]
SHOWN = ("#| label: fig-", "#| label: tbl-")
"""How a cell begins whose last expression is a figure or a table for the report."""


@frozen(kw_only=True)
class Variant:
    """What is other than in the report.

    Attributes
    ----------
    repair
        `on`, `off` or `gold`.
    noise, damaged
        Kind, share of the characters and seed of artificial damage, and the document damaged.
    without
        The document left out.
    rule
        The rule whose codings are left out.
    """

    repair: str = "on"
    noise: tuple[str, float, int] | None = None
    damaged: str = ""
    without: str = ""
    rule: str = ""

    def of(self, study: Any) -> Any:
        """Return an open study as this variant has it; documents are left out before."""
        if self.rule:
            return study.without_rule(self.rule)
        if self.noise:
            return study.again(noise=self.noise, damaged=[self.damaged])
        return study.again(repair=self.repair) if self.repair != "on" else study


AS_IT_IS = Variant()


def documents_of(run: Run, study: Study) -> list[str]:
    """Return the documents that a run sees."""
    named = (declared(run.notebook) | dict(run.parameters)).get("documents")
    return list(named or study.sources)


def state(run: Run, study: Study, variant: Variant = AS_IT_IS, lang: str = "en") -> list[Finding]:
    """Return the findings of a run as its notebook states them over a variant."""
    chosen = [name for name in documents_of(run, study) if name != variant.without]
    space: dict[str, Any] = {"__name__": "__main__"}
    space |= declared(run.notebook) | dict(run.parameters)
    space |= {"documents": chosen, "lang": lang}

    def changed(opened: Any) -> Any:  # what is read already (the codebook) is not read again
        return variant.of(evolve(opened, study=study))

    return [one for source in _cells(run) for one in _stated(source, space, changed)]


def holding(run: Run, study: Study, variant: Variant) -> dict[str, bool]:
    """Return whether each finding holds over a variant, by id; kept, as it takes a while.

    Runs in other languages try the same: they wait, and take what is kept.
    """
    kept = study.cache / "trials" / f"{_key(run, study, variant)}.json"
    with alone(kept):
        if not kept.is_file():
            found = {one.id: one.holds for one in state(run, study, variant)}
            kept.write_text(json.dumps(found), encoding="utf-8")
    read: dict[str, bool] = json.loads(kept.read_text("utf-8"))
    return read


def _key(run: Run, study: Study, variant: Variant) -> str:
    return fingerprint(
        "trial",
        notebook=run.notebook.read_text("utf-8"),
        parameters=dict(run.parameters),
        variant=asdict(variant),
        documents={
            name: document_key(study.source(name), study.settings)
            for name in documents_of(run, study)
        },
        baseline=study.file.baseline,
        people=folder_digest(study.data / "codings"),
        package=package_digest(),
    )


def _cells(run: Run) -> Iterator[str]:
    for cell in json.loads(run.notebook.read_text("utf-8"))["cells"]:
        tagged = PARAMETERS in cell.get("metadata", {}).get("tags", [])
        if cell["cell_type"] == "code" and not tagged:
            yield "".join(cell["source"])


def _stated(source: str, space: dict[str, Any], change: Change) -> list[Finding]:
    """Execute a cell and return the findings that it shows; none if it fails."""
    try:
        shown = _execute(source, space, change)
    except Exception:  # over fewer documents a cell may well have nothing to count
        return []
    items = shown.items if isinstance(shown, Collection) else [shown]
    return [item for item in items if isinstance(item, Finding)]


def _execute(source: str, space: dict[str, Any], change: Change) -> object:
    """Execute a cell statement by statement, and return the value of its last expression.

    A study is changed as soon as it is opened, before the next statement takes tables from it.
    A figure or table states nothing, and names nothing that another cell takes: it is left out.
    """
    shown: object = None
    statements = ast.parse(source).body
    if source.startswith(SHOWN) and isinstance(statements[-1], ast.Expr):
        del statements[-1]
    for statement in statements:
        before = {id(study) for study in _opened(space).values()}
        if isinstance(statement, ast.Expr):
            shown = eval(compile(ast.Expression(statement.value), "<cell>", "eval"), space)
            continue
        exec(compile(ast.Module([statement], type_ignores=[]), "<cell>", "exec"), space)
        for name, study in _opened(space).items():
            if id(study) not in before:
                space[name] = change(study)
    return shown


def _opened(space: Mapping[str, Any]) -> dict[str, ComparedStudy]:
    return {name: one for name, one in space.items() if isinstance(one, ComparedStudy)}
