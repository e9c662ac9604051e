"""What can go wrong, and how it is told.

    AgreementStudyError          any fault that a user can mend; exit status 1
    ├── UsageError               a command, run or parameter that does not exist; exit status 2
    ├── SourceError              a source that is missing, changed, empty or not readable as text
    ├── StudyError               study.yaml, the registry, the codebook or runs.yaml
    ├── CodingError              a coder that cannot run, or a coding that does not fit its text
    ├── PublishingError          a notebook, a report or a renderer
    └── Faults                   several of the above, told at once

Each message says where, what was expected, what was found, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable


class AgreementStudyError(Exception):
    """A fault that the user can mend.

    Parameters
    ----------
    where
        File, line, command or cell in which the fault lies.
    expected, got
        What should stand there, and what does.
    do
        The next step that mends it.
    """

    exit_status = 1

    def __init__(self, where: str, *, expected: str = "", got: str = "", do: str = "") -> None:
        self.where, self.expected, self.got, self.do = where, expected, got, do
        parts = [("expected", expected), ("got", got), ("do", do)]
        lines = [where] + [f"  {name + ':':<10}{text}" for name, text in parts if text]
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[object, ...]:
        """Cross process borders: keyword arguments are not kept by default."""
        return _rebuild, (type(self), self.where, self.expected, self.got, self.do)


def _rebuild(
    kind: type[AgreementStudyError], where: str, expected: str, got: str, do: str
) -> AgreementStudyError:
    return kind(where, expected=expected, got=got, do=do)


class UsageError(AgreementStudyError):
    """A command, run or parameter that does not exist."""

    exit_status = 2


class SourceError(AgreementStudyError):
    """A source that is missing, changed, empty or not readable as text."""


class StudyError(AgreementStudyError):
    """A fault in study.yaml, the registry, the codebook or runs.yaml."""


class CodingError(AgreementStudyError):
    """A coder that cannot run, or a coding that does not fit its text."""


class PublishingError(AgreementStudyError):
    """A notebook, a report or a renderer."""


class Faults(AgreementStudyError):
    """Several faults, told at once."""

    def __init__(self, faults: Iterable[AgreementStudyError]) -> None:
        self.faults = tuple(faults)
        if self.faults and all(fault.exit_status == 2 for fault in self.faults):
            self.exit_status = 2
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[object, ...]:
        return Faults, (self.faults,)
