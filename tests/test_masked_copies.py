"""A masked copy is a whole study without names; a copy is one byte by byte."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from agreement_study.masked_copies import copy_masked, masked_texts
from agreement_study.model import MARK
from agreement_study.records import read_yaml
from agreement_study.study import Study
from agreement_study.study_copies import copy_study, study_files
from tests.tiny_study import AGREEMENT, MINUTES, NAMES, tiny_study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tiny_study(tmp_path / "study"))


def _files(root: Path) -> dict[str, bytes]:
    paths = [path for path in root.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_a_copy_has_what_was_written_and_nothing_that_was_made(study: Study) -> None:
    before = _files(study.root)
    for made in ("build/tables/units.csv", "notebooks/.ipynb_checkpoints/a.ipynb", "data/.x"):
        path = study.root / made
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("made", "utf-8")
    assert _files(copy_study(study, study.root.parent / "copy").root) == before


def test_no_file_of_a_masked_copy_has_a_name(study: Study) -> None:
    copy = copy_masked(study, study.root.parent / "masked")
    assert set(_files(copy.root)) == set(_files(study.root))
    for path, data in _files(copy.root).items():
        assert not [name for name in NAMES if name in data.decode("utf-8")], path


def test_masked_sources_have_their_own_digest_and_the_same_offsets(study: Study) -> None:
    copy = copy_masked(study, study.root.parent / "masked")
    copy.check_sources()
    for name, text in (("lakeside", AGREEMENT), ("minutes", MINUTES)):
        masked = copy.source(name).path.read_text("utf-8")
        assert copy.source(name).sha256 != study.source(name).sha256
        assert len(masked) == len(text)
        for span, stand_in in zip(
            copy.source(name).personal_names, copy.source(name).stand_ins, strict=True
        ):
            assert set(masked[span.start : span.end]) == {MARK}
            assert len(stand_in) == span.end - span.start


def test_a_mention_that_is_not_registered_is_masked_and_becomes_registered(study: Study) -> None:
    assert len(study.source("minutes").personal_names) == 1
    spans = copy_masked(study, study.root.parent / "masked").source("minutes").personal_names
    assert [MINUTES[span.start : span.end] for span in spans] == [NAMES[2], *NAMES[2].split()]


def test_a_mention_with_escaped_signs_keeps_its_length(tmp_path: Path) -> None:
    root = tiny_study(tmp_path / "study")
    source = root / "data" / "sources" / "minutes.txt"
    escaped = NAMES[1].replace(".", "\\.").replace("@", "\\@")
    old = source.read_bytes()
    source.write_text(f"{MINUTES}Write to {escaped}!\n", "utf-8")
    registry = root / "data" / "sources.yaml"
    before, after = (hashlib.sha256(data).hexdigest() for data in (old, source.read_bytes()))
    registry.write_text(registry.read_text("utf-8").replace(before, after), "utf-8")
    masked = masked_texts(Study(root)).masked["minutes"]
    assert masked.endswith(f"Write to {MARK * len(escaped)}!\n")


def test_masking_a_masked_study_changes_nothing(study: Study) -> None:
    once = copy_masked(study, study.root.parent / "once")
    again = masked_texts(once)
    assert again.masked == again.received


def test_quotes_are_cut_from_the_masked_text_even_where_they_cut_a_name(study: Study) -> None:
    copy = copy_masked(study, study.root.parent / "masked")
    text = copy.source("lakeside").path.read_text("utf-8")
    with (copy.data / "notes.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["quote"] for row in rows] == [
        text[int(row["start"]) : int(row["end"])] for row in rows
    ]
    assert rows[1]["quote"] == MARK * 4


def test_what_cannot_be_masked_is_left_out(study: Study) -> None:
    (study.data / "sources" / "draft.txt").write_text("Ylva", "utf-8")
    (study.data / "scan.bin").write_bytes(b"\xff\xfe\x00")
    (study.reports / "logo.png").write_bytes(b"\x89PNG\xff")
    masked = copy_masked(study, study.root.parent / "masked").root
    assert not (masked / "data" / "sources" / "draft.txt").exists()
    assert not (masked / "data" / "scan.bin").exists()
    assert (masked / "reports" / "logo.png").read_bytes() == b"\x89PNG\xff"


def test_the_registry_of_a_masked_copy_reads_as_the_study_s(study: Study) -> None:
    copy = copy_masked(study, study.root.parent / "masked")
    entries = read_yaml(copy.data / "sources.yaml")
    assert [entry["id"] for entry in entries] == list(study.sources)
    assert entries[0]["title"] == f"Lakeside, by {MARK * len(NAMES[0])}"
    assert list(study_files(copy))
