"""Frames that define or choose a term, whatever the term is: `by X we mean …`, `X – any …`.

No list holds every name of the civil-society side. A frame has a slot, and what stands in it is a
term for that side if its own words say so (`voluntary …`, `… sector`), or if the definition
begins with the kinds of organisations that make up the side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from attrs import frozen

from agreement_study.coding.cues import MARK, CuePattern, cue_pattern
from agreement_study.language import words

NEAR = 12  # words at the beginning of a definition, where its kinds are looked for
QUOTE = '"'
_WORD = r'(?![–-] )[^\s.;:!?"()|]+'
_SLOT = rf'(?:"((?:{_WORD} ){{0,6}}{_WORD})",?|((?:{_WORD} ){{0,6}}?{_WORD}?[^\s.;:!?"()|,]),?)'
_START = r'(?:(?:\A|(?<=[,:;] ))(?:[^\w"]|\d|[a-z]\) )*|(?="))'
_QUOTED = rf'"((?:{_WORD} ){{0,6}}{_WORD})[,.]?",?'
_BRACKET = re.compile(r" \([^)]{1,12}\)")  # a term's letters, in full or for short
_MARKS = re.compile("[”“„»«]")
_SINGLE = re.compile(r"(?<!\w)['’‘]([^'’‘]{2,60})['’](?!\w)")

Slots = Sequence[re.Pattern[str]]


@frozen(kw_only=True)
class TermFrames:
    """The patterns of one language. The groups of the first four hold the term."""

    means: Slots
    comprises: Slots
    chooses: Slots
    quotes: Slots
    civil: CuePattern
    heads: CuePattern
    others: CuePattern
    breaks: CuePattern
    pronouns: CuePattern
    kinds: CuePattern
    article: re.Pattern[str]
    intro: re.Pattern[str]
    no_definition: CuePattern
    may_hold: CuePattern

    def term_of(self, text: str) -> str:
        """Return the term that a text in lower case defines or chooses, or an empty text."""
        if not self.may_hold.search(text):
            return ""
        plain = _plain(text)
        return next(chain(self._defined(plain), self._named(plain)), "")

    def _defined(self, text: str) -> Iterator[str]:
        """Yield terms in front of a definition that tells of kinds, or that are civil themselves.

        Of what a body is made up, or who stands for a side, is told in the same words as of what
        a term comprises: there both is needed.
        """
        for found in _all(self.means, text):
            term, near, civil = self._read(found)
            if near or civil:
                yield term
        if not self.civil.search(text):
            return
        for found in _all(self.comprises, text):
            term, near, civil = self._read(found)
            if near and civil:
                yield term

    def _read(self, found: re.Match[str]) -> tuple[str, bool, bool]:
        """Return a term, whether its definition begins with kinds, and whether it is civil."""
        term, rest = self._term(found), found.string[found.end() :].lstrip(' ,:–-"')
        if not self._fits(term) or self.no_definition.match(rest):
            return term, False, False
        near = self.kinds.search(" ".join(rest.split()[:NEAR])) is not None
        return term, near, self._is_civil(term) and len(rest.split()) > 1

    def _named(self, text: str) -> Iterator[str]:
        if not self.civil.search(text):
            return
        quoted = self.quotes if QUOTE in text else ()
        terms = map(self._term, (*_all(self.chooses, text), *_all(quoted, text)))
        yield from (term for term in terms if self._fits(term) and self._is_civil(term))

    def _term(self, found: re.Match[str]) -> str:
        whole = next(filter(None, found.groups()), "").strip(" ,")
        term = self.intro.sub("", whole)
        bare = self.article.sub("", term)
        return bare if " " in bare else term  # 'the sector' keeps its article

    def _fits(self, term: str) -> bool:
        """Whether a term is none for another side, for a body or for the document."""
        if not term or self.breaks.search(term) or self.pronouns.fullmatch(term):
            return False
        other = any(self.others.fullmatch(word.strip(",")) for word in term.split())
        return not other or self._is_civil(term)

    def _is_civil(self, term: str) -> bool:
        return bool(self.civil.search(term) and self.heads.search(term))


@cache
def term_frames(language: str) -> TermFrames:
    """Return the frames of a language, compiled once."""
    own = words(language, "terms")["sector_terms"]
    frames = own["frames"]
    heads = cue_pattern(frames["heads"]).pattern
    last = rf"(?:{_QUOTED}|((?:{_WORD} ){{0,5}}?[\w-]*(?:{heads})))"
    articles = f"(?:{'|'.join(frames['articles'])})"
    intros = cue_pattern(frames["intros"]).pattern
    kinds = [*own["kinds"], *frames["kinds"]]
    return TermFrames(
        means=_slotted(frames["means"], last),
        comprises=_slotted(frames["comprises"], last),
        chooses=_slotted(frames["chooses"], last),
        quotes=_slotted(frames["quotes"], _QUOTED, _QUOTED, start=""),
        civil=cue_pattern(frames["civil"]),
        heads=cue_pattern(frames["heads"]),
        others=cue_pattern(frames["others"]),
        kinds=cue_pattern(kinds),
        breaks=cue_pattern(frames["breaks"]),
        pronouns=cue_pattern(frames["pronouns"]),
        article=re.compile(rf"^{articles} "),
        intro=re.compile(rf"^(?:(?:{articles} )?(?:{intros})[,:]? )+"),
        no_definition=cue_pattern(frames["no_definition"]),
        may_hold=cue_pattern([*frames["heads"], *kinds]),
    )


def _plain(text: str) -> str:
    """A text with one kind of quotation marks, without those of emphasis."""
    text = text.replace(":", " :")  # a colon is a word of a frame
    one = _MARKS.sub(QUOTE, _BRACKET.sub("", re.sub(r"[*_]", "", text)))
    return _SINGLE.sub(rf"{QUOTE}\1{QUOTE}", one)


def _all(slots: Slots, text: str) -> Iterator[re.Match[str]]:
    for pattern in slots:
        yield from pattern.finditer(text)


def _slotted(
    cues: Sequence[str], last: str, inner: str = _SLOT, start: str = _START
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make patterns whose marks are slots: with words in front of the slot, and without.

    Without words in front a slot is at the start of a clause, or opens with a quotation mark.
    """
    begin = [cue.removeprefix("@ ") for cue in cues if cue.startswith("@")]
    rest = [cue for cue in cues if not cue.startswith("@")]
    opening = f"{start}{inner} (?:{cue_pattern(begin).pattern})"
    source = re.sub(rf"{MARK}(?![)|])", lambda _: inner, cue_pattern(rest).pattern)
    return re.compile(source.replace(MARK, last)), re.compile(opening)
