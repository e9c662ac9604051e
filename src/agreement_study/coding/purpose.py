"""Coder of purpose: visions, purposes, goals and intended effects of an agreement.

Only what the agreement, one of its principles or the collaboration is for is coded; the purpose
of a meeting, an authority or an association is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_clauses import Clause, clauses
from agreement_study.coding.commitment_context import Place, is_intro, list_form
from agreement_study.coding.commitment_grammar import bare, grammar, opens_with_action
from agreement_study.coding.commitment_places import places
from agreement_study.coding.cues import sentences_of
from agreement_study.coding.hints import Hints
from agreement_study.coding.pattern_sets import needed
from agreement_study.coding.weighted_cues import Bar, log_odds, settled
from agreement_study.coding.wording import wording
from agreement_study.model import Coding, Document

_CUES = (
    "effects", "leads_to", "handled", "relates", "bare_purpose", "other_topic", "pronoun",
    "it", "about", "hope", "dated", "named_state", "hope_modal", "purpose_heading", "gives",
    "means", "connects", "described", "wanted_state", "owned", "its_goals", "for_what",
)  # fmt: skip
_SHORT = 3  # words of a goal that is no more than a noun
_TEXTS = ("agreement", "principle")
_MARKS = '”“»«" '
_BAR = Bar(adds=log_odds(0.4), keeps=log_odds(0.4))


@frozen(kw_only=True)
class Rule:
    """A pattern that codes a unit with a value; a weak one not where other things are told."""

    value: str
    name: str
    pattern: re.Pattern[str]
    weak: bool = False


@frozen(kw_only=True)
class Cues:
    """The compiled rules and cues of a language."""

    rules: tuple[Rule, ...]
    hints: Hints
    pattern: dict[str, re.Pattern[str]]

    def likely(self, text: str) -> Iterator[Rule]:
        """Yield the rules that may be found in a text, in their order."""
        return (self.rules[at] for at in self.hints.found(text))


@cache
def _cues(language: str) -> Cues:
    found = wording(language, "purpose")
    rules = tuple(
        Rule(
            value=row["value"],
            name=row["rule"],
            pattern=re.compile(found.expand(row["pattern"])),
            weak=row.get("weak", False),
        )
        for row in found.values["rules"]
    )
    pattern = {name: re.compile("|".join(map(found.expand, found.values[name]))) for name in _CUES}
    pattern["collaboration"] = re.compile(found.expand("<topic>"))
    pattern["agreement"] = found.term("agreement")
    hints = Hints.of(needed(rule.pattern.pattern) or ("",) for rule in rules)
    return Cues(rules=rules, hints=hints, pattern=pattern)


class PurposeCoder:
    """Codes the family `purpose`, one value per unit."""

    name = "purpose"
    version = "2"
    families: tuple[str, ...] = ("purpose",)
    needs: tuple[str, ...] = ()

    def __init__(self, *, weighs: bool = True) -> None:
        self.bar = _BAR if weighs else None

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the purposes of a document."""
        return settled(document, "purpose", ["kind"], list(self._ruled(document)), self.bar)

    def _ruled(self, document: Document) -> Iterator[Coding]:
        cues = _cues(document.language)
        told = False  # whether the unit before tells of the agreement
        above: Place | None = None  # the unit before under the same heading
        for place in places(document):
            if place.unit.kind == "heading":
                told, above = False, None
                continue
            value = ""
            if place.kind == "vision" and _is_aside(place, above, cues):
                place = evolve(place, kind="background")
            above = place
            said = place.said.lstrip(_MARKS)
            parts = sentences_of(said) if place.unit.kind == "item" else (said,)
            for at, text in enumerate(parts):
                part = evolve(place, said=text)
                found_value, rule = _of_place(part, cues, document.language, told)
                if found_value and not value and (told or not at):
                    value = found_value
                    yield document.code(place.unit, "purpose", value, rule=rule)
                goes_on = told and bool(cues.pattern["it"].match(text))
                told = bool(cues.pattern["about"].match(text)) or bool(value) or goes_on


def _is_aside(place: Place, above: Place | None, cues: Cues) -> bool:
    """Tell whether a sentence below a vision tells of something else: what was, what is needed."""
    if above is None:
        return False
    behind_list = above.is_item and not place.is_item
    return (
        behind_list or above.kind != "vision" or bool(cues.pattern["described"].search(place.said))
    )


def _of_place(place: Place, cues: Cues, language: str, told: bool) -> tuple[str, str]:
    """Return the value of a unit and the rule that gave it, or nothing twice."""
    if is_intro(place.said, language) and not _says_something(place.said, language):
        return "", ""
    if place.is_item and list_form(place, language) == "objective":
        short = len(place.said.split()) < _SHORT and not opens_with_action(place.said, language)
        brought = any(
            rule.pattern.search(place.said) for rule in cues.likely(place.said) if _tells(rule)
        )
        kind = "effect" if brought else "objective"
        return ("", "") if short else (kind, "item of a list of goals")
    if _is_others(place.said, cues, language):
        return "", ""
    for rule in cues.likely(place.said):
        if rule.pattern.search(place.said) and not _is_foreign(place, rule):
            return rule.value, rule.name
    if cues.pattern["hope"].match(place.said) and _brings(place, cues):
        return "effect", "what is hoped for"
    for clause in clauses(place.said, language)[:1]:
        value = _of_clause(clause, cues, told)
        if not value and clause.way == "phrase" and clause.modality == "obligation":
            return "", ""  # a promise, in whatever section
        if value == "purpose" and place.kind == "vision":
            return "vision", "under a heading of visions"
        if value:
            return value, f"what the {(clause.named or ('collaboration',))[0]} '{clause.words}'"
    return _of_context(place, cues, language, told)


