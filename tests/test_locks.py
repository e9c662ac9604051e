"""One at a time, also where the one before was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from agreement_study import locks
from agreement_study.errors import StudyError
from agreement_study.locks import alone

HELD = """
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def held_for(lock: Path, seconds: float) -> subprocess.Popen[str]:
    """Hold the lock in a process of its own."""
    command = [sys.executable, "-c", HELD, str(lock), str(seconds)]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_what_a_killed_process_still_holds_is_waited_for(tmp_path: Path) -> None:
    other = held_for(tmp_path / "lock", 0.5)
    with alone(tmp_path / "lock", "run"):
        assert other.wait(timeout=60) == 0


def test_another_at_work_is_an_error_of_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "GRACE", 0.1)
    other = held_for(tmp_path / "lock", 600)
    try:
        with pytest.raises(StudyError, match="one run at a time"), alone(tmp_path / "lock", "run"):
            pytest.fail("two at work")
    finally:
        other.kill()
        other.wait()


def test_a_fault_at_work_releases_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), alone(tmp_path / "lock", "run"):
        1 / 0  # noqa: B018
    with alone(tmp_path / "lock", "run"):
        assert (tmp_path / "lock").exists()
