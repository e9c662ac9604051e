import math
import random
from collections.abc import Sequence

import numpy as np
import pytest
from tests.coding.people_study import CODEBOOK

from agreement_study.comparison.agreement_coefficients import Undefined, alpha, kappa, set_alpha
from agreement_study.comparison.reliability import reliability_rows
from agreement_study.model import Coding, Looked, Reading, Unit
from agreement_study.spans import Span
from agreement_study.tables.columns import names

UNITS = 20


def texts(documents: int) -> dict[str, list[Unit]]:
    return {
        f"d{d:02}": [
            Unit(id=f"d{d:02}#{u}", kind="sentence", start=10 * u, end=10 * u + 9, text=f"unit {u}")
            for u in range(UNITS)
        ]
        for d in range(documents)
    }


def coded(document: str, unit: int, code: str, value: str = "") -> Coding:
    return Coding(
        document=document, unit="", start=10 * unit, end=10 * unit + 9, code=code, value=value
    )


def reader(
    coder: str, codings: Sequence[Coding], documents: Sequence[str], *, families: str = ""
) -> Reading:
    return Reading(
        coder=coder,
        codings=tuple(codings),
        looked=tuple(
            Looked(document=document, family=family)
            for document in documents
            for family in families.split() or CODEBOOK.families
        ),
    )


def row_of(rows: Sequence[dict[str, object]], code: str) -> dict[str, object]:
    (row,) = [row for row in rows if row["code"] == code]
    return row


def random_readings(documents: int, coders: int = 2) -> tuple[list[Reading], dict[str, list[Unit]]]:
    chance = random.Random(8)
    units = texts(documents)
    truth = {(d, u): chance.random() < 0.3 for d in units for u in range(UNITS)}
    bearers = ("public", "civil", "joint")
    made = []
    for coder in range(coders):
        codings = []
        for (document, unit), carries in truth.items():
            if carries ^ (chance.random() < 0.1):
                codings.append(coded(document, unit, "mark"))
                for bearer in chance.sample(bearers, chance.choice((1, 1, 2))):
                    codings.append(coded(document, unit, "commitment", f"{bearer}|obligation"))
        made.append(reader(f"coder{coder}", codings, list(units)))
    return made, units


def test_a_row_for_every_code_and_every_pair_used_or_not() -> None:
    readings, units = random_readings(2, coders=3)
    rows = reliability_rows(readings, units, CODEBOOK)
    codes = [row["code"] for row in rows if ":" not in str(row["code"])]
    assert codes == 3 * list(CODEBOOK.codes())
    assert {(r["coder_a"], r["coder_b"]) for r in rows} == {
        ("coder0", "coder1"), ("coder0", "coder2"), ("coder1", "coder2"),
    }  # fmt: skip
    assert all(tuple(row) and set(row) == set(names("reliability")) for row in rows)


def test_a_rows_coefficients_are_those_of_the_definitions() -> None:
    readings, units = random_readings(3)
    row = row_of(reliability_rows(readings, units, CODEBOOK), "mark")
    places = [(d, 10 * u) for d in units for u in range(UNITS)]
    given = [{(c.document, c.start) for c in r.codings if c.code == "mark"} for r in readings]
    a, b = ([place in one for place in places] for one in given)
    assert (row["units"], row["positive_a"], row["positive_b"]) == (60, sum(a), sum(b))
    assert row["alpha"] == pytest.approx(alpha([a, b]))
    assert row["kappa"] == pytest.approx(kappa(a, b))
    assert row["agreement"] == pytest.approx(np.mean(np.array(a) == np.array(b)))
    assert (row["low"], row["high"], row["reason"]) == ("", "", "no interval: 3 documents")


def test_with_ten_documents_there_is_an_interval_of_alpha_without_each() -> None:
    readings, units = random_readings(12)
    row = row_of(reliability_rows(readings, units, CODEBOOK), "mark")
    assert row["reason"] == ""
    low, value, high = (row[name] for name in ("low", "alpha", "high"))
    assert isinstance(low, float)
    assert isinstance(value, float)
    assert isinstance(high, float)
    assert low < value < high
    given = [{(c.document, c.start) for c in r.codings if c.code == "mark"} for r in readings]
    left_out = []
    for gone in units:
        places = [(d, 10 * u) for d in units if d != gone for u in range(UNITS)]
        left_out.append(alpha([[place in one for place in places] for one in given]))
    spread = math.sqrt(11 * float(np.var(np.array(left_out, dtype=float))))
    assert high - value == pytest.approx(2.201 * spread, rel=1e-3)  # t of 11 degrees of freedom


def test_coders_without_a_shared_document_agree_on_nothing() -> None:
    units = texts(2)
    codings = [coded("d00", u, "mark") for u in range(12)]
    others = [coded("d01", u, "mark") for u in range(12)]
    readings = [reader("a", codings, ["d00"]), reader("b", others, ["d01"])]
    for row in reliability_rows(readings, units, CODEBOOK):
        assert [row[name] for name in ("agreement", "alpha", "kappa")] == ["undefined"] * 3
        assert row["reason"] == "no shared document"
        assert row["documents"] == row["units"] == 0


def test_a_shared_document_without_a_shared_unit_is_no_agreement_either() -> None:
    readings = [
        Reading(coder=coder, looked=(Looked(document="d00", family="mark", spans=(span,)),))
        for coder, span in (("a", Span(0, 9)), ("b", Span(10, 19)))
    ]
    row = row_of(reliability_rows(readings, texts(1), CODEBOOK), "mark")
    assert (row["documents"], row["alpha"], row["reason"]) == (1, "undefined", "no shared unit")


