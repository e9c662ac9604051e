"""The list of passages, by what stands beside what: it reads by itself, and the script reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agreement_study.model import Document, fold
from agreement_study.publishing.escape import html
from agreement_study.publishing.reader_alignment import Alignment, Entry, Place
from agreement_study.publishing.reader_material import Reader, both_masked, short_names

WORDS = 9
"""Words of a passage that stand in the list."""
SAID_BY_SCRIPT = (
    *("cite", "cite_label", "reference", "address", "copy", "copied", "copy_by_hand", "also"),
    *("none_principle", "none_governance", "nothing", "rows", "status", "status_whole"),
    *("shown", "not_found", "limit"),
)
BLANKS = {name: f"{{{name}}}" for name in ("name", "start", "end", "sha", "rows", "texts")}
"""What the script puts into these strings stays as it is."""


def passage_list(reader: Reader, found: Sequence[Alignment]) -> str:
    """Return the list, and with it what the script says in the language of the page."""
    names = short_names(reader.coded, reader.masks, reader.lang)
    repaired = {
        one.document.id: (one.document, both_masked(one.document, reader.masks)[1])
        for one in reader.coded
    }
    parts = []
    for alignment in found:
        rows = "".join(
            f'<section data-row="{html(row.key)}"><h4>{html(reader.masks.text(row.label))}</h4><ul>'
            + "".join(_entry(entry, names, repaired, reader) for entry in row.entries)
            + "</ul></section>"
            for row in alignment.rows
        )
        empty = html(reader.say(f"empty_{alignment.by}"))
        parts.append(
            f'<section data-by="{alignment.by}" data-empty="{empty}">'
            f"<h3>{reader.say(f'by_{alignment.by}')}</h3>{rows}</section>"
        )
    said = {key.replace("_", "-"): reader.say(key, **BLANKS) for key in SAID_BY_SCRIPT}
    words = "".join(f' data-{key}="{html(text)}"' for key, text in said.items())
    return f'<section id="list"{words}><h2>{reader.say("list")}</h2>{"".join(parts)}</section>'


def _entry(
    entry: Entry,
    names: Mapping[str, str],
    repaired: Mapping[str, tuple[Document, str]],
    reader: Reader,
) -> str:
    language = repaired[entry.documents[0]][0].language
    whose = html(", ".join(names[name] for name in entry.documents))
    name = (
        f'<b class="name" lang="{language}">{html(reader.masks.text(entry.name))}</b>'
        if entry.name
        else ""
    )
    said = f'(<span class="said">{html(entry.said)}</span>)' if entry.said else ""
    links = " ".join(_link(place, *repaired[place.document]) for place in entry.places)
    about = " ".join(entry.documents)
    return (
        f'<li data-documents="{about}">{whose}: {" ".join(filter(None, (name, said, links)))}</li>'
    )


def _link(place: Place, document: Document, masked: str) -> str:
    there = document.map.to_repaired(place.start, place.end)
    words = fold(masked[there.start : there.end]).split(" ")
    inside = any(unit.start < place.start < unit.end for unit in document.units)
    said = "… " * inside + " ".join(words[:WORDS]) + " …" * (len(words) > WORDS)
    return (
        f'<a href="#{place.address}" lang="{document.language}" data-document="{place.document}" '
        f'data-start="{place.start}" data-end="{place.end}">{html(said)}</a>'
    )
