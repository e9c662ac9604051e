"""How a study is put on paper: labels, numbers, quotes, tables, values, findings in a language."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from attrs import define

from agreement_study.codebook import Codebook
from agreement_study.model import Document
from agreement_study.publishing import governance_words, quotes, strings
from agreement_study.publishing.code_names import code_name, value_name
from agreement_study.publishing.escape import markdown
from agreement_study.publishing.outputs import (
    Collection,
    Finding,
    Mark,
    Passages,
    Table,
    Value,
    places,
)
from agreement_study.spans import Span
from agreement_study.study import Study

Texts = Mapping[str, str]
Rows = tuple[str, pd.DataFrame]
ENOUGH_FOR_PERCENT = 20


@define(kw_only=True, slots=False, repr=False)
class Paper:
    """A study in a language of print."""

    study: Study
    lang: str

    @property
    @abstractmethod
    def codebook(self) -> Codebook:
        """The codebook of the study."""

    @abstractmethod
    def document(self, name: str) -> Document:
        """Return a document by id."""

    def label(self, code: str) -> str:
        """Return the label of a code (`principle/dialogue`) or of a family."""
        family, _, key = code.partition("/")
        found = self.codebook[family].codes.get(key)
        if found:
            return found.label[self.lang]
        return key.removeprefix("other:") or self.codebook[family].label[self.lang]

    def code_name(self, code: str) -> str:
        """Return the label of a code with its family's, and of a field: `commitment:bearer`."""
        return code_name(self.codebook, code, self.lang)

    def value_name(self, code: str, value: str) -> str:
        """Return a value of a code as its labels say it."""
        return value_name(self.codebook, code, value, self.lang)

    def word(self, code: str, field: str, value: str) -> str:
        """Return the label of a value of a field (`commitment`, `bearer`, `joint`)."""
        family, _, key = code.partition("/")
        fields = {one.name: one for one in self.codebook[family].fields_of(key)}
        found = fields[field].values.get(value) if field in fields else None
        return found[self.lang] if found else value

    def name(self, document: str) -> str:
        """Return the short name of a document: its region, and its kind if it is no agreement."""
        if self.study.source(document).kind == "agreement":
            return self.place(document)
        return f"{self.place(document)} ({self.kind(document)})"

    def governance_words(self, row: Mapping[Any, Any]) -> str:
        """Return the value of a row of the table `governance` in words."""
        return governance_words.in_words(self.codebook, row["attribute"], row["value"], self.lang)

    def place(self, document: str) -> str:
        """Return what texts that belong together share: their region, else the title."""
        source = self.study.source(document)
        return source.region or source.title

    def kind(self, document: str) -> str:
        """Return of what kind a document is, in words."""
        return self.say("kind_" + self.study.source(document).kind)

    def say(self, key: str, **values: object) -> str:
        """Return a string of the interface."""
        return strings.say(key, self.lang, **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number as the language writes it."""
        return strings.number(value, self.lang, decimals)

    def date(self, edtf: str) -> str:
        """Return an EDTF date in words."""
        return strings.date(edtf, self.lang)

    def length(self, months: int) -> str:
        """Return a time in words: in years where it is whole years."""
        return strings.length(months, self.lang)

    def listed(self, items: Iterable[str]) -> str:
        """Join items as a sentence does."""
        return strings.listed(list(dict.fromkeys(items)), self.lang)

    def either(self, items: Iterable[str]) -> str:
        """Join items of which each holds by itself, with 'or'."""
        return strings.listed(list(dict.fromkeys(items)), self.lang, "or")

    def inside(self, label: str) -> str:
        """Return a label as it stands inside a sentence: with a small first letter."""
        return label[:1].lower() + label[1:]

    def k_of_m(self, k: Any, m: Any) -> str:
        """Return 'k of m', or a dash where there is nothing to count."""
        if pd.isna(k) or pd.isna(m):
            return "–"
        return self.say("k_of_m", k=self.number(int(k)), m=self.number(int(m)))

    def share(self, k: int, m: int) -> str:
        """Return 'k of m', with a percentage only where there are enough rows for one."""
        said = self.k_of_m(k, m)
        if m < ENOUGH_FOR_PERCENT:
            return said
        return f"{said} ({self.say('percent', n=self.number(100 * k / m))})"

    def linked(self, row: Mapping[Any, Any], text: str, *, own: bool = False) -> str:
        """Return words tied to the passage of a row, as marked text.

        Parameters
        ----------
        own
            Whether the words are the text's own, and in its language, or the report's.
        """
        document, span = self.document(row["document"]), Span(int(row["start"]), int(row["end"]))
        return quotes.tied(document, span, text, document.language if own else self.lang)

    def words_of(self, document: str, text: str) -> str:
        """Return words of a text, such as a name in it, as marked text that tells its language."""
        return quotes.words_of(self.document(document), text, self.lang)

    def quotes(self, places_: pd.DataFrame, *, around: int) -> list[str]:
        """Return passages with some words around each, tied to their places; marked text."""
        return [
            quotes.around(
                self.document(row["document"]), Span(int(row["start"]), int(row["end"])), around
            )
            for row in places_.to_dict("records")
        ]

    def passages(self, places_: pd.DataFrame) -> list[str]:
        """Return whole passages, tied to their places; marked text."""
        return [
            quotes.quote(self.document(row["document"]), Span(int(row["start"]), int(row["end"])))
            for row in places_.to_dict("records")
        ]

    def side_by_side(
        self,
        principles: pd.DataFrame,
        order: Sequence[str],
        documents: Sequence[str],
        *,
        sentences: int,
    ) -> Passages:
        """Show how texts set out each principle: the first sentences of each passage.

        Parameters
        ----------
        principles
            Rows of the table `principles` that have a position.
        order
            Keys, in the order in which they are shown.
        """
        parts = []
        for key in order:
            own = principles[principles["principle"] == key]
            title = markdown(self.label(f"principle/{key}"))
            parts.append(f"#### {title} {{.unnumbered .unlisted}}")
            for name in documents:
                said = [
                    self._begins(name, row, sentences)
                    for row in own[own["document"] == name].to_dict("records")
                    if pd.notna(row["section_start"])
                ]
                missing = "not_set_out" if (own["document"] == name).any() else "not_listed"
                text = " ".join(said) or self.say(missing)
                parts.append(f"{markdown(self.name(name))}\n:   {text}")
        return Passages(text="\n\n".join(parts))

    def _begins(self, name: str, row: Mapping[Any, Any], sentences: int) -> str:
        section = Span(int(row["section_start"]), int(row["section_end"]))
        text, more = quotes.first_sentences(self.document(name), section, sentences)
        return f"{text} […]" if more else text

    def value(
        self,
        name: str,
        value: Any,
        *,
        unit: str = "",
        in_words: bool = False,
        of: Rows | None = None,
        codes: Iterable[str] = (),
    ) -> Value:
        """Name a result.

        Parameters
        ----------
        name
            The name by which the report states it, behind the name of the run.
        value
            An integer, a float (two decimals) or a text.
        in_words
            Write a number up to twelve as a word.
        of
            Name of a table, and the rows of it from which the value was made.
        codes
            Codes on which the value rests without a row of theirs: what no text says has none.
        """
        return Value(
            name=name,
            value=value,
            text=self._text(value, in_words),
            unit=unit,
            rows=places(*of) if of else (),
            codes=tuple(dict.fromkeys(codes)),
        )

    def _text(self, value: Any, in_words: bool) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, float):
            return self.number(value, 2)
        return self.spelled(int(value)) if in_words else self.number(int(value))

    def spelled(self, n: int) -> str:
        """Return a whole number as a sentence has it: up to twelve as a word."""
        return strings.spelled(int(n), self.lang)

    def finding(
        self,
        id: str,
        *,
        question: Texts,
        sentence: Texts,
        holds: Any,
        overturned_by: Texts,
        of: Rows | None = None,
        codes: Iterable[str] = (),
    ) -> Finding:
        """State a finding: a sentence, the test whether it holds, and what would overturn it.

        Parameters
        ----------
        question, sentence, overturned_by
            Text per language.
        of, codes
            See `value`.
        """
        return Finding(
            id=id,
            question=question[self.lang],
            sentence=sentence[self.lang],
            holds=bool(holds),
            overturned_by=overturned_by[self.lang],
            evidence=places(*of) if of else (),
            codes=tuple(dict.fromkeys(codes)),
        )

    def report(self, *items: Value | Finding | Mark) -> Collection:
        """Show values, findings and marks of findings, and hand them to the report."""
        return Collection(items=items)

    def table_for_print(
        self,
        data: pd.DataFrame,
        caption: str,
        *,
        marked: Iterable[str] = (),
        numeric: Iterable[str] = (),
    ) -> Table:
        """Return a frame as a table of the report; cells of `marked` columns hold markup."""
        return Table(data=data, caption=caption, marked=tuple(marked), numeric=tuple(numeric))
