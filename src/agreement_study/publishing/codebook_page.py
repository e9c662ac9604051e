"""The codebook as a document in Markdown: `docs/codebook.md` and a page of the report.

Definitions, what to include and exclude, examples and counter-examples, how well each code is
agreed on, and what has changed. All text of the codebook is escaped; nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from agreement_study.codebook import Code, Codebook, Example, Family, Field
from agreement_study.language import words
from agreement_study.model import Text
from agreement_study.publishing.agreement_pages import front_matter
from agreement_study.publishing.code_names import coder_name, field_name
from agreement_study.publishing.escape import markdown
from agreement_study.publishing.strings import say

Row = Mapping[str, Any]
WIDTHS = {
    "pair": 22, "documents": 11, "units": 9, "positive": 11, "agreement": 9, "alpha": 9,
    "kappa": 9, "interval": 14, "note": 18,
}  # fmt: skip
"""The columns of a table of agreement, and what part of the line each takes."""


def codebook_markdown(
    codebook: Codebook,
    language: str,
    agreement: Iterable[Row] = (),
    changes: Mapping[str, str] | None = None,
    *,
    level: int = 1,
) -> str:
    """Return the codebook as a Markdown document.

    Parameters
    ----------
    language
        Of the words around and the texts within; examples stay in their own.
    agreement
        Rows of the table `reliability`; a code without rows has no table of agreement.
    changes
        Per code `new`, `changed` or `removed` since the version that was published before; None if
        there was none.
    level
        Of the first heading.
    """
    page = _Page(codebook, language, agreement, level)
    blocks = [page.heading(page.words["title"]), markdown(page.words["lead"])]
    blocks.append(f"{page.words['version']} `{codebook.version}`.")
    blocks += page.changes(changes)
    for family in codebook.families.values():
        blocks += page.family(family)
    return "\n\n".join(blocks) + "\n"


def report_page(
    codebook: Codebook,
    language: str,
    agreement: Iterable[Row],
    changes: Mapping[str, str] | None,
) -> str:
    """Return the codebook as a page of the report, with how well each code is agreed on."""
    text = codebook_markdown(codebook, language, agreement, changes)
    title, (_, lead, body) = words(language, "codebook")["title"], text.split("\n\n", 2)
    more = ("number-sections: false", "format:", "  html:", "    toc: true")
    told = say("codebook_agreement", language)
    return "\n".join([front_matter(title, *more), lead, "", told, "", body])


class _Page:
    """The words of one page, and the blocks that are made with them."""

    def __init__(
        self, codebook: Codebook, language: str, agreement: Iterable[Row], level: int
    ) -> None:
        self.words: Mapping[str, Any] = words(language, "codebook")
        self.codebook, self.language, self.level = codebook, language, level
        self.agreement = list(agreement)

    def heading(self, text: str, below: int = 0, anchor: str = "") -> str:
        mark = "#" * (self.level + below)
        return f"{mark} {markdown(text)}" + (f" {{#{anchor}}}" if anchor else "")

    def changes(self, changes: Mapping[str, str] | None) -> list[str]:
        if changes is None:
            body = str(self.words["first"])
        else:
            what = self.words["change"]
            lines = [f"- {_code(code)}: {what[change]}" for code, change in changes.items()]
            body = "\n".join(lines) or str(self.words["unchanged"])
        return [self.heading(self.words["changes"], 1), body]

    def family(self, family: Family) -> Iterator[str]:
        name = family.family
        yield self.heading(family.label[self.language], 1, code_anchor(name))
        yield f"{self.words['code']} `{name}`. {markdown(family.definition[self.language])}"
        yield from self.fields(family.fields)
        if not family.codes:
            yield from self.agreements(name, family.label)
        for key, code in family.codes.items():
            yield from self.code(name, key, code)

    def code(self, family: str, key: str, code: Code) -> Iterator[str]:
        yield self.heading(code.label[self.language], 2, code_anchor(f"{family}/{key}"))
        yield f"{self.words['code']} `{family}/{key}`. {markdown(code.definition[self.language])}"
        for word, rule in (("include", code.include), ("exclude", code.exclude)):
            if rule:
                yield f"**{self.words[word]}:** {markdown(rule[self.language])}"
        if code.names:
            names = "; ".join(name for given in code.names.values() for name in given)
            yield f"**{self.words['names']}:** {markdown(names)}"
        yield from self.fields(code.fields)
        yield from self.examples("examples", code.examples)
        yield from self.examples("counterexamples", code.counterexamples)
        yield from self.agreements(f"{family}/{key}", code.label)

    def fields(self, fields: Sequence[Field]) -> Iterator[str]:
        if fields:
            yield f"**{self.words['fields']}:**"
            yield "\n".join(self.field(field) for field in fields)

    def field(self, field: Field) -> str:
        choices = [f"`{key}` ({markdown(t[self.language])})" for key, t in field.values.items()]
        if field.pattern:
            choices.append(f"{self.words['free']} {_code(field.pattern)}")
        listed = ", ".join(choices) or self.words["none"]
        return f"- `{field.name}`, {markdown(field.label[self.language])}: {listed}"

    def examples(self, word: str, examples: Sequence[Example]) -> Iterator[str]:
        if examples:
            yield f"**{self.words[word]}:**"
            yield "\n".join(self.example(one) for one in examples)

    def example(self, one: Example) -> str:
        left, right = self.words["quotes"]
        text = f"{left}{markdown(one.text)}{right}"
        if one.language != self.language:
            text = f"[{text}]{{lang={one.language}}}"
        if one.heading:
            text += f" {self.words['under']} {left}{markdown(one.heading)}{right}"
        return f"- {text}" + (f" {self.words['coded']} {_code(one.value)}" if one.value else "")

    def agreements(self, code: str, label: Text) -> Iterator[str]:
        """A table of every pair of coders for a code, its fields included."""
        rows = [row for row in self.agreement if str(row["code"]).partition(":")[0] == code]
        cells = [self.row(row) for row in rows if int(row["documents"])]  # nothing held, no row
        if not cells:
            return
        shown = [name for name in WIDTHS if name != "interval" or any(c[name] for c in cells)]
        lines = [
            [self.words["columns"][name] for name in shown],
            ["-" * WIDTHS[name] for name in shown],
            *([row[name] for name in shown] for row in cells),
        ]
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        yield f": {self.words['agreement']}: {markdown(label[self.language])}"

    def row(self, row: Row) -> dict[str, str]:
        """The cells of a pair of coders, by the names of their columns."""
        low, high = self.number(row["low"]), self.number(row["high"])
        return {
            "pair": markdown(self.pair(row)),
            "documents": str(row["documents"]),
            "units": str(row["units"]),
            "positive": f"{row['positive_a']} / {row['positive_b']}",
            **{name: self.number(row[name]) for name in ("agreement", "alpha", "kappa")},
            "interval": f"{low} … {high}" if low and high else "",
            "note": markdown(self.reason(str(row["reason"]))),
        }

    def pair(self, row: Row) -> str:
        """Who is held against whom, and on which field of the value."""
        path, _, field = str(row["code"]).partition(":")
        name, _, key = path.partition("/")
        said = " / ".join(coder_name(row[side], self.language) for side in ("coder_a", "coder_b"))
        if not field:
            return said
        return f"{said} ({field_name(self.codebook[name], key, field, self.language)})"

    def number(self, value: object) -> str:
        """A coefficient with two decimals, or the word that stands in its place."""
        try:
            return f"{float(str(value)):.2f}".replace(".", self.words["decimal"])
        except ValueError:
            return markdown(str(self.words.get(str(value), value)))

    def reason(self, reason: str) -> str:
        for english, own in self.words["reasons"].items():
            reason = reason.replace(english, own)
        return reason


def code_anchor(code: str) -> str:
    """Return the id of the heading of a code, or of a family, on the page."""
    kind = "code" if "/" in code else "family"
    return f"{kind}-{code.replace('/', '-').replace('_', '-')}"


def _code(text: str) -> str:
    """Text in code signs; a backtick inside needs longer ones."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"
