"""Learning weights: known data give known signs, and the same bytes twice."""

import pytest
from tests.coding.keyed_documents import FOLDER
from tests.coding.learn_cues import LEARNED, Example, documents, learned, lines

from agreement_study.coding.weighted_cues import BIAS

HELD_OUT = ("aside", "last", "final", "closing", "outer")
FAMILIES = frozenset(["governance"])


def example(seen: str, codes: str = "", doubtful: str = "", keyed: str = "governance") -> Example:
    return Example(
        seen=frozenset(seen.split()),
        codes=frozenset(codes.split()),
        doubtful=frozenset(doubtful.split()),
        families=frozenset(keyed.split()),
    )


CHAIR = "governance/chair"
ROWS = [
    *(example("leads group", CHAIR) for _ in range(8)),
    *(example("group town") for _ in range(8)),
    *(example("rare town") for _ in range(8)),
]


def table(rows: list[Example]) -> dict[str, dict[str, int]]:
    read = (line.rstrip("\n").split("\t") for line in lines(*learned(rows, 0.3)))
    return {
        name: {cell.rpartition(" ")[0]: int(cell.rpartition(" ")[2]) for cell in cells}
        for name, *cells in read
    }


def test_weights_have_the_sign_of_what_they_speak_for() -> None:
    found = table(ROWS)
    assert found["leads"][CHAIR] > 100
    assert found["town"][CHAIR] < 0
    assert found[BIAS][CHAIR] < 0


def test_a_rule_speaks_for_codes_of_its_family_alone() -> None:
    both = frozenset(["governance", "purpose"])
    plain = example("group town", keyed="governance purpose")
    ruled = Example(
        seen=frozenset(["rule:purpose:what is sought", "group"]),
        codes=frozenset([CHAIR, "purpose"]),
        doubtful=frozenset(),
        families=both,
    )
    found = table([*ROWS, *[plain, ruled] * 8])["rule:purpose:what is sought"]
    assert found["purpose"] > 100
    assert CHAIR not in found


def test_what_is_doubtful_or_not_keyed_counts_neither_way() -> None:
    doubted = [example("leads group", doubtful=CHAIR)] * 50
    unkeyed = [example("leads group", keyed="purpose")] * 50
    assert table([*ROWS, *doubted, *unkeyed])["leads"] == table(ROWS)["leads"]


def test_a_sign_that_occurs_once_has_no_weight() -> None:
    assert "once" not in table([*ROWS, example("once leads group", CHAIR)])


def test_learning_twice_gives_the_same_lines() -> None:
    assert list(lines(*learned(ROWS, 0.3))) == list(lines(*learned(ROWS[:], 0.3)))


@pytest.mark.parametrize("folder", HELD_OUT)
def test_what_is_held_out_is_never_learned_from(folder: str) -> None:
    assert folder not in LEARNED
    held_out = {path.read_text(encoding="utf-8") for path in (FOLDER / folder).glob("*.txt")}
    assert held_out
    for part in LEARNED:
        texts = {path.read_text(encoding="utf-8") for path in (FOLDER / part).rglob("*.txt")}
        assert not held_out & texts


def test_a_document_is_keyed_for_the_families_of_its_set() -> None:
    first = next(keyed for document, _, _, keyed in documents())
    assert {"governance", "event", "commitment", "theme"} <= first
