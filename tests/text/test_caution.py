"""Caution: strange words in a text, and spellings that people write, make a change less likely."""

from __future__ import annotations

import pytest
from tests.text.test_damage import UNUSUAL

from agreement_study.spans import EditMap
from agreement_study.text.artificial import add_noise, pieces
from agreement_study.text.caution import Caution, strange_words, trust_of
from agreement_study.text.confusions import first_guess
from agreement_study.text.contests import Contest, contests
from agreement_study.text.ocr_evaluation import evaluate_ocr, rows_of_noise
from agreement_study.text.received import Candidate
from agreement_study.text.repair import repair

FIRST = first_guess("sv")
UNLISTED, DOUBLED = ("g", "w"), ("m", "mm")
DAMAGED = (
    "Forslag till 6verenskommelse. Foreningarna ir overens om att folja malen for samhillet, "
    "och ménga organisationer far stéd av kommunen for sjilvstindighet och langsiktighet. "
)


def caution(strange: int) -> Caution:
    return Caution.of(strange, 100, FIRST, FIRST, "sv")


def test_the_more_strange_words_the_more_a_change_must_be_worth() -> None:
    option = Candidate("degen", 14.0, (UNLISTED,))
    costs = [caution(n).costs("dewen", [option], [20.0])[0] for n in (0, 20, 60)]
    assert costs[0] == 20.0 < costs[1] < costs[2]


def test_a_misreading_that_the_text_is_full_of_is_no_matter_of_caution() -> None:
    often = next((meant, read) for read in FIRST.likely for meant, _ in FIRST.likely[read])
    assert FIRST.cost(often) < 4.0
    assert caution(60).costs("dewen", [Candidate("degen", 14.0, (often,))], [20.0]) == [20.0]


def test_what_people_write_may_be_right() -> None:
    option = Candidate("rama", 12.0, (DOUBLED,))
    assert caution(0).costs("rammar", [option], [20.0])[0] > 20.0


def test_a_short_word_has_more_that_is_near() -> None:
    option = Candidate("deg", 12.0, (UNLISTED,))
    assert caution(0).costs("dew", [option], [20.0])[0] > 20.0


def test_caution_alone_does_not_tell_which_other_word_it_is() -> None:
    options = [Candidate("ramla", 12.0, (DOUBLED,)), Candidate("samla", 12.0, (("s", "r"),))]
    first, second = caution(0).costs("rammla", options, [20.0, 21.0])
    assert second - first == pytest.approx(1.0)
    assert first > 20.0


def test_garbled_words_and_figures_are_not_strange() -> None:
    assert strange_words(["brummelo", "xqzvw", "br4mmelo"], {}, "sv") == 1


def contest(received: str, option: Candidate, costs: tuple[float, float]) -> Contest:
    return Contest(received, (Candidate(received, costs[0], (), False), option), costs, costs)


def test_trust_grows_with_words_that_new_misreadings_explain() -> None:
    def trust(explained: int, strange: int, op: tuple[str, str] = UNLISTED) -> float:
        words = [f"b{'a' * n}rdewen" for n in range(explained)]
        made = {
            word: contest(word, Candidate("degen", 14.0, (op,)), (24.0, 18.0)) for word in words
        }
        return trust_of([*words, *["brummelo"] * strange], made, FIRST, "sv")

    assert trust(0, 0) == 0.0 < trust(5, 5) < trust(5, 0) < trust(40, 0) < 1.0
    known = next(op for op in FIRST.prior)
    assert trust(40, 0, known) == 0.0


def test_a_text_full_of_damage_needs_less_for_a_short_word() -> None:
    weighed = {"dew": (Candidate("dew", 17.2, (), False), Candidate("den", 8.0, (("n", "w"),)))}
    wary, sure = (contests(weighed, FIRST, trust=trust)["dew"].costs for trust in (0.0, 1.0))
    assert sure[0] == wary[0]
    assert sure[1] < wary[1]


def test_a_doubled_letter_of_an_author_stands_in_a_damaged_text() -> None:
    text = DAMAGED + "De rammla igår."
    assert EditMap(text, repair(text, "sv")).repaired.endswith("De rammla igår.")


@pytest.mark.parametrize(("name", "most"), [("dialect", 25), ("mixed_languages", 6)])
def test_most_strange_words_stand_in_a_damaged_text(name: str, most: int) -> None:
    """Without caution 43 and 13 of some 200 right words were broken."""
    clean = next(path for path in UNUSUAL if path.stem == name).read_text(encoding="utf-8")
    noisy = add_noise(clean, "broken_glyphs", 0.03, 1)
    rows = rows_of_noise(noisy, pieces(clean))
    found = evaluate_ocr("".join(noisy), rows, lambda text: repair(text, "sv"))
    assert found.broken <= most
    assert found.mended >= 14