def _says_something(text: str, language: str) -> bool:
    """Tell whether a sentence that opens a list says something by itself."""
    nothing = ("", grammar(language).infinitive_mark)
    return any(clause.rest.strip(" :") not in nothing for clause in clauses(text, language))


def _is_foreign(place: Place, rule: Rule) -> bool:
    """Tell whether a vision or goal is told in a section about something else."""
    strict = rule.weak or rule.value in ("vision", "objective")
    return strict and (place.kind == "background" or (rule.weak and place.in_minutes))


def _tells(rule: Rule) -> bool:
    """Tell whether a rule finds an effect where goals are listed."""
    return rule.value == "effect" and not rule.weak


def _is_others(text: str, cues: Cues, language: str) -> bool:
    """Tell whether a purpose is that of one party's own work: 'Kommunens mål', "the Club's aim"."""
    owned = cues.pattern["owned"].match(text)
    if not owned or cues.pattern["collaboration"].search(text, owned.end()):
        return False
    owner = bare(next(filter(None, owned.groups())), grammar(language))
    if cues.pattern["other_topic"].match(owner.removeprefix("the ")):
        return True  # 'the purpose of the grant'
    return bearers(owner, language)[:1] in (("public",), ("civil",), ("other",))


def _brings(place: Place, cues: Cues) -> bool:
    """Tell whether a hope is for what the agreement or the collaboration leads to."""
    topic = cues.pattern["collaboration"].search(place.said) or cues.pattern["it"].search(
        place.said
    )
    return bool(topic and cues.pattern["hope_modal"].search(place.said))


def _of_clause(clause: Clause, cues: Cues, told: bool) -> str:
    if clause.modality not in ("obligation", "recommendation", "future") or clause.way == "task":
        return ""
    kind = clause.named[0] if clause.named else ""
    inside = clause.before != clause.subject and cues.pattern["about"].match(clause.before)
    if (told or inside) and cues.pattern["it"].fullmatch(clause.subject):
        kind = "agreement"
    if cues.pattern["handled"].match(clause.rest):
        return ""
    if kind in _TEXTS and clause.standing != "content":
        brings = clause.modality == "future" and cues.pattern["gives"].match(clause.rest)
        brings = brings or cues.pattern["effects"].search(clause.rest[:70])
        return "effect" if brings else "purpose"
    subject = clause.subject.removeprefix("the ")
    topic = cues.pattern["collaboration"].match(subject) or cues.pattern["means"].fullmatch(subject)
    leads = cues.pattern["leads_to"].search(clause.rest) or cues.pattern["gives"].match(clause.rest)
    return "effect" if topic and kind not in PARTIES and leads else ""


def _opens_with_purpose(text: str, cues: Cues, language: str) -> bool:
    """Tell whether a text is no more than what something is for: 'To ...', 'Att ...', 'Öka'."""
    known = grammar(language)
    marked = cues.pattern["for_what"].match(text)
    return opens_with_action(text, language) and bool(marked or not known.opener.match(text))


def _of_context(place: Place, cues: Cues, language: str, told: bool) -> tuple[str, str]:
    """Code by the heading above or the sentence before."""
    text = place.said
    if place.kind == "vision" and not text.endswith(":"):
        reached = place.is_item and cues.pattern["wanted_state"].search(place.heading)
        return "objective" if reached else "vision", "under a heading of visions"
    if place.kind == "purpose" and _opens_with_purpose(text, cues, language):
        return "purpose", "under a heading of purposes"
    if place.kind in ("objective", "purpose") and cues.pattern["named_state"].match(text):
        return ("vision", "a state is named") if not clauses(text, language) else ("", "")
    if place.kind == "objective" and cues.pattern["dated"].match(text):
        return "objective", "what is to be reached by then"
    if cues.pattern["bare_purpose"].search(text):
        below = cues.pattern["purpose_heading"].search(place.heading)
        told_of_other = not below and cues.pattern["other_topic"].search(f"{place.before} {text}")
        return ("", "") if told_of_other else ("purpose", "a purpose is stated")
    if told or cues.pattern["agreement"].search(place.before):
        if cues.pattern["its_goals"].match(text):
            return "objective", "the agreement's, by a pronoun"
        if cues.pattern["pronoun"].search(text):
            return "purpose", "the agreement, by a pronoun"
    if (
        cues.pattern["connects"].match(text)
        and place.kind != "background"
        and (told or cues.pattern["collaboration"].search(place.before))
    ):
        return "effect", "what follows from it"
    if cues.pattern["relates"].search(text):
        return "purpose", "what the agreement shall"
    return "", ""
