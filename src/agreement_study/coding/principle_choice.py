"""The choice among candidates, and the list that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from agreement_study.coding.principle_announced import announced_candidates
from agreement_study.coding.principle_candidates import (
    Candidate,
    cell_candidates,
    run_candidates,
)
from agreement_study.coding.principle_columns import column_candidates
from agreement_study.coding.principle_counted import counted_candidates
from agreement_study.coding.principle_counts import Count, count_of_list, counts_of
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_evidence import Scale, adopted
from agreement_study.coding.principle_headings import heading_candidates
from agreement_study.coding.principle_labels import Labels, typical
from agreement_study.coding.principle_lists import running_candidates
from agreement_study.coding.principle_naming import only_name
from agreement_study.coding.principle_outline import Outline, outline
from agreement_study.coding.principle_owners import owners_of
from agreement_study.coding.principle_told import told_candidates
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Document

HARDLY_LESS = 2.0  # points
ALIKE = 0.5  # share of the shorter list's principles that two mentions of one list have in common


@frozen(kw_only=True)
class Listing:
    """The agreement's list: its labels in order, and every place that lists them."""

    lines: Outline
    winner: Candidate | None = None
    sections: Candidate | None = None
    entries: tuple[Entry, ...] = ()
    mentions: tuple[Candidate, ...] = ()
    count: Count | None = None
    candidates: tuple[Candidate, ...] = field(default=())

    @property
    def why(self) -> str:
        """The reasons of the choice in words."""
        if self.winner is None:
            return ""
        reasons = "; ".join(each.reason for each in self.winner.evidence)
        winner = self.winner
        return f"{winner.form}, {winner.size} labels, {winner.score:g} points: {reasons}"


def choose(document: Document, labels: Labels) -> Listing:
    """Find the candidates of a document, weigh them, and choose."""
    lines, owners = outline(document, labels), owners_of(document, labels.words)
    counts = tuple(counts_of(lines, owners))
    scale = Scale(lines, counts, owners)
    candidates = tuple(
        _named(scale.weigh(candidate), labels)
        for candidate in _found(lines, labels, counts)
        if candidate.size > 1
    )
    good = [candidate for candidate in candidates if adopted(candidate)]
    if not good:
        count = count_of_list(counts, None, 0)
        return Listing(lines=lines, candidates=candidates, count=count)
    winner = _longest(max(good, key=_weight), good)
    mentions = tuple(each for each in good if each is winner or _alike(each, winner))
    sections = _sections(mentions)
    entries = _with_portal(lines, _compose(winner, sections, mentions))
    return Listing(
        lines=lines,
        winner=winner,
        sections=sections,
        entries=entries,
        mentions=mentions,
        count=count_of_list(counts, winner, len(entries)),
        candidates=candidates,
    )


def _weight(candidate: Candidate) -> tuple[bool, float, int]:
    return "principles" in candidate.kinds, candidate.score, candidate.size


def _longest(best: Candidate, good: Sequence[Candidate]) -> Candidate:
    """The best candidate, or the one that goes on from it with hardly less evidence."""
    longer = [
        each
        for each in good
        if each.form == best.form != "sentence"
        and best.indices < each.indices
        and min(best.indices) == min(each.indices)
        and each.score >= best.score - HARDLY_LESS
        and each.entries[-1].seed
    ]
    return max(longer, key=_weight, default=best)


def _found(lines: Outline, labels: Labels, counts: Sequence[Count]) -> Iterator[Candidate]:
    stated = {count.index: count.number for count in counts}
    strong = frozenset(count.index for count in counts if count.strong and count.own)
    yield from heading_candidates(lines)
    yield from counted_candidates(lines, labels, stated, strong)
    yield from run_candidates(lines)
    yield from cell_candidates(lines)
    yield from column_candidates(lines, labels)
    yield from running_candidates(lines, labels, stated)
    yield from told_candidates(lines, labels, stated)
    yield from announced_candidates(lines, labels)


def _named(candidate: Candidate, labels: Labels) -> Candidate:
    """A candidate in which an unknown label that names one principle of the codebook is its."""
    entries = tuple(_meant(entry, labels) for entry in candidate.entries)
    return evolve(candidate, entries=entries)


