"""Candidates from structure: runs of headings, of list items and of paragraphs with labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from agreement_study.coding.principle_entries import Entry, opens_line
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Document, Unit

UNKNOWN_BETWEEN = 3  # unknown headings that may stand between two known ones
UNKNOWN_BEFORE = 4  # unknown headings between the heading of the list and the first known one
SECTIONS_APART = 2  # a heading that comes again within so many sections divides them
MARKS = " :*#_."
UNITS_BETWEEN = 15  # units of text between two labelled items or paragraphs


@frozen(kw_only=True)
class Evidence:
    """One reason for or against a candidate, in words that `explain` shows."""

    reason: str
    points: float


@frozen(kw_only=True)
class Candidate:
    """A list that may be the agreement's list of principles.

    `form` is headings, items, paragraphs or sentence; `intro` are the indices of the units that
    introduce it; `more` are entries that belong to it only if the count or another list says so.
    """

    form: str
    entries: tuple[Entry, ...]
    intro: tuple[int, ...] = ()
    more: tuple[Entry, ...] = ()
    cue: str = ""
    partial: bool = False
    about: str = ""
    stated: int | None = None
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def score(self) -> float:
        """Sum of the points of the evidence."""
        return sum(each.points for each in self.evidence)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the order of the entries, each once."""
        return tuple(dict.fromkeys(key for entry in self.entries for key in entry.label.keys))

    @property
    def labels(self) -> int:
        """Number of labels."""
        return len(self.entries)


@frozen
class Outline:
    """What a document's headings and entries say about its structure."""

    document: Document
    entries: dict[int, Entry]
    words: Words
    folded: dict[int, str]
    repeated: frozenset[str]

    def unit(self, index: int) -> Unit:
        """Unit by its index."""
        return self.document.units[index]

    def subheading(self, index: int) -> bool:
        """Whether a heading divides the section of a principle: 'Measures', 'Åtaganden'."""
        folded = self.folded.get(index, "").strip(MARKS)
        entry = self.entries.get(index)
        if entry is not None and (entry.known or entry.called):
            return False
        if folded in self.repeated:
            return True
        named = self.words.subheadings.fullmatch(folded) is not None
        return named and not (entry is not None and entry.typical)

    def announces(self, index: int) -> bool:
        """Whether a heading names a list of principles."""
        folded = self.folded.get(index, "")
        return bool(self.words.strong.search(folded) or self.words.weak.search(folded))


def outline(document: Document, entries: dict[int, Entry], words: Words) -> Outline:
    """Return the outline of a document."""
    folded = {i: skeleton(u.text) for i, u in enumerate(document.units) if u.kind == "heading"}
    repeated: set[str] = set()
    last: dict[str, int] = {}
    known = 0
    for index, text in folded.items():
        text = text.strip(MARKS)
        if text in last and known - last[text] <= SECTIONS_APART:
            repeated.add(text)
        known += index in entries and entries[index].known
        last[text] = known
    return Outline(document, entries, words, folded, frozenset(repeated))


def structural_candidates(lines: Outline) -> Iterator[Candidate]:
    """Yield runs of labelled headings, items and paragraphs."""
    yield from _headings(lines)
    for form, kind in (("items", "item"), ("paragraphs", "sentence")):
        for run in _runs(lines, kind):
            yield Candidate(form=form, entries=tuple(run), intro=introduction(lines, run[0].index))


def introduction(lines: Outline, first: int) -> tuple[int, ...]:
    """Indices of what stands between the nearest headings and a list, the nearest first."""
    found: list[int] = []
    headings = 0
    for index in range(first - 1, max(first - 9, -1), -1):
        unit = lines.unit(index)
        if unit.kind == "heading":
            headings += 1
            found.append(index)
            if headings == 2 or (index and lines.unit(index - 1).kind != "heading"):
                break
        elif unit.kind != "noise":
            found.append(index)
    return tuple(found)


def _titles(lines: Outline) -> list[int]:
    """Indices of headings, and of lines that are known labels though not read as headings."""
    chosen = set(lines.folded)
    for index, entry in lines.entries.items():
        stopped = entry.unit.text.endswith(".") and entry.shape == "whole"
        if entry.unit.kind == "sentence" and entry.shape in ("whole", "line"):
            if entry.seed and not stopped:
                chosen.add(index)
    return sorted(chosen)


def _headings(lines: Outline) -> Iterator[Candidate]:
    titles = _titles(lines)
    place = {index: at for at, index in enumerate(titles)}
    seeds = [
        i for i in titles
        if i in lines.entries and lines.entries[i].seed and not lines.subheading(i)
    ]
    for cluster in _clusters(lines, titles, place, seeds):
        cluster = _before(lines, titles, place, cluster) + cluster
        more = _after(lines, titles, place, cluster)
        numbered = [entry for entry in more if _continues(lines, cluster, entry)]
        entries = tuple(lines.entries[i] for i in cluster) + tuple(numbered)
        rest = tuple(entry for entry in more if entry not in numbered)
        intro = introduction(lines, cluster[0])
        yield Candidate(form="headings", entries=entries, intro=intro, more=rest)
    yield from _under_announcement(lines, titles)


def _clusters(
    lines: Outline, titles: list[int], place: dict[int, int], seeds: list[int]
) -> Iterator[list[int]]:
    cluster: list[int] = []
    for seed in seeds:
        if cluster:
            between = titles[place[cluster[-1]] + 1 : place[seed]]
            unknown = _unknown_between(lines, between, lines.entries[cluster[-1]], seed)
            texts = {lines.entries[i].label.text.lower() for i in cluster}
            if unknown is not None and lines.entries[seed].label.text.lower() not in texts:
                cluster += [*unknown, seed]
                continue
            yield cluster
        cluster = [seed]
    if cluster:
        yield cluster


