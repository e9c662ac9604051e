"""What a pattern needs, and that nothing is found otherwise than by trying every pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.coding.cue_features import classes
from agreement_study.coding.pattern_sets import PatternSet, needed


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("chair", ("chair",)),
        ("chairs?", ("chair",)),
        ("chair(?:s|man)?", ("chair",)),
        ("ab", ()),
        ("ordförande|sekreterare", ("ordförande", "sekreterare")),
        (r"(?<!\w)(?:råd|nämnd(?:en)?)(?!\w)", ("råd", "nämnd")),
        (r"(?:\w+ ){0,3}möte", ("möte",)),
        (r"möte|\d+", ()),
        (r"(?:möte)?", ()),
        (r"(?!möte)\w+", ()),
        (r"[abc]möte[)\]]", ("möte",)),
        (r"\(möte\)", ("möte",)),
        ("möte{2}", ("möt",)),
        ("möte*x", ("möt",)),
        ("mötes+dag", ("mötes", "dag")[:1]),
        ("två gånger (?:per|om) år", ("två gånger ",)),
        ("(?P<name>rådet) i", ("rådet",)),
        ("", ()),
    ],
)
def test_needed(pattern: str, expected: tuple[str, ...]) -> None:
    assert needed(pattern) == expected


SAID = (
    "kommunen föreningarna rådet ska och två möten kr 40 000 per år betalar för kansliet "
    "the council shall pay a fee to its members and officers"
)
WORDS = st.sampled_from(SAID.split())


@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(["sv", "en"]))
def test_the_same_is_found_as_by_trying_all(text: str, language: str) -> None:
    made = classes(language)
    assert list(made.found(text)) == [n for n, p in made.patterns.items() if p.search(text)]


def test_patterns_of_which_nothing_is_known_are_always_tried() -> None:
    made = PatternSet.of({"number": re.compile(r"\d"), "chair": re.compile("chair")})
    assert list(made.likely("")) == ["number"]
    assert list(made.found("chair 4")) == ["number", "chair"]
