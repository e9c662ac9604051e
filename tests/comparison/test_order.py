"""Orders of principles: swapped pairs counted, portal left out, tau beside them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.comparison.order import compare, compare_orders, enumerated, set_out
from agreement_study.model import Coding


@pytest.mark.parametrize(
    ("a", "b", "pairs", "swapped", "tau"),
    [
        ("abc", "abc", 3, 0, 1.0),
        ("abc", "cba", 3, 3, -1.0),
        ("abcd", "abdc", 6, 1, 2 / 3),
        ("abc", "xbya", 1, 1, -1.0),
        ("a", "a", 0, 0, None),
        ("ab", "cd", 0, 0, None),
    ],
)
def test_swapped_pairs(a: str, b: str, pairs: int, swapped: int, tau: float | None) -> None:
    ranking = compare(list(a), list(b))
    assert (ranking.pairs, ranking.swapped) == (pairs, swapped)
    assert ranking.tau == (None if tau is None else pytest.approx(tau))


def test_kendalls_own_example() -> None:
    """Kendall (1938), p. 82: the ranks 4 7 2 10 3 6 8 1 5 9 give tau = 0.11."""
    ranks = [4, 7, 2, 10, 3, 6, 8, 1, 5, 9]
    a = [f"k{i}" for i in range(10)]
    b = [f"k{i}" for i in sorted(range(10), key=lambda i: ranks[i])]
    assert compare(a, b).tau == pytest.approx(0.11, abs=0.005)


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_swaps_are_those_counted_one_by_one(a: list[str], b: list[str]) -> None:
    brute = sum(
        (a.index(x) < a.index(y)) != (b.index(x) < b.index(y)) for x, y in combinations("abcdef", 2)
    )
    assert compare(a, b).swapped == compare(b, a).swapped == brute


def row(document: str, position: int, principle: str, role: str = "ordinary") -> dict[str, object]:
    return {
        "document": document,
        "position": position,
        "principle": principle,
        "role": role,
        "relation": "same",
    }


def listed(document: str, keys: str) -> list[Coding]:
    return [
        Coding(
            document=document,
            unit="u",
            start=i,
            end=i + 1,
            code="list/enumerated",
            value=f"{key}|{i}",
        )
        for i, key in enumerate(keys, 1)
    ]


def test_a_portal_stands_outside_the_ranking_and_lists_are_compared_apart() -> None:
    rows = [row("x", i, key) for i, key in enumerate("abcd", 1)]
    rows += [row("y", 1, "d", "portal"), row("y", 2, "b"), row("y", 3, "a"), row("y", 4, "c")]
    one = compare_orders(rows, listed("x", "abcd") + listed("y", "dabc"), ["x", "y"])[0]
    assert (one.sections.swapped, one.sections.pairs) == (1, 3)
    assert one.sections.swapped_pairs == (("a", "b"),)
    assert one.enumeration is not None
    assert (one.enumeration.swapped, one.enumeration.pairs) == (0, 3)


def test_without_a_list_there_is_no_order_of_enumeration() -> None:
    rows = [row("x", 1, "a"), row("y", 1, "a")]
    assert compare_orders(rows, listed("x", "a"), ["x", "y"])[0].enumeration is None
    assert set_out(rows, "x") == ["a"]
    assert enumerated(listed("x", "ba"), "x") == ["b", "a"]
