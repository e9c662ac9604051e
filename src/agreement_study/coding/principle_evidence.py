"""Evidence for and against a candidate, written down with its points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Pattern

from attrs import evolve, frozen

from agreement_study.coding.principle_candidates import Candidate, Evidence
from agreement_study.coding.principle_counts import Count
from agreement_study.coding.principle_entries import LIST_MARK
from agreement_study.coding.principle_outline import Outline, leading, names_list
from agreement_study.coding.principle_owners import Owners
from agreement_study.coding.principle_words import skeleton

ENOUGH = 5.0  # points of a list that is adopted
MANY_KNOWN = 4  # known principles that speak for themselves as headings
FEWEST_BORROWED = 4  # labels in common with a well-known list of something else
ALIKE = 0.75  # share of the labels that such a list accounts for
FEW_KNOWN = 3  # known principles that a mere verb ('kännetecknas av') needs
FEW_OWN = 2  # where the agreement itself is its subject


@frozen
class Scale:
    """Weighs the candidates of one document."""

    lines: Outline
    counts: Sequence[Count]
    owners: Owners

    def weigh(self, candidate: Candidate) -> Candidate:
        """Return the candidate with its evidence, stated count and whose list it is."""
        announced = () if candidate.announced is None else (candidate.announced,)
        cued = [index for index in (*candidate.intro, *announced) if self._cued(index)]
        weighed = evolve(
            candidate, stated=self._stated(candidate), about=self.owners.about(candidate, cued)
        )
        evidence = (*self._introduced(weighed), *self._labelled(weighed))
        named = any(each.kind == "principles" for each in evidence)
        if self.owners.plan and not named and not self._of_the_agreement(weighed):
            points = -2 if candidate.bounded and not self.owners.unrelated else -4
            evidence = (*evidence, Evidence(reason="values of a plan or guide", points=points))
        return evolve(weighed, evidence=evidence)

    def _of_the_agreement(self, candidate: Candidate) -> bool:
        """Whether the words above a list say that the values are those of the agreement."""
        words = self.lines.words
        texts = (
            [candidate.cue]
            if candidate.form == "sentence"
            else [skeleton(self.lines.unit(i).text) for i in candidate.intro if self._cued(i)]
        )
        return any(words.agreements.search(t) and words.weak.search(t) for t in texts)

    def _cued(self, index: int) -> bool:
        folded, words = skeleton(self.lines.unit(index).text), self.lines.words
        return names_list(folded, words) or words.unfinished.search(folded) is not None

    def _stated(self, candidate: Candidate) -> int | None:
        near = {*candidate.intro, *(entry.index for entry in candidate.entries)}
        numbers = [count.number for count in self.counts if count.index in near]
        fitting = [number for number in numbers if number == candidate.size]
        return next(iter([*fitting, *numbers]), None)

    def _introduced(self, candidate: Candidate) -> Iterator[Evidence]:
        """Evidence from the sentence, what stands before it, and the headings above."""
        sentences = [i for i in candidate.intro if self.lines.unit(i).kind != "heading"]
        if self._goes_on(candidate):
            return
        if candidate.form == "sentence":
            yield from self._lead(candidate.cue, "the sentence")
        elif (lead := self._leading(candidate)) is not None:
            sentences = [i for i in sentences if i != lead]
            folded = skeleton(self.lines.unit(lead).text)
            leads = candidate.form != "headings" or folded.endswith(":")
            if self.lines.words.rival_count.search(folded) and not self._cued(lead):
                yield Evidence(reason="the introduction counts something else", points=-6)
            elif leads or not self.lines.words.rivals.search(folded):
                yield from self._lead(folded, "the introduction")
        if self.owners.one_sided(candidate):
            yield Evidence(reason="the values of one side", points=-6)
        if candidate.announced is not None and sentences and self._counts_other(sentences[0]):
            yield Evidence(reason="what stands right before it counts something else", points=-6)
        strong = self.lines.words.strong
        if any(strong.search(skeleton(self.lines.unit(i).text)) for i in sentences):
            reason = "the text before it speaks of principles"
            yield Evidence(reason=reason, points=2, kind="principles")
        yield from self._headed(candidate)

    def _counts_other(self, index: int) -> bool:
        counts = self.lines.words.rival_count.search(skeleton(self.lines.unit(index).text))
        return counts is not None and not self._cued(index)

    def _leading(self, candidate: Candidate) -> int | None:
        """The sentence that leads over to a list."""
        announced = candidate.announced
        if announced is not None and self.lines.unit(announced).kind != "heading":
            return announced
        return leading(self.lines, candidate.intro)

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether headings go on with the numbers of the one above, and so are beside it."""
        first, agrees = candidate.entries[0], candidate.stated == candidate.size
        if candidate.form != "headings" or first.number is None or first.number < 2 or agrees:
            return False
        above = [i for i in self.lines.folded if i < first.index]
        before = LIST_MARK.match(self.lines.unit(above[-1]).text) if above else None
        return before is not None and before["number"] == str(first.number - 1)

    def _lead(self, folded: str, where: str) -> Iterator[Evidence]:
        words = self.lines.words
        strong = words.strong.search(folded) or words.unfinished.search(folded)
        rival, counted = words.rivals.search(folded), words.count.search(folded)
        named = strong or words.weak.search(folded)
        nearest = strong and _last(words.strong, folded) > _last(words.rivals, folded)
        if named and (not rival or counted or nearest or named.start() < rival.start()):
            kind, points = ("principles", 4) if strong else ("values", 3)
            yield Evidence(reason=f"{where} names {kind}", points=points, kind=kind)
        elif rival:
            yield Evidence(reason=f"{where} names something else ({rival[0]})", points=-5)
        elif words.verbs.search(folded):
            kind = "own basis" if self._is_ours(folded) else "basis"
            reason = f"{where} says what something is based on"
            yield Evidence(reason=reason, points=2, kind=kind)

    def _is_ours(self, folded: str) -> bool:
        """Whether the agreement, or 'we', is the subject of what is based on something."""
        words = self.lines.words
        verb = words.verbs.search(folded)
        before = folded[: verb.start() if verb else 0]
        return any(cue.search(before) for cue in (words.agreements, words.own))

    def _headed(self, candidate: Candidate) -> Iterator[Evidence]:
        words = self.lines.words
        headings = [i for i in candidate.intro if self.lines.unit(i).kind == "heading"]
        for place, index in enumerate(headings):
            folded = self.lines.folded.get(index, "")
            where = "its heading" if place == 0 else "the heading above"
            if names_list(folded, words):
                kind, points = ("principles", 3.5) if words.strong.search(folded) else ("values", 3)
                yield Evidence(reason=f"{where} names {kind}", points=points - place, kind=kind)
            elif words.rivals.search(folded) and self._governs(index, candidate):
                yield Evidence(reason=f"{where} names something else", points=-4 + 2 * place)

    def _governs(self, heading: int, candidate: Candidate) -> bool:
        """Whether a heading stands above the list and not, with a text of its own, beside it."""
        first = candidate.entries[0]
        if candidate.form != "headings" or heading == first.index - 1:
            return True
        return self.lines.unit(heading).level < first.unit.level

    def _placed(self, candidate: Candidate) -> Iterator[Evidence]:
        """Evidence from the place of parts that an announcement makes labels."""
        few = candidate.known < MANY_KNOWN
        if candidate.announced is None or not (candidate.bounded or few):
            return
        points = 2 if candidate.bounded and few else 1
        yield Evidence(reason="all parts below the announcement are labels", points=points)
        if not candidate.known and not self._relates(candidate):
            yield Evidence(reason="nothing says between whom", points=-4)

    def _relates(self, candidate: Candidate) -> bool:
        """Whether the introduction speaks of principles, of cooperation or of 'us'."""
        text = " ".join(skeleton(self.lines.unit(i).text) for i in candidate.intro)
        words = self.lines.words
        return any(cue.search(text) for cue in (words.strong, words.relations, words.own))

    def _apposed(self, candidate: Candidate) -> bool:
        """Whether unknown labels stand right behind 'the principles'."""
        ends = [found.end() for found in self.lines.words.strong.finditer(candidate.cue)]
        return bool(ends) and not candidate.cue[ends[-1] :].strip(" :")

    def _labelled(self, candidate: Candidate) -> Iterator[Evidence]:
        entries, known = candidate.entries, candidate.known
        if known:
            yield Evidence(reason=f"{known} known labels", points=float(min(known, 4)))
        if 2 * sum(entry.seed for entry in entries) >= len(entries):
            yield Evidence(reason="most labels are common names", points=1)
        if sum(entry.called for entry in entries) >= 2:
            reason = "the labels are called principles"
            yield Evidence(reason=reason, points=4, kind="principles")
        if candidate.form == "sentence" and self._apposed(candidate):
            yield Evidence(reason="the labels stand right behind the word", points=1)
        if distinctive(candidate):
            yield Evidence(reason="full names of the codebook", points=1)
        if candidate.stated == candidate.size:
            yield Evidence(reason=f"the stated count, {candidate.stated}, agrees", points=2)
        if candidate.form == "headings":
            yield Evidence(reason="the labels are headings", points=1)
        yield from self._placed(candidate)
        if sum(self.lines.boxed(entry.index) for entry in entries) >= len(entries) - 1:
            yield Evidence(reason="the labels are boxes to tick", points=-6)
        if 2 * len(candidate.keys) <= candidate.size:
            yield Evidence(reason="the labels repeat each other", points=-6)
        borrowed = self._borrowed(candidate)
        if borrowed:
            yield Evidence(reason=f"the labels are those of {borrowed}", points=-9)
        if candidate.partial:
            yield Evidence(reason="examples of a longer list", points=-6)

    def _borrowed(self, candidate: Candidate) -> str:
        """The well-known list that a candidate repeats, as procurement law's; empty for none."""
        labels = {skeleton(entry.label.text) for entry in candidate.entries}
        for name, known in self.lines.words.sets.items():
            if len(labels & known) >= max(FEWEST_BORROWED, ALIKE * len(labels)):
                return name
        return ""


def _last(cue: Pattern[str], folded: str) -> int:
    """Where the last words of a kind begin; -1 for none."""
    return max((found.start() for found in cue.finditer(folded)), default=-1)


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
    if candidate.kinds & {"principles", "values"}:
        return True
    if candidate.kinds:
        fewest = FEW_OWN if "own basis" in candidate.kinds else FEW_KNOWN
        return candidate.known >= fewest
    special = candidate.form == "headings" or distinctive(candidate)
    return candidate.known >= MANY_KNOWN and special
