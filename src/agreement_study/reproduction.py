"""A study run again in an empty folder, and compared with what was published of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from agreement_study.build import build
from agreement_study.errors import UsageError
from agreement_study.masked_copies import masks_of_study
from agreement_study.orders import Order, Tell
from agreement_study.publishing.certificate import Rerun
from agreement_study.publishing.codebook_history import FILE
from agreement_study.publishing.published import Published, read_published, record_of
from agreement_study.publishing.release_facts import STUDY
from agreement_study.study import MARKER, Study
from agreement_study.study_copies import copy_study


def study_of_release(release: Path) -> Study:
    """Return the study in a release.

    Raises
    ------
    UsageError
        If the folder is no release.
    """
    if not (release / STUDY / MARKER).is_file():
        raise UsageError(
            str(release),
            expected="a folder that agreement-study publish made",
            got=f"no {STUDY}/{MARKER} in it" if release.is_dir() else "no such folder",
        )
    return Study((release / STUDY).resolve())


def reproduce(study: Study, order: Order, tell: Tell) -> Rerun:
    """Run a copy of a study in an empty folder and compare it with `reports/published.json`.

    Raises
    ------
    StudyError
        If nothing was published yet.
    Faults
        If a source is missing or not the registered one.
    """
    published = read_published(study.reports / FILE)
    study.check_sources()
    started = _now()
    with TemporaryDirectory(prefix="agreement-study-") as folder:
        copy = copy_study(study, Path(folder).resolve() / STUDY)
        found = made(copy, order, tell)
    title = study.file.title
    return Rerun(
        title={"sv": title.sv, "en": title.en},
        published=published,
        found=found,
        started=started,
        finished=_now(),
    )


def made(study: Study, order: Order, tell: Tell) -> Published:
    """Bring the build of a study up to date and return its record, names masked."""
    build(study, order, tell)
    return record_of(study, study.build / "tables", masks_of_study(study))


def _now() -> datetime:
    return datetime.now().astimezone()
