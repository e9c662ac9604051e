"""Cue phrases become patterns on lower-case text."""

import pytest

from agreement_study.coding.cues import MARK, OTHER_MARK, cue_pattern, lowered


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("kris", "en kris kom", "kris"),
        ("kris", "den kristna", None),
        ("jämbördig*", "mötas jämbördigt", "jämbördigt"),
        ("*upphandling*", "innovationsupphandlingar", "upphandlingar"),
        ("bygger … på", "bygger till stor del på tillit", "bygger till stor del på"),
        ("bygger … på", "den bygger. vi på", None),
        ("mål #", "mål 17.7 nås", "mål 17.7"),
        ("plan* @", f"planen {MARK}", f"planen {MARK}"),
        ("plan* … @", f"planen {OTHER_MARK} och {MARK}", None),
    ],
)
def test_cue(cue: str, text: str, found: str | None) -> None:
    match = cue_pattern([cue]).search(text)
    assert (match and match[0]) == found


def test_no_cues_match_nothing() -> None:
    assert cue_pattern([]).search("allt") is None


@pytest.mark.parametrize("text", ["Överenskommelse", "İstanbul", "ﬁnal ẞ"])
def test_lower_case_keeps_offsets(text: str) -> None:
    assert len(lowered(text)) == len(text)
