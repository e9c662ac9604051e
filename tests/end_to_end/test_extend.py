"""docs/extend.md, followed to the letter: its commands, YAML and cells are taken from the page."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

from agreement_study.publishing.notebook_format import nbformat
from tests.conftest import ROOT, called, command

PAGE = (ROOT / "docs" / "extend.md").read_text("utf-8")
TRIED = "[six-vs-five, governance]"
TEXT = """Överenskommelsen i Sjöstad

Överenskommelsen bygger på tre principer: tillit, dialog och mångfald.

1. Tillit

Parterna litar på varandra.

2. Dialog

Parterna ska träffas minst två gånger om året.

3. Mångfald

Olika föreningar är välkomna.
"""


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def blocks(title: str, language: str) -> list[str]:
    """The blocks of code of a section, without the indent of the list that they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", section(title), re.M | re.S)
    return [re.sub(rf"^{indent}", "", text, flags=re.M) for indent, text in found]


def commands(title: str) -> list[list[str]]:
    lines = [line for block in blocks(title, "sh") for line in block.splitlines()]
    return [line.split()[1:] for line in lines if line.startswith("agreement-study")]


def run_all(title: str, study: Path, *, skip: str = "") -> None:
    """Run the commands of a section; of a report one language, since both are made alike."""
    for arguments in commands(title):
        if arguments != [skip]:
            lang = ["--lang", "sv"] if arguments == ["run"] else []
            how = command if arguments == ["run"] else called
            told = how(*arguments, *lang, cwd=study)
            assert told.returncode == 0, (arguments, told.stderr)


def principles(study: Path, folder: str) -> list[str]:
    with (study / folder / "principles.csv").open(encoding="utf-8") as handle:
        return [row["principle"] for row in csv.DictReader(handle) if row["document"] == "sjostad"]


def try_little_noise(study: Path) -> None:
    """Let the run on robustness damage its text little, and try the findings of two runs.

    To mend much takes a minute, and to try the findings of all runs another. What it states stays
    the same, and the whole build of the tests tries it as it is.
    """
    runs = study / "notebooks" / "runs.yaml"
    whole = "  notebook: 80_robustness.ipynb\n"
    light = "  parameters: {kinds: [mixed_diacritics], shares: [0.01, 0.02], findings_of: %s}\n"
    text = runs.read_text("utf-8")
    assert text.count(whole) == 1
    runs.write_text(text.replace(whole, whole + light % TRIED), "utf-8")


@pytest.mark.builds
def test_an_agreement_a_principle_a_figure_and_a_coder_are_added(study_copy: Path) -> None:
    try_little_noise(study_copy)
    source = study_copy / "data" / "sources" / "sjostad.txt"
    source.write_text(TEXT, "utf-8")
    entry = blocks("An agreement", "yaml")[0]
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    with (study_copy / "data" / "sources.yaml").open("a", encoding="utf-8") as registry:
        registry.write(entry.replace("<the digest>", digest))
    run_all("An agreement", study_copy, skip="run")
    listed = [p for p in principles(study_copy, "build/try") if p]
    assert listed[:3] == ["other:tillit", "dialogue", "diversity"]

    with (study_copy / "data" / "codebook" / "principles.yaml").open("a", encoding="utf-8") as book:
        book.write(blocks("A principle", "yaml")[0])
    notebook_path = study_copy / "notebooks" / "20_principles.ipynb"
    notebook = nbformat.read(notebook_path, as_version=4)
    cell = nbformat.v4.new_code_cell(blocks("A figure", "python")[0].rstrip())
    cell.id = "mine"
    notebook.cells.append(cell)
    nbformat.write(notebook, notebook_path)
    embed = re.search(r"\{\{< embed .*? >\}\}", section("A figure"))
    assert embed
    for lang in ("sv", "en"):
        with (study_copy / "reports" / lang / "_principles.qmd").open(
            "a", encoding="utf-8"
        ) as page:
            page.write(f"\n{embed.group()}\n")
    (study_copy / "coders").mkdir()
    code = blocks("A coder", "python")[0]
    plugin = code.partition("open_study().code")[0].replace(
        "from agreement_study import open_study", ""
    )
    (study_copy / "coders" / "shouting.py").write_text(plugin, "utf-8")

    run_all("A principle", study_copy)
    assert principles(study_copy, "build/tables")[:3] == ["trust", "dialogue", "diversity"]
    report = (study_copy / "build" / "report" / "sv" / "report.html").read_text("utf-8")
    assert "Longest units, in words" in report
    codings = (study_copy / "build" / "tables" / "codings.csv").read_text("utf-8")
    assert ",shouting," in codings
