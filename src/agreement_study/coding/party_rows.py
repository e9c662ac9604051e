"""Rows of names in running text: where the row ends, and where it splits.

Names are joined by commas and `and`; a preposition belongs to the name after a word for an
organisation (`Council for ...`), else it ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_name_words import name_words
from agreement_study.coding.party_names import (
    Party,
    is_local_part,
    known_kind,
    named,
    tells_side,
    whole_name,
)
from agreement_study.coding.party_plurals import one_by_one

_SHORT_NAME = re.compile(r"\s\([A-ZÅÄÖ]{2,8}\)\s(?=[A-ZÅÄÖ])")  # on a line of its own
_COUNTED = re.compile(r"\((?:\d|[a-d]|i{1,3})\)\s+")  # `(1) X, (2) Y`
_ASIDE = re.compile(r"\\?\([^()]*\\?\)")
_STOP = r"(?<!\b[^\W\d_a-zåäö][a-z])(?<!\b[^\W\d_a-zåäö])\.(?=\s|$)"  # behind `St` and `J` is none
_END = re.compile(rf":(?!\w)|[;!?\[\]|]|{_STOP}|\s[-–—]\s|\s\d{{4}}")
_NAME = re.compile(r"[^\W\d_a-zåäö][a-zåäöé]")
_MARK = "\x00"


def parties_in(text: str, language: str) -> list[Party]:
    """Return the parties of a list of names that begins where the text does.

    Examples
    --------
    >>> [p.value for p in parties_in("Umeå kommun och Föreningsrådet i Umeå har enats.", "sv")]
    ['public:Umeå kommun', 'civil:Föreningsrådet i Umeå']
    """
    text = text_of_names(one_by_one(_COUNTED.sub("", text), language), language)
    pieces = list(_pieces(text, language))
    found = [named(piece, language, counted=len(pieces) > 1) for piece in pieces]
    parties = list({party.name: party for party in found if party}.values())
    if not any(not party.name[0].isdigit() for party in parties):
        return []
    if len(parties) > 1 and all(party.side == "public" for party in parties):
        parties = [_other_side(party, language) for party in parties]
    return _with_public_side(parties, language)


def names_up_to_end(text: str, language: str) -> list[Party]:
    """Return the parties of a text that is a list of names as a whole; none if a piece is no name.

    Examples
    --------
    >>> [p.name for p in names_up_to_end("Umeå kommun och Daglediga vid havet", "sv")]
    ['Umeå kommun', 'Daglediga vid havet']
    """
    text = one_by_one(_without(name_words(language).aside, _ASIDE.sub("", text)), language)
    never = name_words(language).never
    pieces = [piece.strip(" ,") for piece in _pieces(text, language)]
    pieces = [piece for piece in pieces if piece and not never.fullmatch(lowered(piece))]
    found = [named(piece, language, counted=len(pieces) > 1) for piece in pieces]
    parties = [party for party in found if party]
    return _with_public_side(parties, language) if len(parties) == len(pieces) else []


def _with_public_side(parties: list[Party], language: str) -> list[Party]:
    """Beside the civil side as a whole, a name that tells no side is that of the public one."""
    untold = [not tells_side(party.name, language) for party in parties]
    whole = len(parties) > 1 and parties[1].side == "civil" and parties[1].name[0].islower()
    if whole and untold == [True, False]:
        return [evolve(parties[0], side="public"), parties[1]]
    return parties


def _other_side(party: Party, language: str) -> Party:
    """A public party as a civil one, if its name may be that of either."""
    own, low = name_words(language), lowered(party.name)
    either = own.either.search(low) and not own.surely_public.search(low)
    return evolve(party, side="civil") if either else party


def text_of_names(text: str, language: str) -> str:
    """Return the part of a text up to where the list of names ends, without asides."""
    own = name_words(language)
    text = _without(own.aside, _ASIDE.sub("", _SHORT_NAME.sub(", ", text)))
    low = own.joiners.sub(lambda found: found[0].replace(" ", _MARK), lowered(text))
    low = own.split.sub(lambda joint: "," * len(joint[0]), low)
    ends = [match.start() for match in (_END.search(text), own.stops.search(low)) if match]
    whole = (
        found for found in own.whole_sides.finditer(low) if not _NAME.match(text, found.end() + 1)
    )
    ends += [found.end() for found in whole]
    for match in own.soft_stops.finditer(low):
        if not own.head.search(match[1]):
            ends.append(match.end(1))
            break
    return _without_apposition(text[: min(ends)] if ends else text, language)


def _without_apposition(text: str, language: str) -> str:
    """`A and B, the network of associations`: names, without what the last of them is."""
    own = name_words(language)
    last = max(own.conjunction.finditer(lowered(text)), key=re.Match.start, default=None)
    if last is None:
        return text
    name, comma, what = text[last.end() :].partition(", ")
    leading = own.leading.match(lowered(what))
    plain = what[leading.end() if leading else 0 :]
    if is_local_part(what, name, language):
        return text
    told = comma and any(map(str.isupper, name)) and plain[:1].islower() and "," not in what
    return text[: last.end() + len(name)] if told else text


def _without(aside: re.Pattern[str], text: str) -> str:
    """The text without what stands aside in it; a comma keeps the names apart."""
    low, parts, end = lowered(text), [], 0
    for match in aside.finditer(low):
        comma = match[0].endswith(",") or match[0].startswith(",")
        parts += [text[end : match.start()], ", " if comma else ""]
        end = match.end()
    return "".join([*parts, text[end:]])


def names_apart(text: str, language: str) -> list[Party]:
    """Return the parties of a list in which semicolons stand between the names."""
    found = (named(whole_name(piece, language), language) for piece in text.split(";"))
    return [party for party in found if party]


def _pieces(text: str, language: str) -> Iterator[str]:
    """Split at commas and conjunctions, but not inside names that hold them."""
    own = name_words(language)
    low = own.with_and.sub(lambda m: m[0].replace(" ", _MARK), lowered(text))
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in own.split.finditer(low):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, len(text)))
    whole: list[tuple[int, int]] = []
    pieces = _paired(text, pieces, language)
    for begin, end in pieces:
        before = text[slice(*whole[-1])] if whole else ""
        joint = text[whole[-1][1] : begin] if whole else ""
        of_two = "," not in joint and _is_of_two(before, text[begin:end], language)
        if whole and (of_two or not _stands_alone(text[begin:end], before, language)):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((begin, end))
    yield from (text[begin:end] for begin, end in whole)


def _paired(text: str, pieces: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """`A and B and the C and D`, without commas: two names, the second behind its article."""
    own, low = name_words(language), lowered(text)
    joints = list(own.conjunction.finditer(low))
    opened = [m for m in joints if own.leading.match(low[m.end() :].split(" ")[0] + " ")]
    if "," in text or len(joints) < 2 or len(opened) != 1 or len(pieces) != len(joints) + 1:
        return pieces
    cut = opened[0]
    return [(0, cut.start()), (cut.end(), len(text))]


def _stands_alone(piece: str, before: str, language: str) -> bool:
    """Whether a piece is a name of its own, and no further part of the one before."""
    own = name_words(language)
    if own.open_ended.search(lowered(before)) or is_local_part(piece, before, language):
        return False
    if own.departments.search(lowered(before)) and not known_kind(piece, language):
        return False
    proper = any(char.isupper() for char in piece)
    return proper or known_kind(piece, language)


def _is_of_two(first: str, second: str, language: str) -> bool:
    """Whether a conjunction stands inside one name: `Ashby and Hove Council`."""
    own = name_words(language)
    if own.collective.fullmatch(first.strip(" ,")) and own.collective.match(second):
        return True  # `associations and congregations in Ashby`
    kind = own.of_kind.search(lowered(first.strip())) and known_kind(first.split()[-1], language)
    if kind and second[:1].isupper() and own.kinds.fullmatch(lowered(second.strip())):
        return True  # `Forum of Town and Community Councils`
    place = own.joined_places.fullmatch(lowered(first).strip()) and not known_kind(first, language)
    return bool(place) and known_kind(second, language) and second[:1].isupper()
