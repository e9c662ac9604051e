"""The clauses of a sentence that have a modality: who shall, should, may or intends to do what.

Swedish puts the finite verb second: where something else than the subject opens the sentence,
the subject follows the verb ('Vid oenighet ska parterna ...'). A modal verb in a subordinate
clause ('viktigt att de kan', 'hur samverkan ska ske') makes no clause here, unless the clause
carries the statement ('innebär att ... ska').
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from agreement_study.coding.commitment_bearers import bearers
from agreement_study.coding.commitment_grammar import Grammar, bare, grammar, skipped
from agreement_study.coding.wording import tokens

_MARK = re.compile("[;:]")


@frozen(kw_only=True)
class Clause:
    """A modality with its subject.

    `named` is whom the subject names (see `bearers`), `subject` its words; `before` stands before
    the modal `words`, `rest` behind them and the subject. `way` is bare (a modal verb), phrase,
    task (someone is made answerable) or future; `standing` is main, content ('means that ...
    shall') or relative.
    """

    modality: str
    way: str
    standing: str
    subject: str
    named: tuple[str, ...]
    before: str
    words: str
    rest: str


@lru_cache(maxsize=2_000)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """Return the clauses of a lower-cased sentence that have a modality and a standing."""
    known = grammar(language)
    text = known.pairs.sub(rf"\g<one> {known.wording.values['coordinators'][0]} ", text)
    found: list[Clause] = []
    begin = 0
    for match in known.modal.finditer(text):
        start = _begin(text, begin, match.start(), known)
        if found and start == begin:
            continue
        clause = _clause(text, start, match, known)
        if clause:
            found.append(clause)
            begin = match.end()
    return tuple(found)


def _begin(text: str, begin: int, modal: int, known: Grammar) -> int:
    """Return where the clause of a modal begins: behind the last boundary before it.

    'and' bounds a clause only where another clause went before; else it may join two subjects.
    """
    last = begin
    pattern = known.boundary if begin else _MARK
    for boundary in pattern.finditer(text, begin, modal):
        last = boundary.end()
    return last


def _clause(text: str, begin: int, match: re.Match[str], known: Grammar) -> Clause | None:
    modality, way = known.ways[int(str(match.lastgroup)[1:])]
    before, after = text[begin : match.start()].strip(), text[match.end() :]
    standing, subject = _subject(before, match[0], after, known)
    if not standing:
        return None
    return Clause(
        modality=modality,
        way=way,
        standing=standing,
        subject=subject,
        named=_named(subject, way, known),
        before=before,
        words=match[0],
        rest=after.strip() if before.endswith(subject) else _behind(after, subject),
    )


def _named(subject: str, way: str, known: Grammar) -> tuple[str, ...]:
    """Return whom a subject names; "the committee's" tasks are the committee's."""
    found = bearers(subject, known.language) if subject else ()
    return found or (bearers(bare(subject, known), known.language) if way == "task" else ())


def _behind(after: str, subject: str) -> str:
    """Return what follows a modal, without a subject that follows it."""
    rest = after.strip()
    at = rest.find(subject, 0, len(subject) + 60)
    return rest[at + len(subject) :].strip() if at >= 0 else rest


def _subject(before: str, modal: str, after: str, known: Grammar) -> tuple[str, str]:
    """Return the standing of a clause (empty for a subordinate one) and its subject."""
    if known.opener.match(before):
        behind = f"{modal.partition(' ')[2]} {after}"
        if known.inverts and _subject_follows(behind, known):
            return "main", _following(behind, known)
        if known.inverts:
            inner = known.opening_clause.match(before) or _subordinate(before, known)
            return ("", "") if inner else ("main", "")
        return _after_comma(before, known)
    if known.inverts and known.pronoun.match(skipped(after, known)):
        return "main", _following(after, known)
    return _preceding(before, known)


def _subject_follows(behind: str, known: Grammar) -> bool:
    rest = skipped(behind, known)
    first = tokens(rest[:60])
    if not first or known.preposition.match(rest):
        return False
    return not known.wording.is_infinitive(first[0][1])


def _following(behind: str, known: Grammar) -> str:
    """Return the noun phrase at the start of `behind`: up to an infinitive or a mark."""
    rest = skipped(behind, known)
    taken = 0
    for at, (start, word) in enumerate(tokens(rest[:160])):
        if at and (word in known.wording.values["articles"] or known.wording.is_infinitive(word)):
            return rest[:taken]
        if at and word == known.infinitive_mark:
            return rest[:taken]
        taken = start + len(word)
    return rest[:taken]


def _after_comma(before: str, known: Grammar) -> tuple[str, str]:
    """Return the subject behind an opening phrase where the language does not invert."""
    _, comma, subject = before.rpartition(",")
    if not comma:
        if known.role.match(before):  # 'As a council we'
            return "main", before.rpartition(" ")[2]
        if late := known.late_subject.match(before):
            return "main", late[1]  # 'If it is still aggrieved it may'
        if known.opening_clause.match(before):
            return "", ""
        found = list(known.wording.any_of(known.wording.values["articles"]).finditer(before))
        subject = before[found[-1].start() :] if found else before
    standing, _ = _preceding(subject.strip(), known)
    return standing, subject.strip()


def _preceding(before: str, known: Grammar) -> tuple[str, str]:
    for mark in reversed(list(known.subordinator.finditer(before))):
        inner = before[mark.end() :].strip()
        if _is_over(mark[0], inner, before[: mark.end()], known):
            continue
        if known.content.search(before[: mark.end()]):
            relative = known.relative.fullmatch(mark[0])
            subject = _antecedent(before[: mark.start()]) if relative else inner
            return ("relative" if relative else "content"), subject
        return "", ""
    late = known.late_pronoun.search(before)
    return "main", late[1] if late else before


def _is_over(mark: str, inner: str, until: str, known: Grammar) -> bool:
    """Tell whether a subordinate clause has ended before the modal, or was none."""
    first = tokens(inner[:60])
    if inner.startswith(","):  # 'that, in time, it will'
        inner = inner[1:].partition(",")[2]
    if mark == known.infinitive_mark:
        at = 1 if first and known.skip.match(inner) and len(first) > 1 else 0
        return bool(first) and known.wording.is_infinitive(first[at][1])
    if known.relative.fullmatch(mark):
        bare = skipped(inner, known)
        if "," in inner and (known.inverts or not known.conjunctive.search(until)):
            return True
        if known.conjunctive.search(until) and not known.inverts:
            own = known.auxiliary.search(inner) and not known.relative_of_subject.search(inner)
            return "," in inner or bool(own)
        if known.inverts and known.finite.match(bare):
            return True
        return len(tokens(bare)) > 2 or (bool(bare) and not known.inverts)
    return "," in inner


def _antecedent(before: str) -> str:
    """Return the last words before a relative clause: what it tells about."""
    return " ".join(before.split()[-3:])


def _subordinate(before: str, known: Grammar) -> bool:
    return not _preceding(before, known)[0]
