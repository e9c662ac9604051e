"""Kernels that are forked show what kernels started anew show, and keep runs apart."""

from __future__ import annotations

import json
import time
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from agreement_study.publishing import kernels
from agreement_study.publishing.run_list import Run
from agreement_study.publishing.runs import execute, read_notebook

SHOWN = [
    "import os, sys\nos.path.basename(os.getcwd()), '' in sys.path, __name__",
    "import pandas as pd\npd.DataFrame([range(15)]).add_prefix('a column of some width ')",
    "from matplotlib import pyplot as plt\nplt.plot([1, 2]);",
    "from agreement_study.notebook import open_study\nprint(open_study.__name__)",
    "get_ipython().config.IPKernelApp.log_level, sorted(k for k in os.environ if 'MPL' in k)",
]
LEFT = ["import os, json\nos.environ['LEFT'] = json.left = 'here'\n'LEFT' in os.environ"]
FOUND = ["import os, json\n'LEFT' in os.environ or hasattr(json, 'left')"]

pytestmark = pytest.mark.skipif(not kernels.FORKS, reason="kernels are forked on Linux only")


def executed(folder: Path, cells: list[str], name: str = "a") -> list[Any]:
    """The outputs of a notebook of some cells, executed in a folder."""
    made = [
        {"cell_type": "code", "id": str(i), "metadata": {}, "outputs": [], "source": source}
        | {"execution_count": None}
        for i, source in enumerate(cells)
    ]
    path = folder / f"{name}.ipynb"
    spec = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    text = {"cells": made, "metadata": spec, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(text), "utf-8")
    target = execute(Run(id=name, notebook=path), "en", folder, folder / "out" / f"{name}.ipynb")
    return [cell.outputs for cell in read_notebook(target).cells]


def test_a_forked_kernel_shows_what_one_started_anew_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked = executed(tmp_path, SHOWN)
    factory = KernelProvisionerFactory.instance()
    assert factory.default_provisioner_name == kernels.NAME
    monkeypatch.setattr(kernels, "FORKS", False)
    monkeypatch.setattr(factory, "default_provisioner_name", "local-provisioner")
    assert all(forked)
    assert forked == executed(tmp_path, SHOWN)


def test_nothing_passes_from_one_run_to_another(tmp_path: Path) -> None:
    [[left]], [[found]] = executed(tmp_path, LEFT), executed(tmp_path, FOUND, "b")
    assert left.data["text/plain"] == "True"
    assert found.data["text/plain"] == "False"


def test_no_kernel_outlives_its_run(tmp_path: Path) -> None:
    executed(tmp_path, FOUND)
    for _ in range(100):
        if not active_children():
            break
        time.sleep(0.05)
    assert not active_children()
