"""Assembly: prose, executed notebooks, values and generated pages become one website folder.

The folder of each language is a complete Quarto website that reads nothing outside itself; both
renderers take it as it stands.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from attrs import frozen
from ruamel.yaml import YAML

from agreement_study.codebook import Codebook
from agreement_study.errors import Faults
from agreement_study.model import CodedDocument, fold
from agreement_study.publishing.agreed import Agreed
from agreement_study.publishing.agreement_pages import agreement_page, agreements_index
from agreement_study.publishing.codebook_history import changed_codes
from agreement_study.publishing.codebook_page import report_page
from agreement_study.publishing.docx_reference import reference_docx
from agreement_study.publishing.engines import ADDRESSES, passages_in
from agreement_study.publishing.escape import html, markdown
from agreement_study.publishing.evidence_page import evidence_page, value_id
from agreement_study.publishing.figure_data import with_figure_data
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.notebook_format import nbformat
from agreement_study.publishing.notebook_pages import notebook_page
from agreement_study.publishing.plain_outputs import without_html
from agreement_study.publishing.prose_lint import report_faults
from agreement_study.publishing.publisher import byline, footer, metadata, write_publisher
from agreement_study.publishing.quarto_engine import TYPEFACES
from agreement_study.publishing.quarto_project import merged
from agreement_study.publishing.reader import PAGE as READER
from agreement_study.publishing.reader import Reader, reader_page
from agreement_study.publishing.runs import RunResult
from agreement_study.publishing.shell import with_menu
from agreement_study.publishing.source_pages import source_page, unit_of
from agreement_study.publishing.strings import date, say
from agreement_study.records import read_yaml
from agreement_study.study import Study

TAG = {"sv": "sv-SE", "en": "en-GB"}
Row = Mapping[str, Any]


@frozen(kw_only=True)
class Materials:
    """What a site is made of."""

    study: Study
    coded: Sequence[CodedDocument]
    tables: Mapping[str, Sequence[Row]]
    results: Sequence[RunResult]
    masks: Masks
    codebook: Codebook
    pair: tuple[str, str]
    """The coders whose agreement is told beside each statement."""


def assemble(materials: Materials, lang: str, folder: Path) -> None:
    """Write the website folder of a language.

    Raises
    ------
    Faults
        With one error for each number typed by hand and each value of an unknown name.
    """
    study = materials.study
    results = [result for result in materials.results if result.lang == lang]
    named = variables(study, results, lang, materials.masks)
    _check_prose(study, lang, named)
    shutil.copytree(study.reports / lang, folder, ignore=shutil.ignore_patterns("_quarto.yml"))
    executed = {result.run: result.notebook for result in results}
    for path in folder.rglob("*.qmd"):
        _write(path, with_figure_data(path.read_text("utf-8"), executed))
    shutil.copy(study.reports / "references.bib", folder)
    _theme(folder / "theme", f"{study.file.title[lang]} · {byline(study.file.publisher, lang)}")
    write_publisher(study, lang, folder)
    _notebooks(materials, results, lang, folder / "notebooks")
    _static_pages(materials, results, lang, folder)
    _agreements(materials, lang, folder / "agreements")
    agreement = materials.tables["reliability"]
    changes = changed_codes(materials.codebook, study.reports)
    _write(folder / "codebook.qmd", report_page(materials.codebook, lang, agreement, changes))
    _write_yaml(folder / "_variables.yml", named)
    settings = configuration(study, lang)
    _write_yaml(folder / "_quarto.yml", settings)
    _frame(study, lang, folder, settings["website"].get("navbar", {}).get("left", []))
    found = json.dumps(addresses(materials, lang, folder), ensure_ascii=False, indent=0)
    _write(folder / ADDRESSES, found)


def configuration(study: Study, lang: str) -> dict[str, Any]:
    """Return `_quarto.yml`: what both languages share, and above it what one has of its own."""
    shared = read_yaml(study.reports / "_quarto.yml")
    own = read_yaml(study.reports / lang / "_quarto.yml")
    return merged(merged(shared, own), {"lang": TAG[lang], **metadata(study, lang)})


def variables(
    study: Study, results: Sequence[RunResult], lang: str, masks: Masks
) -> dict[str, Any]:
    """Return `_variables.yml`: each value and finding by run and name, as text ready for print.

    A finding that does not hold is left out, so that no page can state it; one that a run marks
    has the mark behind it.
    """
    publisher = study.file.publisher
    named: dict[str, Any] = {
        "study": {
            "title": markdown(study.file.title[lang]),
            "subtitle": markdown(study.file.subtitle[lang]) if study.file.subtitle else "",
            "authority": markdown(byline(publisher, lang)),
            "date": date(publisher.date, lang) if publisher.date else "",
            "licence": markdown(publisher.licence),
        }
    }
    for result in results:
        said = {v["name"]: markdown(masks.text(v["text"])) for v in result.values}
        said |= {
            f["id"]: markdown(masks.text(f["sentence"])) for f in result.findings if f["holds"]
        }
        named[result.run] = said
    for mark in (mark for result in results for mark in result.marks):
        said = named.get(mark["run"], {})
        if mark["finding"] in said:
            said[mark["finding"]] += f" {markdown(masks.text(mark['text']))}"
    return named


def addresses(materials: Materials, lang: str, site: Path) -> dict[str, str]:
    """Return the address of each value and finding (`run.name`), and of each passage.

    A passage is named `passage:document:start:end`; only those that a page or notebook of the
    site leads to are given.
    """
    named = {
        f"{result.run}.{name}": f"evidence.html#{value_id(result.run, name)}"
        for result in materials.results
        if result.lang == lang
        for name in [*(v["name"] for v in result.values), *(f["id"] for f in result.findings)]
    }
    pages = [*site.rglob("*.qmd"), *site.rglob("*.ipynb")]
    places = {f"passage:{p}": place_address(materials.coded, p) for p in sorted(passages_in(pages))}
    runs = {f"notebook:{r.run}": f"notebooks/{r.run}.html" for r in materials.results}
    return named | places | runs


def place_address(coded: Sequence[CodedDocument], place: str) -> str:
    """Return the address of `document:start:end` on the page of its source."""
    name, start, _ = (*place.split(":"), "0", "")[:3]
    document = next(one.document for one in coded if one.document.id == name)
    return f"sources/{name}.html#{unit_of(document, int(start))}"


def _check_prose(study: Study, lang: str, named: Mapping[str, Mapping[str, str]]) -> None:
    names = {f"{run}.{name}" for run, said in named.items() for name in said}
    if faults := list(report_faults(study.reports, [lang], names)):
        raise Faults(faults)


def _theme(folder: Path, foot: str) -> None:
    """Style sheets, typefaces and Word's styles; what is no template of a renderer."""
    with as_file(files(__package__) / "theme") as theme:
        shutil.copytree(theme, folder, ignore=shutil.ignore_patterns("*.html", "*.typ"))
    with as_file(files(__package__) / "fonts") as fonts:
        shutil.copytree(fonts, folder.parent / "fonts", ignore=shutil.ignore_patterns("*.ttf"))
        shutil.copytree(fonts, folder.parent / TYPEFACES, ignore=shutil.ignore_patterns("*.woff2"))
    (folder / "reference.docx").write_bytes(reference_docx(foot))


