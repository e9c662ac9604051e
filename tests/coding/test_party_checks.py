"""Whether a sentence tells of this agreement, and of its parties at all."""

from tests.coding.unit_documents import sentences

from agreement_study.coding.cues import lowered
from agreement_study.coding.party_checks import may_tell, unnumbered, without_holders
from agreement_study.coding.party_names import Party
from agreement_study.coding.party_telling import told


def test_a_sentence_without_a_word_of_the_gate_tells_of_no_parties() -> None:
    for aside in (False, True):
        for entry in sentences("parties", aside=aside):
            if told(entry["text"], entry["language"]):
                assert may_tell(lowered(entry["text"]), entry["language"])


def test_one_number_is_no_list() -> None:
    assert unnumbered("Clause (1) binds A") == "Clause (1) binds A"
    assert unnumbered("Parter: 1) Alby stad, 2) Alby kyrka") == "Parter: Alby stad, Alby kyrka"


def test_a_person_behind_her_post_is_no_party() -> None:
    post = Party(side="public", name="Police Commissioner for Ashby")
    person = Party(side="civil", name="Ann Pike")
    other = Party(side="civil", name="Ashby Alliance")
    assert without_holders([post, person, other], "en") == [post, other]
    assert without_holders([other, person], "en") == [other, person]
