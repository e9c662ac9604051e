"""Numbers of sections, figures and tables, and the references to them.

Numbers count per page in the order of the text, as in a Quarto website. Both are written out as
text, so that HTML, DOCX and PDF cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from agreement_study.errors import PublishingError
from agreement_study.publishing.pandoc_json import (
    Node,
    attribute_of,
    elements,
    link,
    span,
    walk,
)

TARGET = re.compile(
    r"^(fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|nte|wrn|cau|tip|imp)-", re.IGNORECASE
)
FLOATS = {"Figure": "fig", "Table": "tbl"}
HARD_SPACE = "\u00a0"


@frozen(kw_only=True)
class Numbers:
    """Numbers of a page's targets, by identifier; ``""`` for a section without number."""

    known: dict[str, str] = field(factory=dict)

    def add(self, identifier: str, number: str, where: str) -> None:
        """Note a number.

        Raises
        ------
        PublishingError
            If the identifier has one already.
        """
        if identifier in self.known:
            raise PublishingError(
                f"{where}: #{identifier}",
                expected="each identifier once on a page",
                got="two",
                do="embed the output once, and refer to it elsewhere",
            )
        self.known[identifier] = number


def cross_referenced(
    blocks: list[Node], words: Mapping[str, Any], where: str, *, sections: bool
) -> list[Node]:
    """Number what a page can refer to, and write the references out.

    Parameters
    ----------
    sections
        Whether headings carry numbers.

    Raises
    ------
    PublishingError
        For a reference to nothing, or to a kind that has no numbers here.
    """
    numbers = Numbers()
    numbered = _numbered_sections(blocks, numbers, where) if sections else blocks
    numbered = _numbered_floats(numbered, numbers, words, where)

    def action(node: Node) -> list[Node] | None:
        return _reference(node, numbers, words, where)

    made: list[Node] = walk(numbered, action, "Cite")
    return made


def _numbered_sections(blocks: list[Node], numbers: Numbers, where: str) -> list[Node]:
    levels = [n["c"][0] for n in elements(blocks, "Header") if "unnumbered" not in n["c"][1][1]]
    top, counts = min(levels, default=1), [0] * 7

    def action(node: Node) -> Node | None:
        level, (identifier, classes, _), inlines = node["c"]
        number = ""
        if "unnumbered" not in classes:
            counts[level] += 1
            counts[level + 1 :] = [0] * (6 - level)
            number = ".".join(str(count) for count in counts[top : level + 1])
        if identifier.startswith("sec-"):
            numbers.add(identifier, number, where)
        if not number:
            return None
        mark = span([{"t": "Str", "c": number}], "header-section-number")
        return {"t": "Header", "c": [level, node["c"][1], [mark, {"t": "Space"}, *inlines]]}

    made: list[Node] = walk(blocks, action, "Header")
    return made


def _numbered_floats(
    blocks: list[Node], numbers: Numbers, words: Mapping[str, Any], where: str
) -> list[Node]:
    counts = dict.fromkeys(FLOATS.values(), 0)

    def action(node: Node) -> Node | None:
        kind, identifier = FLOATS.get(node["t"], ""), attribute_of(node)[0]
        if not kind or not identifier.startswith(f"{kind}-"):
            return None
        counts[kind] += 1
        numbers.add(identifier, str(counts[kind]), where)
        own, (short, caption), *rest = node["c"]
        word = f"{words[f'crossref-{kind}-title']}{HARD_SPACE}{counts[kind]}"
        return {"t": node["t"], "c": [own, [short, _labelled(word, caption)], *rest]}

    made: list[Node] = walk(blocks, action, *FLOATS)
    return made


def _labelled(word: str, caption: list[Node]) -> list[Node]:
    """A caption that begins with its label."""
    if not caption:
        return [{"t": "Plain", "c": [span([{"t": "Str", "c": word}], "caption-label")]}]
    first, *rest = caption
    label = span([{"t": "Str", "c": f"{word}:"}], "caption-label")
    return [{**first, "c": [label, {"t": "Space"}, *first["c"]]}, *rest]


def _reference(
    node: Node, numbers: Numbers, words: Mapping[str, Any], where: str
) -> list[Node] | None:
    """Links in the place of one reference to targets; None for a citation of literature."""
    cited = node["c"][0]
    if not any(TARGET.match(c["citationId"]) for c in cited):
        return None
    made: list[Node] = []
    for number, citation in enumerate(cited):
        if number:
            made += [{"t": "Str", "c": ","}, {"t": "Space"}]
        made += _one_reference(citation, numbers, words, where)
    return made


def _one_reference(
    citation: Node, numbers: Numbers, words: Mapping[str, Any], where: str
) -> list[Node]:
    written = citation["citationId"]
    identifier = written[:1].lower() + written[1:]
    number = numbers.known.get(identifier)
    if not number:
        raise _unresolved(written, number, numbers, where)
    text: list[Node] = [{"t": "Str", "c": number}]
    word = str(words.get(f"crossref-{identifier[:3]}-prefix", ""))
    if citation["citationPrefix"]:
        text = [*citation["citationPrefix"], {"t": "Str", "c": HARD_SPACE + number}]
    elif citation["citationMode"]["t"] != "SuppressAuthor":
        text = [{"t": "Str", "c": f"{word}{HARD_SPACE}{number}"}]
    return [link(text, f"#{identifier}", "cross-reference"), *citation["citationSuffix"]]


def _unresolved(written: str, number: str | None, numbers: Numbers, where: str) -> PublishingError:
    kinds = ", ".join(sorted(numbers.known)) or "the page has none"
    got = f"@{written}, a section without number" if number == "" else f"@{written}"
    return PublishingError(
        f"{where}: @{written}",
        expected=f"a figure, table or numbered section of the same page: {kinds}",
        got=got,
        do="mend the reference, embed its target on this page, or escape it as \\@",
    )
