"""Make `language/frequencies/*.tsv`: words by frequency, extracts of the wordfreq data.

Swedish: the most frequent words that a spelling lexicon accepts. English: the most frequent
words, so that a foreign word in a Swedish text is recognised.

Needs wordfreq, which the package itself does not: run it in an environment of its own.

    pip install wordfreq chunspell hunspell-sv
    python benchmarks/make_frequencies.py
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from importlib.metadata import distribution
from math import log10
from pathlib import Path

from hunspell import Hunspell
from wordfreq import get_frequency_dict

TARGET = Path(__file__).parents[1] / "src/agreement_study/language/frequencies"
LETTERS = re.compile(r"[a-zåäöéèüà]+")
SWEDISH, ENGLISH = 80_000, 10_000


def swedish_form() -> Callable[[str], str]:
    """Return what gives a word as the lexicon has it, names with their capital, else nothing."""
    files = distribution("hunspell-sv").files or []
    folder = next(Path(str(f.locate())).resolve() for f in files if f.name == "sv_SE.dic").parent
    wide, strict = (
        Hunspell(name, hunspell_data_dir=str(folder)) for name in ("sv_SE", "sv_SE_expanded")
    )

    def form(word: str) -> str:
        if strict.spell(word):
            return word
        if strict.spell(word.capitalize()):
            return word.capitalize()
        return word if wide.spell(word) else ""

    return form


def extract(language: str, count: int, form: Callable[[str], str]) -> None:
    """Write the `count` most frequent words of a language, one line per frequency."""
    levels: dict[int, list[str]] = defaultdict(list)
    kept = 0
    for word, frequency in get_frequency_dict(language, wordlist="large").items():
        if kept < count and LETTERS.fullmatch(word) and (found := form(word)):
            levels[round(-100 * log10(frequency))].append(found)
            kept += 1
    lines = (f"{level}\t{' '.join(sorted(levels[level]))}\n" for level in sorted(levels))
    (TARGET / f"{language}.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    extract("sv", SWEDISH, swedish_form())
    extract("en", ENGLISH, str)
