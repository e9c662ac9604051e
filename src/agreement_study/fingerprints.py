"""One function that keys everything which is kept: documents, runs, sites."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from filelock import FileLock

PACKAGE = Path(__file__).parent
_NOT_CODE = {"__pycache__", ".mypy_cache", ".ruff_cache"}


def fingerprint(kind: str, **parts: object) -> str:
    """Return the key of what is made from `parts`; any change of a part changes it.

    Parameters
    ----------
    kind
        What is made: `document`, `run`, `site`, `build`.
    parts
        Values that JSON can hold, or objects whose `str` says all that matters.
    """
    text = json.dumps([kind, parts], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def files_digest(paths: Iterable[Path], root: Path) -> dict[str, str]:
    """Return the sha256 of each file by its path below `root`."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(paths)
        if path.is_file()
    }


def folder_digest(folder: Path, *, but: str = "") -> str:
    """Return one digest of all files below a folder but those of a name (empty for none)."""
    if not folder.is_dir():
        return ""
    paths = [p for p in folder.rglob("*") if not {*_NOT_CODE, but} & set(p.parts)]
    return fingerprint("folder", files=files_digest(paths, folder))


@lru_cache(maxsize=1)
def package_digest() -> str:
    """Return the digest of the installed package, its data included."""
    return folder_digest(PACKAGE)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Make what is kept at `path` in one process at a time: the next one finds it made.

    Parameters
    ----------
    path
        A file of a folder of the cache, named by its key; the lock lies beside that folder.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    locks = path.parent.parent / "locks"
    locks.mkdir(exist_ok=True)
    with FileLock(locks / path.stem):
        yield
