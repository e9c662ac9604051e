"""Whose list is it: this agreement's, or another's that the text tells about?

In each sentence the first mention decides: 'Vår överenskommelse bygger på den nationella …' is
about ours, 'Den nationella överenskommelsen bygger på …' is about the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from agreement_study.coding.lemmas import is_word
from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Document

NAME = re.compile(r"[A-ZÅÄÖ][\w-]{2,}")
GENITIVE = "s’'"
STEM = 6  # letters by which a word is known again in another form
WORDS_BEFORE_SUBJECT = 2  # 'Det nya projektet …'
HEAD_UNITS = 12  # units in which a report names its own place
TITLE_UNITS = 2  # units at the start that may be the title


@frozen
class Owners:
    """What a document tells about agreements other than its own."""

    document: Document
    words: Words
    foreign: frozenset[str]  # names of neighbours
    named: frozenset[str]  # names in the title
    title: str  # its skeleton
    titled: bool  # the text is, or presents, the agreement that would else be another
    local: bool  # the title names a local agreement, and no wider one
    report: bool  # the title is that of minutes or of a report
    plan: bool  # the title is that of a strategy, plan, guide or report
    unrelated: bool  # and not for cooperation
    denied: bool  # the text says that there is no agreement of its own

    def other(self, index: int) -> bool:
        """Whether a sentence is about another agreement, and none after it takes that over."""
        return self._other(index) is True and not self._adopted_after(index)

    def about(self, candidate: Candidate, cued: Sequence[int]) -> str:
        """Tell whose list a candidate is: empty for this agreement, else what shows the other.

        Parameters
        ----------
        cued
            Units of its introduction that name the list, the nearest first.
        """
        places = [candidate.entries[0].index] if candidate.form == "sentence" else cued[:1]
        verdicts = [self._other(place) for place in places]
        if any(verdict is True for verdict in verdicts):
            last = candidate.entries[-1].index
            return "" if self._adopted_after(last) else "another agreement is the subject"
        if self.unrelated and not any(self._speaks_of_agreement(place) for place in places):
            return "the text is about something else"
        if self.denied and False not in verdicts:
            return "the text says that there is no agreement here"
        return ""

    def one_sided(self, candidate: Candidate) -> bool:
        """Whether the values of a list are said to be those of one of the parties."""
        above = candidate.intro[:2]
        texts = [skeleton(self.document.units[i].text) for i in above]
        told = [candidate.cue] if candidate.form == "sentence" else texts
        if any(self.words.one_sided.search(text) for text in told):
            return True
        return any(self._is_party(name) for i in above for name in self._owners_of_values(i))

    def _owners_of_values(self, index: int) -> Iterator[str]:
        """Names in the genitive before a word for values."""
        text = self.document.units[index].text
        for found in self.words.weak.finditer(skeleton(text)):
            before = text[: found.start()].split()[-1:]
            yield from (name for name in before if name[0].isupper() and name[-1] in GENITIVE)

    def _is_party(self, name: str) -> bool:
        """Whether a name is that of a party, and not of what the text is about."""
        forms = (skeleton(name), skeleton(name.rstrip(GENITIVE)))
        ours = (self.words.agreements, self.words.own, self.words.relations)
        of_all = any(cue.match(form) for cue in ours for form in forms)
        return forms[0] not in self.title and not of_all

    def _speaks_of_agreement(self, index: int) -> bool:
        text = skeleton(self.document.units[index].text)
        return self.words.agreements.search(text) is not None

    def _other(self, index: int) -> bool | None:
        """True for another agreement, False for the own one, None where nothing is said."""
        unit = self.document.units[index]
        verdict = self._first_mention(unit.text)
        if verdict is not None or unit.kind == "heading":
            return verdict
        folded = skeleton(unit.text)
        referring = self.words.anaphors.match(folded) or self.words.possessed.search(folded)
        if referring and index:
            verdict = self._first_mention(self.document.units[index - 1].text)
        return self._under_heading(index, referring is not None) if verdict is None else verdict

    def _under_heading(self, index: int, referring: bool) -> bool | None:
        """True where the heading above says whose principles a sentence speaks of."""
        heading = next((i for i in range(index, 0, -1) if self._is_heading(i)), 0)
        if heading < TITLE_UNITS:
            return None
        text = self.document.units[heading].text
        named = self.words.strong.search(skeleton(text)) is not None
        tells = referring or named or self.report
        return True if tells and self._first_mention(text) else None

    def _is_heading(self, index: int) -> bool:
        return self.document.units[index].kind == "heading"

    def _first_mention(self, text: str) -> bool | None:
        folded = skeleton(text)
        if any(name.rstrip(GENITIVE) in self.foreign for name in NAME.findall(text)):
            return True
        if self.words.elsewhere.search(folded) or self._named(text, folded):
            return True
        if self._is_of_something_else(folded):
            return True
        other = None if self.titled else self.words.others.search(folded)
        if other is None and self.local:
            other = self.words.regional_agreement.search(folded)
        own, adopting = self.words.own.search(folded), self.words.adopting.search(folded)
        ours = [found.start() for found in (own, adopting) if found is not None]
        if other is not None and (not ours or other.start() <= min(ours)):
            return True
        return False if own is not None else None

    def _is_of_something_else(self, folded: str) -> bool:
        """Whether a sentence has a subject as 'the project', which the title does not name."""
        subject = self.words.subjects.search(folded)
        if subject is None or len(folded[: subject.start()].split()) > WORDS_BEFORE_SUBJECT:
            return False
        named = self.words.strong.search(folded, subject.end())
        if named is None or "." in folded[subject.end() : named.start()]:
            return False
        return subject[0].split()[-1][:STEM] not in self.title and not self.words.own.search(folded)

    def _named(self, text: str, folded: str) -> bool:
        """Whether an agreement is that of a place which the title does not name."""
        for found in self.words.agreements.finditer(folded):
            before = text[: found.start()].split()[-1:]
            name = before[0] if before else ""
            place = name.rstrip(GENITIVE)
            if not NAME.fullmatch(place) or place == name or not self.named:
                continue
            if any(place in word or word in place for word in self.named):
                continue
            if not is_word(name.lower(), self.words.language):
                return True
        return False

    def _adopted_after(self, index: int) -> bool:
        """Whether one of the next two sentences takes the list over."""
        return any(
            self.words.adopted_after.search(skeleton(unit.text))
            for unit in self.document.units[index + 1 : index + 3]
        )


def _is_local(title: str, words: Words) -> bool:
    """Whether a line of the title calls an agreement that of a town or municipality."""
    folded = skeleton(title)
    return bool(words.local.search(folded) and words.agreements.search(folded))


def _is_plan(title: str, words: Words) -> bool:
    """Whether a title, as a skeleton, is that of a plan, policy or guide and of no agreement."""
    return words.documents.search(title) is not None and words.agreements.search(title) is None


def _is_report(title: str, words: Words) -> bool:
    """Whether a title is that of minutes or of a report, which may tell of any agreement."""
    return words.reports.search(title) is not None and words.agreements.search(title) is None


def _distant(document: Document, words: Words) -> Iterator[str]:
    """Places whose municipality a report names, less often than its own and not at its head."""
    own, others = set[str](), set[str]()
    for index, unit in enumerate(document.units):
        for found in words.place_names.finditer(unit.text):
            name = (found["before"] or found["behind"]).rstrip(GENITIVE)
            (own if index < HEAD_UNITS else others).add(name)
    text = document.map.repaired
    most = max((text.count(name) for name in own), default=0)
    yield from (name for name in others - own if text.count(name) < most)


def owners_of(document: Document, words: Words) -> Owners:
    """Read what a document tells about other agreements."""
    units = [unit for unit in document.units if unit.kind != "noise"]
    titles = [unit.text for unit in units[:TITLE_UNITS] if unit.kind == "heading"]
    title = " ".join(titles or [unit.text for unit in units[:1]])
    folded, whole = skeleton(title), skeleton(document.map.repaired)
    reported = words.reporting.search(whole) is not None
    reports = words.reports.search(folded) is not None
    made = words.agreements.search(folded) is not None and not reports
    foreign = set(_distant(document, words)) if reports else set[str]()
    for found in words.near.finditer(whole):
        behind = document.map.repaired[found.end() : found.end() + 40]
        name = NAME.match(behind.lstrip())
        if name:
            foreign.add(name[0].rstrip(GENITIVE))
    return Owners(
        document,
        words,
        frozenset(foreign),
        frozenset(NAME.findall(title[1:])),
        folded,
        titled=words.others.search(folded) is not None and not reported,
        local=words.regional.search(folded) is None and any(_is_local(t, words) for t in titles),
        report=reports,
        plan=_is_plan(folded, words) or _is_report(folded, words),
        unrelated=_is_plan(folded, words) and words.relations.search(folded) is None,
        denied=words.denials.search(whole) is not None and not made,
    )
