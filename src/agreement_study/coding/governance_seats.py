"""Whether two sides have equally many seats, by the numbers that a sentence gives for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.governance_names import frames
from agreement_study.coding.governance_values import count

CROWD = 60  # more than sit in a body


@frozen(kw_only=True)
class Seats:
    """The compiled patterns by which seats are counted."""

    number: re.Pattern[str]
    none: re.Pattern[str]
    one: re.Pattern[str]
    total: re.Pattern[str]
    part: re.Pattern[str]
    gives: re.Pattern[str]
    share: re.Pattern[str]
    whose: re.Pattern[str]
    public: re.Pattern[str]
    civil: re.Pattern[str]
    even: re.Pattern[str]
    uneven: re.Pattern[str]


@cache
def _seats(language: str) -> Seats:
    found = frames(language)
    values = found.values["seats"]
    return Seats(
        number=re.compile(
            rf"(?<![\w.,–-])(?P<low>{found.expand(values['number'])})(?![\w–-]|[.,]\d|\s?\d)"
        ),
        none=re.compile(rf"\s*{found.expand(values['none'])}"),
        one=re.compile(rf"\s(?:[\w-]+\s)?{found.expand(values['one'])}"),
        total=re.compile(rf"\s(?:[\w-]+\s){{0,2}}{found.expand(values['total'])}"),
        gives=found.any_of(values["gives"]),
        share=re.compile(rf"(?<!\w){found.expand(values['share'])}"),
        part=found.any_of(values["part"]),
        whose=found.any_of(values["whose"]),
        public=found.any_of([*found.terms["public"], *values["public"]]),
        civil=found.any_of([*found.terms["civil"], *values["civil"]]),
        even=found.any_of(values["even"]),
        uneven=found.any_of(values["uneven"]),
    )


def seats(text: str, language: str) -> str:
    """Return `equal` or `unequal`; nothing where not both sides are counted.

    Examples
    --------
    >>> seats("Åtta ledamöter: fyra från kommunen och fyra från föreningarna.", "sv")
    'equal'
    """
    known, text = _seats(language), lowered(text)
    counted = _seated(text, known, language)
    return (_worded(text, known) or counted) if counted else ""


def _seated(text: str, known: Seats, language: str) -> str:
    if share := known.share.search(text):
        whole = count(share["high"], language) or 0
        return "equal" if 2 * (count(share["low"], language) or 0) == whole else "unequal"
    sides = list(_counted(text, known, language))
    named = {side for side, _ in sides} - {""}
    strangers = [number for side, number in sides if not side]
    if len(named) == 1 and len(strangers) == 1:
        (side,) = named  # a name that nothing tells of is the other side
        sums = sorted([sum(n for s, n in sides if s == side), strangers[0]])
    elif len(named) == 2 and not strangers:
        sums = [sum(n for s, n in sides if s == side) for side in sorted(named)]
    elif len(sides) == 2 and not named:
        sums = strangers
    else:
        return ""
    return "equal" if sums[0] == sums[1] else "unequal"


def balance(text: str, language: str) -> str:
    """Return `equal` or `unequal` for a sentence that is known to tell of seats, or nothing.

    Words for it come first, then the numbers alone, then the seats of either side.

    Examples
    --------
    >>> balance("Regionen utser fyra, länsstyrelsen två och Idéburet forum sex.", "sv")
    'equal'
    """
    known, low = _seats(language), lowered(text)
    return _worded(low, known) or _summed(low, known, language) or _seated(low, known, language)


def _worded(text: str, known: Seats) -> str:
    """Return what words for it tell: 'half', 'as many', 'a majority'."""
    if known.uneven.search(text):
        return "unequal"
    return "equal" if known.even.search(text) else ""


def _summed(text: str, known: Seats, language: str) -> str:
    """Hold the largest of some numbers against the others, without the total in front of them."""
    found = [count(one["low"], language) or 1 for one in known.number.finditer(text)
             if _is_seat(one, text, known)]  # fmt: skip
    numbers = [number for number in found if 1 < number < CROWD]
    if len(numbers) > 2 and numbers[0] >= sum(numbers[1:]):
        numbers = numbers[1:]  # 'ten members: six from …, four from …'
    if len(numbers) < 2:
        return ""
    return "equal" if 2 * max(numbers) == sum(numbers) else "unequal"


def _is_seat(one: re.Match[str], text: str, known: Seats) -> bool:
    return not known.none.match(text, one.end())


def _counted(text: str, known: Seats, language: str) -> Iterator[tuple[str, int]]:
    """Yield the side, or nothing, and the number of each group of seats."""
    found = [one for one in known.number.finditer(text) if _is_count(one, text, known, language)]
    seen: set[str] = set()
    leading = bool(found) and _is_led(text[: found[0].start()], text[found[-1].end() :], known)
    for at, one in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        between = text[found[at - 1].end() if at else 0 : one.start()]
        if len(seen) > 1 and known.part.search(between):
            return  # what a side's own seats are made of
        chunk = between if leading else text[one.end() : end]
        side = _side(chunk, known)
        number = count(one["low"], language) or 1
        if number < CROWD and (side or known.whose.search(chunk) or (at and at + 1 == len(found))):
            seen.add(side)
            yield side, number


def _is_led(before: str, after: str, known: Seats) -> bool:
    """Tell whether each number stands behind its side: 'the city has two seats, the clubs four'."""
    if known.gives.search(before):
        return True
    return bool(_side(before, known)) and not _side(after, known)


def _is_count(one: re.Match[str], text: str, known: Seats, language: str) -> bool:
    """Tell whether a number counts seats, and those of a side; 'a' and 'one' seldom do."""
    if known.none.match(text, one.end()) or known.total.match(text, one.end()):
        return False
    return (count(one["low"], language) or 1) != 1 or bool(known.one.match(text, one.end()))


def _side(chunk: str, known: Seats) -> str:
    public, civil = known.public.search(chunk), known.civil.search(chunk)
    if public and civil:
        return "public" if public.end() <= civil.end() else "civil"
    return "public" if public else "civil" if civil else ""
