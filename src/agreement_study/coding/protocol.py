"""What a coder is: a plug-in that reads a document and yields codings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from agreement_study.codebook import Codebook
from agreement_study.model import Coding, Document


@runtime_checkable
class Coder(Protocol):
    """A program that codes documents.

    Attributes
    ----------
    name
        How its codings are signed.
    version
        Changed whenever the coder would code a text differently.
    families
        The families of codes that it codes; they become its coverage.
    needs
        Families that must be coded before, found in `found`.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - told above

    @property
    def version(self) -> str: ...  # noqa: D102

    @property
    def families(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def needs(self) -> tuple[str, ...]: ...  # noqa: D102

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document.

        Parameters
        ----------
        found
            The codings of the families in `needs`.
        """
        ...
