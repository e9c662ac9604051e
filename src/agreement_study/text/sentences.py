"""Sentences of a paragraph: where one ends and the next begins.

By rule: a stop, its closing quotes and note marks, white space, and a start that a sentence may
have. Abbreviations, initials and numbers that OCR or habit sets with a stop do not end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreement_study.spans import Span
from agreement_study.text.cues import Cues

# A stop, what may close behind it, and the start of the next sentence.
BOUNDARY = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"”’»')\]*_¹²³⁰⁴-⁹]*(?:\^?\[\^?\d+\]|\d{1,2}(?=\s))?)"
    r"(?:\s+(?=[\"“”«»'(\[*_–—-]*\s?[^\W_a-zåäöéüæøß])|(?<=[^\W\d_]{3}\.)(?=[A-ZÅÄÖ][a-zåäö]{2}))"
)
WORD_BEFORE = re.compile(r"(?:[^\W\d_](?:[.:]?[^\W\d_])*)$")
TWO_WORDS_BEFORE = re.compile(r"[^\W\d_]+\s[^\W\d_]+$")
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*$")
ENUMERATOR = re.compile(r"(?:^|[:;,]\s+)\d{1,2}$")


def split_sentences(text: str, cues: Cues) -> Iterator[Span]:
    """Yield the spans of the sentences of a paragraph, without the white space between them.

    Parameters
    ----------
    text
        One paragraph; line breaks in it are white space. Offsets are code points into it.
    """
    start = len(text) - len(text.lstrip())
    for boundary in BOUNDARY.finditer(text):
        if _ends_sentence(text, boundary, start, cues):
            end = boundary.start() + len(boundary[0].rstrip())
            yield Span(start, end)
            start = boundary.end()
    end = len(text.rstrip())
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, boundary: re.Match[str], start: int, cues: Cues) -> bool:
    before = text[max(start, boundary.start() - 40) : boundary.start()]
    if not before.strip():
        return False
    if boundary["stop"] != ".":
        return True
    if boundary.end() == boundary.start() + len(boundary[0].rstrip()) and ADDRESS.search(before):
        return False
    if ENUMERATOR.search(text[start : boundary.start()][-8:]):
        return False
    word = WORD_BEFORE.search(before)
    return word is None or not _is_short_form(word[0], before, text[boundary.end() :], cues)


def _is_short_form(word: str, before: str, after: str, cues: Cues) -> bool:
    """Tell whether a word with a stop is an initial or an abbreviation that goes on."""
    if word.isupper() and (len(word) == 1 or "." in word):
        return True
    pair = TWO_WORDS_BEFORE.search(before)
    forms = {word.casefold()} | ({pair[0].casefold()} if pair else set())
    if forms & (cues.final_abbreviations | cues.number_abbreviations):
        return after[:1].isdigit()
    return bool(forms & cues.abbreviations)
