"""The page of one agreement: what it is, and which principles it sets out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from agreement_study.codebook import Codebook
from agreement_study.model import CodedDocument, Source, fold
from agreement_study.publishing.escape import markdown
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.strings import fact_date, number, say

Row = Mapping[str, Any]


def agreement_page(
    coded: CodedDocument,
    tables: Mapping[str, Sequence[Row]],
    codebook: Codebook,
    lang: str,
    masks: Masks,
) -> str:
    """Return the page as Markdown for both renderers."""
    source = coded.document.source
    rows = [row for row in tables["principles"] if row["document"] == source.id]
    parts = [
        front_matter(source.title, "number-sections: false"),
        _facts(coded, lang),
        f"## {say('principles', lang)} {{#sec-principles}}\n",
        _principles(rows, codebook, lang, coded.document.language)
        if rows
        else say("no_principles", lang) + "\n",
        *(_section(row, coded, codebook, lang, masks) for row in rows if _set_out(row)),
        '::: {.content-visible when-format="html"}\n'
        f"[{say('to_source', lang)}](../sources/{source.id}.html)\n\n"
        f"[{say('to_reader', lang)}](../reader.html#text-{source.id})\n:::\n",
    ]
    return "\n".join(parts)


def agreements_index(coded: Sequence[CodedDocument], lang: str) -> str:
    """Return the page that lists the texts, with what each says of itself."""
    parts = [
        front_matter(
            say("texts", lang), "number-sections: false", "format:", "  html:", "    toc: false"
        )
    ]
    for one in coded:
        source = one.document.source
        title = _own(source.title, one.document.language, lang)
        parts.append(f"[{title}]({source.id}.qmd)\n:   {_summary(source, lang)}\n")
    parts.append(
        '::: {.content-visible when-format="html"}\n'
        f"[{say('reader_title', lang)}](../reader.html)\n:::\n"
    )
    return "\n".join(parts)


def front_matter(title: str, *more: str) -> str:
    """Return the head of a page; a title is a YAML string, in which Markdown is escaped."""
    quoted = json.dumps(markdown(title), ensure_ascii=False)
    return "\n".join(["---", f"title: {quoted}", *more, "---", ""])


def _summary(source: Source, lang: str) -> str:
    kind = say(f"kind_{source.kind}", lang)
    said = ", ".join(filter(None, [kind[:1].upper() + kind[1:], markdown(source.region)]))
    return f"{said}. {markdown(source.note[lang])}" if source.note else f"{said}."


def _facts(coded: CodedDocument, lang: str) -> str:
    source = coded.document.source
    facts = [
        (say("about_kind", lang), say(f"kind_{source.kind}", lang)),
        (say("about_language", lang), say(f"language_{coded.document.language}", lang)),
        *(
            (
                say(f"date_{d.type}", lang),
                f"{fact_date(d.type, d.date, lang)} ({say('basis_' + d.basis, lang)})",
            )
            for d in source.dates
        ),
        (say("about_origin", lang), markdown(source.origin) or say("unknown", lang)),
        (say("about_terms", lang), markdown(source.terms) or say("unknown", lang)),
        (
            say("about_damage", lang),
            say("percent", lang, n=number(100 * coded.document.damage, lang, 1)),
        ),
    ]
    note = f"{markdown(source.note[lang])}\n\n" if source.note else ""
    return note + "\n\n".join(f"{name}\n:   {text}" for name, text in facts) + "\n"


def _own(text: str, own: str, lang: str) -> str:
    """Words of a text as Markdown, with their language where it is not the page's."""
    return markdown(text) if own == lang else f"[{markdown(text)}]{{lang={own}}}"


def _principles(rows: Sequence[Row], codebook: Codebook, lang: str, own: str) -> str:
    heads = [say(f"column_{key}", lang) for key in ("principle", "position", "label", "relation")]
    lines = ["| " + " | ".join(heads) + " |", "|-------------|---:|-----------------|---------|"]
    for row in rows:
        code = codebook.principle(row["principle"])
        name = code.label[lang] if code else row["label"]
        relation = say(f"relation_{row['relation']}", lang)
        if row["role"] == "portal":
            relation += f", {say('portal', lang)}"
        cells = [
            markdown(name),
            str(row["position"] or "–"),
            _own(row["label"], own, lang) if row["label"] else "–",
            relation,
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + f"\n\n: {say('principles_caption', lang)} {{#tbl-principles}}\n"


def _set_out(row: Row) -> bool:
    return bool(row["section_end"])


def _section(row: Row, coded: CodedDocument, codebook: Codebook, lang: str, masks: Masks) -> str:
    document = coded.document
    code = codebook.principle(row["principle"])
    label = code.label[lang] if code else row["principle"]
    title = _own(row["label"], document.language, lang) if row["label"] else markdown(label)
    units = [
        masks.text(unit.text)
        for unit in document.units
        if row["section_start"] < unit.end
        and unit.start < row["section_end"]
        and unit.kind in ("sentence", "item")
    ]
    quote = "\n>\n".join(f"> {markdown(fold(text))}" for text in units)
    return f'### {title} {{.unnumbered}}\n\n::: {{lang="{document.language}"}}\n{quote}\n:::\n'
