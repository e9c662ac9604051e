"""What a rerun reads, copied into an empty folder: a study without anything that was made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from agreement_study.study import MARKER, Study

FILES = (MARKER, "requirements.lock")
FOLDERS = ("data", "notebooks", "reports", "coders")
_LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


def copy_study(study: Study, target: Path) -> Study:
    """Copy what a rerun reads into a new folder, byte by byte."""
    for path in [*study_files(study), *(source.path for source in study.sources.values())]:
        copy = target / path.relative_to(study.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return Study(target)


def study_files(study: Study) -> Iterator[Path]:
    """Yield the files that a run may read, in order; hidden ones are none of them."""
    yield from (path for name in FILES if (path := study.root / name).is_file())
    for folder in FOLDERS:
        for path in sorted((study.root / folder).rglob("*")):
            parts = path.relative_to(study.root).parts
            if path.is_file() and not any(p.startswith(".") or p in _LEFT_OUT for p in parts):
                yield path
