"""A release: the study, masked and run where it will be published from, and its descriptions.

It is made beside the folder that was asked for and swapped in whole; what an interrupted
publication left is taken away by the next.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from attrs import evolve, frozen

from agreement_study.errors import UsageError
from agreement_study.locks import alone
from agreement_study.masked_copies import copy_masked, masks_of_study
from agreement_study.orders import Order, Tell
from agreement_study.publishing.catalogue import write_catalogue
from agreement_study.publishing.data_package import write_data_package
from agreement_study.publishing.leaks import check_masked
from agreement_study.publishing.notes import write_notes
from agreement_study.publishing.published import Difference, Published, differences, write_published
from agreement_study.publishing.release_facts import (
    CRATE,
    REPORT,
    STUDY,
    TABLES,
    Licence,
    Release,
    licence_of,
)
from agreement_study.publishing.research_crate import write_crate
from agreement_study.reproduction import made
from agreement_study.study import Study
from agreement_study.study_copies import FOLDERS, copy_study

STAGED = ".{}.staged"
OLD = ".{}.old"


@frozen(kw_only=True)
class Publication:
    """What was published, and which values came out otherwise once names were masked."""

    record: Published
    masked: tuple[Difference, ...]


def publish(study: Study, out: Path, order: Order, tell: Tell, *, url: str = "") -> Publication:
    """Bring the build up to date, make a release, and record in the study what was published.

    Parameters
    ----------
    out
        A new or empty folder, or that of an earlier release, which is replaced.
    url
        Where the release will stand; for the addresses in its catalogue.

    Raises
    ------
    UsageError
        If `out` holds something else, or lies where the study keeps its own files.
    Faults
        If study.yaml lacks what a release must tell, or a name of a person was left.
    """
    out = out.resolve()
    licence = licence_of(study)
    with alone(study.build / ".publish.lock", "publication"):
        _check_place(study, out)
        record = made(study, evolve(order, with_names=False), tell)
        staged = _staging(out)
        try:
            found = _make(study, staged, licence, url, order, tell)
            write_published(record, study.reports)
            _swap(staged, out)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    kinds = ("values", "findings")
    changed = [one for one in differences(record, found) if one.kind in kinds]
    return Publication(record=record, masked=() if order.with_names else tuple(changed))


def _make(
    study: Study, staged: Path, licence: Licence, url: str, order: Order, tell: Tell
) -> Published:
    """Make the release in `staged`, from nothing but what it holds itself."""
    copy = (copy_study if order.with_names else copy_masked)(study, staged / STUDY)
    found = made(copy, evolve(order, force=False), tell)
    for name in (TABLES, REPORT):
        (copy.build / name).rename(staged / name)
    shutil.rmtree(copy.build)
    write_published(found, copy.reports)
    release = Release(folder=staged, study=copy, licence=licence, url=_with_slash(url))
    steps = (write_data_package, write_catalogue, write_crate)
    done = tell("describe", len(steps))
    write_notes(release, named=order.with_names)
    for step in steps:
        step(release)
        done()
    if not order.with_names:
        check_masked(staged, masks_of_study(study).names)
    return found


def _check_place(study: Study, out: Path) -> None:
    """Finish what an interrupt left; refuse a folder that is not ours to replace."""
    old = out.with_name(OLD.format(out.name))
    if old.exists():
        shutil.rmtree(old) if out.exists() else old.rename(out)
    own = [study.root / name for name in FOLDERS]
    if any(folder == out or folder in out.parents for folder in own):
        raise UsageError(f"--out {out}", expected="a folder outside of the study's own files")
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / CRATE).is_file()):
        raise UsageError(
            f"--out {out}",
            expected="a new or empty folder, or an earlier release",
            got="other files",
            do="name another folder",
        )


def _staging(out: Path) -> Path:
    staged = out.with_name(STAGED.format(out.name))
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    return staged


def _swap(staged: Path, out: Path) -> None:
    old = out.with_name(OLD.format(out.name))
    if out.exists():
        out.rename(old)
    staged.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"
