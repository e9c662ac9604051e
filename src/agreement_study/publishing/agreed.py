"""How well the codes are agreed on that a statement of the report rests on.

A statement has rows behind it, and a row of a view rests on a code; one that says what is absent
names its codes. The page of evidence tells for each of these codes how well the programs agree on
it with the reference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.publishing.code_names import code_name
from agreement_study.publishing.codebook_page import code_anchor
from agreement_study.publishing.escape import html
from agreement_study.publishing.outputs import place
from agreement_study.publishing.strings import number, say

Row = Mapping[str, Any]

_VIEWS = {
    "codings": "{code}",
    "principles": "principle/{principle}",
    "commitments": "commitment",
    "governance": "governance/{attribute}",
    "events": "event",
    "parties": "parties",
}
"""The code on which a row of each table rests."""


@frozen
class Agreed:
    """The agreement of programs and reference on each code.

    Parameters
    ----------
    tables
        The views, and `reliability`.
    pair
        The two coders whose agreement is told.
    """

    tables: Mapping[str, Sequence[Row]]
    codebook: Codebook
    pair: tuple[str, str]

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {
            place(table, row): code.format_map(row)
            for table, code in _VIEWS.items()
            for row in self.tables.get(table, ())
            if row["start"] is not None
        }

    @cached_property
    def _rows(self) -> dict[str, Row]:
        rows = self.tables.get("reliability", ())
        return {r["code"]: r for r in rows if (r["coder_a"], r["coder_b"]) == self.pair}

    def paragraph(self, rows: Sequence[str], named: Sequence[str], lang: str) -> str:
        """Return what is to be told beside rows (`table:document:start:end`) and codes, as HTML.

        Parameters
        ----------
        named
            Codes that a statement rests on without a row: what no text says has none.
        """
        behind = (self._codes[row] for row in rows if row in self._codes)
        codes = list(dict.fromkeys([*behind, *named]))
        told = [self._told(code, lang) for code in codes if code in self._rows]
        if not told:
            return ""
        return f"<p>{say('agreed_evidence', lang)} {'; '.join(told)}.</p>"

    def _told(self, code: str, lang: str) -> str:
        row = self._rows[code]
        name = html(code_name(self.codebook, code, lang))
        link = f'<a href="codebook.html#{code_anchor(code)}">{name}</a>'
        alpha = row["alpha"]
        if isinstance(alpha, float):
            return say("agreed_with_alpha", lang, code=link, alpha=number(alpha, lang, 2))
        return say("agreed_counts", lang, code=link, a=row["positive_a"], b=row["positive_b"])
