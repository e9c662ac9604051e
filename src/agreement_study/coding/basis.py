"""Basis: the document on which the agreement says that it rests.

A unit needs words of resting on something, a document, and the agreement at hand as what rests on
it (a heading may leave that out). 'These principles' stand for those of the sentences before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.cues import cue_pattern, lowered
from agreement_study.language import words
from agreement_study.model import Coding, Document, Unit

NATIONAL, REVISED, OTHER = "national_2008", "national_2018", "other"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
REACH = 3  # units over which 'these principles' refer back


@frozen(kw_only=True)
class BasisWords:
    """The patterns of one language."""

    own: re.Pattern[str]
    not_own: re.Pattern[str]
    forward: re.Pattern[str]
    backward: re.Pattern[str]
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
        anaphors=cue_pattern(own["anaphors"]),
        revised=cue_pattern(own["revised"]),
        documents={key: cue_pattern(cues) for key, cues in own["documents"].items()},
        years={NATIONAL: own["year_2008"], REVISED: own["year_2018"]},
    )


class BasisCoder:
    """Codes the basis by the words of `language/<language>-terms.yaml`."""

    name = "basis"
    version = "1"
    families: tuple[str, ...] = ("basis",)
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        own = basis_words(document.language)
        recent: list[str] = []  # the national agreement that the last units named
        for unit in document.units:
            if unit.kind == "noise":
                continue
            text = lowered(unit.text)
            for value, rule in dict(_bases(unit, text, recent, own)).items():
                yield document.code(unit, "basis", value, rule=rule)
            named = own.documents[NATIONAL].search(text)
            recent = [*recent, _national(text, own)[0] if named else ""][-REACH:]


def _bases(
    unit: Unit, text: str, recent: Sequence[str], own: BasisWords
) -> Iterator[tuple[str, str]]:
    """Yield each basis of a unit with the words that tell of it."""
    forward, backward = own.forward.search(text), own.backward.search(text)
    relation = forward or backward
    if not relation or own.not_own.search(text):
        return
    if unit.kind != "heading" and not own.own.search(text):
        return
    found = list(_documents(_scope(text, forward, backward), own))
    if not found and any(recent) and own.anaphors.search(text):
        found = [next(filter(None, recent))]
    for value in found:
        yield value, f"basis: {relation[0]}"


def _scope(text: str, forward: re.Match[str] | None, backward: re.Match[str] | None) -> str:
    """The part of a unit where the document stands: behind, or in front of, the relation."""
    parts = [text[forward.end() :] if forward else "", text[: backward.start()] if backward else ""]
    return " . ".join(filter(None, parts))


def _documents(text: str, own: BasisWords) -> Iterator[str]:
    """Yield the documents of a text; what names one kind is not read as another kind."""
    for key, pattern in own.documents.items():
        if pattern.search(text):
            yield from _national(text, own) if key == NATIONAL else [key]
            text = pattern.sub(" . ", text)


def _national(text: str, own: BasisWords) -> list[str]:
    """Which national agreement a text means: by its year, else by its being a revised one."""
    years = _YEAR.findall(text)
    dated = [key for key, year in own.years.items() if year in years]
    if dated:
        return dated
    if years:  # that of another country or time
        return [OTHER]
    return [REVISED if own.revised.search(text) else NATIONAL]
