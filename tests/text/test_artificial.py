"""Artificial damage: by a seed, of the share asked for, and only of its kind."""

from __future__ import annotations

import pytest

from agreement_study.errors import UsageError
from agreement_study.text.artificial import (
    add_noise,
    development_kinds,
    held_out_kinds,
    noise_kinds,
    pieces,
)

TEXT = "Föreningarna får stöd, så att målen nås. " * 20


@pytest.mark.parametrize("kind", noise_kinds())
def test_the_same_seed_gives_the_same_damage(kind: str) -> None:
    assert add_noise(TEXT, kind, 0.1, 4) == add_noise(TEXT, kind, 0.1, 4)
    assert add_noise(TEXT, kind, 0.02, 4) != add_noise(TEXT, kind, 0.02, 5)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1])
def test_misreads_the_share_asked_for(share: float) -> None:
    noisy = "".join(add_noise(TEXT, "dropped_diacritics", share, 1))
    changed = sum(a != b for a, b in zip(noisy, TEXT, strict=True))
    assert changed == round(share * len(TEXT))


def test_misreads_all_it_can_and_no_more() -> None:
    assert "".join(add_noise("Så är det.", "dropped_diacritics", 1, 1)) == "Sa ar det."
    assert "".join(add_noise("Så är det.", "dropped_diacritics", 0, 1)) == "Så är det."


def test_pieces_match_those_of_the_clean_text() -> None:
    noisy = add_noise(TEXT, "strokes", 0.2, 2)
    clean = pieces(TEXT)
    assert "".join(clean) == TEXT
    assert len(noisy) == len(clean)
    assert all(n == c for n, c in zip(noisy, clean, strict=True) if not c[:1].isalpha())


def test_held_out_kinds_and_those_for_development_are_kinds_apart() -> None:
    assert held_out_kinds() < set(noise_kinds())
    assert development_kinds() < set(noise_kinds())
    assert held_out_kinds().isdisjoint(development_kinds())


def test_a_drawn_kind_misreads_as_its_seed_has_it() -> None:
    made = {"".join(add_noise(TEXT, "mixed_program", 0.2, seed)) for seed in range(8)}
    assert len(made) == 8


@pytest.mark.parametrize(("kind", "share"), [("smoke", 0.1), ("strokes", 1.5), ("strokes", -0.1)])
def test_refuses_what_it_cannot_do(kind: str, share: float) -> None:
    with pytest.raises(UsageError):
        add_noise(TEXT, kind, share, 1)
