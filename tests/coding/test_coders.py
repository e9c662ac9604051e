"""Coders as plug-ins: put in order, broken ones told, plug-ins of a study loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from attrs import frozen

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.coding.coders import load_coders, ordered, run_coders
from agreement_study.errors import CodingError, Faults
from agreement_study.model import Coding, Document, Source, Unit

DOCUMENT = Document(
    source=Source(id="d", path=Path("d.txt")),
    text="Dialog",
    language="sv",
    units=(Unit(id="d#1", kind="heading", start=0, end=6, text="Dialog"),),
)


@frozen
class Made:
    """A coder that codes every unit with its first family."""

    name: str
    families: tuple[str, ...]
    needs: tuple[str, ...] = ()
    version: str = "1"

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        for unit in document.units:
            yield document.code(unit, self.families[0], str(len(found)), rule="all")


@frozen
class Raising(Made):
    """A coder that fails."""

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        raise ValueError("oh")


def test_coders_come_after_what_they_need() -> None:
    last, first = Made("last", ("b",), ("a",)), Made("first", ("a",))
    assert [coder.name for coder in ordered([last, first])] == ["first", "last"]


@pytest.mark.parametrize(
    ("coders", "said"),
    [
        ([Made("x", ("a",), ("nowhere",))], "nobody codes nowhere"),
        ([Made("x", ("a",), ("b",)), Made("y", ("b",), ("a",))], "a circle"),
    ],
)
def test_missing_and_circular_needs_are_told(coders: list[Made], said: str) -> None:
    with pytest.raises(Faults, match=said):
        ordered(coders)


def test_later_coders_see_the_codings_that_count() -> None:
    one, other = Made("one", ("a",)), Made("other", ("a",))
    last = Made("last", ("b",), ("a",))
    codings, coverage = run_coders(DOCUMENT, [one, other, last], read_codebook(), {"a": "one"})
    assert [c.value for c in codings if c.code == "b"] == ["1"]
    assert [(c.coder, c.family) for c in coverage] == [("one", "a"), ("other", "a"), ("last", "b")]
    assert {c.coder_version for c in codings} == {"1"}


def test_a_coder_that_fails_or_strays_is_named() -> None:
    with pytest.raises(CodingError, match=r"coder bad on d(.|\n)*ValueError: oh"):
        run_coders(DOCUMENT, [Raising("bad", ("a",))], read_codebook(), {})
    stray = Made("stray", ("a",))
    object.__setattr__(stray, "families", ("a", "b"))
    assert run_coders(DOCUMENT, [stray], read_codebook(), {})


def test_the_built_in_coders_load_in_order() -> None:
    names = [coder.name for coder in load_coders(None)]
    assert {"principles", "commitments", "governance", "events", "parties"} <= set(names)
    assert names.index("parties") < names.index("commitments") < names.index("governance")


def test_coders_of_a_study_are_loaded_and_broken_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        "class Mine:\n"
        "    name, version, families, needs = 'mine', '1', ('theme',), ()\n"
        "    def code(self, document, found, codebook):\n"
        "        return []\n",
        "utf-8",
    )
    assert "mine" in [coder.name for coder in load_coders(tmp_path)]
    (tmp_path / "broken.py").write_text("import nothing_of_this_name\n", "utf-8")
    load_coders.cache_clear()
    with pytest.raises(Faults, match=r"broken\.py"):
        load_coders(tmp_path)
