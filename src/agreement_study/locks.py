"""One at a time: a lock that the system releases when the process that holds it dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from agreement_study.errors import StudyError

# A killed process is gone some moments after the kill on a busy machine, as are its children,
# which hold its lock until they run a program of their own.
GRACE = 5.0  # seconds


@contextmanager
def alone(lock: Path, work: str) -> Iterator[None]:
    """Do `work` ('run', 'publication') while no other process does.

    Raises
    ------
    StudyError
        If another is still at work after `GRACE` seconds.
    """
    lock.parent.mkdir(exist_ok=True)
    held = FileLock(lock)
    try:
        held.acquire(timeout=GRACE)
    except Timeout:
        raise StudyError(
            str(lock.parent),
            expected=f"one {work} at a time",
            got=f"another {work} at work there",
            do="wait until it is done",
        ) from None
    try:
        yield
    finally:
        held.release()
