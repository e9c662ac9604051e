"""The fields of values, each compared by itself: who bears a commitment, what kind of event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from agreement_study.codebook import Codebook, Family, Field


@frozen(eq=False)
class Facet:
    """One field of the values of some codes.

    Attributes
    ----------
    name
        `commitment:bearer` for a field of a family, `governance/parity:value` for one of a code.
    places
        Per code, the place of the field in its value.
    """

    name: str
    known: Field
    places: Mapping[str, int]
    _read: dict[tuple[str, frozenset[str]], frozenset[str]] = field(factory=dict, init=False)

    @property
    def family(self) -> str:
        """The family of the codes."""
        return self.name.partition(":")[0].partition("/")[0]

    def read(self, code: str, values: frozenset[str]) -> frozenset[str]:
        """Return what values say in this field.

        What the field cannot have (a note in place of a value) is left out: it is not compared.
        """
        key = code, values
        if key not in self._read:
            parts = (value.split("|")[self.places[code] :] for value in values)
            self._read[key] = frozenset(p[0] for p in parts if p and self.known.knows(p[0]))
        return self._read[key]


def facets(codebook: Codebook) -> list[Facet]:
    """Return every field of the codebook's values, family by family."""
    return [facet for family in codebook.families.values() for facet in _of_family(family)]


def _of_family(family: Family) -> Iterator[Facet]:
    name = family.family
    codes = {f"{name}/{key}": key for key in family.codes} or {name: ""}
    inherit = [code for code, key in codes.items() if family.fields_of(key) == family.fields]
    for place, one in enumerate(family.fields):
        yield Facet(f"{name}:{one.name}", one, dict.fromkeys(inherit, place))
    for code, key in codes.items():
        if code not in inherit:
            for place, one in enumerate(family.fields_of(key)):
                yield Facet(f"{code}:{one.name}", one, {code: place})
