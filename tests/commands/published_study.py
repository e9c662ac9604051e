"""An invented study with a release of it, made once for all workers; tests must not change them."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen
from filelock import FileLock

from tests.conftest import command
from tests.tiny_study import tiny_study


@frozen
class Made:
    """Where the study and its release lie, and what was said when it was published."""

    study: Path
    release: Path
    said: str


def publish_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Made:
    """Publish the study, unless another worker has done so."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "published"
    shared.mkdir(exist_ok=True)
    said = shared / "said"
    with FileLock(shared / ".lock"):
        if not said.exists():
            study = tiny_study(shared / "study")
            told = command("publish", "--out", "../release", "--engine", "embedded", cwd=study)
            assert told.returncode == 0, told.stderr
            said.write_text(told.stdout + told.stderr, "utf-8")
    return Made(shared / "study", shared / "release", said.read_text("utf-8"))
