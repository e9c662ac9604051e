"""Finding the coders, putting them in order by what they need, and running them on a document.

Coders come by the entry-point group `agreement_study.coders` (the built-in ones too) and from
`coders/*.py` in a study's folder, where each class with the attributes of a coder counts.
"""

from __future__ import annotations

import importlib.util
import inspect
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from agreement_study.codebook import Codebook
from agreement_study.coding.protocol import Coder
from agreement_study.errors import AgreementStudyError, CodingError, Faults
from agreement_study.model import Coding, Coverage, Document, check_quotes, stamp

GROUP = "agreement_study.coders"
_ATTRIBUTES = ("name", "version", "families", "needs", "code")


@lru_cache(maxsize=4)
def load_coders(plugins: Path | None = None) -> tuple[Coder, ...]:
    """Return all coders, in the order in which they can run.

    Raises
    ------
    Faults
        If a coder cannot be loaded, is doubled, or needs what none or a later one codes.
    """
    faults: list[AgreementStudyError] = []
    coders: list[Coder] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            coders.append(_coder(entry.load(), entry.value))
        except Exception as error:
            faults.append(_broken(f"coder {entry.name} ({entry.value})", error))
    for path in sorted(plugins.glob("*.py")) if plugins else ():
        try:
            coders += [_coder(kind, str(path)) for kind in _coder_classes(_load(path))]
        except Exception as error:
            faults.append(_broken(f"coder file {path}", error))
    faults += _doubled(coders)
    if faults:
        raise Faults(faults)
    return ordered(coders)


def ordered(coders: Sequence[Coder]) -> tuple[Coder, ...]:
    """Return coders so that each comes after those that code what it needs.

    Raises
    ------
    Faults
        With one CodingError for each coder whose needs are missing or go in a circle.
    """
    waiting, done = list(coders), list[Coder]()
    known = {family for coder in coders for family in coder.families}
    while waiting:
        open_families = {family for coder in waiting for family in coder.families}
        ready = [c for c in waiting if not (set(c.needs) - set(c.families)) & open_families]
        ready = [coder for coder in ready if set(coder.needs) <= known]
        if not ready:
            raise Faults([_unmet(coder, known) for coder in waiting])
        done += ready
        waiting = [coder for coder in waiting if coder not in ready]
    return tuple(done)


def run_coders(
    document: Document,
    coders: Iterable[Coder],
    codebook: Codebook,
    counts: Mapping[str, str],
) -> tuple[tuple[Coding, ...], tuple[Coverage, ...]]:
    """Code a document by each coder in turn.

    Parameters
    ----------
    counts
        The coder whose codings later coders are shown, per family; without an entry, or where it
        is a person's name, all.

    Returns
    -------
    codings
        Sorted by place, code, value and coder.
    coverage
        One record per coder and family.
    """
    codings: list[Coding] = []
    coverage: list[Coverage] = []
    coders = list(coders)
    names = {coder.name for coder in coders}
    shown = {family: name for family, name in counts.items() if name in names}
    for coder in coders:
        found = [
            c
            for c in codings
            if c.family in coder.needs and shown.get(c.family, c.coder) == c.coder
        ]
        codings += _run(coder, document, found, codebook)
        coverage += [
            Coverage(
                document=document.id,
                coder=coder.name,
                family=family,
                coder_version=coder.version,
                codebook_version=codebook.version_of_family(family),
            )
            for family in coder.families
        ]
    return tuple(sorted(set(codings), key=place)), tuple(coverage)


def place(coding: Coding) -> tuple[int, int, str, str, str]:
    """Return the key by which codings are sorted."""
    return coding.start, -coding.end, coding.code, coding.value, coding.coder


def _run(
    coder: Coder, document: Document, found: Sequence[Coding], codebook: Codebook
) -> list[Coding]:
    try:
        made = list(coder.code(document, found, codebook))
    except AgreementStudyError:
        raise
    except Exception as error:
        raise _broken(f"coder {coder.name} on {document.id}", error) from error
    check_quotes(document, made)
    strange = {coding.family for coding in made} - set(coder.families)
    if strange:
        raise CodingError(
            f"coder {coder.name} on {document.id}",
            expected=f"codes of {', '.join(coder.families)}",
            got=", ".join(sorted(strange)),
            do="name the family in the coder's `families`",
        )
    return [
        stamp(
            coding,
            coder=coder.name,
            coder_version=coder.version,
            codebook_version=codebook.version_of(coding.code),
        )
        for coding in made
    ]


def _coder(kind: object, where: str) -> Coder:
    made = kind() if inspect.isclass(kind) else kind
    missing = [name for name in _ATTRIBUTES if not hasattr(made, name)]
    if missing or not isinstance(made, Coder):
        raise CodingError(where, expected="a coder", got=f"without {', '.join(missing)}")
    return made


def _coder_classes(module: ModuleType) -> list[type]:
    return [
        kind
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and all(hasattr(kind, a) for a in _ATTRIBUTES)
    ]


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"agreement_study_coders_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise CodingError(str(path), expected="a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _broken(where: str, error: Exception) -> CodingError:
    return CodingError(
        where, got=f"{type(error).__name__}: {error}", do="mend the coder or take it out"
    )


def _doubled(coders: Sequence[Coder]) -> list[CodingError]:
    names = [coder.name for coder in coders]
    return [
        CodingError(f"coder {name}", expected="one coder of that name", got=str(names.count(name)))
        for name in sorted({name for name in names if names.count(name) > 1})
    ]


def _unmet(coder: Coder, known: set[str]) -> CodingError:
    missing = sorted(set(coder.needs) - known)
    return CodingError(
        f"coder {coder.name}",
        expected="needs that other coders meet, without a circle",
        got=f"nobody codes {', '.join(missing)}" if missing else f"a circle by {coder.needs}",
        do="add the coder that is missing, or take the need out",
    )
