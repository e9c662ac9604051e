"""A run that the user breaks off ends at once, whatever its notebooks do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.commands.published_study import Made

ENDLESS = "import pathlib, time\npathlib.Path('at-work').touch()\ntime.sleep(3000)"


def heed_interrupts() -> None:
    """Bear interrupts; what a shell has in the background is told to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_run_is_broken_off_with_its_notebooks_at_work(published: Made, tmp_path: Path) -> None:
    root = shutil.copytree(published.study, tmp_path / "study")
    path = root / "notebooks" / "10_counts.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][1]["source"] = ENDLESS
    path.write_text(json.dumps(notebook), "utf-8")
    names = ("counts", "again", "more")
    runs = "".join(f"{name}: {{notebook: 10_counts.ipynb}}\n" for name in names)
    (root / "notebooks" / "runs.yaml").write_text(runs, "utf-8")
    only = [word for name in names for word in ("--only", name)]
    running = subprocess.Popen(
        [sys.executable, "-m", "agreement_study", "run", *only, "--jobs", "2"],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    while not (root / "at-work").exists() and running.poll() is None:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 130, said
    assert "Traceback" not in said
