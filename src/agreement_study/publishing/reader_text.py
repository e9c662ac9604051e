"""A text in the reader: its units as HTML, cut where codes, passages and edits begin and end.

Each piece tells its place in the text of record, so that the script of the page can mark a passage
without counting characters: a browser counts UTF-16 units, the study counts code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from attrs import frozen

from agreement_study.model import CodedDocument, Coding, Document, Unit, fold
from agreement_study.publishing.code_names import code_name, value_name
from agreement_study.publishing.escape import html
from agreement_study.publishing.reader_alignment import Place
from agreement_study.publishing.reader_material import Reader, both_masked, families
from agreement_study.publishing.source_pages import fold_inside
from agreement_study.publishing.strings import say
from agreement_study.spans import Edit, Span


@frozen(kw_only=True)
class ReaderText:
    """A text with all that is marked in it.

    `shared` are the passages that other texts have too, with the ids of these texts; `passages`
    all that can be cited, the shared ones among them.
    """

    reader: Reader
    coded: CodedDocument
    passages: Sequence[Place]
    shared: Mapping[Place, Sequence[str]]

    @property
    def document(self) -> Document:
        """The text itself."""
        return self.coded.document


def text_html(text: ReaderText) -> str:
    """Return the units of a text, each with its address, its codes and both its readings."""
    pen = _Pen(text)
    parts = []
    for noise, units in groupby(text.document.units, key=lambda unit: unit.kind == "noise"):
        made = [pen.unit(unit) for unit in units]
        if noise:
            summary = f"<summary>{say('noise', text.reader.lang)}</summary>"
            made = [
                f'<details class="noise" lang="{text.reader.lang}">{summary}',
                *made,
                "</details>",
            ]
        parts += made
    return "\n".join(parts)


class _Pen:
    """Writes the units of one text."""

    def __init__(self, text: ReaderText) -> None:
        self.text = text
        self.document = text.document
        self.received, self.repaired = both_masked(text.document, text.reader.masks)
        marked = families([text.coded], text.reader.codebook)
        self.codings: dict[str, list[Coding]] = {}
        for coding in text.coded.codings:
            if coding.family in marked:
                self.codings.setdefault(coding.unit, []).append(coding)
        self.anchors = _anchors(text)

    def unit(self, unit: Unit) -> str:
        """Return a unit, behind the marks to which passages that begin in it are tied."""
        own = Place(self.document.id, unit.start, unit.end)
        ids = (place.address for place in self.anchors.get(unit.id, ()) if place != own)
        marks = "".join(f'<span class="at" id="{address}"></span>' for address in ids)
        said = say("reader_unit_link", self.text.reader.lang, start=unit.start, end=unit.end)
        link = f'<a class="address" href="#{own.address}" aria-label="{said}">{unit.start}</a>'
        codings = self.codings.get(unit.id, [])
        return (
            f'{marks}<div class="unit {unit.kind}" id="{own.address}" data-start="{unit.start}" '
            f'data-end="{unit.end}">{link}<p lang="{self.document.language}">'
            f"{self._text(unit, codings)}</p>{self._tags(codings)}</div>"
        )

    def _text(self, unit: Unit, codings: Sequence[Coding]) -> str:
        whole = Span(unit.start, unit.end)
        edits = self.document.map.within(unit.start, unit.end)
        own = [place for place in self.text.passages if place.span.overlap(whole)]
        spans = [*(Span(c.start, c.end) for c in codings), *(place.span for place in own)]
        return "".join(self._piece(piece, codings, own) for piece in cut(whole, spans, edits))

    def _piece(self, piece: Span, codings: Sequence[Coding], places: Sequence[Place]) -> str:
        codes = [f"f-{c.family}" for c in codings if Span(c.start, c.end).contains(piece)]
        others = [o for p in places if p.span.contains(piece) for o in self.text.shared.get(p, ())]
        marks = f' class="{" ".join(dict.fromkeys(codes))}"' if codes else ""
        marks += f' data-shared="{" ".join(sorted({*others}))}"' if others else ""
        place = f'data-start="{piece.start}" data-end="{piece.end}"'
        return f"<span {place}{marks}>{self._readings(piece)}</span>"

    def _readings(self, piece: Span) -> str:
        parts, at = [], piece.start
        for edit in self.document.map.within(piece.start, piece.end):
            parts += [self._plain(at, edit.start), self._edit(edit)]
            at = edit.end
        return "".join([*parts, self._plain(at, piece.end)])

    def _plain(self, start: int, end: int) -> str:
        return html(fold_inside(self.received[start:end]))

    def _edit(self, edit: Edit) -> str:
        span = self.document.map.to_repaired(edit.start, edit.end)
        received = html(fold(self.received[edit.start : edit.end]))
        repaired = html(self.repaired[span.start : span.end])
        both = f"<ins>{repaired}</ins><del>{received}</del>"
        return f'<span class="edit" title="{received}">{both}</span>'

    def _tags(self, codings: Sequence[Coding]) -> str:
        named = dict.fromkeys((c.family, self._name(c)) for c in codings)
        tags = "".join(f'<li class="f-{family}">{name}</li>' for family, name in named)
        return f'<ul class="tags" lang="{self.text.reader.lang}">{tags}</ul>' if tags else ""

    def _name(self, coding: Coding) -> str:
        """The label of a code; the value too where the code is all that its family has."""
        codebook, lang = self.text.reader.codebook, self.text.reader.lang
        name = code_name(codebook, coding.code, lang)
        if not coding.key and coding.value:
            name += f": {value_name(codebook, coding.code, coding.value, lang)}"
        return html(self.text.reader.masks.text(name))


def cut(whole: Span, spans: Iterable[Span], edits: Sequence[Edit]) -> list[Span]:
    """Cut a span where others begin and end; an edit stays whole, with what stands before it.

    >>> cut(Span(0, 9), [Span(2, 5), Span(5, 20)], [])
    [Span(start=0, end=2), Span(start=2, end=5), Span(start=5, end=9)]
    """
    ends = {at for span in spans for at in (span.start, span.end) if whole.start < at < whole.end}
    kept = {at for at in ends if not any(edit.start < at < edit.end for edit in edits)}
    return [Span(*ends) for ends in pairwise(sorted({whole.start, whole.end} | kept))]


def _anchors(text: ReaderText) -> dict[str, list[Place]]:
    """Passages by the unit in which they begin, or the first behind their beginning."""
    found: dict[str, list[Place]] = {}
    for place in text.passages:
        unit = next((u for u in text.document.units if place.start < u.end), None)
        if unit is None:
            continue
        found.setdefault(unit.id, []).append(place)
    return found
