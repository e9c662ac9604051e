"""In what order texts set out the principles that they share: swapped pairs, and tau beside them.

With six principles a coefficient hides what a count shows; the count is the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from attrs import frozen

from agreement_study.model import Coding

Row = Mapping[str, Any]


@frozen(kw_only=True)
class Ranking:
    """Two orders of the same principles compared.

    `pairs` counts the pairs of shared principles, `swapped` those that stand the other way round.
    """

    shared: tuple[str, ...]
    pairs: int
    swapped: int
    swapped_pairs: tuple[tuple[str, str], ...] = ()

    @property
    def tau(self) -> float | None:
        """Kendall's tau: 1 minus twice the share of swapped pairs; None without pairs.

        References
        ----------
        Kendall (1938), A New Measure of Rank Correlation, Biometrika 30, p. 81-93.
        """
        return 1 - 2 * self.swapped / self.pairs if self.pairs else None


@frozen(kw_only=True)
class OrderContrast:
    """The orders of two texts, by their sections and by the lists that name the principles.

    `enumeration` is None where one of the texts has no list that names them.
    """

    document_a: str
    document_b: str
    sections: Ranking
    enumeration: Ranking | None


def compare_orders(
    principles: Sequence[Row], codings: Sequence[Coding], documents: Sequence[str]
) -> list[OrderContrast]:
    """Compare the orders of each pair of texts.

    Parameters
    ----------
    principles
        Rows of the table `principles`. What is the portal principle of either text stands outside
        the ranking of that pair.
    codings
        Codings of the family `list`, for the order of enumeration.
    documents
        The texts, in the order in which pairs name them.
    """
    portals = {
        name: {
            r["principle"] for r in principles if r["document"] == name and r["role"] == "portal"
        }
        for name in documents
    }
    by_section = {name: set_out(principles, name) for name in documents}
    by_list = {name: enumerated(codings, name) for name in documents}
    return [
        OrderContrast(
            document_a=a,
            document_b=b,
            sections=compare(by_section[a], by_section[b], leave_out=portals[a] | portals[b]),
            enumeration=compare(by_list[a], by_list[b], leave_out=portals[a] | portals[b])
            if by_list[a] and by_list[b]
            else None,
        )
        for a, b in combinations(documents, 2)
    ]


def compare(
    a: Sequence[str], b: Sequence[str], *, leave_out: set[str] | frozenset[str] = frozenset()
) -> Ranking:
    """Compare two orders of keys.

    >>> compare(["x", "y", "z"], ["y", "x", "z", "w"])
    Ranking(shared=('x', 'y', 'z'), pairs=3, swapped=1, swapped_pairs=(('x', 'y'),))
    """
    places = {key: place for place, key in reversed(list(enumerate(b)))}
    shared = tuple(dict.fromkeys(key for key in a if key in places and key not in leave_out))
    pairs = list(combinations(shared, 2))
    swapped = tuple((x, y) for x, y in pairs if places[x] > places[y])
    return Ranking(shared=shared, pairs=len(pairs), swapped=len(swapped), swapped_pairs=swapped)


def set_out(principles: Sequence[Row], document: str) -> list[str]:
    """Return the keys in the order in which a text sets its principles out."""
    rows = [r for r in principles if r["document"] == document and r["position"]]
    return [row["principle"] for row in sorted(rows, key=lambda row: row["position"])]


def enumerated(codings: Sequence[Coding], document: str) -> list[str]:
    """Return the keys in the order of the list that names the principles; none without one."""
    return [coding.fields[0] for coding in sorted(_in_list(codings, document), key=_position)]


def _in_list(codings: Sequence[Coding], document: str) -> Iterator[Coding]:
    return (c for c in codings if c.document == document and c.code == "list/enumerated")


def _position(coding: Coding) -> int:
    return int(coding.fields[1])
