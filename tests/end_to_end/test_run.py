"""The main job as a user runs it: kept, stale, faults, kills; the last good build stands."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agreement_study.model import Coding
from agreement_study.spans import Edit
from tests.conftest import called, command, copy_study

TOLD = ("values.csv", "findings.csv")
ANEW = 8
"""A second build makes each so-many-th trial of findings anew: all take minutes."""
SPARED = 4
"""How many of the most damaged texts (two, with repair and without, for which they are read all the
same) a second build does not read anew: they take a minute."""


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def coded_in(root: Path) -> dict[Path, tuple[float, tuple[Edit, ...], tuple[Coding, ...]]]:
    """The damage, edits and codings of each document that is kept, by the path of its file."""
    kept = (root / "build" / "cache" / "documents").glob("*.pickle")
    read = {path.relative_to(root): pickle.loads(path.read_bytes()) for path in kept}
    return {
        path: (one.document.damage, one.document.edits, one.codings) for path, one in read.items()
    }


def test_every_table_is_written(built: Path) -> None:
    from agreement_study.tables.columns import TABLES, names

    for table in TABLES:
        header = (built / "build" / "tables" / f"{table}.csv").read_text("utf-8").splitlines()[0]
        assert header == ",".join(names(table))


def test_a_second_run_keeps_everything(built: Path) -> None:
    told = called("run", "--engine", "embedded", "--dry-run", cwd=built)
    assert told.returncode == 0, told.stderr
    assert {line.split()[0] for line in told.stdout.splitlines()} == {"keep"}


def test_a_changed_sentence_makes_only_what_depends_on_it_stale(own: Path) -> None:
    source = own / "data" / "sources" / "norrbotten.txt"
    text = source.read_text("utf-8")
    source.write_text(text.replace("Allt för norrbottningarnas bästa", "Allt för alla"), "utf-8")
    registry = own / "data" / "sources.yaml"
    old = hashlib.sha256(text.encode()).hexdigest()
    new = hashlib.sha256(source.read_bytes()).hexdigest()
    registry.write_text(registry.read_text("utf-8").replace(old, new), "utf-8")
    told = called("run", "--engine", "embedded", "--dry-run", cwd=own)
    made = {
        line.split()[1] + " " + line.split()[2]
        for line in told.stdout.splitlines()
        if line.startswith("make")
    }
    kept = {
        line.split()[1] + " " + line.split()[2]
        for line in told.stdout.splitlines()
        if line.startswith("keep")
    }
    assert "document norrbotten" in made
    assert {"document varmland", "document vgr-2014", "run six-vs-five"} <= kept
    assert {"run six-vs-seven", "run corpus", "report (sv)"} <= made
    assert "changed: bytes, entry" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["run", "--only", "six-vs-eight"], 2, "run 'six-vs-eight'"),
        (["run", "--only", "six-vs-five", "--set", "documnets=[]"], 2, "parameter 'documnets'"),
        (["run", "--only", "six-vs-five", "--set", "documents=3"], 2, "expected: list"),
        (["run", "--set", "documents=[]"], 2, "--only RUN"),
        (["run", "--lang", "no"], 2, "'no'"),
        (["rum"], 2, "No such command"),
        (["explain", "varmland", "99999999"], 2, "an offset below"),
        (["explain", "vermland", "1"], 2, "varmland"),
    ],
)
def test_wrong_use_is_told_in_one_message(
    own: Path, arguments: list[str], status: int, said: str
) -> None:
    before = digests(own / "build" / "report")
    told = called(*arguments, cwd=own)
    assert told.returncode == status
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert digests(own / "build" / "report") == before


def _remove_source(root: Path) -> None:
    (root / "data" / "sources" / "varmland.txt").unlink()


def _change_source(root: Path) -> None:
    (root / "data" / "sources" / "varmland.txt").write_text("Annat.\n", "utf-8")


def _break_yaml(root: Path) -> None:
    (root / "study.yaml").write_text("title: [\n", "utf-8")


def _misspell(root: Path) -> None:
    path = root / "study.yaml"
    path.write_text(path.read_text("utf-8").replace("baseline:", "baesline:"), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_remove_source, "no such file"),
        (_change_source, "expected: sha256"),
        (_break_yaml, "valid YAML"),
        (_misspell, "unknown key baesline"),
    ],
)
def test_a_fault_of_the_study_leaves_the_last_build(own: Path, spoil: object, said: str) -> None:
    before = digests(own / "build" / "report")
    spoil(own)  # type: ignore[operator]
    for arguments in (["run", "--engine", "embedded"], ["check"]):
        told = called(*arguments, cwd=own)
        assert told.returncode == 1
        assert said in told.stderr
        assert "Traceback" not in told.stderr
    assert digests(own / "build" / "report") == before


def test_a_kill_in_mid_run_leaves_the_last_build_and_the_next_run_works(small: Path) -> None:
    before = digests(small / "build" / "report")
    prose = small / "reports" / "en" / "index.qmd"
    prose.write_text(prose.read_text("utf-8") + "\nA new sentence.\n", "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "agreement_study", "run", "--engine", "embedded"],
        cwd=small,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    build = small / "build"
    while not list(build.glob(".staged-*")) and running.poll() is None:
        time.sleep(0.02)
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert digests(small / "build" / "report") == before
    again = called("run", "--engine", "embedded", cwd=small)
    assert again.returncode == 0, again.stderr
    page = small / "build" / "report" / "en" / "index.html"
    assert "A new sentence." in page.read_text("utf-8")
    assert not list(build.glob(".staged*"))


@pytest.mark.builds
def test_two_builds_in_two_folders_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """One language of a build by one process is that of a build by two, in another folder.

    Most trials of findings, and the texts damaged most, are taken from the first build; those
    left out come out the same. That a text damaged much is mended alike by two processes is a
    test of repair.
    """
    other = copy_study(tmp_path / "elsewhere" / "another name")
    trials = built / "build" / "cache" / "trials"
    seeded = shutil.copytree(trials, other / "build" / "cache" / "trials")
    for anew in sorted(seeded.iterdir())[::ANEW]:
        anew.unlink()
    first_coded = coded_in(built)
    (other / "build" / "cache" / "documents").mkdir()
    for path in sorted(first_coded, key=lambda path: first_coded[path][0])[-SPARED:]:
        shutil.copy(built / path, other / path)
    done = command("run", "--engine", "embedded", "--jobs", "1", "--lang", "sv", cwd=other)
    assert done.returncode == 0, done.stderr
    assert digests(seeded) == digests(trials)
    coded = coded_in(other)
    assert len(coded) > SPARED + 5
    assert coded == {path: first_coded[path] for path in coded}
    for part in ("tables", "notebooks", "site/sv", "report/sv"):
        made, first = digests(other / "build" / part), digests(built / "build" / part)
        if part == "notebooks":
            first = {name: told for name, told in first.items() if name.endswith("-sv.ipynb")}
        if part == "tables":  # which tell values and findings in both languages
            first = {name: told for name, told in first.items() if name not in TOLD}
            made = {name: told for name, told in made.items() if name not in TOLD}
        assert made
        assert made == first


def test_what_was_published_comes_out_again(built: Path) -> None:
    from agreement_study.publishing.masks import masks_of
    from agreement_study.publishing.published import differences, read_published, record_of
    from agreement_study.study import Study

    study = Study(built)
    texts = {source.id: source.path.read_text("utf-8") for source in study.sources.values()}
    masks = masks_of(study.sources.values(), texts)
    published = read_published(study.reports / "published.json")
    found = differences(published, record_of(study, built / "build" / "tables", masks))
    assert published.values
    assert [one for one in found if one.kind in ("values", "findings")] == []


def test_names_of_persons_are_in_no_published_file(built: Path) -> None:
    from agreement_study.study import Study

    study = Study(built)
    names = {
        source.path.read_text("utf-8")[span.start : span.end]
        for source in study.sources.values()
        for span in source.personal_names
    }
    assert len(names) > 10
    for part in ("site", "report"):
        for path in (built / "build" / part).rglob("*"):
            if path.suffix in {".html", ".ipynb", ".qmd", ".yml", ".csv", ".md"}:
                text = path.read_text("utf-8")
                escaped = json.dumps(text)
                assert not [name for name in names if name in text or name in escaped], path
