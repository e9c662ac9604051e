"""The records that everything else speaks of: source, document, unit, coding.

Records are frozen and made by keyword. Offsets are half-open code points into the text of record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from attrs import evolve, field, frozen

from agreement_study.errors import CodingError
from agreement_study.spans import Edit, EditMap, Span

SPACE = re.compile(r"\s+")
RUN = re.compile(r"\s\s")
UNIT_KINDS = ("heading", "item", "sentence", "noise")
MARK = "▒"
"""What stands for each character of a masked name, so that every offset still holds."""
PARTS = ("agreement", "action_plan", "annex", "matter")


@frozen(kw_only=True)
class Text:
    """A text in both languages of the interface."""

    sv: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.sv if language == "sv" else self.en


@frozen(kw_only=True)
class SourceDate:
    """A date of a source and where it is known from.

    `date` is EDTF level 1, or empty where it is unknown; `basis` is text, external or none.
    """

    type: str
    date: str = ""
    basis: str = "none"
    citation: str = ""


@frozen(kw_only=True)
class Source:
    """A registered file, as `data/sources.yaml` tells of it.

    `stand_ins`, one per personal name, are the shapes of names that a release has masked.
    """

    id: str
    path: Path
    title: str = ""
    kind: str = "agreement"
    language: str = ""
    work: str = ""
    replaces: str = ""
    region: str = ""
    parties: tuple[str, ...] = ()
    dates: tuple[SourceDate, ...] = ()
    sha256: str = ""
    origin: str = ""
    terms: str = ""
    personal_names: tuple[Span, ...] = ()
    stand_ins: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def version_date(self) -> str:
        """The date that the text itself gives to this version, or empty."""
        wanted = ("adoption", "meeting", "validity_period")
        found = {d.type: d.date for d in self.dates if d.basis == "text" and d.date}
        return next((found[type_] for type_ in wanted if type_ in found), "")


@frozen(kw_only=True)
class Unit:
    """A heading, list item or sentence: the unit of coding; or noise between them.

    `text` is repaired with white space folded; `start..end` is its place in the text of record.
    `section` is the id of the nearest heading (empty where there is none), `level` its depth.
    """

    id: str
    kind: str
    start: int
    end: int
    text: str
    level: int = 0
    section: str = ""
    part: str = "agreement"


@frozen(kw_only=True)
class Coding:
    """A code applied to a span by a coder. `coder` and the versions are set by the pipeline."""

    document: str
    unit: str
    start: int
    end: int
    code: str
    value: str = ""
    coder: str = ""
    coder_version: str = ""
    codebook_version: str = ""
    rule: str = ""
    quote: str = ""

    @property
    def family(self) -> str:
        """The part of the code before the slash."""
        return self.code.partition("/")[0]

    @property
    def key(self) -> str:
        """The part of the code behind the slash, or empty."""
        return self.code.partition("/")[2]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the value."""
        return tuple(self.value.split("|"))


@frozen(kw_only=True)
class TableRow:
    """A row of a table: the heads of the columns and a cell for each, in lower case."""

    heads: tuple[str, ...]
    cells: tuple[str, ...]

    def cell(self, *names: str) -> str:
        """Return what stands in the first column that has one of some heads; empty if none has."""
        return next((c for h, c in zip(self.heads, self.cells, strict=True) if h in names), "")


