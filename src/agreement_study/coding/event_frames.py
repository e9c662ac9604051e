"""The frames by which the words around a date tell what it is the date of.

A frame is a list of conditions on the classes of words (`tags` in `language/*-events.yaml`) of a
window of the text. The first frame that fits decides. A condition is written

- `adopt`        a word of the class stands in the window; `a|b` of either class
- `!plan`        none does
- `plan<3`       one ends at most three words before the date; `plan>3` begins behind it
- `plan~3`       one stands at most three words before or behind it
- `^page`        one begins the window
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen

from agreement_study.coding.event_evidence import Evidence
from agreement_study.spans import Span

NONE = "none"  # a date that is no event
OTHER = "other"

INTERVAL, YEAR = re.compile(r".*/.*"), re.compile(r".*/.*|\d{3}[\dX][~?]?")
MOMENT = re.compile(r"(?!\d{4}/\d{4}\Z|\d{4}/\.\.\Z).*")
OPEN = re.compile(r".*/\.\.")
SINGLE = re.compile(r"(?:\.\./)?\d{4}[~?]?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOSED = re.compile(r"\d.*/\d.*")
PRECISIONS = {
    "closed": CLOSED,
    "day": DAY,
    "single": SINGLE,
    "interval": INTERVAL,
    "year": YEAR,
    "moment": MOMENT,
    "open": OPEN,
}
_PLACE = re.compile(r"(?P<start>\^)?(?P<tag>[a-z_]+)(?:(?P<side>[<>~])(?P<limit>\d+))?")


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

    `when` narrows to dates that are `ahead`, `past` or `not_past`, to `short` lines, a `title` or a `row`; `ahead` is the type
    of what is planned; `status` is forced, `default` holds where neither dates nor tense decide.
    """

    type: str
    terms: tuple[Term, ...]
    words: str
    precision: re.Pattern[str] = field(default=re.compile(""))
    when: str = ""
    ahead: str = ""
    status: str = ""
    default: str = ""

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


PLANNED = {"status": "planned"}
DUE = {"status": "planned", "when": "not_past"}

# Of a row of a table of measures with a label such as `When:` in front of the date.
ROWS: tuple[Frame, ...] = (
    frame("consultation", "consult"),
    frame("meeting", "meeting"),
    frame(OTHER, "deliver"),
)

