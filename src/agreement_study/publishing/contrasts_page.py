"""A page of its own: how texts differ, aspect by aspect, and what they share, with the passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import Any

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.model import Document, fold
from agreement_study.publishing.code_names import value_name
from agreement_study.publishing.escape import html
from agreement_study.publishing.governance_words import in_words
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.shell import lone_page
from agreement_study.publishing.strings import number, say

Row = Mapping[str, Any]
CHANGES = ("gained", "lost", "firmer", "softer", "reassigned", "no_such_part", "same")
"""Changes of commitments in the order in which they are read."""


@frozen(kw_only=True)
class Compared:
    """What the page tells: the texts in order, how each pair differs, and what is shared.

    `contrasts` and `shared` are rows of the tables `contrasts` and `shared_passages`.
    """

    documents: Sequence[Document]
    contrasts: Sequence[Row]
    shared: Sequence[Row]
    codebook: Codebook
    masks: Masks
    lang: str

    def say(self, key: str, **filled: object) -> str:
        """Return a text of the interface in the page's language."""
        return say(key, self.lang, **filled)

    def quote(self, document: Document, start: int | None, end: int | None) -> str:
        """Return a passage in its repaired form as HTML, with the place that it has."""
        if start is None or end is None:
            return ""
        span = document.map.to_repaired(start, end)
        said = self.masks.text(fold(document.map.repaired[span.start : span.end]))
        place = html(f"{document.id} {start}–{end}")
        return f'<blockquote lang="{document.language}" title="{place}">{html(said)}</blockquote>'

    def principle(self, key: str) -> str:
        """Return the name of a principle as HTML."""
        known = self.codebook["principle"].codes.get(key)
        own = known.label[self.lang] if known else key.removeprefix("other:")
        return html(own[:1].upper() + own[1:]) if own else self.say("contrast_no_principle")


def contrasts_page(compared: Compared) -> str:
    """Return the page as HTML that needs no other file."""
    names = " – ".join(html(document.id) for document in compared.documents)
    title = compared.say("contrast_title", names=names)
    titles = "".join(
        f'<li lang="{document.language}">{html(document.source.title or document.id)}</li>'
        for document in compared.documents
    )
    parts = [
        f"<h1>{title}</h1>",
        f"<ul>{titles}</ul>",
        f"<p>{compared.say('contrast_reading')}</p>",
    ]
    for a, b in combinations(compared.documents, 2):
        parts += _pair(compared, a, b)
    return lone_page("\n".join(parts), title=title, lang=compared.lang)


def _pair(compared: Compared, a: Document, b: Document) -> Iterator[str]:
    rows = [r for r in compared.contrasts if (r["document_a"], r["document_b"]) == (a.id, b.id)]
    shared = [s for s in compared.shared if {s["document_a"], s["document_b"]} == {a.id, b.id}]
    by_aspect: dict[str, list[Row]] = {}
    for row in rows:
        by_aspect.setdefault(row["aspect"], []).append(row)
    yield f"<h2>{html(a.id)} – {html(b.id)}</h2>"
    yield f"<h3>{compared.say('contrast_principles')}</h3>"
    yield _principles(compared, by_aspect.get("principle", []), a, b)
    yield from (_order(compared, row) for row in by_aspect.get("order", []))
    yield f"<h3>{compared.say('contrast_said')}</h3>"
    yield from _said(compared, by_aspect.get("said", []), a, b)
    yield f"<h3>{compared.say('contrast_governance')}</h3>"
    yield _governance(compared, by_aspect.get("governance", []), a, b)
    yield f"<h3>{compared.say('contrast_commitments')}</h3>"
    yield from _commitments(compared, by_aspect.get("commitment", []), a, b)
    yield f"<h3>{compared.say('contrast_shared', n=len(shared))}</h3>"
    yield from (_shared(compared, one, a, b) for one in shared)


def _principles(compared: Compared, rows: Sequence[Row], a: Document, b: Document) -> str:
    lines = [
        (
            compared.principle(row["item"]),
            html(row["value_a"]) or "–",
            html(row["value_b"]) or "–",
            compared.say(f"change_{row['change']}"),
        )
        for row in rows
    ]
    heads = (compared.say("contrast_principle"), html(a.id), html(b.id))
    return _table(compared, "contrast_principles", (*heads, compared.say("contrast_change")), lines)


