"""Words in a row are chosen together."""

from __future__ import annotations

from itertools import pairwise, product
from random import Random

import pytest

from agreement_study.text.choosing import cheapest
from agreement_study.text.context import Context
from agreement_study.text.pairs import BREAK, Pairs

LETTERS = "abc"


def context(seed: int) -> Context:
    random, made = Random(seed), Context(Pairs(1, {}, {}), {})
    for pair in product(LETTERS + BREAK, repeat=2):
        made["".join(pair[:1]), pair[1]] = random.uniform(0.0, 4.0)
    return made


@pytest.mark.parametrize("seed", range(20))
def test_no_other_choice_costs_less(seed: int) -> None:
    random, around = Random(-seed), context(seed)
    rows = [
        tuple([(i, letter, random.uniform(0.0, 6.0)) for i, letter in enumerate(LETTERS)])
        for _ in range(4)
    ]

    def cost(chosen: tuple[int, ...]) -> float:
        words = [BREAK, *(LETTERS[i] for i in chosen), BREAK]
        gain = sum(around[pair] for pair in pairwise(words))
        return sum(row[i][2] for row, i in zip(rows, chosen, strict=True)) - gain

    chosen = cheapest(rows, BREAK, BREAK, around)
    assert cost(chosen) == pytest.approx(min(map(cost, product(range(3), repeat=4))))


def test_the_first_of_two_that_cost_the_same_stands() -> None:
    rows = [((0, "x", 1.0), (3, "y", 1.0))]
    assert cheapest(rows, BREAK, BREAK, Context(Pairs(1, {}, {}), {})) == (0,)
