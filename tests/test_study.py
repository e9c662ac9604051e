"""Studies on disk: found upward, registry checked, sources held against their sha256."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from agreement_study.errors import Faults, UsageError
from agreement_study.study import Study, find_study, require_study

ROOT = Path(__file__).parents[1]


@pytest.fixture
def copy(tmp_path: Path) -> Study:
    """A copy of the study's registry and sources."""
    shutil.copy(ROOT / "study.yaml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return Study(tmp_path)


def test_a_study_is_found_upward_from_a_folder_in_it(copy: Study) -> None:
    assert find_study(copy.data / "sources") == Study(copy.root.resolve())
    assert require_study(copy.root).root == copy.root.resolve()


def test_where_there_is_no_study_it_is_told(tmp_path: Path) -> None:
    assert find_study(tmp_path) is None
    with pytest.raises(UsageError, match="--study"):
        require_study(tmp_path)


def test_the_five_sources_are_registered_with_their_dates(copy: Study) -> None:
    copy.check_sources()
    assert {name: source.version_date for name, source in copy.sources.items()} == {
        "vgr-2014": "2014-11-25",
        "varmland": "",
        "norrbotten": "",
        "blekinge-2026": "2026/2029",
        "vgr-minutes-2023-08-30": "2023-08-30",
    }
    assert all(source.origin == source.terms == "" for source in copy.sources.values())


def test_personal_names_of_the_registry_are_names(copy: Study) -> None:
    for source in copy.sources.values():
        text = source.path.read_text("utf-8")
        for span in source.personal_names:
            name = text[span.start : span.end]
            assert name == name.strip()
            assert "@" in name or all(part[0].isupper() for part in name.split())


def test_missing_and_changed_sources_are_told_at_once(copy: Study) -> None:
    (copy.data / "sources" / "varmland.txt").unlink()
    changed = copy.data / "sources" / "norrbotten.txt"
    changed.write_text("x", "utf-8")
    with pytest.raises(Faults) as told:
        copy.check_sources()
    assert len(told.value.faults) == 2
    assert "varmland" in str(told.value)
    assert "no such file" in str(told.value)
    assert "write the new sha256" in str(told.value)


def test_faults_of_the_registry_are_told_with_their_lines(copy: Study) -> None:
    path = copy.data / "sources.yaml"
    text = path.read_text("utf-8").replace("  kind: minutes", "  knid: minutes")
    path.write_text(
        text + text[text.index("- id: varmland") : text.index("- id: norrbotten")], "utf-8"
    )
    with pytest.raises(Faults) as told:
        _ = copy.sources
    assert "unknown key knid" in str(told.value)
    line = text[: text.index("- id: vgr-minutes")].count("\n") + 1
    assert f"line {line}" in str(told.value)


def test_a_doubled_id_is_told(copy: Study) -> None:
    path = copy.data / "sources.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text + text[text.index("- id: varmland") : text.index("- id: norrbotten")], "utf-8"
    )
    with pytest.raises(Faults, match="id varmland"):
        _ = copy.sources


def test_an_unknown_document_is_told(copy: Study) -> None:
    with pytest.raises(UsageError, match="varmland"):
        copy.source("vermland")
