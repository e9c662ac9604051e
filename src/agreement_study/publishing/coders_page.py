"""A page of its own: two coders on one text, code by code and unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.language import words
from agreement_study.model import Document
from agreement_study.publishing.code_names import code_name, value_name
from agreement_study.publishing.escape import html
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.shell import lone_page
from agreement_study.publishing.strings import number, say

Row = Mapping[str, object]
UNCONFIRMED = "reference"
"""How the names of codings begin that a language model made."""


@frozen(kw_only=True)
class Pair:
    """Two coders' names, the rows of their agreement, their differences, and stale codes."""

    a: str
    b: str
    rows: Sequence[Row]
    differences: Sequence[Row]
    stale: Sequence[str]


def coders_page(pair: Pair, document: Document, codebook: Codebook, masks: Masks, lang: str) -> str:
    """Return the page as HTML that needs no other file."""
    a, b = html(pair.a), html(pair.b)
    title = say("coders_title", lang, a=a, b=b, document=html(document.source.title))
    parts = [f"<h1>{title}</h1>"]
    if any(name.startswith(UNCONFIRMED) for name in (pair.a, pair.b)):
        parts.append(f"<p><strong>{say('coders_caution', lang)}</strong></p>")
    if pair.stale:
        parts.append(f"<p>{say('coders_stale', lang, codes=html(', '.join(pair.stale)))}</p>")
    parts.append(f"<h2>{say('coders_agreement', lang)}</h2>")
    parts.append(_agreement(pair, codebook, lang))
    parts.append(f"<h2>{say('coders_differences', lang, n=len(pair.differences))}</h2>")
    parts += [_difference(row, pair, document, codebook, masks, lang) for row in pair.differences]
    return lone_page("\n".join(parts), title=title, lang=lang)


def _agreement(pair: Pair, codebook: Codebook, lang: str) -> str:
    heads = [say(f"coders_{name}", lang) for name in ("code", "units")]
    heads += [html(pair.a), html(pair.b)]
    heads += [say(f"coders_{name}", lang) for name in ("alike", "alpha", "note")]
    body = (
        _line(
            [
                html(code_name(codebook, str(row["code"]), lang)),
                *(str(row[name]) for name in ("units", "positive_a", "positive_b")),
                *(shown(row[name], lang) for name in ("agreement", "alpha")),
                html(reason(str(row["reason"]), lang)),
            ]
        )
        for row in pair.rows
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        '<div class="table-scroll" tabindex="0" role="region" '
        f'aria-label="{say("coders_agreement", lang)}"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{''.join(body)}</tbody>\n</table></div>"
    )


def shown(value: object, lang: str) -> str:
    """Return a coefficient as the language writes it, or the word that stands in its place."""
    if isinstance(value, float):
        return number(value, lang, 2)
    return html(str(words(lang, "codebook").get(str(value), value)))


def reason(text: str, lang: str) -> str:
    """Return why there is no coefficient, in the language."""
    for english, own in words(lang, "codebook")["reasons"].items():
        text = text.replace(english, own)
    return text


def _line(cells: Iterable[str]) -> str:
    first, *rest = cells
    data = "".join(f'<td class="number">{cell}</td>' for cell in rest[:-1])
    return f'<tr><th scope="row">{first}</th>{data}<td>{rest[-1]}</td></tr>\n'


def _difference(
    row: Row, pair: Pair, document: Document, codebook: Codebook, masks: Masks, lang: str
) -> str:
    said, name = [], html(code_name(codebook, str(row["code"]), lang))
    for side, other, coder in (("a", "b", pair.a), ("b", "a", pair.b)):
        value = value_name(codebook, str(row["code"]), str(row[f"value_{side}"]), lang)
        told = say("coders_not", lang) if row["difference"] == f"only {other}" else value
        said.append(f"<dt>{html(coder)}</dt><dd>{html(told or say('coders_given', lang))}</dd>")
    return (
        '<section class="evidence">'
        f"<h3>{name} · {html(str(row['unit']))}</h3>"
        f'<blockquote lang="{document.language}">{html(masks.text(str(row["text"])))}</blockquote>'
        f'<dl class="facts">{"".join(said)}</dl></section>'
    )
