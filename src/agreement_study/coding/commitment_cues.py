"""The cues of commitments beside their clauses, compiled once per language."""

from __future__ import annotations

import re
from functools import cache

from attrs import field, frozen

from agreement_study.coding.wording import Wording, wording


@frozen(kw_only=True)
class Cues:
    """The compiled cues of a language beside its clauses."""

    wording: Wording
    language: str
    pattern: dict[str, re.Pattern[str]] = field(factory=dict)

    def has(self, name: str, text: str) -> bool:
        """Tell whether a cue stands in a text."""
        return bool(self.pattern[name].search(text))

    def opens(self, name: str, text: str) -> bool:
        """Tell whether a text begins with a cue."""
        return bool(self.pattern[name].match(text))


_CUES = (
    "goal", "measure_intro", "areas", "conditions", "result", "together", "passive",
    "passive_start", "beneficiary", "constitution", "statutory", "possible", "not_commitment",
    "future_event", "statute", "means", "rests", "gerund", "statement", "negation", "none",
    "forbidding", "shared_heading", "does", "present", "called", "body_task", "body_leads",
    "task_intro", "tells", "handled", "option", "own_pronoun", "assigns", "members", "reflexive",
    "weakly", "called_short", "between", "we_in", "staff", "singular", "base_form", "recital",
    "duties", "stative", "acted_on", "allowed", "means_content", "adopts", "definite", "advises",
    "founded", "fellows", "numbered_goal", "the_name", "sector_body",
)  # fmt: skip


@cache
def commitment_cues(language: str) -> Cues:
    """Return the cues of a language."""
    found = wording(language, "commitments")
    pattern = {name: found.any_of(found.values[name]) for name in _CUES}
    pronouns = found.values["pronouns"]
    pattern["role"] = re.compile("|".join(found.values["role"]))
    pattern["neuter"] = found.any_of(found.values["existential"], start=True)
    pattern["plural"] = found.any_of(pronouns["plural"], start=True)
    pattern["pronoun"] = found.any_of([w for words in pronouns.values() for w in words], start=True)
    pattern["indefinite"] = found.any_of(found.values["articles_indefinite"], start=True)
    pattern["preposition"] = found.any_of(found.values["preposition"])
    pattern["we"] = found.any_of([f"{word}$" for word in found.values["we"]], start=True)
    for name in ("collaboration", "agreement", "body", "determiner"):
        pattern[name] = found.term(name)
    pattern["agent"] = found.any_of(found.values["agent"])
    return Cues(wording=found, language=language, pattern=pattern)


LED_IN = "{}; the lead-in names whom"  # a rule that holds for all items of a list alike


@frozen(kw_only=True)
class Found:
    """A commitment of a unit before it becomes a coding."""

    bearer: str
    modality: str
    form: str
    rule: str

    @property
    def value(self) -> str:
        """The value as codings write it."""
        return f"{self.bearer}|{self.modality}|{self.form}"
