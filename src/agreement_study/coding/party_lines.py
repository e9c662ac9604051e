"""Lines of lists and signatures: whether one is a name, a person, a post, a head of a table.

A name needs to tell nothing of the organisation's kind: what is no person, post, date, address or
label can be one, if what stands behind it only tells more of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import CuePattern, cue_pattern, lowered
from agreement_study.coding.date_patterns import alternation
from agreement_study.coding.party_names import (
    Party,
    holds_a_clause,
    known_kind,
    named,
    reads_as_name,
    whole_name,
)
from agreement_study.coding.party_posts import names_a_post
from agreement_study.coding.party_words import PartyWords
from agreement_study.language import words
from agreement_study.model import Document, Unit

LONGEST_NAME = 9  # words of a name on its line
PROSE = 7  # words from which on a line with a full stop is a sentence
MOST_OF_BRANCH = 4  # words of it
MOST_UNKNOWN = 4  # names for each that tells its kind
LONGEST_POST = 40  # code points behind a name in which a post stands

NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z](?!\.\s[A-Z]\.\s)|[ivx]{1,4})[.)]\s+|\d{1,2}\.\d{1,2}\s+|[•*▪·–—-]\s+)+"
)
CELLS = re.compile(r";\s+(?=\(?\w{1,2}[.)]\s)|(?<=\S)[^\S\n]{3,}(?=\S)|\s+[|·•●∙■▪◆]\s+|\t+")
RULE = re.compile(r"_{4,}|\.{5,}(?!\.|\s*\d)|…{2,}(?!\s*\d)")
DAY = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
PARTS = re.compile(r"\s*(?:[,;|(]|:(?!\w)|\s[-–—]\s|_{2,}|\.{3,}|…)\s*")
PERSON = re.compile(r"(?:[^\W\d_a-zåäö][\w'’.-]*\s+){1,3}[^\W\d_a-zåäö][\w'’-]+")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_a-zåäö]\w{0,3}|\w{1,4}\.\s\w{1,4})\.$")
_JOINED = re.compile(r"(?:\s[^\W\d_]+)?\s(?:19|20)\d\d\b.*$")  # side and year in a table
_QUOTED = re.compile(r"^\(?[\"“”'‘’]")

Named = dict[str, list[Party]]


@frozen(kw_only=True)
class BlockWords:
    """The patterns of one language."""

    list_openers: CuePattern
    open_ended: tuple[str, ...]
    not_openers: CuePattern
    signing_openers: re.Pattern[str]
    attending: re.Pattern[str]
    table_heads: CuePattern
    labels: re.Pattern[str]
    behalf: re.Pattern[str]
    behind: re.Pattern[str]
    cut: re.Pattern[str]
    seat: re.Pattern[str]
    not_first: re.Pattern[str]
    passed: re.Pattern[str]
    outside: CuePattern
    post_of: re.Pattern[str]
    portfolios: CuePattern
    honorific: re.Pattern[str]
    place_and_day: re.Pattern[str]


@cache
def block_words(language: str) -> BlockWords:
    """Return the patterns of a language, compiled once."""
    own = words(language, "parties")["blocks"]
    roles = cue_pattern(words(language, "parties")["roles"]).pattern
    return BlockWords(
        open_ended=tuple(f" {word.strip()}" for word in words(language, "parties")["between"]),
        list_openers=cue_pattern(own["list_openers"]),
        not_openers=cue_pattern(own["not_openers"]),
        signing_openers=re.compile(rf"\W*{alternation(own['signing_openers'])}(?!\w)"),
        attending=re.compile(rf"\W*{alternation(own['attending'])}(?!\w)"),
        table_heads=cue_pattern(own["table_heads"]),
        labels=re.compile(rf"^(?:{own['labels']})"),
        behalf=re.compile(rf"(?:^|[\s,;]){'(?:' + '|'.join(own['behalf']) + ')'}[:\s]\s*"),
        behind=re.compile(rf"[\W\d]*{alternation(own['behind'])}(?!\w)"),
        cut=re.compile(rf",?\s{alternation(own['cut'])}(?!\w)"),
        seat=re.compile(own["seat"]),
        not_first=re.compile(rf"{alternation(own['not_first'])}(?!\w)"),
        passed=re.compile(rf"\W*{cue_pattern(own['passed']).pattern}"),
        outside=cue_pattern(own["outside"]),
        post_of=re.compile(rf"^(?:\w+\s)?(?:{roles})\s{alternation(own['post_of'])}\s"),
        portfolios=cue_pattern(own["portfolios"]),
        place_and_day=re.compile(
            rf"(?!.*\s{alternation(own['not_day'])}\s)[^\W\d_]+(?:[ -][^\W\d_]+){{0,3}}"
            rf"(?:,|\s{alternation(own['before_day'])})\s"
            r"[^:]{0,40}\b(?:19|20)\d\d\b.{0,30}$"
        ),
        honorific=re.compile(rf"^(?:\w+\s)?{alternation(own['honorifics'])}(?!\w)"),
    )


@frozen(kw_only=True)
class Block:
    """What reading a block needs to know."""

    document: Document
    units: Sequence[Unit]
    own: PartyWords
    words: BlockWords

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.document.language


def listed(line: str, block: Block) -> Party | None:
    """The party with whose name a line begins, if the rest only tells more of it."""
    line = bare(line, block)
    joined = _JOINED.search(line)
    if joined and known_kind(line[: joined.start()], block.language):
        line = line[: joined.start()]
    cut = block.words.cut.search(lowered(line)) or block.words.seat.search(lowered(line))
    name = whole_name(line[: cut.start()] if cut else line, block.language).strip(" .")
    rest = line[line.find(name) + len(name) :].strip() if name else ""
    ended = line.endswith((".", "?", "!")) and not rest.strip(".?!") and len(name.split()) > 2
    if ended and not _ABBREVIATED.search(line):
        return None
    if not is_name(name, block):
        return None
    person = PERSON.fullmatch(name) and not known_kind(name, block.language)
    if person and block.own.roles.search(lowered(rest[:LONGEST_POST])):
        return None
    kind = known_kind(name, block.language)
    more = block.words.behind.match(lowered(rest))
    if is_prose(line) and rest.startswith(",") and not more:
        return None  # a sentence that only begins with a name
    if not kind and rest.startswith(",") and rest.lstrip(" ,")[:1].islower():
        return None  # a label and what is told of it
    if rest and rest[0].isalnum() and block.own.verbs.search(lowered(rest)):
        return None
    first = rest.lstrip(" ,").partition(",")[0].strip(" .")
    if person and rest.startswith(",") and known_kind(first, block.language):
        return named(first, block.language)  # `Ann Pike, Ashby Council`
    if rest.startswith(",") and _is_branch(first, block):
        branch = any(char.isupper() for char in first)
        return named(f"{name}, {first}" if branch else name, block.language)
    return named(name, block.language) if _tells_more(rest, block) else None


def _is_branch(part: str, block: Block) -> bool:
    """Whether what stands behind a name and a comma is a part of it: `station X`, `nämnden`."""
    few = 0 < len(part.split()) <= MOST_OF_BRANCH and not any(char.isdigit() for char in part)
    told = part[:1].islower() or known_kind(part, block.language)
    return (
        few and told and not block.words.behind.match(lowered(part)) and not is_person(part, block)
    )


def bare(line: str, block: Block) -> str:
    """A line without number, bullet and label in front."""
    line = without_number(line)
    label = block.words.labels.match(lowered(line))
    line = line[label.end() :] if label else line
    article = block.own.article.match(lowered(line))
    if article and line[0].islower() and line[article.end() :][:1].isupper():
        line = line[article.end() :]
    return line.removesuffix(";").removesuffix(",").strip()


def without_number(line: str) -> str:
    """Return a line without the number or bullet in front of it."""
    return NUMBER.sub("", line.strip())


def _tells_more(rest: str, block: Block) -> bool:
    """Whether what stands behind a name is a number, an address, who represents it and such."""
    plain = rest.strip(" .,;:")
    if not plain or rest.startswith(("(", "\\(", "–", "—", "- ")) or RULE.match(rest):
        return True
    if plain[0].isdigit() or _QUOTED.match(plain):
        return True
    return block.words.behind.match(lowered(plain)) is not None or (is_person(plain, block))


def is_name(name: str, block: Block) -> bool:
    """Whether words can be a name: with a capital, few, without verb, post or number."""
    low = lowered(name)
    if not name or len(name.split()) > LONGEST_NAME or not _begins_as_name(name):
        return False
    if not reads_as_name(name, block.language) or block.words.honorific.match(low):
        return False
    if holds_a_clause(name, block.language):
        return False
    if block.own.verbs.search(low) or block.own.groups.fullmatch(low):
        return False
    if block.words.not_first.match(low) or is_post(name, block):
        return False
    role = block.own.roles.search(low)
    if role and role.end() == len(low) and name[role.start()].islower() and PERSON.match(name):
        return False  # `Ann Ek landshövding`
    kind = known_kind(name, block.language)
    post = block.own.roles.search(low) and not kind
    return not post and not (DAY.search(name) and not kind) and not block.own.agreement.search(low)


def _begins_as_name(name: str) -> bool:
    first = name.lstrip("\"“”«»'’‘")
    return bool(first) and (first[0].isupper() or any(c.isupper() for c in first.split()[0]))


def is_person(line: str, block: Block) -> bool:
    """Whether a line names a person, a post or both."""
    low = lowered(line)
    first = PARTS.split(line.strip())[0]
    if is_post(line, block):
        return True
    kind = known_kind(line, block.language)
    if block.words.honorific.match(low) and not kind:
        return True
    if block.own.roles.search(low) and not kind:
        return True
    return bool(PERSON.fullmatch(first) and block.own.roles.search(low))


def is_post(line: str, block: Block) -> bool:
    """Whether a line is one word for a post, or words of which each is for one or a kind."""
    return names_a_post(line, block.language)


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of some words."""
    return text.rstrip().endswith((".", "!", "?")) and len(text.split()) >= PROSE


def is_table_head(text: str, block: Block) -> bool:
    """Whether a line, in lower case, is the head of a table: most words are such heads."""
    heads = block.words.table_heads.findall(text)
    return len(set(heads)) > 1 and 2 * len(heads) >= len(text.split())


def names_organisations(found: Named, block: Block) -> bool:
    """Whether one of the names of a list tells a kind of organisation."""
    names = [party.name for parties in found.values() for party in parties]
    known = sum(known_kind(name, block.language) for name in names)
    return known > 0 and MOST_UNKNOWN * known >= len(names)
