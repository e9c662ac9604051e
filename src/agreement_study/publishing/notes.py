"""What tells a reader how to cite a release, what may be done with it, and how to rerun it."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML

from agreement_study import __version__
from agreement_study.fingerprints import package_digest
from agreement_study.publishing.release_facts import (
    CITATION,
    LANGUAGES,
    LICENCE,
    README,
    Release,
)
from agreement_study.publishing.strings import say


def write_notes(release: Release, *, named: bool) -> None:
    """Write README.md, LICENSE.md and CITATION.cff.

    Parameters
    ----------
    named
        Whether names of persons were left as they stand.
    """
    _write(release, README, "\n".join(_readme(release, lang, named) for lang in LANGUAGES))
    _write(release, LICENCE, "\n".join(_licence(release, lang) for lang in LANGUAGES))
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    with (release.folder / CITATION).open("w", encoding="utf-8", newline="\n") as handle:
        yaml.dump(citation(release), handle)


def citation(release: Release) -> dict[str, Any]:
    """Return what CITATION.cff says (Citation File Format 1.2.0)."""
    study, publisher = release.study, release.publisher
    title = study.file.title.sv if study.file.languages[0] == "sv" else study.file.title.en
    authority: Any = {"name": publisher.authority[study.file.languages[0]]}
    made: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": say("release_cite", "en"),
        "type": "dataset",
        "title": title,
        "abstract": say("release_about", "en"),
        "authors": [authority],
        "version": publisher.date,
        "date-released": publisher.date,
        "license": release.licence.spdx,
        "keywords": [say("release_keyword", lang) for lang in LANGUAGES],
        "references": [
            {"type": "generic", "title": s.title, "authors": [{"name": n} for n in s.parties]}
            for s in study.sources.values()
            if s.title and s.parties
        ],
    }
    if publisher.isbn:
        made["isbn"] = publisher.isbn
    if release.url:
        made["url"] = release.url
    return {key: value for key, value in made.items() if value}


def _readme(release: Release, lang: str, named: bool) -> str:
    study, publisher = release.study, release.publisher
    example = f"\n{say('example_long', lang)}\n" if publisher.example else ""
    return say(
        "release_readme",
        lang,
        title=study.file.title[lang],
        authority=publisher.authority[lang],
        date=publisher.date,
        example=example,
        names=say("release_named" if named else "release_masked", lang),
        version=__version__,
        digest=package_digest(),
    )


def _licence(release: Release, lang: str) -> str:
    rows = "".join(
        f"- {s.title}: {s.terms or say('terms_unknown', lang)}\n"
        for s in release.study.sources.values()
    )
    licence = release.licence
    return say("release_licence", lang, name=licence.name, url=licence.url, sources=rows)


def _write(release: Release, name: str, text: str) -> None:
    (release.folder / name).write_text(text, encoding="utf-8", newline="\n")
