"""The agreement as subject beside another document by name: `the accord is a child of the … Act`.

No list holds all ways of resting on something. A sentence whose subject is the agreement at hand,
and which names a law, a convention, a strategy or the like, says that the one goes back to the
other, unless its words tell the two apart: it replaces, precedes, does not affect, is subject to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from agreement_study.coding.basis_words import (
    CODE,
    NATIONAL,
    OTHER,
    REGIONAL,
    basis_words,
    documents_in,
)
from agreement_study.coding.cues import CuePattern, cue_pattern
from agreement_study.language import words

_NUMBER = re.compile(r"\W*(?:\d[\d.]*|\w\)|\(\w+\))?\W*")


@frozen(kw_only=True)
class SubjectWords:
    """The patterns of one language."""

    subjects: CuePattern
    pronouns: CuePattern
    named: CuePattern
    apart: CuePattern

    def told_of(self, text: str, goes_on: bool) -> str:
        """Return what a sentence in lower case says of the agreement, its subject; else nothing.

        Parameters
        ----------
        goes_on
            Whether the unit before spoke of the agreement, so that a pronoun may stand for it.
        """
        start = _NUMBER.match(text)
        at = start.end() if start else 0
        found = self.subjects.match(text, at) or (goes_on and self.pronouns.match(text, at))
        return text[found.end() :] if found and not self.apart.search(text) else ""


@cache
def subject_words(language: str) -> SubjectWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "terms")["basis"]["subject"]
    return SubjectWords(**{name: cue_pattern(cues) for name, cues in own.items()})


def beside(text: str, goes_on: bool, language: str) -> Iterator[str]:
    """Yield the documents that stand by name beside the agreement as subject."""
    own, subject = basis_words(language), subject_words(language)
    told = subject.told_of(text, goes_on)
    if not told or own.others.match(text) or own.not_own.search(text):
        return
    for value in documents_in(told, own):
        if value != OTHER:
            yield value
    for key in (NATIONAL, CODE, REGIONAL):
        told = own.documents[key].sub(" . ", told)
    if subject.named.search(told):
        yield OTHER
