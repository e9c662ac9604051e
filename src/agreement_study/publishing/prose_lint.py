"""Nothing typed by hand: a number in the prose is a value of a run, or marked as no result.

A result is written `[{{< var run.name >}}]{.value data-name="run.name"}`. A number that is none,
such as a year or the name of a standard, is marked: `[2008]{.literal}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from agreement_study.errors import AgreementStudyError, PublishingError
from agreement_study.language import words
from agreement_study.publishing.quarto_project import FRONT_MATTER
from agreement_study.publishing.shortcodes import EMBED, INCLUDE

OWN = "study."
"""Variables that say what study.yaml says: no results, so that nothing need lie behind them."""
PASSAGE = "passage:"
COMMENT = re.compile(r"<!--.*?-->|^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$|`[^`\n]*`", re.DOTALL | re.M)
VARIABLE = re.compile(r"\{\{<\s*var\s+(\S+)\s*>\}\}")
NAMED = re.compile(r'\bdata-name="([^"]*)"')
VALUE = re.compile(r"\[\{\{<\s*var\s+(\S+)\s*>\}\}\]\{([^{}]*)\}")
HEADING = re.compile(r"^#{1,6}[ \t].*?(?:\{[^{}]*#([\w-]+)[^{}]*\})?[ \t]*$", re.MULTILINE)
EXEMPT = re.compile(
    r"""
      \{\{<.*?>\}\}                                    # shortcodes
    | \[[^\[\]]*\]\{[^{}]*\.literal\b[^{}]*\}          # what is marked as literal
    | \[[^\[\]]*@[^\[\]]*\] | (?<!\w)-?@[\w:./-]*\w    # citations and references
    | \[\^[^\]\s]+\]                                   # footnotes' names
    | \]\([^()]*\) | <[^<>]*> | https?://\S+           # links' targets, tags, addresses
    | \{[^{}]*\}                                       # attributes
    | ^[ \t>]*\(?(?:\d+|@\w*)[.)](?=[ \t])             # markers of ordered lists
    """,
    re.VERBOSE | re.MULTILINE,
)


@frozen(kw_only=True)
class Outline:
    """What the same page has in every language."""

    headings: tuple[str, ...]
    embeds: tuple[str, ...]
    includes: tuple[str, ...]
    values: tuple[str, ...]


def report_faults(
    reports: Path, languages: Sequence[str], names: Collection[str] | None = None
) -> Iterator[AgreementStudyError]:
    """Tell all faults of the prose of a study's reports.

    Parameters
    ----------
    names
        The values, findings and variables that there are (`run.name`); None if no run has been
        made yet, so that names cannot be checked.
    """
    for lang in languages:
        for path in sorted((reports / lang).glob("**/*.qmd")):
            yield from prose_faults(path, lang, names)
    yield from _unlike(reports, languages)


def prose_faults(
    path: Path, lang: str, names: Collection[str] | None = None
) -> Iterator[PublishingError]:
    """Tell the numbers typed by hand, and the values that are unknown or lead nowhere."""
    text = _blanked(FRONT_MATTER, path.read_text("utf-8"))
    text = _blanked(COMMENT, text)
    spans = {found.start() + 1: found for found in VALUE.finditer(text)}
    for found in VARIABLE.finditer(text):
        yield from _value_faults(found, spans.get(found.start()), names, _at(path, text, found))
    for found in NAMED.finditer(text):
        if names is not None and found[1] not in names and not found[1].startswith(PASSAGE):
            yield _unknown(_at(path, text, found), found[1], names)
    for found in _number(lang).finditer(_blanked(EXEMPT, text)):
        yield PublishingError(
            _at(path, text, found),
            expected="a number that is a value of a run, or marked as no result",
            got=found[0],
            do='write [{{< var run.name >}}]{.value data-name="run.name"}, '
            f"or [{found[0]}]{{.literal}} where it is no result",
        )


def outline(text: str) -> Outline:
    """Return what a page must share with the same page in another language."""
    text = _blanked(COMMENT, _blanked(FRONT_MATTER, text))
    return Outline(
        headings=tuple(found[1] or "" for found in HEADING.finditer(text)),
        embeds=tuple(f"{found[1]}#{found[2]}" for found in EMBED.finditer(text)),
        includes=tuple(INCLUDE.findall(text)),
        values=tuple(sorted(VARIABLE.findall(text))),
    )


def _value_faults(
    found: re.Match[str], span: re.Match[str] | None, names: Collection[str] | None, where: str
) -> Iterator[PublishingError]:
    """A variable that is a result must be known, and carry its name for the link to its rows."""
    name = found[1]
    if names is not None and name not in names:
        yield _unknown(where, name, names)
    wanted = f'data-name="{name}"'
    if not name.startswith(OWN) and (span is None or wanted not in span[2]):
        yield PublishingError(
            where,
            expected=f'[{found[0]}]{{.value data-name="{name}"}}',
            got=span[0] if span else found[0],
            do="give the value its name, so that it leads to the rows behind it",
        )


def _unknown(where: str, name: str, names: Collection[str]) -> PublishingError:
    run = name.partition(".")[0]
    near = sorted(known for known in names if known.partition(".")[0] == run) or sorted(
        {known.partition(".")[0] for known in names}
    )
    return PublishingError(
        where,
        expected="one of " + ", ".join(near),
        got=name,
        do="mend the name; what a notebook states since is known after `agreement-study run`, and "
        "a finding that does not hold cannot be stated",
    )


def _unlike(reports: Path, languages: Sequence[str]) -> Iterator[PublishingError]:
    """Pages that one language has and another lacks, or that differ in what they show."""
    first, *others = languages
    for other in others:
        pages = {
            lang: {p.relative_to(reports / lang): p for p in (reports / lang).glob("**/*.qmd")}
            for lang in (first, other)
        }
        for name in sorted(pages[first].keys() ^ pages[other].keys()):
            lacking = other if name in pages[first] else first
            yield PublishingError(str(reports / lacking / name), expected="a page", got="none")
        for name in sorted(pages[first].keys() & pages[other].keys()):
            here, there = (outline(pages[lang][name].read_text("utf-8")) for lang in (first, other))
            for part in ("headings", "embeds", "includes", "values"):
                yield from _differing(
                    pages[other][name], part, getattr(here, part), getattr(there, part)
                )


def _differing(
    path: Path, part: str, expected: Sequence[str], got: Sequence[str]
) -> Iterator[PublishingError]:
    if expected != got:
        yield PublishingError(
            f"{path}: {part}",
            expected=", ".join(expected) or "none",
            got=", ".join(got) or "none",
            do="let the page have the same headings, embeds and values in every language",
        )


@cache
def _number(lang: str) -> re.Pattern[str]:
    """Digits, and number words but for that which is an article too."""
    named = [word for word, n in words(lang)["numerals"].items() if n > 1]
    return re.compile(rf"\d+(?:[.,:/ ]\d+)*|\b(?:{'|'.join(named)})\b", re.IGNORECASE)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with blanks in the place of what a pattern finds; lines stay where they are."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _at(path: Path, text: str, found: re.Match[str]) -> str:
    return f"{path}, line {text.count(chr(10), 0, found.start()) + 1}"
