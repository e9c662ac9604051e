"""Repair of misread letters: what is mended, what must stand, and the laws of its edits."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement_study.spans import Edit, EditMap
from agreement_study.text.artificial import add_noise, noise_kinds
from agreement_study.text.repair import candidates, explain, repair

# An invented agreement, clean.
CLEAN = """Överenskommelse om samverkan mellan Sävby kommun och föreningslivet

Den här överenskommelsen är en gemensam grund för hur kommunen och de ideella föreningarna ska
möta varandra. Parterna är överens om att värna det fria engagemanget och att föreningarnas
självständighet ska respekteras. Kommunen åtar sig att bjuda in till samråd två gånger per år.
Föreningarna får stöd för att pröva nya arbetssätt, och båda parter ska följa upp målen årligen.
Vår dialog ska vara öppen, så att människor i hela länet kan påverka sin vardag. Frågor går till
radet@savby-exempel.se eller 0123-456 78. Beslutat den 14 maj 2021, § 47.
"""
FRAME = (  # damaged enough that no doubt remains; cases stand behind it
    "Forslag till 6verenskommelse. Foreningarna ir overens om att folja malen for samhillet, "
    "och ménga organisationer far stéd av kommunen for sjilvstindighet och langsiktighet. "
)


def repaired(text: str, language: str = "sv", protected: frozenset[str] = frozenset()) -> str:
    return EditMap(text, repair(text, language, protected=protected)).repaired


def in_frame(case: str, protected: frozenset[str] = frozenset()) -> str:
    whole = repaired(FRAME + case, protected=protected)
    return whole[len(repaired(FRAME)) :]


@pytest.mark.parametrize(
    ("received", "meant"),
    [
        ("Samverkan ir viktig for samhillet.", "Samverkan är viktig för samhället."),
        ("Kommunen dr en part.", "Kommunen är en part."),
        ("Motet hélls varje ar.", "Mötet hålls varje år."),
        ("Det giller i tva ar.", "Det gäller i två år."),
        ("Alla har rdtt till utbildning.", "Alla har rätt till utbildning."),
        ("Foreningen fir ekonomiskt stod.", "Föreningen får ekonomiskt stöd."),
        ("Det ar ett satt att na malen.", "Det är ett sätt att nå målen."),
        ("Vi vill g vidare.", "Vi vill gå vidare."),
        ("Vi arbetar s att alla kan delta.", "Vi arbetar så att alla kan delta."),
        ("Skapa en arlig konferens.", "Skapa en årlig konferens."),
        ("FORSLAG TILL OVERENSKOMMELSE", "FÖRSLAG TILL ÖVERENSKOMMELSE"),
        ("Handlingsp1anen f6ljs upp.", "Handlingsplanen följs upp."),
        ("Barnrattsfragor ar viktiga.", "Barnrättsfrågor är viktiga."),
        ("Vi vill stirka civilsamhillet.", "Vi vill stärka civilsamhället."),
        ("Det dr ett rum ddr alla mots.", "Det är ett rum där alla möts."),
    ],
)
def test_mends_what_was_misread(received: str, meant: str) -> None:
    assert in_frame(received) == meant


@pytest.mark.parametrize(
    "stands",
    [
        "Se www.foreningen-exempel.se/om-oss eller skriv till rad.o.ron@lan-exempel.se nu.",
        "Beslut 2019-03-04, dnr 2018/00123, § 12, 45 000 kr, kl. 13.30, A4 och v47.",
        "En fil heter rapport_slutlig_2.pdf och ligger kvar.",
        "The memorandum of understanding is binding for all of the parties.",
        "Motet leddes av Ingela Snafs och Torbern Wrang.".replace("Motet", "Mötet"),
        "Arbets- och näringsliv samt hälso- och sjukvård ingår i forsknings- och kulturfrågor.",
        "IOP, RUS och MUCF ingår.",
        "Muren stod i DDR och regler kommer från EU.",
        "Priset är 10 kr per kg, 2 dl mjölk och 5 g salt.",
        "Ordf. och sekr. samt ev. kassör, dvs. hela styr. enligt prot. 3, skrev under.",
        "Sällskapet fick hjelp af hvar och en som blifvit ledamot.",
        "Påven kom till Äänekoski med Päivi Väänänen och Ánde Trosten.",
        "Ett notbibliotek sköts av notbibliotekarien.",
        "Han bor i Malmö och har ett stort hus.",
        "Var och en får yttra sig, och det var en bra dag.",
    ],
)
def test_leaves_what_may_not_change(stands: str) -> None:
    assert in_frame(stands) == stands


def test_leaves_protected_words() -> None:
    case = "Stodet gavs av Samhillet Sallskapet."
    assert in_frame(case, frozenset({"Samhillet", "Sallskapet"})).endswith(
        "av Samhillet Sallskapet."
    )


def test_leaves_a_clean_text() -> None:
    assert repair(CLEAN, "sv") == ()


@pytest.mark.parametrize(
    "clean",
    [
        "Hulingen, Särna och Älgarås ligger långt ifrån varandra; de pratar bondska i Piteå.",
        "Vi körde en workshop om crowdfunding på ett coworking-space och åt sushi efteråt.",
        "Han sa: hä går int, ja ska na hem å lägg mä.",
    ],
)
def test_leaves_names_loans_and_dialect(clean: str) -> None:
    assert repair(clean, "sv") == ()


def test_leaves_another_language() -> None:
    english = "The parties shall meet twice a year in order to review the agreement.\n" * 3
    assert repair(english, "en") == ()
    assert repair(english, "sv") == ()


def test_another_language_keeps_its_layout() -> None:
    layout = Edit(
        start=4, end=15, received="agree-\nment", repaired="agreement", rule="layout.hyphen"
    )
    assert repair("The agree-\nment stands.", "en", [layout]) == (layout,)


def test_one_edit_joins_and_mends() -> None:
    text = FRAME + "Lands-\ntinget och sam-\nhillet."
    layout = [
        Edit(
            start=m.start(),
            end=m.end(),
            received=m[0],
            repaired=m[0].replace("-\n", ""),
            rule="layout.hyphen",
        )
        for m in re.finditer(r"\w+-\n\w+", text)
    ]
    joined = [edit for edit in repair(text, "sv", layout) if "\n" in edit.received]
    assert [(edit.repaired, edit.rule.partition(".")[0]) for edit in joined] == [
        ("Landstinget", "layout"),
        ("samhället", "ocr"),
    ]


@pytest.mark.parametrize(
    ("received", "rule"),
    [
        ("Fragorna ar viktiga.", "ocr.diacritic"),
        ("Handlingsp1anen ska antas.", "ocr.digit"),
        ("Samhéllet ska antas.", "ocr.confusion"),
        ("Det behvs stöd.", "ocr.insertion"),
        ("Det hélls varje ar.", "ocr.context"),
    ],
)
def test_names_its_rule(received: str, rule: str) -> None:
    text = FRAME + received
    assert rule in {edit.rule for edit in repair(text, "sv") if edit.start >= len(FRAME)}


def test_explains_what_was_weighed() -> None:
    text = FRAME + "Det giller i tva ar."
    rule, weighed = explain(text, "sv", text.rindex("ar"))
    assert rule == "ocr.context"
    assert {"ar", "är", "år"} <= {candidate.text for candidate, _ in weighed}
    assert [cost for _, cost in weighed] == sorted(cost for _, cost in weighed)
    assert weighed[0][0].text == "år"
    assert explain(CLEAN, "sv", 3) == ("", ())


def test_candidates_have_the_received_word_and_the_meant_one() -> None:
    texts = [candidate.text for candidate, _ in candidates("samhille", "sv")]
    assert texts[0] == "samhälle"
    assert "samhille" in texts
    assert candidates("samhille", "fi") == ()


@settings(max_examples=15, deadline=None)
@given(
    kind=st.sampled_from(noise_kinds()),
    share=st.sampled_from([0.01, 0.05, 0.2]),
    seed=st.integers(0, 10_000),
)
def test_laws_of_repair(kind: str, share: float, seed: int) -> None:
    received = "".join(add_noise(CLEAN, kind, share, seed))
    edits = repair(received, "sv")
    map_ = EditMap(received, edits)  # refuses edits that overlap or do not quote their text
    assert map_.undo() == received
    assert repair(map_.repaired, "sv") == ()
    for edit in edits:
        assert re.fullmatch(r"[^\W_&|§$]+|(?:[^\W_]|[&|§$])+", edit.received)
        assert edit.repaired.strip() == edit.repaired != ""
        assert edit.rule.startswith("ocr.")


ANOTHER = """
import sys
from agreement_study.text.repair import repair
print(repair(sys.stdin.read(), "sv"))
"""


def test_another_process_mends_alike() -> None:
    """Much damage leaves many ways to read a word; their order does not rest on chance."""
    damaged = "".join(add_noise(CLEAN, "lookalikes", 0.3, 1))
    told = subprocess.run(
        [sys.executable, "-c", ANOTHER],
        input=damaged,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
    )
    assert told.stdout.strip() == str(repair(damaged, "sv"))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_repaired_and_undone(text: str) -> None:
    assert EditMap(text, repair(text, "sv")).undo() == text
