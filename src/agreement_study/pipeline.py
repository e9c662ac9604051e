"""From a source to its codings: the one function that everything else wraps.

`code_document` is pure: load → repair → segment → code. The cache, the command `code`, the
process pool and a cluster all call it.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.coding.coders import load_coders, run_coders
from agreement_study.corpus.readers import read_text
from agreement_study.corpus.stand_ins import as_received, seen_text
from agreement_study.errors import AgreementStudyError, SourceError
from agreement_study.fingerprints import alone, fingerprint, folder_digest, package_digest
from agreement_study.model import CodedDocument, Document, Source
from agreement_study.records import plain
from agreement_study.spans import Edit
from agreement_study.study import Settings, digest
from agreement_study.tables.files import read_table
from agreement_study.text.damage import estimate_damage
from agreement_study.text.language_of import language_of
from agreement_study.text.layout import layout_edits
from agreement_study.text.repair import repair
from agreement_study.text.segmentation import segment
from agreement_study.text.table_rows import table_rows

POOL_FROM = 12
"""From how many documents on a pool of processes pays for its start."""

Done = Callable[[Source], None]


def code_document(source: Source, settings: Settings) -> CodedDocument:
    """Load, repair, segment and code one document.

    Raises
    ------
    SourceError
        If the file is missing, empty or not readable as text.
    CodingError
        If a coder fails.
    """
    return code_text(source, read_text(source.path), settings)


def code_text(source: Source, text: str, settings: Settings) -> CodedDocument:
    """Repair, segment and code a text of record, in which coders see the shapes of names alone.

    So a text and its masked copy are coded alike, whatever a coder makes of words.
    """
    seen = seen_text(source, text)
    document = prepare(source, seen, settings)
    codings, coverage = run_coders(
        document, load_coders(settings.plugins), codebook_of(settings), dict(settings.coders)
    )
    coded = CodedDocument(document=document, codings=codings, coverage=coverage)
    return as_received(coded, text) if source.personal_names else coded


def prepare(source: Source, text: str, settings: Settings) -> Document:
    """Repair and segment a text of record: the document that coders see."""
    language = source.language or language_of(text)
    names = protected(source)
    layout = layout_edits(text, language)
    damage = estimate_damage(text, language, names)
    edits = _edits(source, text, language, layout, settings, names)
    units = segment(source.id, text, edits, language, damaged=damage.damaged)
    return Document(
        source=source,
        text=text,
        language=language,
        edits=edits,
        units=units,
        damage=damage.share,
        rows=table_rows(units, text, edits, language),
    )


def _edits(
    source: Source,
    text: str,
    language: str,
    layout: Sequence[Edit],
    settings: Settings,
    names: frozenset[str],
) -> tuple[Edit, ...]:
    if settings.repair == "on":
        return repair(text, language, layout, names)
    gold = settings.gold / f"{source.id}.csv" if settings.gold else None
    if settings.repair == "gold" and gold and gold.is_file():
        return _gold_edits(gold, text)
    return tuple(layout)


def _gold_edits(path: Path, text: str) -> tuple[Edit, ...]:
    """Edits that set right each token that the reader of `path` found wrong."""
    rows = read_table(path, ("start", "end", "correct", "state"))
    edits = []
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        received, repaired = text[start:end], row["correct"]
        if row["state"] != "noise" and repaired and repaired != received:
            edits.append(
                Edit(start=start, end=end, received=received, repaired=repaired, rule="ocr.gold")
            )
    return tuple(edits)


def protected(source: Source) -> frozenset[str]:
    """Return the words of registered names, which repair never changes."""
    names = (*source.parties, source.region)
    return frozenset(word for name in names for word in name.split() if word[:1].isupper())


@lru_cache(maxsize=4)
def _codebook(folder: Path | None, _state: str) -> Codebook:
    return read_codebook(folder)


def codebook_of(settings: Settings) -> Codebook:
    """Return the codebook of the settings, read anew when its files have changed.

    What is coded is kept by the state of the files, and a notebook lives longer than an edit.
    """
    folder = settings.codebook
    return _codebook(folder, folder_digest(folder) if folder else "")


def document_parts(source: Source, settings: Settings) -> dict[str, object]:
    """Return all that decides what a document yields, each part by name."""
    entry = plain(source)
    entry.pop("path")
    return {
        "bytes": digest(source.path) if source.path.is_file() else "",
        "entry": fingerprint("entry", entry=entry),
        **settings_parts(settings),
    }


def settings_parts(settings: Settings) -> dict[str, object]:
    """Return the parts that are the same for every document."""
    return {
        "repair": settings.repair,
        "coders": fingerprint("coders", counts=settings.coders),
        "gold": folder_digest(settings.gold) if settings.gold and settings.repair == "gold" else "",
        "codebook": folder_digest(settings.codebook) if settings.codebook else "",
        "plugins": folder_digest(settings.plugins) if settings.plugins else "",
        "package": package_digest(),
    }


def document_key(source: Source, settings: Settings) -> str:
    """Return the fingerprint of what a document yields."""
    return fingerprint("document", **document_parts(source, settings))


def code_cached(
    source: Source, settings: Settings, cache: Path | None, *, text: str | None = None
) -> CodedDocument:
    """Return what a document yields, from the cache if its fingerprint is there.

    Parameters
    ----------
    text
        Another text of record in place of the file's, for trying a variant of it.
    """
    if cache is None:
        return code_document(source, settings)
    key = document_key(source, settings) if text is None else _variant_key(source, settings, text)
    path = cache / "documents" / f"{key}.pickle"
    kept = _load(path)
    if kept is not None:
        return kept
    with alone(path):
        kept = _load(path)
        if kept is None:
            kept = code_text(source, read_text(source.path) if text is None else text, settings)
            _save(path, kept)
    return kept


def _variant_key(source: Source, settings: Settings, text: str) -> str:
    return fingerprint("variant", text=text, **document_parts(source, settings))


def code_all(
    sources: Sequence[Source],
    settings: Settings,
    *,
    cache: Path | None = None,
    jobs: int = 1,
    done: Done = lambda source: None,
) -> tuple[list[CodedDocument], list[AgreementStudyError]]:
    """Code documents, on several processes where there are many.

    Parameters
    ----------
    done
        Called after each document, in order; for showing progress.

    Returns
    -------
    coded
        The documents that worked, in the order of `sources`.
    faults
        One error for each that did not.
    """
    coded: list[CodedDocument] = []
    faults: list[AgreementStudyError] = []
    for source, result in zip(sources, _results(sources, settings, cache, jobs), strict=True):
        if isinstance(result, AgreementStudyError):
            faults.append(result)
        else:
            coded.append(result)
        done(source)
    return coded, faults


Result = CodedDocument | AgreementStudyError


def _results(
    sources: Sequence[Source], settings: Settings, cache: Path | None, jobs: int
) -> Iterable[Result]:
    tasks = [(source, settings, cache) for source in sources]
    if jobs == 1 or len(sources) < POOL_FROM:
        yield from map(_attempt, tasks)
        return
    # spawn is what Windows and macOS have; one way on all platforms
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_attempt, tasks, chunksize=max(1, min(50, len(tasks) // (4 * jobs))))


def _attempt(task: tuple[Source, Settings, Path | None]) -> Result:
    source = task[0]
    try:
        return code_cached(*task)
    except AgreementStudyError as error:
        return error
    except RecursionError as error:
        return SourceError(str(source.path), expected="text that can be coded", got=str(error))


def _load(path: Path) -> CodedDocument | None:
    try:
        kept = pickle.loads(path.read_bytes())
    except Exception:  # a missing, half-written or foreign file is made anew
        return None
    return kept if isinstance(kept, CodedDocument) else None


def _save(path: Path, coded: CodedDocument) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_suffix(f".{os.getpid()}")
    staged.write_bytes(pickle.dumps(coded))
    staged.replace(path)
