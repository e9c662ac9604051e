"""A project that came back, fitted to the study: the same texts, codes that the codebook knows."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from agreement_study.codebook import Codebook
from agreement_study.coding.refi_read import Project
from agreement_study.coding.sheet_values import check_code
from agreement_study.coding.sheets import home
from agreement_study.errors import AgreementStudyError, CodingError, Faults
from agreement_study.model import Document, Reading


def fit_project(
    project: Project, documents: Mapping[str, Document], codebook: Codebook
) -> tuple[Reading, ...]:
    """Return the readings of a project, fitted to the study's documents and codebook.

    Raises
    ------
    Faults
        With one CodingError for each source that the study does not know or has another text of,
        and each code or value that the codebook does not know.
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
    for coding in reading.codings:
        where = f"{reading.coder}: {coding.document} {coding.start}..{coding.end}"
        wrong = [
            CodingError(f"{where}: {what}", expected=expected, got=got)
            for what, expected, got in check_code(coding.code, coding.value, codebook)
        ]
        faults += wrong
        version = coding.codebook_version or codebook.version_of(coding.code)
        unit = home(documents[coding.document], coding)
        codings.append(evolve(coding, unit=unit, codebook_version=version))
    return evolve(reading, codings=tuple(codings))
