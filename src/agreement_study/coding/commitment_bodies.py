"""What a body does, told in the present tense: 'Rådet leder arbetet', 'The Forum oversees ...'.

The tasks of a body are commitments; how it is composed, when it meets and what minutes tell of it
are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from agreement_study.coding.commitment_bearers import bearers
from agreement_study.coding.commitment_context import Place, is_intro
from agreement_study.coding.commitment_cues import Cues, Found
from agreement_study.coding.commitment_memory import Memory, whom
from agreement_study.coding.wording import tokens

_LONGEST = 16  # words of a subject


def of_body(place: Place, cues: Cues, memory: Memory) -> Iterator[Found]:
    """Code a sentence that tells what a body does."""
    if place.in_minutes or place.kind == "background" or is_intro(place.said, cues.language):
        return
    for text in place.statements:
        if (
            _does_task(text, cues, memory)
            or _is_led(text, cues, memory)
            or _is_founded(text, cues, memory)
        ):
            yield Found(
                bearer="body",
                modality="obligation",
                form="responsibility",
                rule="what a body does",
            )
            return


def _does_task(text: str, cues: Cues, memory: Memory) -> bool:
    task = cues.pattern["body_task"].search(text)
    if not task or len(tokens(text[: task.start()])) > _LONGEST:
        return False
    subject = text[: task.start()].partition(",")[0].strip()
    head = cues.pattern["preposition"].split(subject, maxsplit=1)[0]
    return not cues.has("staff", head) and is_body(subject, cues, memory)


def _is_founded(text: str, cues: Cues, memory: Memory) -> bool:
    """Tell whether a body is set up for what follows."""
    founded = cues.pattern["founded"].search(text)
    if not founded:
        return False
    return cues.has("body", text) or is_body(text[: founded.start()].strip(), cues, memory)


def _is_led(text: str, cues: Cues, memory: Memory) -> bool:
    led = cues.pattern["body_leads"].search(text)
    if not led:
        return False
    words = [word for _, word in tokens(text[led.end() :].partition(",")[0])][:6]
    if cues.has("staff", " ".join(words)):
        return False
    return any(is_body(" ".join(words[:size]), cues, memory) for size in range(1, len(words) + 1))


def is_body(phrase: str, cues: Cues, memory: Memory) -> bool:
    """Tell whether a phrase names a body, by its words or by what the document calls it."""
    return (whom(phrase, cues, memory) or bearers(phrase, cues.language)) == ("body",)
