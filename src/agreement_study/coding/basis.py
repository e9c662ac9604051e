"""Basis: the document on which the agreement says that it rests.

A unit needs words of resting on something, a document, and the agreement at hand as what rests on
it (a heading may leave that out; a pronoun stands for it behind a sentence that names it). 'These
principles' and 'both documents' stand for those of the sentences before. What the agreement only
helps to reach is a basis if it is the regional strategy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.basis_subjects import beside
from agreement_study.coding.basis_words import (
    NATIONAL,
    REGIONAL,
    BasisWords,
    basis_words,
    dated,
    documents_in,
    national_in,
)
from agreement_study.coding.cues import lowered
from agreement_study.coding.weighted_cues import RULE, Bar, log_odds, settled
from agreement_study.model import Coding, Document, Unit

_BAR = Bar(adds=log_odds(0.3), keeps=log_odds(0.2))
ARTICLE = 4  # signs that an article may take in front of a document's name
OPENING = 30  # signs in front of the words of resting on, where `it` alone is what rests
REACH = 3  # units over which a word refers back


class BasisCoder:
    """Codes the basis by the words of `language/<language>-terms.yaml`."""

    name = "basis"
    version = "2"
    families: tuple[str, ...] = ("basis",)
    needs: tuple[str, ...] = ()

    def __init__(self, *, weighs: bool = True) -> None:
        self.bar = _BAR if weighs else None

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        own = basis_words(document.language)
        other = {unit.id for unit in document.units if _of_another(lowered(unit.text), own)}
        for coding in settled(
            document, "basis", ["document"], list(self._ruled(document)), self.bar
        ):
            if coding.rule != RULE or coding.unit not in other:
                yield coding

    def _ruled(self, document: Document) -> Iterator[Coding]:
        own = basis_words(document.language)
        recent: list[Told] = []
        asked = ""
        for unit in document.units:
            if unit.kind == "noise":
                continue
            text = lowered(unit.text)
            found = dict(_bases(unit, text, recent, own))
            if not found and unit.kind != "heading":
                goes_on = bool(recent) and recent[-1].own
                found = dict.fromkeys(beside(text, goes_on, document.language), "basis: subject")
            if asked and not found:
                found = dict.fromkeys(documents_in(text, own), asked)
            asked = _question(text, own)
            if asked:  # what asks tells nothing
                continue
            for value, rule in found.items():
                yield document.code(unit, "basis", value, rule=rule)
            recent = [*recent, _told(text, recent, own)][-REACH:]


def _question(text: str, own: BasisWords) -> str:
    """The words by which a question asks for the basis, which the unit below it then tells."""
    found = own.forward.search(text) if text.endswith("?") else None
    return f"basis: {found[0]}" if found else ""


@frozen(kw_only=True)
class Told:
    """What a unit named: the agreement at hand, or national agreements."""

    own: bool
    national: tuple[str, ...]


def _told(text: str, recent: Sequence[Told], own: BasisWords) -> Told:
    """What a unit names; a unit that begins with a pronoun goes on about what was named."""
    before = recent[-1] if recent and own.pronouns.match(text) else None
    national: Sequence[str] = ()
    if own.documents[NATIONAL].search(text):
        national = national_in(text, own)
    elif before and before.national:  # 'it was renewed in 2018'
        national = dated(text, own)
    goes_on = before is not None and before.own
    return Told(own=goes_on or own.own.search(text) is not None, national=tuple(national))


def _bases(
    unit: Unit, text: str, recent: Sequence[Told], own: BasisWords
) -> Iterator[tuple[str, str]]:
    """Yield each basis of a unit with the words that tell of it."""
    forward = own.labels.match(text) or own.forward.search(text) or _recital(text, own)
    backward = own.backward.search(text)
    if forward and backward and _overlap(forward, backward):  # 'on the basis of' holds 'basis of'
        backward = None
    furthers = None if forward or backward else own.furthers.search(text)
    relation = forward or backward or furthers
    if not relation or own.not_own.search(text):
        return
    opens = relation.start() <= OPENING and own.stands_for.match(text)  # 'It rests on …'
    if not opens and not _of_agreement(unit, text, recent, own):
        return
    found = list(documents_in(_scope(text, forward or furthers, backward), own))
    if furthers:
        found = [value for value in found if value == REGIONAL]
    for value in found or _referred(text, recent, own, backward is not None):
        yield value, f"basis: {relation[0]}"


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _of_agreement(unit: Unit, text: str, recent: Sequence[Told], own: BasisWords) -> bool:
    """Whether it is the agreement at hand that rests on something; an aim leaves that out."""
    aim = unit.kind == "item" and own.furthers.search(text)
    if unit.kind == "heading" or aim or own.labels.match(text):
        return True
    if _recital(text, own) or _names_own(text, own):
        return True
    goes_on = own.pronouns.match(text) or own.further.match(text) or own.implied.search(text)
    return any(told.own for told in recent) and goes_on is not None


def _of_another(text: str, own: BasisWords) -> bool:
    """Whether a text tells of other agreements, or of another document and not of this one."""
    if own.not_own.search(text) or own.anaphors.search(text):  # the rules read what is meant
        return True
    named = (pattern.search(text) for pattern in own.documents.values())
    opens = any(found and found.start() <= ARTICLE for found in named)
    return opens and not _names_own(text, own)


def _recital(text: str, own: BasisWords) -> re.Match[str] | None:
    """The first words of a recital: `Mindful of the Convention,`."""
    return own.recitals.match(text) if text.endswith((";", ",", ":")) else None


def _names_own(text: str, own: BasisWords) -> bool:
    """Whether a text names the agreement at hand, and not only another one as its subject."""
    other = own.others.match(text)
    return own.own.search(text[other.end() :] if other else text) is not None


def _referred(text: str, recent: Sequence[Told], own: BasisWords, behind: bool) -> Sequence[str]:
    """The national agreements of the sentences before, where words stand for them."""
    told = [value for unit in recent for value in unit.national]
    if own.both.search(text):
        return told
    refers = own.anaphors.search(text) or (behind and own.pronouns.match(text))
    return told[:1] if refers else ()


def _scope(text: str, forward: re.Match[str] | None, backward: re.Match[str] | None) -> str:
    """The part of a unit where the document stands: behind, or in front of, the relation."""
    parts = [
        text[forward.start() :] if forward else "",
        text[: backward.start()] if backward else "",
    ]
    return " . ".join(filter(None, parts))
