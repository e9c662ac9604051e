"""The match of codings with a reference, by a table worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.unit_documents import codebook

from agreement_study.comparison.evaluation import Score, evaluate, match, rules_fired
from agreement_study.model import Coding


def row(code: str, start: int, end: int, value: str = "", document: str = "a") -> Coding:
    return Coding(
        document=document, unit="", start=start, end=end, code=code, value=value, rule=f"r{start}"
    )


def scores(found: list[Coding], reference: list[Coding], family: str) -> tuple[int, int, int]:
    score = evaluate(found, reference, codebook()).families[family]
    return score.found, score.reference, score.matched


@pytest.mark.parametrize(
    ("start", "end", "matched"),
    [(0, 10, 1), (5, 30, 1), (6, 30, 0), (10, 20, 0), (2, 4, 1), (0, 100, 1)],
)
def test_half_of_the_shorter_span_must_overlap(start: int, end: int, matched: int) -> None:
    found = scores(
        [row("purpose", start, end, "effect")], [row("purpose", 0, 10, "effect")], "purpose"
    )
    assert found == (1, 1, matched)


def test_document_and_code_must_agree() -> None:
    reference = [row("governance/chair", 0, 9)]
    found = [row("governance/term", 0, 9), row("governance/chair", 0, 9, document="b")]
    assert scores(found, reference, "governance") == (1, 1, 0)


def test_rows_match_one_to_one_those_with_equal_values_first() -> None:
    joint, body = "joint|obligation|provision", "body|obligation|responsibility"
    reference = [row("commitment", 0, 9, joint), row("commitment", 0, 9, body)]
    found = [row("commitment", 0, 9, body), row("commitment", 0, 9, joint)]
    pairs = {(a.value, b.value) for a, b in match(found, reference)}
    assert pairs == {(joint, joint), (body, body)}
    assert scores(found[:1], reference, "commitment") == (1, 2, 1)


def test_a_passage_of_governance_counts_once_and_its_notes_are_not_compared() -> None:
    reference = [
        row("governance/decision_body", 0, 9, "one board"),
        row("governance/decision_body", 0, 9, "another"),
        row("governance/parity", 0, 9, "equal"),
    ]
    found = [
        row("governance/decision_body", 0, 9, "board"),
        row("governance/parity", 0, 9, "unequal"),
    ]
    result = evaluate(found, reference, codebook())
    assert result.families["governance"] == Score(found=2, reference=2, matched=2)
    assert result.fields["governance", "value"].share == 0
    assert [(d.kind, d.row.code) for d in result.disagreements] == [("value", "governance/parity")]


def test_what_the_reference_never_coded_is_not_scored() -> None:
    found = [row("governance/size", 0, 9, "8"), row("mention", 0, 9), row("governance/chair", 0, 9)]
    result = evaluate(found, [row("governance/chair", 0, 9)], codebook())
    assert set(result.codes) == {"governance/chair"}


def test_fields_among_matched_rows_and_strictly() -> None:
    reference = [
        row("commitment", 0, 9, "joint|obligation|provision"),
        row("commitment", 20, 29, "a|b|c"),
    ]
    found = [row("commitment", 0, 9, "joint|permission|provision")]
    fields = evaluate(found, reference, codebook()).fields
    assert fields["commitment", "bearer"].share == 1
    assert fields["commitment", "modality"].share == 0
    assert fields["commitment", "bearer"].strict.f1 == pytest.approx(2 / 3)


def test_a_code_once_per_document() -> None:
    reference = [row("governance/chair", 0, 9), row("governance/chair", 50, 59)]
    found = [row("governance/chair", 20, 29), row("governance/term", 0, 9)]
    assert evaluate(found, reference, codebook()).documents["governance"] == Score(
        found=2, reference=1, matched=1
    )


def test_disagreements_stand_in_order_of_place() -> None:
    reference = [row("purpose", 40, 50, "effect"), row("purpose", 0, 9, "effect")]
    found = [row("purpose", 0, 9, "vision"), row("purpose", 20, 29, "vision")]
    told = evaluate(found, reference, codebook()).disagreements
    assert [(d.kind, d.row.start) for d in told] == [("value", 0), ("spurious", 20), ("missed", 40)]


def test_rules_fired_counts_documents() -> None:
    codings = [row("a", 1, 2), row("a", 1, 2, document="b"), row("a", 1, 3), row("a", 5, 6)]
    assert rules_fired(codings) == {("a", "r5"): 1, ("a", "r1"): 2}


ROWS = st.builds(
    lambda code, start, length, value: row(code, start, start + length, value),
    st.sampled_from(["purpose", "commitment"]),
    st.integers(0, 30),
    st.integers(1, 12),
    st.sampled_from(["x", "y"]),
)


@given(st.lists(ROWS, max_size=8), st.lists(ROWS, max_size=8))
def test_laws(found: list[Coding], reference: list[Coding]) -> None:
    pairs = match(found, reference)
    assert len({id(a) for a, _ in pairs}) == len({id(b) for _, b in pairs}) == len(pairs)
    assert len(pairs) == len(match(reference, found)) or len(pairs) <= min(
        len(found), len(reference)
    )
    same = evaluate(reference, reference, codebook())
    assert all(score.f1 == 1 for score in same.families.values())
    assert not same.disagreements
