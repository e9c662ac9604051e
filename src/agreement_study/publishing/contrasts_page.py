"""A page of its own: how texts differ, aspect by aspect, and what they share, with the passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby

from agreement_study.model import Document
from agreement_study.publishing.code_names import value_name
from agreement_study.publishing.compared import Compared, Row
from agreement_study.publishing.escape import html
from agreement_study.publishing.governance_words import in_words
from agreement_study.publishing.html_fragment import stacked
from agreement_study.publishing.shell import lone_page
from agreement_study.publishing.strings import listed, number

CHANGES = ("lost", "gained", "firmer", "softer", "reassigned", "no_such_part", "same")
"""Changes of commitments in the order in which they are read."""
ONLY_A, ONLY_B = ("dropped", "lost", "only_a"), ("added", "gained", "only_b")
"""Changes of the tables that say, of all aspects, that one text alone has something."""


def contrasts_page(compared: Compared) -> str:
    """Return the page as HTML that needs no other file."""
    names = listed(list(compared.names.values()), compared.lang)
    title = compared.say("contrast_title", names=names)
    parts = [
        f"<h1>{title}</h1>",
        _texts(compared),
        f"<p>{compared.say('contrast_reading')}</p>",
    ]
    pairs = list(combinations(compared.documents, 2))
    for a, b in pairs:
        if len(pairs) > 1:
            two = listed([compared.names[a.id], compared.names[b.id]], compared.lang)
            parts.append(f"<h2>{two}</h2>")
        parts += _pair(compared, a, b, 3 if len(pairs) > 1 else 2)
    return lone_page("\n".join(parts), title=title, lang=compared.lang)


def _texts(compared: Compared) -> str:
    """What each text is: its title, where it has one, and its language."""
    said = []
    for document in compared.documents:
        title = document.source.title
        known = f'<span lang="{document.language}">{html(title)}</span>, '
        language = compared.say(f"language_{document.language}")
        own = known if title not in ("", document.id) else ""
        said.append(f"<dt>{compared.names[document.id]}</dt><dd>{own}{language}</dd>")
    return f'<dl class="facts">{"".join(said)}</dl>'


def _pair(compared: Compared, a: Document, b: Document, level: int) -> Iterator[str]:
    rows = [r for r in compared.contrasts if (r["document_a"], r["document_b"]) == (a.id, b.id)]
    shared = [s for s in compared.shared if {s["document_a"], s["document_b"]} == {a.id, b.id}]
    by_aspect: dict[str, list[Row]] = {}
    for row in rows:
        by_aspect.setdefault(row["aspect"], []).append(row)

    def heading(key: str) -> str:
        return f"<h{level}>{compared.say(f'contrast_{key}')}</h{level}>"

    yield heading("principles")
    yield _principles(compared, by_aspect.get("principle", []), a, b)
    yield from (_order(compared, row) for row in by_aspect.get("order", []))
    yield heading("said")
    yield from _said(compared, by_aspect.get("said", []), a, b, level + 1)
    yield heading("governance")
    yield _governance(compared, by_aspect.get("governance", []), a, b)
    yield heading("commitments")
    yield from _commitments(compared, by_aspect.get("commitment", []), a, b)
    yield heading("shared")
    yield from (_shared(compared, one, a, b) for one in shared)
    if not shared:
        yield f"<p>{compared.say('shared_none')}</p>"


def _principles(compared: Compared, rows: Sequence[Row], a: Document, b: Document) -> str:
    lines = [
        (
            compared.principle(row["item"]),
            _label(row["value_a"], a),
            _label(row["value_b"], b),
            _change(compared, row["change"], a, b),
        )
        for row in rows
    ]
    return _table(compared, "contrast_principle", lines, a, b)


def _label(text: str, document: Document) -> str:
    return f'<span lang="{document.language}">{html(text)}</span>' if text else "–"


def _change(compared: Compared, change: str, a: Document, b: Document) -> str:
    """A change in words; what one text alone has is said by its name."""
    if change in ONLY_A + ONLY_B:
        only = a if change in ONLY_A else b
        return compared.say("change_only", name=compared.names[only.id])
    return compared.say(f"change_{change}")


def _order(compared: Compared, row: Row) -> str:
    swapped, _, pairs = row["change"].partition("/")
    return f"<p>{compared.say('contrast_order_' + row['item'], k=swapped, m=pairs)}</p>"


def _said(
    compared: Compared, rows: Sequence[Row], a: Document, b: Document, level: int
) -> Iterator[str]:
    """What stands under a principle in one text alone, folded under its name and counts."""
    for item, group in groupby(rows, key=lambda row: row["item"]):
        own = list(group)
        only = {
            compared.names[document.id]: [row for row in own if row["change"] == change]
            for document, change in ((a, "only_a"), (b, "only_b"))
        }
        counts = ", ".join(
            compared.say("contrast_count", n=len(found), name=name) for name, found in only.items()
        )
        inner = "".join(
            f"<h{level}>{name}</h{level}>" + "".join(_quotes(compared, row, a, b) for row in found)
            for name, found in only.items()
            if found
        )
        yield _fold(f"{compared.principle(item)}: {counts}", inner)
    if not rows:
        yield f"<p>{compared.say('contrast_nothing')}</p>"


def _governance(compared: Compared, rows: Sequence[Row], a: Document, b: Document) -> str:
    lines = []
    silent = compared.say("governance_silent")
    for row in rows:
        a_says = "" if row["change"] == "only_b" else _attribute(compared, row, row["value_a"])
        b_says = "" if row["change"] == "only_a" else _attribute(compared, row, row["value_b"])
        label = compared.codebook["governance"].codes[row["item"]].label[compared.lang]
        change = _change(compared, row["change"], a, b)
        lines.append((html(label), a_says or silent, b_says or silent, change))
    return _table(compared, "contrast_attribute", lines, a, b)


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
            name = compared.names[(a if change in ONLY_A else b).id]
            key = "only" if change in ONLY_A + ONLY_B else change
            said = compared.say(f"commitment_{key}", name=name)
            inner = "".join(_commitment(compared, row, a, b) for row in found)
            yield _fold(f"{said}: {len(found)}", inner)
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
    quotes = "".join(compared.quote(document, *sides[document.id]) for document in (a, b))
    return f'<section class="evidence">{quotes}<p>{told}{stock}</p></section>'


def _table(
    compared: Compared, first: str, lines: Iterable[Sequence[str]], a: Document, b: Document
) -> str:
    """A table of two texts; on a phone each of its rows is a list."""
    body = "\n".join(
        f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for name, *rest in lines
    )
    if not body:
        return f"<p>{compared.say('contrast_nothing')}</p>"
    heads = (compared.say(first), compared.names[a.id], compared.names[b.id])
    head = "".join(
        f'<th scope="col">{name}</th>' for name in (*heads, compared.say("contrast_change"))
    )
    label = html(compared.say(f"{first}s"))
    return stacked(
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{label}">'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody>\n</table></div>"
    )


def _fold(summary: str, inner: str) -> str:
    return f"<details><summary>{summary}</summary>{inner}</details>"


def page_name(names: Sequence[str]) -> str:
    """Return the name of the page's file."""
    return f"{'-'.join(names)}.html"
