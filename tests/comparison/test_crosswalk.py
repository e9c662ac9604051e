"""Relations of a list of principles to a baseline."""

import pytest

from agreement_study.codebook import Baseline, Code, Codebook, Family, Field
from agreement_study.comparison.crosswalk import crosswalk, principles
from agreement_study.errors import CodingError
from agreement_study.model import Coding, Text

WORD = Text(sv="ord", en="word")
FIELDS = tuple(Field(name=n, label=WORD) for n in ["key", "position", "role", "naming", "label"])
BOOK = Codebook(
    families={
        "list": Family(
            family="list",
            label=WORD,
            definition=WORD,
            codes={"principle": Code(label=WORD, definition=WORD, fields=FIELDS)},
        )
    },
    baselines={},
)
BASELINE = Baseline(label=WORD, principles=("dialogue", "quality", "long_term"), citation="none")


def coding(code: str, value: str, start: int = 0) -> Coding:
    return Coding(
        document="a", unit="a#1", start=start, end=start + 3, code=code, value=value, quote="abc"
    )


def listed(*values: str) -> list[Coding]:
    return [coding("list/principle", value, 10 * i) for i, value in enumerate(values)]


def relations(*codings: Coding) -> list[str]:
    rows = principles(codings, BASELINE, BOOK)
    return [f"{row.position or '-'} {row.principle} {row.relation}" for row in rows]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            ["quality|1|ordinary|same|Kvalitet", "dialogue|2|portal|renamed|Samtal"],
            ["1 quality same", "2 dialogue renamed", "- long_term dropped"],
        ),
        (
            [
                "quality|1|ordinary|renamed|Kvalitet och långsiktighet",
                "long_term|1|ordinary|renamed|Kvalitet och långsiktighet",
                "other:tillit|2|ordinary|unknown|Tillit",
            ],
            [
                "1 quality merged",
                "1 long_term merged",
                "2 other:tillit added",
                "- dialogue dropped",
            ],
        ),
        (
            ["dialogue|1|ordinary|same|Dialog", "dialogue|2|ordinary|renamed|Samtal"],
            ["1 dialogue split", "2 dialogue split", "- quality dropped", "- long_term dropped"],
        ),
        (
            ["innovation|1|ordinary|same|Innovation"],
            [
                "1 innovation added",
                "- dialogue dropped",
                "- quality dropped",
                "- long_term dropped",
            ],
        ),
        (
            [
                "dialogue|1|ordinary|renamed|Dialog och nytt",
                "innovation|1|ordinary|renamed|Dialog och nytt",
            ],
            ["1 dialogue merged", "1 innovation added", "- quality dropped", "- long_term dropped"],
        ),
    ],
)
def test_relations(values: list[str], expected: list[str]) -> None:
    assert relations(*listed(*values)) == expected


def test_an_absorbed_principle_has_its_passage_and_nothing_else() -> None:
    found = [*listed("dialogue|1|ordinary|same|Dialog"), coding("list/absorbed", "quality", 40)]
    row = principles(found, BASELINE, BOOK)[1]
    assert (row.principle, row.relation) == ("quality", "absorbed")
    assert (row.section_start, row.section_end) == (40, 43)
    assert (row.position, row.label, row.role, row.start, row.quote) == (None, "", "", None, "")


def test_a_row_has_label_place_section_and_count() -> None:
    found = [
        *listed("dialogue|1|portal|same|Dialog"),
        coding("list/section", "dialogue|1", 20),
        coding("list/stated_count", "5", 90),
    ]
    row = principles(found, BASELINE, BOOK)[0]
    assert (row.label, row.role, row.stated_count) == ("Dialog", "portal", 5)
    assert (row.start, row.end, row.section_start, row.section_end) == (0, 3, 20, 23)


def test_positions_order_the_rows_and_not_the_places() -> None:
    found = listed("quality|2|ordinary|same|Kvalitet", "dialogue|1|ordinary|same|Dialog")
    assert relations(*found)[:2] == ["1 dialogue same", "2 quality same"]


def test_no_list_no_rows() -> None:
    assert principles([coding("list/stated_count", "6")], BASELINE, BOOK) == []


def test_a_value_of_another_shape_is_refused() -> None:
    with pytest.raises(CodingError, match="position"):
        principles(listed("dialogue|first"), BASELINE, BOOK)


def test_the_crosswalk_has_the_baseline_first_and_then_what_was_added() -> None:
    names = ("document", "principle", "relation", "position", "role", "label")
    rows: list[dict[str, object]] = [
        dict(zip(names, ("b", "quality", "same", 1, "ordinary", "Kvalitet"), strict=True)),
        dict(zip(names, ("a", "innovation", "added", 2, "ordinary", "Innovation"), strict=True)),
        dict(zip(names, ("a", "quality", "same", 1, "ordinary", "Kvalitet"), strict=True)),
        dict(zip(names, ("a", "dialogue", "dropped", None, "", ""), strict=True)),
    ]
    made = list(crosswalk(rows, "own", BASELINE))
    assert [(row["principle"], row["document"]) for row in made] == [
        ("dialogue", "a"),
        ("quality", "a"),
        ("quality", "b"),
        ("innovation", "a"),
    ]
    assert {row["baseline"] for row in made} == {"own"}
