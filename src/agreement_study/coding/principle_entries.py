"""Where a unit begins with what may be the label of a principle.

An entry has a *shape*: `whole` (the unit is the label), `line` (its first line is), `mark` (label,
mark, text: 'Dialog: vi möts'), `bare` (a known label and a verb: 'Dialog förutsätter att'),
`number` ('1st Principle', whose label is the next unit).
"""

from __future__ import annotations

import re
from re import Match

from attrs import evolve, frozen

from agreement_study.coding.principle_labels import Label, Labels
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Document, Unit

LIST_MARK = re.compile(
    r"(?:[#>*_•·●▪◦«»|–—-]+\s*)*"
    r"(?:\(?(?:\d{1,2}\.)*(?P<number>\d{1,2})(?:\s*[.):]+\s*|\s+)"
    r"|\(?(?:[ivxIVX]{1,4}|[^\W\d_]|[~?!|])\s?[.)]\s+)?"
    r"(?:[#*_§\"'“”»]+\s*)*"
)
BREAK = re.compile(r"\s*[*_]{2}\s*[:.–—-]*\s*|\s+[–—-]+\s+|\s*\|\s*|\s*[:;]\s+|\.\s+|\s+#+\s+")
TAIL = re.compile(r"[\s.:;,*_#|\"'“”»–—-]+$")
CONTENTS = re.compile(r"(?:\s?\.){3,}\s*\d*\s*$|\s{2,}\d{1,3}\s*$|\t\d+\s*$|…+\s*\d*\s*$")
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
        return self.shape in ("mark", "bare", "line")


def entries_of(document: Document, labels: Labels) -> dict[int, Entry]:
    """Return the entries of a document by the index of their unit."""
    found: dict[int, Entry] = {}
    waiting: Entry | None = None
    for index, unit in enumerate(document.units):
        if unit.kind == "noise":
            continue
        if unit.kind == "sentence" and not opens_line(document, unit):
            waiting = None
            continue
        entry = read_entry(index, unit, _first_line(document, unit), labels)
        if waiting is not None and (entry is None or entry.shape != "number"):
            entry = entry or _unknown_line(index, unit, labels)
            if entry is not None:
                entry = evolve(entry, called=True, number=waiting.number, portal=waiting.portal)
        waiting = entry if entry is not None and entry.shape == "number" else None
        if entry is not None and waiting is None:
            found[index] = entry
    return found


def read_entry(index: int, unit: Unit, first_line: int, labels: Labels) -> Entry | None:
    """Read the beginning of a unit.

    Parameters
    ----------
    first_line
        Length of the unit's first line in code points of `unit.text`.
    """
    text = unit.text
    if CONTENTS.search(text):
        return None
    mark = LIST_MARK.match(text)
    at = mark.end() if mark else 0
    number = int(mark["number"]) if mark and mark["number"] else None
    place = labels.words.place.match(skeleton(text[at : at + LONGEST]))
    if place is not None:
        at, number = at + place.end(), int(place["number"])
    prefix = labels.words.prefix.match(skeleton(text[at : at + LONGEST]))
    if prefix is not None:
        called = _called(index, unit, at, prefix, number, first_line, labels)
        if called is not None:
            return called
    return _read(index, unit, at, number, first_line, labels)


def _called(
    index: int,
    unit: Unit,
    at: int,
    prefix: Match[str],
    number: int | None,
    first_line: int,
    labels: Labels,
) -> Entry | None:
    words, start = labels.words, at + prefix.end()
    given = prefix["number"] or (prefix["ordinal"] or "")[:2].strip()
    number = int(given) if given.isdigit() else number
    explicit = bool(prefix["join"].strip() or prefix["ordinal"] or prefix["number"] or prefix["portal"])
    portal = prefix["portal"] is not None
    if start >= len(unit.text):
        if not (prefix["ordinal"] or prefix["number"]):
            return None
        label = Label(text="", keys=(), naming="unknown")
        return Entry(
            index=index, unit=unit, start=at, end=at, shape="number", label=label, number=number
        )
    entry = _read(index, unit, start, number, first_line, labels)
    if entry is None or not (explicit or entry.known):
        return None
    linked = prefix["join"].strip(" :") in words.links
    return evolve(entry, called=True, portal=portal) if linked or explicit or entry.known else None


def _read(
    index: int, unit: Unit, at: int, number: int | None, first_line: int, labels: Labels
) -> Entry | None:
    head = unit.text[at : at + LONGEST + 20]
    for end, shape in _ends(head, max(first_line - at, 0), len(unit.text) - at):
        chunk = labels.bare(TAIL.sub("", head[:end]))
        label = labels.read(chunk) if chunk else None
        typical = False
        if label is None and chunk:
            typical = _typical(chunk, labels.words)
            most = MOST_WORDS_MARKED if shape == "mark" and unit.kind == "item" else MOST_WORDS
            if typical or _label_like(chunk, unit, labels.words, most):
                label = unknown(chunk)
        if label is not None:
            return Entry(
                index=index,
                unit=unit,
                start=at,
                end=at + len(chunk),
                shape=shape,
                label=label,
                number=number,
                typical=typical,
            )
    return _bare(index, unit, at, number, labels)


