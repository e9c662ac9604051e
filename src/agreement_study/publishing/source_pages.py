"""The page of a source: its text as received and as repaired, each unit with an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from agreement_study.model import CodedDocument, Coding, Document, SourceDate, Unit, fold
from agreement_study.publishing.escape import html
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.shell import page
from agreement_study.publishing.strings import fact_date, number, say
from agreement_study.spans import Edit


def source_page(
    coded: CodedDocument,
    *,
    lang: str,
    masks: Masks,
    labels: dict[str, str],
    languages: Sequence[str],
) -> str:
    """Return the page of a document as HTML that needs no other file but the style sheet.

    Parameters
    ----------
    labels
        Labels of codes, in the language of the interface.
    languages
        The languages in which there is such a page.
    """
    document = coded.document
    title = say("source_page_title", lang, title=document.source.title)
    body = [
        f"<h1>{html(title)}</h1>",
        _about(document, lang),
        f'<p><a href="../reader.html#text-{document.id}">{say("to_reader", lang)}</a></p>',
        _switch(document, lang),
        f'<div class="source-text" id="text" lang="{document.language}">',
        *_units(coded, masks, labels, lang),
        "</div>",
        _edits(document, lang, masks),
    ]
    return page(
        "\n".join(body),
        title=title,
        lang=lang,
        depth=1,
        alternates={other: f"../../{other}/sources/{document.id}.html" for other in languages},
    )


def unit_of(document: Document, start: int) -> str:
    """Return the address of the unit in which an offset lies, on the page of its source."""
    inside = [unit for unit in document.units if unit.start <= start < unit.end]
    return anchor(inside[0]) if inside else "text"


def anchor(unit: Unit) -> str:
    """Return the id of a unit on its page: `u-017`."""
    return "u-" + unit.id.rpartition("#")[2]


def _about(document: Document, lang: str) -> str:
    source = document.source
    rows = [
        ("about_kind", say(f"kind_{source.kind}", lang)),
        ("about_language", say(f"language_{document.language}", lang)),
        *((f"date_{d.type}", _dated(d, lang, document.language)) for d in source.dates),
        ("about_origin", html(source.origin) or say("unknown", lang)),
        ("about_terms", html(source.terms) or say("unknown", lang)),
        ("about_damage", say("percent", lang, n=number(100 * document.damage, lang, 1))),
        ("about_sha256", f"<code>{source.sha256}</code>"),
    ]
    note = f"<p>{html(source.note[lang])}</p>" if source.note else ""
    cells = "\n".join(f"<dt>{say(key, lang)}</dt><dd>{text}</dd>" for key, text in rows)
    return f'{note}<dl class="facts">{cells}</dl>'


def _dated(dated: SourceDate, lang: str, own: str) -> str:
    said = html(fact_date(dated.type, dated.date, lang))
    # the marks of a quote are those of the page, its words those of the text
    words = f'<span lang="{own}">{html(dated.citation)}</span>'
    quoted = f": <q>{words}</q>" if dated.citation else ""
    return f"{said} ({say('basis_' + dated.basis, lang)}){quoted}"


def _switch(document: Document, lang: str) -> str:
    if not document.edits:
        return f'<p class="note">{say("no_edits", lang)}</p>'
    options = "".join(
        f'<label><input type="radio" name="text" value="{value}"{checked}> '
        f"{say('text_' + value, lang)}</label>"
        for value, checked in (("repaired", " checked"), ("received", ""))
    )
    return (
        f'<fieldset class="switch"><legend>{say("text_shown", lang)}</legend>{options}</fieldset>'
    )


def _units(coded: CodedDocument, masks: Masks, labels: dict[str, str], lang: str) -> Iterable[str]:
    codes: dict[str, list[Coding]] = {}
    for coding in coded.codings:
        codes.setdefault(coding.unit, []).append(coding)
    masked = masks.text(coded.document.text)
    for noise, units in groupby(coded.document.units, key=lambda unit: unit.kind == "noise"):
        shown = [
            _unit(coded.document, unit, masked, codes.get(unit.id, []), labels, lang)
            for unit in units
        ]
        if noise:
            said = f'<summary lang="{lang}">{say("noise", lang)}</summary>'
            yield f'<details class="noise">{said}{"".join(shown)}</details>'
        else:
            yield from shown


def _unit(
    document: Document,
    unit: Unit,
    masked: str,
    codings: Sequence[Coding],
    labels: dict[str, str],
    lang: str,
) -> str:
    kind = {"heading": "unit-heading", "item": "unit-item"}.get(unit.kind, "unit")
    marks = dict.fromkeys(labels[c.code] for c in codings if c.code in labels)
    tags = "".join(f'<span class="code">{html(mark)}</span>' for mark in marks)
    aside = f'<span class="codes" lang="{lang}">{tags}</span>' if tags else ""
    number_ = unit.id.rpartition("#")[2].lstrip("0")
    link = f'<a class="address" href="#{anchor(unit)}">{number_}</a>'
    text = _text(document, unit, masked)
    return f'<div class="{kind}" id="{anchor(unit)}">{link}<p>{text}</p>{aside}</div>'


def _text(document: Document, unit: Unit, masked: str) -> str:
    """The text of a unit, each edit with both its readings."""
    parts, at = [], unit.start
    for edit in document.map.within(unit.start, unit.end):
        parts += [html(fold_inside(masked[at : edit.start])), _edit(edit)]
        at = edit.end
    return "".join([*parts, html(fold_inside(masked[at : unit.end]))])


def fold_inside(text: str) -> str:
    """Fold white space and keep one blank at each end where there was some."""
    folded = fold(text)
    if not folded:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + folded + (" " if text[-1].isspace() else "")


def _edit(edit: Edit) -> str:
    received = html(fold(edit.received))
    return (
        f'<span class="edit" title="{received}"><ins>{html(edit.repaired)}</ins>'
        f"<del>{received}</del></span>"
    )


def _edits(document: Document, lang: str, masks: Masks) -> str:
    if not document.edits:
        return ""
    counts = Counter((e.rule, masks.text(fold(e.received)), e.repaired) for e in document.edits)
    rows = "".join(
        f"<tr><td>{html(rule)}</td><td>{html(received)}</td><td>{html(repaired)}</td>"
        f'<td class="number">{count}</td></tr>'
        for (rule, received, repaired), count in sorted(counts.items())
    )
    heads = "".join(
        f'<th scope="col">{say(key, lang)}</th>'
        for key in ("edit_rule", "edit_received", "edit_repaired", "edit_count")
    )
    summary = say("edits_summary", lang, n=number(len(document.edits), lang))
    return (
        f'<h2 id="edits">{say("edits_title", lang)}</h2><details><summary>{summary}</summary>'
        f'<div class="table-scroll" tabindex="0" role="region" '
        f'aria-label="{say("edits_title", lang)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )
