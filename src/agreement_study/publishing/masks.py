"""Names of persons, their e-mail addresses and telephone numbers, masked in what is published.

Each character becomes `▒`, so that every offset still holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from agreement_study.model import MARK, Source, fold, hidden

__all__ = ["MARK", "Masks", "masks_of"]


@frozen
class Masks:
    """What is masked: the texts that the registry names as personal, in any source.

    Parameters
    ----------
    names
        Names, addresses and numbers as they stand in the sources; none masks nothing.
    """

    names: tuple[str, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # the longest first, so that no name is masked by halves; white space may be folded
        ordered = sorted({*self.names}, key=lambda name: (-len(name), name))
        forms = [r"\s+".join(map(_escaped_or_not, name.split())) for name in ordered]
        return re.compile("|".join(forms)) if forms else None

    def text(self, text: str) -> str:
        """Mask a text; its length and its line ends stay."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda m: hidden(m.group().replace("\\", "")), text)

    def record(self, text: str) -> str:
        """Mask a text of record, in which a sign that escapes another has its place too."""
        return self._pattern.sub(lambda m: hidden(m.group()), text) if self._pattern else text

    def value(self, value: Any) -> Any:
        """Mask every text within lists and mappings."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.value(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.value(inner) for inner in value]
        return value


def masks_of(sources: Iterable[Source], texts: Mapping[str, str]) -> Masks:
    """Return the masks of sources.

    Parameters
    ----------
    texts
        Text of record per source id.
    """
    names: list[str] = []
    for source in sources:
        text = texts.get(source.id, "")
        received = [text[span.start : span.end] for span in source.personal_names]
        names += [name for one in received for name in (one, fold(one)) if name.strip()]
    return Masks(tuple(dict.fromkeys(names)))


def _escaped_or_not(word: str) -> str:
    """A pattern for a word as it is, or with signs escaped as Markdown wants them."""
    return "".join(r"\\?" + re.escape(sign) for sign in word)