# The clause that holds the date, then the sentence.
FRAMES: tuple[Frame, ...] = (
    # --- what is no event of the document
    frame(NONE, "page !agreement !meeting !plan !sign"),
    frame(NONE, "^page"),
    frame(NONE, "source<6 figures"),
    frame(NONE, "^source !meeting !agreement !plan"),
    frame(NONE, "figures !agreement !meeting !plan !review !start"),
    frame(NONE, "law<8|law>4 !agreement !plan !meeting !consult !money !start !review !national"),
    frame(
        NONE, "convention law|apply|adopt|ongoing|sign !agreement !plan !meeting !consult !money"
    ),
    # --- strategies and the national agreement
    frame(
        "strategy",
        "strategy<6 !plan<3 !adopt !apply<2 !review<2 !meeting<3",
        "year",
        default="planned",
    ),
    frame(
        "strategy", "strategy<4 !plan<3 !adopt<9 !apply<2 !meeting<3", "single", default="planned"
    ),
    frame(
        "strategy",
        "strategy>5 !plan !adopt !goal<3 !meeting !agreement<3",
        "year",
        default="planned",
    ),
    frame("strategy", "strategy adopt|adopt_now !agreement !plan !meeting<3"),
    frame("strategy", "goal adopt !agreement !plan !meeting<3 !pronoun", default="actual"),
    frame(
        "strategy",
        "strategy !agreement !plan !meeting !consult !money !review !start !hold",
        "year",
    ),
    frame(
        "national_revision",
        "national renewed<12 !plan !meeting<3 !strategy<3 !adopt<3",
        default="actual",
    ),
    frame("national_agreement", "national<2 !strategy", default="actual"),
    frame(
        "national_revision",
        "national renewed !plan !meeting<3 !strategy<3 !adopt<3",
        default="actual",
    ),
    frame(
        "national_agreement", "national !plan<3 !meeting<3 !strategy<3 !consult<4", default="actual"
    ),
    # --- periods
    frame("funding_period", "money apply<4 !agreement !plan !consult", "year", default="planned"),
    frame("action_plan_period", "plan apply<4|cover<4 !adopt<3 !consult", "year", **PLANNED),
    frame(
        "validity_period",
        "apply<5 !plan !money !law !meeting<3 !review<3 !consult !survey",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "apply>4 agreement|pronoun !plan !money !start !sign !consult !survey",
        **PLANNED,
    ),
    frame("action_plan_period", "plan~2 !adopt<3 !money<4", "year", **PLANNED),
    frame(
        "validity_period",
        "agreement<4 !plan !meeting !consult !money !start !adopt !adopt_now !review",
        "closed",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "agreement<30 !meeting !consult !money",
        "closed",
        when="title",
        **PLANNED,
    ),
    frame(
        "action_plan_period",
        "plan !adopt !adopt_now !money !meeting !consult !review<3 !start",
        "interval",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "cover<3 agreement|pronoun !plan !money !meeting !consult",
        "closed",
        **PLANNED,
    ),
    # --- how it began
    frame("process_start", "dawn !meeting<3"),
    frame("process_start", "start to_write|talks agreement|pronoun|work|talks !meeting<3 !sign"),
    frame("process_start", "to_write adopt|start|body !draft !consult !meeting<3"),
    frame("process_start", "start work agreement|draft|review|plan !meeting<3"),
    frame("process_start", "start~4 work~6 !meeting<3 !money"),
    frame("process_start", "ongoing", "open"),
    # --- money, opinions, decisions, reviews
    frame("consultation", "consult"),
    frame("consultation", "meeting draft !adopt_now !adopt !body"),
    frame("consultation", "survey draft|hold|apply !review"),
    frame(
        "funding_period",
        "money<12|money>3 !by<1 !meeting<3 !review<3 !adopt_now<4",
        "year",
        default="planned",
    ),
    frame("adoption", "^done", status="actual"),
    frame("planned_decision", "adopt_now body !review<3 !hold<3", **DUE),
    frame("planned_decision", "adopt_now agreement|plan|draft|the_plan|pronoun !review<3", **DUE),
    frame("adoption", "in_place agreement !review", when="ahead"),
    frame(
        "planned_decision",
        "adopt agreement|plan|draft|the_plan|body !review<3 !meeting<3",
        when="ahead",
    ),
    frame("review_deadline", "review !meeting<3 !survey !draft", **DUE),
    # --- decided and signed
    frame("adoption", "adopt_now agreement|plan|the_plan", when="past", status="actual"),
    frame("adoption", "replace agreement|pronoun", default="actual"),
    frame("adoption", "sign", ahead="planned_decision"),
    frame("adoption", "renewed agreement|pronoun !consult !meeting", when="past", status="actual"),
    frame("adoption", "issued<6 agreement<12 !national !draft !plan", when="past", status="actual"),
    frame(OTHER, "code adopt|sign !agreement !plan"),
    frame(OTHER, "signup<5"),
    frame(
        "adoption", "adopt agreement|plan|the_plan|pronoun|after_adoption", ahead="planned_decision"
    ),
    frame("adoption", "^adopt", ahead="planned_decision"),
    frame(
        "adoption",
        "assembly<1 !hold !meeting !adopt_now",
        "day",
        when="short",
        ahead="planned_decision",
    ),
    frame(
        "adoption",
        "agreement~1 !meeting !consult !apply !goal",
        "single",
        ahead="validity_period",
        default="actual",
    ),
    # --- meetings, what is due, what is to be reached
    frame("meeting", "minutes_of<3", "moment"),
    frame("meeting", "meeting"),
    frame("objective_year", "goal<4|goal>4|^goal", "single", **DUE),
    frame("objective_year", "due<0|shall>0", "single", **DUE),
)

# What a heading, a label or a line with a colon says of the dates below it.
LEADS: tuple[Frame, ...] = (
    frame("meeting", "meeting|minutes_of", "moment"),
    frame(OTHER, "calendar"),
    frame("consultation", "consult"),
    frame("validity_period", "apply", "interval", **PLANNED),
    frame("action_plan_period", "plan", "interval", **PLANNED),
    frame("funding_period", "money", "year", default="planned"),
    frame("validity_period", "apply !review", **PLANNED),
    frame("review_deadline", "review", **DUE),
    frame("validity_period", "agreement", "interval", **PLANNED),
    frame("objective_year", "goal", "single", **DUE),
    frame("planned_decision", "adopt_now", **DUE),
    frame("adoption", "sign|adopt", ahead="planned_decision"),
    frame("process_start", "start"),
)


# What a row of a list is that nothing stands above.
BARE: tuple[Frame, ...] = (frame("meeting", "clock~3 !no_meeting", "day"),)


def first_fit(
    frames: Iterable[Frame], given: Evidence, window: Span, edtf: str, when: frozenset[str]
) -> Frame | None:
    """Return the first frame that fits a window.

    Parameters
    ----------
    when
        What holds of the date and its text: `past`, `ahead`, `short`, `title`, `row`.
    """
    return next((one for one in frames if one.fits(given, window, edtf, when)), None)
