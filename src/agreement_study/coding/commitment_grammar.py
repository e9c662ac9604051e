"""How a language builds its clauses: modal words, openers, subordinators, infinitives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from agreement_study.coding.wording import Wording, tokens, wording


@frozen(kw_only=True)
class Grammar:
    """The compiled patterns by which clauses of a language are read."""

    wording: Wording
    language: str
    modal: re.Pattern[str]
    ways: tuple[tuple[str, str], ...]
    opener: re.Pattern[str]
    opening_clause: re.Pattern[str]
    subordinator: re.Pattern[str]
    content: re.Pattern[str]
    conjunctive: re.Pattern[str]
    relative: re.Pattern[str]
    relative_of_subject: re.Pattern[str]
    infinitive_mark: str
    skip: re.Pattern[str]
    preposition: re.Pattern[str]
    article: re.Pattern[str]
    pronoun: re.Pattern[str]
    late_pronoun: re.Pattern[str]
    late_subject: re.Pattern[str]
    auxiliary: re.Pattern[str]
    finite: re.Pattern[str]
    boundary: re.Pattern[str]
    role: re.Pattern[str]
    pairs: re.Pattern[str]
    verb_before_object: re.Pattern[str]
    inverts: bool


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language."""
    found = wording(language, "commitments")
    values = found.values
    ways: list[tuple[str, str]] = []
    groups: list[str] = []
    for modality, kinds in values["modals"].items():
        for way, patterns in kinds.items():
            if patterns:
                groups.append(f"(?P<g{len(ways)}>{'|'.join(map(found.expand, patterns))})")
                ways.append((modality, way))
    groups.sort(key=lambda group: "bare" in ways[int(group[5 : group.index(">")])][1])
    pronouns = [word for listed in values["pronouns"].values() for word in listed]
    return Grammar(
        wording=found,
        language=language,
        modal=re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)"),
        ways=tuple(ways),
        opener=found.any_of(values["opener"], start=True),
        opening_clause=found.any_of(values["opening_clause"], start=True),
        subordinator=found.any_of(values["subordinators"]),
        content=re.compile(rf"(?:{'|'.join(map(found.expand, values['content']))})\s*$"),
        conjunctive=re.compile(rf"(?:{'|'.join(values.get('conjunctive', ['.']))})\s*$"),
        relative=re.compile(values["relative"]),
        relative_of_subject=re.compile(rf" (?:{values['relative']}) "),
        infinitive_mark=values["infinitive_mark"],
        skip=re.compile(rf"\s*(?:{found.expand('<adverb>')})(?!\w)"),
        preposition=found.any_of(values["preposition"], start=True),
        article=found.any_of([*values["articles"], "a", "an"], start=True),
        pronoun=found.any_of(pronouns + values["subjects"], start=True),
        late_pronoun=re.compile(
            rf", (?:{'|'.join(values['coordinators'])}) ({'|'.join(pronouns)})$"
        ),
        late_subject=re.compile(rf"\w+ (?:\S+ ){{3,}}({'|'.join(pronouns)})$"),
        auxiliary=found.any_of(values["auxiliary"]),
        finite=found.any_of(values["finite"], start=True),
        boundary=re.compile(rf"[;:]|,? (?:{'|'.join(values['coordinators'])}) "),
        role=re.compile("|".join(values["role"])),
        pairs=re.compile("|".join(values["pairs"])),
        verb_before_object=found.any_of(values["verb_before_object"], start=True),
        inverts=bool(values["inverts"]),
    )


_NAMED = re.compile(r"\w+(?: [–-]|:) ")  # 'Petra – workshop', 'Lead: the Council'


def skipped(text: str, known: Grammar) -> str:
    """Return a text without the adverbs at its start."""
    rest = text.strip()
    while found := known.skip.match(rest):
        rest = rest[found.end() :].lstrip()
    return rest


def bare(word: str, known: Grammar) -> str:
    """Return a word without the ending of a possessive."""
    endings = known.wording.values["possessive"]
    return next((word.removesuffix(end) for end in endings if word.endswith(end)), word)


def actions(rest: str, language: str) -> Iterator[str]:
    """Yield the words after a modal from the first infinitive on."""
    known = grammar(language)
    for _, word in tokens(skipped(rest, known)[:200]):
        if known.wording.is_infinitive(word):
            yield word


def opens_with_action(text: str, language: str) -> bool:
    """Tell whether a text begins with an infinitive, after adverbs and an opening phrase."""
    known = grammar(language)
    if known.verb_before_object.match(text):
        return True  # 'Korta handläggningstiden'
    mark = f"{known.infinitive_mark} "
    rest = text.removeprefix(mark)
    while skip := known.skip.match(rest):
        rest = rest[skip.end() :].lstrip().removeprefix("and ").removeprefix(mark)
    if _NAMED.match(rest):
        return False
    if not known.inverts and text.startswith(mark) and rest[:1].isalpha():
        # 'to watch over': hardly a noun follows without an article
        return not known.preposition.match(rest) and not known.article.match(rest)
    first = [word for _, word in tokens(rest[:60])]
    if first[1:2] and first[1] in known.wording.values["noun_before"]:
        return False  # 'Review of premises'
    taken = first[: 4 if known.opener.match(rest) and not known.inverts else 1]
    return any(known.wording.is_infinitive(word) for word in taken)
