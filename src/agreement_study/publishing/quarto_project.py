"""A Quarto website folder as values: its configuration, variables, words and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import field, frozen
from ruamel.yaml.error import YAMLError

from agreement_study.errors import PublishingError
from agreement_study.yaml_text import load_yaml

FORMATS = {"html": "html", "docx": "docx", "typst": "typst", "pdf": "typst"}
SUFFIXES = {"html": ".html", "docx": ".docx", "typst": ".pdf"}
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
NOT_INHERITED = ("project", "website", "format", "quarto-required")


@frozen(kw_only=True)
class Page:
    """One source page: path from the project's folder, merged metadata, formats and text."""

    path: Path
    metadata: Mapping[str, Any]
    formats: Mapping[str, Mapping[str, Any]]
    text: str

    @property
    def name(self) -> str:
        """Path without suffix, as links write it."""
        return self.path.with_suffix("").as_posix()


@frozen(kw_only=True)
class Project:
    """A website folder that was read."""

    folder: Path
    settings: Mapping[str, Any]
    variables: Mapping[str, Any]
    words: Mapping[str, Any]
    pages: tuple[Page, ...] = field(factory=tuple)

    @property
    def language(self) -> str:
        """Language tag, such as ``sv-SE``."""
        return str(self.settings.get("lang", "en"))

    @property
    def website(self) -> Mapping[str, Any]:
        """What ``_quarto.yml`` says under ``website``."""
        return self.settings.get("website") or {}

    def page_named(self, name: str) -> Page | None:
        """The page with a path without suffix, if there is one."""
        return next((page for page in self.pages if page.name == name), None)


def read_project(folder: Path) -> Project:
    """Read ``_quarto.yml``, ``_variables.yml`` and all pages of a folder.

    Raises
    ------
    PublishingError
        If the configuration is missing or no YAML, or no page is found.
    """
    folder = folder.resolve()  # pandoc runs in folders of its own
    settings = _read_yaml(folder / "_quarto.yml", required=True)
    words = words_of(str(settings.get("lang", "en")), settings.get("language") or {})
    paths = sorted(_page_paths(folder, settings))
    if not paths:
        raise PublishingError(
            str(folder / "_quarto.yml"),
            expected="at least one page (.qmd) under project: render",
            got=str((settings.get("project") or {}).get("render", "no list")),
            do="name the pages, or take the list away",
        )
    return Project(
        folder=folder,
        settings=settings,
        variables=_read_yaml(folder / "_variables.yml"),
        words=words,
        pages=tuple(read_page(folder, path, settings) for path in paths),
    )


def read_page(folder: Path, path: Path, settings: Mapping[str, Any]) -> Page:
    """Read one page; its front matter goes before ``_metadata.yml`` and ``_quarto.yml``."""
    text = (folder / path).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    found = FRONT_MATTER.match(text)
    own = _parse_yaml(found[1], str(folder / path)) if found else {}
    shared = {k: v for k, v in settings.items() if k not in NOT_INHERITED}
    for parent in reversed(path.parents):
        shared = merged(shared, _read_yaml(folder / parent / "_metadata.yml"))
    chosen = _format_options(own.get("format"))
    default = merged(_format_options(settings.get("format")), _format_options(shared.get("format")))
    names = [name for name in (chosen or default) if name in FORMATS]
    formats = {FORMATS[n]: merged(default.get(n, {}), chosen.get(n, {})) for n in names}
    metadata = merged(shared, {k: v for k, v in own.items() if k != "format"})
    return Page(
        path=path,
        metadata=metadata,
        formats=formats or {"html": {}},
        text=text[found.end() :] if found else text,
    )


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Two mappings as one: mappings deep, all else by the second."""
    result = dict(first)
    for key, value in second.items():
        old = result.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[key] = merged(old, value) if both else value  # type: ignore[arg-type]
    return result


def lookup(values: Mapping[str, Any], name: str) -> Any:
    """Value of a dotted name such as ``principles.vgr-2014.count``, None if there is none."""
    value: Any = values
    for key in name.split("."):
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def words_of(language: str, own: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of a language, those that a project sets itself first."""
    known = _all_words()
    short = language.split("-")[0].lower()
    if short not in known:
        raise PublishingError(
            "lang in _quarto.yml",
            expected="one of " + ", ".join(sorted(known)),
            got=language,
            do="add the language's words to publishing/words.yaml",
        )
    return {**known[short], **{k: v for k, v in own.items() if not isinstance(v, Mapping)}}


@lru_cache(maxsize=1)
def _all_words() -> dict[str, dict[str, Any]]:
    text = resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    known: dict[str, dict[str, Any]] = load_yaml(text)
    return known


def _format_options(value: Any) -> dict[str, Mapping[str, Any]]:
    if isinstance(value, str):
        return {value: {}}
    if isinstance(value, Mapping):
        return {k: v if isinstance(v, Mapping) else {} for k, v in value.items()}
    return {}


def _page_paths(folder: Path, settings: Mapping[str, Any]) -> Iterator[Path]:
    project = settings.get("project") or {}
    patterns: Sequence[str] = project.get("render") or ["**/*.qmd"]
    skipped = {path for p in patterns if p.startswith("!") for path in folder.glob(p[1:])}
    found = {path for p in patterns if not p.startswith("!") for path in _matches(folder, p)}
    for path in found - skipped:
        relative = path.relative_to(folder)
        if path.suffix == ".qmd" and not any(part[0] in "_." for part in relative.parts):
            yield relative


def _matches(folder: Path, pattern: str) -> Iterable[Path]:
    path = folder / pattern
    return path.rglob("*.qmd") if path.is_dir() else folder.glob(pattern)


def _read_yaml(path: Path, *, required: bool = False) -> dict[str, Any]:
    if path.is_file():
        return _parse_yaml(path.read_text(encoding="utf-8-sig"), str(path))
    if required:
        raise PublishingError(
            str(path), expected="a Quarto project", got="no such file", do="assemble the site first"
        )
    return {}


def _parse_yaml(text: str, where: str) -> dict[str, Any]:
    try:
        values = load_yaml(text)
    except YAMLError as error:
        message = " ".join(str(error).split())
        raise PublishingError(where, expected="YAML", got=message, do="mend the line") from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise PublishingError(
            where, expected="keys with values", got=type(values).__name__, do="write key: value"
        )
    return values
