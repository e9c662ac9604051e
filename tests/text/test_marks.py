"""The marks that open lines."""

import pytest

from agreement_study.text.marks import read_mark


@pytest.mark.parametrize(
    ("line", "kind", "sign"),
    [
        ("- Dialog", "bullet", "-"),
        ("3.1 Dialog", "decimal", "3.1"),
        ("4. Dialog", "dotted", "4."),
        ("a) early dialogue", "bracket", "a)"),
        ("(ii) early dialogue", "bracket", "(ii)"),
        ("iv) early dialogue", "bracket", "iv)"),
        ("(viii) early dialogue", "bracket", "(viii)"),
        ("IV. Dialog", "roman", "IV."),
        # Words in brackets, and words of the letters of numerals, are no marks.
        ("(mix) of partners", "", ""),
        ("vi) möts ofta", "bracket", "vi)"),
        ("vi möts ofta", "", ""),
        ("civil society", "", ""),
    ],
)
def test_marks(line: str, kind: str, sign: str) -> None:
    mark = read_mark(line)
    assert (mark.kind, mark.sign) == (kind, sign)
