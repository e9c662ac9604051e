"""What kind of event a date in a sentence belongs to, and whether it lies ahead.

The rules are the list `types` in `language/<language>-events.yaml`; the first whose words fit the
sentence, the date and its precision decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from attrs import field, frozen

from agreement_study.coding.cues import MARK, OTHER_MARK, cue_pattern, lowered
from agreement_study.coding.date_patterns import alternation
from agreement_study.edtf import bounds
from agreement_study.language import words
from agreement_study.spans import Span

_QUOTES = re.compile(r"[()\[\]\"”“»«*_#]|:(?=\s)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")  # of an amount: no end of a sentence
_INTERVAL, _YEAR = re.compile(r".*/.*"), re.compile(r".*/.*|\d{3}[\dX][~?]?")
_OPEN = re.compile(r".*/\.\.")
_MOMENT = re.compile(r"(?!\d{4}/\d{4}\Z).*")
WINDOW = 600  # code points on either side of a date in which its words are looked for
OTHER = "other"


@frozen(kw_only=True)
class Rule:
    """One entry of `types`, compiled."""

    type: str
    cues: re.Pattern[str]
    subject: bool = False
    precision: re.Pattern[str] = re.compile("")
    status: str = ""
    default: str = ""
    not_past: bool = False
    not_ahead: bool = False
    own_subject: bool = False
    ahead: str = ""
    heading: bool = False
    needs: re.Pattern[str] | None = None


@frozen(kw_only=True)
class Kind:
    """What a date is classified as, and by which words."""

    type: str
    status: str
    words: str = field(default="")


@frozen(kw_only=True, eq=False)
class EventWords:
    """The rules and the tense of one language."""

    rules: tuple[Rule, ...]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    planned: re.Pattern[str]
    actual: re.Pattern[str]
    happens: re.Pattern[str]
    fillers: re.Pattern[str]
    clause: re.Pattern[str]
    pronoun: re.Pattern[str]
    antecedent: str
    minutes: re.Pattern[str]
    goals: re.Pattern[str]
    not_places: re.Pattern[str]

    def looks_ahead(self, text: str) -> bool | None:
        """Tell whether a text speaks of what is to come (True), has been (False), or neither."""
        for planned, actual in ((self.ahead, self.behind), (self.planned, self.actual)):
            found = planned.search(text), actual.search(text)
            if bool(found[0]) != bool(found[1]):
                return bool(found[0])
        return None


@cache
def event_words(language: str) -> EventWords:
    """Return the rules of a language, compiled once."""
    own = words(language, "events")
    dates = own["dates"]
    fillers = [*dates["fillers"], *dates["year_leads"], *dates["until"], *dates["about"]]
    return EventWords(
        rules=tuple(_rule(entry) for entry in own["types"]),
        ahead=cue_pattern(own["tense"]["ahead"]),
        behind=cue_pattern(own["tense"]["behind"]),
        planned=cue_pattern(own["tense"]["planned"]),
        actual=cue_pattern(own["tense"]["actual"]),
        happens=cue_pattern(own["happens"]),
        fillers=re.compile(rf"(?:(?<!\w){alternation(fillers)}\s+)+\Z"),
        clause=re.compile(rf",? {alternation(dates['join'])} |, "),
        pronoun=re.compile(rf"{alternation(own['pronouns'])}(?=\s)"),
        antecedent=own["antecedent"],
        minutes=cue_pattern(own["minutes"]),
        goals=cue_pattern(own["about"]["goals"]),
        not_places=cue_pattern(own["not_places"]),
    )


def _rule(entry: dict[str, object]) -> Rule:
    cues = entry.get("cues") or entry.get("subject")
    precisions = {"interval": _INTERVAL, "year": _YEAR, "moment": _MOMENT, "open": _OPEN}
    return Rule(
        type=str(entry["type"]),
        cues=cue_pattern(cues),  # type: ignore[arg-type]
        subject="subject" in entry,
        precision=precisions.get(str(entry.get("precision")), re.compile("")),
        status=str(entry.get("status", "")),
        default=str(entry.get("default", "")),
        not_past=bool(entry.get("not_past")),
        not_ahead=bool(entry.get("not_ahead")),
        ahead=str(entry.get("ahead", "")),
        own_subject=bool(entry.get("own_subject")),
        heading=bool(entry.get("heading")),
        needs=cue_pattern(entry["needs"]) if "needs" in entry else None,  # type: ignore[arg-type]
    )


def marked(text: str, at: Span, others: Sequence[Span], own: EventWords, *, after: str = "") -> str:
    """Return the text in lower case with its dates as marks, fit for the rules.

    Parameters
    ----------
    at
        The date that is classified, in code points of `text`.
    after
        The subject for which a pronoun at the beginning stands.
    """
    first, last = max(0, at.start - WINDOW), at.end + WINDOW
    near = (span for span in others if first <= span.start and span.end <= last)
    low, parts, end = lowered(text[:last]), [], first
    for span in sorted([at, *near]):
        before = own.fillers.sub("", low[end : span.start])
        parts += [before, MARK if span == at else OTHER_MARK]
        end = span.end
    made = _QUOTES.sub(" ", _POINT.sub(",", "".join([*parts, low[end:]])))
    made = own.pronoun.sub(after, made, count=1) if after and own.pronoun.match(made) else made
    return " ".join(made.split())


def clause_of(text: str, own: EventWords) -> str:
    """Return the part of a marked text with several dates that belongs to the one classified."""
    place = text.index(MARK)
    cuts = [match.start() for match in own.clause.finditer(text)]
    before, after = text.rfind(OTHER_MARK, 0, place), text.find(OTHER_MARK, place)
    start = next((cut for cut in cuts if before >= 0 and before < cut < place), before + 1)
    end = next((cut for cut in cuts if place < cut < after), after if after > 0 else len(text))
    return text[start:end]


@lru_cache(maxsize=4096)
def classify(
    text: str, edtf: str, own: EventWords, *, today: date | None, heading: bool = False
) -> Kind | None:
    """Return the kind of the event of a marked text, or None where no rule fits.

    Parameters
    ----------
    text
        As `marked` makes it.
    today
        The document's own date.
    heading
        Whether the text is a heading, for which some rules hold alone.
    """
    past = _is_past(text, edtf, own, today)
    for rule in own.rules:
        if rule.heading > heading or (rule.not_past and past):
            continue
        if not (rule.precision.fullmatch(edtf) or not rule.precision.pattern):
            continue
        found = _subject(rule, text, own) if rule.subject else rule.cues.search(text)
        if (
            found
            and _has_what_it_needs(rule, found, text)
            and not (rule.own_subject and _another_subject(found, text, own))
        ):
            status = rule.status or status_of(text, edtf, own, today, default=rule.default)
            if rule.not_ahead and status == "planned":
                continue
            type_ = rule.ahead if rule.ahead and status == "planned" else rule.type
            return Kind(type=type_, status=status, words=_shown(found[0]))
    return None


def status_of(
    text: str, edtf: str, own: EventWords, today: date | None, *, default: str = ""
) -> str:
    """Return `planned` or `actual` as seen from the document: by its date, else by tense."""
    first, last = bounds(edtf)
    if today and last and last < today:
        return "actual"
    if today and first and first > today:
        return "planned"
    ahead = own.looks_ahead(text)
    if default and (ahead is None or default == "planned"):
        return default
    return "planned" if ahead else "actual"


def _is_past(text: str, edtf: str, own: EventWords, today: date | None) -> bool:
    last = bounds(edtf)[1]
    if today and last:
        return last < today
    return own.looks_ahead(text) is False


def _subject(rule: Rule, text: str, own: EventWords) -> re.Match[str] | None:
    """The cue in front of the verb of what takes place, if the date comes behind it."""
    verb = own.happens.search(text)
    if not verb or MARK not in text[verb.end() :]:
        return None
    return rule.cues.match(text)


def _has_what_it_needs(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Whether what was signed is named, or left out since the line begins with the signing."""
    if rule.needs is None or rule.needs.search(text):
        return True
    return found.start() == 0


def _another_subject(found: re.Match[str], text: str, own: EventWords) -> bool:
    """Whether something else takes place at the meeting: `training takes place at meetings`."""
    verb = own.happens.search(text)
    if not verb or found.start() < verb.start():
        return False
    return MARK not in text[: verb.start()] and len(text[: verb.start()].split()) > 0


def _shown(words: str) -> str:
    return words.replace(MARK, "@").replace(OTHER_MARK, "#")
