"""Evidence for and against a candidate, written down with its points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from agreement_study.coding.principle_candidates import Candidate, Evidence, Outline
from agreement_study.coding.principle_owners import Owners
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Unit

ENOUGH = 5.0  # points of a list that is adopted
MANY_KNOWN = 4  # known principles that speak for themselves as headings
FEW_KNOWN = 3  # known principles that a mere verb ('kännetecknas av') needs


@frozen(kw_only=True)
class Count:
    """A number of principles that the text states; `start..end` in the text of the unit."""

    index: int
    unit: Unit
    start: int
    end: int
    number: int
    strong: bool
    own: bool


def counts_of(lines: Outline, owners: Owners) -> tuple[Count, ...]:
    """Return the counts that a document states, in its order."""
    return tuple(_counts(lines, owners))


def _counts(lines: Outline, owners: Owners) -> Iterator[Count]:
    words = lines.words
    numbered = sum(text[:1].isdigit() for text in lines.folded.values())
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise":
            continue
        folded = skeleton(unit.text)
        for found in (*words.count.finditer(folded), *words.counted.finditer(folded)):
            number = int(found["number"]) if found["number"].isdigit() else (
                words.numerals[found["number"]]
            )
            if number < 2 or words.partial.search(found["between"]):
                continue
            if unit.kind == "heading" and found.start() == 0 and unit.text[0].isdigit():
                if numbered > 1:
                    continue
            yield Count(
                index=index,
                unit=unit,
                start=found.start("number"),
                end=found.end(),
                number=number,
                strong=words.strong.fullmatch(found["noun"]) is not None,
                own=not owners.other(index),
            )


@frozen
class Scale:
    """Weighs candidates of one document."""

    lines: Outline
    counts: Sequence[Count]
    owners: Owners

    def weigh(self, candidate: Candidate) -> Candidate:
        """Return the candidate with its evidence, stated count and whose list it is."""
        first = candidate.entries[0].index
        cued = [i for i in candidate.intro if self._cued(i)]
        about = self.owners.about(first, candidate, cued)
        stated = self._stated(candidate)
        weighed = evolve(candidate, stated=stated, about=about)
        evidence = (*self._introduced(weighed), *self._labelled(weighed))
        return evolve(weighed, evidence=evidence)

    def _cued(self, index: int) -> bool:
        folded, words = skeleton(self.lines.unit(index).text), self.lines.words
        return any(cue.search(folded) for cue in (words.strong, words.weak, words.unfinished))

    def _stated(self, candidate: Candidate) -> int | None:
        near = {*candidate.intro, *(entry.index for entry in candidate.entries)}
        numbers = [count.number for count in self.counts if count.index in near]
        fitting = [number for number in numbers if number == candidate.labels]
        return next(iter([*fitting, *numbers]), None)

    def _introduced(self, candidate: Candidate) -> Iterator[Evidence]:
        words, lines = self.lines.words, self.lines
        sentences = [i for i in candidate.intro if lines.unit(i).kind != "heading"]
        headings = [i for i in candidate.intro if lines.unit(i).kind == "heading"]
        own = candidate.cue if candidate.form == "sentence" else ""
        if own:
            yield from self._lead(own, words, "the sentence")
        for place, index in enumerate(sentences):
            folded = skeleton(lines.unit(index).text)
            leads = candidate.form != "headings" or folded.endswith(":")
            if place == 0 and not own and (leads or not words.rivals.search(folded)):
                yield from self._lead(folded, words, "the introduction")
            elif words.strong.search(folded):
                yield Evidence(reason="the text before it speaks of principles", points=2)
                break
        for place, index in enumerate(headings):
            folded = lines.folded.get(index, "")
            where = "its heading" if place == 0 else "the heading above"
            if words.strong.search(folded):
                yield Evidence(reason=f"{where} names principles", points=3.5 - place)
            elif words.weak.search(folded):
                yield Evidence(reason=f"{where} names values", points=3 - place)
            elif words.rivals.search(folded) and self._governs(index, candidate):
                yield Evidence(reason=f"{where} names something else", points=-4 + 2 * place)

    def _governs(self, heading: int, candidate: Candidate) -> bool:
        """Whether a heading stands above the list and not, with a text of its own, beside it."""
        first = candidate.entries[0]
        if candidate.form != "headings" or heading == first.index - 1:
            return True
        return self.lines.unit(heading).level < first.unit.level

    def _lead(self, folded: str, words: Words, where: str) -> Iterator[Evidence]:
        strong = words.strong.search(folded) or words.unfinished.search(folded)
        weak = words.weak.search(folded)
        rival, counted = words.rivals.search(folded), words.count.search(folded)
        named = strong or weak
        if named and (not rival or counted or named.start() < rival.start()):
            noun = "principles" if strong else "values"
            yield Evidence(reason=f"{where} names {noun}", points=4 if strong else 3)
        elif rival:
            yield Evidence(reason=f"{where} names something else ({rival[0]})", points=-5)
        elif words.verbs.search(folded):
            yield Evidence(reason=f"{where} says what it is based on", points=2)

    def _labelled(self, candidate: Candidate) -> Iterator[Evidence]:
        entries, keys = candidate.entries, candidate.keys
        known = sum(not key.startswith("other:") for key in keys)
        if known:
            yield Evidence(reason=f"{known} known principles", points=float(min(known, 4)))
        if 2 * sum(entry.seed for entry in entries) >= len(entries):
            yield Evidence(reason="most labels are names of principles or values", points=1)
        if sum(entry.called for entry in entries) >= 2:
            yield Evidence(reason="labels are called principles", points=4)
        if distinctive(candidate):
            yield Evidence(reason="full names of the codebook", points=1)
        if candidate.stated == candidate.labels:
            yield Evidence(reason=f"the stated count, {candidate.stated}, agrees", points=2)
        if candidate.form == "headings":
            yield Evidence(reason="labels are headings", points=1)
        if candidate.partial:
            yield Evidence(reason="examples of a longer list", points=-6)
        if len(entries) < 2:
            yield Evidence(reason="one label is no list", points=-6)


def distinctive(candidate: Candidate) -> bool:
    """Whether a label is a full name of several words, which prose and menus do not have."""
    return any(
        entry.label.naming == "same" and len(entry.label.text.split()) > 2
        for entry in candidate.entries
    )


def adopted(candidate: Candidate) -> bool:
    """Whether a candidate has enough evidence to be a list of this agreement."""
    if candidate.about or candidate.partial or candidate.score < ENOUGH:
        return False
    reasons = " / ".join(each.reason for each in candidate.evidence)
    known = sum(not key.startswith("other:") for key in candidate.keys)
    if "principles" in reasons.replace("known principles", "").replace("of principles or", ""):
        return True
    if "names values" in reasons:
        return True
    if "based on" in reasons:
        return known >= FEW_KNOWN
    return known >= MANY_KNOWN and (candidate.form == "headings" or distinctive(candidate))
