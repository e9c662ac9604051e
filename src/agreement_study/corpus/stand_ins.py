"""Stand-ins for masked names, so that a masked text is coded as the text itself is.

A release masks names of persons, and with them what a rule may look for: a capital letter, the sign
of an e-mail address, digits. Its registry therefore keeps the shape of each name (`Xxxx Xxxx`,
`xxxx@xxxx.xx`, `000-000`). Coders see the shape; what is written down afterwards is the mask.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from agreement_study.model import CodedDocument, Coding, Document, Source, Unit, fold, hidden
from agreement_study.spans import Span


def shape(text: str) -> str:
    """Return the shape of a name: its letters as X or x, its digits as 0, all else as it is."""
    return "".join(map(_shape_of, text))


def seen_text(source: Source, text: str) -> str:
    """Return a text of record in which each name of a person is its shape."""
    seen = text
    for span, stand_in in _stand_ins(source, text):
        seen = seen[: span.start] + stand_in + seen[span.end :]
    return seen


def as_received(coded: CodedDocument, text: str) -> CodedDocument:
    """Return what was coded in `seen_text` as of the text of record, its names masked or not."""
    document = coded.document
    names = [span for span, _ in _stand_ins(document.source, text)]
    kept = tuple(
        edit
        for edit in document.edits
        if not any(edit.start < name.end and name.start < edit.end for name in names)
    )
    masked = evolve(document, text=text, edits=kept)
    units = tuple(evolve(unit, text=_text_of(masked, unit)) for unit in document.units)
    return evolve(
        coded,
        document=evolve(masked, units=units),
        codings=tuple(_hide(coding, document.source, text) for coding in coded.codings),
    )


def _stand_ins(source: Source, text: str) -> Iterator[tuple[Span, str]]:
    """Each name's span and shape: as the registry of a release tells it, else the name's own."""
    for i, span in enumerate(source.personal_names):
        kept = source.stand_ins[i] if source.stand_ins else shape(text[span.start : span.end])
        yield span, kept


def _text_of(document: Document, unit: Unit) -> str:
    span = document.map.to_repaired(unit.start, unit.end)
    return fold(document.map.repaired[span.start : span.end])


def _hide(coding: Coding, source: Source, text: str) -> Coding:
    value = coding.value
    for stand_in in source.stand_ins:
        value = value.replace(fold(stand_in), hidden(fold(stand_in)))
    return evolve(coding, value=value, quote=text[coding.start : coding.end])


def _shape_of(letter: str) -> str:
    if letter.isdigit():
        return "0"
    if letter.isalpha():
        return "X" if letter.isupper() else "x"
    return letter
