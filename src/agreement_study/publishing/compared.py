"""Texts that are compared on a page of their own: their names, and quotes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import field, frozen

from agreement_study.codebook import Codebook
from agreement_study.model import Document
from agreement_study.publishing.escape import html
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.quotes import repaired, whole_words, with_cuts
from agreement_study.publishing.strings import say
from agreement_study.spans import Span

Row = Mapping[str, Any]


@frozen(kw_only=True, slots=False)
class Compared:
    """What the page tells: the texts in order, how each pair differs, and what is shared.

    `contrasts` and `shared` are rows of the tables `contrasts` and `shared_passages`.
    """

    documents: Sequence[Document]
    contrasts: Sequence[Row]
    shared: Sequence[Row]
    codebook: Codebook = field(repr=False)
    masks: Masks
    lang: str

    def say(self, key: str, **filled: object) -> str:
        """Return a text of the interface in the page's language."""
        return say(key, self.lang, **filled)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the texts as HTML, by id: region and kind where they tell the texts apart."""
        told = {document.id: self._name(document) for document in self.documents}
        counts = Counter(told.values())
        return {id: html(name if counts[name] == 1 else id) for id, name in told.items()}

    def _name(self, document: Document) -> str:
        source = document.source
        if not source.region:
            return document.id
        if source.kind == "agreement":
            return source.region
        return f"{source.region} ({self.say(f'kind_{source.kind}')})"

    def quote(self, document: Document, start: int | None, end: int | None) -> str:
        """Return a passage in its repaired form as HTML, and below it the place that it has."""
        if start is None or end is None:
            return ""
        span, before, behind = whole_words(document, Span(start, end))
        said = with_cuts(
            html(self.masks.text(repaired(document, span))), before=before, behind=behind
        )
        place = self.say("reader_cite", start=start, end=end)
        return (
            f'<blockquote lang="{document.language}">{said}</blockquote>'
            f'<p class="place">{self.names[document.id]}, {place}</p>'
        )

    def principle(self, key: str) -> str:
        """Return the name of a principle as HTML."""
        known = self.codebook["principle"].codes.get(key)
        own = known.label[self.lang] if known else key.removeprefix("other:")
        return html(own[:1].upper() + own[1:]) if own else self.say("contrast_no_principle")
