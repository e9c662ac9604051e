"""YAML read by libyaml means what ruamel says that it means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from agreement_study import yaml_text
from agreement_study.yaml_text import load_yaml
from tests.conftest import ROOT

FILES = sorted(
    path
    for name in ("src", "data", "notebooks", "reports", ".")
    for path in (ROOT / name).glob("*.y*ml" if name == "." else "**/*.y*ml")
)
WORDS = "yes no on off ~ null Null true TRUE y n . - 0 007 0o17 0x1f 1_000 1e3 1.5 .5 -3 +3 2."
MORE = "2021-05-03 2021. 12:30 -a 1a .a <a 3-4 1.2.3 .inf -.inf 3.4e+2 a:b a#b"
TEXTS = (
    "a: &x [1, 2]\nb: *x\n",
    "a: !!str 1\n",
    "a: {b: 1, c: 'd', 3: e}\n",
    "- >\n  one\n  two\n- |-\n  three\n   four\n- \"five\\n\\x41\"\n- 'it''s'\n",
    "base: &b {a: 1}\nmore:\n  <<: *b\n  c: 2\n",
    "%YAML 1.1\n---\na: no\n",
    "? [a, b]\n: 1\n",
    "",
    "# nothing\n",
    "a:\nb:\n- \n",
)


def by_ruamel(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave libyaml without help."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("left to ruamel")

    monkeypatch.setattr(yaml_text, "YAML", refuse)


def test_there_are_files() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_files_of_the_project(path: Path, alone: None) -> None:
    """libyaml reads every one by itself, and as ruamel does."""
    text = path.read_text("utf-8")
    assert repr(load_yaml(text)) == repr(by_ruamel(text))


@pytest.mark.parametrize("word", [*WORDS.split(), *MORE.split(), "2021-05-03 10:00:00"])
def test_plain_words(word: str) -> None:
    text = f"- {word}\n- {{a: {word}}}\n- '{word}'\n"
    assert repr(load_yaml(text)) == repr(by_ruamel(text))


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_out_of_the_ordinary(text: str) -> None:
    assert repr(load_yaml(text)) == repr(by_ruamel(text))


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2\n", "a: [\n", "a: b: c\n", "- a\n---\n- b\n", "a: 1\u2028b: 2", "=", "\x01"],
)
def test_a_fault_is_told_by_ruamel(text: str) -> None:
    with pytest.raises(YAMLError) as expected:
        by_ruamel(text)
    with pytest.raises(YAMLError) as told:
        load_yaml(text)
    assert str(told.value) == str(expected.value)


@pytest.mark.parametrize("text", ["day: 2026-02-30", "-_: 1", "._: 2"])
def test_what_is_no_number_and_no_date_is_told(text: str) -> None:
    with pytest.raises(YAMLError, match="put in quotes"):
        load_yaml(text)


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert load_yaml("a: no") == {"a": "no"}


PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=50)
@given(VALUES)
@example({"-_": None})
def test_whatever_is_written_comes_back(value: Any) -> None:
    """As ruamel reads it, which takes '-_' and '._' for numbers and then fails."""
    text = yaml.safe_dump(value, allow_unicode=True)
    try:
        expected = by_ruamel(text)
    except ValueError as fault:
        with pytest.raises(YAMLError, match=re.escape(str(fault))):
            load_yaml(text)
    else:
        assert load_yaml(text) == expected


@given(st.text("ab01-+.:~ \n#'\"[]{},&*!|>%=<_", max_size=20))
def test_any_signs_mean_the_same_or_nothing(text: str) -> None:
    try:
        expected = by_ruamel(text)
    except (YAMLError, ValueError, TypeError):
        return
    assert repr(load_yaml(text)) == repr(expected)
