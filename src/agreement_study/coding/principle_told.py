"""Candidates that are told one by one: 'Den första är dialog. … Den andra är kvalitet. …'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from agreement_study.coding.principle_candidates import WRITTEN, Candidate
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_naming import (
    LAST,
    only_name,
    place_in,
    placed_name,
    says_something,
    told_entry,
)
from agreement_study.coding.principle_outline import (
    Outline,
    before_on_line,
    introduction,
)

NUMBER = re.compile(r"\s*(?P<above>(?:\d{1,2}\.)*)(?P<last>\d{1,2})[.)]?\s+$")
FEWEST = 3  # principles of a list that is told
APART = 12  # units between two principles that are told
NEAR = 6  # units between a stated count and the first paragraph


def told_candidates(
    lines: Outline, labels: Labels, counts: Mapping[int, int]
) -> Iterator[Candidate]:
    """Yield what sentences tell by ordinals, and numbered paragraphs that a count points at.

    Parameters
    ----------
    counts
        The counts of principles that units state, by the index of the unit.
    """
    teller = _Teller(lines, labels)
    counted = [run for i, n in counts.items() for run in teller.by_count(i, n)]
    found = [*teller.by_place(), *counted]
    for run in found:
        if len(run) >= FEWEST:
            intro = introduction(lines, run[0].index)
            yield Candidate(form="told", entries=tuple(run), intro=intro)


@frozen
class _Teller:
    """Reads sentences for the principles that they tell of."""

    lines: Outline
    labels: Labels

    def by_place(self) -> Iterator[list[Entry]]:
        """Yield the runs of sentences that give places to principles: first, second, last."""
        run: list[Entry] = []
        for index, unit in enumerate(self.lines.document.units):
            place = place_in(unit.text, self.labels) if unit.kind != "noise" else None
            if place is None:
                continue
            far = bool(run) and index - run[-1].index > APART
            if run and (far or place.number == 1):
                yield run
                run = []
            named = placed_name(unit.text, place, self.labels)
            next_one = place.number == len(run) + 1 or (place.number == LAST and len(run) > 1)
            if named is not None and next_one:
                run.append(told_entry(index, unit, named, self.labels))
        yield run

    def by_count(self, index: int, number: int) -> Iterator[list[Entry]]:
        """What follows a stated count: numbered paragraphs, others, or sentences.

        Numbered ones may name a principle that the codebook does not know, by their first words.
        """
        yield self._each(self._paragraphs(index)[:number], number, self._paragraph)
        openers, sentences = self._plain(index)
        for units in (openers[:number], sentences[:number]):
            run = self._each(units, number, self._sentence)
            if len({key for entry in run for key in entry.label.keys}) == number:
                yield run

    def _each(
        self, units: Sequence[int], number: int, read: Callable[[int], Entry | None]
    ) -> list[Entry]:
        """The entries of as many units as were counted; none where one of them has none."""
        run: list[Entry] = []
        for unit in units if len(units) == number else ():
            entry = read(unit)
            if entry is None:
                return []
            run.append(entry)
        return run

    def _plain(self, index: int) -> tuple[list[int], list[int]]:
        """The sentences behind a unit in its section: those that open a paragraph, and all."""
        openers, sentences = list[int](), list[int]()
        for i in range(index + 1, len(self.lines.document.units)):
            kind = self.lines.unit(i).kind
            if kind in ("heading", "item"):
                break
            if kind == "sentence":
                sentences.append(i)
                openers += [i] if self.lines.opens_line(i) else []
        return openers, sentences

    def _sentence(self, index: int) -> Entry | None:
        unit = self.lines.unit(index)
        named = only_name(unit.text, self.labels)
        return told_entry(index, unit, named, self.labels) if named else None

    def _paragraphs(self, index: int) -> list[int]:
        """Paragraphs behind a unit that are numbered one after the other."""
        found: list[int] = []
        last: tuple[str, int] | None = self._number(index) or self._number_above(index)
        for i in range(index + 1, len(self.lines.document.units)):
            number = self._number(i)
            if number is None:
                continue
            if last is not None and number != (last[0], last[1] + 1):
                break
            if not found and i - index > NEAR:
                break
            found.append(i)
            last = number
        return found

    def _number_above(self, index: int) -> tuple[str, int] | None:
        """The number of the paragraph in which a sentence stands."""
        for i in range(index - 1, max(index - NEAR, -1), -1):
            if self.lines.unit(i).kind == "heading":
                return None
            number = self._number(i)
            if number is not None:
                return number
        return None

    def _number(self, index: int) -> tuple[str, int] | None:
        """The number before a sentence: the numbers above it, and its own."""
        unit = self.lines.unit(index)
        if unit.kind not in ("sentence", "item"):
            return None
        found = NUMBER.match(before_on_line(self.lines.document, unit))
        return (found["above"], int(found["last"])) if found else None

    def _paragraph(self, index: int) -> Entry | None:
        unit = self.lines.unit(index)
        place = place_in(unit.text, self.labels)
        entry = self.lines.entries.get(index)
        named = placed_name(unit.text, place, self.labels) if place else None
        if entry is not None and entry.shape not in WRITTEN:
            entry = None
        plain = entry is not None and entry.seed and not says_something(entry, self.labels)
        if named is None and plain:
            return entry
        named = named or only_name(unit.text, self.labels)
        return told_entry(index, unit, named, self.labels) if named else entry
