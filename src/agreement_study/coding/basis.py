"""Basis: the document on which the agreement says that it rests.

A unit needs words of resting on something, a document, and the agreement at hand as what rests on
it (a heading may leave that out; a pronoun stands for it behind a sentence that names it). 'These
principles' and 'both documents' stand for those of the sentences before. What the agreement only
helps to reach is a basis if it is the regional strategy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.cues import NEVER, cue_pattern, lowered
from agreement_study.coding.weighted_cues import RULE, Bar, log_odds, settled
from agreement_study.language import words
from agreement_study.model import Coding, Document, Unit

NATIONAL, REVISED, OTHER = "national_2008", "national_2018", "other"
REGIONAL = "regional_strategy"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BAR = Bar(adds=log_odds(0.3), keeps=log_odds(0.2))
ARTICLE = 4  # signs that an article may take in front of a document's name
OPENING = 30  # signs in front of the words of resting on, where `it` alone is what rests
REACH = 3  # units over which a word refers back


@frozen(kw_only=True)
class BasisWords:
    """The patterns of one language."""

    own: re.Pattern[str]
    not_own: re.Pattern[str]
    forward: re.Pattern[str]
    backward: re.Pattern[str]
    furthers: re.Pattern[str]
    pronouns: re.Pattern[str]
    both: re.Pattern[str]
    further: re.Pattern[str]
    implied: re.Pattern[str]
    recitals: re.Pattern[str]
    labels: re.Pattern[str]
    stands_for: re.Pattern[str]
    at_hand: re.Pattern[str]
    others: re.Pattern[str]
    anaphors: re.Pattern[str]
    revised: re.Pattern[str]
    documents: Mapping[str, re.Pattern[str]]
    years: Mapping[str, str]


@cache
def basis_words(language: str) -> BasisWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "terms")["basis"]
    return BasisWords(
        own=cue_pattern(own["own"]),
        not_own=cue_pattern(own["not_own"]),
        forward=cue_pattern(own["relations"]),
        backward=cue_pattern(own["backward"]),
        furthers=cue_pattern(own["furthers"]),
        pronouns=cue_pattern(own["pronouns"]),
        both=cue_pattern(own["both"]),
        further=cue_pattern(own["further"]),
        implied=cue_pattern(own["implied"]),
        recitals=cue_pattern(own["recitals"]),
        labels=cue_pattern(own["labels"]),
        stands_for=cue_pattern(own["stands_for"]),
        at_hand=_at_hand(own["at_hand"]),
        others=cue_pattern(own["others"]),
        anaphors=cue_pattern(own["anaphors"]),
        revised=cue_pattern(own["revised"]),
        documents={key: cue_pattern(cues) for key, cues in own["documents"].items()},
        years={NATIONAL: own["year_2008"], REVISED: own["year_2018"]},
    )


def _at_hand(nouns: Sequence[str]) -> re.Pattern[str]:
    """`the charter`, which is the one at hand, but not `the charter of …` or `the city charter`."""
    if not nouns:
        return NEVER
    told = r"(?! (?:of|on|for|between|from|in|that|[\w-]+ed|drawn|made|[\d\"“‘”]))"
    return re.compile(rf"\b(?:the|this|our|its|these|present) (?:{'|'.join(nouns)})\b{told}")


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
            if asked and not found:
                found = dict.fromkeys(_documents(text, own), asked)
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
        national = _national(text, own)
    elif before and before.national:  # 'it was renewed in 2018'
        national = _dated(text, own)
    goes_on = before is not None and before.own
    return Told(own=goes_on or own.own.search(text) is not None, national=tuple(national))


def _bases(
    unit: Unit, text: str, recent: Sequence[Told], own: BasisWords
) -> Iterator[tuple[str, str]]:
    """Yield each basis of a unit with the words that tell of it."""
    forward = own.labels.match(text) or own.forward.search(text) or _recital(text, own)
    backward = own.backward.search(text)
    furthers = None if forward or backward else own.furthers.search(text)
    relation = forward or backward or furthers
    if not relation or own.not_own.search(text):
        return
    opens = relation.start() <= OPENING and own.stands_for.match(text)  # 'It rests on …'
    if not opens and not _of_agreement(unit, text, recent, own):
        return
    found = list(_documents(_scope(text, forward or furthers, backward), own))
    if furthers:
        found = [value for value in found if value == REGIONAL]
    for value in found or _referred(text, recent, own, backward is not None):
        yield value, f"basis: {relation[0]}"


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


def _documents(text: str, own: BasisWords) -> Iterator[str]:
    """Yield the documents of a text; what names one kind is not read as another kind."""
    text = own.at_hand.sub(" . ", text)
    for key, pattern in own.documents.items():
        if pattern.search(text):
            yield from _national(text, own) if key == NATIONAL else [key]
            text = pattern.sub(" . ", text)


def _national(text: str, own: BasisWords) -> list[str]:
    """Which national agreement a text means: by its year, else by its being a revised one."""
    dated = _dated(text, own)
    if dated:
        return dated
    if _YEAR.search(text):  # that of another country or time
        return [OTHER]
    return [REVISED if own.revised.search(text) else NATIONAL]


def _dated(text: str, own: BasisWords) -> list[str]:
    """The national agreements of whose years a text speaks."""
    years = _YEAR.findall(text)
    return [key for key, year in own.years.items() if year in years]
