"""Codings of older texts carried over: of a project, and of what data/codings holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, frozen

from agreement_study.coding.readings import merged, moved
from agreement_study.coding.rebase import Lost, Rebased, rebase
from agreement_study.coding.refi_read import Project
from agreement_study.corpus.readers import read_text
from agreement_study.errors import UsageError
from agreement_study.model import Document, Reading, fold


@frozen(kw_only=True)
class Carried:
    """Readings to be written, and a line for each thing that did not fit."""

    readings: tuple[Reading, ...]
    lost: tuple[str, ...] = ()
    gone: tuple[Lost, ...] = ()
    """Codings that data/codings held, and that are kept beside it."""


def carried_project(
    project: Project, documents: Mapping[str, Document]
) -> tuple[Project, tuple[str, ...]]:
    """Return a project with the texts that the study has now, and what of it did not fit.

    The project's own texts are the old ones.
    """
    lost: list[str] = []
    readings = list(project.readings)
    for name, old in project.texts.items():
        if name in documents and old != documents[name].text:
            done = [rebase(reading, documents[name], old_text=old) for reading in readings]
            readings = [one.reading for one in done]
            lost += [line for one in done for line in _lines(one)]
    texts = {
        name: documents[name].text if name in documents else old
        for name, old in project.texts.items()
    }
    return evolve(project, readings=tuple(readings), texts=texts), tuple(lost)


def carried_readings(
    readings: Iterable[Reading],
    documents: Mapping[str, Document],
    target: Document | None,
    was: Path | None,
) -> Carried:
    """Carry what is stored over to the texts as they are now.

    Parameters
    ----------
    target
        A newer version; codings of the one that it replaces are copied to it. Without it, texts
        were changed under the same name.
    was
        The old text of one document, by which a passage that occurs twice finds its place.
    """
    readings = list(readings)
    old = {was.stem: read_text(was)} if was else {}
    if target is not None:
        done = [_to_version(reading, target, documents, old) for reading in readings]
    else:
        done = [_in_place(reading, documents, old) for reading in readings]
    forgotten = (_forgotten(a, b.reading) for a, b in zip(readings, done, strict=True))
    return Carried(
        readings=tuple(one.reading for one in done),
        lost=(*(line for one in done for line in _lines(one)), *filter(None, forgotten)),
        gone=tuple(lost for one in done for lost in one.lost) if target is None else (),
    )


def _to_version(
    reading: Reading, target: Document, documents: Mapping[str, Document], old: Mapping[str, str]
) -> Rebased:
    replaced = target.source.replaces
    if not replaced:
        raise UsageError(
            f"--to {target.id}",
            expected="a document that replaces another",
            do="name the older version under `replaces` in data/sources.yaml",
        )
    text = documents[replaced].text if replaced in documents else old.get(replaced, "")
    done = rebase(reading, target, old_text=text, old_id=replaced)
    # the older version was coded too, and stays so while it is registered
    both = merged(reading, done.reading) if replaced in documents else done.reading
    return evolve(done, reading=both)


def _in_place(
    reading: Reading, documents: Mapping[str, Document], old: Mapping[str, str]
) -> Rebased:
    """Carry the codings of each document whose text has changed."""
    done = Rebased(reading=reading, lost=())
    for name, document in documents.items():
        own = evolve(reading, codings=tuple(c for c in reading.codings if c.document == name))
        if name in old or moved(own, documents):
            again = rebase(done.reading, document, old_text=old.get(name, ""))
            done = evolve(again, lost=(*done.lost, *again.lost))
    return done


def _forgotten(before: Reading, after: Reading) -> str:
    """Tell how many units can no longer be said to have been looked at."""
    count = _units(before) - _units(after)
    reason = "they are not in the new text, or only the old text can tell where (--was)"
    return f"{before.coder}: {count} units looked at: {reason}" if count > 0 else ""


def _units(reading: Reading) -> int:
    return sum(len(one.spans or ()) for one in reading.looked)


def _lines(done: Rebased) -> list[str]:
    return [
        f"{one.coding.coder}: {one.coding.document} {one.coding.start}..{one.coding.end} "
        f"{one.coding.code} {one.coding.value}".rstrip()
        + f": {one.reason}: {fold(one.coding.quote)[:80]!r}"
        for one in done.lost
    ]
