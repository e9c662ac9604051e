"""Writing into a folder that a user named: all files are moved in when all are made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Give a folder to write into; what lies there at the end is moved into `out`.

    After a fault nothing of it is left, and `out` is as it was.
    """
    folder = out.parent / f".{out.name}.staged"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
        out.mkdir(exist_ok=True)
        for path in sorted(folder.iterdir()):
            path.replace(out / path.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
