"""Where a unit begins with what may be the label of a principle.

An entry has a *shape*: `whole` (the unit is the label), `line` (its first line is), `mark` (label,
mark, text: 'Dialog: vi möts'), `bare` (a label and a verb: 'Dialog förutsätter att'), `chain` (one
of several in a sentence), `told` (named somewhere in a sentence), `number` ('1st Principle', whose
label is the next unit).
"""

from __future__ import annotations

import re
from functools import cached_property
from re import Match

from attrs import evolve, frozen

from agreement_study.coding.principle_labels import Label, Labels, typical, unknown
from agreement_study.coding.principle_likeness import NO_LABEL, SHORTEST, label_like, phrase, splits
from agreement_study.coding.principle_names import Name, bare_name
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Unit

LIST_MARK = re.compile(
    r"(?:(?!\|\.)[#>*_•·●▪◦«»|–—-]\s*)*"
    r"(?:\(?(?:\d{1,2}\.)*(?P<number>\d{1,2})(?:\s*[.):]+\s*|\s+)"
    r"|(?P<one>[l|])\s?[.)]\s+|\(?(?:[ivxIVX]{1,4}|[^\W\d_]|[~?!|])\s?[.)]\s+)?"
    r"(?:[#*_§|\"'“”»]+\s*)*"
)
BREAK = re.compile(r"\s*[*_]{2}\s*[:.–—-]*\s*|\s+[–—-]+\s+|\s*\|\s*|\s*[:;]\s+|\.\s+|\s+#+\s+")
PART_END = re.compile(rf"\s+\((?=\S+\s+\S+\s)|{BREAK.pattern}")
COMMA = re.compile(r"(?P<label>[^,.:;()]+),\s+(?P<next>[^\W\d_]+)")
HEAD = re.compile(r"(?P<label>[^\W\d_][^\s,.:;()]*(?:\s[^\s,.:;()–—]+){0,3})(?::\s|\.$|\s[–—]\s)")
TAIL = re.compile(r"[\s.:;,*_#|\"'“”»–—-]+$")
CONTENTS = re.compile(r"(?:\s?\.){3,}\s*\d*\s*$|…+\s*\d*\s*$")
TOKEN = re.compile(r"\S+")
MOST_WORDS = 5  # words of a label that the codebook does not know
MOST_WORDS_MARKED = 8  # the same, in an item where a mark ends the label
LONGEST = 80  # code points of a unit's beginning in which a label is looked for


@frozen(kw_only=True)
class Entry:
    """A unit that begins with a label; `start..end` is the label in `unit.text`."""

    index: int
    unit: Unit
    start: int
    end: int
    shape: str
    label: Label
    number: int | None = None
    called: bool = False  # called a principle: 'Principen om dialog', '1st Principle'
    portal: bool = False
    typical: bool = False  # unknown to the codebook, but a common name of a value

    @property
    def known(self) -> bool:
        """Whether the codebook knows the label."""
        return self.label.naming != "unknown"

    @property
    def seed(self) -> bool:
        """Whether the label by itself makes one think of a principle."""
        return self.known or self.typical or self.called

    @property
    def body(self) -> bool:
        """Whether the unit goes on after the label."""
        return self.shape in ("mark", "bare", "line", "told")