def _ends(head: str, first_line: int, length: int) -> list[tuple[int, str]]:
    """Places where a label may end, the most telling first."""
    ends = []
    found = BREAK.search(head)
    if found and found.start() and found.end() < length:
        ends.append((found.start(), "mark"))
    elif length <= LONGEST:
        ends.append((length, "whole"))
    if 0 < first_line < length and first_line <= LONGEST and not ends[:1] == [(first_line, "mark")]:
        ends.insert(0 if not found or found.start() > first_line else 1, (first_line, "line"))
    return ends


def _bare(index: int, unit: Unit, at: int, number: int | None, labels: Labels) -> Entry | None:
    """A label followed by a verb, with no mark between.

    An item may go on with any word but a preposition behind a known label; a label that the
    codebook does not know needs a verb that explains it.
    """
    words, text = labels.words, unit.text
    tokens = list(TOKEN.finditer(text[at : at + LONGEST]))
    for size in range(1, min(MOST_WORDS, len(tokens) - 1) + 1):
        following = skeleton(tokens[size][0].strip(","))
        chunk = text[at : at + tokens[size - 1].end()]
        explained = following in words.meaning
        verb = explained or following in words.defining or _goes_on(unit, tokens[size][0], words)
        if not verb or labels.bare(chunk) != chunk:
            continue
        label, typical = labels.read(chunk), False
        if label is None and explained and unit.kind == "item" and _label_like(chunk, unit, words):
            label, typical = unknown(chunk), _typical(chunk, words)
        if label is not None:
            return Entry(
                index=index,
                unit=unit,
                start=at,
                end=at + len(chunk),
                shape="bare",
                label=label,
                number=number,
                typical=typical,
            )
    return None


def _goes_on(unit: Unit, word: str, words: Words) -> bool:
    """Whether an item may go on with this word behind a label."""
    folded = skeleton(word)
    bound = folded in words.clauses or words.conjunctions.fullmatch(folded) is not None
    return unit.kind == "item" and word[0].islower() and not bound


def _typical(chunk: str, words: Words) -> bool:
    return words.values.fullmatch(skeleton(chunk)) is not None


def unknown(text: str) -> Label:
    """Return the label of a principle that the codebook does not know."""
    slug = re.sub(r"\s+", "-", text.lower().strip())
    return Label(text=text, keys=(f"other:{slug}",), naming="unknown")


def _unknown_line(index: int, unit: Unit, labels: Labels) -> Entry | None:
    """The line after '3rd Principle' is a label whatever it says, if it is short."""
    mark = LIST_MARK.match(unit.text)
    at = mark.end() if mark else 0
    chunk = TAIL.sub("", unit.text[at:])
    if not 0 < len(chunk.split()) <= MOST_WORDS + 2:
        return None
    end = at + len(chunk)
    return Entry(index=index, unit=unit, start=at, end=end, shape="whole", label=unknown(chunk))


def _label_like(chunk: str, unit: Unit, words: Words, most: int = MOST_WORDS) -> bool:
    """Whether a chunk may be a label that the codebook does not know."""
    if not chunk or (unit.kind != "item" and not chunk[0].isupper()) or len(chunk) < 3:
        return False
    folded = skeleton(chunk)
    tokens = folded.split()
    if len(tokens) > most or any(letter.isdigit() or letter in "?!@|[]<>=" for letter in chunk):
        return False
    if any(token.strip(",.") in words.function for token in tokens):
        return False
    if unit.kind == "item" and words.rivals.fullmatch(folded) is None:
        return not any(cue.search(folded) for cue in (words.strong, words.weak, words.singular))
    cues = (words.strong, words.weak, words.singular, words.furniture, words.rivals)
    return not any(cue.search(folded) for cue in cues)


def _first_line(document: Document, unit: Unit) -> int:
    """Length of a unit's first line, in code points of its text; the whole where it has one."""
    raw = document.text[unit.start : unit.end]
    cut = raw.find("\n")
    if cut < 0 or cut > LONGEST or not raw[cut:].lstrip()[:1].isupper():
        return len(unit.text)
    size = len(raw[:cut].split())
    ends = [word.end() for word in TOKEN.finditer(unit.text[: LONGEST + 20])]
    return ends[size - 1] if 0 < size <= len(ends) else len(unit.text)


def opens_line(document: Document, unit: Unit) -> bool:
    """Whether nothing but marks stands before a unit on its line."""
    line = document.text.rfind("\n", 0, unit.start) + 1
    return not any(letter.isalnum() for letter in document.text[line : unit.start])
