"""The reader: two to four texts side by side, on one page that needs no server and no other host.

The page is HTML that reads without a script: a list of the passages by principle, shared passage
and governance attribute, and the texts in full, each passage with an address. The script of the
page (`theme/reader.js`) takes the list as its data and copies the passages into columns; what is
chosen stands in the address, so that a comparison can be cited as well as a passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files

from agreement_study.publishing.escape import html
from agreement_study.publishing.reader_alignment import Alignment, Place, alignments
from agreement_study.publishing.reader_list import passage_list
from agreement_study.publishing.reader_material import Reader, short_names
from agreement_study.publishing.reader_settings import highlights, settings_form
from agreement_study.publishing.reader_text import ReaderText, text_html
from agreement_study.publishing.shell import page
from agreement_study.publishing.strings import number, say

__all__ = ["PAGE", "Reader", "reader_page"]

PAGE = "reader.html"


def reader_page(reader: Reader, languages: Sequence[str]) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    languages
        The languages in which there is such a page.
    """
    found = alignments(reader.tables, reader.codebook, reader.baseline, reader.lang)
    body = "\n".join(
        [
            f'<div class="reader"><h1>{reader.say("title")}</h1>',
            f'<p class="lead">{reader.say("lead")}</p>',
            f'<noscript><p class="note">{reader.say("no_script")}</p></noscript>',
            settings_form(reader, [alignment.by for alignment in found]),
            '<p id="status" role="status"></p>',
            f'<nav id="jump" aria-label="{reader.say("jump")}" hidden></nav>',
            '<div id="comparison"></div>',
            passage_list(reader, found),
            _texts(reader, found),
            "</div>",
            f"<script>{_theme('reader.js')}</script>",
        ]
    )
    return page(
        body,
        title=reader.say("title"),
        lang=reader.lang,
        alternates={other: f"../{other}/{PAGE}" for other in languages},
        head=f"<style>\n{_theme('reader.css')}{highlights(reader)}</style>\n",
    )


def _theme(name: str) -> str:
    return (files(__package__) / "theme" / name).read_text("utf-8")


def _texts(reader: Reader, found: Sequence[Alignment]) -> str:
    places = sorted({place for alignment in found for place in alignment.places()})
    shared = _shared(found)
    names = short_names(reader.coded, reader.masks, reader.lang)
    texts = []
    for coded in reader.coded:
        own = [place for place in places if place.document == coded.document.id]
        text = ReaderText(reader=reader, coded=coded, passages=own, shared=shared)
        texts.append(_text(text, names[coded.document.id]))
    return f'<section id="texts"><h2>{reader.say("whole_texts")}</h2>{"".join(texts)}</section>'


def _text(text: ReaderText, name: str) -> str:
    reader, document = text.reader, text.document
    title = html(reader.masks.text(document.source.title))
    facts = [
        say(f"kind_{document.kind}", reader.lang),
        say(f"language_{document.language}", reader.lang),
        reader.say("damage", n=number(100 * document.damage, reader.lang, 1))
        if document.damage
        else reader.say("undamaged"),
    ]
    source = f'<a href="sources/{document.id}.html">{reader.say("source")}</a>'
    return (
        f'<article id="text-{document.id}" data-document="{document.id}" data-name="{html(name)}" '
        f'data-sha="{document.source.sha256[:12]}" data-language="{document.language}">'
        f'<header><h3>{html(name)}</h3><p class="title" lang="{document.language}">{title}</p>'
        f'<p class="facts">{", ".join(facts)}. {source}</p></header>\n{text_html(text)}</article>\n'
    )


def _shared(found: Iterable[Alignment]) -> dict[Place, list[str]]:
    """The other texts that have each shared passage."""
    shared: dict[Place, list[str]] = {}
    for alignment in found:
        for entry in (e for row in alignment.rows for e in row.entries if len(e.places) > 1):
            for place in entry.places:
                shared.setdefault(place, [])
                shared[place] += [d for d in entry.documents if d != place.document]
    return shared
