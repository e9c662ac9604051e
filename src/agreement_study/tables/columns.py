"""The columns of every table, declared once: name, type, allowed values.

Order here is order in the files. What each column means, in Swedish and English, stands in
`meanings.yaml` beside this module; `check`, `docs/tables.md` and the data package read both.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from agreement_study.model import PARTS, UNIT_KINDS
from agreement_study.yaml_text import load_yaml

RELATIONS = ("same", "renamed", "merged", "split", "absorbed", "added", "dropped")
ROLES = ("portal", "ordinary")


@frozen
class Column:
    """One column. `kind` is text, integer, number, boolean or date (EDTF level 1)."""

    name: str
    kind: str = "text"
    values: tuple[str, ...] = ()


def _columns(names: str, **special: str | tuple[str, ...]) -> tuple[Column, ...]:
    """Columns by name; `special` gives a kind, or the closed list of values."""
    made = []
    for name in names.split():
        more = special.get(name, _USUAL.get(name, "text"))
        made.append(Column(name, more) if isinstance(more, str) else Column(name, "text", more))
    return tuple(made)


_USUAL = {
    **dict.fromkeys(
        (
            *("start", "end", "start_a", "end_a", "start_b", "end_b"),
            *("section_start", "section_end", "position", "level", "page"),
            *("characters", "units", "ocr_edits", "documents"),
        ),
        "integer",
    ),
    "stated_count": "integer",
    "damage": "number",
    "similarity": "number",
}

TABLES: dict[str, tuple[Column, ...]] = {
    "documents": _columns(
        "document work title kind language region format sha256 characters units ocr_edits damage "
        "principles_stated version_date",
        principles_stated="integer",
        version_date="date",
    ),
    "edits": _columns("document start end received repaired rule"),
    "units": _columns(
        "document unit kind level section part start end text", kind=UNIT_KINDS, part=PARTS
    ),
    "places": _columns("document start end page"),
    "codings": _columns(
        "document unit start end code value coder coder_version codebook_version rule quote"
    ),
    "coverage": _columns("document coder family coder_version codebook_version"),
    "principles": _columns(
        "document unit position principle label role relation stated_count start end "
        "section_start section_end quote",
        relation=RELATIONS,
        role=("", *ROLES),
    ),
    "commitments": _columns("document unit start end bearer modality form principle quote"),
    "governance": _columns(
        "document unit body attribute value status start end quote", status=("stated", "unclear")
    ),
    "events": _columns("document unit date type status about start end quote", date="date"),
    "parties": _columns("document unit side name start end quote", side=("public", "civil")),
    "crosswalk": _columns("baseline principle document relation position role label"),
    "contrasts": _columns(
        "document_a document_b aspect item value_a value_b change start_a end_a start_b end_b"
    ),
    "shared_passages": _columns(
        "document_a start_a end_a document_b start_b end_b similarity common_stock",
        common_stock=("true", "false"),
    ),
    "followthrough": _columns(
        "agreement later item code judgement start_a end_a start_b end_b inference"
    ),
    "reliability": _columns(
        "code coder_a coder_b documents units positive_a positive_b agreement alpha kappa low high "
        "reason",
        positive_a="integer",
        positive_b="integer",
    ),
    "values": _columns("run name value unit text_sv text_en rows"),
    "findings": _columns(
        "id run question sentence_sv sentence_en holds evidence overturned_by",
        holds=("true", "false"),
    ),
}

CODED = tuple(list(TABLES)[: list(TABLES).index("crosswalk")])
"""The tables that one document yields by itself (what `code` writes)."""


def names(table: str) -> tuple[str, ...]:
    """Return the names of a table's columns, in order."""
    return tuple(column.name for column in TABLES[table])


@lru_cache(maxsize=1)
def meanings() -> dict[str, dict[str, dict[str, str]]]:
    """Return what tables and columns mean: table -> column -> language -> text.

    The column `""` is the table itself; `"*"` as table holds what columns mean everywhere.
    """
    text = (files(__package__) / "meanings.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, dict[str, str]]] = load_yaml(text)
    return loaded


def meaning(table: str, column: str, language: str) -> str:
    """Return what a column means in a language (`sv` or `en`)."""
    everywhere = meanings()["*"]
    return (meanings().get(table, {}).get(column) or everywhere[column])[language]
