"""The runs of letters that are words, signs among them that stand for letters.

A text that was read under another code page has signs for letters: f„r, f{r, fÃ¤r. They are known
by standing within words, where no author writes them.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Letters, digits and signs that are read for letters; no raised figures of footnotes.
ONE = r"[^\W_¹²³⁰-⁹₀-₉]|[&|§$\u0300-\u036f]"
LETTER = r"[^\W\d_]"
FEWEST, SHARE = 3, 0.2  # times that a sign stands within words, and that share of all
ENDS_SENTENCES = "?"  # signs that are no letters where no letter follows


def letter_signs(text: str, signs: str) -> str:
    """Return the signs that stand for letters in a text, out of those that may."""
    found = []
    for sign in signs:
        times = text.count(sign)
        if times >= FEWEST:
            within = len(re.findall(rf"(?<={LETTER}){re.escape(sign)}(?={LETTER})", text))
            if within >= max(FEWEST, SHARE * times):
                found.append(sign)
    return "".join(found)


@lru_cache(maxsize=64)
def runs_with(signs: str) -> re.Pattern[str]:
    """Return what finds the runs of letters of a text in which some signs are letters too."""
    ends = [rf"{re.escape(sign)}(?={LETTER})" for sign in signs if sign in ENDS_SENTENCES]
    others = [re.escape(sign) for sign in signs if sign not in ENDS_SENTENCES]
    return re.compile(f"((?:{'|'.join([ONE, *others, *ends])})+)")
