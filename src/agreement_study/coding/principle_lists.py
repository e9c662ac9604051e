"""Candidates in running text: 'bygger på sex principer: dialog, kvalitet och mångfald'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_chains import Sentence
from agreement_study.coding.principle_chunks import Item
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_labels import Labels, typical
from agreement_study.coding.principle_outline import Outline, introduction
from agreement_study.coding.principle_semicolons import divided
from agreement_study.coding.principle_words import Words, skeleton

DIVIDER = re.compile(r"[,;·•|]|\s[–—]\s")
LEADING_ON = re.compile(r"\s+[^,;:.]{1,50}:\s")  # '… of cooperation: ' behind 'principles'
DOT = re.compile(r"[•·|]")
OPENING = re.compile(r":|\s[–—-]\s|\(")
FEWEST = 3  # labels in a list
NEAR = 40  # code points before a list in which 'till exempel' makes examples of it


def running_candidates(
    lines: Outline, labels: Labels, counts: Mapping[int, int]
) -> Iterator[Candidate]:
    """Yield the enumerations of sentences that have a cue, or that follow one.

    Parameters
    ----------
    counts
        The counts of principles that units state, by the index of the unit.
    """
    follows = False
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise" or _explained(lines, index):
            continue
        folded = skeleton(unit.text)
        cued = labels.words.cue.search(folded) is not None
        row = unit.kind != "heading" or len(DOT.findall(folded)) + 1 >= FEWEST
        if (cued or (follows and row)) and DIVIDER.search(folded):
            sentence = Sentence(unit.text, folded, labels)
            count = counts.get(index) or counts.get(index - 1)
            start, chain = _best(sentence, _starts(folded, labels.words, cued), count)
            if len(chain) >= FEWEST:
                yield _candidate(lines, index, sentence, start, chain)
        follows = cued


def _explained(lines: Outline, index: int) -> bool:
    """Whether an item explains a label as its neighbours do: what it lists is no list of labels."""
    marked = [
        i
        for i in (index - 1, index, index + 1)
        if (entry := lines.entries.get(i, lines.spare.get(i))) is not None
        and entry.unit.kind == "item"
        and entry.shape == "mark"
    ]
    return index in marked and len(marked) > 1


def _best(
    sentence: Sentence, starts: Sequence[int], count: int | None
) -> tuple[int, Sequence[Item]]:
    """The chain with the most known labels, then common ones, then all; the first at the same."""
    best: tuple[int, Sequence[Item]] = (0, ())
    most = (0, 0, 0)
    for start in starts:
        chain = divided(sentence, start) or sentence.chain(start, count)
        if start == 0 and chain and chain[0].label.naming == "unknown":
            continue
        known = sum(item.label.naming != "unknown" for item in chain)
        common = sum(typical(item.label.text, sentence.words) for item in chain)
        size = (known, common, len(chain))
        if size > most:
            best, most = (start, chain), size
    return best


def _candidate(
    lines: Outline, index: int, sentence: Sentence, start: int, chain: Sequence[Item]
) -> Candidate:
    words, folded = sentence.words, sentence.folded
    first, last = chain[0].start, chain[-1].end
    return Candidate(
        form="sentence",
        entries=tuple(
            Entry(
                index=index,
                unit=lines.unit(index),
                start=item.start,
                end=item.end,
                shape="chain",
                label=item.label,
                called=item.called,
                portal=item.portal,
                typical=typical(item.label.text, words),
            )
            for item in chain
        ),
        intro=introduction(lines, index),
        cue=folded[:first] if start else folded[last:],
        partial=words.examples.search(folded[max(0, first - NEAR) : first]) is not None,
    )


def _starts(folded: str, words: Words, cued: bool) -> list[int]:
    """Offsets at which an enumeration may begin: behind cues, colons and 'är', or at the start."""
    if not cued:
        opening = words.following.match(folded) or words.presenting.match(folded)
        colon = folded.find(": ") + 1
        return [0, *([opening.end()] if opening else []), *([colon] if colon else [])]
    patterns = (words.strong, words.weak, words.verbs, words.following, OPENING)
    found = (each.end() for pattern in patterns for each in pattern.finditer(folded))
    starts = {end for end in found if not LEADING_ON.match(folded, end)}
    first = min((found.start() for found in words.strong.finditer(folded)), default=0)
    presented = (found.end() for found in words.presenting.finditer(folded, first))
    starts |= {end for end in presented if not LEADING_ON.match(folded, end)}
    prefix = words.prefix.search(folded)
    if prefix is not None and prefix["join"].strip():
        starts.add(prefix.start())
    return sorted({0, *starts})
