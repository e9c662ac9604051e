"""Who acts where the subject is what is done, or the task itself: 'av parterna', 'lies with'."""

from __future__ import annotations

import re

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import Clause
from agreement_study.coding.commitment_cues import Cues
from agreement_study.coding.commitment_grammar import bare, grammar
from agreement_study.coding.commitment_memory import Memory, opening_party, whom

_LONGEST = 6  # words of a name


def answerable(clause: Clause, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return who is made answerable where the subject is the task: by 'of' or 'lies with'."""
    if cues.has("rests", clause.words):
        return _agents_of(f"{clause.subject} {clause.rest}", cues, memory)
    words = f"{clause.before} {clause.words}"
    if body := cues.pattern["body"].search(words):
        return bearers(body[0], cues.language)
    return _inside(clause.words, cues) or opening_party(clause.subject, cues)


def _inside(words: str, cues: Cues) -> tuple[str, ...]:
    """Return whom the modal words name: 'det är kommunens ansvar att'."""
    known = grammar(cues.language)
    listed = [bare(word, known) for word in words.split()[1:-1]]
    found = (
        bearers(" ".join(listed[at : at + size]), cues.language)
        for size in (3, 2, 1)
        for at in range(len(listed) - size + 1)
    )
    return next((named for named in found if named and named[0] in PARTIES), ())


def agents_of_passive(rest: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return who acts in a passive clause: 'av parterna', 'by the council'."""
    found: dict[str, None] = {}
    for match in cues.pattern["agent"].finditer(rest):
        found |= dict.fromkeys(_agents_of(rest[match.end() :], cues, memory))
    return tuple(found)


def _agents_of(text: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    phrase = re.split(r"[,.;:]", text.strip())[0]
    agent = cues.pattern["agent"]
    found: dict[str, None] = {}
    for part in agent.split(phrase):
        found |= dict.fromkeys(kind for kind in _named(part, cues, memory) if kind in PARTIES)
    return tuple(found)


def _named(phrase: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom a phrase names, or else its first words: 'the secretariat a week ahead'."""
    words = phrase.split()[:_LONGEST]
    tries = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    found = (whom(text, cues, memory) or bearers(text, cues.language) for text in [phrase, *tries])
    return next((named for named in found if named), ())