def _notebooks(materials: Materials, results: Sequence[RunResult], lang: str, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for result in results:
        notebook = nbformat.from_dict(materials.masks.value(result.notebook))
        name = f"{result.run}.ipynb"
        nbformat.write(without_html(notebook), folder / name)
        title = say("notebook_title", lang, run=result.run)
        languages = materials.study.file.languages
        text = notebook_page(notebook, name=name, title=title, lang=lang, languages=languages)
        _write(folder / f"{result.run}.html", text)


def _static_pages(
    materials: Materials, results: Sequence[RunResult], lang: str, folder: Path
) -> None:
    languages = materials.study.file.languages
    labels = {code: _label(materials.codebook, code, lang) for code in materials.codebook.codes()}
    for coded in materials.coded:
        text = source_page(
            coded, lang=lang, masks=materials.masks, labels=labels, languages=languages
        )
        _write(folder / "sources" / f"{coded.document.id}.html", text)
    agreed = Agreed(materials.tables, materials.codebook, materials.pair)
    text = evidence_page(
        results,
        lang=lang,
        languages=languages,
        address=lambda row: _row_link(materials, row),
        agreed=lambda rows, codes: agreed.paragraph(rows, codes, lang),
    )
    _write(folder / "evidence.html", text)
    reader = Reader(
        coded=materials.coded,
        tables=materials.tables,
        codebook=materials.codebook,
        masks=materials.masks,
        baseline=materials.study.file.baseline,
        lang=lang,
    )
    _write(folder / READER, reader_page(reader, languages))


def _frame(study: Study, lang: str, folder: Path, menu: Sequence[Mapping[str, str]]) -> None:
    """Give the pages that no engine renders the site's menu, and its foot with the publisher."""
    line = html(footer(study.file.publisher, lang))
    foot = f'<footer class="site-footer"><div>{line}</div></footer>\n</body>'
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8").replace("</body>", foot)
        _write(path, with_menu(text, menu, path.relative_to(folder).as_posix()))


def _agreements(materials: Materials, lang: str, folder: Path) -> None:
    _write(folder / "index.qmd", agreements_index(materials.coded, lang))
    for coded in materials.coded:
        text = agreement_page(coded, materials.tables, materials.codebook, lang, materials.masks)
        _write(folder / f"{coded.document.id}.qmd", text)


def _row_link(materials: Materials, row: str) -> str:
    table, _, place = row.partition(":")
    name, *offsets = place.split(":")
    href = place_address(materials.coded, place)
    coded = next(one for one in materials.coded if one.document.id == name)
    lang = coded.document.language
    if not offsets:
        title = html(coded.document.source.title)
        return f'{html(table)}: <a href="{href}" lang="{lang}">{title}</a>'
    start, end = map(int, offsets[:2])
    span = coded.document.map.to_repaired(start, end)
    quote = fold(coded.document.map.repaired[span.start : span.end])
    said = materials.masks.text(quote if len(quote) < 200 else quote[:197] + " …")
    return f'{html(table)}, {html(name)}: <a href="{href}" lang="{lang}">{html(said)}</a>'


def _label(codebook: Codebook, code: str, lang: str) -> str:
    family, _, key = code.partition("/")
    name = codebook[family].label[lang]
    return f"{name}: {codebook[family].codes[key].label[lang]}" if key else name


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_yaml(path: Path, values: Mapping[str, Any]) -> None:
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        yaml.dump(dict(values), handle)
