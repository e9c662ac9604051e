"""What the words of a text teach: misreadings nobody thought of, and its own words."""

from __future__ import annotations

from collections import Counter

from tests.text.test_damage import TEXTS, UNUSUAL

from agreement_study.text.artificial import add_noise
from agreement_study.text.confusions import first_guess
from agreement_study.text.evidence import is_damaged, is_garbled
from agreement_study.text.learning import learn
from agreement_study.text.received import Candidate
from agreement_study.text.repair import repair
from agreement_study.text.tokens import tokens
from agreement_study.text.vocabulary import vocabulary

CLEAN = TEXTS[0].read_text(encoding="utf-8")
FIRST = first_guess("sv")
STRANGE_TONGUES = (
    "Gminy i stowarzyszenia postanowiły w ubiegłym roku, że współpraca między władzami a "
    "społeczeństwem obywatelskim zostanie wzmocniona. Każdy ma prawo uczestniczyć.",
    "Kunnat ja yhdistykset päättivät viime vuonna, että viranomaisten ja kansalaisyhteiskunnan "
    "yhteistyötä vahvistetaan. Jokaisella on oikeus osallistua päätöksentekoon.",
)


def learned(text: str) -> dict[str, str]:
    made = learn(frozenset(Counter(text.split()).items()), "sv", FIRST)
    return {word: c.options[c.best()].text for word, c in made.contested.items()}


def test_three_misreadings_nobody_thought_of_are_seen_through() -> None:
    text = "xommunen xultur xan xvalitet för organisution medborgure samverxun demoxrutisxu"
    found = learned(text)
    assert found["demoxrutisxu"] == "demokratiska"
    assert found["samverxun"] == "samverkan"


def test_the_order_of_the_words_does_not_matter() -> None:
    words = "".join(add_noise(CLEAN, "slanted", 0.1, 2)).split()
    assert learned(" ".join(words)) == learned(" ".join(reversed(words)))


def test_a_word_of_the_document_is_likelier() -> None:
    rare, common = Candidate("degen", 14.0), Candidate("delen", 9.0)
    words = vocabulary({"degen": 3, "och": 97}, [])
    assert words.gain("deyen", rare) > 5.0
    assert words.gain("deyen", common) == 0.0


def test_a_word_does_not_speak_for_itself() -> None:
    taken = Candidate("degen", 14.0)
    words = vocabulary({"och": 100}, [("deyen", taken, 2)])
    assert words.gain("deyen", taken) == 0.0
    assert words.gain("dcgen", taken) > 0.0


def test_a_garbled_text_is_damaged_and_a_strange_one_is_not() -> None:
    for kind in ("slanted", "broken_glyphs"):
        garbled = frozenset(tokens("".join(add_noise(CLEAN, kind, 0.3, 1)), "sv").words)
        assert is_garbled(garbled, "sv")
        assert is_damaged(garbled, "sv")
    for path in UNUSUAL:
        found = tokens(path.read_text(encoding="utf-8"), "sv")
        free = frozenset(token.text for token in found if not token.fixed)
        assert not is_garbled(free, "sv")


def test_a_garbled_text_of_which_few_words_stand_is_damaged() -> None:
    """Two or three words of the language are left: but letters and figures are mixed."""
    for seed in (2907, 2906):
        clean = TEXTS[seed - 2900].read_text(encoding="utf-8")
        found = frozenset(tokens("".join(add_noise(clean, "worn_type", 0.3, seed)), "sv").words)
        assert is_damaged(found, "sv")
    for text in STRANGE_TONGUES:
        assert not is_damaged(frozenset(tokens(text, "sv").words), "sv")


def test_letters_read_as_several_are_learned_from_short_words() -> None:
    text = (
        "oc1i 1iar 1ion 1ian men när kommunen 1iarmoniserar 1iyran oc1i 1iandlar 1iastigt "
        "det som en att på med för inte av till"
    )
    found = learned(text)
    assert found["oc1i"] == "och"
    assert found["1iandlar"] == "handlar"


def test_most_of_a_garbled_text_is_mended() -> None:
    noisy = add_noise(CLEAN, "slanted", 0.3, 1)
    edits = repair("".join(noisy), "sv")
    assert len(edits) > 200