@frozen(kw_only=True, slots=False)
class Beginning:
    """The beginning of a unit, to be read for a label.

    `first_line` is the length of the unit's first line, `first_cell` that of its first column (0:
    it has none), in code points of `unit.text`.
    """

    index: int
    unit: Unit
    first_line: int
    first_cell: int = 0
    labels: Labels

    def read(self) -> Entry | None:
        """Read the label that the unit begins with."""
        teaser = self.labels.words.teasers.match(skeleton(self.unit.text))
        if teaser or CONTENTS.search(self.unit.text):
            return None
        at, number = self.marked
        if at >= len(self.unit.text):
            return self._numbered(at, number) if number is not None else None
        prefix = self.labels.words.prefix.match(skeleton(self.unit.text[at : at + LONGEST]))
        called = self._called(at, prefix, number) if prefix is not None else None
        return called or self._labelled(at, number)

    def whatever(self) -> Entry | None:
        """Read a short unit as a label whatever it says, as behind '3rd Principle'."""
        return self._whole(*self.marked)

    def head(self) -> Entry | None:
        """Read what stands before the first mark as a label whatever it says: 'Outcomes: …'."""
        at, number = self.marked
        found = HEAD.match(self.unit.text, at)
        if found is None:
            return None
        words, folded = self.labels.words, skeleton(found["label"])
        cues = (words.strong, words.weak, words.singular)
        if len(folded) < SHORTEST or any(cue.search(folded) for cue in cues):
            return None
        if not words.function.isdisjoint(folded.split()) or self._is_clause(found["label"]):
            return None
        start = found.start("label")
        name = bare_name(found["label"], self.labels)
        return self._entry(start, name, "mark", unknown(name.text), number)

    def placed(self, most: int, end: int | None = None) -> Entry | None:
        """Read what stands before the first mark or bracket, of at most so many words, as a label.

        For parts that are labels by their place, whatever they say; `end` is an offset at which
        the label ends without a mark.
        """
        at, number = self.marked
        text = self.unit.text[at:end]
        found = PART_END.search(text)
        chunk = TAIL.sub("", text[: found.start()] if found else text)
        if not 0 < len(chunk.split()) <= most or any(c.isdigit() or c in NO_LABEL for c in chunk):
            return None
        words, folded = self.labels.words, skeleton(chunk)
        called = words.singular.match(folded) or words.strong.search(folded)
        if len(chunk) < SHORTEST or called or words.weak.search(folded):
            return None
        name = bare_name(chunk, self.labels)
        label = self.labels.read(name.text) or unknown(name.text)
        shape = "mark" if found else "line" if end else "whole"
        return self._entry(at, name, shape, label, number)

    def _whole(self, at: int, number: int | None) -> Entry | None:
        chunk = TAIL.sub("", self.unit.text[at:])
        if len(chunk) < SHORTEST or len(chunk.split()) > MOST_WORDS_MARKED:
            return None
        if self.labels.words.teasers.match(skeleton(chunk)):
            return None
        name = bare_name(chunk, self.labels)
        return self._entry(at, name, "whole", unknown(name.text), number)

    @cached_property
    def marked(self) -> tuple[int, int | None]:
        """Where the text begins behind bullets and numbers, and the number."""
        text = self.unit.text
        mark = LIST_MARK.match(text)
        at = mark.end() if mark else 0
        number = int(mark["number"]) if mark and mark["number"] else None
        number = 1 if mark and mark["one"] else number
        place = self.labels.words.place.match(skeleton(text[at : at + LONGEST]))
        return (at + place.end(), int(place["number"])) if place else (at, number)

    def _called(self, at: int, prefix: Match[str], number: int | None) -> Entry | None:
        """Read a label that a word for principle stands before."""
        ordered, portal = prefix["ordinal"] or prefix["number"], prefix["portal"] is not None
        given = prefix["number"] or (prefix["ordinal"] or "")[:2].strip()
        number = int(given) if given.isdigit() else number
        start = at + prefix.end()
        if start >= len(self.unit.text):
            found = self._numbered(at, number) if ordered else None
        else:
            linked = self.labels.words.linked.search(prefix["join"]) is not None
            found = self._labelled(start, number, called=linked)
            named = prefix["number"] or self.unit.kind == "heading" or ":" in prefix["join"]
            if found is None and named and prefix["join"].strip():
                found = self._whole(start, number)
            if found and not (prefix["join"].strip() or ordered or portal or found.known):
                return None
        return evolve(found, called=True, portal=portal) if found else None

    def _numbered(self, at: int, number: int | None) -> Entry:
        nothing = Label(text="", keys=(), naming="unknown")
        return self._entry(at, Name(text="", start=0, end=0), "number", nothing, number)

    def _labelled(self, at: int, number: int | None, *, called: bool = False) -> Entry | None:
        head = self.unit.text[at : at + LONGEST + 20]
        for end, shape in self._ends(head, at):
            name = bare_name(self.labels.bare(TAIL.sub("", head[:end])), self.labels)
            label = self._label(name.text, shape)
            if label is not None:
                return self._entry(at, name, shape, self._glossed(label, name), number)
        return self._bare(at, number, called=called)

    def _label(self, chunk: str, shape: str) -> Label | None:
        if not chunk or self._is_clause(chunk):
            return None
        marked = shape == "mark" and self.unit.kind == "item"
        most = MOST_WORDS_MARKED if marked else MOST_WORDS
        read = self.labels.read(chunk)
        return read or (unknown(chunk) if self._may_be(chunk, most) else None)

    def _glossed(self, label: Label, name: Name) -> Label:
        """A label that the codebook knows by what stands in brackets behind it."""
        gloss = self.labels.read(name.gloss) if label.naming == "unknown" else None
        return evolve(label, keys=gloss.keys, naming="renamed") if gloss else label

    def _is_clause(self, chunk: str) -> bool:
        """Whether a verb stands in a chunk: what is said of a label, not a label."""
        return not self.labels.words.stating.isdisjoint(skeleton(chunk).split()[1:])

    def _ends(self, head: str, at: int) -> list[tuple[int, str]]:
        """Places where a label may end, the most telling first."""
        length, line = len(self.unit.text) - at, max(self.first_line - at, 0)
        ends = []
        found = BREAK.search(head)
        apposed = self._apposed(head)
        if found and found.start() and found.end() < length:
            ends.append((found.start(), "mark"))
        elif length <= LONGEST:
            ends.append((length, "whole"))
        broken = self.labels.words.conjunctions.match(skeleton(head[line:].lstrip()))
        if 0 < line < length and line <= LONGEST and not broken and ends[:1] != [(line, "mark")]:
            ends.insert(0 if not found or found.start() > line else 1, (line, "line"))
        if apposed:
            ends.insert(0, (apposed, "mark"))
        if 0 < self.first_cell - at < length:
            ends.insert(0, (self.first_cell - at, "mark"))
        return ends

    def _apposed(self, head: str) -> int:
        """Where a comma and a clause follow the label of an item: 'Dialog, som …'; 0: nowhere."""
        found = COMMA.match(head) if self.unit.kind == "item" else None
        clause = found is not None and skeleton(found["next"]) in self.labels.words.clauses
        return found.end("label") if found and clause else 0

    def _bare(self, at: int, number: int | None, *, called: bool = False) -> Entry | None:
        """Read a label that is followed by a verb, with no mark between.

        Behind 'Principen om' any word may follow.

        An item may go on with any word but a preposition behind a known label; a label that the
        codebook does not know needs a verb that explains it.
        """
        words, text = self.labels.words, self.unit.text
        for chunk, following in splits(text[at : at + LONGEST]):
            folded = skeleton(following.strip(","))
            explained = folded in words.meaning
            verb = explained or folded in words.defining
            if not verb and not phrase(chunk, words):
                verb = self._goes_on(following, called=called)
            if not verb or self.labels.bare(chunk) != chunk:
                continue
            label = self.labels.read(chunk)
            if label is None and called and typical(chunk, words):
                label = unknown(chunk)
            if label is None and explained and self.unit.kind == "item":
                label = unknown(chunk) if self._may_be(chunk, MOST_WORDS) else None
            if label is not None:
                name = Name(text=chunk, start=0, end=len(chunk))
                return self._entry(at, name, "bare", label, number)
        return None

    def _goes_on(self, word: str, *, called: bool) -> bool:
        """Whether an item, or what is called a principle, may go on with a word behind a label."""
        words, folded = self.labels.words, skeleton(word)
        bound = folded in words.clauses or words.conjunctions.fullmatch(folded) is not None
        return (called or self.unit.kind == "item") and word[0].islower() and not bound

    def _may_be(self, chunk: str, most: int) -> bool:
        """Whether a chunk may be a label that the codebook does not know."""
        item = self.unit.kind == "item"
        return label_like(chunk, most, item=item, words=self.labels.words)

    def _entry(self, at: int, name: Name, shape: str, label: Label, number: int | None) -> Entry:
        return Entry(
            index=self.index,
            unit=self.unit,
            start=at + name.start,
            end=at + name.end,
            shape=shape,
            label=label,
            number=number,
            called=name.called,
            typical=typical(name.text, self.labels.words),
        )
