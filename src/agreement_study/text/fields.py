"""Fields: lines that tell one thing of a document, such as its place, day or number of record."""

from __future__ import annotations

import re

from agreement_study.text.blocks import Block
from agreement_study.text.cues import Cues
from agreement_study.text.labelled_rows import is_labelled

LABEL = re.compile(r"(?P<label>[^:]{1,40}):\s+\S")
REFERENCE = re.compile(  # 'KS 2015/017', but no period of years
    r"(?!.*\b(?:19|20)\d\d[-/](?:19|20)?\d\d$)[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,11}[ -]?\d{2,6}"
    r"[/:.-]\d{2,6}(?:[/:.-]\w{1,6})*$"
)
RECORD = re.compile(
    r"\b(?:[Dd]nr|DNR|[Dd]iarienr|[Rr]ef|[Rr]ec\.? no)\b\.?:? (?:[A-ZÅÄÖ]{1,5} ?)?\d"
)
DIGIT = re.compile(r"\d")


def is_field(block: Block, cues: Cues) -> bool:
    """Tell whether a block is a field: 'Place: Town hall', 'Updated 3 May 2022', 'KS 2015/017'."""
    label = LABEL.match(block.text)
    if label and not DIGIT.search(label["label"]):
        return True
    recorded = RECORD.search(block.text) and not block.first.mark.is_number
    if recorded or REFERENCE.match(block.text) or is_labelled(block.first, cues):
        return True
    return cues.colophon.match(block.text) is not None
