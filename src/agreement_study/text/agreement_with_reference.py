"""How far units found agree with units of a reference: one to one, by kind and overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from agreement_study.model import Unit
from agreement_study.spans import Span

LEAST_OVERLAP = 0.9
# Marks, numbers and white space at both ends are left out of the comparison.
OUTER = re.compile(r"^[\W\d_]+|[\W\d_]+$")


@frozen(kw_only=True)
class UnitAgreement:
    """Units of the reference that were missed, and units found that it lacks."""

    recall: float
    precision: float
    missed: tuple[Unit, ...]
    extra: tuple[Unit, ...]


def unit_agreement(text: str, found: Sequence[Unit], reference: Sequence[Unit]) -> UnitAgreement:
    """Match units of the same kind whose overlap over union is at least 0.9.

    Parameters
    ----------
    text
        The text of record that both were cut from.
    """
    matches = _matches(text, found, reference)
    matched = {index for _, index in matches}
    missed = tuple(unit for i, unit in enumerate(reference) if i not in matched)
    taken = {index for index, _ in matches}
    extra = tuple(unit for i, unit in enumerate(found) if i not in taken)
    return UnitAgreement(
        recall=len(matches) / len(reference) if reference else 1.0,
        precision=len(matches) / len(found) if found else 1.0,
        missed=missed,
        extra=extra,
    )


def _matches(text: str, found: Sequence[Unit], reference: Sequence[Unit]) -> list[tuple[int, int]]:
    """Index pairs; units are in order and apart, so each has at most one partner."""
    a, b = [_core(text, unit) for unit in found], [_core(text, unit) for unit in reference]
    pairs, j = [], 0
    for i, span in enumerate(a):
        while j < len(b) and b[j].end <= span.start:
            j += 1
        for k in range(j, len(b)):
            if b[k].start >= span.end:
                break
            if found[i].kind == reference[k].kind and _iou(span, b[k]) >= LEAST_OVERLAP:
                pairs.append((i, k))
                break
    return pairs


def _core(text: str, unit: Unit) -> Span:
    raw = text[unit.start : unit.end]
    lead = OUTER.match(raw)
    start = lead.end() if lead else 0
    if start == len(raw):
        return Span(unit.start, unit.end)
    core = OUTER.sub("", raw)
    return Span(unit.start + start, unit.start + start + len(core))


def _iou(a: Span, b: Span) -> float:
    shared = a.overlap(b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0
