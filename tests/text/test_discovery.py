"""A misreading that nobody thought of is told from chance by several words."""

from __future__ import annotations

from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.contests import Contest
from agreement_study.text.discovery import discover
from agreement_study.text.received import Candidate

FIRST = first_guess("sv")
NEW: Op = ("st", "k")


def contest(received: str, meant: str, *ops: Op, confusions: Confusions = FIRST) -> Contest:
    """A word that nothing knows, which costs less as received than as another."""
    options = (Candidate(received, 17.0, (), False), Candidate(meant, 7.0, ops))
    costs = tuple([option.total(confusions) for option in options])
    return Contest(received, options, costs, costs)


def found(*contested: Contest, right: float = 0.0) -> set[Op]:
    return set(discover(contested, FIRST, lambda _: right))


WORDS = [
    contest("juk", "just", NEW),
    contest("hôk", "höst", NEW),
    contest("mek", "mest", NEW),
]


def test_several_words_tell_a_misreading() -> None:
    assert all(word.best() == 0 for word in WORDS)
    assert found(*WORDS) == {NEW}


def test_two_words_tell_none() -> None:
    assert found(*WORDS[:2]) == set()


def test_letters_that_were_mostly_read_right_tell_none() -> None:
    assert found(*WORDS, right=2_000.0) == set()


def test_a_known_misreading_is_not_found_anew() -> None:
    known: Op = ("ö", "o")
    assert found(*(contest(f"xx{n}", "yyy", known) for n in range(5))) == set()


def test_a_word_speaks_for_one_misreading_alone() -> None:
    other: Op = ("s", "k")
    both = [
        Contest(
            word.received,
            (*word.options, Candidate("z", 9.0, (other,))),
            (*word.costs, 9.0 + FIRST.cost(other)),
            (*word.costs, 9.0 + FIRST.cost(other)),
        )
        for word in WORDS
    ]
    assert len(found(*both)) == 1
