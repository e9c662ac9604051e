"""The principle that a sentence names: 'Den andra principen gäller självständighet.'

A sentence tells of a principle by its place among others ('den andra', 'för det femte') or, where
the text says how many there are, by naming one principle of the codebook and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_labels import Label, Labels, typical, unknown
from agreement_study.coding.principle_names import base
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Unit

TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
CLAUSE = re.compile(r"[,;:.()!?]|\s[–—-]\s|$")
MOST_WORDS = 4  # words of a name
MOST_UNKNOWN = 3  # words of a name that the codebook does not know
LAST = 99  # the place of what is called the last
EARLY = 60  # code points of a sentence in which its place is named


@frozen(kw_only=True)
class Named:
    """A name in a sentence; `start..end` is its place there."""

    label: Label
    start: int
    end: int


@frozen(kw_only=True)
class Place:
    """Where a sentence says the place of a principle: the number, and the words for it."""

    number: int
    start: int
    end: int


def place_in(text: str, labels: Labels) -> Place | None:
    """Return the place among others that a sentence gives to what it is about."""
    words, folded = labels.words, skeleton(text)[: 2 * EARLY]
    found = words.told.match(folded) or words.told_after.search(folded)
    if found is None or found.start() > EARLY:
        return None
    groups = found.groupdict()
    ordinal = next((value for name, value in groups.items() if name[:1] == "o" and value), None)
    number = words.ordinal_numbers.get(ordinal or "", LAST)
    return Place(number=number, start=found.start(), end=found.end())


def names_in(text: str, labels: Labels) -> Iterator[Named]:
    """Yield the principles of the codebook that a text names, each name as long as it may be."""
    tokens = list(TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        for size in range(min(MOST_WORDS, len(tokens) - at), 0, -1):
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            label = _whole_name(text[start:end], labels)
            if label is not None:
                yield Named(label=label, start=start, end=end)
                at += size - 1
                break
        at += 1


def _whole_name(chunk: str, labels: Labels) -> Label | None:
    """A label all words of which belong to the name."""
    tokens = labels.tokens(chunk)
    if any(token not in labels.lexicon and token != "&" for token in tokens):
        return None
    return labels.read(chunk) if "&" not in (tokens[0], tokens[-1]) and labels.pair(chunk) else None


def only_name(text: str, labels: Labels) -> Named | None:
    """The principle that a text names, if it names one and no other."""
    found = list(names_in(text, labels))
    keys = {key for each in found for key in each.label.keys}
    return found[0] if len(keys) == 1 else None


def placed_name(text: str, place: Place, labels: Labels) -> Named | None:
    """The principle to which a sentence gives a place: known ones first, the nearest of them."""
    found = list(names_in(text, labels))
    if place.start > 0:
        before = [each for each in found if each.end <= place.start]
        return before[0] if before else _unknown(text, 0, place.start, labels)
    behind = [each for each in found if each.start >= place.end]
    own = _unknown(text, place.end, len(text), labels)
    if own is not None and (not behind or own.start < behind[0].start):
        return own
    return behind[0] if behind else None


def _unknown(text: str, start: int, end: int, labels: Labels) -> Named | None:
    """A short name between a place and the next mark, which the codebook need not know."""
    words = labels.words
    part = text[start:end]
    start, part = end - len(part.lstrip(" ,:(")), part.lstrip(" ,:(")
    chunk = part[: CLAUSE.search(part).start()]  # type: ignore[union-attr]
    tokens = list(TOKEN.finditer(chunk))
    folded = [skeleton(token[0]) for token in tokens]
    while folded and folded[0] in words.articles:
        del folded[0], tokens[0]
    if not 0 < len(folded) <= MOST_UNKNOWN or chunk[tokens[-1].end() :].strip():
        return None
    plain = words.function.isdisjoint(folded) and words.clauses.isdisjoint(folded)
    begin = start + tokens[0].start()
    name = text[begin : start + tokens[-1].end()]
    if not (plain or typical(name, words)) or words.strong.search(skeleton(name)):
        return None
    known = labels.read(base(name, labels))
    return Named(label=known or unknown(name), start=begin, end=begin + len(name))


def says_something(entry: Entry, labels: Labels) -> bool:
    """Whether a label is a sentence: 'Vi visar öppenhet', 'Openness is required of both'."""
    first, *rest = skeleton(entry.label.text).split() or [""]
    words = labels.words
    return first in words.function or not (words.stating | words.outer).isdisjoint(rest)


def told_entry(index: int, unit: Unit, named: Named, labels: Labels) -> Entry:
    """Return the entry of a unit that names a principle."""
    meant = base(named.label.text, labels)
    return Entry(
        index=index,
        unit=unit,
        start=named.start,
        end=named.end,
        shape="told",
        label=evolve(named.label, text=meant),
        typical=typical(meant, labels.words),
    )
