"""Sector terms: the term that an agreement chooses or defines for the civil-society side.

A unit chooses or defines a term by its own words, or by telling of what organisations it is made
up; or it belongs to a definition: the sentences below a heading that asks for the term, or below
the term alone when the first of them defines it, and those behind a definition that go on with it
('it also includes ...').
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.cues import MARK, CuePattern, cue_pattern, lowered, sentences_of
from agreement_study.coding.sector_frames import TermFrames, term_frames
from agreement_study.language import words
from agreement_study.model import Coding, Document, Unit

LONGEST = 8  # sentences that a definition may have
REACH = 3  # units behind a definition in which a sentence may go on with it
_FIGURES = re.compile(r"\d{2}")  # in a count of associations, which defines nothing
_QUOTES = re.compile("[\"'”“»«*_]")


@frozen(kw_only=True)
class TermWords:
    """The patterns of one language; in choices and questions a mark stands for the term."""

    names: CuePattern
    choices: CuePattern
    questions: CuePattern
    not_terms: CuePattern
    ends: CuePattern
    determiner: re.Pattern[str]
    comprises: CuePattern
    kinds: CuePattern
    continues: CuePattern
    anaphors: CuePattern
    pronouns: CuePattern
    frames: TermFrames

    def goes_on(self, text: str, next_to_it: bool = False) -> bool:
        """Whether a sentence behind a definition goes on with it."""
        if self.continues.search(text):
            return True
        if self.not_terms.search(text):  # what others call it
            return False
        refers = self.anaphors.search(text) or (next_to_it and self.pronouns.match(text))
        return bool(refers and self.frames.kinds.search(text))

    def speaks_of_it(self, text: str) -> bool:
        """Whether a sentence of a definition speaks of the term or of what it holds."""
        spoken = (self.pronouns.match, self.names.search, self.frames.kinds.search, self.goes_on)
        return any(speaks(text) for speaks in spoken)

    def term_of(self, pattern: CuePattern, text: str) -> str:
        """Return the first name that stands in a match of the pattern, or an empty text."""
        found = pattern.search(self.names.sub(MARK, text))
        if not found:
            return ""
        place = found.string[: found.end()].count(MARK) - found[0].count(MARK)
        names = [name[0] for name in self.names.finditer(text)]
        bare = self.determiner.sub("", names[place])
        return bare if " " in bare else names[place]  # 'the sector' keeps its article


@cache
def term_words(language: str) -> TermWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "terms")["sector_terms"]
    fixed = "|".join(map(re.escape, own["determiners"])) or "(?!)"
    with_article = [f"{word} {name}" for word in own["determiners"] for name in own["names"]]
    return TermWords(
        names=cue_pattern([*own["names"], *with_article]),
        choices=cue_pattern(own["choice"]),
        questions=cue_pattern(own["questions"]),
        not_terms=cue_pattern(own["not"]),
        ends=cue_pattern(own["ends"]),
        determiner=re.compile(rf"^(?:{fixed})\s+"),
        comprises=cue_pattern(own["comprises"]),
        kinds=cue_pattern(own["kinds"]),
        continues=cue_pattern(own["continues"]),
        anaphors=cue_pattern(own["frames"]["anaphors"]),
        pronouns=cue_pattern(own["frames"]["pronouns"]),
        frames=term_frames(language),
    )


class SectorTermCoder:
    """Codes sector terms by the words of `language/<language>-terms.yaml`."""

    name = "sector_terms"
    version = "1"
    families: tuple[str, ...] = ("sector_term",)
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        own = term_words(document.language)
        opened, term, length = False, "", 0
        last, since = "", REACH  # the term defined last, and the units since
        for unit in document.units:
            text = _QUOTES.sub("", lowered(unit.text))
            if unit.kind == "heading":
                term, length = _spelled(_asked(text, own), unit.text), 0
                opened, last = bool(term), ""
                term = term or _spelled(_alone(text, own), unit.text)
                continue
            since += 1
            follows = since <= REACH and last and own.goes_on(text, since == 1)
            if unit.kind == "noise":
                continue
            goes_on = last if follows and not own.ends.search(text) else ""
            chosen = goes_on or _spelled(_first(text, lowered(unit.text), own), unit.text)
            if chosen and term and (not opened or not _same(chosen, term)):
                opened, term = True, chosen
            if chosen or (opened and _goes_on(unit, text, own, length)):
                length += 1
                last, since = term if opened else chosen, 0
                yield document.code(unit, "sector_term", last, rule=f"term: {chosen or term}")
            elif opened and own.ends.search(text):
                opened = False


def _spelled(term: str, text: str) -> str:
    """A term as the text spells it; a capital with which only the sentence begins is a small one.

    >>> _spelled("community sector", "Community sector means ..."), _spelled("csos", "CSOs are ...")
    ('community sector', 'CSOs')
    """
    at = lowered(text).find(term)
    if at < 0 or not term:
        return term
    found = text[at : at + len(term)]
    first, rest = found[0], found[1:]
    return found if any(map(str.isupper, rest)) else first.lower() + rest


def _same(one: str, other: str) -> bool:
    """Whether one term is an inflection of the other."""
    one, other = sorted((one.lower(), other.lower()), key=len)
    return other.startswith(one)


def _first(text: str, quoted: str, own: TermWords) -> str:
    """The term that the first sentence with one in a unit chooses or defines."""
    pairs = zip(_clauses(text), _clauses(quoted), strict=False)
    return next(filter(None, (_chosen(one, other, own) for one, other in pairs)), "")


def _clauses(text: str) -> list[str]:
    """The sentences of a unit, parted at semicolons: 'X is our word; others say Y'."""
    return [part for sentence in sentences_of(text) for part in sentence.split("; ")]


def _asked(heading: str, own: TermWords) -> str:
    """The term for which a heading asks, or an empty text."""
    return own.term_of(own.questions, heading)


def _alone(heading: str, own: TermWords) -> str:
    """The term that is the whole heading, or an empty text."""
    bare = own.determiner.sub("", heading.strip(' .:;?"”“'))
    return bare if own.names.fullmatch(bare) else ""


def _chosen(text: str, quoted: str, own: TermWords) -> str:
    """The term that a sentence itself chooses or defines, or an empty text."""
    if own.not_terms.search(text):
        return ""
    named, framed = _known(text, own), own.frames.term_of(quoted)
    if not framed or not named or framed in named or named in framed:
        return max(framed, named, key=len)  # a known name may be a part of the term
    return min(framed, named, key=text.find)  # the first is defined by the other


def _known(text: str, own: TermWords) -> str:
    """The known name that a sentence chooses or defines, or an empty text."""
    if not own.names.search(text):
        return ""
    chosen = own.term_of(own.choices, text)
    if chosen or _FIGURES.search(text) or not own.kinds.search(text):
        return chosen
    return own.term_of(own.comprises, text)


def _goes_on(unit: Unit, text: str, own: TermWords, length: int) -> bool:
    ended = own.not_terms.search(text) or own.ends.search(text) or _FIGURES.search(text)
    said = unit.kind == "item" or text.endswith((".", "!"))  # no line of another kind
    speaks = length == 0 or own.speaks_of_it(text)
    return said and speaks and length < LONGEST and not ended
