"""The choice among candidates, and the list that follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, field, frozen

from agreement_study.coding.principle_candidates import Candidate, Outline
from agreement_study.coding.principle_entries import Entry, entries_of
from agreement_study.coding.principle_evidence import Count, Scale, adopted, counts_of
from agreement_study.coding.principle_candidates import outline, structural_candidates
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_lists import running_candidates
from agreement_study.coding.principle_owners import owners_of
from agreement_study.model import Document

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
        return f"list of {self.winner.labels}, {self.winner.score:g} points: {reasons}"


def choose(document: Document, labels: Labels) -> Listing:
    """Find the candidates of a document, weigh them, and choose."""
    entries = entries_of(document, labels)
    lines = outline(document, entries, labels.words)
    owners = owners_of(document, labels.words)
    counts = counts_of(lines, owners)
    stated = {count.index: count.number for count in counts}
    scale = Scale(lines, counts, owners)
    found = [*structural_candidates(lines), *running_candidates(lines, labels, stated)]
    weighed = tuple(scale.weigh(candidate) for candidate in found if candidate.labels > 1)
    good = [candidate for candidate in weighed if adopted(candidate)]
    if not good:
        return Listing(lines=lines, candidates=weighed, count=_count(counts, None, 0))
    winner = max(good, key=lambda each: (each.score, each.labels))
    mentions = [each for each in good if each is winner or _alike(each, winner)]
    sections = _sections(mentions)
    chosen = _compose(winner, sections, mentions)
    return Listing(
        lines=lines,
        winner=winner,
        sections=sections,
        entries=chosen,
        mentions=tuple(mentions),
        count=_count(counts, winner, len(chosen)),
        candidates=weighed,
    )


def _alike(one: Candidate, other: Candidate) -> bool:
    both = set(one.keys) & set(other.keys)
    return len(both) >= ALIKE * min(len(one.keys), len(other.keys)) and len(both) > 1


def _sections(mentions: Sequence[Candidate]) -> Candidate | None:
    """The mention that sets the principles out, which gives the order."""
    setting = [each for each in mentions if sets_out(each)]
    return max(setting, key=lambda each: (each.labels, each.score), default=None)


def sets_out(candidate: Candidate) -> bool:
    """Whether a candidate has text below most of its labels."""
    entries = candidate.entries
    if candidate.form == "sentence":
        return False
    gaps = [b.index - a.index for a, b in zip(entries, entries[1:], strict=False)]
    bodies = sum(entry.body for entry in entries) + sum(gap > 1 for gap in gaps)
    return 2 * bodies >= len(entries)


def _compose(
    winner: Candidate, sections: Candidate | None, mentions: Sequence[Candidate]
) -> tuple[Entry, ...]:
    """Put the list together from its sections and its best enumeration."""
    listed = [each for each in mentions if each is not sections and each.form != "headings"]
    enumeration = max(listed, key=lambda each: each.score, default=None)
    if sections is None:
        return winner.entries
    if enumeration is None:
        return (*sections.entries, *_counted(sections))
    entries = [e for e in sections.entries if e.known or e.called or _covers(enumeration, e)]
    if sections.stated == sections.labels != enumeration.labels:
        entries = list(sections.entries)
    entries += [entry for entry in sections.more if _covers(enumeration, entry)]
    missing = [entry for entry in enumeration.entries if not _covered(entry, entries)]
    if len(missing) > len(entries):
        return _in_order(enumeration, entries)
    return (*entries, *missing)


def _counted(sections: Candidate) -> tuple[Entry, ...]:
    """Unknown headings behind the last known one that the stated count asks for."""
    wanted = (sections.stated or 0) - sections.labels
    return sections.more[: max(wanted, 0)] if wanted <= len(sections.more) else ()


def _covers(candidate: Candidate, entry: Entry) -> bool:
    return not set(entry.label.keys).isdisjoint(candidate.keys)


def _covered(entry: Entry, entries: Sequence[Entry]) -> bool:
    keys = {key for each in entries for key in each.label.keys}
    return set(entry.label.keys) <= keys


def _in_order(enumeration: Candidate, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The enumeration's order, with the labels of sections where there are some."""
    own = {key: entry for entry in entries for key in entry.label.keys}
    chosen = [own.get(entry.label.keys[0], entry) for entry in enumeration.entries]
    return tuple(dict.fromkeys(chosen))


def _count(counts: Sequence[Count], winner: Candidate | None, size: int) -> Count | None:
    """The stated count of the list: one that agrees, else one beside it, else the first."""
    own = [count for count in counts if count.own and count.strong]
    if winner is not None:
        near = {*winner.intro, *(entry.index for entry in winner.entries)}
        own = [c for c in counts if c.own and (c.strong or c.index in near)]
        own.sort(key=lambda count: (count.number != size, count.index not in near))
    return own[0] if own else None


def restored(entry: Entry, labels: Labels) -> Entry:
    """Return the entry with its label as it is meant, in a damaged text."""
    return evolve(entry, label=evolve(entry.label, text=labels.restored(entry.label.text)))
