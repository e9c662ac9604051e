"""Commitments of a table of actions that extraction has flattened to lines.

'Activity', 'Responsible' and 'Due' stand as lines of their own; below them come what is to be
done, who does it and by when, cell by cell. A cell that opens with a verb is a measure, and the
first party that the next cells name is its bearer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import clauses
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues, Found, commitment_cues
from agreement_study.coding.commitment_grammar import opens_with_action

LONGEST_CELL = 25  # words; what is longer is running text behind the table
LONGEST_HEAD = 12  # words of the heads of columns
_NUMBERED = re.compile(r"(?:§ ?)?\d+(?:\.\d+)*[.:)]?\s")
CELLS = 2  # behind an action in which its bearer is looked for


def of_tables(all_places: Sequence[Place], cues: Cues) -> dict[str, Found]:
    """Return the measure that a cell states, by the id of its unit."""
    found: dict[str, Found] = {}
    inside = False
    for at, place in enumerate(all_places):
        if _is_head(all_places[at : at + 2], cues) or _is_row_head(place, cues):
            inside = True
        elif inside and "|" in place.text:
            found |= _of_row(place, cues)
        elif inside and _label(place) in cues.wording.values["columns"]["bearer"]:
            continue  # 'Lead' is no action here
        elif inside and _is_text(place):
            inside = False
        elif inside and opens_with_action(place.text, cues.language):
            told = _bearer(all_places[at + 1 : at + 1 + CELLS], cues)
            shared = told == "unspecified" and cues.has("together", place.text)
            found[place.unit.id] = Found(
                bearer="joint" if shared else told,
                modality="intention",
                form="measure",
                rule="action of a table",
            )
    return found


def of_columns(all_places: Sequence[Place], cues: Cues) -> dict[str, Found]:
    """Return the undertaking that a cell states below 'Council will | Sector will', by its unit.

    The cells of a row follow each other; a heading between them opens a new row.
    """
    found: dict[str, Found] = {}
    columns: list[str] = []
    cell, in_head = 0, False
    for place in all_places:
        heads = _column_heads(place.text, cues)
        if heads:
            columns = [*columns, *heads] if in_head else heads
            cell, in_head = 0, True
            continue
        in_head = False
        if place.unit.kind == "heading":
            columns = [] if _NUMBERED.match(place.text) else columns
            cell = 0
        elif len(columns) > 1 and _is_cell(place, cues):
            bearer = columns[cell % len(columns)]
            cell += 1
            found[place.unit.id] = Found(
                bearer=bearer, modality="obligation", form="undertaking", rule="cell of a column"
            )
        else:
            columns = []
    return found


def _column_heads(text: str, cues: Cues) -> list[str]:
    """Return whom the heads of columns name; nothing where a text is no such head."""
    parts = [part.strip(" .…:|") for part in _modal_end(cues.language).split(text)]
    *heads, rest = parts
    if rest or not heads or len(text.split()) > LONGEST_HEAD:
        return []
    named = [_head_party(head, cues) for head in heads]
    return named if all(named) else []


def _head_party(head: str, cues: Cues) -> str:
    words = head.split()
    tries = (bearers(" ".join(words[at:]), cues.language) for at in range(len(words)))
    return next((named[0] for named in tries if named and named[0] in PARTIES), "")


@cache
def _modal_end(language: str) -> re.Pattern[str]:
    found = commitment_cues(language).wording
    listed = sorted(found.values["column_modal"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)")


def _is_cell(place: Place, cues: Cues) -> bool:
    """Whether a text goes on where the head of its column left off."""
    if opens_with_action(place.said, cues.language):
        return True
    noun = cues.opens("preposition", place.said) or cues.opens("determiner", place.said)
    first = place.said.split(" ", 1)[0]
    return cues.opens("base_form", first) and not noun and not clauses(place.said, cues.language)


def _is_head(pair: Sequence[Place], cues: Cues) -> bool:
    """Whether the heads of the columns stand here: what is done, then who does it."""
    columns = cues.wording.values["columns"]
    labels = [_label(place) for place in pair]
    return len(labels) > 1 and labels[0] in columns["action"] and labels[1] in columns["bearer"]


def _is_row_head(place: Place, cues: Cues) -> bool:
    """Whether a line holds the heads of the columns: 'Aktivitet | Ansvarig | Tid'."""
    columns = cues.wording.values["columns"]
    cells = [cell.strip(" :*") for cell in place.text.split("|") if cell.strip()]
    return len(cells) > 1 and cells[0] in columns["action"] and cells[1] in columns["bearer"]


def _of_row(place: Place, cues: Cues) -> dict[str, Found]:
    cells = [cell.strip() for cell in place.text.strip(" |").split("|")]
    if _NUMBERED.match(f"{cells[0]} "):
        cells = cells[1:]
    if not cells:
        return {}
    action, *others = cells
    if not opens_with_action(action, cues.language):
        return {}
    bearer = _bearer([evolve(place, text=cell) for cell in others[:CELLS]], cues)
    return {
        place.unit.id: Found(
            bearer=bearer, modality="intention", form="measure", rule="row of a table"
        )
    }


def _label(place: Place) -> str:
    return place.text.strip(" :*")


def _is_text(place: Place) -> bool:
    words = place.text.split()
    return len(words) > LONGEST_CELL or (len(words) > 3 and place.text.endswith("."))


def _bearer(cells: Sequence[Place], cues: Cues) -> str:
    """The first party of the cells before the next action."""
    for cell in cells:
        if opens_with_action(cell.text, cues.language):
            break
        words = cell.text.split()
        tries = [" ".join(words[:size]) for size in range(min(len(words), 4), 0, -1)]
        for named in (bearers(text, cues.language) for text in tries):
            if named and named[0] in PARTIES:
                return named[0]
    return "unspecified"
