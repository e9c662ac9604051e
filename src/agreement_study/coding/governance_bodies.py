"""Which body an attribute belongs to: the one that the unit names, else the last one named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen, mutable

from agreement_study.coding.governance_reading import Reading
from agreement_study.coding.wording import wording

OF_A_BODY = frozenset(
    [
        "body",
        "composition",
        "size",
        "parity",
        "chair",
        "term",
        "meeting_frequency",
        "mandate",
        "decision_rule",
    ]
)


@frozen(kw_only=True)
class Names:
    """The compiled patterns for names of bodies."""

    name: re.Pattern[str]
    definite: tuple[tuple[re.Pattern[str], str], ...]
    generic: frozenset[str]


@cache
def _names(language: str) -> Names:
    found = wording(language, "governance")
    return Names(
        name=found.any_of(found.values["name"]),
        definite=tuple((re.compile(a), b) for a, b in found.values["definite"]),
        generic=frozenset(found.values["generic"]),
    )


@mutable(kw_only=True)
class Bodies:
    """The bodies named so far in a document."""

    language: str
    last: str = ""

    def of(self, place: Reading) -> str:
        """Return the slug of the body that a unit is about, and keep it for the next ones.

        A generic name ('the group') stands for the last body named.
        """
        if place.body:
            self.last = "-".join(place.body.split())
            return self.last
        if place.named:
            return self.last  # a pronoun for a body without a name of its own
        own = [slug for slug in self._slugs(place.text) if slug]
        if own:
            self.last = own[0]
        return own[0] if own else ""

    def _slugs(self, text: str) -> Iterator[str]:
        known = _names(self.language)
        for found in known.name.finditer(text):
            bare = found[0]
            for pattern, replacement in known.definite:
                if match := pattern.fullmatch(bare):
                    bare = match.expand(replacement)
            slug = "-".join(bare.split())
            yield (self.last or slug) if bare in known.generic else slug
