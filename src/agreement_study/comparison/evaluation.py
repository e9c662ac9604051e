"""Codings of a coder held against a reference coding: precision, recall, F1 and disagreements.

A row is matched if document and code agree and the spans overlap by half of the shorter. Rows
are matched one to one, those whose values agree first. The reference was made by a language model
in two passes and no human has confirmed it, so these are measures of agreement with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from agreement_study.codebook import Codebook
from agreement_study.model import Coding
from agreement_study.spans import Span

WITHOUT_REFERENCE = frozenset(
    {"governance/size", "governance/decision_rule", "governance/legal_status"}
)
"""Codes that the reference coding never used; what a coder finds of them is not scored."""

PASSAGES = {"governance": frozenset({"parity", "term", "meeting_frequency", "validity"})}
"""Families of which rows with one code and span count once, as one passage, and the keys of which
the reference has values. Its other values there are notes."""


@frozen(kw_only=True)
class Score:
    """How many rows there are on either side, and how many of them match."""

    found: int
    reference: int
    matched: int

    @property
    def precision(self) -> float | None:
        """The share of the found rows that match; None where nothing was found."""
        return self.matched / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the reference's rows that match; None where it has none."""
        return self.matched / self.reference if self.reference else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where both sides are empty.

        Examples
        --------
        >>> Score(found=8, reference=12, matched=6).f1
        0.6
        """
        rows = self.found + self.reference
        return 2 * self.matched / rows if rows else None


@frozen(kw_only=True)
class FieldScore:
    """How a field of the value agrees: among matched rows, and when rows must agree on it."""

    matched: int
    agreeing: int
    strict: Score

    @property
    def share(self) -> float | None:
        """The share of the matched rows that agree on the field."""
        return self.agreeing / self.matched if self.matched else None


@frozen(kw_only=True)
class Disagreement:
    """A row that only one side has (`missed`, `spurious`), or one with another value (`value`)."""

    kind: str
    found: Coding | None = None
    reference: Coding | None = None

    @property
    def row(self) -> Coding:
        """The row of the reference, else the found one."""
        row = self.reference or self.found
        assert row is not None
        return row


@frozen(kw_only=True)
class Evaluation:
    """Scores of families, codes and fields, and every disagreement in order of place.

    `documents` counts a code once per document; `fields` is keyed by family and field.
    """

    families: Mapping[str, Score]
    codes: Mapping[str, Score]
    documents: Mapping[str, Score]
    fields: Mapping[tuple[str, str], FieldScore]
    disagreements: Sequence[Disagreement] = field(factory=tuple)


Pair = tuple[Coding, Coding]


def evaluate(
    found: Sequence[Coding], reference: Sequence[Coding], codebook: Codebook
) -> Evaluation:
    """Hold codings against a reference, over the documents and families that the reference has."""
    documents = {row.document for row in reference}
    families = {row.family for row in reference}
    known = [row for row in _passages(found) if row.document in documents]
    scored = [row for row in known if row.family in families and row.code not in WITHOUT_REFERENCE]
    wanted = _passages(reference)
    pairs = match(scored, wanted)
    return Evaluation(
        families=_scores(scored, wanted, pairs, "family"),
        codes=_scores(scored, wanted, pairs, "code"),
        documents=_presence(scored, wanted),
        fields=_fields(scored, wanted, pairs, codebook),
        disagreements=_disagreements(scored, wanted, pairs, codebook),
    )


def match(found: Sequence[Coding], reference: Sequence[Coding]) -> list[Pair]:
    """Return the matched rows, one to one: most agreeing fields first, then longest overlap."""
    places: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for row in found:
        places[row.document, row.code].append(row)
    candidates = [
        (_agreeing(row, wanted), _overlap(row, wanted), -i, -j, row, wanted)
        for j, wanted in enumerate(reference)
        for i, row in enumerate(places[wanted.document, wanted.code])
        if _meets(row, wanted)
    ]
    pairs: list[Pair] = []
    taken: set[int] = set()
    for *_, row, wanted in sorted(candidates, key=lambda one: one[:4], reverse=True):
        if id(row) not in taken and id(wanted) not in taken:
            taken |= {id(row), id(wanted)}
            pairs.append((row, wanted))
    return pairs


def rules_fired(codings: Iterable[Coding]) -> dict[tuple[str, str], int]:
    """Return in how many documents each rule fires, by code and rule; the rarest first."""
    fired = {(row.code, row.rule, row.document) for row in codings}
    counts = Counter((code, rule) for code, rule, _ in fired)
    return dict(sorted(counts.items(), key=lambda item: (item[1], item[0])))


def _overlap(a: Coding, b: Coding) -> int:
    return Span(a.start, a.end).overlap(Span(b.start, b.end))


def _meets(a: Coding, b: Coding) -> bool:
    overlap = _overlap(a, b)
    return overlap > 0 and 2 * overlap >= min(a.end - a.start, b.end - b.start)


def _agreeing(a: Coding, b: Coding) -> int:
    return sum(x == y for x, y in zip(a.fields, b.fields, strict=False))


def _passages(rows: Iterable[Coding]) -> list[Coding]:
    """Return the rows, those of a passage of a `PASSAGES` family once."""
    kept: dict[object, Coding] = {}
    for row in rows:
        place = (row.document, row.start, row.end, row.code)
        kept.setdefault(place if row.family in PASSAGES else (*place, row.value), row)
    return list(kept.values())


def _scores(
    found: Sequence[Coding], reference: Sequence[Coding], pairs: Sequence[Pair], by: str
) -> dict[str, Score]:
    here = Counter(getattr(row, by) for row in found)
    there = Counter(getattr(row, by) for row in reference)
    matched = Counter(getattr(wanted, by) for _, wanted in pairs)
    return {
        name: Score(found=here[name], reference=there[name], matched=matched[name])
        for name in sorted({*here, *there})
    }


def _presence(found: Sequence[Coding], reference: Sequence[Coding]) -> dict[str, Score]:
    here = {(row.document, row.code, row.family) for row in found}
    there = {(row.document, row.code, row.family) for row in reference}
    both = here & there
    return {
        family: Score(
            found=sum(one[2] == family for one in here),
            reference=sum(one[2] == family for one in there),
            matched=sum(one[2] == family for one in both),
        )
        for family in sorted({one[2] for one in here | there})
    }


def _names(row: Coding, codebook: Codebook) -> tuple[str, ...]:
    """Return the fields of a row's value that the reference has, in order."""
    if row.family in PASSAGES and row.key not in PASSAGES[row.family]:
        return ()
    family = codebook.families.get(row.family)
    return tuple(one.name for one in family.fields_of(row.key)) if family else ()


