"""Commitments of list items: what the heading or the opening sentence makes of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreement_study.coding.commitment_agents import answerable
from agreement_study.coding.commitment_bearers import PARTIES, bearers, phrases
from agreement_study.coding.commitment_clauses import Clause, clauses
from agreement_study.coding.commitment_context import Place, is_intro, list_form
from agreement_study.coding.commitment_cues import LED_IN, Cues, Found
from agreement_study.coding.commitment_grammar import bare, grammar, opens_with_action, skipped
from agreement_study.coding.commitment_memory import (
    Memory,
    heading_party,
    opening_party,
    resolved,
    whom,
    whom_first,
)
from agreement_study.coding.commitment_sentences import is_open
from agreement_study.coding.commitment_voices import spoken_by
from agreement_study.coding.wording import tokens

_SHORT = 7  # words of a lead-in that only names someone
_PROMISED = ("undertaking", "responsibility")
_MANY = {"responsibility": "responsibilities"}
_PARTY = tuple((kind,) for kind in PARTIES)
_OPENING = 6  # words among which the name of a party ends
# A person and whose: 'Pekka Niemi, Tallnäs IK', 'Sara Lind (C), socialnämnden'.
_ATTENDS = re.compile(r"[A-ZÅÄÖ]\w+(?:[ -][A-ZÅÄÖ]\w+){1,2}(?: \([A-ZÅÄÖ]{1,3}\))?, [^.]{1,60}$")
_EARLY = 4  # words among which a verb stands behind 'varje höst', 'each year'


def of_section(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    """Code a sentence that tells in the present tense what a party does, under 'Undertakings'."""
    if is_intro(place.said, cues.language):
        return
    if place.kind == "undertaking" and _states_action(place.said, cues):
        we = cues.has("we", place.said.split(" ", 1)[0])
        speaker = (memory.voice or heading_party(place, cues, memory)) if we else ()
        for bearer in speaker or opening_party(place.said, cues):
            yield Found(
                bearer=bearer,
                modality="obligation",
                form="undertaking",
                rule="present tense under a heading of undertakings",
            )


def of_item(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    """Code an item without a modality of its own by what its list announces."""
    if is_intro(place.said, cues.language) and clauses(place.said, cues.language):
        return
    if _ATTENDS.match(place.unit.text):
        return
    if cues.has("conditions", place.intro):
        return  # who may join or apply binds nobody
    if cues.has("areas", place.intro) and not cues.has("measure_intro", place.intro):
        return
    opening = next(iter(clauses(place.intro, cues.language)), None) if place.intro else None
    alone = () if _names_both(opening, cues) else _named_alone(place.intro, cues, memory)
    named = alone or _opening_parties(opening, cues, memory)
    if opening and _begins_together(opening, cues):
        named = ("joint",)
    elif named == ("joint",) and opening:
        named = spoken_by(opening, place, cues, memory) or named
    form = (
        _form_alone(alone, place.intro, cues)
        or list_form(place, cues.language)
        or _form_of(opening, named)
    )
    owner = () if opening else _owner(place, cues, memory)
    if form and (owner != ("body",) or form in (place.kind, "responsibility")):
        owner = ()  # what a plan announces far above does not reach into a body's own list
    if owner:
        form, named = _form_alone(owner, place.heading, cues), named or owner
    if place.in_minutes and cues.has("adopts", place.said[:60]):
        return  # 'Fullmäktige antar överenskommelsen'
    if place.is_decided:
        form = "measure" if _is_proposed(place, cues) and not named else ""
    if not form or not (owner or _is_action(place, form, opening, alone, cues)):
        return
    bearer, modality = _announced(place, form, opening, named, cues, memory)
    if bearer == "body":
        form = "responsibility"
    led = bool(named) and bearer == named[0] and opens_with_action(place.said, cues.language)
    rule = f"item of a list of {_MANY.get(form, f'{form}s')}"
    yield Found(
        bearer=bearer, modality=modality, form=form, rule=LED_IN.format(rule) if led else rule
    )


def _owner(place: Place, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return the party whose name alone is the heading over an item that goes on with its verb."""
    heading = place.heading.partition("(")[0].strip(" :.0123456789§")
    goes_on = place.unit.kind == "item" and place.unit.text[:1].islower()
    if place.in_minutes or not goes_on or len(heading.split()) >= _SHORT:
        return ()
    acts = cues.opens("present", place.said) or opens_with_action(place.said, cues.language)
    named = whom(heading, cues, memory) or bearers(heading, cues.language) if acts else ()
    return named[:1] if named and named[0] in PARTIES else ()


