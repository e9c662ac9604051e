"""Conditions on the words around a date, and the frames that they make.

A condition on a window of the text is written

- `adopt`        a word of the class stands in the window; `a|b` of either class
- `!plan`        none does
- `plan<3`       one ends at most three words before the date; `plan>3` begins behind it
- `plan~3`       one stands at most three words before or behind it
- `^page`        one begins the window
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen

from agreement_study.coding.event_evidence import Evidence
from agreement_study.spans import Span

INTERVAL, YEAR = re.compile(r".*/.*"), re.compile(r".*/.*|\d{3}[\dX][~?]?")
MOMENT = re.compile(r"(?!\d{4}/\d{4}\Z|\d{4}/\.\.\Z).*")
OPEN = re.compile(r".*/\.\.")
SINGLE = re.compile(r"(?:\.\./)?\d{4}[~?]?")
YEARS = re.compile(r"(?:\.\./)?\d{4}[~?]?(?:/(?:\d{4}|\.\.))?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOSED = re.compile(r"\d.*/\d.*")
PRECISIONS = {
    "closed": CLOSED,
    "day": DAY,
    "years": YEARS,
    "single": SINGLE,
    "interval": INTERVAL,
    "year": YEAR,
    "moment": MOMENT,
    "open": OPEN,
}
_PLACE = re.compile(
    r"(?P<start>\^)?(?P<tag>[a-z_]+)"
    r"(?:(?P<side>[<>~])(?P<limit>\d+))?"
)


@frozen(kw_only=True)
class Place:
    """A class of words, and where a word of it stands."""

    tag: str
    at_start: bool = False
    before: int | None = None  # at most so many words before the date
    behind: int | None = None

    def holds(self, given: Evidence, window: Span) -> bool:
        """Whether a word of the class stands there."""
        return any(self._here(given, window, place) for place in given.matches(self.tag, window))

    def _here(self, given: Evidence, window: Span, place: Span) -> bool:
        if self.at_start:
            return not given.text[window.start : place.start].strip(" ,;.:!?")
        if self.before is None and self.behind is None:
            return True
        words = given.words_between(place)
        if words > 0:
            return self.before is not None and words - 1 <= self.before
        return self.behind is not None and -words - 1 <= self.behind


@frozen(kw_only=True)
class Term:
    """One condition on a window."""

    places: tuple[Place, ...]
    absent: bool = False

    def holds(self, given: Evidence, window: Span) -> bool:
        """Whether the window meets the condition."""
        return any(place.holds(given, window) for place in self.places) is not self.absent


@frozen(kw_only=True)
class Frame:
    """Conditions, and the type and status of an event that meets them.

    `when` narrows to dates that are `ahead`, `past` or `not_past`, to `short` lines, a `title` or a
    `row`; `ahead` is the type of what is planned; `status` is forced, `default` holds where neither
    dates nor tense decide.
    """

    type: str
    terms: tuple[Term, ...]
    words: str
    precision: re.Pattern[str] = field(default=re.compile(""))
    when: str = ""
    ahead: str = ""
    status: str = ""
    default: str = ""

    @cached_property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """The classes of which a text must have words, one of each group."""
        wanted = (term for term in self.terms if not term.absent)
        return tuple(frozenset(place.tag for place in term.places) for term in wanted)

    def may_fit(self, given: Evidence) -> bool:
        """Whether a text has words of all classes that are wanted, wherever they stand."""
        return not any(given.told.isdisjoint(tags) for tags in self.wanted)

    def fits(self, given: Evidence, window: Span, edtf: str, when: frozenset[str]) -> bool:
        """Whether a date of a window is of this kind."""
        if self.when and not ("past" not in when if self.when == "not_past" else self.when in when):
            return False
        if self.precision.pattern and not self.precision.fullmatch(edtf):
            return False
        return all(term.holds(given, window) for term in self.terms)


def term(text: str) -> Term:
    """Make a condition as the frames write it."""
    bare = text.removeprefix("!")
    return Term(places=tuple(map(_place, bare.split("|"))), absent=bare != text)


def _place(text: str) -> Place:
    found = _PLACE.fullmatch(text)
    if not found:
        raise ValueError(f"no condition of a frame: {text!r}")
    side, limit = found["side"], int(found["limit"] or 0)
    return Place(
        tag=found["tag"],
        at_start=bool(found["start"]),
        before=limit if side in ("<", "~") else None,
        behind=limit if side in (">", "~") else None,
    )


def frame(type_: str, terms: str, precision: str = "", **more: str) -> Frame:
    """Make a frame of its type and its conditions."""
    return Frame(
        type=type_,
        terms=tuple(term(text) for text in terms.split()),
        words=terms,
        precision=PRECISIONS[precision] if precision else re.compile(""),
        **more,
    )


def first_fit(
    frames: Iterable[Frame], given: Evidence, window: Span, edtf: str, when: frozenset[str]
) -> Frame | None:
    """Return the first frame that fits a window.

    Parameters
    ----------
    when
        What holds of the date and its text: `past`, `ahead`, `short`, `title`, `row`.
    """
    return next(
        (one for one in frames if one.may_fit(given) and one.fits(given, window, edtf, when)), None
    )
