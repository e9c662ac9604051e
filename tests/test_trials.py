"""Findings tried anew: the notebook's own cells over another study."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from agreement_study.notebook import open_study
from agreement_study.publishing.run_list import Run
from agreement_study.study import Study, require_study
from agreement_study.trials import AS_IT_IS, Variant, documents_of, holding, state, stating
from tests.tiny_study import tiny_study

CELLS = [
    'documents = ["lakeside", "minutes"]\nlang = "en"',
    """\
from agreement_study import open_study
study = open_study(documents=documents, lang=lang)
listed = study.principles[study.principles["position"].notna()]

def finding(id, holds):
    texts = {"sv": id, "en": id}
    return study.finding(id, question=texts, sentence=texts, holds=holds, overturned_by=texts)""",
    'study.report(study.value("n", len(listed)), finding("two", len(listed) == 2))',
    'finding("repaired", study.settings.repair == "on")',
    """\
#| label: tbl-drawn
undrawn = []
shown = undrawn.append(1)
shown = (shown, undrawn.append(2))
undrawn.append(len(listed))""",
    "%matplotlib inline",
    """\
#| label: shown-list
told = [row for row in listed.to_dict("records")]
undrawn.extend(told)""",
    'study.report(finding("minutes", not undrawn and study.document("minutes").id == "minutes"))',
]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.chdir(tiny_study(tmp_path))
    return require_study(None)


@pytest.fixture
def run(study: Study) -> Run:
    cells = [
        {
            "cell_type": "code",
            "metadata": {"tags": ["parameters"]} if number == 0 else {},
            "source": source.splitlines(keepends=True),
        }
        for number, source in enumerate(CELLS)
    ]
    path = study.notebooks / "20_tried.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return Run(id="tried", notebook=path)


def test_a_notebook_is_stated_as_it_is_and_draws_nothing(study: Study, run: Run) -> None:
    assert [(one.id, one.holds) for one in state(run, study)] == [
        ("two", True),
        ("repaired", True),
        ("minutes", True),
    ]
    assert documents_of(run, study) == ["lakeside", "minutes"]


def test_what_a_labelled_cell_makes_to_be_shown_alone_is_not_made() -> None:
    cells = [
        "#| label: tbl-a\nkept = 1\na = 2\na = a + 1\nb, c = a, kept\nd = kept\nshow(d)",
        "e = 3\nf = kept",
        "%pylab inline",
        "#| label: none",
        "#| label: b\nkept[0] = 1\nshow(kept)",
    ]
    left = [[ast.unparse(one) for one in statements] for statements in stating(cells)]
    assert left == [
        ["kept = 1", "a = 2", "a = a + 1", "b, c = (a, kept)"],
        ["e = 3", "f = kept"],
        [],
        [],
        ["kept[0] = 1"],
    ]


def test_each_variant_changes_what_it_names_and_a_cell_that_fails_states_nothing(
    study: Study, run: Run
) -> None:
    rule = open_study().most_used("list")[0]
    expected = [
        (AS_IT_IS, {"two": True, "repaired": True, "minutes": True}),
        (Variant(repair="off"), {"two": True, "repaired": False, "minutes": True}),
        (Variant(without="lakeside"), {"two": False, "repaired": True, "minutes": True}),
        (Variant(without="minutes"), {"two": True, "repaired": True}),
        (Variant(rule=rule), {"two": False, "repaired": True, "minutes": True}),
    ]
    for variant, holds in expected:
        assert holding(run, study, variant) == holds, variant


def test_a_trial_is_kept_until_its_notebook_changes(study: Study, run: Run) -> None:
    assert holding(run, study, AS_IT_IS)["two"]
    kept = list((study.cache / "trials").iterdir())
    assert len(kept) == 1
    kept[0].write_text('{"two": false}', encoding="utf-8")
    assert holding(run, study, AS_IT_IS) == {"two": False}
    text = run.notebook.read_text("utf-8").replace("== 2", "== 3")
    run.notebook.write_text(text, encoding="utf-8")
    assert not holding(run, study, AS_IT_IS)["two"]
    assert len(list((study.cache / "trials").iterdir())) == 2
