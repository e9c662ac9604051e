"""Who publishes the report: the block of study.yaml, where readers of each format look for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agreement_study.errors import PublishingError
from agreement_study.publishing.escape import literal, markdown
from agreement_study.publishing.strings import date, say
from agreement_study.study import Publisher, Study

COLOPHON, EXAMPLE = "_colophon.qmd", "_example.qmd"
COLOPHON_FRONT = "_colophon_front.qmd"
"""The same under an identifier of its own, for pages that have it in front in print alone."""
NOTHING = "<!-- -->\n"
"""An include that shows nothing: both engines want a file there."""


def byline(publisher: Publisher, lang: str) -> str:
    """Return the publisher's name, with the mark of an example where nobody stands behind it."""
    name = publisher.authority[lang]
    return say("example_of", lang, name=name) if publisher.example else name


def facts(publisher: Publisher, lang: str) -> list[tuple[str, str]]:
    """Return what study.yaml says of the publication, as pairs of a label and a text."""
    known = {
        "authority": byline(publisher, lang),
        "date": date(publisher.date, lang) if publisher.date else "",
        "diarienummer": publisher.diarienummer,
        "series": publisher.series,
        "isbn": publisher.isbn,
        "licence": publisher.licence,
        "contact": publisher.contact,
    }
    return [(say(f"publisher_{key}", lang), text) for key, text in known.items() if text]


def footer(publisher: Publisher, lang: str) -> str:
    """Return the line at the foot of each page, as plain text."""
    known = [byline(publisher, lang), publisher.series, publisher.diarienummer, publisher.licence]
    if publisher.contact:
        known.append(f"{say('publisher_contact', lang)}: {publisher.contact}")
    lines = [" · ".join(text for text in known if text)]
    return " – ".join([*lines, say("example_short", lang)] if publisher.example else lines)


def metadata(study: Study, lang: str) -> dict[str, Any]:
    """Return what every page of the site says of its publisher, for `_quarto.yml`."""
    publisher = study.file.publisher
    bar = {"logo": _logo(publisher), "logo-alt": _logo_alt(publisher, lang)}
    website: dict[str, Any] = {
        "title": study.file.title[lang],
        "page-footer": markdown(footer(publisher, lang)),
    }
    if publisher.logo:
        website["navbar"] = bar
    said = {"author": markdown(byline(publisher, lang)), "date": publisher.date}
    return {**{key: text for key, text in said.items() if text}, "website": website}


def write_publisher(study: Study, lang: str, folder: Path) -> None:
    """Write the includes that pages take, and put the logo beside them.

    Raises
    ------
    PublishingError
        If the logo is missing, or has no text that says what it shows.
    """
    publisher = study.file.publisher
    if publisher.logo:
        _put_logo(study, publisher, lang, folder)
    for name, anchor in ((COLOPHON, "sec-colophon"), (COLOPHON_FRONT, "sec-colophon-front")):
        text = _colophon(publisher, lang, anchor)
        (folder / name).write_text(text, "utf-8", newline="\n")
    said = _example(lang) if publisher.example else NOTHING
    (folder / EXAMPLE).write_text(said, "utf-8", newline="\n")


def _colophon(publisher: Publisher, lang: str, anchor: str) -> str:
    """The section on the publication; pages place it, in print at the front of the report."""
    parts = [f"## {say('colophon', lang)} {{#{anchor} .unnumbered}}"]
    if publisher.logo:
        alt = json.dumps(literal(_logo_alt(publisher, lang)), ensure_ascii=False)
        image = f"![](/{_logo(publisher)}){{fig-alt={alt} width=45mm}}"
        parts.append(f"[{image}]{{.publisher-logo}}")
    parts += [f"{label}\n:   {markdown(text)}" for label, text in facts(publisher, lang)]
    return "\n\n".join(parts) + "\n"  # no division: print would take the space above its heading


def _example(lang: str) -> str:
    title = f"## {say('example_title', lang)} {{.unnumbered .unlisted}}"
    return _division("callout-important", [title, say("example_long", lang)])


def _division(kind: str, parts: Sequence[str]) -> str:
    inner = "\n\n".join(parts)
    return f"::: {{.{kind}}}\n{inner}\n:::\n"


def _logo(publisher: Publisher) -> str:
    return f"images/logo{Path(publisher.logo).suffix}"


def _logo_alt(publisher: Publisher, lang: str) -> str:
    return publisher.logo_alt[lang] if publisher.logo_alt else ""


def _put_logo(study: Study, publisher: Publisher, lang: str, folder: Path) -> None:
    path = study.root / publisher.logo
    where = f"{study.root / 'study.yaml'}: publisher"
    if not path.is_file():
        raise PublishingError(f"{where}: logo", expected="an image", got=f"no file {path}")
    if not _logo_alt(publisher, lang).strip():
        raise PublishingError(
            f"{where}: logo_alt",
            expected="a text that says what the logo shows, in each language",
            got="none",
        )
    (folder / "images").mkdir(exist_ok=True)
    shutil.copy(path, folder / _logo(publisher))
