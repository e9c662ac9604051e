"""Commitments of a table that extraction has flattened to cells, one below the other.

'Activity', 'Responsible' and 'Due' stand as lines, and below them the cells. A cell that opens with
a verb is a measure, and the first party that the next cells name is its bearer; so is a statement
in the place of an action, counted by the heads. Heads and the other cells of a row state nothing:
'Report presented' stands where it is told how a measure is known to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, mutable

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import Clause, clauses
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues, Found
from agreement_study.coding.commitment_grammar import grammar, opens_with_action
from agreement_study.coding.commitment_memory import Memory, opening_party
from agreement_study.coding.commitment_tables import FEWEST_WORDS, measure, owner

LONGEST_CELL = 25  # words; what is longer is running text behind the table
CELLS = 2  # behind an action in which its bearer is looked for
ACTION = "action of a table"
_ROW_NUMBER = re.compile(
    r"(?:[^\W\d_] )?[^\W\d_]?\d+(?:\.\d+)*\.?"
)  # 'A2', and 'G A2' of two cells
_COUNTED = re.compile(r"(?:\w+ ){0,2}\d")
_MODALITY = {"future": "obligation"}

Cells = dict[str, Found | None]


@mutable(kw_only=True)
class _Table:
    """The table that reading is in: how many cells a row has, and how many came since an action."""

    width: int = 0
    since: int = 0

    def opened(self, width: int) -> None:
        """Begin a table with so many columns; the first cell may be an action."""
        self.width, self.since = width, width - 1

    def is_row(self) -> bool:
        """Tell whether a cell stands in the row of the last action."""
        return self.since < self.width


def of_cells(all_places: Sequence[Place], cues: Cues, memory: Memory) -> Cells:
    """Return the measure that a cell states, or None for one that states nothing, by its unit."""
    found: Cells = {}
    table = _Table()
    heads = _heads(cues)
    for at, place in enumerate(all_places):
        label = _label(place)
        if width := _columns(all_places[at:], cues):
            table.opened(width)
        if not table.width:
            continue
        if label in heads:
            found[place.unit.id] = None
        elif _ROW_NUMBER.fullmatch(label) or cues.opens("numbered_goal", place.text):
            table.since = table.width - 1
        elif _is_text(place):
            table.width = 0
        else:
            table.since += 1
            told = _told(place, all_places[at + 1 : at + 1 + CELLS], table, cues, memory)
            if told or table.is_row():
                found[place.unit.id] = told
            table.since = 0 if told else table.since
    return found


def _told(
    place: Place, below: Sequence[Place], table: _Table, cues: Cues, memory: Memory
) -> Found | None:
    """Return the measure of a cell, if it stands where one may."""
    owned = bool(below) and _is_owner(below[0].text, cues, memory)
    long = len(place.text.split()) >= FEWEST_WORDS
    if opens_with_action(place.text, cues.language):
        sure = long or grammar(cues.language).inverts  # 'Report presented' is hardly an order
        near = table.since >= table.width - 1 if sure else not table.is_row()
        return measure(_bearer(below, cues), place.text, ACTION, cues) if near or owned else None
    counted = _COUNTED.match(place.text)  # 'At least 15 clubs take part' tells how it went
    exact = table.since == table.width and long and not counted
    if exact and not _is_owner(place.text, cues, memory):
        return _stated(place, cues)
    return None


def _is_owner(cell: str, cues: Cues, memory: Memory) -> bool:
    return owner(cell, cues, memory) != "unspecified" and not clauses(cell, cues.language)


def _stated(place: Place, cues: Cues) -> Found | None:
    """Return the measure of a statement: 'The city opens its halls', 'Better knowledge of ...'."""
    clause = next(iter(clauses(place.text, cues.language)), None)
    named = clause.named if clause and clause.standing == "main" else ()
    named = named or opening_party(place.text, cues)
    if named and named[0] in PARTIES:
        told = measure(named[0], place.text, ACTION, cues)
        return evolve(told, modality=_modality(clause))
    result = cues.opens("result", place.text)
    return measure("unspecified", place.text, ACTION, cues) if result else None


def _modality(clause: Clause | None) -> str:
    return _MODALITY.get(clause.modality, clause.modality) if clause else "intention"


def _heads(cues: Cues) -> frozenset[str]:
    columns = cues.wording.values["columns"]
    names = ("action", "what", "bearer", "other")
    return frozenset(head for name in names for head in columns[name])


def _columns(rest: Sequence[Place], cues: Cues) -> int:
    """Return how many columns there are from what is done on; 0 where their heads do not begin."""
    columns, known = cues.wording.values["columns"], _heads(cues)
    labels = [_label(place) for place in rest[:2]]
    if len(labels) < 2 or labels[0] not in (*columns["action"], *columns["what"]):
        return 0
    run = list(_run(rest, known))
    told = labels[1] in columns["bearer"] or any(label in columns["bearer"] for label in run)
    return len(run) if told else 0


def _run(rest: Sequence[Place], known: frozenset[str]) -> Iterator[str]:
    """Yield the heads that stand one below the other."""
    for place in rest:
        label = _label(place)
        if label not in known:
            return
        yield label


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
