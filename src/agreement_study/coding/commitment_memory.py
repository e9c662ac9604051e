"""What a text has said before: whom 'they', 'it', 'the committee' or a name stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, mutable

from agreement_study.coding.commitment_bearers import PARTIES, bearers, phrases
from agreement_study.coding.commitment_clauses import Clause
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues
from agreement_study.coding.commitment_grammar import bare, grammar
from agreement_study.coding.commitment_names import named_by
from agreement_study.coding.wording import tokens
from agreement_study.model import Coding

_MARKS = '”“»«" '
LONGEST_ARTICLE = 3  # letters of "den", "the"


@mutable(kw_only=True)
class Memory:
    """What was said before, for the pronoun that follows, and for 'the committee'.

    `named` is whom the last subject named, `said` the sentence of which that is not known yet,
    `bound` whether it was coded; `listed` is whom the sentence before a list names; `voice` is the
    side that says 'we'; `bodies` are
    the last words of the names of bodies, `sides` the sides of parties by name, `names` whom the
    document's own short names stand for. `mixed` tells whether the document tells of other things
    too.
    """

    mixed: bool = False

    said: str = ""
    named: tuple[str, ...] = ()
    bound: bool = False
    listed: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    bodies: set[str] = field(factory=set)
    sides: Mapping[str, str] = field(factory=dict)
    names: Mapping[str, str] = field(factory=dict)


def bodies_named(text: str, cues: Cues) -> set[str]:
    """Return the last words of the names of bodies in a text."""
    if not any(head in text for head in cues.wording.values["body_heads"]):
        return set()
    last = {body[0].split()[-1] for body in cues.pattern["body"].finditer(text)}
    heads = cues.wording.values["body_short"]
    return last | {head for head in heads if any(word.endswith(head) for word in last)}


def sides_named(found: Sequence[Coding], cues: Cues) -> dict[str, str]:
    """Return the side of each party that the document names, by its name and by its head.

    'Alliance of Volunteers' is 'the Alliance' further on, unless both sides have an alliance.
    """
    named = [coding.value.partition(":") for coding in found if coding.code == "parties"]
    sides = {name.lower(): side for side, _, name in named if side in PARTIES}
    sides = {name: side for name, side in sides.items() if not _is_joint_body(name, cues)}
    heads: dict[str, set[str]] = {}
    for name, side in sides.items():
        cut = cues.pattern["preposition"].search(name, 1)
        words = name[: cut.start() if cut else None].split()
        for part in _parts(name.split(), cues):
            heads.setdefault(part, set()).add(side)
        told = bearers(name, cues.language) and not bearers(words[-1], cues.language)
        if len(words) > 1 and told:
            continue  # 'Region Fjällbygd' is not 'Fjällbygd'
        heads.setdefault(words[-1], set()).add(side)
    return sides | {head: side for head, (side, *more) in heads.items() if not more}


def _is_joint_body(name: str, cues: Cues) -> bool:
    """Tell whether what was taken for a party is a body of both: 'Joint Forum'."""
    return cues.has("collaboration", name) and bearers(name, cues.language) == ("body",)


def _parts(words: list[str], cues: Cues) -> Iterator[str]:
    """Yield by what parts of itself a name may be called: "Women's Aid", 'Nätverket'."""
    for size in range(2, len(words)):
        yield from (" ".join(words[:size]), " ".join(words[-size:]))
    first = words[0]
    noun = len(words) > 1 and len(first) > LONGEST_ARTICLE
    if noun and cues.has("definite", first) and not bearers(first, cues.language):
        yield first
    if len(words) > 1 and bare(first, grammar(cues.language)) != first:
        yield first


def whom(phrase: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom a phrase names by a name that this document gives to a party or a body."""
    known = named_by(phrase, {**memory.sides, **memory.names}, cues)
    if known:
        return known
    words = bare(phrase, grammar(cues.language)).split()
    if words and len(words) <= 2 and words[-1] in memory.bodies:
        unsided = bearers(phrase, cues.language) in ((), ("public",))
        return ("body",) if unsided else ()
    return ()


def remember_subject(text: str, cues: Cues, memory: Memory) -> None:
    """Keep a sentence without modality for whom it is about, unless a pronoun opens it."""
    if not cues.opens("pronoun", text):
        memory.said, memory.named = text.lstrip(_MARKS), ()


def _remembered(memory: Memory, cues: Cues) -> tuple[str, ...]:
    """Return whom the last subject named; a sentence is read only when a pronoun asks for it."""
    if memory.said:
        memory.named, memory.said = whom_first(memory.said, cues, memory), ""
    return memory.named


