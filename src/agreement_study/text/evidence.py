"""Evidence that a text is damaged, before any of it is repaired."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from agreement_study.language import words
from agreement_study.text.candidates import first_candidates
from agreement_study.text.confusions import ALPHABET, LIKELY, Confusions, Op, first_guess
from agreement_study.text.lexicon import lexicon
from agreement_study.text.received import Candidate, as_received

SHARES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)  # shares of damaged words that are tried
NEEDED = 4.0  # nats of evidence
ROUNDING = 1e-6
SURE = 3.0  # nats by which a word must be better than an unknown one, to speak of damage
MISREAD, MISREAD_LETTER = 4.0, 1.2  # nats that a misreading may cost, in a word of so many letters
NAME = 6.0  # the same in addition, for what may be a name

# Share of the words of a clean text that look misread, by how they do: as a scanner misreads
# letters in a long word, in a short one (which many words are near to), or as people write.
LONG, SHORT, HUMAN = 0.0015, 0.012, 0.03
LONG_WORD = 6
STRANGE = 0.03  # share of the words of a clean text that nothing knows nor explains
FEW = 50  # words below which their share tells little
NATIVE = 4  # words of the language by which a text is known to be in it, however damaged
# The same where so many words look like none that it can be no kindred language: words of some
# length, or any where so many words have figures or signs among their letters.
NATIVE_OF_ODD, NATIVE_LETTERS, VERY_ODD, MIXED = 2, 3, 0.4, 0.1
LONG_ENOUGH = 4  # letters of a word that can look like none
ODD, ODD_OF_STRANGE = 0.2, 0.5  # share of words, and of unknown ones, that look like none
MOST = 0.6  # share beyond which no word is strange


_SHARES = np.array(SHARES)
_NOTHING = np.log(1 - _SHARES)  # the same of a word that does not look misread


@lru_cache(maxsize=64)
def is_damaged(found: frozenset[str], language: str) -> bool:
    """Tell whether so many words look misread that chance does not explain it.

    Each word counts once. Words that no lexicon has, but a misreading explains, are weighed
    against how often they turn up in a clean text: more often, the more of its words are strange
    and cannot be explained so (names, dialect, old spelling).
    """
    if not found or is_garbled(found, language):
        return bool(found)
    unknown = sorted(word for word in found if not is_known(word, language))
    known = len(found) - len(unknown)
    hits: list[float] = []
    most = known * _NOTHING + sum(_gains(_least_share(word)) for word in unknown)
    for word in unknown:
        if most.max() <= NEEDED - ROUNDING:
            return False  # to read a word takes long, and the others cannot be evidence enough
        share = clean_share(word, language)
        most += (_NOTHING if share is None else _gains(share)) - _gains(_least_share(word))
        if share is not None:
            hits.append(share)
    strange = len(unknown) - len(hits)
    more = max(1.0, (strange / STRANGE + FEW) / (len(found) + FEW))
    total = (known + strange) * _NOTHING + sum(_gains(min(MOST, share * more)) for share in hits)
    return bool(total.max() > NEEDED)


@lru_cache(maxsize=1_024)
def _gains(usual: float) -> npt.NDArray[np.float64]:
    """Nats by which each share of damaged words explains a misread word better than none does.

    Parameters
    ----------
    usual
        The share of the words of a clean text that look so.
    """
    return np.log((_SHARES + (1 - _SHARES) * usual) / usual)


def _least_share(word: str) -> float:
    """Return the least that `clean_share` may be for an unknown word."""
    return LONG if len(word) >= LONG_WORD else SHORT


def is_garbled(found: frozenset[str], language: str) -> bool:
    """Tell whether so many words have letters that no words have that only damage explains it.

    Words of other languages, dialects and spellings are strange too, but mostly spelled as words
    are. Some words that every text of the language has must still stand.
    """
    native = found.intersection(words(language, "repair")["native"])
    if len(native) < NATIVE_OF_ODD:
        return False
    looks = [looks_odd(word, language) for word in found]
    strange = [look for look in looks if look is not None]
    odd = sum(strange)
    if odd <= ODD * len(found) or odd <= ODD_OF_STRANGE * len(strange):
        return False
    if len(native) >= NATIVE:
        return True
    long = sum(len(word) >= NATIVE_LETTERS for word in native)
    mixed = sum(not word.isalpha() for word in found)
    return odd > VERY_ODD * len(found) and (long >= NATIVE_OF_ODD or mixed > MIXED * len(found))


def is_known(word: str, language: str) -> bool:
    """Tell whether a lexicon has a word; frequent ones need no look into the spelling lexicon."""
    known = lexicon(language)
    return known.frequent(word) is not None or (len(word) > 1 and known.accepts(word))


@lru_cache(maxsize=200_000)
def looks_odd(word: str, language: str) -> bool | None:
    """Tell whether an unknown word has letters that no word has; None for what cannot be told."""
    known = lexicon(language)
    if len(word) < LONG_ENOUGH or not word.islower() or is_known(word, language):
        return None
    return known.odd(word) > 0


@lru_cache(maxsize=200_000)
def clean_share(word: str, language: str) -> float | None:
    """Share of the words of a clean text that look misread like this one.

    Returns
    -------
    0 for a word that is known, None for one that nothing explains.
    """
    if is_known(word, language):
        return 0.0
    kept = as_received(word, lexicon(language))
    guess = first_guess(language)
    best = min(first_candidates(word, language), key=lambda c: c.total(guess))
    needed = SURE + (NAME if word[:1].isupper() else 0.0)
    explained = best.total(guess) - best.word <= MISREAD + MISREAD_LETTER * len(word)
    if not explained or best.total(guess) + needed >= kept.word:
        return None
    if by_people(best, guess, language):
        return HUMAN
    return _least_share(word)


def looks_damaged(word: str, language: str) -> bool:
    """Tell whether a word is none, and a misreading explains it well."""
    return bool(clean_share(word, language))


def by_people(best: Candidate, guess: Confusions, language: str) -> bool:
    """Tell whether an author may have written a word so as it was read."""
    alike = tuple(words(language, "repair")["alike"])
    return all(_by_people(op, best, guess, alike) for op in best.ops)


def _by_people(op: Op, best: Candidate, guess: Confusions, alike: tuple[str, ...]) -> bool:
    """Tell whether an author may have written letters so: those that sound alike, left out, put in.

    A scanner drops diacritics, and doubles letters that no one would.
    """
    meant, read = op
    if guess.shares.get(op, 0.0) >= LIKELY or any(sign not in ALPHABET for sign in read):
        return False
    if len(meant) + len(read) == 3 and set(meant) == set(read):  # doubled, or once for twice
        vowels = alike[0]
        return meant[0] not in vowels and any(vowel + meant in best.lower for vowel in vowels)
    return not meant or not read or _alike(meant, read, alike)


@lru_cache(maxsize=4_096)
def sounds_alike(op: Op, language: str) -> bool:
    """Tell whether people who spell by ear write the one letter for the other."""
    meant, read = op
    letters = tuple(words(language, "repair")["alike"])
    return len(meant) == len(read) == 1 and _alike(meant, read, letters)


def _alike(meant: str, read: str, alike: Iterable[str]) -> bool:
    return any(meant in letters and read in letters for letters in alike)
