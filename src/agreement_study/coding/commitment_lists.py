"""Commitments of list items: what the heading or the opening sentence makes of an item."""

from __future__ import annotations

from collections.abc import Iterator

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import Clause, clauses
from agreement_study.coding.commitment_context import Place, is_intro, list_form
from agreement_study.coding.commitment_cues import Cues, Found
from agreement_study.coding.commitment_grammar import bare, grammar, opens_with_action
from agreement_study.coding.commitment_memory import Memory, opening_party, resolved
from agreement_study.coding.commitment_sentences import answerable


def of_section(place: Place, cues: Cues) -> Iterator[Found]:
    """Code a sentence that tells in the present tense what a party does, under 'Undertakings'."""
    if is_intro(place.text, cues.language):
        return
    if place.kind == "undertaking" and _states_action(place.text, cues):
        for bearer in opening_party(place.text, cues):
            yield Found(
                bearer=bearer,
                modality="obligation",
                form="undertaking",
                rule="present tense under a heading of undertakings",
            )


def of_item(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    """Code an item without a modality of its own by what its list announces."""
    if cues.has("areas", place.intro) and not cues.has("measure_intro", place.intro):
        return
    form = list_form(place, cues.language)
    opening = next(iter(clauses(place.intro, cues.language)), None) if place.intro else None
    if not form or not _is_action(place, form, opening, cues):
        return
    bearer, modality = _announced(place, form, opening, cues, memory)
    if bearer == "body":
        form = "responsibility"
    yield Found(bearer=bearer, modality=modality, form=form, rule=f"item of a list of {form}s")


def _announced(
    place: Place, form: str, opening: Clause | None, cues: Cues, memory: Memory
) -> tuple[str, str]:
    modality = "obligation" if form in ("undertaking", "responsibility") else "intention"
    named = opening_party(place.text, cues) if _states_action(place.text, cues) else ()
    if not named and opening and form != "objective":
        known = resolved(opening, cues, memory)
        named = tuple(k for k in known if k in PARTIES) or answerable(opening, cues)
        if named and opening.modality != "future":
            modality = opening.modality
    if not named:
        named = _heading_party(place, cues)
    if not named and cues.has("together", place.text):
        named = ("joint",)
    return (named[0] if named else "unspecified"), modality


def _states_action(text: str, cues: Cues) -> bool:
    """Tell whether an item says in the present tense what a party does."""
    if opens_with_action(text, cues.language):
        return False
    named = opening_party(text, cues)
    return bool(named) and named[0] in PARTIES and len(text.split()) > 3 and cues.has("does", text)


def _heading_party(place: Place, cues: Cues) -> tuple[str, ...]:
    """Return whose list a heading announces: 'Kommunens åtaganden', 'Joint undertakings'."""
    if cues.opens("shared_heading", place.heading):
        return ("joint",)
    words = place.heading.strip(" :").split()
    known = grammar(cues.language)
    bared = [bare(word, known) for word in words]
    tries = [" ".join(bared[:n]) for n in (3, 2, 1)] + [" ".join(words[-n:]) for n in (3, 2, 1)]
    found = (bearers(text, cues.language) for text in [place.heading.strip(" :"), *tries])
    return next((named[:1] for named in found if named and named[0] in PARTIES), ())


def _is_action(place: Place, form: str, opening: Clause | None, cues: Cues) -> bool:
    """Tell whether an item says that something is done: a verb, a result, or a statement."""
    text = place.text.strip(" -–•*")
    if opens_with_action(text, cues.language) or _states_action(text, cues):
        return True
    if form == "measure":
        return cues.opens("result", text) or cues.has("statement", text)
    return form == "responsibility" and cues.opens("gerund", text)
