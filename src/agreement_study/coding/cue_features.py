"""What weighted cues see of a unit: its words and their neighbours, and what stands around it.

A feature is a short string: `w:` a word, `b:` two words that stand side by side, `1:` a word that
opens the unit, `s:` how a long word ends (Swedish compounds end in what they are), `h:` a word of
the heading above, `i:` one of the sentence before the list, `c:` a class of words of
`language/<language>-frames.yaml`, `k:` and `f:` the kind of unit and where it stands. Words are cut
after six letters, so that most inflections of a word are one feature; numbers are `#`. Beside it
comes what rules coded of the unit: `rule:` a code, a field of its value, the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from agreement_study.coding.commitment_places import places_of
from agreement_study.coding.governance_names import frames
from agreement_study.coding.governance_reader import Reader
from agreement_study.coding.governance_reading import Reading
from agreement_study.coding.word_classes import WordClasses
from agreement_study.model import Coding, Unit

STEM = 6  # letters of a word that count
ENDING, LONG = 5, 8  # letters of the ending of a word of more letters than these
BRIEF = 5  # words of a unit that is hardly more than a label
RULED = "rule"
STANDING = ("named", "first", "drafting", "opens")

_WORD = re.compile(r"\w+")
_SHAPES = {  # what words do not tell: an address, a number to call
    "mail": re.compile(r"\S@\S"),
    "phone": re.compile(
        r"(?<![\w.])(?:\+\d{1,3}|\(?0\d{1,4}\)?)[ \xa0-]"
        r"(?:\d{5,8}|(?!\d\d[ \xa0](?:19|20)\d\d)\d{2,4}(?:[ \xa0-]\d{2,4}){1,3})(?!\w)"
    ),
}
_DETAIL = re.compile(r"[;:'‘]")  # what follows in the name of a rule are words of the text


@lru_cache(maxsize=2)  # the coders of one document ask for the same readings
def readings(units: tuple[Unit, ...], language: str, kind: str) -> Sequence[Reading]:
    """Return the units that are no noise as the coder of governance reads them."""
    return tuple(Reader.of(places_of(units, language, kind), language).readings())


def features(reading: Reading, language: str) -> frozenset[str]:
    """Return the features of a unit.

    Examples
    --------
    >>> from agreement_study.model import Unit
    >>> unit = Unit(id="u-1", kind="item", start=0, end=10, text="Two chairs")
    >>> sorted(features(Reading(unit=unit, kind="item", text="two chairs"), "en"))
    ['1:chairs', '1:two', 'b:two_chairs', 'c:several', 'f:brief', 'k:item', 'w:chairs', 'w:two']
    """
    seen = signs(reading, language).items()
    return frozenset(f"{kind}:{name}" for kind, names in seen for name in names)


def signs(reading: Reading, language: str) -> Mapping[str, Iterable[str]]:
    """Return the features of a unit by their kind, which their names begin with."""
    cut = stems(reading.text)
    return {
        "w": cut,
        "b": [f"{a}_{b}" for a, b in pairwise(cut)],
        "1": cut[:2],
        "h": _around(reading.heading),
        "i": _around(reading.intro),
        "s": [word[-ENDING:] for word in _WORD.findall(reading.text) if len(word) > LONG],
        "c": classes(language).found(reading.text),
        "k": (reading.kind,),
        "f": _standing(reading, len(cut)),
    }


def of_rules(ruled: Iterable[Coding]) -> frozenset[str]:
    """Return the features of what rules coded of a unit: its code, each field, and the rule.

    Examples
    --------
    >>> row = Coding(document="a", unit="a-001", start=0, end=9, code="purpose", value="vision",
    ...              rule="what the plan's 'aim'")
    >>> sorted(of_rules([row]))
    ['rule:purpose', 'rule:purpose:0=vision', 'rule:purpose:what the plan']
    """
    return frozenset(
        name
        for row in ruled
        for name in (
            f"{RULED}:{row.code}",
            f"{RULED}:{row.code}:{_DETAIL.split(row.rule)[0].strip()}",
            *(f"{RULED}:{row.code}:{at}={part}" for at, part in enumerate(row.fields) if part),
        )
    )


def _standing(reading: Reading, length: int) -> Iterator[str]:
    yield from (name for name in STANDING if getattr(reading, name))
    if reading.focus:
        yield "focus"
    if length <= BRIEF:
        yield "brief"
    yield from (name for name, shape in _SHAPES.items() if shape.search(reading.text))


def stems(text: str) -> list[str]:
    """Return the words of a text, each cut after its first letters; a number as `#`.

    >>> stems("Three meetings in 2027")
    ['three', 'meetin', 'in', '#']
    """
    return ["#" if word[0].isdigit() else word[:STEM] for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=256)  # a heading stands over many units
def _around(text: str) -> frozenset[str]:
    return frozenset(stems(text))


@cache
def classes(language: str) -> WordClasses:
    """Return the classes of words of a language that are weighed."""
    found = frames(language)
    return WordClasses.of({name: found.late(found.terms[name]) for name in found.values["weighed"]})