def whom_first(text: str, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom the first words of a text name, by a name of the document's own if they can."""
    words = [word for _, word in tokens(text[:80])[:3]]
    own = (whom(" ".join(words[:size]), cues, memory) for size in range(len(words), 0, -1))
    return next((named for named in own if named), ()) or opening_party(text, cues)


def opening_party(text: str, cues: Cues) -> tuple[str, ...]:
    """Return whom the first words of a text name."""
    if cues.has("we", text.split(" ", 1)[0]):
        return ("joint",)
    ends = [start + len(word) for start, word in tokens(text[:80])[:6]]
    found = (bearers(text[:end], cues.language) for end in reversed(ends))
    named = next((named for named in found if named), ())
    if len(named) == 1 and phrases(cues.language).conjunction.search(text, 0, ends[-1]):
        return ("joint",) if ("joint",) in found else named  # 'Kommunen och föreningarna delar'
    return named


def heading_party(place: Place, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whose list a heading announces: 'Kommunens åtaganden', 'Joint undertakings'."""
    if cues.opens("shared_heading", place.heading):
        return ("joint",)
    heading = place.heading.strip(" :.0123456789§")
    if (who := cues.pattern["we_in"].match(heading)) and who.end() < len(heading):
        heading = heading[who.end() :].strip()
    if side := memory.sides.get(heading):
        return (side,)
    words = heading.split()
    known = grammar(cues.language)
    bared = [bare(word, known) for word in words]
    tries = [" ".join(bared[:n]) for n in (3, 2, 1)] + [" ".join(words[-n:]) for n in (3, 2, 1)]
    if place.kind == "undertaking":
        tries += [" ".join(words[at : at + n]) for n in (3, 2) for at in range(len(words) - n)]
    found = (bearers(text, cues.language) for text in [heading, *tries])
    named = next((named[:1] for named in found if named and named[0] in PARTIES), ())
    if not named and who:
        return ("joint",)  # 'We all promise'
    return named or (("body",) if cues.pattern["body"].search(heading) else ())


def list_party(place: Place, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom a list item without a subject is about: by the sentence or heading above."""
    if not place.is_item:
        return ()
    if place.intro:
        return memory.listed or whom_first(place.intro, cues, memory)
    return heading_party(place, cues, memory)


def _is_pronoun(clause: Clause, cues: Cues) -> bool:
    return " " not in clause.subject and cues.opens("pronoun", clause.subject)


def resolved(clause: Clause, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom the subject names; a bare pronoun stands for the subject before it."""
    if clause.way == "task" and cues.opens("neuter", clause.subject):
        return ()  # 'It is the municipality's responsibility': the words name whose it is
    if clause.way == "task" and cues.opens("own_pronoun", clause.subject):
        return _remembered(memory, cues)  # 'Its function is to'
    if not _is_pronoun(clause, cues):
        named = whom(clause.subject, cues, memory) or _own_body(clause, memory) or clause.named
        named = named or _of_coordinated(clause, cues, memory)
        return named or (("body",) if cues.opens("members", clause.subject) else ())
    if clause.named == ("body",):
        return clause.named
    if (
        clause.before != clause.subject
        and not cues.opens("pronoun", clause.before)
        and clause.before.endswith(clause.subject)
    ):
        inside = whom_first(clause.before, cues, memory)
        if inside:  # 'Överenskommelsen har ..., men den ska'
            return inside
    named = _remembered(memory, cues) or clause.named
    if named == ("joint",) and cues.opens("singular", clause.subject):
        return ("agreement",)  # what 'it' shall is not what 'we' shall
    single_party = bool(named) and named[0] in ("public", "civil")
    allowed = clause.modality == "permission" and cues.opens("forbidding", clause.words)
    if allowed and single_party:
        return named  # 'Den får uttala sig' gives a right
    if single_party and not memory.bound and not cues.opens("plural", clause.subject):
        return ("other",)  # 'It shall ...' goes on telling what the authority is for
    return named


def _own_body(clause: Clause, memory: Memory) -> tuple[str, ...]:
    """Return the body where a task is said to be that of one that the document has named."""
    words = {*clause.subject.split(), *clause.words.split()}
    known = clause.way == "task" and clause.named in ((), ("public",))
    return ("body",) if known and memory.bodies & words else ()


def _of_coordinated(clause: Clause, cues: Cues, memory: Memory) -> tuple[str, ...]:
    """Return whom the sentence opens with where its subject has a verb before this one."""
    last = clause.subject.rpartition(" ")[2]
    if last in cues.wording.values["coordinators"]:
        return whom_first(clause.subject, cues, memory)
    return ()
