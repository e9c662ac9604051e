"""Clauses: the modal verbs that state, their subjects, and those that only stand in a clause."""

import pytest

from agreement_study.coding.commitment_clauses import clauses

STATED = [
    ("sv", "parterna ska mötas.", "obligation", "main", "parterna"),
    ("sv", "därför bör kommunen bjuda in.", "recommendation", "main", "kommunen"),
    ("sv", "vid en kris ska de lokala föreningarna kontaktas.", "obligation", "main",
     "de lokala föreningarna"),
    ("sv", "den rollen ska de kunna ha.", "obligation", "main", "de"),
    ("sv", "de som väljer att inte delta ska behandlas lika.", "obligation", "main",
     "de som väljer att inte delta"),
    ("sv", "all verksamhet, oavsett vem som utför den, ska vara öppen.", "obligation", "main",
     "all verksamhet, oavsett vem som utför den,"),
    ("sv", "det innebär att arbetet ska vara öppet.", "obligation", "content", "arbetet"),
    ("sv", "målet är en dialog som ska präglas av tillit.", "obligation", "relative",
     "är en dialog"),
    ("sv", "vid undertecknande åtar sig organisationen att delta.", "obligation", "main",
     "organisationen"),
    ("en", "based on this, each party will be responsible for its part.", "obligation", "main",
     "each party"),
    ("en", "the knowledge that exists in the city should be used.", "recommendation", "main",
     "the knowledge that exists in the city"),
    ("en", "a group which feels that the city has not listened may ask for a talk.", "permission",
     "main", "a group which feels that the city has not listened"),
    ("en", "if it is still not content it may go to the board.", "permission", "main", "it"),
    ("en", "failing that, either partner may call a meeting.", "permission", "main",
     "either partner"),
    ("sv", "har gruppen inte mötts på ett år får samrådet upplösa den.", "permission", "main",
     "samrådet"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "modality", "standing", "subject"), STATED)
def test_stated(language: str, text: str, modality: str, standing: str, subject: str) -> None:
    found = clauses(text, language)[0]
    assert (found.modality, found.standing, found.subject) == (modality, standing, subject)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "det är viktigt att de kan delta."),
        ("sv", "principerna beskriver hur samverkan ska ske."),
        ("sv", "för att målen ska kunna nås krävs arbete."),
        ("sv", "organisationer som vill delta är välkomna."),
        ("sv", "när parterna ska mötas behövs en lokal."),
        ("en", "it is important that associations can take part."),
        ("en", "this describes how cooperation should work."),
        ("en", "the meeting ended."),
    ],
)
def test_not_stated(language: str, text: str) -> None:
    assert clauses(text, language) == ()


def test_two_clauses_have_their_own_subjects() -> None:
    text = "kommunen ska ordna lokaler, och föreningarna ska svara för innehållet."
    assert [c.named for c in clauses(text, "sv")] == [("public",), ("civil",)]
