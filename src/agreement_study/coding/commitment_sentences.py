"""Commitments of sentences: what a clause with a modality binds whom to."""

from __future__ import annotations

from collections.abc import Iterator

from agreement_study.coding.commitment_agents import agents_of_passive, answerable
from agreement_study.coding.commitment_bearers import PARTIES, TEXTS
from agreement_study.coding.commitment_clauses import Clause, clauses
from agreement_study.coding.commitment_context import Place, is_intro, is_left_open, list_form
from agreement_study.coding.commitment_cues import Cues, Found
from agreement_study.coding.commitment_grammar import (
    actions,
    grammar,
    opens_with_action,
    skipped,
)
from agreement_study.coding.commitment_memory import (
    Memory,
    list_party,
    remember_subject,
    resolved,
)
from agreement_study.coding.commitment_voices import spoken_by


def of_clauses(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    """Code a unit by its own clauses: the first, and others that name a party of their own."""
    text = place.said
    if text.endswith("?") or cues.opens("recital", text):
        return
    listed = [c for sentence in place.statements for c in clauses(sentence, cues.language)]
    if listed and (_goes_on(listed[0], place) or _is_inside(listed[0], place, cues)):
        return
    if not listed:
        remember_subject(text, cues, memory)
        return
    first = True
    for clause in listed:
        named = resolved(clause, cues, memory)
        if first:
            memory.said, memory.named = "", named or _together(place.said, cues)
            if is_intro(text, cues.language):
                memory.listed = named
            if clause.subject in cues.wording.values["existential"]:
                found = cues.pattern["body"].search(clause.rest)
                memory.named = ("body",) if found else memory.named  # 'There shall be a Board.'
        coded = list(_of_clause(clause, named, place, cues, memory))
        yield from coded if first else [c for c in coded if c.bearer in PARTIES]
        first = False


def _is_inside(clause: Clause, place: Place, cues: Cues) -> bool:
    """Tell whether a list item says by an infinitive what is done before it says who may."""
    mild = clause.modality == "permission" and bool(clause.before)
    return mild and place.is_item and opens_with_action(place.said, cues.language)


def _goes_on(clause: Clause, place: Place) -> bool:
    """Tell whether an item goes on with the verb of its list: 'will:' and then 'seek to agree'."""
    return bool(place.intro) and not clause.before and clause.modality == "intention"


def _together(text: str, cues: Cues) -> tuple[str, ...]:
    return ("joint",) if cues.has("together", text) else ()


def _of_clause(
    clause: Clause, named: tuple[str, ...], place: Place, cues: Cues, memory: Memory
) -> Iterator[Found]:
    text, rest = place.said, clause.rest
    parties = tuple(kind for kind in named if kind in PARTIES)
    if not named and not clause.before and not clause.subject:
        parties = tuple(k for k in list_party(place, cues, memory) if k in PARTIES)
    if parties == ("joint",):
        parties = spoken_by(clause, place, cues, memory) or parties
    if _is_law(clause, cues) or cues.has("not_commitment", rest[:60]) or is_open(rest, cues):
        return
    if is_intro(text, cues.language) and not _verb(rest, cues):
        return  # 'The Government will, together with the Council:'
    if is_left_open(text, clause, cues.language):
        return
    hoped = place.is_item and list_form(place, cues.language) == "objective"
    if clause.modality == "permission" and hoped:
        return  # 'Parterna kan agera tillsammans' is a goal
    passive = clause.way != "phrase" and _is_passive(rest, cues)
    parties = _bound(clause, parties, passive, cues, memory)
    agents = agents_of_passive(rest, cues, memory) if passive and not parties else ()
    said = f"{clause.subject} {clause.words} {rest}"
    if not parties and not agents and not _is_text(named) and cues.has("together", said):
        parties = ("joint",)
    modality = _modality(clause, parties or agents, named, text, cues)
    if not modality or not _is_binding(clause, named, parties or agents, place, cues, memory):
        return
    for bearer in agents or parties or ("unspecified",):
        form = _form(clause, bearer, rest, place, cues)
        yield Found(
            bearer=bearer,
            modality=modality,
            form=form,
            rule=f"'{clause.words}' ({clause.standing} clause)",
        )


def _is_law(clause: Clause, cues: Cues) -> bool:
    """Tell whether a law, and not the agreement, is what binds."""
    return cues.has("statute", clause.before) or cues.opens("statute", clause.rest)


def is_open(rest: str, cues: Cues) -> bool:
    """Tell whether a clause says nothing before the list that it opens."""
    return rest.strip(" :–.…") in ("", grammar(cues.language).infinitive_mark)


def _is_text(named: tuple[str, ...]) -> bool:
    return bool(named) and named[0] in TEXTS


def _is_passive(rest: str, cues: Cues) -> bool:
    starts = (rest, skipped(rest, grammar(cues.language)), _verb(rest, cues))
    return any(cues.opens("passive", text) or cues.opens("passive_start", text) for text in starts)


def _bound(
    clause: Clause, parties: tuple[str, ...], passive: bool, cues: Cues, memory: Memory
) -> tuple[str, ...]:
    """Return the parties that the clause binds: who is acted upon is not bound."""
    if clause.way == "task":
        rests = cues.has("rests", clause.words)
        bound = answerable(clause, cues, memory) if rests or not parties else parties
        return tuple(party for party in bound if party in PARTIES)
    if parties == ("joint",) and clause.modality != "future":
        told = passive and clause.way == "bare" and cues.opens("acted_on", clause.rest)
        return () if told else parties
    return () if passive or _is_given(clause, cues) else parties


def _is_given(clause: Clause, cues: Cues) -> bool:
    """Tell whether the subject shall be given something, and others are bound."""
    known = grammar(cues.language)
    told = (clause.rest, skipped(clause.rest, known), _verb(clause.rest, cues))
    return clause.modality in ("obligation", "recommendation") and any(
        cues.opens("beneficiary", text) or cues.opens("passive", text) for text in told
    )


def _modality(
    clause: Clause, parties: tuple[str, ...], named: tuple[str, ...], text: str, cues: Cues
) -> str:
    """Return the modality of a clause, or nothing where its words state no more than a fact."""
    if clause.modality == "future":
        if parties:
            weak = cues.opens("weakly", skipped(clause.rest, grammar(cues.language)))
            return "intention" if weak and cues.language == "sv" else "obligation"
        told = (clause.rest, _verb(clause.rest, cues))
        if cues.opens("means", text):
            return ""  # 'Through the Compact, services will be improved' is an effect
        return "intention" if any(cues.opens("future_event", text) for text in told) else ""
    if clause.modality == "permission":
        denied = cues.opens("none", clause.subject) or cues.opens("negation", clause.rest)
        if denied and cues.opens("forbidding", clause.words):
            return "obligation"
        if cues.opens("none", clause.subject):
            return ""  # 'Neither side can do this alone'
        if cues.opens("indefinite", clause.subject) and not _is_described(clause, cues):
            return ""
        told = (clause.rest, skipped(clause.rest, grammar(cues.language)))
        if not parties and clause.way == "bare" and any(cues.opens("option", t) for t in told):
            return "permission" if clause.standing == "main" else ""
        free = cues.opens("forbidding", clause.words)
        if free and not parties and not named and cues.opens("allowed", clause.rest):
            return "permission" if clause.standing == "main" else ""
        acts = _verb(clause.rest, cues) or (free and clause.rest[:1].isalpha())
        if parties and (clause.way == "phrase" or acts):
            return "permission" if not cues.opens("means", text) else ""
        return "permission" if cues.has("possible", f"{clause.words} {clause.rest}") else ""
    return clause.modality


def _is_described(clause: Clause, cues: Cues) -> bool:
    """Tell whether a subject is a party of a kind: 'an organisation which believes that ...'."""
    return bool(set(clause.named) & {"civil", "public"}) and bool(
        grammar(cues.language).relative_of_subject.search(clause.subject)
    )


def _verb(rest: str, cues: Cues) -> str:
    return next(actions(rest, cues.language), "")


def _is_binding(
    clause: Clause,
    named: tuple[str, ...],
    parties: tuple[str, ...],
    place: Place,
    cues: Cues,
    memory: Memory,
) -> bool:
    """Tell whether a clause binds anyone under the agreement."""
    text = place.said
    kind = named[0] if named else ""
    done = (clause.rest, _verb(clause.rest, cues))
    if kind in TEXTS and not parties:
        way = "option" if clause.modality == "permission" else "handled"
        return kind != "principle" and any(cues.opens(way, told) for told in done)
    if kind == "other" and not parties:  # who is to be offered something is not bound
        given = clause.way == "bare" and _is_given(clause, cues)
        return given and not memory.mixed and place.kind != "background"
    if kind == "other" or (clause.way == "task" and not parties):
        return False
    weak = clause.modality in ("permission", "intention")
    if (
        weak
        and clause.standing != "main"
        and not cues.has("possible", f"{clause.words} {clause.rest}")
    ):
        return False
    if clause.way == "task" and "public" in parties and cues.has("statutory", clause.rest[:60]):
        return False
    about = cues.has("collaboration", text) or "joint" in parties or "body" in parties
    unnamed = memory.mixed or clause.subject in cues.wording.values["existential"]
    if place.kind == "vision" and not parties:
        return False  # 'Länet ska vara en plats där ...'
    if place.kind == "background" or (unnamed and not parties):
        return about
    return True


def _form(clause: Clause, bearer: str, rest: str, place: Place, cues: Cues) -> str:
    if bearer == "body" and cues.opens("fellows", clause.subject):
        return "provision"  # how its members behave
    if bearer == "body":
        told = clause.way == "task" or not (place.is_decided or place.in_minutes)
        verb = next(actions(rest, cues.language), "")
        constitutes = clause.way == "bare" and cues.opens("constitution", verb)
        permitted = clause.modality == "permission"
        return "responsibility" if told and not constitutes and not permitted else "provision"
    if place.is_decided:
        return "provision"
    if place.intro and cues.has("means_content", place.intro):
        return "provision"  # 'Det innebär att' explains a principle
    if cues.has("duties", place.heading) and clause.before and not place.intro:
        return "provision"  # the clauses of a contract
    if place.is_item:
        return list_form(place, cues.language) or _form_of_item(clause, place)
    return "undertaking" if "undertaking" in (place.kind, place.inherited) else "provision"


def _form_of_item(clause: Clause, place: Place) -> str:
    """Return the form of an item that goes on with its verb below the name of a party.

    What it 'will' or 'commits to' is promised, what it 'shall' or 'may' is a rule.
    """
    owned = not clause.before and not clause.subject and place.unit.kind == "item"
    bound = clause.modality == "obligation" and clause.way == "phrase"
    return "undertaking" if owned and (bound or clause.modality == "future") else "provision"


def of_goal(place: Place, cues: Cues) -> Iterator[Found]:
    """Code a sentence that states a goal by what is to be done."""
    goal = cues.pattern["goal"].search(place.said)
    if goal and place.unit.kind == "sentence":
        rest = place.said[goal.end() :].strip()
        mark = grammar(cues.language).infinitive_mark
        leads = not grammar(cues.language).inverts and goal[0].endswith(f" {mark}")
        if leads or opens_with_action(rest, cues.language):
            shared = cues.has("together", place.said) or cues.opens("shared_heading", place.said)
            bearer = "joint" if shared else "unspecified"
            yield Found(bearer=bearer, modality="intention", form="objective", rule="goal sentence")