@frozen(kw_only=True)
class Document:
    """A source with its text of record, edits and units: what a coder sees.

    `rows` holds the cells of those units that are rows of tables, by their ids.
    """

    source: Source
    text: str
    language: str
    edits: tuple[Edit, ...] = ()
    units: tuple[Unit, ...] = ()
    damage: float = 0.0
    pages: tuple[Span, ...] = field(default=())
    rows: Mapping[str, TableRow] = field(factory=dict, eq=False)

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.source.id

    @property
    def kind(self) -> str:
        """The kind of the source: agreement, proposal, minutes, plan, web, news ..."""
        return self.source.kind

    @cached_property
    def map(self) -> EditMap:
        """The way between the received and the repaired text."""
        return EditMap(self.text, self.edits)

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _placed(self) -> dict[tuple[int, int], list[int]]:
        """What `_places` has found: a unit is asked for each of its words."""
        return {}

    def section_units(self, heading: Unit) -> Iterator[Unit]:
        """Yield the units below a heading, those of its subheadings included."""
        inside = False
        for unit in self.units:
            if unit.id == heading.id:
                inside = True
            elif inside and unit.kind == "heading" and unit.level <= heading.level:
                return
            elif inside and unit.kind != "noise":
                yield unit

    def locate(self, unit: Unit, start: int, end: int) -> Span:
        """Return the received span of `unit.text[start:end]`.

        Parameters
        ----------
        start, end
            Offsets in code points into `unit.text` (repaired, white space folded).
        """
        places = self._places(unit)
        return self.map.to_received(
            places[start], places[end - 1] + 1 if end > start else places[start]
        )

    def _places(self, unit: Unit) -> list[int]:
        """Offset in the repaired text of each code point of `unit.text`, and of its end."""
        key = unit.start, unit.end
        if key not in self._placed:
            span = self.map.to_repaired(*key)
            raw = self.map.repaired[span.start : span.end]
            self._placed[key] = [span.start + i for i in _kept(raw)] + [span.end]
        return self._placed[key]

    def code(
        self, unit: Unit, code: str, value: str = "", *, rule: str, at: Span | None = None
    ) -> Coding:
        """Make a coding of a whole unit, or of the received span `at`."""
        span = at or Span(unit.start, unit.end)
        return Coding(
            document=self.id,
            unit=unit.id,
            start=span.start,
            end=span.end,
            code=code,
            value=value,
            rule=rule,
            quote=self.text[span.start : span.end],
        )


@frozen(kw_only=True)
class Coverage:
    """That a coder looked for a family in a document; what it did not find there is silent."""

    document: str
    coder: str
    family: str
    coder_version: str
    codebook_version: str


@frozen(kw_only=True)
class Looked:
    """That a coder looked at units of a document for a family.

    `spans` are the units looked at, in the text of record; None for the whole document.
    """

    document: str
    family: str
    spans: tuple[Span, ...] | None = None
    codebook_version: str = ""


@frozen(kw_only=True)
class Reading:
    """What one coder made of some documents: the codings, and what was looked at for them.

    A unit looked at without a coding is silent; a unit not looked at says nothing.
    """

    coder: str
    codings: tuple[Coding, ...] = ()
    looked: tuple[Looked, ...] = ()


@frozen(kw_only=True)
class CodedDocument:
    """What one document yields: it depends on its bytes, its registry entry, the settings,
    the codebook and the package, and on no other document."""

    document: Document
    codings: tuple[Coding, ...]
    coverage: tuple[Coverage, ...]


def hidden(text: str) -> str:
    """Return a name as marks; its length and its line ends stay."""
    return "".join("\n" if letter == "\n" else MARK for letter in text)


def fold(text: str) -> str:
    """Fold runs of white space to one blank and strip the ends."""
    return SPACE.sub(" ", text).strip()


def _kept(raw: str) -> list[int]:
    """Offsets in `raw` of the code points that `fold(raw)` keeps."""
    stripped = raw.strip()
    if not stripped:
        return []
    first = raw.index(stripped[0]) if not raw[0].isspace() else len(raw) - len(raw.lstrip())
    last = first + len(stripped)
    if not RUN.search(stripped):
        return list(range(first, last))
    return [i for i in range(first, last) if not (raw[i].isspace() and raw[i - 1].isspace())]


def check_quotes(document: Document, codings: Sequence[Coding]) -> None:
    """Raise CodingError for the first coding whose quote is not its slice of the text."""
    for coding in codings:
        found = document.text[coding.start : coding.end]
        if found != coding.quote:
            raise CodingError(
                f"{document.id} {coding.start}..{coding.end} ({coding.code}, {coding.coder})",
                expected=repr(coding.quote[:60]),
                got=repr(found[:60]),
                do="code the text again, or rebase the codings (agreement-study import --rebase)",
            )


def stamp(coding: Coding, *, coder: str, coder_version: str, codebook_version: str) -> Coding:
    """Return the coding with the names of its coder and versions."""
    return evolve(
        coding, coder=coder, coder_version=coder_version, codebook_version=codebook_version
    )
