"""Words of the languages that texts are written in, read from YAML.

`<language>.yaml` has what every step shares; `<language>-<subject>.yaml` what one step needs.
No word of a natural language stands in Python.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from agreement_study.yaml_text import load_yaml

LANGUAGES = ("sv", "en")


@cache
def words(language: str, subject: str = "") -> dict[str, Any]:
    """Return the words of a language for a subject, as the YAML file has them.

    Parameters
    ----------
    language
        `sv` or `en`; a text in another language is read by the words of `en`.
    subject
        Empty for what every step shares, else the name of the step: `principles`, `events` ...
    """
    known = language if language in LANGUAGES else "en"
    name = f"{known}-{subject}.yaml" if subject else f"{known}.yaml"
    text = (files(__name__) / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@lru_cache(maxsize=1)
def bilingual_terms() -> dict[str, str]:
    """Return the terms of the field: idea -> `swedish words | further english words`."""
    loaded: dict[str, str] = load_yaml(
        (files(__name__) / "bilingual.yaml").read_text(encoding="utf-8")
    )
    return loaded
