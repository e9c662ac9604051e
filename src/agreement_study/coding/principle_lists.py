"""Enumerations in running text: 'bygger på sex principer: dialog, kvalitet och mångfald'.

A sentence is read as a chain of chunks. Commas divide labels; a conjunction divides the last two,
unless both together are one label; clauses between the labels are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreement_study.coding.principle_candidates import Candidate, Outline, introduction
from agreement_study.coding.principle_entries import Entry, unknown
from agreement_study.coding.principle_labels import Label, Labels
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Unit

TOKEN = re.compile(r"[^\s,;.:()·•|–—]+|[,;.:()·•|–—]")
MARKS = ",;.:()·•|–—"
DIVIDER = re.compile(r"[,;·•|]|\s[–—]\s")
BRACKETED = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s*")
NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s*")
MOST_UNKNOWN = 4  # words of a label that the codebook does not know
CLAUSES = 4  # chunks without a label that may stand between two labels
FEWEST = 3  # labels in a list, where no count says otherwise


@frozen
class Chunk:
    """A stretch between two dividers; `joint` is what stands before it."""

    start: int
    end: int
    joint: str


@frozen(kw_only=True)
class Item:
    """A label in a chain, and whether a conjunction binds it to the one before."""

    start: int
    end: int
    label: Label
    joint: str
    called: bool = False
    portal: bool = False


def running_candidates(
    lines: Outline, labels: Labels, counts: Mapping[int, int]
) -> Iterator[Candidate]:
    """Yield the enumerations of sentences that have a cue, or that follow one.

    Parameters
    ----------
    counts
        The counts of principles that units state, by the index of the unit.
    """
    cue, previous = labels.words.cue, False
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise":
            continue
        folded = skeleton(unit.text)
        found = cue.search(folded) is not None
        if (found or (previous and unit.kind != "heading")) and DIVIDER.search(folded):
            count = counts.get(index) or counts.get(index - 1)
            candidate = _best(lines, index, unit, folded, found, labels, count)
            if candidate is not None:
                yield candidate
        previous = found


def _best(
    lines: Outline,
    index: int,
    unit: Unit,
    folded: str,
    cued: bool,
    labels: Labels,
    count: int | None,
) -> Candidate | None:
    best: Sequence[Item] = ()
    at, best_known = 0, 0
    for start in _starts(folded, cued, labels):
        chain = enumeration(unit.text, folded, start, labels, count)
        if start == 0 and chain and chain[0].label.naming == "unknown":
            continue
        known = sum(item.label.naming != "unknown" for item in chain)
        if (known, len(chain)) > (best_known, len(best)):
            best, at, best_known = chain, start, known
    if len(best) < FEWEST:
        return None
    entries = tuple(
        Entry(
            index=index,
            unit=unit,
            start=item.start,
            end=item.end,
            shape="chain",
            label=item.label,
            called=item.called,
            portal=item.portal,
        )
        for item in best
    )
    intro = introduction(lines, index)
    partial = labels.words.examples.search(folded[:at][-40:]) is not None or (
        labels.words.examples.search(folded[at : best[0].start]) is not None
    )
    cue = folded[: best[0].start] if at else folded[best[-1].end :]
    return Candidate(form="sentence", entries=entries, intro=intro, cue=cue, partial=partial)


def _starts(folded: str, cued: bool, labels: Labels) -> list[int]:
    """Offsets at which an enumeration may begin."""
    words = labels.words
    starts = {0}
    if not cued:
        opening = words.following.match(folded) or words.presenting.match(folded)
        return [0, opening.end()] if opening else [0]
    for pattern in (words.strong, words.weak, words.verbs, words.following):
        starts |= {found.end() for found in pattern.finditer(folded)}
    first = min((found.start() for found in words.strong.finditer(folded)), default=0)
    starts |= {found.end() for found in words.presenting.finditer(folded, first)}
    starts |= {found.end() for found in re.finditer(r":|\s[–—-]\s|\(", folded)}
    prefix = words.prefix.search(folded)
    if prefix is not None and prefix["join"].strip():
        starts.add(prefix.start())
    return sorted(starts)


def enumeration(
    text: str, folded: str, start: int, labels: Labels, count: int | None = None
) -> list[Item]:
    """Read the chain of labels that begins at an offset.

    Parameters
    ----------
    text, folded
        A sentence and its skeleton.
    count
        How many labels the text says there are.
    """
    return _joined(_items(text, folded, start, labels), text, labels, count)


def _items(text: str, folded: str, start: int, labels: Labels) -> list[Item]:
    items: list[Item] = []
    inside_clause, missed = False, 0
    for chunk in _chunks(folded, start, labels):
        item, clause, ends = _read_chunk(text, folded, chunk, labels)
        if item is not None and item.label.naming == "unknown":
            if inside_clause and chunk.joint == "and":
                item, clause = None, True
        if item is None:
            missed += 1
            if not items or missed > CLAUSES:
                return items
        else:
            items.append(item)
            missed = 0
            portal = _portal(text, folded, chunk, item, labels)
            if portal is not None:
                items[-1] = evolve(item, portal=True)
                items.append(portal)
        inside_clause = clause
        if ends:
            break
    return items


def _chunks(folded: str, start: int, labels: Labels) -> Iterator[Chunk]:
    """Divide a sentence at commas, semicolons, conjunctions and brackets."""
    conjunctions = {m.start(): m for m in labels.words.conjunctions.finditer(folded, start)}
    joint, begin, at = "", start, start
    skip = start
    for token in TOKEN.finditer(folded, start):
        if token.start() < skip:
            continue
        conjunction = conjunctions.get(token.start())
        if conjunction is None and token[0] not in MARKS:
            at = token.end()
            continue
        if at > begin and folded[begin:at].strip():
            yield Chunk(begin, at, joint)
            joint = ""
        if conjunction is not None:
            last = skeleton(conjunction[0]) == labels.words.last_conjunction
            joint = "last" if last else "comma and" if joint == "comma" else "and"
            skip = conjunction.end()
        elif token[0] in ".:" and folded[token.end() :].strip() and not _inner(folded, token.start()):
            if token[0] == ".":
                return
            joint = "comma"
        elif token[0] == "(":
            numbering = BRACKETED.match(folded, token.start())
            joint = "comma" if numbering else "bracket"
            skip = numbering.end() if numbering else skip
        elif joint == "" or joint == "bracket":
            joint = "comma"
        begin = at = max(token.end(), skip)
    if at > begin and folded[begin:at].strip():
        yield Chunk(begin, at, joint)


def _inner(folded: str, at: int) -> bool:
    """Whether a full stop belongs to a numbering or an abbreviation within the chain."""
    return folded[at] == "." and at > 0 and (folded[at - 1].isdigit() or folded[at + 1 : at + 2] != " ")


def _read_chunk(
    text: str, folded: str, chunk: Chunk, labels: Labels
) -> tuple[Item | None, bool, bool]:
    """Read a chunk: its label, whether a clause is open after it, whether the chain ends."""
    words = labels.words
    start, called = _label_start(text, folded, chunk, labels)
    tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(folded, start, chunk.end)]
    ends = next((i for i, token in enumerate(tokens) if token[2] in words.defining), len(tokens))
    size = next((i for i, token in enumerate(tokens) if token[2] in words.clauses), len(tokens))
    finished, size = ends < size, min(ends, size)
    clause = size < len(tokens)
    if chunk.joint == "bracket":
        return None, True, False
    if size == 0 or chunk.joint == "bracket":
        return None, True, finished and size == 0 and not clause
    end = tokens[size - 1][1]
    chosen = text[start:end].strip("*_'\"”“ ")
    start = text.index(chosen, start)
    label = labels.read(chosen)
    if label is None and size <= MOST_UNKNOWN and _may_be_label(folded[start:end], words):
        label = unknown(chosen)
    if label is None:
        return None, True, False
    item = Item(start=start, end=start + len(chosen), label=label, joint=chunk.joint, called=called)
    return item, clause, finished


def _may_be_label(folded: str, words: Words) -> bool:
    """Whether a chunk that the codebook does not know may be a label."""
    if words.strong.search(folded) or words.weak.search(folded):
        return words.values.fullmatch(folded) is not None
    return not any(word in words.function or word.isdigit() for word in folded.split())


def _label_start(text: str, folded: str, chunk: Chunk, labels: Labels) -> tuple[int, bool]:
    """Skip numbering, articles and 'principen om' before a label; tell whether the last was there."""
    start = chunk.start + len(text[chunk.start :]) - len(text[chunk.start :].lstrip(" *_-"))
    numbering = NUMBERING.match(folded, start)
    if numbering:
        start = numbering.end()
    presented = labels.words.presenting.match(folded, start)
    if presented and presented.end() < chunk.end:
        start = presented.end() + 1
    first = TOKEN.match(folded, start)
    after = first.end() + 1 if first and first[0] in labels.words.clauses else start
    for at in (start, after):
        prefix = labels.words.prefix.match(folded, at)
        if prefix and prefix["join"].strip() and prefix.end() < chunk.end:
            return prefix.end(), True
    for _ in range(2):
        word = TOKEN.match(folded, start)
        if word and word.end() < chunk.end and (
            word[0] in labels.words.articles or word[0] in labels.words.links
        ):
            start = word.end() + 1
    return start, False


def _portal(
    text: str, folded: str, chunk: Chunk, item: Item, labels: Labels
) -> Item | None:
    """The label behind 'som ses som en portalprincip till' in the same chunk."""
    found = labels.words.portal.search(folded, item.end, chunk.end)
    if found is None:
        return None
    preposition = TOKEN.match(folded, found.end() + 1)
    if preposition is None or preposition.end() >= chunk.end:
        return None
    rest = Chunk(preposition.end() + 1, chunk.end, "comma")
    return _read_chunk(text, folded, rest, labels)[0]


def _joined(items: list[Item], text: str, labels: Labels, count: int | None) -> list[Item]:
    """Join what a conjunction binds to one label.

    Names of the codebook are joined first. Of the conjunctions that are left the last one divides
    the list, unless a stronger one ('samt') does; the others join. A stated count that only
    another reading meets decides for that reading.
    """
    joined: list[Item] = []
    for item in items:
        if joined and _binds(joined[-1], item, text) and labels.pair(
            text[joined[-1].start : item.end]
        ):
            joined[-1] = _one(joined[-1], item, text, labels)
        else:
            joined.append(item)
    loose = [i for i in range(1, len(joined)) if _binds(joined[i - 1], joined[i], text)]
    divided = any(item.joint in ("last", "comma and") for item in joined[1:])
    usual = loose if divided else loose[:-1]
    readings = [_bound(joined, bound, text, labels) for bound in (usual, loose, [])]
    return next((reading for reading in readings if len(reading) == count), readings[0])


def _bound(items: list[Item], bound: Sequence[int], text: str, labels: Labels) -> list[Item]:
    """Join the items at these places to those before them."""
    made = list(items)
    for i in reversed(bound):
        made[i - 1 : i + 1] = [_one(made[i - 1], made[i], text, labels)]
    return made


def _binds(first: Item, second: Item, text: str) -> bool:
    """Whether a plain conjunction and nothing else stands between two labels."""
    return second.joint == "and" and len(text[first.end : second.start].split()) <= 1


def _one(first: Item, second: Item, text: str, labels: Labels) -> Item:
    both = text[first.start : second.end]
    label = labels.read(both) or unknown(both)
    return Item(
        start=first.start, end=second.end, label=label, joint=first.joint, called=first.called,
        portal=first.portal,
    )
