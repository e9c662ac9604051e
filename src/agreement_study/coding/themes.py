"""Themes: what a unit speaks of in so many words, by the cues and names in the codebook.

A new theme is an entry of `data/codebook/theme.yaml`. Weak cues (`language/<language>-terms.yaml`)
count only where the same section has named the theme before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.cues import CuePattern, cue_pattern, lowered
from agreement_study.language import words
from agreement_study.model import Coding, Document, Unit


@frozen(kw_only=True)
class ThemeCues:
    """The cues of one theme in one language."""

    key: str
    strong: CuePattern
    weak: CuePattern | None
    look_alikes: CuePattern | None


@frozen(kw_only=True)
class ThemeWords:
    """The cues of all themes in one language, and one pattern that finds any of them."""

    themes: tuple[ThemeCues, ...]
    any: CuePattern
    bodies: re.Pattern[str]
    labels: CuePattern


class ThemeCoder:
    """Codes the themes of the codebook."""

    name = "themes"
    version = "1"
    families: tuple[str, ...] = ("theme",)
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        own = _theme_words(_cues(codebook, document.language), document.language)
        named: set[tuple[str, str]] = set()
        seen: set[str] = set()
        for unit in document.units:
            text = lowered(unit.text)
            if unit.kind == "noise" or not own.any.search(text) or _repeats(unit, text, seen):
                continue
            if own.labels.match(text):
                continue
            for theme in own.themes:
                words_ = _fires(theme, text, own, (unit.section, theme.key) in named)
                if words_:
                    named.add((unit.section, theme.key))
                    yield document.code(unit, f"theme/{theme.key}", rule=f"theme: {words_}")


def _repeats(unit: Unit, text: str, seen: set[str]) -> bool:
    """Whether a heading only says again what a unit before it said."""
    key = text.strip(" .:;")
    again = unit.kind == "heading" and key in seen
    seen.add(key)
    return again


def _fires(theme: ThemeCues, text: str, own: ThemeWords, named: bool) -> str:
    """Return the words by which a theme is found, or an empty text."""
    if theme.look_alikes and theme.strong.search(text):
        text = theme.look_alikes.sub(lambda found: "." * len(found[0]), text)
    for match in theme.strong.finditer(text):
        if not own.bodies.search(text[: match.start()]):
            return match[0]
    match_ = theme.weak.search(text) if theme.weak and named else None
    return match_[0] if match_ else ""


def _cues(codebook: Codebook, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The cues of every theme as plain values, by which the patterns are kept."""
    codes = codebook["theme"].codes
    return tuple(
        (key, (*code.names.get(language, ()), *code.cues.get(language, ())))
        for key, code in codes.items()
    )


@lru_cache(maxsize=8)
def _theme_words(cues: tuple[tuple[str, tuple[str, ...]], ...], language: str) -> ThemeWords:
    own = words(language, "terms")["themes"]
    weak, look_alikes = own["weak"], own["look_alikes"]
    themes = tuple(
        ThemeCues(
            key=key,
            strong=cue_pattern(listed),
            weak=cue_pattern(weak[key]) if key in weak else None,
            look_alikes=cue_pattern(look_alikes[key]) if key in look_alikes else None,
        )
        for key, listed in cues
    )
    everything = [cue for _, listed in cues for cue in listed]
    everything += [cue for listed in weak.values() for cue in listed]
    bodies = "|".join(re.escape(body) for body in own["bodies"])
    return ThemeWords(
        themes=themes,
        any=cue_pattern(everything),
        bodies=re.compile(rf"(?:{bodies})(?: \w+)? \Z"),
        labels=cue_pattern(own["labels"]),
    )
