"""Findings tried anew: the cells of a run's notebook, over other documents or other codings.

The code is the notebook's own, so that a finding is tested by the same test as in the report.
Nothing is shown, and no figure or table drawn; a cell that fails states nothing, and its findings
are not tried.
"""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from attrs import asdict, evolve, frozen

from agreement_study.compared_study import ComparedStudy
from agreement_study.fingerprints import alone, fingerprint, folder_digest, package_digest
from agreement_study.pipeline import document_key
from agreement_study.publishing.outputs import Collection, Finding
from agreement_study.publishing.run_list import PARAMETERS, Run, declared
from agreement_study.study import Study

Change = Callable[[Any], Any]
LABEL = "#| label: "
"""How a cell begins whose last expression is shown in the report: a figure, a table, a list."""


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

    cells = _cells_that_state(run.notebook.read_text("utf-8"))
    return [one for cell in cells for one in _stated(cell, space, changed)]


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


@lru_cache(maxsize=16)
def _cells_that_state(notebook: str) -> list[list[ast.stmt]]:
    """What the text of a notebook states, read once for all its trials."""
    return stating(_cells(notebook))


def _cells(notebook: str) -> Iterator[str]:
    for cell in json.loads(notebook)["cells"]:
        tagged = PARAMETERS in cell.get("metadata", {}).get("tags", [])
        if cell["cell_type"] == "code" and not tagged:
            yield "".join(cell["source"])


def stating(sources: Iterable[str]) -> list[list[ast.stmt]]:
    """Return the statements of cells without what only shows.

    The last expression of a cell with a label states nothing; nor does what such a cell names for
    that expression alone.
    """
    cells = [(source.startswith(LABEL), _statements(source)) for source in sources]
    labelled = [statements for label, statements in cells if label and statements]
    for statements in labelled:
        if isinstance(statements[-1], ast.Expr):
            del statements[-1]
    read = Counter(name for _, statements in cells for one in statements for name in _read(one))
    for statements in labelled:
        for one in reversed(statements.copy()):
            own = Counter(_read(one))
            if _only_names(one) and all(read[name] == own[name] for name in _given(one)):
                statements.remove(one)
                read -= own
    return [statements for _, statements in cells]


def _statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError:  # such as a command to the notebook's kernel
        return []


def _read(statement: ast.stmt) -> list[str]:
    """The names that a statement reads."""
    names = (one for one in ast.walk(statement) if isinstance(one, ast.Name))
    return [one.id for one in names if isinstance(one.ctx, ast.Load)]


def _only_names(statement: ast.stmt) -> bool:
    """Whether a statement gives names to what it makes, and changes nothing that has one."""
    given = statement.targets if isinstance(statement, ast.Assign) else []
    return bool(given) and all(isinstance(target, ast.Name) for target in given)


def _given(statement: ast.stmt) -> list[str]:
    names = (one for one in ast.walk(statement) if isinstance(one, ast.Name))
    return [one.id for one in names if isinstance(one.ctx, ast.Store)]


def _stated(statements: Iterable[ast.stmt], space: dict[str, Any], change: Change) -> list[Finding]:
    """Execute a cell and return the findings that it shows; none if it fails."""
    try:
        shown = _execute(statements, space, change)
    except Exception:  # over fewer documents a cell may well have nothing to count
        return []
    items = shown.items if isinstance(shown, Collection) else [shown]
    return [item for item in items if isinstance(item, Finding)]


def _execute(statements: Iterable[ast.stmt], space: dict[str, Any], change: Change) -> object:
    """Execute a cell statement by statement, and return the value of its last expression.

    A study is changed as soon as it is opened, before the next statement takes tables from it.
    """
    shown: object = None
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
