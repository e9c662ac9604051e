"""Run pandoc as a process; its warnings about content are errors here."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypandoc

from agreement_study.errors import PublishingError

# Alike in text, captions and values under Quarto: its reader has no raw TeX in a word either.
READER = "markdown-raw_tex-latex_macros"
# The first second that a zip archive can tell: no clock gets into a file.
EPOCH = "315532800"


@lru_cache(maxsize=1)
def pandoc_path() -> str:
    """The binary that the package pypandoc_binary brings along."""
    return str(pypandoc.get_pandoc_path())


def run_pandoc(
    text: str, arguments: Sequence[str], *, where: str, folder: Path | None = None
) -> str:
    """Hand a text to pandoc and return what it writes.

    Raises
    ------
    PublishingError
        If pandoc fails, or warns of a citation, an image or a duplicate that it cannot place.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH)}
    done = subprocess.run(
        [pandoc_path(), *arguments],
        input=text.encode(),
        capture_output=True,
        cwd=folder,
        env=environment,
        check=False,
    )
    told = done.stderr.decode("utf-8", "replace").strip()
    faults = [line for line in told.splitlines() if _is_fault(line)]
    if done.returncode or faults:
        raise PublishingError(
            where,
            expected="text that pandoc can convert",
            got=" ".join(faults) or told,
            do="mend the place that pandoc names",
        )
    return done.stdout.decode("utf-8")


def _is_fault(line: str) -> bool:
    return any(
        word in line
        for word in ("citation", "Could not fetch", "Duplicate note", "not well-formed")
    )


@lru_cache(maxsize=64)  # to mend a page is to read it a second time
def read_markdown(text: str, *, where: str) -> str:
    """Markdown as pandoc's JSON text."""
    return run_pandoc(text, ["-f", READER, "-t", "json"], where=where)


def write(tree: Any, arguments: Sequence[str], *, where: str, folder: Path | None = None) -> str:
    """A JSON tree in an output format."""
    text = json.dumps(tree, ensure_ascii=False)
    return run_pandoc(text, ["-f", "json", "--wrap=none", *arguments], where=where, folder=folder)
