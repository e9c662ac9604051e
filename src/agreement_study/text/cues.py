"""Words of a language that segmentation goes by, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import frozen

from agreement_study.language import words

MISREAD = str.maketrans({"å": "[åäa]", "ä": "[äåa]", "ö": "[öo6]"})


@frozen(kw_only=True)
class Cues:
    """Patterns and words of one language, case-blind.

    Attributes
    ----------
    open_end
        The end of a line that cannot be the end of a heading or sentence.
    goes_on
        The start of a line in capitals that goes on with the heading above it: 'OCH INSYN'.
    one_side
        A line that names but the first of two parties: 'Agreement between Ashby'.
    lead
        The end, in front of a colon, of a sentence that introduces a list.
    open_lead
        The end of such a sentence without a colon: 'Kommunen ska'.
    clause
        The start of an item that completes the sentence which leads in the list.
    speech
        What tells, behind a quotation, who said it.
    ordinal
        A whole heading that is but a number: '1st Principle', 'Artikel 4', 'Kapitel 2:'.
    ordinal_start
        The start of such a heading; its last group is the noun.
    control
        A whole line of buttons of a web page, or of what a form has at its foot.
    colophon
        The start of a line about the document: its date, version or file number.
    column_head
        What a column of a table is called: 'Åtgärd', 'Lead partner'.
    field_label
        A whole line that names a field of what stands below it: 'Chair', 'Members'.
    first_chapter
        How the name of a first chapter begins: 'Introduction', 'Parter'.
    row_label
        What stands in front of a wide space and its value: 'Present      Ann Oak'.
    dateline
        A whole line that is a date, or a place and a date; `signed` if put as below a letter.
    office
        What somebody who signs is.
    signs_for
        The start of a line that tells for whom.
    part
        The start of a heading that opens a part; its last group is named after the part.
    """

    open_end: re.Pattern[str]
    goes_on: re.Pattern[str]
    one_side: re.Pattern[str]
    lead: re.Pattern[str]
    open_lead: re.Pattern[str]
    verb: re.Pattern[str]
    clause: re.Pattern[str]
    speech: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinal_start: re.Pattern[str]
    colophon: re.Pattern[str]
    page_number: re.Pattern[str]
    page_reference: re.Pattern[str]
    page_foot: re.Pattern[str]
    contents: re.Pattern[str]
    control: re.Pattern[str]
    title: re.Pattern[str]
    column_head: re.Pattern[str]
    field_label: re.Pattern[str]
    first_chapter: re.Pattern[str]
    row_label: re.Pattern[str]
    dateline: re.Pattern[str]
    office: re.Pattern[str]
    signs_for: re.Pattern[str]
    part: re.Pattern[str]
    coordinators: frozenset[str]
    abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    one_letter_words: frozenset[str]
    hyphen_prefixes: frozenset[str]


@cache
def cues_of(language: str) -> Cues:
    """Return the cues of a language, compiled once."""
    own, shared = words(language, "segmentation"), words(language)
    sides = own["sides"]
    page, of = _any(own["page_words"]), _any(own["of_words"])
    ordinal, office, control = _ordinal(own), _any(own["offices"]), _any(own["page_controls"])
    parts = "|".join(f"(?P<{name}>{_any(cues)})" for name, cues in own["parts"].items())
    total = rf"(?:\s*(?:\(\d{{1,3}}\)|/\s*\d{{1,3}}|{of}\s+\d{{1,3}}))"
    return Cues(
        open_end=_pattern(rf"(?:\b{_any(own['open_ends'])}|[,–(])$"),
        goes_on=_pattern(rf"(?:{_any(own['goes_on'])}\b|&)\s+\w"),
        one_side=_pattern(rf"\b{_any(sides['opens'])}\s(?!.*\s(?:{_any(sides['joins'])}|&)\s)"),
        lead=_pattern(rf"\b{_any(own['lead_verbs'])}\s*:$"),
        open_lead=_pattern(rf"\w\s+{_any([*own['lead_verbs'], *own['left_open']])}$"),
        verb=_pattern(rf"\b{_any(own['verbs'])}\b"),
        clause=_pattern(rf"{_any(own['clause_starts'])}\b"),
        speech=_pattern(rf"[,”\"!?]\s+{_any(own['speech_verbs'])}\s"),
        ordinal=_pattern(rf"{ordinal}\s*[.:]?$"),
        ordinal_start=_pattern(rf"{ordinal}\b"),
        colophon=_pattern(rf"{_any(own['colophon'])}\b"),
        page_number=_pattern(
            rf"(?:{page}\.?\s*(?P<a>\d{{1,3}}){total}?|(?P<b>\d{{1,3}})\s*\(\d{{1,3}}\)"
            rf"|(?P<c>\d{{1,3}})\s+{of}\s+\d{{1,3}})$"
        ),
        page_reference=_pattern(rf"\b{page}\.?\s*\d|\s\d{{1,3}}(?:\s?\(|\s{of}\s)\d{{1,3}}\)?$"),
        page_foot=_pattern(rf"\s{{3,}}{page}\.?\s*\d{{1,3}}{total}?$"),
        contents=_pattern(rf"{_any(own['contents_words'])}\s*:?$"),
        control=_pattern(rf"[\W_]*{control}(?:(?:\s{{2,}}|\s*[|·•/]\s*){control})*[\W_]*$"),
        title=_pattern(rf"{_any(own['titles'])}"),
        column_head=_pattern(rf"[*_]*{_any(own['column_heads'])}[*_:. ]*$"),
        field_label=_pattern(rf"{_any(own['field_labels'])}(?: {_any(sides['joins'])} \w+)?\s*:?$"),
        first_chapter=_pattern(rf"{_any(own['first_chapters'])}\b"),
        row_label=_pattern(
            rf"(?:{_any(own['row_labels'])}:?(?:[ ]{{3,}}|\t+ *)"
            rf"|\w[^:\d\n]{{1,40}}:[ ]{{2,}})(?=\S)"
        ),
        dateline=re.compile(_dateline(own, shared)),
        office=_pattern(rf"(?:^(?:\S+ ){{0,2}}|, ){office}\b|\b{office}$"),
        signs_for=_pattern(rf"{_any(own['signs_for'])}\s+\w"),
        part=_pattern(rf"(?:{_any(own['part_qualifiers'])}\s+)*(?:{parts})(?:\b|$)"),
        coordinators=frozenset(own["coordinators"]),
        abbreviations=frozenset(word.casefold() for word in shared["abbreviations"]),
        number_abbreviations=frozenset(word.casefold() for word in own["number_abbreviations"]),
        final_abbreviations=frozenset(word.casefold() for word in own["final_abbreviations"]),
        one_letter_words=frozenset(own["one_letter_words"]),
        hyphen_prefixes=frozenset(own["hyphen_prefixes"]),
    )


def _ordinal(own: dict[str, list[str]]) -> str:
    noun, suffix = _any(own["ordinal_nouns"]), _any(own["ordinal_suffixes"])
    return (
        rf"(?:(?:\d{{1,2}}\s?{suffix}?|{_any(own['ordinals'])})\s+(?P<behind>{noun})"
        rf"|(?P<before>{noun})\s+(?:\d{{1,2}}|[IVX]{{1,5}}|[A-H]))"
    )


def _dateline(own: dict[str, list[str]], shared: dict[str, list[str]]) -> str:
    """Return a pattern of a date, with or without a place: 'Alby den 3 maj 2012'."""
    month = f"(?i:{_any(shared['months'])})"
    suffix = f"(?:{_any(own['ordinal_suffixes'])})?"
    date = (
        rf"(?:\d{{1,2}}{suffix}(?: of)? {month},? \d{{4}}|{month} \d{{1,2}}{suffix}, \d{{4}}"
        rf"|{month} \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d){{1,2}})"
    )
    place = r"(?:[A-ZÅÄÖ][\w-]+[ -]?){1,3}"
    lead = f"(?i:{_any(own['date_leads'])})"
    return rf"(?:{place}(?P<signed>, ?(?:{lead} )?| {lead} )|{place} |{lead} )?{date}\.?$"


def _any(alternatives: Iterable[str]) -> str:
    """Return a pattern of any of the words, the letters that OCR mistakes for å, ä, ö included."""
    longest_first = sorted(alternatives, key=len, reverse=True)
    words_ = (re.escape(word).translate(MISREAD) for word in longest_first)
    return "(?:" + "|".join(words_) + ")"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
