"""A later document held against an agreement: what it takes up, and what can be said from it.

Each judgement comes with both passages and with its inference: the key of a sentence in
`language/<language>-follow.yaml` and what the sentence names, so that a reader sees on what the
judgement rests. A document is no audit: silence is `not_mentioned`, never `at_odds_with`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from agreement_study.comparison.contrasts import Side
from agreement_study.comparison.followed_rules import RULES, Verdict, stated_too
from agreement_study.comparison.likeness import covered, likeness
from agreement_study.language import words

Row = Mapping[str, Any]

JUDGEMENTS = (
    "consistent_with",
    "at_odds_with",
    "mentioned",
    "not_mentioned",
    "cannot_be_judged",
)
TAKEN_UP = 0.45
"""Likeness from which a unit takes up a commitment."""
ENOUGH = 1.5
"""Weight of the terms that they must share besides."""
ONCE = ("body", "secretariat", "contact_person")
"""Attributes that are followed once, however often the agreement names them."""
PLAN = "plan"
"""The idea by which a rule about an action plan is told from one about the agreement."""


@frozen(kw_only=True)
class Followed:
    """A row of the table `followthrough`; offsets are code points into the texts of record.

    `item` is the attribute, the type of event, `principles`, or the unit of a commitment;
    `start_b` and `end_b` are None where the later document has no passage on it.
    """

    agreement: str
    later: str
    item: str
    code: str
    judgement: str
    inference: str
    start_a: int | None = None
    end_a: int | None = None
    start_b: int | None = None
    end_b: int | None = None


def follow_through(agreement: Side, later: Side) -> list[Followed]:
    """Hold a later document against an agreement: governance, principles, dates, commitments."""
    return [
        *_governance(agreement, later),
        *_principles(agreement, later),
        *_adoption(agreement, later),
        *_commitments(agreement, later),
    ]


def inference_text(inference: str, language: str) -> str:
    """Return an inference spelled out in a language of the interface."""
    key, *named = inference.split("|")
    fields = dict(one.partition("=")[::2] for one in named)
    return str(words(language, "follow")["inferences"][key]).format(**fields)


def _governance(agreement: Side, later: Side) -> Iterator[Followed]:
    for row in _distinct(agreement):
        rule = RULES.get(row["attribute"], stated_too)
        found = rule(row, _later_rows(row, agreement, later), later)
        if found.passage is None:
            found = _taken_up(row, agreement, later)
        code = f"governance/{row['attribute']}"
        yield _followed(agreement, later, row["attribute"], code, row, found)


def _distinct(side: Side) -> list[Row]:
    """Rules of governance, one where two passages give the same value for the same thing."""
    found: dict[object, Row] = {}
    stated = [row for row in side.table("governance") if row["status"] == "stated"]
    for row in sorted(stated, key=lambda row: (not row["value"], row["start"])):
        value = "" if row["attribute"] in ONCE else row["value"] or row["unit"]
        found.setdefault((row["attribute"], value, _about_plan(row, side)), row)
    return sorted(found.values(), key=lambda row: (row["start"], row["attribute"]))


def _later_rows(row: Row, agreement: Side, later: Side) -> list[Row]:
    """The later document's rows on the same attribute, and on plan or agreement alike."""
    same = [r for r in later.table("governance") if r["attribute"] == row["attribute"]]
    if row["attribute"] != "revision":
        return same
    about = _about_plan(row, agreement)
    return [r for r in same if _about_plan(r, later) == about]


def _about_plan(row: Row, side: Side) -> bool:
    return row["attribute"] == "revision" and PLAN in side.sayings.of(row["unit"])


def _principles(agreement: Side, later: Side) -> Iterator[Followed]:
    listed = [row for row in agreement.table("principles") if row["position"]]
    if listed:
        count = len({row["position"] for row in listed})
        found = _principles_verdict(listed, count, later)
        place = _counted(agreement) or listed[0]
        yield _followed(agreement, later, "principles", "list/principle", place, found)


def _counted(side: Side) -> Row | None:
    """Where a document says how many principles it has."""
    stated = next((c for c in side.codings if c.code == "list/stated_count"), None)
    return {"start": stated.start, "end": stated.end} if stated else None


def _principles_verdict(listed: Sequence[Row], count: int, later: Side) -> Verdict:
    theirs = [row for row in later.table("principles") if row["position"]]
    if theirs:
        missing = {r["principle"] for r in listed} - {r["principle"] for r in theirs}
        if missing:
            keys = " ".join(sorted(missing))
            return Verdict("at_odds_with", f"principles_missing|keys={keys}", theirs[0])
        return Verdict("consistent_with", f"principles_listed|count={count}", theirs[0])
    stated = next((c for c in later.codings if c.code == "list/stated_count"), None)
    if stated is not None:
        agrees = int(stated.value) == count
        judgement = "consistent_with" if agrees else "at_odds_with"
        key = "principles_counted" if agrees else "principles_counted_otherwise"
        place = {"start": stated.start, "end": stated.end}
        return Verdict(judgement, f"{key}|count={count}|stated={stated.value}", place)
    for unit in later.document.units:
        if "principle" in later.sayings.of(unit.id):
            return Verdict(
                "mentioned", "principles_spoken_of", {"start": unit.start, "end": unit.end}
            )
    return Verdict("not_mentioned", "no_passage")


def _adoption(agreement: Side, later: Side) -> Iterator[Followed]:
    ours = [row for row in agreement.table("events") if row["type"] == "adoption"]
    theirs = [row for row in later.table("events") if row["type"] == "adoption"]
    for row in ours[:1]:
        found = Verdict("not_mentioned", "no_passage")
        for other in theirs[:1]:
            named = f"date={row['date']}|other={other['date']}"
            agrees = row["date"].startswith(other["date"]) or other["date"].startswith(row["date"])
            found = (
                Verdict("consistent_with", f"date_agrees|{named}", other)
                if agrees
                else Verdict("cannot_be_judged", f"date_of_another|{named}", other)
            )
        yield _followed(agreement, later, "adoption", "event", row, found)


def _commitments(agreement: Side, later: Side) -> Iterator[Followed]:
    for row in {row["unit"]: row for row in agreement.table("commitments")}.values():
        found = _taken_up(row, agreement, later)
        yield _followed(agreement, later, row["unit"], "commitment", row, found)


def _taken_up(row: Row, agreement: Side, later: Side) -> Verdict:
    own = agreement.sayings.of(row["unit"])
    best, unit = max(
        (
            (likeness(own, later.sayings.of(unit.id)), unit)
            for unit in later.document.units
            if unit.kind in ("sentence", "item")
        ),
        key=lambda pair: pair[0],
        default=(0.0, None),
    )
    if unit is None or best < TAKEN_UP:
        return Verdict("not_mentioned", "no_passage")
    said = later.sayings.of(unit.id)
    if covered(own, [said]) * sum(own.values()) < ENOUGH:
        return Verdict("not_mentioned", "no_passage")
    return Verdict(
        "mentioned", f"words_shared|share={best:.2f}", {"start": unit.start, "end": unit.end}
    )


def _followed(
    agreement: Side, later: Side, item: str, code: str, row: Row, found: Verdict
) -> Followed:
    place = found.passage or {}
    return Followed(
        agreement=agreement.document.id,
        later=later.document.id,
        item=item,
        code=code,
        judgement=found.judgement,
        inference=found.inference,
        start_a=row["start"],
        end_a=row["end"],
        start_b=place.get("start"),
        end_b=place.get("end"),
    )
