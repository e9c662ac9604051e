"""What a text says around one of its dates: which classes of words stand where in its clauses.

The text of an `Evidence` is in lower case, its dates are marks. A window is a part of it; the
windows go from the clause in which the date stands outward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from attrs import field, frozen

from agreement_study.coding.cues import MARK, OTHER_MARK, lowered
from agreement_study.coding.event_words import EXCEPTIONS, SENTENCE_END, EventWords
from agreement_study.spans import Span

NATIONAL = ("national_agreement", "national_revision")
TOPICS = {
    "agreement": ("agreement",),
    "strategy": ("strategy",),
    "plan": ("plan", "the_plan"),
}
NEAR_VERB = 14  # code points behind the next word in which the verb of a pronoun stands
WINDOW = 600  # code points on either side of a date in which its words are looked for
_QUOTES = re.compile(r"[()\[\]\"”“»«*_#|•]| [–—-](?= )")
_COLON = re.compile(r":(?=\s)")  # a word of its own: a label is known by it
_POINT = re.compile(r"(?<=\d)\.(?=\d)")  # of an amount: no end of a sentence
_END = re.compile(SENTENCE_END)
_LABEL = re.compile(r"(?<![\w,])[A-ZÅÄÖ][\wåäö-]+(?: [\wåäö]+){0,2}:(?=\s)")


@frozen(kw_only=True)
class Evidence:
    """The marked text around a date, and where the words of each class stand in it."""

    text: str
    places: Mapping[str, Sequence[Span]] = field(eq=False)
    at: int = 0
    windows: tuple[Span, ...] = ()

    @cached_property
    def told(self) -> frozenset[str]:
        """The classes that have words in the text."""
        return frozenset(tag for tag, places in self.places.items() if places)

    @property
    def reach(self) -> Span:
        """What stands between the dates beside this one."""
        return self.windows[-1]

    def matches(self, tag: str, window: Span) -> Iterator[Span]:
        """Yield the places of a class inside a window."""
        for place in self.places.get(tag, ()):
            inside = window.start <= place.start and place.end <= window.end
            if inside or tag == "after_adoption":
                yield place

    def words_between(self, place: Span) -> int:
        """How many words stand between a place and the date; negative where it stands behind."""
        if place.end <= self.at:
            return self.text.count(" ", place.end, self.at)
        return -max(1, self.text.count(" ", self.at, place.start))


def marked(text: str, at: Span, others: Sequence[Span], own: EventWords) -> str:
    """Return the text in lower case with its dates as marks.

    Of a text with labels (`Who: … When: …`) only the first part and that of the date are kept.

    Parameters
    ----------
    at
        The date that is classified, in code points of `text`.
    """
    first, last = max(0, at.start - WINDOW), at.end + WINDOW
    low = lowered(text[:last])
    gaps = _other_parts(text, at)
    near = [s for s in others if first <= s.start and s.end <= last and not _inside(s, gaps)]
    parts, end = [], first
    for span in sorted([at, *near, *gaps]):
        if span.start < end:
            continue
        before = low[end : span.start]
        gap = span in gaps
        parts += [before] if gap else [own.fillers.sub("", before)]
        parts.append(" " if gap else MARK if span == at else OTHER_MARK)
        end = span.end
    made = _QUOTES.sub(" ", _POINT.sub(",", "".join([*parts, low[end:]])))
    made = _COLON.sub(" :", made)
    return " ".join(made.split())


def _other_parts(text: str, at: Span) -> list[Span]:
    """The labelled parts of a text that neither begin it nor hold the date."""
    starts = [match.start() for match in _LABEL.finditer(text)]
    if len(starts) < 2 and not (starts and starts[0] > 0):
        return []
    edges = sorted({0, *starts, len(text)})
    parts = [Span(a, b) for a, b in pairwise(edges)]
    return [p for p in parts[1:] if not p.start <= at.start < p.end]


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start < other.end for other in others)


@lru_cache(maxsize=4096)
def evidence(text: str, own: EventWords, *, last: str = "", topic: str = "") -> Evidence:
    """Read the classes of words of a marked text.

    Parameters
    ----------
    last
        The type of the event last told in the section, to which a pronoun at the beginning may
        refer, or whose object is not told again.
    topic
        The class of what was last named before the text: a plan or an agreement.
    """
    found = set(own.tag_set.found(text))
    places = {name: _places(name, text, own) if name in found else [] for name in own.tags}
    places["meeting"] = [p for p in places["meeting"] if not _is_venue(text, p, places)]
    pronoun = own.pronoun.match(text)
    if pronoun and _alone(text, pronoun.end() + 1, places, own):
        places["pronoun"] = [Span(*pronoun.span())]
        if last in NATIONAL:
            places["national"] = [*places["national"], Span(*pronoun.span())]
    if last == "adoption":
        places["after_adoption"] = [Span(0, len(text))]
    places["plan"] = [*places["plan"], *_plans(text, places, own, topic)]
    at = text.index(MARK)
    return Evidence(text=text, places=places, at=at, windows=tuple(_windows(text, at, own)))


def topic_of(text: str, own: EventWords) -> str:
    """Name the class of what a text in lower case names last: `plan`, `agreement` or nothing."""
    ends = {
        topic: max((m.end() for tag in tags for m in own.tags[tag].finditer(text)), default=-1)
        for topic, tags in TOPICS.items()
    }
    topic = max(ends, key=lambda name: ends[name])
    return topic if ends[topic] >= 0 else ""


def _plans(
    text: str, places: Mapping[str, Sequence[Span]], own: EventWords, topic: str
) -> Iterator[Span]:
    """Where a clause begins with what stands for a plan: `and it covers`, `the old one ran`."""
    for start in (0, *(match.end() for match in own.cut.finditer(text))):
        found = own.anaphor.match(text, start)
        verbs = (p for name in ("apply", "cover") for p in places[name] if p.start == start)
        if start and (verb := next(verbs, None)):
            if (topic_of(text[:start], own) or topic) == "plan":
                yield verb  # `was approved in May and covers 2020–2022`
            continue
        if not found:
            continue
        word = text.find(" ", found.end() + 1)
        near = (p for name in ("apply", "cover") for p in places[name])
        leads = any(found.end() < p.start <= word + NEAR_VERB for p in near)
        bare = text.startswith((f", {MARK}", f" {MARK}"), found.end())
        if (leads or bare) and (topic_of(text[: found.start()], own) or topic) == "plan":
            yield Span(*found.span())


def _is_venue(text: str, meeting: Span, places: Mapping[str, Sequence[Span]]) -> bool:
    """Whether something else takes place at the meeting: `training takes place at meetings`."""
    verb = next((place for place in places["occur"] if place.end < meeting.start), None)
    if verb is None or MARK in text[: verb.start] or not text[: verb.start].strip():
        return False
    others = (place.start for place in places["meeting"] if place != meeting)
    at = any(verb.end <= place.start < meeting.start for place in places["at"])
    return at and not any(start < verb.start for start in others)


def _alone(text: str, at: int, places: Mapping[str, Sequence[Span]], own: EventWords) -> bool:
    """Whether the word behind a pronoun is a verb, not the noun of an article."""
    verbs = (place.start for name in _VERBS for place in places[name])
    return at in verbs or own.auxiliary.match(text, at) is not None


_VERBS = ("adopt", "sign", "apply", "renewed", "review", "start", "adopt_now", "replace", "hold")


def _places(name: str, text: str, own: EventWords) -> list[Span]:
    found = [Span(*match.span()) for match in own.tags[name].finditer(text)]
    if not found or name not in EXCEPTIONS:
        return found
    aside = [Span(*match.span()) for match in own.tags[EXCEPTIONS[name]].finditer(text)]
    return [p for p in found if not any(a.start <= p.start < a.end for a in aside)]


def _windows(text: str, at: int, own: EventWords) -> Iterator[Span]:
    """The clause of the date, then more and more of what stands between the dates beside it."""
    sentence = sentence_of(text, at)
    low = max(sentence.start, text.rfind(OTHER_MARK, 0, at) + 1)
    high = text.find(OTHER_MARK, at, sentence.end)
    high = sentence.end if high < 0 else high
    cuts = [match.start() for match in own.cut.finditer(text, low, high)]
    left = [low, *(cut for cut in cuts if cut <= at)][::-1]
    right = [*(cut for cut in cuts if cut > at), high]
    first = 0
    while first < len(left) - 1 and _leans(text[left[first] : at], own):
        first += 1  # what leans on the words before it is read with them
    start, end = left[first], right[0]
    yield Span(start, end)
    for i in range(first + 1, len(left)):
        yield Span(left[i], end)
    for cut in right:
        yield Span(low, cut)


def sentence_of(text: str, at: int) -> Span:
    """The sentence of a marked text in which a place stands."""
    ends = [match.start() + 1 for match in _END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return Span(start, min((end for end in ends if end > at), default=len(text)))


def _leans(clause: str, own: EventWords) -> bool:
    """Whether a clause is a relative one, or an adverbial without a verb of its own."""
    bare = own.cut.match(clause)
    cut = bare[0] if bare else ""
    rest = clause[len(cut) :]
    return bool(
        own.relative.match(rest)
        or own.relative.match(cut.lstrip(",; "))
        or (own.adverbial.match(rest) and len(rest.split()) <= 6)
    )
