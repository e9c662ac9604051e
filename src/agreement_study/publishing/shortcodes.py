"""Text steps on a page's Markdown: includes, variables, metadata, escaped shortcodes.

``include`` and ``embed`` stand alone on a line; ``var`` and ``meta`` anywhere. What an author
escaped as ``{{{< x >}}}`` becomes a marker of private-use characters that no later step
touches, and is put back into pandoc's tree as literal text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

from agreement_study.errors import PublishingError
from agreement_study.publishing.quarto_project import lookup

INCLUDE = re.compile(r"^[ \t]*\{\{<\s*include\s+(\S+)\s*>\}\}[ \t]*$", re.MULTILINE)
EMBED = re.compile(r"^[ \t]*\{\{<\s*embed\s+(\S+?)#(\S+)((?:\s+\w+=\S+)*)\s*>\}\}[ \t]*$", re.M)
ESCAPED = re.compile(r"\{(\{\{<.*?>\}\})\}")
SHORTCODE = re.compile(r"\{\{<\s*(\S+)\s*(.*?)\s*>\}\}")
OPEN, CLOSE = "\ue0fa", "\ue0fb"
MARKER = re.compile(f"{OPEN}(\\d+){CLOSE}")


@frozen(kw_only=True)
class Escapes:
    """Literal shortcodes of a page, in the order in which they were met."""

    texts: list[str] = field(factory=list)

    def hide(self, text: str) -> str:
        """Put a marker in the place of each escaped shortcode."""

        def marker(found: re.Match[str]) -> str:
            self.texts.append(found[1])
            return f"{OPEN}{len(self.texts) - 1}{CLOSE}"

        return ESCAPED.sub(marker, text)

    def restore(self, json_text: str) -> str:
        """Put the literal texts back into pandoc's JSON."""
        return MARKER.sub(lambda m: json.dumps(self.texts[int(m[1])])[1:-1], json_text)

    def restore_plain(self, text: str) -> str:
        """Put the literal texts back into a text that is no JSON."""
        return MARKER.sub(lambda m: self.texts[int(m[1])], text)


def locate(folder: Path, page: Path, target: str) -> Path:
    """A path as a page writes it: from the project's folder with ``/``, else from the page's."""
    return folder / target.lstrip("/") if target.startswith("/") else folder / page.parent / target


def expand_includes(text: str, folder: Path, page: Path, seen: tuple[Path, ...] = ()) -> str:
    """Replace each include by its file's text, recursively.

    Parameters
    ----------
    page
        Path of the page at the top, from which relative paths are read.

    Raises
    ------
    PublishingError
        If a file is missing or includes itself.
    """

    def included(found: re.Match[str]) -> str:
        path = locate(folder, page, found[1]).resolve()
        where = f"{seen[-1] if seen else folder / page}: {found[0].strip()}"
        if path in seen:
            names = " > ".join(p.name for p in (*seen, path))
            raise PublishingError(
                where, expected="no cycle", got=names, do="take one of these includes away"
            )
        if not path.is_file():
            raise PublishingError(
                where,
                expected="a file in the site's folder",
                got=f"no file {path}",
                do="mend the path; it is read from the page's folder, with / from the project's",
            )
        inner = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        return expand_includes(inner, folder, page, (*seen, path)).strip("\n")

    return INCLUDE.sub(included, text)


def expand_values(
    text: str, *, variables: Mapping[str, Any], metadata: Mapping[str, Any], where: str
) -> str:
    """Replace ``var`` and ``meta`` by their values, which are Markdown.

    Raises
    ------
    PublishingError
        For an unknown name, a value that is no text, or any other shortcode.
    """

    def value(found: re.Match[str]) -> str:
        name, argument = found[1], found[2]
        place = f"{where}: {found[0]}"
        if name == "var":
            return _text(lookup(variables, argument), place, argument, "_variables.yml", variables)
        if name == "meta":
            known = lookup(metadata, argument)
            return _text(_as_text(known), place, argument, "the page's metadata", metadata)
        if name == "pagebreak":
            return "::: {.page-break}\n:::"
        raise _misplaced(place, name)

    made = SHORTCODE.sub(value, text)
    if "{{<" in made:
        at = made.index("{{<")
        raise PublishingError(
            where,
            expected="a whole shortcode on one line",
            got=" ".join(made[at : at + 60].split()),
            do="close it with >}}, or escape it as {{{< … >}}}",
        )
    return made


def _as_text(value: Any) -> Any:
    """Metadata may be numbers and dates; variables are texts."""
    return str(value) if isinstance(value, (int, float, date)) else value


def _text(value: Any, where: str, name: str, source: str, known: Mapping[str, Any]) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        near = ", ".join(_near(name, known)) or "no name like it"
        raise PublishingError(
            where, expected=f"a name in {source}", got=f"{name} (near: {near})", do="mend the name"
        )
    raise PublishingError(
        where,
        expected="one quoted text",
        got=f"{name} is {type(value).__name__}: {value}",
        do=f"put it in quotes in {source}, or name one value below it",
    )


def _near(name: str, known: Mapping[str, Any]) -> list[str]:
    """At most five full names whose last part begins like that of a name."""
    start = name.rpartition(".")[2][:4]
    return [full for full in _names(known) if full.rpartition(".")[2].startswith(start)][:5]


def _names(values: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _names(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def _misplaced(where: str, name: str) -> PublishingError:
    if name in ("include", "embed"):
        return PublishingError(
            where,
            expected="include FILE or embed NOTEBOOK#LABEL, alone on a line",
            got="text around it, or no label",
            do="put it on a line of its own",
        )
    return PublishingError(
        where,
        expected="one of include, embed, var, meta",
        got=name,
        do="write the text out, or escape it as {{{< … >}}}",
    )
