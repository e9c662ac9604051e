"""The label of a part of an announced list, which is a label by its place, whatever it says."""

from __future__ import annotations

import re

from attrs import frozen

from agreement_study.coding.principle_entries import Beginning, Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_naming import place_in, placed_name, told_entry
from agreement_study.coding.principle_outline import Outline, first_line, names_list
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Unit

LONGEST_LINE = 45  # code points of a line that is a label above its text
GAP = re.compile(r"(?P<label>\S+(?: \S+){0,7})(?: {2,}|\t+)(?=[A-ZÅÄÖ])")
MOST_RUN_IN = 6  # words of a label whose sentence follows without a mark
MOST_WORDS = 9  # words of a part that is a label as a whole


@frozen
class Parts:
    """Reads units as parts of a list."""

    lines: Outline
    labels: Labels

    def read(self, index: int, most: int = MOST_WORDS) -> Entry | None:
        """The label of a part: what a mark ends, what stands before a bracket, or the whole."""
        entry, unit = self.lines.entries.get(index), self.lines.unit(index)
        place = place_in(unit.text, self.labels)
        named = placed_name(unit.text, place, self.labels) if place else None
        if named is not None:
            return told_entry(index, unit, named, self.labels)
        bracket = unit.text.find(" (")
        shapes = ("whole", "mark", "line", *(("bare",) if bracket < 0 else ()))
        if entry is not None and not 0 <= bracket < entry.end and entry.shape in shapes:
            return entry
        beginning = Beginning(index=index, unit=unit, first_line=len(unit.text), labels=self.labels)
        return beginning.placed(most) or entry

    def opening(self, index: int) -> Entry | None:
        """The label that a paragraph opens with: a sentence of its own, or what a mark ends."""
        entry, unit = self.lines.entries.get(index), self.lines.unit(index)
        if entry is not None and entry.shape in ("mark", "line"):
            return entry
        if names_list(skeleton(unit.text), self.lines.words):
            return None
        line = first_line(self.lines.document, unit)
        if line < min(len(unit.text), LONGEST_LINE):
            beginning = Beginning(index=index, unit=unit, first_line=line, labels=self.labels)
            return beginning.placed(MOST_WORDS, line)
        run_in = self._run_in(unit)
        if run_in:
            beginning = Beginning(index=index, unit=unit, first_line=run_in, labels=self.labels)
            return beginning.placed(MOST_WORDS, run_in)
        last = index + 1 == len(self.lines.document.units)
        alone = last or self.lines.opens_line(index + 1)
        short = len(unit.text.split()) <= MOST_WORDS and unit.text[-1:] in ".!"
        return self.read(index) if short and not alone else self.lines.spare.get(index)

    def _run_in(self, unit: Unit) -> int:
        """Where a label ends whose sentence follows behind a gap or at once; 0 for none.

        'Respect  Partners differ', and 'Respect We listen', where only a word that opens sentences
        tells that the label is over.
        """
        raw = self.lines.document.text[unit.start : unit.end]
        gap = GAP.match(raw)
        if gap is not None:
            return len(" ".join(gap["label"].split()))
        words, tokens = self.labels.words, unit.text.split()[: MOST_RUN_IN + 1]
        openers = words.function | words.articles
        size = next((n for n, token in enumerate(tokens) if n and token[0].isupper()), 0)
        told = size and skeleton(tokens[size]) in openers and skeleton(tokens[0]) not in openers
        return len(" ".join(tokens[:size])) if told else 0
