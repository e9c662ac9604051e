"""What many tests share: the project's root, a copy of the study, and one that is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from agreement_study.commands import main

# what a property holds does not depend on how busy the machine is
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
COPIED = ("study.yaml", "requirements.lock")
FOLDERS = ("data", "notebooks", "reports")

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def copy_study(target: Path) -> Path:
    """Copy what a user's study consists of into an empty folder."""
    target.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copy(ROOT / name, target)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, target / name)
    return target


def command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `agreement-study` as a user would, without what the tests' environment adds."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV"))}
    return subprocess.run(
        [sys.executable, "-m", "agreement_study", *arguments],
        cwd=cwd,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )


def called(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `agreement-study` in this process: no start of Python, and a fault shows its place.

    Not for what builds: notebooks and pools of processes have a process of their own.
    """
    out, err = StringIO(), StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(list(arguments))
    status = int(ended.value.code or 0)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


@pytest.fixture
def study_copy(tmp_path: Path) -> Path:
    """A copy of the study, not built."""
    return copy_study(tmp_path / "study")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A study built once for all workers; tests must not change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    root = shared / "built"
    with FileLock(shared / "built.lock"):
        if not (root / "done").exists():
            copy_study(root)
            done = command("run", "--engine", "embedded", "--jobs", "2", cwd=root)
            assert done.returncode == 0, done.stderr
            (root / "done").touch()
    return root


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that all workers are busy to the end.

    Shares are equal parts of the list, and an idle worker takes from the end of another's. The
    first worker begins with the build for all and what needs it; meanwhile none waits for it:
    each of the others begins with tests that build for themselves, if there are any.
    """
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    need = [item for item in items if "built" in getattr(item, "fixturenames", ())]
    need.sort(key=lambda item: not item.get_closest_marker("builds"))
    builders = [item for item in items if item.get_closest_marker("builds") and item not in need]
    placed = {*need, *builders}
    ordered = [*need, *(item for item in items if item not in placed)]
    share = max(1, len(items) // workers)
    for number, item in enumerate(builders):
        ordered.insert(share * (1 + number % max(1, workers - 1)) if workers > 1 else 0, item)
    items[:] = ordered


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that the browser tests were left out, where they were."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("Chromium is not installed" in str(report.longrepr) for report in skipped):
        terminalreporter.write_line("browser tests left out: Chromium is not installed")
