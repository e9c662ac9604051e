"""The assembled sites keep to what Quarto and the embedded renderer make alike.

Quarto itself is not needed: what it would trip over can be read from the folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from agreement_study.publishing.embeds import cell_options
from agreement_study.publishing.quarto_project import FRONT_MATTER
from agreement_study.publishing.shortcodes import EMBED, INCLUDE, expand_includes
from agreement_study.records import read_yaml

LANGUAGES = pytest.mark.parametrize("lang", ["sv", "en"])
SHORTCODE = re.compile(r"\{\{<\s*(\w+)\s+(\S+)\s*>\}\}")
UNESCAPED = re.compile(r"(?<!\\)[@$*_<>\"`|#\[\]{}~^]|\\-\\-|\.\.\.|(?<!\\)--")
NOT_PLAIN = re.compile(r"[@$*_<>\\\[\]{}\"#^~`|]|--|\.\.\.")
LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"(`+).*?\1", re.DOTALL)
IDENTIFIER = re.compile(r"\{#([\w-]+)")
LOADING = ("html", "javascript", "widget")


def site_of(built: Path, lang: str) -> Path:
    return built / "build" / "site" / lang


def pages(site: Path) -> Iterator[tuple[str, Path, str]]:
    """Name, path and body of each page and include."""
    for path in sorted(site.rglob("*.qmd")):
        text = path.read_text("utf-8")
        found = FRONT_MATTER.match(text)
        yield path.relative_to(site).as_posix(), path, text[found.end() if found else 0 :]


def cells(site: Path) -> Iterator[tuple[str, str, dict[str, Any], list[Mapping[str, Any]]]]:
    """Notebook, label, options and output data of each labelled cell."""
    for path in sorted(site.glob("notebooks/*.ipynb")):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            options = cell_options(cell)
            if label := options.get("label"):
                data = [output.get("data", {}) for output in cell["outputs"]]
                yield f"notebooks/{path.name}", label, options, data


@LANGUAGES
def test_values_are_quoted_texts_in_which_every_sign_is_escaped(built: Path, lang: str) -> None:
    for run, named in read_yaml(site_of(built, lang) / "_variables.yml").items():
        for name, text in named.items():
            assert isinstance(text, str), (run, name)
            assert not UNESCAPED.search(text), (run, name, text)


@LANGUAGES
def test_no_output_loads_scripts_and_no_notebook_knows_the_machine(built: Path, lang: str) -> None:
    for path in sorted(site_of(built, lang).glob("notebooks/*.ipynb")):
        text = path.read_text("utf-8")
        assert str(built) not in text
        for cell in json.loads(text)["cells"]:
            for output in cell.get("outputs", []):
                kinds = [k for k in output.get("data", {}) if any(word in k for word in LOADING)]
                assert kinds == [], (path.name, cell["source"][:1])


@LANGUAGES
def test_labels_are_unique_and_captions_and_alternative_texts_are_as_quarto_takes_them(
    built: Path, lang: str
) -> None:
    seen = set()
    for notebook, label, options, data in cells(site_of(built, lang)):
        where = (notebook, label)
        assert where not in seen
        seen.add(where)
        kinds = {kind for one in data for kind in one}
        if label.startswith("fig-"):
            assert {"image/svg+xml", "image/png"} <= kinds, where
            assert not UNESCAPED.search(options["fig-cap"]), where
            assert options["fig-alt"].strip(), where
            assert not re.search(r"\{\{|\n|\"", options["fig-alt"]), where
        if label.startswith("tbl-"):
            assert "text/markdown" in kinds, where
            assert not NOT_PLAIN.search(options["tbl-cap"]), (where, options["tbl-cap"])


@LANGUAGES
def test_shortcodes_resolve_and_stand_where_quarto_sees_them(built: Path, lang: str) -> None:
    site = site_of(built, lang)
    named = read_yaml(site / "_variables.yml")
    shown = {
        f"{notebook}#{label}"
        for notebook, label, _, data in cells(site)
        if any({"text/markdown", "image/svg+xml"} & set(one) for one in data)
    }
    for name, path, body in pages(site):
        alone = {*INCLUDE.findall(body), *("#".join(found[:2]) for found in EMBED.findall(body))}
        for kind, target in SHORTCODE.findall(CODE.sub("", body)):
            where = (name, kind, target)
            if kind == "var":
                run, _, value = target.partition(".")
                assert value in named[run], where
            elif kind == "include":
                assert (path.parent / target).is_file(), where
                assert target in alone, where
            else:
                assert kind == "embed", where
                assert target in shown, where
                assert target in alone, where


@LANGUAGES
def test_pages_keep_to_what_both_engines_read_alike(built: Path, lang: str) -> None:
    for name, _, body in pages(site_of(built, lang)):
        fences = re.findall(r"^:::+[ \t]*(\S?)", body, re.MULTILINE)
        assert fences.count("") * 2 == len(fences), name
        levels = [len(mark) for mark in re.findall(r"^(#+) ", body, re.MULTILINE)]
        assert all(below <= above + 1 for above, below in pairwise(levels)), name
        said = re.sub(r"\{[^{}]*\}|<[^<>]*>", "", SHORTCODE.sub("", CODE.sub("", body)))
        assert not re.search(r"(?<!\\)[\"$]|\.\.\.|\\-\\-|<br", said), name
        assert "title=" not in body, name
        assert not re.search(r"!\[[^\]]*\]\([^()]*\)(?!\{[^{}]*fig-alt=)", said), name


@LANGUAGES
def test_no_identifier_stands_twice_on_a_page(built: Path, lang: str) -> None:
    site = site_of(built, lang)
    for name, path, body in pages(site):
        if not path.name.startswith("_"):
            whole = expand_includes(body, site, Path(name))
            found = IDENTIFIER.findall(CODE.sub("", whole))
            assert len(found) == len(set(found)), (name, found)


@LANGUAGES
def test_links_of_pages_lead_to_files_that_either_engine_puts_out(built: Path, lang: str) -> None:
    site = site_of(built, lang)
    for name, path, body in pages(site):
        for target in LINK.findall(CODE.sub("", body)):
            place = target.partition("#")[0]
            if not place or re.match(r"\w+:", target):
                continue
            file = path.parent / place
            made = file.with_suffix(".qmd") if file.suffix in (".pdf", ".docx", ".html") else file
            assert file.is_file() or made.is_file(), (name, target)


@LANGUAGES
def test_what_the_configuration_names_is_there(built: Path, lang: str) -> None:
    site = site_of(built, lang)
    settings = read_yaml(site / "_quarto.yml")
    formats = settings["format"]
    for name in (
        formats["html"]["css"],
        formats["docx"]["reference-doc"],
        settings["bibliography"],
        *(one["href"] for one in settings["website"]["navbar"]["left"]),
    ):
        assert (site / name).is_file(), name
    for pattern in settings["project"]["resources"]:
        assert list(site.glob(pattern)) or pattern == "images/*", pattern
    faces = [
        path.name for folder in formats["typst"]["font-paths"] for path in (site / folder).iterdir()
    ]
    assert formats["typst"]["mainfont"].replace(" ", "") + "-Regular.ttf" in faces


@LANGUAGES
def test_pages_that_no_engine_renders_lead_back_into_the_site(built: Path, lang: str) -> None:
    site = site_of(built, lang)
    menu = [
        re.sub(r"\.qmd$", ".html", one["href"])
        for one in read_yaml(site / "_quarto.yml")["website"]["navbar"]["left"]
    ]
    for path in sorted(site.rglob("*.html")):
        links = lxml_html.parse(str(path)).getroot().xpath("//header//nav/a/@href")
        led = [(path.parent / href).resolve().relative_to(site.resolve().parent) for href in links]
        assert [p.as_posix() for p in led if p.parts[0] == lang] == [f"{lang}/{m}" for m in menu]
