"""Texts for the tests of principles: read, repaired, cut and coded as the package does it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.coding.principles import PrincipleCoder
from agreement_study.model import Coding, Document, Source
from agreement_study.pipeline import prepare
from agreement_study.records import read_yaml
from agreement_study.study import Settings

ROOT = Path(__file__).resolve().parents[2]
Case = Mapping[str, Any]


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    return read_codebook(ROOT / "data" / "codebook")


def document(text: str, language: str = "sv", name: str = "text", repair: str = "on") -> Document:
    source = Source(id=name, path=Path(f"{name}.txt"), kind="", language=language)
    return prepare(source, text, Settings(repair=repair))


def code(text: str, language: str = "sv", name: str = "text") -> list[Coding]:
    return list(PrincipleCoder().code(document(text, language, name), (), codebook()))


@lru_cache(maxsize=8)
def source(name: str) -> Document:
    text = (ROOT / "data" / "sources" / f"{name}.txt").read_text(encoding="utf-8-sig")
    return document(text, "en" if name == "vgr-2014" else "sv", name)


@lru_cache(maxsize=8)
def coded_source(name: str) -> tuple[Coding, ...]:
    return tuple(PrincipleCoder().code(source(name), (), codebook()))


def cases(name: str) -> list[Case]:
    path = Path(__file__).parent / "principle_lists" / f"{name}.yaml"
    rows: list[Case] = read_yaml(path)
    return rows


def listed(codings: Sequence[Coding]) -> list[tuple[str, str]]:
    """Key and label of each principle, in the order of the list."""
    rows = [coding.fields for coding in codings if coding.code == "list/principle"]
    return [(key, label) for key, _position, _role, _naming, label in rows]


def stated(codings: Sequence[Coding]) -> int | None:
    return next((int(c.value) for c in codings if c.code == "list/stated_count"), None)
