"""YAML files to frozen records, with every fault of a file told at once, by line and path."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from attrs import has
from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from agreement_study.errors import AgreementStudyError, Faults, StudyError
from agreement_study.yaml_text import load_yaml

T = TypeVar("T")


def read_yaml(path: Path) -> Any:
    """Read a YAML 1.2 file into plain values.

    Raises
    ------
    StudyError
        If the file is missing, not UTF-8 or not YAML; the message names line and column.
    """
    return _parse(path, "safe")


def read_record(path: Path, kind: type[T], data: Any = None) -> T:
    """Read a YAML file into a record.

    Parameters
    ----------
    data
        The values of the file where they were read and changed before.

    Raises
    ------
    Faults
        With one StudyError per fault: unknown key, missing key, wrong type.
    """
    values = read_yaml(path) if data is None else data
    try:
        return converter().structure(values, kind)
    except Exception as error:
        raise Faults(_faults(path, error)) from None


def _parse(path: Path, typ: str) -> Any:
    try:
        return pickle.loads(_loaded(path.read_text(encoding="utf-8"), typ))
    except FileNotFoundError:
        raise StudyError(str(path), expected="a YAML file", got="no such file") from None
    except UnicodeDecodeError as error:
        raise StudyError(
            f"{path}, byte {error.start}", expected="UTF-8", got=hex(error.object[error.start])
        ) from None
    except YAMLError as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        line = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = str(getattr(error, "problem", error))
        raise StudyError(f"{path}{line}", expected="valid YAML", got=problem) from None


@lru_cache(maxsize=256)
def _loaded(text: str, typ: str) -> bytes:
    """Load a text of YAML, which takes long, once per process; packed, so that nobody changes it.

    A codebook of a few files is read by every command, and by every run of a process.
    """
    return pickle.dumps(load_yaml(text) if typ == "safe" else YAML(typ=typ).load(text))


@lru_cache(maxsize=1)
def converter() -> Converter:
    """Return the converter of the project: strict keys, and no text made of other types."""
    made = Converter(detailed_validation=True)
    made.register_structure_hook(str, _text)
    made.register_structure_hook(Path, lambda value, _: Path(_text(value, str)))
    made.register_structure_hook_factory(
        has,
        lambda kind: make_dict_structure_fn(
            kind, made, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
        ),
    )
    return made


def _text(value: Any, _kind: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r}: write it in quotes")
    return value


def _faults(path: Path, error: Exception) -> list[AgreementStudyError]:
    tree = _parse(path, "rt")
    faults: list[AgreementStudyError] = []
    for line in transform_error(error, path="$", format_exception=_describe):
        problem, _, place = line.rpartition(" @ ")
        steps = place.replace("[", ".").replace("]", "").replace("'", "").split(".")[1:]
        at = ".".join(step for step in steps if step)
        number = _line(tree, steps)
        faults.append(StudyError(f"{path}, line {number}: {at or 'top level'}", got=problem))
    return faults


def _describe(error: BaseException, kind: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(sorted(a.name for a in getattr(error.cl, "__attrs_attrs__", ())))
        return f"unknown key {', '.join(sorted(error.extra_fields))} (known: {known})"
    if isinstance(error, KeyError):
        return f"key {error.args[0]} is missing"
    name = getattr(kind, "__name__", str(kind))
    return f"{error} (expected {name})"


def _line(tree: Any, steps: list[str]) -> int:
    """Line of the deepest node of `steps` that there is, from 1."""
    line = 1
    for step in filter(None, steps):
        key: Any = int(step) if step.isdigit() and isinstance(tree, list) else step
        try:
            found: Any = tree.lc
            position = found.item(key) if isinstance(key, int) else found.key(key)
            line, tree = position[0] + 1, tree[key]
        except (KeyError, IndexError, AttributeError, TypeError):
            break
    return line


def plain(value: Any) -> Any:
    """Return records as plain values, for hashing and writing."""
    unstructured = converter().unstructure(value)
    if isinstance(unstructured, Mapping):
        return {str(key): plain(inner) for key, inner in unstructured.items()}
    return str(unstructured) if isinstance(unstructured, Path) else unstructured
