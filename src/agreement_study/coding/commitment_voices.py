"""Whose 'we' it is: 'Som kommun ska vi', 'We in the Forum', 'we' under "The Council's words"."""

from __future__ import annotations

from agreement_study.coding.commitment_bearers import bearers
from agreement_study.coding.commitment_clauses import Clause
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues
from agreement_study.coding.commitment_grammar import bare, grammar
from agreement_study.coding.commitment_memory import Memory, heading_party, whom
from agreement_study.coding.wording import tokens

_LONGEST_HEADING = 6  # words of a heading that says who speaks below it
_LONGEST = 5  # words of a name behind 'vi i'
_SIDES = (("public",), ("civil",))


def remember_voice(place: Place, cues: Cues, memory: Memory) -> None:
    """Keep who says 'we' from here on, where a sentence names it."""
    named = _named_role(place.said, cues, memory) or _named_we(place.said, cues, memory)
    if named:
        memory.voice = named


def spoken_by(clause: Clause, place: Place, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return the side that says 'we' in a clause, or nothing if both sides do."""
    if not cues.has("we", clause.subject.split(" ", 1)[0]):
        return ()
    if memory.voice:
        return memory.voice
    if place.kind == "undertaking":
        return heading_party(place, cues, memory)
    return _heading_voice(place.heading, cues, memory)


def _named_role(text: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return who speaks in a role: 'As a council we', 'Som kommun lovar vi'."""
    role = cues.pattern["role"].match(text)
    if not role:
        return ()
    phrase = str(role["who"])
    named = whom(phrase, cues, memory) or bearers(phrase, cues.language)
    return named if named in _SIDES else ("joint",)


def _named_we(text: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return who 'we' are where that is told behind it: 'Vi i Brännö kommun'."""
    start = cues.pattern["we_in"].match(text)
    if not start or " " not in start[0]:
        return ()
    words = [word for _, word in tokens(text[start.end() :][:80])][:_LONGEST]
    tries = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    found = (whom(phrase, cues, memory) or bearers(phrase, cues.language) for phrase in tries)
    return next((named for named in found if named in _SIDES), ())


def _heading_voice(heading: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whose words a heading announces: 'Kommunens ord', 'Vi i regionen'."""
    text = heading.strip(" :.0123456789§")
    words = text.split()
    if len(words) > _LONGEST_HEADING or cues.opens("shared_heading", text):
        return ()
    if named := _named_we(text, cues, memory):
        return named
    known = grammar(cues.language)
    for size in range(1, min(4, len(words)) + 1):
        last = bare(words[size - 1], known)
        if last == words[size - 1]:
            continue
        owner = " ".join([*words[: size - 1], last])
        named = whom(owner, cues, memory) or bearers(owner, cues.language)
        if named in _SIDES:
            return named
    return ()
