"""A finding that another run marks has the mark behind it wherever the report states it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tiny_study import tiny_study

from agreement_study.publishing.masks import Masks
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.outputs import KIND, Collection, Mark
from agreement_study.publishing.runs import RunResult
from agreement_study.publishing.site import variables
from agreement_study.study import require_study


def result(run: str, **stated: Any) -> RunResult:
    given = {"values": (), "findings": (), "marks": (), **stated}
    return RunResult(
        run=run, lang="en", path=Path("n.ipynb"), notebook=nbformat.v4.new_notebook(), **given
    )


def finding(id: str, holds: bool = True) -> dict[str, object]:
    return {"id": id, "sentence": f"So says {id}.", "holds": holds}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (("a", "x"), {"x": "So says x. \\(Not without y.\\)", "z": "So says z."}),
        (("a", "gone"), {"x": "So says x.", "z": "So says z."}),  # does not hold: not stated at all
        (("none", "x"), {"x": "So says x.", "z": "So says z."}),
    ],
)
def test_a_mark_stands_behind_its_finding(
    tmp_path: Path, marked: tuple[str, str], expected: dict[str, str]
) -> None:
    study = require_study(tiny_study(tmp_path))
    mark = {"run": marked[0], "finding": marked[1], "text": "(Not without y.)"}
    findings = (finding("x"), finding("gone", holds=False), finding("z"))
    results = [result("trials", marks=(mark,)), result("a", findings=findings)]
    assert variables(study, results, "en", Masks(()))["a"] == expected


def test_marks_are_handed_over_with_values_and_findings() -> None:
    mark = Mark(run="a", finding="x", text="(Not without y.)")
    handed = Collection(items=[mark])._repr_mimebundle_()[KIND.format("collection")]
    assert handed == {
        "value": [],
        "finding": [],
        "mark": [{"run": "a", "finding": "x", "text": "(Not without y.)"}],
    }
