"""The estimate of damage: nothing for a clean text, and close to the truth for a damaged one."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreement_study.text.artificial import add_noise, pieces
from agreement_study.text.damage import estimate_damage
from agreement_study.text.repair import repair

FOLDER = Path(__file__).parent / "clean_swedish"
TEXTS = sorted(FOLDER.glob("*.txt"))
# Old spelling, dialect, names of many languages, abbreviations and tables, readers' own slips.
UNUSUAL = sorted(FOLDER.parent.glob("unusual_swedish/*.txt"))
HELD_OUT = sorted(FOLDER.parent.glob("held_out_swedish/*.txt"))


@pytest.mark.parametrize("path", [*TEXTS, *UNUSUAL, *HELD_OUT], ids=lambda path: path.stem)
def test_a_clean_text_is_undamaged(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    damage = estimate_damage(text, "sv")
    assert (damage.share, damage.damaged) == (0.0, False)
    assert repair(text, "sv") == ()


@pytest.mark.parametrize("kind", ["dropped_diacritics", "mixed_diacritics", "ligatures"])
@pytest.mark.parametrize("share", [0.01, 0.03])
def test_the_share_is_close_to_the_truth(kind: str, share: float) -> None:
    clean = (FOLDER / "bylaws.txt").read_text(encoding="utf-8")
    noisy = add_noise(clean, kind, share, 3)
    words = [(n, c) for n, c in zip(noisy, pieces(clean), strict=True) if c[:1].isalpha()]
    truth = sum(n != c for n, c in words) / len(words)
    damage = estimate_damage("".join(noisy), "sv")
    assert damage.damaged
    assert 0.75 * truth < damage.share < 1.15 * truth


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "sv"), ("12 34", "sv"), ("Forslag till samhille", "en"), ("Forslag till samhille", "fi")],
)
def test_nothing_to_judge_is_undamaged(text: str, language: str) -> None:
    assert not estimate_damage(text, language).damaged


def test_a_heading_alone_can_be_damaged() -> None:
    assert estimate_damage("Forslag till 6verenskommelse", "sv").damaged


def test_protected_words_do_not_speak_of_damage() -> None:
    text = "Samhille och Sjilvhjilp"
    assert estimate_damage(text, "sv").damaged
    assert not estimate_damage(text, "sv", frozenset({"Samhille", "Sjilvhjilp"})).damaged
