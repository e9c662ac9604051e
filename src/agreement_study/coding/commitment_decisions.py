"""What a meeting decides without a modal verb: whom it asks, and what a party then does.

'att uppdra åt styrgruppen att ta fram ett förslag', 'that the working group be asked to draft a
text', 'att kommunen avsätter medel'. To note a report or to adopt a text binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from agreement_study.coding.commitment_bearers import PARTIES, bearers
from agreement_study.coding.commitment_context import Place
from agreement_study.coding.commitment_cues import Cues, Found
from agreement_study.coding.commitment_grammar import opens_with_action
from agreement_study.coding.commitment_memory import Memory, whom, whom_first

_LEAD = 80  # characters in which it stands who recommends


def of_decision(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    """Code a decision by whom it asks or of whom it tells."""
    if not place.is_decided and not place.in_minutes:
        return
    asked = cues.pattern["assigns"].search(place.said)
    if asked:
        phrase = next(filter(None, asked.groups()))
        bearer = _party(whom(phrase, cues, memory) or bearers(phrase, cues.language))
        form = "responsibility" if bearer == "body" else "provision"
        if bearer:
            yield _found(bearer, form)
    elif place.is_decided and not opens_with_action(place.said, cues.language):
        bearer = _party(whom_first(place.said, cues, memory))
        advised = cues.has("advises", place.text[:_LEAD])
        if bearer and (advised or cues.has("does", place.said) or cues.has("present", place.said)):
            found = _found(bearer, "provision")
            yield evolve(found, modality="recommendation") if advised else found


def _party(named: tuple[str, ...]) -> str:
    return named[0] if named and named[0] in PARTIES else ""


def _found(bearer: str, form: str) -> Found:
    return Found(bearer=bearer, modality="obligation", form=form, rule="what was decided")
