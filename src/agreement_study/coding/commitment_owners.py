"""Whom a label within a measure names as its owner: '(ansvarig: kommunen)', 'Lead: the CVS'.

A label in a line of its own is another unit: it leaves the measure without a bearer, as the
reference does with the responsibilities that stand below its lists.
"""

from __future__ import annotations

import re
from functools import cache

from agreement_study.coding.commitment_cues import Cues, commitment_cues
from agreement_study.coding.commitment_memory import Memory
from agreement_study.coding.commitment_tables import owner


def labelled_owner(text: str, cues: Cues, memory: Memory) -> str:
    """Return the side that a label behind a measure names as its owner; else nothing."""
    found = _label(cues.language).search(text)
    if not found or not found.start():
        return ""
    told = owner(found["who"].strip(), cues, memory)
    return "" if told == "unspecified" else told


@cache
def _label(language: str) -> re.Pattern[str]:
    columns = commitment_cues(language).wording.values["columns"]
    names = "|".join(sorted(map(re.escape, columns["bearer"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names}) ?: ?(?P<who>[^:;.()]+)")