def _opening_parties(opening: Clause | None, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return the parties of whom the sentence before a list says that they shall or will."""
    if opening is None:
        return ()
    known = memory.listed or resolved(opening, cues, memory)
    parties = tuple(kind for kind in known if kind in PARTIES) or answerable(opening, cues, memory)
    if not parties and opening.way == "task" and memory.bodies & set(opening.words.split()):
        return ("body",)
    return parties


def _is_proposed(place: Place, cues: Cues) -> bool:
    """Tell whether something to be done is proposed, and not a report noted or a text adopted."""
    return place.said == place.text and opens_with_action(place.said, cues.language)


def _names_both(opening: Clause | None, cues: Cues) -> bool:
    """Tell whether both sides stand one by one in a lead-in: 'Both the council and the sector'."""
    if opening is None or opening.named != ("joint",):
        return False
    return phrases(cues.language).conjunction.search(opening.subject) is not None


def _begins_together(opening: Clause, cues: Cues) -> bool:
    """Tell whether a lead-in says that it is of both: 'Tillsammans åtar vi oss att'."""
    first = opening.before.partition(" ")[0]
    return cues.opens("together", opening.before) and not cues.has("we", first)


def _named_alone(intro: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom a lead-in names if it says no more: 'The Council:', 'Rådets uppgifter:'."""
    tasks = cues.pattern["task_intro"].search(intro) if intro else None
    if tasks:
        return _whose_tasks(intro, tasks, cues, memory)
    phrase = intro.strip(" :")
    told = len(phrase.split()) < _SHORT and not cues.opens("stative", phrase.rpartition(" ")[2])
    if not told or not intro.rstrip().endswith(":"):
        return ()  # 'The signatories are:'
    named = whom(phrase, cues, memory) or bearers(phrase, cues.language)
    return named if named and named[0] in PARTIES else ()


def _whose_tasks(intro: str, tasks: re.Match[str], cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whose tasks a lead-in announces: "the group's duties include:", 'tasks of the ...'."""
    known = grammar(cues.language)
    before = " ".join(bare(word, known) for word in intro[: tasks.start()].split())
    for owner in filter(None, (tasks.groupdict().get("of") or "", before)):
        named = whom(owner, cues, memory) or _body_or_party(owner, cues)
        if named and named[0] in PARTIES:
            return named
    named = whom_first(intro, cues, memory)
    return named if named and named[0] in PARTIES else ()


def _body_or_party(owner: str, cues: Cues) -> tuple[str, ...]:
    """Return whom the tasks of a list are: those of a board or committee are a body's."""
    last = owner.rpartition(" ")[2]
    is_body = any(last.endswith(head) for head in cues.wording.values["body_heads"])
    return ("body",) if is_body else bearers(owner, cues.language)


def _form_alone(alone: tuple[str, ...], intro: str, cues: Cues) -> str:
    if not alone:
        return ""
    tasks = alone == ("body",) or cues.has("task_intro", intro)
    return "responsibility" if tasks else "undertaking"


def _form_of(opening: Clause | None, named: tuple[str, ...]) -> str:
    binds = opening is not None and opening.modality in ("obligation", "future")
    if not binds or not named or named[0] not in PARTIES:
        return ""
    return "responsibility" if named == ("body",) else "undertaking"


def _announced(
    place: Place,
    form: str,
    opening: Clause | None,
    listed: tuple[str, ...],
    cues: Cues,
    memory: Memory,
) -> tuple[str, str]:
    if form == "objective":  # what is hoped for binds nobody by name
        shared = cues.has("together", place.said) or cues.has("reflexive", place.said)
        shared = shared or (listed == ("joint",) and _is_wanted(opening, place, cues))
        return ("joint" if shared else "unspecified"), "intention"
    modality = "obligation" if form in ("undertaking", "responsibility") else "intention"
    named = opening_party(place.said, cues) if _states_action(place.said, cues, form) else ()
    if named == ("joint",) and cues.has("we", place.said.split(" ", 1)[0]):
        named = heading_party(place, cues, memory) or named
    if not named and listed:
        named = listed
        if opening and opening.modality != "future":
            modality = opening.modality
    if not named and opening is None and len(place.intro.split()) < _SHORT:
        told = whom_first(place.intro, cues, memory) if place.intro else ()
        named = tuple(kind for kind in told if kind in PARTIES)  # 'The Federation undertakes:'
    if not named:
        named = heading_party(place, cues, memory)
    if not named and cues.has("together", place.said):
        named = ("joint",)
    return (named[0] if named else "unspecified"), modality


def _is_wanted(opening: Clause | None, place: Place, cues: Cues) -> bool:
    """Tell whether a list says what its parties want to do: 'Parterna vill', not 'vill vi att'."""
    known = grammar(cues.language)
    hoped = known.inverts and place.intro.rstrip(" :").endswith(f" {known.infinitive_mark}")
    return opening is not None and opening.modality == "intention" and not hoped


def _states_action(text: str, cues: Cues, form: str = "") -> bool:
    """Tell whether an item says in the present tense what a party does."""
    if opens_with_action(text, cues.language):
        return False
    first, _, rest = text.partition(" ")
    if cues.has("we", first):
        return len(text.split()) > 3 and not cues.opens("stative", rest)
    named = opening_party(text, cues)
    if not named or named[0] not in PARTIES or len(text.split()) < 3:
        return False
    told = len(text.split()) > 3 and cues.has("does", text)
    return told or (form in _PROMISED and _verb_follows(text, cues))


def _verb_follows(text: str, cues: Cues) -> bool:
    """Tell whether the party that opens a text is followed by what it does."""
    ends = [start + len(word) for start, word in tokens(text[:80])[:_OPENING]]
    known = grammar(cues.language)
    for end in reversed(ends):
        if bearers(text[:end], cues.language)[:1] not in _PARTY:
            continue
        rest = skipped(text[end:], known)
        first = rest.partition(" ")[0]
        acts = cues.opens("present", rest) or (
            not known.inverts and known.wording.is_infinitive(first)
        )
        if acts and not cues.opens("stative", rest):
            return True
    return False


def _is_action(
    place: Place, form: str, opening: Clause | None, alone: tuple[str, ...], cues: Cues
) -> bool:
    """Tell whether an item says that something is done: a verb, a result, or a statement."""
    text = place.said.strip(" -–•*")
    if opens_with_action(text, cues.language):
        return True
    if _states_action(text, cues, form):
        return form != "objective"  # 'Fler föreningar deltar' is a goal, and binds nobody
    leads = grammar(cues.language).infinitive_mark
    if place.intro.rstrip(" :").endswith(f" {leads}") and _goes_on(text, cues):
        return True
    if opening and is_open(opening.rest, cues) and _goes_on(text, cues):
        return True
    promised = form == "undertaking" and not place.intro
    if (alone or promised) and cues.opens("tells", text):
        return True
    if form == "measure":
        return cues.opens("result", text) or cues.has("statement", text)
    if form == "responsibility" and not opening and cues.opens("present", text):
        return True
    return form == "responsibility" and cues.opens("gerund", text)


def _goes_on(text: str, cues: Cues) -> bool:
    """Tell whether an item goes on with a verb where 'will:' or 'åtar sig att' left off."""
    known = grammar(cues.language)
    noun = known.preposition.match(text) or cues.opens("determiner", text)
    first = [word for _, word in tokens(text[:80])][:_EARLY]
    if cues.opens("result", text) or not text[:1].isalpha():
        return False
    verb = cues.opens("base_form", text) and not noun
    return verb or any(map(known.wording.is_infinitive, first))
