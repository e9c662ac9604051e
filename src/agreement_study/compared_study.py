"""The comparisons of an open study, as frames: orders, traces, shared passages, follow-through."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd
from attrs import asdict

from agreement_study.comparison.contrasts import side_of
from agreement_study.comparison.dating import earlier
from agreement_study.comparison.follow_through import Followed, follow_through, inference_text
from agreement_study.comparison.order import compare_orders
from agreement_study.comparison.shared_passages import SharedPassage, shared_passages
from agreement_study.comparison.shared_reading import (
    Standing,
    count_words,
    sharing,
    sides,
    standings,
    wording,
)
from agreement_study.comparison.trace import Trace, trace_words
from agreement_study.language import words
from agreement_study.model import CodedDocument
from agreement_study.publishing.paper import Paper
from agreement_study.spans import Span


class ComparedStudy(Paper):
    """A study whose documents are coded, and can be compared."""

    coded: tuple[CodedDocument, ...]

    @property
    @abstractmethod
    def rows(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The rows of every table, as plain mappings."""

    def orders(self) -> pd.DataFrame:
        """Return how the orders of principles differ, one row per pair of texts.

        `swapped` of `pairs` by sections, `swapped_list` of `pairs_list` by enumeration (missing
        where a text has no list that names them), Kendall's `tau` by sections.
        """
        codings = [c for one in self.coded for c in one.codings]
        chosen = [one.document.id for one in self.coded]
        contrasts = compare_orders(self.rows["principles"], codings, chosen)
        return pd.DataFrame(
            {
                "document_a": [c.document_a for c in contrasts],
                "document_b": [c.document_b for c in contrasts],
                "shared": [len(c.sections.shared) for c in contrasts],
                "swapped": [c.sections.swapped for c in contrasts],
                "pairs": [c.sections.pairs for c in contrasts],
                "swapped_list": _or_missing(
                    [c.enumeration.swapped if c.enumeration else None for c in contrasts]
                ),
                "pairs_list": _or_missing(
                    [c.enumeration.pairs if c.enumeration else None for c in contrasts]
                ),
                "tau": [c.sections.tau for c in contrasts],
            }
        )

    def traces(self, wanted: Sequence[tuple[str, str]]) -> pd.DataFrame:
        """Return where the words of principles stand, for pairs of document and principle."""
        coded = {one.document.id: one for one in self.coded}
        found = [
            asdict(trace)
            for name, principle in wanted
            for trace in trace_words(
                coded[name].document, coded[name].codings, principle, self.codebook
            )
        ]
        return pd.DataFrame(found, columns=_fields(Trace))

    @cached_property
    def _passages(self) -> tuple[SharedPassage, ...]:
        return shared_passages([one.document for one in self.coded], self.codebook)

    def shared_passages(self) -> pd.DataFrame:
        """Return the passages that two of the texts share, a row per pair of places.

        `also` are the other texts that have it, `wording` is `same_words`, `reworked`, or `across`
        where the texts are in different languages.
        """
        found = [
            {
                **asdict(one),
                "wording": wording(
                    one, self.document(one.document_a), self.document(one.document_b)
                ),
            }
            for one in self._passages
        ]
        return pd.DataFrame(found, columns=[*_fields(SharedPassage), "wording"])

    def standings(self) -> pd.DataFrame:
        """Return each shared passage once, a row per place at which it stands.

        `texts` is the number of texts that have it; three or more make it common stock.
        """
        made = pd.DataFrame(map(asdict, standings(self._passages)), columns=_fields(Standing))
        return made.assign(texts=made.groupby("passage")["document"].transform("nunique"))

    def shared_places(self) -> pd.DataFrame:
        """Return the places of each text that another has too: `document`, `start`, `end`, `other`.

        `common_stock` tells whether a third text has it.
        """
        found = [
            (name, span.start, span.end, other, one.common_stock)
            for name in (one.document.id for one in self.coded)
            for span, other, one in sides(name, self._passages)
        ]
        columns = ["document", "start", "end", "other", "common_stock"]
        return pd.DataFrame(found, columns=columns)

    def count_words(self, document: str, places: pd.DataFrame | None = None) -> int:
        """Count the words of a document, or those at some places of it, each once."""
        spans = None if places is None else _spans(places[places["document"] == document])
        return count_words(self.document(document), spans)

    def sharing(self, places: pd.DataFrame) -> list[tuple[str, ...]]:
        """Return for each place (`document`, `start`, `end`) the texts that have it too."""
        return [
            sharing(row["document"], Span(int(row["start"]), int(row["end"])), self._passages)
            for row in places.to_dict("records")
        ]

    def earlier(self) -> set[tuple[str, str]]:
        """Return the pairs of texts of which the first is of earlier date, where the texts say."""
        return earlier(self.rows["events"], [one.document.id for one in self.coded])

    def followed(self, agreement: str, later: str) -> pd.DataFrame:
        """Return what a later document takes up of an agreement, with inferences spelled out."""
        coded = {one.document.id: one for one in self.coded}
        first, second = (
            side_of(coded[name], self.rows, self.codebook) for name in (agreement, later)
        )
        made = pd.DataFrame(map(asdict, follow_through(first, second)), columns=_fields(Followed))
        spoken = [self._inference(row) for row in made.to_dict("records")]
        offsets = dict.fromkeys(("start_a", "end_a", "start_b", "end_b"), "Int64")
        return made.assign(spelled_out=spoken).astype(offsets)

    def judgement(self, key: str) -> str:
        """Return a judgement of the follow-through in words."""
        return str(words(self.lang, "follow")["judgements"][key])

    def _inference(self, row: Mapping[Any, Any]) -> str:
        """The inference, with dates and values of governance in words."""
        key, *named = row["inference"].split("|")
        fields = (one.partition("=") for one in named)
        said = [f"{name}={self._named(row['code'], name, value)}" for name, _, value in fields]
        return inference_text("|".join([key, *said]), self.lang)

    def _named(self, code: str, name: str, value: str) -> str:
        if name in ("date", "other") and code == "event":
            return self.date(value)
        if name in ("value", "other") and code.startswith("governance/"):
            return self.governance_words({"attribute": code.partition("/")[2], "value": value})
        if name == "keys":
            return self.listed(self.inside(self.label(f"principle/{key}")) for key in value.split())
        return value


def _spans(places: pd.DataFrame) -> list[Span]:
    return [Span(int(row["start"]), int(row["end"])) for row in places.to_dict("records")]


def _fields(record: type) -> list[str]:
    return [a.name for a in record.__attrs_attrs__]  # type: ignore[attr-defined]


def _or_missing(counts: Sequence[int | None]) -> Any:
    return pd.array(counts, dtype="Int64")