def _unknown_between(
    lines: Outline, between: Sequence[int], before: Entry, seed: int
) -> list[int] | None:
    """Unknown labels between two known ones, or None where the list breaks there.

    Headings that the numbers of the two leave no room for do not belong to the list.
    """
    after, unknown = lines.entries[seed], []
    if before.number is not None and after.number == before.number + 1:
        return []
    for index in between:
        level, entry = lines.unit(index).level, lines.entries.get(index)
        if lines.subheading(index) or level > after.unit.level > 0:
            continue
        if entry is None or lines.announces(index) or not _title(lines, index):
            return None
        if (entry.number is None) != (after.number is None):
            return None
        if level < after.unit.level == before.unit.level:
            return None
        unknown.append(index)
    return unknown if len(unknown) <= UNKNOWN_BETWEEN else None


def _title(lines: Outline, index: int) -> bool:
    entry = lines.entries[index]
    return entry.shape in ("whole", "line", "mark") and entry.unit.kind == "heading"


def _before(
    lines: Outline, titles: list[int], place: dict[int, int], cluster: list[int]
) -> list[int]:
    """Unknown labels between the heading that announces the list and the first known label."""
    unknown: list[int] = []
    first = lines.entries[cluster[0]]
    for index in reversed(titles[max(0, place[cluster[0]] - UNKNOWN_BEFORE - 1) : place[cluster[0]]]):
        if lines.announces(index):
            return unknown
        entry = lines.entries.get(index)
        if entry is None or not _title(lines, index) or lines.unit(index).level != first.unit.level:
            return []
        if (entry.number is None) != (first.number is None):
            return []
        unknown.insert(0, index)
    numbers = [lines.entries[i].number for i in unknown]
    return unknown if unknown and numbers[0] == 1 else []


def _after(
    lines: Outline, titles: list[int], place: dict[int, int], cluster: list[int]
) -> list[Entry]:
    """Unknown labels that follow the last known one, as far as they are in its style."""
    last, found = lines.entries[cluster[-1]], []
    for index in titles[place[cluster[-1]] + 1 :]:
        if lines.subheading(index) or lines.unit(index).level > last.unit.level:
            continue
        entry = lines.entries.get(index)
        if entry is None or lines.unit(index).level < last.unit.level or not _title(lines, index):
            break
        found.append(entry)
    return found[:UNKNOWN_BETWEEN]


def _continues(lines: Outline, cluster: list[int], entry: Entry) -> bool:
    """Whether numbering or depth shows that a heading goes on with the list."""
    numbers = [lines.entries[i].number for i in cluster]
    if None not in numbers and entry.number is not None:
        return len(set(numbers)) == len(numbers) and entry.number > max(n or 0 for n in numbers)
    if entry.number is not None or numbers[-1] is not None:
        return False
    above = [i for i in lines.folded if i < cluster[0] and lines.announces(i)]
    return bool(above) and 0 < lines.unit(above[-1]).level < entry.unit.level


def _under_announcement(lines: Outline, titles: list[int]) -> Iterator[Candidate]:
    """Headings below a heading that names a list, though the codebook knows none of them."""
    for index in titles:
        level = lines.unit(index).level
        if index not in lines.folded or not lines.announces(index) or level < 1:
            continue
        below = []
        for other in titles[titles.index(index) + 1 :]:
            if lines.unit(other).level <= level:
                break
            if lines.unit(other).level == level + 1 and other in lines.entries:
                below.append(lines.entries[other])
        if len(below) >= 3 and not any(entry.seed for entry in below):
            yield Candidate(
                form="headings", entries=tuple(below), intro=introduction(lines, below[0].index)
            )


def _runs(lines: Outline, kind: str) -> Iterator[list[Entry]]:
    """Entries of a kind that follow each other without a heading between."""
    run: list[Entry] = []
    for index, unit in enumerate(lines.document.units):
        entry = lines.entries.get(index)
        if run and _breaks(lines, run, index, unit, entry, kind):
            yield run
            run = []
        if entry is not None and unit.kind == kind and _fits(lines, entry, kind):
            run.append(entry)
    if run:
        yield run


def _fits(lines: Outline, entry: Entry, kind: str) -> bool:
    """Whether an entry may belong to a run; an unknown label of a paragraph needs text behind it."""
    if kind == "item" or entry.seed or entry.shape == "mark":
        return True
    following = entry.index + 1
    if following >= len(lines.document.units) or not entry.unit.text.endswith("."):
        return False
    return not opens_line(lines.document, lines.unit(following))


def _announcing_line(lines: Outline, unit: Unit) -> bool:
    """Whether a line without a full stop, though not read as a heading, names a list."""
    if unit.kind != "sentence" or unit.text[-1:] in ".!?":
        return False
    folded = skeleton(unit.text)
    named = lines.words.strong.search(folded) or lines.words.weak.search(folded)
    return named is not None and opens_line(lines.document, unit)


def _breaks(
    lines: Outline, run: list[Entry], index: int, unit: Unit, entry: Entry | None, kind: str
) -> bool:
    if unit.kind == "heading":
        return True
    if index - run[-1].index > UNITS_BETWEEN:
        return True
    if entry is None and unit.kind == "sentence" and unit.text.endswith(":"):
        return True
    if entry is None and _announcing_line(lines, unit):
        return True
    if kind == "item" and unit.kind == "item":
        return entry is None and unit.level <= run[-1].unit.level
    return False
