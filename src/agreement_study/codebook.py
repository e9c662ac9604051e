"""The codebook: families of codes, their labels and rules, and the baselines of principles.

One YAML file per family in `data/codebook/`, and `baselines.yaml`. `Codebook.version_of` gives
the digest of a code's own entry, by which a coding of a changed code is known to be stale.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from attrs import field, frozen

from agreement_study.errors import StudyError, UsageError
from agreement_study.model import Coding, Text
from agreement_study.records import plain, read_record, read_yaml


@frozen(kw_only=True)
class Example:
    """A text that carries the code (or, in `counterexamples`, does not); examples are tests."""

    text: str
    language: str
    value: str = ""
    heading: str = ""


@frozen(kw_only=True)
class Field:
    """One field of a value: a closed list of keys, or free by `pattern`."""

    name: str
    label: Text
    values: Mapping[str, Text] = field(factory=dict)
    pattern: str = ""

    def knows(self, value: str) -> bool:
        """Tell whether the field can have a value; one without a list or a pattern can have any."""
        if value in self.values:
            return True
        if self.pattern:
            return re.fullmatch(self.pattern, value) is not None
        return not self.values


@frozen(kw_only=True)
class Code:
    """A code with the rule for applying it. `names` and `cues` are lists per language."""

    label: Text
    definition: Text
    include: Text | None = None
    exclude: Text | None = None
    names: Mapping[str, tuple[str, ...]] = field(factory=dict)
    cues: Mapping[str, tuple[str, ...]] = field(factory=dict)
    fields: tuple[Field, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()


@frozen(kw_only=True)
class Family:
    """Codes that answer one question.

    A family without keys has the one code of its name, and then its own rules and examples.
    """

    family: str
    label: Text
    definition: Text
    include: Text | None = None
    exclude: Text | None = None
    fields: tuple[Field, ...] = ()
    codes: Mapping[str, Code] = field(factory=dict)
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()

    def fields_of(self, key: str) -> tuple[Field, ...]:
        """Return the fields of the value of a code: its own, else those of the family."""
        code = self.codes.get(key)
        return code.fields if code and code.fields else self.fields


@frozen(kw_only=True)
class Baseline:
    """A named list of principles against which an agreement's list is held."""

    label: Text
    principles: tuple[str, ...]
    citation: str
    year: str = ""


@frozen(kw_only=True)
class Codebook:
    """All families and baselines."""

    families: Mapping[str, Family]
    baselines: Mapping[str, Baseline]

    def __getitem__(self, family: str) -> Family:
        return self.families[family]

    def principle(self, key: str) -> Code | None:
        """Return the code of a principle, or None for one that the codebook does not know."""
        return self.families["principle"].codes.get(key)

    def baseline(self, name: str) -> Baseline:
        """Return a baseline by name.

        Raises
        ------
        UsageError
            If there is none of that name.
        """
        if name not in self.baselines:
            raise UsageError(
                f"baseline {name!r}",
                expected=" or ".join(self.baselines),
                do="name one of these, or add one to data/codebook/baselines.yaml",
            )
        return self.baselines[name]

    def codes(self) -> Iterator[str]:
        """Yield every code as codings write it: `family` or `family/key`."""
        for name, family in self.families.items():
            yield from (f"{name}/{key}" for key in family.codes)
            if not family.codes:
                yield name

    @cached_property
    def _versions(self) -> dict[str, str]:
        versions = {}
        for name, family in self.families.items():
            frame = plain(family)
            codes = frame.pop("codes")
            versions[name] = _digest({**frame, "codes": {} if codes else None})
            versions |= {f"{name}/{key}": _digest([frame, code]) for key, code in codes.items()}
            versions[f"{name}/*"] = _digest([frame, codes])
        return versions

    def version_of(self, code: str) -> str:
        """Return the digest of the entry of a code (of its family, for an unknown key)."""
        return self._versions.get(code) or self._versions.get(code.partition("/")[0], "")

    def version_of_family(self, family: str) -> str:
        """Return the digest of a family with all its codes."""
        return self._versions.get(f"{family}/*", "")

    def is_stale(self, coding: Coding) -> bool:
        """Tell whether the code of a coding has changed since it was made.

        A coding that does not know its codebook (the reference) is never stale.
        """
        version = coding.codebook_version
        return bool(version) and version != self.version_of(coding.code)

    @cached_property
    def version(self) -> str:
        """The digest of the whole codebook."""
        return _digest([plain(self.families), plain(self.baselines)])


def read_codebook(folder: Path | None = None) -> Codebook:
    """Read a codebook from a folder, or the package's own.

    Raises
    ------
    StudyError
        If the folder has no baselines.yaml, or a baseline names an unknown principle.
    Faults
        With each fault of each file.
    """
    if folder is None:
        with as_file(files("agreement_study") / "defaults") as own:
            return read_codebook(own)
    families = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.stem != "baselines":
            family = read_record(path, Family)
            families[family.family] = family
    return Codebook(
        families=families, baselines=_read_baselines(folder / "baselines.yaml", families)
    )


def _read_baselines(path: Path, families: Mapping[str, Family]) -> dict[str, Baseline]:
    values: dict[str, Any] = read_yaml(path)
    baselines = {name: read_record(path, Baseline, value) for name, value in values.items()}
    known = families["principle"].codes if "principle" in families else {}
    for name, baseline in baselines.items():
        unknown = [key for key in baseline.principles if key not in known]
        if unknown:
            raise StudyError(
                f"{path}: {name}",
                expected=f"principles of the codebook ({', '.join(known)})",
                got=", ".join(unknown),
                do="correct the key or add the principle to the codebook",
            )
    return baselines


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
