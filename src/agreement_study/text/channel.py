"""The noisy channel: which words a damaged word may have been, and what each supposes.

Method: Kernighan, Church and Gale (1990), A spelling correction program based on a
noisy channel model, COLING 2, 205-210.
"""

from __future__ import annotations

from agreement_study.text.confusions import Confusions, Readings
from agreement_study.text.context import MOST_GAIN
from agreement_study.text.lexicon import LONE_PART, Lexicon
from agreement_study.text.received import Candidate, Weighed, as_received
from agreement_study.text.search import ANY, LONGEST_CUED, WIDE, Search

SHORTEST_WILD = 2  # letters that a word must have, for any misreading to be tried
# Letters of a word in which two may be any one, or one any two; in longer ones, any two.
SHORTEST_WIDE, LONG_ENOUGH = 3, 6
NONE: Readings = {}
DOUBT = 8.0  # nats that a word may cost more than none, since the document may teach so much
WILD_DOUBT = 20.0  # the same where letters were taken for any others
SURE = 3.0  # nats by which a word must be better than none, to look no further

MOST_KNOWN, MOST_UNKNOWN = 10.0, 16.0  # nats that all misreadings of a word may cost
MOST_LISTED = 12.0  # the same where all known misreadings are tried on a long word
LEAST_RARE = 17.0  # nats below which no misreading of a rare word comes
LEAST_LONE = LONE_PART + 1.0  # the same of one that is no compound of frequent parts


def read_word(received: str, lexicon: Lexicon, confusions: Confusions) -> Weighed:
    """Return what a received word may have been, itself first.

    A word of the lexicon may only have been another word by likely misreadings. Any other is
    tried with all known misreadings, then with any few letters.
    """
    kept = as_received(received, lexicon)
    search = Search(received, lexicon, confusions)
    if kept.known:
        # Most of a single letter's word may have been lost.
        readings = confusions.readings if len(received) == 1 else confusions.likely
        _search_known(search, kept, readings)
        return kept, *search.cheapest_words()
    enough = kept.word - SURE
    wild = len(received) >= SHORTEST_WILD
    short = len(received) <= LONGEST_CUED
    readings = confusions.readings if short else confusions.often
    search.frequent(readings, MOST_UNKNOWN, kept.word + DOUBT)
    if wild and search.best() >= enough:
        search.near(kept.word + WILD_DOUBT)
        if SHORTEST_WIDE <= len(received) < LONG_ENOUGH:
            search.but_for(WIDE, kept.word + WILD_DOUBT, NONE)
    if not short and search.best() >= enough:
        search.frequent(confusions.readings, MOST_LISTED, kept.word + DOUBT)
    if search.best() >= min(enough, LEAST_RARE):
        search.compounds(confusions.often, min(search.best(), kept.word))
    if search.best() >= min(enough, LEAST_LONE):
        search.any_word(confusions.likely, min(search.best(), kept.word))
    if wild and search.best() >= enough:
        search.half_near(kept.word + DOUBT)
    return kept, *search.cheapest_words()


def read_again(received: str, lexicon: Lexicon, confusions: Confusions, before: Weighed) -> Weighed:
    """Return what a word may have been, with likely misreadings that were not so before."""
    kept, *others = before
    search = Search(received, lexicon, confusions)
    search.found.extend((c.total(confusions), c) for c in others)
    if kept.known:
        _search_known(search, kept, confusions.likely)
    else:
        search.frequent(confusions.often, MOST_UNKNOWN, kept.word)
        if search.best() >= kept.word - SURE:
            search.but_for(ANY, kept.word + WILD_DOUBT, confusions.likely)
        if search.best() >= min(kept.word - SURE, LEAST_RARE):
            search.compounds(confusions.often, min(search.best(), kept.word))
        if search.best() >= LEAST_LONE:
            search.any_word(confusions.likely, min(search.best(), kept.word))
    return kept, *search.cheapest_words()


def _search_known(search: Search, kept: Candidate, readings: Readings) -> None:
    search.frequent(readings, MOST_KNOWN, kept.word + MOST_GAIN + MOST_KNOWN)
    if search.lexicon.frequent(search.received) is None:
        search.compounds(readings, kept.word)
        search.any_word(readings, kept.word)
