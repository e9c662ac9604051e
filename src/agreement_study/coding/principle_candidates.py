"""What a candidate is, and the candidates that are runs of items, paragraphs and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_outline import Outline, introduction, leading, names_list
from agreement_study.coding.principle_words import skeleton

WRITTEN = ("whole", "mark")  # shapes of a label that its text does not go on from
UNITS_BETWEEN = 15  # units of text between two labelled items or paragraphs


@frozen(kw_only=True)
class Evidence:
    """One reason for or against a candidate, in words that `explain` shows.

    `kind` tells what the list is called: principles, values, or basis (something is said to be
    based on it). A candidate that is called nothing needs more.
    """

    reason: str
    points: float
    kind: str = ""


@frozen(kw_only=True)
class Candidate:
    """A list that may be the agreement's list of principles.

    `form` is headings, items, paragraphs, cells or sentence; `intro` are the indices of the units
    that introduce it; `more` are entries that belong to it only if the count or another list says
    so; `cue` is the skeleton of what stands before the labels of a sentence.
    """

    form: str
    entries: tuple[Entry, ...]
    intro: tuple[int, ...] = ()
    more: tuple[Entry, ...] = ()
    cue: str = ""
    partial: bool = False
    announced: int | None = None
    bounded: bool = False
    about: str = ""
    stated: int | None = None
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def indices(self) -> frozenset[int]:
        """The indices of the labelled units."""
        return frozenset(entry.index for entry in self.entries)

    @property
    def score(self) -> float:
        """Sum of the points of the evidence."""
        return sum(each.points for each in self.evidence)

    @property
    def kinds(self) -> frozenset[str]:
        """What the list is called."""
        return frozenset(each.kind for each in self.evidence if each.kind)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the order of the entries, each once."""
        return tuple(dict.fromkeys(key for entry in self.entries for key in entry.label.keys))

    @property
    def known(self) -> int:
        """Number of different principles of the codebook."""
        return len({key for entry in self.entries if entry.known for key in entry.label.keys})

    @property
    def size(self) -> int:
        """Number of labels."""
        return len(self.entries)


def run_candidates(lines: Outline) -> Iterator[Candidate]:
    """Yield the runs of labelled items, then those of labelled paragraphs."""
    for form, kind in (("items", "item"), ("paragraphs", "sentence")):
        for run in filter(None, map(_without_fields, _runs(lines, kind))):
            # What follows a portal principle may be introduced behind it.
            for part in (run, run[1:]) if run[0].portal and len(run) > 1 else (run,):
                intro = introduction(lines, part[0].index)
                yield Candidate(form=form, entries=tuple(part), intro=intro)


def cell_candidates(lines: Outline) -> Iterator[Candidate]:
    """Yield the tables of labels."""
    run: list[Entry] = []
    for index in range(len(lines.document.units) + 1):
        row = lines.rows.get(index, ())
        if run and not row:
            table = _in_columns([*run, *_odd_one(lines, index)])
            intro = introduction(lines, run[0].index)
            yield Candidate(form="cells", entries=table, intro=intro)
            run = []
        run += row


def _odd_one(lines: Outline, index: int) -> list[Entry]:
    """The label that stands alone in the last row."""
    entry = lines.entries.get(index)
    return [entry] if entry is not None and entry.shape == "whole" and entry.seed else []


def _in_columns(table: list[Entry]) -> tuple[Entry, ...]:
    """The labels of a table in the order of their numbers, else row by row."""
    numbers = {entry.number for entry in table}
    counted = None not in numbers and len(numbers) == len(table)
    return tuple(sorted(table, key=lambda entry: entry.number or 0) if counted else table)


def _runs(lines: Outline, kind: str) -> Iterator[list[Entry]]:
    """Entries of a kind that follow each other without a heading between."""
    run: list[Entry] = []
    spare = _parallel(lines, kind)
    for index, unit in enumerate(lines.document.units):
        entry = lines.entries.get(index) or spare.get(index)
        if run and index not in spare and _breaks(lines, run, index):
            yield run
            run = []
        of_kind = unit.kind == kind or (kind == "item" and _heads(lines, index))
        if entry is None or not of_kind or not _fits(lines, entry):
            continue
        if not (run and _takes_up(run[-1], entry)):
            run.append(entry)
    if run:
        yield run


