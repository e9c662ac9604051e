"""Repair of a text as edits: every change is reversible, has a rule, and can be explained."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from agreement_study.spans import Edit, EditMap
from agreement_study.text.candidates import first_candidates
from agreement_study.text.choosing import Choice
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.reading import LANGUAGES, read_text
from agreement_study.text.received import Candidate

PASSES = 4  # at most; the second hardly ever finds anything

Explained = tuple[tuple[Candidate, float], ...]


def repair(
    text: str,
    language: str,
    layout: Sequence[Edit] = (),
    protected: frozenset[str] = frozenset(),
    *,
    guess: Confusions | None = None,
) -> tuple[Edit, ...]:
    """Return every edit of a text: those of its layout, and the repair of misread letters.

    Parameters
    ----------
    layout
        Edits that join, drop or split what the page's layout broke. Where a word is changed by
        both, one edit does both.
    protected
        Words that stand as they are, such as the names of parties and places.
    guess
        Misreadings expected before the text is read; without it, those of the language.

    Returns
    -------
    Edits in order of `start`, in code points into `text`; they do not overlap. Repairing the
    repaired text changes nothing.
    """
    edits = tuple(layout)
    for _ in range(PASSES):
        map_ = EditMap(text, edits)
        changed = read_text(map_.repaired, language, protected, guess).changed
        if not changed:
            break
        edits = merge(map_, [_edit(choice) for choice in changed])
    return edits


def candidates(word: str, language: str) -> Explained:
    """Return what a word may have been by itself, with costs in nats, the cheapest first.

    The word as received is among them. The costs are those of the first guess: what a document
    taught, and what stands around the word, is in `explain`.
    """
    if language not in LANGUAGES:
        return ()
    guess = first_guess(language)
    weighed = [(c, c.total(guess)) for c in first_candidates(word, language)]
    return tuple(sorted(weighed, key=lambda pair: pair[1]))


def explain(
    text: str,
    language: str,
    offset: int,
    layout: Sequence[Edit] = (),
    protected: frozenset[str] = frozenset(),
) -> tuple[str, Explained]:
    """Tell which rule fired at an offset, and what was weighed there.

    Parameters
    ----------
    offset
        A place in code points in `text`, as received.

    Returns
    -------
    The rule, empty where nothing was changed, and the candidates with their costs in nats as
    they were chosen from, the cheapest first; none for an undamaged text.
    """
    map_ = EditMap(text, tuple(layout))
    place = map_.to_repaired(offset, offset).start
    for choice in read_text(map_.repaired, language, protected).choices:
        if choice.token.start <= place < choice.token.end:
            pairs = sorted(
                zip(choice.options, choice.costs, strict=False), key=lambda pair: pair[1]
            )
            return (rule_of(choice) if choice.changed else ""), tuple(pairs)
    return "", ()


def rule_of(choice: Choice) -> str:
    """Name what a change supposes, or that only the words around it settled it."""
    return "ocr.context" if choice.by_context else _rule(choice.word.ops)


@lru_cache(maxsize=4_096)
def _rule(ops: tuple[Op, ...]) -> str:
    if any(not read for _, read in ops):
        return "ocr.insertion"
    if any(sign.isdigit() for _, read in ops for sign in read):
        return "ocr.digit"
    if all(len(read) == 1 and _base(meant) == read for meant, read in ops):
        return "ocr.diacritic"
    return "ocr.confusion"


def merge(layout: EditMap, changes: Sequence[Edit]) -> tuple[Edit, ...]:
    """Lay changes of a repaired text over the edits that made it.

    Parameters
    ----------
    changes
        Edits in order, in code points into `layout.repaired`.
    """
    if not layout.edits:
        return tuple(changes)
    spans = [(e.start, e.end, e.rule) for e in layout.edits]
    for change in changes:
        place = layout.to_received(change.start, change.end)
        spans.append((place.start, place.end, change.rule))
    both = EditMap(layout.repaired, tuple(changes))
    merged: list[Edit] = []
    for start, end, rule in _unions(spans):
        inner = layout.to_repaired(start, end)
        final = both.to_repaired(inner.start, inner.end)
        received = layout.received[start:end]
        repaired = both.repaired[final.start : final.end]
        if received != repaired:
            merged.append(
                Edit(start=start, end=end, received=received, repaired=repaired, rule=rule)
            )
    return tuple(merged)


def _edit(choice: Choice) -> Edit:
    token = choice.token
    return Edit(
        start=token.start,
        end=token.end,
        received=token.text,
        repaired=choice.word.text,
        rule=rule_of(choice),
    )


def _unions(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join spans that overlap; the rule of a misreading goes before one of the layout."""
    joined: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(spans):
        if joined and start < joined[-1][1]:
            first, last, other = joined[-1]
            joined[-1] = (first, max(last, end), max(rule, other))
        else:
            joined.append((start, end, rule))
    return joined


def _base(letter: str) -> str:
    return normalize("NFD", letter)[:1]
