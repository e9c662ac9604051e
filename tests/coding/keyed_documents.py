"""Documents with complete keys: every row that a careful coder would write down, by its quote.

A key is `NAME.csv` beside `NAME.txt`: `code, value, quote, nth, note`. `quote` stands in the text
(white space folded), for the `nth` time. A row whose note is `doubtful` is neither missed nor
false. Rows `principles` (`key|position|label`) and `stated_count` tell the list of principles.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from attrs import frozen
from tests.coding.principle_texts import codebook

from agreement_study.comparison.crosswalk import principles
from agreement_study.comparison.evaluation import Evaluation, evaluate, match
from agreement_study.model import Coding, Source
from agreement_study.pipeline import code_text
from agreement_study.study import Settings

FOLDER = Path(__file__).parent / "keyed"
LISTED = ("principles", "stated_count")


@frozen
class Keyed:
    """What a document's key says, and what the coders found."""

    firm: tuple[Coding, ...]
    doubtful: tuple[Coding, ...]
    found: tuple[Coding, ...]
    listed: tuple[str, ...]

    def scored(self) -> list[Coding]:
        """What was found, but what only a doubtful row expects, in the families of the key."""
        families = {row.family for row in (*self.firm, *self.doubtful)}
        mine = [row for row in self.found if row.family in families]
        met = {id(row) for row, _ in match(mine, self.firm)}
        rest = [row for row in mine if id(row) not in met]
        neutral = {id(row) for row, _ in match(rest, self.doubtful)}
        return [row for row in mine if id(row) not in neutral]


@lru_cache(maxsize=8)
def keyed(folder: str) -> tuple[Keyed, ...]:
    return tuple(_read(path) for path in sorted((FOLDER / folder).glob("*.csv")))


@lru_cache(maxsize=8)
def scores(folder: str) -> Evaluation:
    documents = keyed(folder)
    found = [row for each in documents for row in each.scored()]
    return evaluate(found, [row for each in documents for row in each.firm], codebook())


def exact_lists(folder: str) -> tuple[int, int]:
    """How many documents list just the principles that are expected, in order, and how many are."""
    documents = keyed(folder)
    return sum(_keys(each.found) == each.listed for each in documents), len(documents)


def _keys(found: Sequence[Coding]) -> tuple[str, ...]:
    rows = principles(list(found), codebook().baseline("national-2008"), codebook())
    return tuple(row.principle for row in rows if row.position)


def key_of(path: Path) -> tuple[tuple[Coding, ...], tuple[Coding, ...]]:
    """Return the firm and the doubtful rows of a key."""
    text, document = _text(path), _name(path)
    rows = [row for row in _rows(path) if _is_coding(row)]
    coded = [(_coding(document, text, row), row["note"] or "") for row in rows]
    return (
        tuple(coding for coding, note in coded if "doubtful" not in note),
        tuple(coding for coding, note in coded if "doubtful" in note),
    )


def _read(path: Path) -> Keyed:
    firm, doubtful = key_of(path)
    source = Source(id=_name(path), path=path.with_suffix(".txt"), kind="", language="")
    return Keyed(
        firm=firm,
        doubtful=doubtful,
        found=code_text(source, _text(path), Settings()).codings,
        listed=tuple(r["value"].split("|")[0] for r in _rows(path) if r["code"] == "principles"),
    )


def _text(path: Path) -> str:
    return path.with_suffix(".txt").read_text(encoding="utf-8-sig")


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _is_coding(row: dict[str, str]) -> bool:
    return row["code"] not in LISTED


def _coding(document: str, text: str, row: dict[str, str]) -> Coding:
    start, end = _place(text, row["quote"], int(row["nth"] or 1))
    return Coding(
        document=document,
        unit="",
        start=start,
        end=end,
        code=row["code"],
        value=row["value"],
        coder="key",
        coder_version="",
        codebook_version="",
        rule="",
        quote=text[start:end],
    )


def _place(text: str, quote: str, nth: int) -> tuple[int, int]:
    words = r"\s+".join(map(re.escape, quote.split()))
    found: Iterator[re.Match[str]] = re.finditer(words, text)
    return [one.span() for one in found][nth - 1]