def _order(compared: Compared, row: Row) -> str:
    swapped, _, pairs = row["change"].partition("/")
    return f"<p>{compared.say('contrast_order_' + row['item'], k=swapped, m=pairs)}</p>"


def _said(compared: Compared, rows: Sequence[Row], a: Document, b: Document) -> Iterator[str]:
    """What stands under a principle in one text alone, folded under its name and counts."""
    for item, group in groupby(rows, key=lambda row: row["item"]):
        listed = list(group)
        only = {a.id: [r for r in listed if r["change"] == "only_a"]}
        only[b.id] = [r for r in listed if r["change"] == "only_b"]
        counts = ", ".join(f"{html(name)} {len(found)}" for name, found in only.items())
        inner = "".join(
            f"<h4>{html(name)}</h4>" + "".join(_quotes(compared, row, a, b) for row in found)
            for name, found in only.items()
            if found
        )
        yield _fold(f"{compared.principle(item)}: {counts}", inner)
    if not rows:
        yield f"<p>{compared.say('contrast_nothing')}</p>"


def _governance(compared: Compared, rows: Sequence[Row], a: Document, b: Document) -> str:
    lines = []
    for row in rows:
        a_says = "" if row["change"] == "only_b" else _attribute(compared, row, row["value_a"])
        b_says = "" if row["change"] == "only_a" else _attribute(compared, row, row["value_b"])
        label = compared.codebook["governance"].codes[row["item"]].label[compared.lang]
        silent = compared.say("governance_silent")
        lines.append(
            (
                html(label),
                a_says or silent,
                b_says or silent,
                compared.say(f"change_{row['change']}"),
            )
        )
    heads = (compared.say("contrast_attribute"), html(a.id), html(b.id))
    return _table(compared, "contrast_governance", (*heads, compared.say("contrast_change")), lines)


def _attribute(compared: Compared, row: Row, values: str) -> str:
    said = (
        in_words(compared.codebook, row["item"], value, compared.lang)
        for value in values.split("; ")
    )
    return html("; ".join(said))


def _commitments(
    compared: Compared, rows: Sequence[Row], a: Document, b: Document
) -> Iterator[str]:
    for change in CHANGES:
        found = [row for row in rows if row["change"] == change]
        if found:
            inner = "".join(_commitment(compared, row, a, b) for row in found)
            yield _fold(f"{compared.say(f'commitment_{change}')}: {len(found)}", inner)
    if not rows:
        yield f"<p>{compared.say('contrast_nothing')}</p>"


def _commitment(compared: Compared, row: Row, a: Document, b: Document) -> str:
    values = dict.fromkeys(filter(None, (row["value_a"], row["value_b"])))
    words = (value_name(compared.codebook, "commitment", value, compared.lang) for value in values)
    told = html(" → ".join(words))
    return f"{_quotes(compared, row, a, b)}<p>{compared.principle(row['item'])}: {told}</p>"


def _quotes(compared: Compared, row: Row, a: Document, b: Document) -> str:
    return compared.quote(a, row["start_a"], row["end_a"]) + compared.quote(
        b, row["start_b"], row["end_b"]
    )


def _shared(compared: Compared, one: Row, a: Document, b: Document) -> str:
    similarity = number(one["similarity"], compared.lang, 2)
    told = compared.say("contrast_similarity", n=similarity)
    stock = f" {compared.say('contrast_stock')}" if one["common_stock"] else ""
    sides = {one[f"document_{side}"]: (one[f"start_{side}"], one[f"end_{side}"]) for side in "ab"}
    sides = {one[f"document_{side}"]: (one[f"start_{side}"], one[f"end_{side}"]) for side in "ab"}
    quotes = (
        f"<h4>{html(document.id)}</h4>{compared.quote(document, *sides[document.id])}"
        for document in (a, b)
    )
    return f'<section class="evidence">{"".join(quotes)}<p>{told}{stock}</p></section>'


def _table(
    compared: Compared, label: str, heads: Iterable[str], lines: Sequence[Sequence[str]]
) -> str:
    if not lines:
        return f"<p>{compared.say('contrast_nothing')}</p>"
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in lines
    )
    return (
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{compared.say(label)}">'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody>\n</table></div>"
    )


def _fold(summary: str, inner: str) -> str:
    return f"<details><summary>{summary}</summary>{inner}</details>"


def page_name(names: Sequence[str]) -> str:
    """Return the name of the page's file."""
    return f"{'-'.join(names)}.html"