@pytest.mark.parametrize("units", [(), range(UNITS)])
def test_one_category_is_undefined_and_neither_nought_nor_one(units: Sequence[int]) -> None:
    readings = [reader(c, [coded("d00", u, "mark") for u in units], ["d00"]) for c in "ab"]
    row = row_of(reliability_rows(readings, texts(1), CODEBOOK), "mark")
    assert [row[name] for name in ("agreement", "alpha", "kappa")] == ["undefined"] * 3
    assert row["reason"] == "one category"


@pytest.mark.parametrize("positive", [9, 10])
def test_below_ten_positive_units_there_are_counts_only(positive: int) -> None:
    a = [coded("d00", u, "mark") for u in range(positive)]
    row = row_of(
        reliability_rows(
            [reader("a", a, ["d00"]), reader("b", a[2:], ["d00"])], texts(1), CODEBOOK
        ),
        "mark",
    )
    assert (row["positive_a"], row["positive_b"]) == (positive, positive - 2)
    if positive < 10:
        assert {row[name] for name in ("agreement", "alpha", "kappa")} == {"counts only"}
        assert row["reason"] == "fewer than 10 positive units: 2 disagreements"
    else:
        assert isinstance(row["alpha"], float)


def test_a_mark_by_one_coder_alone_is_not_full_agreement() -> None:
    a = [coded("d00", u, "mark") for u in range(12)]
    readings = [reader("a", a, ["d00"]), reader("b", [], ["d00"])]
    row = row_of(reliability_rows(readings, texts(1), CODEBOOK), "mark")
    assert isinstance(row["alpha"], float)
    assert row["alpha"] < 0
    assert row["kappa"] == 0


def test_units_that_one_did_not_look_at_do_not_count() -> None:
    a = [coded("d00", u, "mark") for u in range(15)]
    half = tuple(Span(10 * u, 10 * u + 9) for u in range(12))
    b = Reading(
        coder="b",
        codings=tuple(a[:12]),
        looked=(Looked(document="d00", family="mark", spans=half),),
    )
    row = row_of(reliability_rows([reader("a", a, ["d00"]), b], texts(1), CODEBOOK), "mark")
    assert (row["units"], row["positive_a"], row["positive_b"]) == (12, 12, 12)
    assert row["reason"] == "one category"


def test_long_uncoded_text_and_noise_do_not_swell_the_coefficients() -> None:
    readings, units = random_readings(2)
    before = row_of(reliability_rows(readings, units, CODEBOOK), "mark")
    noise = {
        d: [*us, Unit(id="n", kind="noise", start=1000, end=90_000, text="x" * 89_000)]
        for d, us in units.items()
    }
    assert row_of(reliability_rows(readings, noise, CODEBOOK), "mark") == before


def test_the_order_of_codes_and_codings_changes_nothing() -> None:
    readings, units = random_readings(2)
    turned = [
        Reading(coder=r.coder, codings=r.codings[::-1], looked=r.looked[::-1]) for r in readings
    ]
    assert reliability_rows(turned, units, CODEBOOK) == reliability_rows(readings, units, CODEBOOK)


def test_values_are_compared_field_by_field_as_sets() -> None:
    readings, units = random_readings(3)
    rows = reliability_rows(readings, units, CODEBOOK)
    assert [row["code"] for row in rows if ":" in str(row["code"])] == [
        "commitment:bearer", "commitment:modality", "event:date", "governance/parity:value",
        "principle:status",
    ]  # fmt: skip
    row = row_of(rows, "commitment:bearer")
    given: list[dict[tuple[str, int], set[str]]] = []
    for one in readings:
        at: dict[tuple[str, int], set[str]] = {}
        for coding in one.codings:
            if coding.code == "commitment":
                at.setdefault((coding.document, coding.start), set()).add(coding.fields[0])
        given.append(at)
    both = sorted(given[0].keys() & given[1].keys())
    a, b = ([frozenset(one[place]) for place in both] for one in given)
    expected = set_alpha([a, b])
    assert not isinstance(expected, Undefined)
    assert row["units"] == len(both)
    assert row["alpha"] == pytest.approx(expected)
    assert row["kappa"] == pytest.approx(kappa(a, b))
    assert row_of(rows, "commitment:modality")["reason"] == "one category"
    assert row_of(rows, "event:date")["reason"] == "no shared unit"


def test_a_coding_counts_for_the_program_and_the_reference_by_overlap() -> None:
    units = texts(1)
    exact = [coded("d00", u, "mark") for u in range(0, 20, 2)]
    shifted = [
        Coding(document="d00", unit="r", start=max(0, c.start - 2), end=c.end - 3, code="mark")
        for c in exact
    ]
    readings = [reader("program", exact, ["d00"]), reader("reference", shifted, ["d00"])]
    assert row_of(reliability_rows(readings, units, CODEBOOK), "mark")["alpha"] == 1.0


def test_notes_in_place_of_values_are_not_compared() -> None:
    units = texts(1)
    a = [coded("d00", u, "governance/parity", "equal") for u in range(12)]
    notes = [coded("d00", u, "governance/parity", f"note {u}") for u in range(12)]
    readings = [reader("a", a, ["d00"]), reader("reference", notes, ["d00"])]
    rows = reliability_rows(readings, units, CODEBOOK)
    assert row_of(rows, "governance/parity")["alpha"] == 1.0
    row = row_of(rows, "governance/parity:value")
    assert (row["units"], row["reason"]) == (0, "no shared unit")
