"""Whole documents with every event, attribute of governance and party that they hold.

Twenty-three were written, with what they hold, by one who had not opened the rules; eight of the
first sixteen were set aside by lot and are looked at only as totals. What was found beside what
is expected counts as false. As first measured (F1; for commitments the share of the sampled
sentences with the right bearer and modality), before any rule was changed:

- tuning, the first eight: events 0.83, governance 0.80, parties 0.38, commitments 0.43
- aside: events 0.58, governance 0.71, parties 0.62, commitments 0.47

After that look the keys of both halves were corrected where they went against the codebook or
the rows of older tests: what is told of history may be an event, an attribute has one value in a
unit, a forbidding 'may not' is an obligation, a sum of sides is no size. Before that correction the
figures were 0.77, 0.74, 0.33, 0.40 and 0.54, 0.71, 0.62, 0.47.
"""

import pytest
from tests.coding.whole_rows import commitment_share, differences, documents, totals

# Family, least F1 in tuning, least F1 aside: at most what the half set aside had at first.
LEAST = [("events", 0.97, 0.68), ("governance", 0.97, 0.71), ("parties", 0.95, 0.61)]
# Least share of sampled commitments.
LEAST_COMMITMENTS = [("tuning", 0.95), ("aside", 0.47)]


@pytest.mark.parametrize(("family", "least", "_aside"), LEAST)
def test_tuning(family: str, least: float, _aside: float) -> None:
    assert totals("tuning", family)[2] >= least


@pytest.mark.parametrize(("family", "_tuning", "least"), LEAST)
def test_aside(family: str, _tuning: float, least: float) -> None:
    assert totals("aside", family)[2] >= least


@pytest.mark.parametrize(("folder", "least"), LEAST_COMMITMENTS)
def test_bearer_and_modality(folder: str, least: float) -> None:
    assert commitment_share(folder) >= least


# Document, family, what looks like a row of it and is none.
TRAPS = [
    ("nordvattnet-handlingsplan", "events", "1914"),  # a house number
    ("erne-valley-concordat", "events", "1922"),
    ("erne-valley-concordat", "events", "2007"),  # a bill
    ("kestria-national-compact", "events", "2014-05-04"),  # when a page was read
    ("kestria-national-compact", "events", "2010"),  # a room
    ("saarvalla-concept", "events", "2002"),  # a gazette
    ("ostervik-arsrapport", "events", "2020"),  # the head of a column
    ("marrow-bay-review", "events", "2020"),
    ("kestria-national-compact", "parties", "public:secretary of state"),
    ("erne-valley-concordat", "parties", "public:community relations council"),
    ("glenorran-scottish", "parties", "public:scottish government"),
    ("sydlanda-region-2019", "governance", "size=1"),  # 'ett antal representanter'
]


@pytest.mark.parametrize(("name", "family", "row"), TRAPS)
def test_what_only_looks_like_a_row(name: str, family: str, row: str) -> None:
    entry = next(entry for entry in documents("tuning") if entry["id"] == name)
    _, _, false = differences(entry, family)
    assert not [one for one in false if one.split("|")[0] == row]
