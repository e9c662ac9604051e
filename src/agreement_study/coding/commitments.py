"""Coder of commitments: who binds whom to what, how firmly, and in which form.

A unit is coded by its own clause with a modality, or by its place in a list whose heading or
opening sentence says what the items are. What the agreement or a principle itself 'shall' is a
purpose, what a law demands is background; neither is coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import field, frozen, mutable

from agreement_study.codebook import Codebook
from agreement_study.coding.commitment_bearers import PARTIES, TEXTS, bearers
from agreement_study.coding.commitment_clauses import Clause, actions, clauses, opens_with_action
from agreement_study.coding.commitment_context import Place, list_form, places
from agreement_study.coding.wording import Wording, tokens, wording
from agreement_study.model import Coding, Document


@frozen(kw_only=True)
class Found:
    """A commitment of a unit before it becomes a coding."""

    bearer: str
    modality: str
    form: str
    rule: str

    @property
    def value(self) -> str:
        """The value as codings write it."""
        return f"{self.bearer}|{self.modality}|{self.form}"


@mutable(kw_only=True)
class Memory:
    """Whom the last subject named, for the pronoun that follows; and whether it was bound."""

    named: tuple[str, ...] = ()
    bound: bool = False


@frozen(kw_only=True)
class Cues:
    """The compiled cues of a language beside its clauses."""

    wording: Wording
    language: str
    pattern: dict[str, re.Pattern[str]] = field(factory=dict)

    def has(self, name: str, text: str) -> bool:
        """Tell whether a cue stands in a text."""
        return bool(self.pattern[name].search(text))

    def opens(self, name: str, text: str) -> bool:
        """Tell whether a text begins with a cue."""
        return bool(self.pattern[name].match(text))


_CUES = (
    "goal", "measure_intro", "areas", "result", "together", "passive", "passive_start",
    "beneficiary", "constitution", "statutory", "possible", "not_commitment", "future_event",
    "statute", "means", "rests", "gerund", "statement",
)  # fmt: skip


@lru_cache(maxsize=None)
def _cues(language: str) -> Cues:
    found = wording(language, "commitments")
    pattern = {name: found.any_of(found.values[name]) for name in _CUES}
    for name, words in found.values["pronouns"].items():
        pattern[name] = found.any_of(words, start=True)
    pattern["indefinite"] = found.any_of(found.values["articles_indefinite"], start=True)
    pattern["existential"] = found.any_of(found.values["existential"], start=True)
    for name in ("collaboration", "agreement", "body"):
        pattern[name] = found.term(name)
    pattern["agent"] = found.any_of(found.values["agent"])
    return Cues(wording=found, language=language, pattern=pattern)


class CommitmentCoder:
    """Codes the family `commitment`."""

    name = "commitments"
    version = "1"
    families: tuple[str, ...] = ("commitment",)
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the commitments of a document, one per unit and bearer."""
        cues = _cues(document.language)
        memory = Memory()
        for place in places(document):
            if place.unit.kind == "heading":
                memory = Memory()
                continue
            for commitment in _of_place(place, cues, memory):
                yield document.code(
                    place.unit, "commitment", commitment.value, rule=commitment.rule
                )


def _of_place(place: Place, cues: Cues, memory: Memory) -> list[Found]:
    found = list(_of_clauses(place, cues, memory))
    if not found and place.unit.kind == "item":
        found = list(_of_item(place, cues))
    if not found:
        found = list(_of_goal(place, cues))
    memory.bound = bool(found)
    return list({commitment.bearer: commitment for commitment in reversed(found)}.values())[::-1]


# ---- sentences -----------------------------------------------------------------------------


