"""A run that the user breaks off ends at once, whatever its notebooks do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agreement_study.publishing.kernels import FORKS
from tests.commands.published_study import Made

AT_WORK = "at-work"
ENDLESS = f"""
import os, pathlib, time
pathlib.Path('{AT_WORK}.new').write_text(f"{{os.getpid()}} {{os.getppid()}}")
pathlib.Path('{AT_WORK}.new').rename('{AT_WORK}')
time.sleep(3000)
"""


def heed_interrupts() -> None:
    """Bear interrupts; what a shell has in the background is told to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def running(published: Made, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run with notebooks at work that have no end."""
    root = shutil.copytree(published.study, tmp_path / "study")
    path = root / "notebooks" / "10_counts.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][1]["source"] = ENDLESS
    path.write_text(json.dumps(notebook), "utf-8")
    names = ("counts", "again", "more")
    runs = "".join(f"{name}: {{notebook: 10_counts.ipynb}}\n" for name in names)
    (root / "notebooks" / "runs.yaml").write_text(runs, "utf-8")
    only = [word for name in names for word in ("--only", name)]
    started = subprocess.Popen(
        [sys.executable, "-m", "agreement_study", "run", *only, "--jobs", "2"],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    while not (root / AT_WORK).exists() and started.poll() is None:
        time.sleep(0.05)
    yield started
    if started.poll() is None:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def lives(process: int) -> bool:
    """Tell whether a process is there, and not only its name."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def test_a_run_is_broken_off_with_its_notebooks_at_work(
    running: subprocess.Popen[str], tmp_path: Path
) -> None:
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 130, said
    assert "Traceback" not in said
    assert not list((tmp_path / "study" / "build").glob(".staged*"))


@pytest.mark.skipif(not FORKS, reason="kernels are forked on Linux only")
def test_nothing_outlives_a_run_that_is_told_to_end(
    running: subprocess.Popen[str], tmp_path: Path
) -> None:
    """Neither the kernel nor the process of which it was forked."""
    at_work = [int(one) for one in (tmp_path / "study" / AT_WORK).read_text("utf-8").split()]
    assert all(lives(process) for process in at_work)
    running.terminate()
    running.wait()
    end = time.monotonic() + 60
    while any(lives(process) for process in at_work) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [process for process in at_work if lives(process)]
