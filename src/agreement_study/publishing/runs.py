"""Runs: notebooks executed by papermill, and what they hand to the report."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from agreement_study.errors import PublishingError
from agreement_study.publishing.figure_data import with_data_cells
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND
from agreement_study.publishing.run_list import Run, declared
from agreement_study.publishing.strings import say

Notebook = nbformat.NotebookNode
LABEL = re.compile(r"^(#\| label: [\w-]+)", re.MULTILINE)


@frozen(kw_only=True)
class RunResult:
    """An executed notebook, with the values, findings and marks of findings that it stated."""

    run: str
    lang: str
    path: Path
    notebook: Notebook
    values: tuple[Mapping[str, Any], ...]
    findings: tuple[Mapping[str, Any], ...]
    marks: tuple[Mapping[str, Any], ...] = ()


def execute(run: Run, lang: str, root: Path, target: Path) -> Path:
    """Execute a run in a language and write the notebook, made the same from run to run.

    Parameters
    ----------
    root
        Folder of the study, in which the kernel works.

    Raises
    ------
    PublishingError
        If a cell fails; the message names the cell and what it raised.
    """
    import papermill  # takes half a second, which a run that is kept need not wait for
    from papermill.exceptions import PapermillExecutionError

    from agreement_study.publishing.kernels import start_by_fork

    start_by_fork()

    os.environ["IPYTHONDIR"] = str(_quiet_profile(target.parent / "ipython"))
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # no warning in the output
    known = declared(run.notebook)
    given = {**run.parameters, **({"lang": lang} if "lang" in known else {})}
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        executed = papermill.execute_notebook(
            str(run.notebook),
            None,  # it would write the whole notebook before and after each cell
            parameters=given,
            resources={"metadata": {"path": str(root)}},  # runs side by side share this process
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            shutdown_kernel="immediate",
        )
    except PapermillExecutionError as error:
        raise PublishingError(
            f"run {run.id} ({lang}), {run.notebook.name}, cell {error.cell_index}",
            got=f"{error.ename}: {error.evalue}",
            do=f"open {run.notebook} in JupyterLab and run it there",
        ) from None
    read = nbformat.reads(nbformat.writes(executed), as_version=4)  # as it is read from a file
    nbformat.write(_settled(read, run.id, lang, str(root)), target)
    return target


def _quiet_profile(folder: Path) -> Path:
    """Give the kernel a profile of its own: no settings of the user's, no talk of transports."""
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text("get_config().IPKernelApp.log_level = 40\n")
    return folder


def result_of(run: str, lang: str, path: Path) -> RunResult:
    """Read an executed notebook and what it states.

    Raises
    ------
    PublishingError
        If two values or findings have the same name, by which the report states them.
    """
    notebook = read_notebook(path)
    values, findings = list(_stated(notebook, "value")), list(_stated(notebook, "finding"))
    names = [value["name"] for value in values] + [finding["id"] for finding in findings]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise PublishingError(
            f"run {run}",
            expected="each value and finding by a name of its own",
            got=", ".join(doubled),
        )
    return RunResult(
        run=run,
        lang=lang,
        path=path,
        notebook=notebook,
        values=tuple(values),
        findings=tuple(findings),
        marks=tuple(_stated(notebook, "mark")),
    )


def read_notebook(path: Path) -> Notebook:
    """Read a notebook.

    Raises
    ------
    PublishingError
        If it is missing or no notebook.
    """
    try:
        notebook: Notebook = nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise PublishingError(str(path), expected="a notebook", got="no such file") from None
    except Exception as error:
        raise PublishingError(str(path), expected="a notebook", got=str(error)) from None
    return notebook


def _stated(notebook: Notebook, kind: str) -> Iterator[Mapping[str, Any]]:
    for data in _outputs(notebook):
        if KIND.format(kind) in data:
            yield data[KIND.format(kind)]
        yield from data.get(KIND.format("collection"), {}).get(kind, [])


def _outputs(notebook: Notebook) -> Iterator[Mapping[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield output.get("data", {})


def _settled(notebook: Notebook, run: str, lang: str, root: str) -> Notebook:
    """Take out what differs from time to time; put captions where both engines look for them.

    Labels get the run's name, so that a page can take the same figure from several runs; captions
    name it, so that every reader knows where a figure comes from.
    """
    notebook.metadata.pop("papermill", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for number, cell in enumerate(notebook.cells, 1):
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.NotebookNode({"tags": tags} if tags else {})
        cell.id = f"cell-{number}"
        cell.source = LABEL.sub(rf"\1-{run}", cell.source)
    notebook.cells = with_data_cells(notebook.cells, lang)
    for cell in notebook.cells:
        if "outputs" in cell:  # what a library says on the way differs from machine to machine
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
        for output in cell.get("outputs", []):
            output.get("metadata", {}).clear()
            data = output.get("data", {})
            for kind in ("figure", "table"):
                cell.metadata.update(_captions(data.get(KIND.format(kind), {}), run, lang))
            if "text" in output:
                output["text"] = output["text"].replace(root, ".")
    return notebook


def _captions(captions: Mapping[str, Any], run: str, lang: str) -> dict[str, str]:
    made_in = say("made_in", lang, run=run)
    return {
        key: text if key == "fig-alt" else f"{text.rstrip('.')}. {made_in}"
        for key, text in captions.items()
        if key != "data"
    }
