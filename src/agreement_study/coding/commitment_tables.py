"""Commitments of a table of actions: what is to be done, who does it and by when.

Where the rows stand in lines of their own, what stands below 'Activity' is a measure, and whoever
stands below 'Responsible' is its bearer. For cells one by one see `commitment_cells`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from agreement_study.coding.commitment_bearers import PARTIES, bearers, phrases, together
from agreement_study.coding.commitment_clauses import clauses
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues, Found, commitment_cues
from agreement_study.coding.commitment_grammar import opens_with_action
from agreement_study.coding.commitment_memory import Memory, whom
from agreement_study.model import Document

LONGEST_HEAD = 12  # words of the heads of columns
_NUMBERED = re.compile(r"(?:§ ?)?\d+(?:\.\d+)*[.:)]?\s")
ROW_OF_TABLE, BLOCK, OPENED = "row of a table", "block of labels", "owner opens the line"
FEWEST_WORDS = 4  # of what is to be done, where no verb opens it
OWNERS = re.compile(r"[,;/&+()]|\n")
LONGEST_OWNER = 5  # words of an owner in front of what it does
LONGEST_BLOCK = 5  # lines behind an action among which its bearer is looked for


def of_rows(document: Document, cues: Cues, memory: Memory) -> dict[str, Found]:
    """Return the measure that the row of a table states, by the id of its unit."""
    columns = cues.wording.values["columns"]
    found = {}
    for unit, row in document.rows.items():
        owned = any(head in columns["bearer"] for head in row.heads)
        action = row.cell(*columns["action"]) or (row.cell(*columns["what"]) if owned else "")
        if _is_done(action, cues):
            told = owner(row.cell(*columns["bearer"]), cues, memory)
            found[unit] = measure(told, action, ROW_OF_TABLE, cues)
    return found


def _is_done(action: str, cues: Cues) -> bool:
    """Tell whether a cell says what is to be done: not just 'Website', 'better communication'."""
    return opens_with_action(action, cues.language) or len(action.split()) >= FEWEST_WORDS


def owner(cell: str, cues: Cues, memory: Memory) -> str:
    """Return whom a cell names, by a name of the document's own if it can."""
    if cell in cues.wording.values["columns"]["everyone"]:
        return "joint"
    conjunction = phrases(cues.language).conjunction
    parts = [part for piece in OWNERS.split(cell) for part in conjunction.split(piece) if part]
    named = [whom(part, cues, memory) or bearers(part, cues.language) for part in parts]
    kinds = together([kinds[0] for kinds in named if kinds])
    return kinds[0] if kinds and kinds[0] in PARTIES else "unspecified"


def measure(bearer: str, action: str, rule: str, cues: Cues) -> Found:
    """Return the measure of an action; what is done together is both sides'."""
    shared = bearer == "unspecified" and cues.has("together", action)
    told = "joint" if shared else bearer
    return Found(bearer=told, modality="intention", form="measure", rule=rule)


def of_labels(all_places: Sequence[Place], cues: Cues, memory: Memory) -> dict[str, Found]:
    """Return the measure of a block of lines with labels: 'What: …', 'Who: …', 'When: …'.

    Where the first label asks, the second answers; behind 'Activity: …' a line 'Responsible: …' is
    another unit, and leaves the measure without a bearer.
    """
    action, owned = _labels(cues.language)
    found: dict[str, Found] = {}
    for at, place in enumerate(all_places):
        told = action.match(place.text)
        if not told:
            continue
        below = _block(all_places[at + 1 : at + 1 + LONGEST_BLOCK], action)
        owners = [match["said"] for line in below if (match := owned.match(line.text))]
        if owners and _is_done(told["said"], cues):
            bearer = owner(owners[0].strip(" ."), cues, memory) if told["what"] else "unspecified"
            found[place.unit.id] = measure(bearer, told["said"], BLOCK, cues)
    return found


def of_owners(all_places: Sequence[Place], cues: Cues, memory: Memory) -> dict[str, Found]:
    """Return the measure of a line that its owner opens: 'Council: put funding on one page'."""
    found: dict[str, Found] = {}
    for place in all_places:
        who, colon, said = place.said.partition(":")
        if not colon or "measure" not in (place.kind, place.inherited) or place.in_minutes:
            continue
        said = said.strip()
        if len(who.split()) > LONGEST_OWNER or not opens_with_action(said, cues.language):
            continue
        told = owner(who, cues, memory)
        if told != "unspecified":
            found[place.unit.id] = measure(told, said, OPENED, cues)
    return found


def _block(lines: Sequence[Place], action: re.Pattern[str]) -> Iterator[Place]:
    """Yield the lines behind an action up to the next heading, action or line without a label."""
    for line in lines:
        if line.unit.kind == "heading" or action.match(line.text) or ":" not in line.text:
            return
        yield line


@cache
def _labels(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how lines begin that tell what is done, and who does it."""
    columns = commitment_cues(language).wording.values["columns"]
    what, acts = ("|".join(map(re.escape, columns[name])) for name in ("what", "action"))
    owners = "|".join(sorted(map(re.escape, columns["bearer"]), key=len, reverse=True))
    return (
        re.compile(rf"(?:(?P<what>{what})|{acts})(?: [\d.]+)? ?: ?(?P<said>\w.*)", re.DOTALL),
        re.compile(rf"(?:{owners}) ?: ?(?P<said>\w.*)", re.DOTALL),
    )


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