def _heads(lines: Outline, index: int) -> bool:
    """Whether a heading is the first of the items below it: 'Equality - fair chances'."""
    pair = [lines.entries.get(i) for i in (index, index + 1)]
    marked = all(entry is not None and entry.shape == "mark" for entry in pair)
    if not marked or index not in lines.folded or lines.unit(index + 1).kind != "item":
        return False
    gap = lines.document.text[lines.unit(index).end : lines.unit(index + 1).start]
    return not gap.strip() and gap.count("\n") == 1


def _without_fields(run: list[Entry]) -> list[Entry]:
    """A run without unknown labels that come again: 'Responsible:' below each label."""
    times = Counter(entry.label.text.casefold() for entry in run)
    return [entry for entry in run if entry.seed or times[entry.label.text.casefold()] == 1]


def _takes_up(above: Entry, entry: Entry) -> bool:
    """Whether an entry opens the text below a label by repeating it: 'Dialogen är grunden'."""
    repeats = entry.shape == "bare" and above.shape != "bare"
    return repeats and entry.known and set(entry.label.keys) <= set(above.label.keys)


def _parallel(lines: Outline, kind: str) -> dict[int, Entry]:
    """Items and paragraphs that are labels because most of an announced list are."""
    chosen: dict[int, Entry] = {}
    for group in _groups(lines, kind):
        labels = [i for i in group if i in lines.entries and lines.entries[i].shape in WRITTEN]
        others = {i: lines.spare[i] for i in group if _may_be_label(lines, i)}
        alike = kind == "item" or all(_fits(lines, entry) for entry in others.values())
        whole = alike and len(labels) + len(others) == len(group) <= 2 * len(labels)
        if others and whole and _announced(lines, introduction(lines, group[0])):
            chosen |= others
    return chosen


def _may_be_label(lines: Outline, index: int) -> bool:
    """Whether a unit may be a label by its place; 'Princip' over a column is none."""
    entry = lines.spare.get(index)
    return entry is not None and not lines.words.singular.search(skeleton(entry.label.text))


def _groups(lines: Outline, kind: str) -> Iterator[list[int]]:
    """Items of one depth, or paragraphs that begin with a label, with their text between them."""
    group: list[int] = []
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise":
            continue
        own = unit.kind == kind and (not group or unit.level == lines.unit(group[0]).level)
        if kind == "sentence":
            own = own and (index in lines.entries or index in lines.spare)
        if own:
            group.append(index)
        elif group and (unit.kind != "sentence" or lines.opens_line(index)):
            yield group
            group = [index] if unit.kind == kind == "item" else []
    if group:
        yield group


def _announced(lines: Outline, intro: Sequence[int]) -> bool:
    """Whether what stands before a list names it, or says on what something is based below it."""
    lead = leading(lines, intro)
    if lead is not None and names_list(skeleton(lines.unit(lead).text), lines.words):
        return True
    texts = [skeleton(lines.unit(i).text) for i in intro[:2]]
    based = bool(texts) and lines.words.verbs.search(texts[0]) is not None
    return any(names_list(text, lines.words) for text in (texts if based else texts[:1]))


def _fits(lines: Outline, entry: Entry) -> bool:
    """Whether an entry may belong to a run; an unknown label of a paragraph needs text behind."""
    if entry.unit.kind == "item" or entry.seed or entry.shape == "mark":
        return True
    following = entry.index + 1
    ended = entry.unit.text.endswith(".") and following < len(lines.document.units)
    return ended and not lines.opens_line(following)


def _breaks(lines: Outline, run: list[Entry], index: int) -> bool:
    """Whether a unit ends a run: a heading, an item without a label, or what announces a list."""
    unit, last = lines.unit(index), run[-1]
    if unit.kind == "heading" or index - last.index > UNITS_BETWEEN:
        return True
    if index in lines.entries:
        return False
    if unit.kind == "item":
        return last.unit.kind == "item" and unit.level <= last.unit.level
    return unit.kind == "sentence" and (unit.text.endswith(":") or _announcing(lines, index))


def _announcing(lines: Outline, index: int) -> bool:
    """Whether a line without a full stop, though not read as a heading, names a list."""
    text = lines.unit(index).text
    open_ended = text[-1:] not in ".!?" and lines.opens_line(index)
    return open_ended and names_list(skeleton(text), lines.words)
