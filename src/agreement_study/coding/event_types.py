"""What kind of event a date in a sentence belongs to, and whether it lies ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from attrs import evolve, field, frozen

from agreement_study.coding.cues import OTHER_MARK
from agreement_study.coding.event_conditions import Frame, first_fit, frame, term
from agreement_study.coding.event_evidence import NATIONAL, Evidence, evidence, sentence_of
from agreement_study.coding.event_frames import BARE, FRAMES, LEADS, ROWS, SITTING
from agreement_study.coding.event_words import EventWords
from agreement_study.edtf import bounds
from agreement_study.spans import Span

LASTING = ("validity_period", "action_plan_period", "funding_period", "strategy", "process_start")
SHORT = 8  # words of a line that has a body and a day, and hardly more


@frozen(kw_only=True)
class Kind:
    """What a date is classified as, and by which conditions."""

    type: str
    status: str
    words: str = field(default="")


@lru_cache(maxsize=4096)
def classify(
    text: str,
    edtf: str,
    own: EventWords,
    *,
    today: date | None,
    last: str = "",
    topic: str = "",
    after: str = "",
    whole: bool = False,
    title: bool = False,
    row: bool = False,
) -> Kind | None:
    """Return the kind of the event of a marked text, or None where no frame fits.

    Parameters
    ----------
    text
        As `marked` makes it.
    today
        The document's own date.
    last
        The type of the event last told before the text.
    topic
        The class of what was last named before the text.
    after
        The type of the event before it in the text.
    whole
        Whether to read the text beyond the other dates in it too.
    title
        Whether the text is a heading.
    row
        Whether it is a line of a list and no sentence.
    """
    given = evidence(text, own, last=last, topic=topic)
    if after in NATIONAL and any(True for _ in given.matches("renewed", given.windows[0])):
        return Kind(type="national_revision", status="actual", words="renewed")
    if after == "adoption" and any(True for _ in given.matches("renewed", given.windows[0])):
        return Kind(type="adoption", status="actual", words="renewed")
    if after == "adoption" and _another_agent(given):
        return Kind(type="adoption", status="actual", words="another agent")
    sentence = sentence_of(given.text, given.at)
    if any(True for _ in given.matches("so_began", sentence)):
        status = status_of(text, edtf, own, today, default="actual")
        return Kind(type="process_start", status=status, words="so_began")
    when = _when(text, edtf, own, today, title=title, row=row)
    for frames, windows in _ways(given, whole=whole):
        for window in windows:
            found = first_fit(frames, given, window, edtf, when)
            if found:
                found = _of_whom(found, given, window, edtf, when)
                clause = text[window.start : window.end]
                told = clause if own.looks_ahead(clause) is not None else text
                return _kind(found, told, edtf, own, today)
    return None


def _another_agent(given: Evidence) -> bool:
    """Whether the date is that of one more who adopted: `by X on 3 May and by its Y on 5 May`."""
    start = given.text.rfind(OTHER_MARK, 0, given.at) + 1
    led = _BETWEEN.match(given.text, start)
    first = led.end() if led else start
    gap = Span(start, given.at)
    own_verb = any(True for name in _VERBS for _ in given.matches(name, gap))
    return not own_verb and any(place.start == first for place in given.matches("agent", gap))


def _ways(given: Evidence, *, whole: bool) -> Sequence[tuple[tuple[Frame, ...], Sequence[Span]]]:
    """The frames to be tried and the windows to try them on."""
    text = Span(0, len(given.text))
    if _ROW.holds(given, text):
        return [(ROWS, [text])]
    if not whole:
        return [(FRAMES, given.windows)]
    sentence = sentence_of(given.text, given.at)
    brief = given.text.count(" ", sentence.start, sentence.end) <= SHORT
    return [(FRAMES, (sentence, text) if brief else (sentence,))]


_VERBS = ("consult", "adopt", "sign", "hold", "start", "renewed", "occur")
_BETWEEN = re.compile(r"(?:[\s,;§]|\d)*")
_ROW = term("deliver<1")
_REVIEW = frame("review_deadline", "review !meeting !draft", status="planned", when="not_past")
_NATIONAL = frame("national_agreement", "national !plan", default="actual")


def _of_whom(found: Frame, given: Evidence, window: Span, edtf: str, when: frozenset[str]) -> Frame:
    """What was signed may be the national agreement, named behind those who signed.

    What is due by a year may be a review, named in another clause.
    """
    if found.type == "objective_year" and found.words.startswith("due"):
        sentence = sentence_of(given.text, given.at)
        return _REVIEW if _REVIEW.fits(given, sentence, edtf, when) else found
    if found.type != "adoption" or any(True for _ in given.matches("agreement", window)):
        return found
    national = _NATIONAL.fits(given, given.reach, edtf, when)
    return _NATIONAL if national else found


def _when(
    text: str,
    edtf: str,
    own: EventWords,
    today: date | None,
    *,
    title: bool = False,
    row: bool = False,
) -> frozenset[str]:
    first, last = bounds(edtf)
    ahead = own.looks_ahead(text)
    past = bool(today and last and last < today)
    past = past or (ahead is False and not (today and first and first > today))
    future = status_of(text, edtf, own, today) == "planned" and (ahead is True or bool(today))
    told = {
        "past": past,
        "ahead": future,
        "short": len(text.split()) <= SHORT,
        "title": title,
        "row": row,
    }
    return frozenset(name for name, holds in told.items() if holds)


@lru_cache(maxsize=1024)
def classify_below(
    lead: str, text: str, edtf: str, own: EventWords, *, today: date | None
) -> Kind | None:
    """Return the kind that a heading or a label gives the date of a marked text below it.

    Parameters
    ----------
    lead
        What stands above, in lower case; empty for a row that nothing leads.
    """
    whole = f"{lead} {text}".strip()
    given = evidence(whole, own)
    goal = any(True for _ in given.matches("goal", Span(0, len(lead))))
    when = frozenset() if goal and not _over(edtf, today) else _when(text, edtf, own, today)
    frames, window = (LEADS, Span(0, len(lead))) if lead else (BARE, Span(0, len(text)))
    found = first_fit(frames, given, window, edtf, when)
    rest = Span(len(lead), len(whole))
    if found and found.words == "calendar" and SITTING.fits(given, rest, edtf, when):
        found = SITTING
    ahead = own.looks_ahead(lead) or own.looks_ahead(text) is None
    told = text if today or not ahead else whole
    return _kind(found, told, edtf, own, today) if found else None


def _over(edtf: str, today: date | None) -> bool:
    last = bounds(edtf)[1]
    return bool(today and last and last < today)


def _kind(found: Frame, text: str, edtf: str, own: EventWords, today: date | None) -> Kind:
    status = found.status or status_of(text, edtf, own, today, default=found.default)
    type_ = found.ahead if found.ahead and status == "planned" else found.type
    return Kind(type=type_, status=status, words=found.words)


def known_revision(kind: Kind, edtf: str, own: EventWords) -> Kind:
    """Return the kind of a date of a national agreement that was revised then, as is known."""
    revised = kind.type == "national_agreement" and edtf[:4] in own.revised
    return evolve(kind, type="national_revision") if revised else kind


def status_of(
    text: str, edtf: str, own: EventWords, today: date | None, *, default: str = ""
) -> str:
    """Return `planned` or `actual` as seen from the document: by its date, else by tense."""
    first, last = bounds(edtf)
    if today and last and last < today:
        return "actual"
    ahead = own.looks_ahead(text)
    if today and first and first > today:
        told = default != "planned" and ahead is False and bool(own.past.search(text))
        return "actual" if told else "planned"
    if default and (ahead is None or default == "planned"):
        return default
    if today and last and last > today and ahead is None:
        return "planned"
    return "planned" if ahead else "actual"
