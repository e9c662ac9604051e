"""Events: what happens when, as EDTF, with its kind and whether it lies ahead.

One `event` per event of a document, at its fullest mention; what mentions it again is a coding of
the family `mention` with the same form of value. An event that concerns something else than the
document at hand also has a coding `about/<what>` with the same value at the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agreement_study.codebook import Codebook
from agreement_study.coding.event_evidence import NATIONAL
from agreement_study.coding.event_mentions import read_events
from agreement_study.coding.event_series import Event
from agreement_study.edtf import OPEN, bounds
from agreement_study.model import Coding, Document

LASTING = ("validity_period", "action_plan_period")
ONCE = (*NATIONAL, "adoption", "process_start")  # of these a year and a day in it are one event


class EventCoder:
    """Codes events by the rules of `language/<language>-events.yaml`."""

    name = "events"
    version = "2"
    families: tuple[str, ...] = ("event", "mention", "about")
    needs: tuple[str, ...] = ()

    def __init__(self, *, weighs: bool = True) -> None:
        self.weighs = weighs

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        mentions = list(read_events(document, weighs=self.weighs))
        kept = {id(event) for event in fullest(mentions)}
        for mention in mentions:
            code = "event" if id(mention) in kept else "mention"
            yield document.code(mention.unit, code, mention.value, rule=mention.rule)
            if mention.about:
                about = f"about/{mention.about}"
                yield document.code(mention.unit, about, mention.value, rule=mention.rule)


def fullest(mentions: Sequence[Event]) -> list[Event]:
    """Return, of the mentions of each event, the one that says most."""
    kept: dict[tuple[str, str, str], Event] = {}
    for mention in sorted(mentions, key=_fullness):
        key = (mention.type, mention.about, mention.edtf)
        if key not in kept and not _is_known(mention, list(kept.values())):
            kept[key] = mention
    return list(kept.values())


def _is_known(mention: Event, kept: Sequence[Event]) -> bool:
    """Whether an event that is kept is the same as the one mentioned, told more fully."""
    if mention.type in ONCE:
        return any(_same(event, mention) for event in kept)
    return mention.type in LASTING and any(_within(event, mention) for event in kept)


def _within(known: Event, mention: Event) -> bool:
    """Whether a mention gives the ends of a known period, or one of them, less exactly."""
    start, slash, end = known.edtf.partition("/")
    begin, _, last = mention.edtf.partition("/")
    alike = (known.type, known.about) == (mention.type, mention.about)
    return (
        bool(alike and slash and OPEN not in (start, end))
        and (begin == OPEN or start.startswith(begin))
        and (last in ("", OPEN) or end.startswith(last))
    )


def _fullness(event: Event) -> tuple[int, bool, int, int]:
    """Sort key: the most precise date, then a sentence, then the longest, then the first."""
    precision = 0 if event.edtf.endswith(OPEN) else len(event.edtf.split("/")[0])
    title = event.unit.kind == "heading"
    return -precision, title, -len(event.unit.text), event.unit.start


def _same(known: Event, mention: Event) -> bool:
    """Whether two mentions are of one event; `known` has the more precise date."""
    if (known.type, known.about) != (mention.type, mention.about):
        return False
    (first, last), (begin, end) = bounds(known.edtf), bounds(mention.edtf)
    inside = first and begin and begin <= first and (end is None or (last and last <= end))
    return bool(inside) or known.edtf.split("/")[0] == mention.edtf.split("/")[0]