def _same(a: Coding, b: Coding, at: int) -> bool:
    return a.fields[at : at + 1] == b.fields[at : at + 1]


def _fields(
    found: Sequence[Coding],
    reference: Sequence[Coding],
    pairs: Sequence[Pair],
    codebook: Codebook,
) -> dict[tuple[str, str], FieldScore]:
    here, there, matched, agreeing = (Counter[tuple[str, str]]() for _ in range(4))
    for count, rows in ((here, found), (there, reference)):
        count.update((row.family, name) for row in rows for name in _names(row, codebook))
    for row, wanted in pairs:
        for at, name in enumerate(_names(wanted, codebook)):
            matched[wanted.family, name] += 1
            agreeing[wanted.family, name] += _same(row, wanted, at)
    return {
        key: FieldScore(
            matched=matched[key],
            agreeing=agreeing[key],
            strict=Score(found=here[key], reference=there[key], matched=agreeing[key]),
        )
        for key in sorted(there)
    }


def _disagreements(
    found: Sequence[Coding],
    reference: Sequence[Coding],
    pairs: Sequence[Pair],
    codebook: Codebook,
) -> list[Disagreement]:
    matched = {id(row) for pair in pairs for row in pair}
    told = [
        Disagreement(kind="missed", reference=row) for row in reference if id(row) not in matched
    ]
    told += [Disagreement(kind="spurious", found=row) for row in found if id(row) not in matched]
    told += [
        Disagreement(kind="value", found=row, reference=wanted)
        for row, wanted in pairs
        if not all(_same(row, wanted, at) for at, _ in enumerate(_names(wanted, codebook)))
    ]
    return sorted(told, key=lambda one: (one.row.document, one.row.start, one.row.code, one.kind))
