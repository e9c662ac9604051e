"""Weighted cues: how much each word in and around a unit speaks for or against a code.

Rules find what somebody thought of. What authors say otherwise is found by the sum of many small
signs, whose weights were learned from documents with complete keys (`tests/coding/learn_cues.py`;
logistic regression, see docs/decisions). What rules found is a sign among them. The weights stand
in `language/<language>-unit-weights.tsv`, in hundredths of natural log-odds; whole numbers, so that
every machine has the same sums.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat

import numpy as np
import numpy.typing as npt
from attrs import frozen

from agreement_study.coding.cue_features import features, of_rules, readings, signs
from agreement_study.language import LANGUAGES
from agreement_study.model import Coding, Document, Unit

BIAS = "bias"
RULE = "weighted cues"
SCALE = 100  # weights are hundredths of log-odds
BATCH = 64  # units whose weights are summed at once: more do not fit a processor's near memory

Scores = Mapping[str, int]


def log_odds(probability: float) -> int:
    """Return a probability as hundredths of log-odds.

    >>> log_odds(0.5), log_odds(0.9)
    (0, 220)
    """
    return round(SCALE * math.log(probability / (1 - probability)))


@frozen(kw_only=True)
class Bar:
    """From which score on cues code a unit, and below which they take back what a rule coded.

    `first` is the score from which the likeliest unit gets a code that no unit of the document has.
    """

    adds: int
    keeps: int
    first: int = sys.maxsize

    def passes(self, code: str, scores: Scores, ruled: bool) -> bool:
        """Tell whether a unit has a code; where cues know nothing of it, rules decide."""
        score = scores.get(code)
        if score is None:
            return ruled
        return score >= (self.keeps if ruled else self.adds)


@frozen(eq=False)
class Weights:
    """The weights of features, shape (features, codes), in hundredths of log-odds."""

    codes: tuple[str, ...]
    rows: Mapping[str, int]
    table: npt.NDArray[np.int32]
    kinds: Mapping[str, Mapping[str, int]]  # the rows by kind of feature and the rest of its name

    @classmethod
    def of(cls, pairs: Mapping[str, Iterable[tuple[str, int]]]) -> Weights:
        """Return the weights of features by code; those of the `bias` name all codes."""
        codes = {code: at for at, (code, _) in enumerate(pairs[BIAS])}
        table = np.zeros((len(pairs), len(codes)), dtype=np.int32)
        for row, weighed in enumerate(pairs.values()):
            for code, weight in weighed:
                table[row, codes[code]] = weight
        rows = {name: row for row, name in enumerate(pairs)}
        kinds = defaultdict[str, dict[str, int]](dict)
        for name, row in rows.items():
            kind, _, rest = name.partition(":")
            kinds[kind][rest] = row
        return cls(codes=tuple(codes), rows=rows, table=table, kinds=kinds)

    def scores(self, found: Iterable[str]) -> dict[str, int]:
        """Return the score of each code for a unit with some features.

        >>> known = Weights.of({"bias": [("chair", -300)], "w:chair": [("chair", 420)]})
        >>> known.scores(["w:chair", "w:unheard"])
        {'chair': 120}
        """
        return dict(zip(self.codes, self._sums((BIAS, *found)), strict=True))

    def scores_of(self, seen: Sequence[Mapping[str, Iterable[str]]]) -> Iterator[dict[str, int]]:
        """Yield the scores of units, by what is seen of each; some at a time, in small tables."""
        for at in range(0, len(seen), BATCH):
            found, starts = list[int](), []
            for one in seen[at : at + BATCH]:
                starts.append(len(found))
                found += self._rows(one)
            sums = np.add.reduceat(self.table[found], starts, axis=0)
            yield from (dict(zip(self.codes, row, strict=True)) for row in sums.tolist())

    def _rows(self, seen: Mapping[str, Iterable[str]]) -> set[int]:
        """Return the rows of what is seen of a unit, that of the bias among them."""
        bias = self.rows[BIAS]
        rows = {bias}
        for kind, names in seen.items():
            known = self.kinds.get(kind, {})
            rows.update(map(known.get, names, repeat(bias)))
        return rows

    def raised(self, known: Scores, found: Iterable[str]) -> dict[str, int]:
        """Return scores with what more features speak for each code."""
        more = self._sums(found)
        return {code: score + add for (code, score), add in zip(known.items(), more, strict=True)}

    def _sums(self, found: Iterable[str]) -> list[int]:
        rows = [self.rows[name] for name in found if name in self.rows]
        sums: list[int] = self.table[rows].sum(axis=0).tolist()
        return sums

    def weight(self, name: str, code: str) -> int:
        """Return what a feature speaks for a code; 0 if it says nothing."""
        if name not in self.rows or code not in self.codes:
            return 0
        return int(self.table[self.rows[name], self.codes.index(code)])


@cache
def weights(language: str, subject: str) -> Weights:
    """Return the weights of a language for `unit` or `event`."""
    known = language if language in LANGUAGES else "en"
    path = files("agreement_study.language") / f"{known}-{subject}-weights.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return Weights.of({name: _pairs(rest) for name, *rest in (line.split("\t") for line in lines)})


def _pairs(cells: Iterable[str]) -> tuple[tuple[str, int], ...]:
    split = (cell.rpartition(" ") for cell in cells)
    return tuple((code, int(weight)) for code, _, weight in split)


def scores(document: Document, ruled: Iterable[Coding] = ()) -> Mapping[str, Scores]:
    """Return the scores of the units of a document, by the id of the unit.

    Parameters
    ----------
    ruled
        What the rules of a family coded: how far each may be trusted was learned as well.
    """
    known = _scores(document.units, document.language, document.kind)
    table = weights(document.language, "unit")
    more = ((unit, known[unit], rows) for unit, rows in by_unit(ruled).items())
    return {**known, **{unit: table.raised(own, of_rules(rows)) for unit, own, rows in more}}


def by_unit(rows: Iterable[Coding]) -> Mapping[str, list[Coding]]:
    """Return codings by the id of their unit."""
    found: dict[str, list[Coding]] = {}
    for row in rows:
        found.setdefault(row.unit, []).append(row)
    return found


@lru_cache(maxsize=2)  # the coders of one document ask for the same scores
def _scores(units: tuple[Unit, ...], language: str, kind: str) -> Mapping[str, Scores]:
    read = readings(units, language, kind)
    known = weights(language, "unit").scores_of([signs(reading, language) for reading in read])
    return {reading.unit.id: own for reading, own in zip(read, known, strict=True)}


def strongest(document: Document, unit: str, code: str, count: int = 5) -> list[tuple[str, int]]:
    """Return the features of a unit that speak most for a code, with their weights."""
    known = weights(document.language, "unit")
    read = readings(document.units, document.language, document.kind)
    seen = next((features(r, document.language) for r in read if r.unit.id == unit), ())
    spoken = [(name, known.weight(name, code)) for name in seen]
    ranked = sorted(spoken, key=lambda cue: (-cue[1], cue[0]))
    return [(name, weight) for name, weight in ranked[:count] if weight > 0]


def settled(
    document: Document,
    family: str,
    fields: Sequence[str],
    ruled: Sequence[Coding],
    bar: Bar | None,
    weighed: Mapping[str, Scores] | None = None,
) -> Iterator[Coding]:
    """Yield what rules coded and cues do not deny, then what cues alone make likely.

    Parameters
    ----------
    fields
        The fields of the family's value. Each has its own scores, `<family>/<field>=<value>`; what
        cues alone code gets the likeliest value of each.
    bar
        None for what rules coded, whatever cues say.
    weighed
        The scores of the units, where they are known already.
    """
    if bar is None:
        yield from ruled
        return
    weighed, told = weighed or scores(document, ruled), by_unit(ruled)
    for coding in ruled:
        if bar.passes(family, weighed[coding.unit], True):
            yield coding
    for unit in document.units:
        known = weighed.get(unit.id, {})
        if unit.id not in told and bar.passes(family, known, False):
            value = "|".join(likeliest(f"{family}/{field}", known) for field in fields)
            yield document.code(unit, family, value, rule=RULE)


def likeliest(field: str, known: Scores) -> str:
    """Return the likeliest value of a field; nothing if none is known.

    >>> likeliest("purpose/kind", {"purpose/kind=vision": -30, "purpose/kind=effect": 80})
    'effect'
    """
    named = ((code.partition("="), score) for code, score in known.items())
    values = {value: score for (name, _, value), score in named if value and name == field}
    return max(values, key=lambda value: (values[value], value), default="")