def _of_clauses(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    text = place.text
    listed = clauses(text, cues.language)
    if not listed:
        _remember_subject(text, cues, memory)
        return
    first = True
    for clause in listed:
        named = _resolved(clause, cues, memory)
        if first:
            memory.named = named or _together(place.text, cues)
        coded = list(_of_clause(clause, named, place, cues, memory))
        yield from coded if first else [c for c in coded if c.bearer in PARTIES]
        first = False


def _together(text: str, cues: Cues) -> tuple[str, ...]:
    return ("joint",) if cues.has("together", text) else ()


def _remember_subject(text: str, cues: Cues, memory: Memory) -> None:
    """Keep whom a sentence without modality is about, unless a pronoun opens it."""
    if any(cues.opens(name, text) for name in ("plural", "singular", "neuter")):
        return
    memory.named = _opening_party(text, cues)


def _opening_party(text: str, cues: Cues) -> tuple[str, ...]:
    """Return whom the first words of a text name."""
    ends = [start + len(word) for start, word in tokens(text[:80])[:6]]
    found = (bearers(text[:end], cues.language) for end in reversed(ends))
    return next((named for named in found if named), ())


def _is_pronoun(clause: Clause, cues: Cues) -> bool:
    words = clause.subject.split()
    return len(words) == 1 and any(
        cues.opens(name, words[0]) for name in ("plural", "singular", "neuter")
    )


def _resolved(clause: Clause, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom the subject names; a bare pronoun stands for the subject before it."""
    if not _is_pronoun(clause, cues):
        return clause.named
    if cues.opens("plural", clause.subject):
        return memory.named
    if memory.named and memory.named[0] in ("public", "civil"):
        return memory.named if memory.bound else ("other",)
    return memory.named


def _of_clause(
    clause: Clause, named: tuple[str, ...], place: Place, cues: Cues, memory: Memory
) -> Iterator[Found]:
    text, rest = place.text, clause.rest
    parties = tuple(kind for kind in named if kind in PARTIES)
    if _is_law(clause, cues) or cues.has("not_commitment", rest[:60]) or not rest.strip(" :"):
        return
    passive = _is_passive(rest, cues)
    agents = _agents(rest, cues) if passive and not parties else ()
    parties = _bound(clause, parties, passive, cues)
    said = f"{clause.subject} {clause.words} {rest}"
    if not parties and not agents and not _is_text(named) and cues.has("together", said):
        parties = ("joint",)
    modality = _modality(clause, parties or agents, named, text, cues)
    if not modality or not _is_binding(clause, named, parties or agents, place, cues):
        return
    for bearer in agents or parties or ("unspecified",):
        form = _form(clause, bearer, rest, place, cues)
        yield Found(
            bearer=bearer, modality=modality, form=form, rule=f"'{clause.words}' ({clause.standing} clause)"
        )


def _is_law(clause: Clause, cues: Cues) -> bool:
    """Tell whether a law, and not the agreement, is what binds."""
    return cues.has("statute", clause.before) or cues.opens("statute", clause.rest)


def _is_text(named: tuple[str, ...]) -> bool:
    return bool(named) and named[0] in TEXTS


def _is_passive(rest: str, cues: Cues) -> bool:
    verb = _verb(rest, cues)
    return any(cues.opens("passive", text) or cues.opens("passive_start", text) for text in (rest, verb))


def _bound(
    clause: Clause, parties: tuple[str, ...], passive: bool, cues: Cues
) -> tuple[str, ...]:
    """Return the parties that the clause binds: who is acted upon is not bound."""
    if clause.way == "task":
        rests = cues.has("rests", clause.words)
        return _answerable(clause, cues) if rests or not parties else parties
    if parties == ("joint",) and clause.modality != "future":
        return parties
    given = clause.modality in ("obligation", "recommendation") and any(
        cues.opens("beneficiary", text) for text in (clause.rest, _verb(clause.rest, cues))
    )
    return () if passive or given else parties


def _answerable(clause: Clause, cues: Cues) -> tuple[str, ...]:
    """Return who is made answerable where the subject is the task: by 'of' or 'lies with'."""
    if cues.has("rests", clause.words):
        return _agents_of(f"{clause.subject} {clause.rest}", cues)
    words = f"{clause.before} {clause.words}"
    own = bearers(clause.subject.removesuffix("s"), cues.language)
    own = own or bearers(" ".join(clause.subject.split()[:-1]).removesuffix("s"), cues.language)
    found = tuple(kind for kind in own if kind in PARTIES)
    if not found and (body := cues.pattern["body"].search(words)):
        found = bearers(body[0], cues.language)
    return found or _opening_party(clause.subject, cues)


def _agents(rest: str, cues: Cues) -> tuple[str, ...]:
    """Return who acts in a passive clause: 'av parterna', 'by the council'."""
    found: dict[str, None] = {}
    for match in cues.pattern["agent"].finditer(rest):
        found |= dict.fromkeys(_agents_of(rest[match.end() :], cues))
    return tuple(found)


def _agents_of(text: str, cues: Cues) -> tuple[str, ...]:
    phrase = re.split(r"[,.;:]", text.strip())[0]
    agent = cues.pattern["agent"]
    found: dict[str, None] = {}
    for part in agent.split(phrase):
        found |= dict.fromkeys(kind for kind in bearers(part, cues.language) if kind in PARTIES)
    return tuple(found)


def _modality(
    clause: Clause, parties: tuple[str, ...], named: tuple[str, ...], text: str, cues: Cues
) -> str:
    """Return the modality of a clause, or nothing where its words state no more than a fact."""
    if clause.modality == "future":
        if parties:
            return "obligation"
        told = (clause.rest, _verb(clause.rest, cues))
        return "intention" if any(cues.opens("future_event", text) for text in told) else ""
    if clause.modality == "permission":
        if cues.opens("indefinite", clause.subject):
            return ""
        if parties and (clause.way == "phrase" or _verb(clause.rest, cues)):
            return "permission" if not cues.opens("means", text) else ""
        return "permission" if cues.has("possible", f"{clause.words} {clause.rest}") else ""
    return clause.modality


def _verb(rest: str, cues: Cues) -> str:
    return next(actions(rest, cues.language), "")


def _is_binding(
    clause: Clause, named: tuple[str, ...], parties: tuple[str, ...], place: Place, cues: Cues
) -> bool:
    """Tell whether a clause binds anyone under the agreement."""
    text = place.text
    kind = named[0] if named else ""
    if kind in TEXTS and not parties:
        return False
    if kind == "other" or (clause.way == "task" and not parties):
        return False
    weak = clause.modality in ("permission", "intention")
    if weak and clause.standing != "main" and not cues.has("possible", f"{clause.words} {clause.rest}"):
        return False
    if clause.way == "task" and "public" in parties and cues.has("statutory", clause.rest[:60]):
        return False
    about = cues.has("collaboration", text) or "joint" in parties or "body" in parties
    if place.kind == "background" or cues.opens("existential", clause.subject):
        return about
    return True


def _form(clause: Clause, bearer: str, rest: str, place: Place, cues: Cues) -> str:
    if bearer == "body":
        verb = next(actions(rest, cues.language), "")
        constitutes = clause.way == "bare" and cues.opens("constitution", verb)
        return "provision" if constitutes else "responsibility"
    if place.unit.kind == "item":
        return list_form(place, cues.language) or "provision"
    return "undertaking" if place.kind == "undertaking" else "provision"


# ---- lists ---------------------------------------------------------------------------------


def _of_item(place: Place, cues: Cues) -> Iterator[Found]:
    """Code an item without a modality of its own by what its list announces."""
    if cues.has("areas", place.intro) and not cues.has("measure_intro", place.intro):
        return
    form = list_form(place, cues.language)
    opening = next(iter(clauses(place.intro, cues.language)), None) if place.intro else None
    if not form or not _is_action(place, form, opening, cues):
        return
    bearer, modality = _announced(place, form, opening, cues)
    if bearer == "body":
        form = "responsibility"
    yield Found(bearer=bearer, modality=modality, form=form, rule=f"item of a list of {form}s")


def _announced(
    place: Place, form: str, opening: Clause | None, cues: Cues
) -> tuple[str, str]:
    modality = "obligation" if form in ("undertaking", "responsibility") else "intention"
    named: tuple[str, ...] = ()
    if opening and form != "objective":
        named = tuple(k for k in opening.named if k in PARTIES) or _answerable(opening, cues)
        if named and opening.modality != "future":
            modality = opening.modality
    if not named:
        named = tuple(k for k in bearers(place.heading, cues.language) if k in PARTIES)
    if not named and cues.has("together", place.text):
        named = ("joint",)
    return (named[0] if named else "unspecified"), modality


def _is_action(place: Place, form: str, opening: Clause | None, cues: Cues) -> bool:
    """Tell whether an item says that something is done: a verb, a result, or a statement."""
    text = place.text.strip(" -–•*")
    if opens_with_action(text, cues.language):
        return True
    if form == "measure":
        return cues.opens("result", text) or cues.has("statement", text)
    return form == "responsibility" and cues.opens("gerund", text)


def _of_goal(place: Place, cues: Cues) -> Iterator[Found]:
    """Code a sentence that states a goal by what is to be done."""
    goal = cues.pattern["goal"].search(place.text)
    if goal and place.unit.kind == "sentence":
        rest = place.text[goal.end() :].strip()
        if opens_with_action(rest, cues.language):
            bearer = "joint" if cues.has("together", place.text) else "unspecified"
            yield Found(bearer=bearer, modality="intention", form="objective", rule="goal sentence")
