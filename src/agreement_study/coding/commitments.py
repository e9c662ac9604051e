"""Coder of commitments: who binds whom to what, how firmly, and in which form.

A unit is coded by its own clause with a modality, or by its place in a list whose heading or
opening sentence says what the items are. What the agreement or a principle itself 'shall' is a
purpose, what a law demands is background; neither is coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from agreement_study.codebook import Codebook
from agreement_study.coding.commitment_bodies import of_body
from agreement_study.coding.commitment_cells import of_cells
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues, Found, commitment_cues
from agreement_study.coding.commitment_decisions import of_decision
from agreement_study.coding.commitment_lists import of_item, of_section
from agreement_study.coding.commitment_memory import Memory, bodies_named, sides_named
from agreement_study.coding.commitment_names import bodies_told, names_declared
from agreement_study.coding.commitment_owners import labelled_owner
from agreement_study.coding.commitment_places import places
from agreement_study.coding.commitment_sentences import of_clauses, of_goal
from agreement_study.coding.commitment_siblings import lists_of, shared_scores
from agreement_study.coding.commitment_tables import (
    ROW_OF_TABLE,
    of_columns,
    of_labels,
    of_owners,
    of_rows,
)
from agreement_study.coding.commitment_voices import remember_voice
from agreement_study.coding.weighted_cues import (
    RULE,
    Bar,
    Scores,
    likeliest,
    log_odds,
    scores,
    settled,
)
from agreement_study.model import Coding, Document

MIXED = ("minutes", "web", "news")
"""Kinds of documents that tell of more than the agreement."""
FIELDS = ("bearer", "modality", "form")
UNSPECIFIED, MEASURE = "unspecified", "measure"
_BAR = Bar(adds=log_odds(0.7), keeps=log_odds(0.35))
OWNED = "{}; owner named"
_WEIGHED = ("bearer", "form")  # what rules read worst
# By which another value must be likelier, in hundredths of log-odds; a bearer that is not named,
# by far.
_SURE, _SURE_OF_ONE = 100, 300


class CommitmentCoder:
    """Codes the family `commitment`."""

    name = "commitments"
    version = "2"
    families: tuple[str, ...] = ("commitment",)
    needs: tuple[str, ...] = ("parties",)

    def __init__(self, *, weighs: bool = True) -> None:
        self.weighs = weighs

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the commitments of a document, one per unit and bearer."""
        ruled = list(self._ruled(document, found))
        if not self.weighs:
            yield from ruled
            return
        weighed = scores(document, ruled)
        weighed = {**weighed, **shared_scores(ruled, weighed, lists_of(places(document)))}
        owned = {coding.unit: coding for coding in ruled if _has_owner(coding)}
        yield from owned.values()
        rest = [coding for coding in ruled if coding.unit not in owned]
        alone = Counter(coding.unit for coding in rest)
        for coding in settled(document, "commitment", FIELDS, rest, _BAR, weighed):
            if coding.unit not in owned:
                yield _weighed(coding, weighed[coding.unit]) if alone[coding.unit] == 1 else coding

    def _ruled(self, document: Document, found: Sequence[Coding]) -> Iterator[Coding]:
        cues = commitment_cues(document.language)
        all_places = places(document)
        sides, told = sides_named(found, cues), bodies_told(all_places, cues)
        memory = Memory(
            sides=sides,
            names=told | names_declared(all_places, sides, cues),
            bodies={name.rpartition(" ")[2] for name in told} - {*cues.wording.values["sided"]},
            mixed=document.kind in MIXED,
        )
        tables = of_cells(all_places, cues, memory) | of_columns(all_places, cues)
        tables |= of_rows(document, cues, memory) | of_labels(all_places, cues, memory)
        tables |= of_owners(all_places, cues, memory)
        for place in all_places:
            if place.unit.id in tables:
                if cell := tables[place.unit.id]:
                    yield document.code(place.unit, "commitment", cell.value, rule=cell.rule)
                continue
            memory.bodies |= bodies_named(place.said, cues)
            if place.unit.kind == "heading" and not place.is_item:
                memory.said, memory.named, memory.bound, memory.listed = "", (), False, ()
                memory.voice = ()
                continue
            remember_voice(place, cues, memory)
            for commitment in _of_place(place, cues, memory):
                owned = _owned(commitment, labelled_owner(place.text, cues, memory))
                yield document.code(place.unit, "commitment", owned.value, rule=owned.rule)


def _weighed(coding: Coding, known: Scores) -> Coding:
    """Return a commitment with the values for which cues speak clearly more."""
    read = dict(zip(FIELDS, coding.fields, strict=True))
    best = {name: likeliest(f"commitment/{name}", known) for name in _WEIGHED}
    other = {name: value for name, value in best.items() if _clearly(name, value, read, known)}
    if not other:
        return coding
    rule = f"{coding.rule}; {RULE}: {', '.join(other)}"
    return evolve(coding, value="|".join((read | other).values()), rule=rule)


def _clearly(name: str, value: str, read: Mapping[str, str], known: Scores) -> bool:
    """Tell whether cues speak clearly more for a value than for the one that was read."""
    unnamed = read[name] == UNSPECIFIED
    if unnamed and read["form"] == MEASURE:
        return False  # a measure may be nobody's
    new, old = (known.get(f"commitment/{name}={one}", 0) for one in (value, read[name]))
    return new - old > (_SURE_OF_ONE if unnamed else _SURE)


def _has_owner(coding: Coding) -> bool:
    """Tell whether a measure's own row or label names its bearer; cues do not deny it."""
    told = coding.rule == ROW_OF_TABLE or coding.rule.endswith(OWNED.format(""))
    return told and coding.fields[0] != UNSPECIFIED


def _owned(commitment: Found, bearer: str) -> Found:
    """Return a measure with the owner that a label names."""
    if not bearer or commitment.form != MEASURE:
        return commitment
    return evolve(commitment, bearer=bearer, rule=OWNED.format(commitment.rule))


def _of_place(place: Place, cues: Cues, memory: Memory) -> list[Found]:
    found = list(of_clauses(place, cues, memory)) or list(of_decision(place, cues, memory))
    if not found:
        found = list(
            of_item(place, cues, memory) if place.is_item else of_section(place, cues, memory)
        )
    if not found:
        found = list(of_goal(place, cues)) or list(of_body(place, cues, memory))
    memory.bound = bool(found)
    return list({commitment.bearer: commitment for commitment in reversed(found)}.values())[::-1]