def _meant(entry: Entry, labels: Labels) -> Entry:
    if entry.known:
        return entry
    text = entry.label.text
    named, akin = only_name(text, labels), labels.akin(text)
    head = _head(text, labels)
    of_another = typical(head, labels.words) and labels.read(head) is None
    if named is not None and not of_another:
        keys = named.label.keys
    elif named is None and akin is not None:
        keys = (akin,)
    else:
        return entry
    return evolve(entry, label=evolve(entry.label, keys=keys, naming="renamed"))


def _head(text: str, labels: Labels) -> str:
    """The last word before a preposition, and of all where there is none."""
    tokens = text.split()
    ends = [i for i, word in enumerate(tokens) if i and skeleton(word) in labels.words.clauses]
    return tokens[ends[0] - 1 if ends else -1]


def _alike(one: Candidate, other: Candidate) -> bool:
    both = set(one.keys) & set(other.keys)
    return len(both) >= ALIKE * min(len(one.keys), len(other.keys)) and len(both) > 1


def _sections(mentions: Sequence[Candidate]) -> Candidate | None:
    """The mention that sets the principles out, which gives the order."""
    setting = [each for each in mentions if sets_out(each)]
    best = max(setting, key=lambda each: (each.score, each.size), default=None)
    return best and _longest(best, setting)


def sets_out(candidate: Candidate) -> bool:
    """Whether a candidate has text below most of its labels."""
    entries = candidate.entries
    if candidate.form in ("sentence", "cells"):
        return False
    gaps = [b.index - a.index for a, b in pairwise(entries)]
    bodies = sum(entry.body for entry in entries) + sum(gap > 1 for gap in gaps)
    return 2 * bodies >= len(entries)


def _compose(
    winner: Candidate, sections: Candidate | None, mentions: Sequence[Candidate]
) -> tuple[Entry, ...]:
    """Put the list together from its sections and its best enumeration."""
    if sections is None:
        return winner.entries
    listed = [each for each in mentions if each.form != "headings" and each is not sections]
    named = [each for each in listed if each is winner or "principles" in each.kinds]
    enumeration = max(named, key=lambda each: each.score, default=None)
    if enumeration is None:
        return (*sections.entries, *_counted(sections))
    entries = [e for e in sections.entries if e.known or e.called or _covers(enumeration, e)]
    whole = sections is winner and sections.announced is not None
    if whole or sections.stated == sections.size != enumeration.size:
        entries = list(sections.entries)
    entries += [entry for entry in sections.more if _covers(enumeration, entry)]
    missing = [entry for entry in enumeration.entries if not _covered(entry, entries)]
    if len(missing) > len(entries) or _in_part(entries, enumeration):
        return _in_order(enumeration, entries)
    return (*entries, *missing)


def _with_portal(lines: Outline, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Add what a label of its own calls the portal principle, in the order of the text."""
    made = list(entries)
    for entry in lines.entries.values():
        if entry.portal and entry.label.text and not _covered(entry, made):
            at = next((i for i, each in enumerate(made) if each.index > entry.index), len(made))
            made.insert(at, entry)
    return tuple(made)


def _counted(sections: Candidate) -> tuple[Entry, ...]:
    """Unknown headings behind the last known one that the stated count asks for."""
    wanted = (sections.stated or 0) - sections.size
    return sections.more[: max(wanted, 0)] if wanted <= len(sections.more) else ()


def _covers(candidate: Candidate, entry: Entry) -> bool:
    return not set(entry.label.keys).isdisjoint(candidate.keys)


def _covered(entry: Entry, entries: Sequence[Entry]) -> bool:
    keys = {key for each in entries for key in each.label.keys}
    inside = any(entry.label.text.casefold() in e.label.text.casefold() for e in entries)
    return set(entry.label.keys) <= keys or inside


def _in_part(entries: Sequence[Entry], enumeration: Candidate) -> bool:
    """Whether labels are some of an enumeration's, in its order."""
    keys = iter(enumeration.keys)
    return bool(entries) and all(key in keys for entry in entries for key in entry.label.keys)


def _in_order(enumeration: Candidate, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The enumeration's order, with the labels of sections where there are some."""
    own = {key: entry for entry in entries for key in entry.label.keys}
    chosen = [own.get(entry.label.keys[0], entry) for entry in enumeration.entries]
    return tuple(dict.fromkeys(chosen))
