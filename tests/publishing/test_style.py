"""Colours of figures reach the contrast that WCAG 2.1 asks for, against white."""

from __future__ import annotations

import pytest

from agreement_study.publishing.style import COLOURS, INK, MEANT, PAPER, QUIET


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1, definition of contrast ratio)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_published_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "least"), [*((one, 4.5) for one in (*COLOURS, INK, QUIET)), (MEANT, 3)]
)
def test_what_says_something_is_seen(colour: str, least: float) -> None:
    assert contrast(colour, PAPER) >= least
