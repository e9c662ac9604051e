"""A project that came back, fitted to the study: the same texts, codes that the codebook knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from attrs import evolve

from agreement_study.codebook import Codebook
from agreement_study.coding.refi_read import Project
from agreement_study.coding.sheet_values import check_code, value_of
from agreement_study.coding.sheets import home
from agreement_study.errors import AgreementStudyError, CodingError, Faults
from agreement_study.model import Coding, Document, Reading

_DO = "use a code of the codebook (export --qdc); its value is the note of the coding, a|b|c"


def named_by_study(project: Project, documents: Mapping[str, Document]) -> Project:
    """Return a project whose sources bear the names of the study's documents.

    Programs name a source after its file (`varmland.txt`), or as the user likes: a source is the
    document of its name, of its name without suffix, or else the one whose text it is. Sources
    without codings that are no document of the study are left out.
    """
    names: dict[str, str] = {}
    for name, text in project.texts.items():
        found = next(_documents_of(name, text, documents), name)
        names[name] = name if found in names.values() else found
    used = {coding.document for one in project.readings for coding in one.codings}
    used |= {looked.document for one in project.readings for looked in one.looked}
    texts = {
        names[name]: text
        for name, text in project.texts.items()
        if name in used or names[name] in documents
    }
    readings = (_renamed(one, names) for one in project.readings)
    return evolve(project, texts=texts, readings=tuple(readings))


def _documents_of(name: str, text: str, documents: Mapping[str, Document]) -> Iterator[str]:
    yield from (one for one in (name, PurePath(name).stem) if one in documents)
    same = [one.id for one in documents.values() if one.text == text]
    yield from same if len(same) == 1 else ()


def _renamed(reading: Reading, names: Mapping[str, str]) -> Reading:
    codings = tuple(evolve(one, document=names[one.document]) for one in reading.codings)
    looked = tuple(evolve(one, document=names[one.document]) for one in reading.looked)
    return evolve(reading, codings=codings, looked=looked)


def fit_project(
    project: Project, documents: Mapping[str, Document], codebook: Codebook
) -> tuple[Reading, ...]:
    """Return the readings of a project, fitted to the study's documents and codebook.

    Raises
    ------
    Faults
        With one CodingError for each source that the study does not know or has another text of,
        and each code, value or family that the codebook does not know.
    """
    faults: list[AgreementStudyError] = []
    for name, text in project.texts.items():
        if name not in documents:
            known = " or ".join(documents)
            faults.append(CodingError(f"source {name}", expected=known, got=repr(name)))
        elif text != documents[name].text:
            faults.append(_other_text(name, documents[name].text, text))
    if faults:
        raise Faults(faults)
    fitted = tuple(_fitted(one, documents, codebook, faults) for one in project.readings)
    if faults:
        raise Faults(faults)
    return fitted


def _other_text(name: str, ours: str, theirs: str) -> CodingError:
    at = next(
        (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )
    return CodingError(
        f"source {name}, code point {at}",
        expected=repr(ours[at : at + 40]),
        got=repr(theirs[at : at + 40]),
        do="the text has changed since the project was exported; carry the codings over with "
        "agreement-study import --rebase",
    )


def _fitted(
    reading: Reading,
    documents: Mapping[str, Document],
    codebook: Codebook,
    faults: list[AgreementStudyError],
) -> Reading:
    codings = []
    for one in reading.codings:
        coding = one if one.codebook_version else _valued(one, codebook)
        where = f"{reading.coder}: {coding.document} {coding.start}..{coding.end}"
        wrong = [
            CodingError(f"{where}: {what}", expected=expected, got=got, do=_DO)
            for what, expected, got in check_code(coding.code, coding.value, codebook)
        ]
        faults += wrong
        version = coding.codebook_version or codebook.version_of(coding.code)
        unit = home(documents[coding.document], coding)
        codings.append(evolve(coding, unit=unit, codebook_version=version))
    faults += [
        CodingError(
            f"{reading.coder}: looked at {one.document}",
            expected=f"a family of {', '.join(codebook.families)}",
            got=repr(one.family),
        )
        for one in reading.looked
        if one.family not in codebook.families
    ]
    return evolve(reading, codings=tuple(codings))


def _valued(coding: Coding, codebook: Codebook) -> Coding:
    """A coding of another program, with its note as the value where it can be one."""
    value = value_of(coding.code, coding.value, codebook)
    fits = not any(check_code(coding.code, value, codebook))
    return evolve(coding, value=value if fits else "")
