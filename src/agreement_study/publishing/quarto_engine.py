"""Render an assembled website folder with Quarto, where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from agreement_study.errors import PublishingError
from agreement_study.publishing.pandoc import EPOCH
from agreement_study.publishing.quarto_project import FORMATS

LEAST = (1, 9)
"""The first version that makes accessible PDF; `quarto-required` says the same."""
TYPEFACES = "typefaces"
"""Folder of a site with the typeface that its PDF is set in."""
VERSION = re.compile(r"\d+(?:\.\d+)*")
# Quarto warns of these and exits with 0; a report must not go out with them.
FAULT = re.compile(r"Unable to resolve|[Ss]hortcode .* not found|citation \S+ not found|\?@\w+-")
UNRESOLVED = re.compile(r"\?@[\w-]+|\?(?:var|meta|invalid)\b[^\s<\"]*")


def find_quarto() -> Path | None:
    """The program on the search path, None if there is none."""
    found = shutil.which("quarto")
    return Path(found) if found else None


def usable_quarto() -> Path | None:
    """The program on the search path, None if there is none or it is too old for our sites."""
    program = find_quarto()
    return program if program and quarto_version(program) >= LEAST else None


def quarto_version(program: Path) -> tuple[int, ...]:
    """What a program says of its version, as numbers; nothing if it says none."""
    try:
        done = subprocess.run(
            [str(program), "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = VERSION.match(done.stdout.strip())
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def render_with_quarto(
    folder: Path,
    output: Path,
    formats: Sequence[str] | None = None,
    *,
    shown: Path | None = None,
    timeout: float = 1800,
) -> list[Path]:
    """Render a website folder with Quarto and move what comes out.

    Parameters
    ----------
    folder
        A complete Quarto website; its notebooks are not run again.
    output
        Folder of the result; made if missing, files of the same name are replaced.
    formats
        Some of html, docx, pdf; all that the pages ask for if None.
    shown
        The folder that messages name, where `folder` is a copy that does not last.
    timeout
        Seconds after which Quarto is stopped.

    Returns
    -------
    list of Path
        The files written, sorted.

    Raises
    ------
    PublishingError
        If Quarto is missing, fails, takes too long, or leaves a name unresolved.
    """
    program = find_quarto()
    if program is None:
        raise PublishingError(
            "quarto",
            expected="the program quarto on the search path",
            got="none",
            do="install Quarto from quarto.org, or use --engine embedded",
        )
    command = [str(program), "render", str(folder), "--no-execute", "--output-dir", "_site"]
    if formats:
        command += ["--to", ",".join(dict.fromkeys(FORMATS[name] for name in formats))]
    told = _run(command, folder, shown or folder, timeout)
    made = folder / "_site"
    faults = [line.strip() for line in told.splitlines() if FAULT.search(line)]
    faults += _unresolved(made)
    if faults or not made.is_dir():
        raise PublishingError(
            f"quarto render {shown or folder}",
            expected="a site in which every name is resolved",
            got="; ".join(faults[:5]) or "no _site",
            do="mend the places named",
        )
    return _moved(made, output)


def _run(command: Sequence[str], folder: Path, shown: Path, timeout: float) -> str:
    """Run Quarto and return all that it said."""
    where = f"quarto render {shown}"
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_environment(folder),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PublishingError(
            where, expected=f"an end within {timeout:.0f} s", got="none", do="look for what hangs"
        ) from None
    told = (done.stdout + done.stderr).replace(str(folder), str(shown))
    if done.returncode:
        raise PublishingError(
            where,
            expected="exit status 0",
            got=f"{done.returncode}: {' '.join(told.split())[-600:]}",
            do="mend what Quarto names, or use --engine embedded",
        )
    return told


def _environment(folder: Path) -> dict[str, str]:
    """The user's environment, but for what would make one render differ from the next.

    Typst is told where the site's typeface lies, since Quarto hands it relative paths as they are.
    """
    kept = {k: v for k, v in os.environ.items() if k != "QUARTO_PROFILE"}
    fonts = [str(folder.resolve() / TYPEFACES), kept.get("TYPST_FONT_PATHS", "")]
    return {
        "SOURCE_DATE_EPOCH": EPOCH,
        **kept,
        "TYPST_FONT_PATHS": os.pathsep.join(path for path in fonts if path),
    }


def _unresolved(made: Path) -> list[str]:
    """Names that stand unresolved in pages."""
    return [
        f"{path.relative_to(made)}: {found}"
        for path in sorted(made.rglob("*.html"))
        for found in UNRESOLVED.findall(path.read_text(encoding="utf-8", errors="replace"))
    ]


def _moved(made: Path, output: Path) -> list[Path]:
    shutil.copytree(made, output, dirs_exist_ok=True)
    files = sorted(output / p.relative_to(made) for p in made.rglob("*") if p.is_file())
    shutil.rmtree(made)
    return files
