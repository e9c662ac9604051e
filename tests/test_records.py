"""YAML to records: every fault at once, with line and path."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen

from agreement_study.errors import Faults, StudyError
from agreement_study.records import plain, read_record, read_yaml


@frozen(kw_only=True)
class Inner:
    name: str
    count: int = 0


@frozen(kw_only=True)
class Outer:
    title: str
    inner: tuple[Inner, ...] = ()


def write(folder: Path, text: str) -> Path:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_record_is_read_and_written_plainly(tmp_path: Path) -> None:
    path = write(tmp_path, "title: Ett\ninner:\n  - {name: a, count: 2}\n")
    record = read_record(path, Outer)
    assert record == Outer(title="Ett", inner=(Inner(name="a", count=2),))
    assert plain(record) == {"title": "Ett", "inner": [{"name": "a", "count": 2}]}


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path, "title: 2014\ninner:\n  - name: a\n    cuont: 2\n  - count: many\n    name: b\n"
    )
    with pytest.raises(Faults) as told:
        read_record(path, Outer)
    text = str(told.value)
    assert len(told.value.faults) == 3
    assert "line 1: title" in text
    assert "write it in quotes" in text
    assert "line 3: inner" in text
    assert "unknown key cuont (known: count, name)" in text
    assert "line 5" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1,\nb: 2\n", "line 3, column 1"),
        ("a: 1\na: 2\n", "valid YAML"),
        ("a: 'x\n", "valid YAML"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(StudyError, match=message):
        read_yaml(write(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such file"):
        read_yaml(tmp_path / "none.yaml")


def test_what_is_read_again_is_the_file_as_it_is_and_nobody_elses(tmp_path: Path) -> None:
    path = write(tmp_path, "a: [1]\n")
    read_yaml(path)["a"].append(2)
    assert read_yaml(path) == {"a": [1]}
    write(tmp_path, "a: [3]\n")
    assert read_yaml(path) == {"a": [3]}
