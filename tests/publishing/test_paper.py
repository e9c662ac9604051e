"""A study in a language of print, on a study that is not there."""

from __future__ import annotations

import pytest

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.model import Document
from agreement_study.publishing.paper import Paper


class Invented(Paper):
    @property
    def codebook(self) -> Codebook:
        return read_codebook()

    def document(self, name: str) -> Document:
        raise NotImplementedError


def paper(lang: str) -> Paper:
    return Invented(study=None, lang=lang)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("k", "m", "sv", "en"),
    [
        (3, 19, "3 av 19", "3 of 19"),  # too few rows for a percentage
        (10, 20, "10 av 20 (50\N{NO-BREAK SPACE}%)", "10 of 20 (50%)"),
        (0, 40, "0 av 40 (0\N{NO-BREAK SPACE}%)", "0 of 40 (0%)"),
        (0, 0, "0 av 0", "0 of 0"),
    ],
)
def test_a_percentage_only_of_enough_rows(k: int, m: int, sv: str, en: str) -> None:
    assert paper("sv").share(k, m) == sv
    assert paper("en").share(k, m) == en


@pytest.mark.parametrize(
    ("code", "field", "value", "said"),
    [
        ("commitment", "bearer", "joint", "gemensamt"),
        ("governance/parity", "value", "equal", "lika"),
        ("commitment", "bearer", "somebody", "somebody"),
        ("commitment", "no such field", "joint", "joint"),
    ],
)
def test_values_of_fields_have_labels(code: str, field: str, value: str, said: str) -> None:
    assert paper("sv").word(code, field, value) == said


def test_what_each_holds_by_itself_is_joined_with_or() -> None:
    assert paper("sv").either(["utan a", "utan b", "utan a"]) == "utan a eller utan b"
