"""Names of parties: what one is, whose side it tells, and what reads as none."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_name_words import name_words
from agreement_study.model import Document

SHORTEST_PLAIN = 3  # letters up to which a word is taken for a preposition, an article
MOST_PLAIN = 2  # words in small letters of a name that tell no kind
LONGEST = 14  # words that a name may have
_REST = re.compile(
    r"[,;(–—]|:(?!\w)|\s-\s|_{2,}|\.{3,}|…"
)  # what may stand behind a name on its line
_TAIL = re.compile(r",\s+(?:[^\W\d_]{2,3}\s+)?[a-zåäö][^,]*\Z")
QUOTES = "\"'”“»«’‘"


@frozen(kw_only=True)
class Party:
    """A name and its side, `public` or `civil`."""

    side: str
    name: str

    @property
    def value(self) -> str:
        """The value as codings write it."""
        return f"{self.side}:{self.name}"


def side_of(name: str, language: str) -> str:
    """Return `public` or `civil`; a name that tells nothing is civil.

    Examples
    --------
    >>> [side_of(n, "sv") for n in ("Region Halland", "Uppsala föreningsråd", "Samforma")]
    ['public', 'civil', 'civil']
    """
    own, low = name_words(language), lowered(name)
    if own.of_public.search(low):
        return "public"
    if own.civil_first.match(low):
        return "civil"
    if own.strong_public.search(low):
        return "public"
    if own.civil.search(low):
        return "civil"
    return "public" if own.public.search(low) else "civil"


def tells_side(name: str, language: str) -> bool:
    """Tell whether a name has a word by which its side is known."""
    own, low = name_words(language), lowered(name)
    return any(p.search(low) for p in (own.strong_public, own.civil, own.public))


def known_kind(name: str, language: str) -> bool:
    """Tell whether a name says what kind of organisation it is."""
    own, low = name_words(language), lowered(name)
    return any(p.search(low) for p in (own.strong_public, own.civil, own.public, own.head))


def ends_as_organisation(name: str, language: str) -> bool:
    """Tell whether the last word of a name is one for an organisation."""
    own = name_words(language)
    *_, last = lowered(name).split()
    local = own.local_parts.fullmatch(lowered(name))
    return bool(local) or any(p.fullmatch(last) for p in (own.head, own.civil, own.public))


def whole_name(line: str, language: str) -> str:
    """Return the name at the beginning of a line, with the local part behind its comma.

    Examples
    --------
    >>> whole_name("Verdandi, Hovskretsen (sedan 2019)", "sv")
    'Verdandi, Hovskretsen'
    >>> whole_name("Ashby Council, Leader: Ann Pike", "en")
    'Ashby Council'
    """
    line = line.strip()
    first, *others = [part.strip() for part in _REST.split(line, maxsplit=2)]
    if others and line[len(first) :].lstrip().startswith(","):
        local = others[0].strip(" .")
        if is_local_part(local, first, language):
            return f"{first}, {local}"
    return first


def is_local_part(piece: str, before: str, language: str) -> bool:
    """Whether a piece names the branch of the organisation before it: `Verdandi, Hovskretsen`."""
    own, line = name_words(language), f"{before.strip()}, {piece.strip()}"
    if own.local_parts.fullmatch(lowered(line)):
        return True
    return piece.strip()[:1].islower() and own.branches.fullmatch(lowered(line)) is not None


def named(piece: str, language: str, *, counted: bool = False) -> Party | None:
    """Return the party that a piece of text names, or None if it is no name of one.

    Beside another party it may be `counted`: '45 associations'.
    """
    own = name_words(language)
    piece = piece.partition(",")[0] if piece.strip()[:1].isdigit() else piece
    piece = _unquoted(piece.strip(" .,;:*_/\\"))
    trailing = own.trailing.search(lowered(piece))
    piece = piece[: trailing.start()] if trailing else piece
    leading = own.leading.match(lowered(piece) + " ")
    piece = _without_clauses(piece[leading.end() :] if leading else piece, language)
    apposition = own.apposition.match(piece)
    piece = piece[apposition.end() :] if apposition else piece
    proper = any(char.isupper() for char in piece)
    if (
        not piece
        or (piece[0].isdigit() and not (counted and own.counted.fullmatch(lowered(piece))))
        or own.stand_in.match(lowered(piece))
        or len(piece.split()) > LONGEST
        or not (proper or _is_kind(piece, language))
    ):
        return None
    kind = apposition[0] if apposition and not tells_side(piece, language) else piece
    return Party(side=side_of(kind, language), name=" ".join(piece.split()))


def _without_clauses(piece: str, language: str) -> str:
    """A name without what is between it and others, and what goes on with another verb.

    `Dialogue Table between the City of Ashby`; `Ashby Trust, and recommends its adoption`.
    """
    own = name_words(language)
    if not piece[:1].isupper():
        return piece
    one = own.between.sub("", piece)
    piece = piece if own.conjunction.search(lowered(one)) else one
    tail = _TAIL.search(piece) if own.capitalised else None
    clause = tail and not known_kind(tail[0], language) and not _is_with_branch(piece, language)
    return piece[: tail.start()] if tail and clause else piece


def _is_with_branch(piece: str, language: str) -> bool:
    return name_words(language).local_parts.fullmatch(lowered(piece)) is not None


def _unquoted(piece: str) -> str:
    """A name without the quotation marks around it, but with those inside it."""
    bare = piece.strip(QUOTES + " .,;:")
    closed = piece[len(bare) + piece.find(bare) :][:1] if bare else ""
    inside = sum(bare.count(mark) for mark in QUOTES) % 2 and closed and closed in '"”»'
    return bare + closed if inside else bare


def in_its_spelling(party: Party, document: Document) -> Party:
    """A party whose name stands in capitals, as the text spells it elsewhere; else unchanged."""
    name = party.name
    if not name.isupper() or " " not in name:
        return party
    words_ = r"\s+".join(map(re.escape, name.split()))
    others = (found[0] for found in re.finditer(words_, document.text, re.IGNORECASE))
    spelled = next((" ".join(other.split()) for other in others if not other.isupper()), "")
    return evolve(party, name=spelled) if spelled else party


def reads_as_name(name: str, language: str) -> bool:
    """Tell whether words are no label, no clause and no piece of one.

    A name begins with no preposition, and holds few words in small letters that tell no kind.
    """
    own, low = name_words(language), lowered(name)
    if own.never.fullmatch(low) or own.never_first.match(low) or name.endswith(("!", "?")):
        return False
    told = " ".join(own.civil.findall(low)).split()  # `civil` of `civil society`
    plain = (word for word in name.split()[1:] if word.islower() and len(word) > SHORTEST_PLAIN)
    plain = (word for word in plain if word not in told)
    return sum(not known_kind(word, language) for word in plain) <= MOST_PLAIN


def holds_a_clause(name: str, language: str) -> bool:
    """Whether a name with a capital has a word without one that neither links nor tells a kind.

    So it is where the other words of names have capitals.

    Examples
    --------
    >>> [holds_a_clause(n, "en") for n in ("Ashby Trust keeps the list", "Trust for non-profits")]
    [True, False]
    """
    own = name_words(language)
    name = name.partition(",")[0]
    return (
        own.capitalised
        and name[:1].isupper()
        and any(
            word.isalpha()
            and word.islower()
            and len(word) > SHORTEST_PLAIN
            and not own.links.fullmatch(word)
            and not known_kind(word, language)
            for word in name.split()[1:]
        )
    )


def _is_kind(piece: str, language: str) -> bool:
    own, low = name_words(language), lowered(piece)
    return any(p.search(low) for p in (own.strong_public, own.civil, own.public))
