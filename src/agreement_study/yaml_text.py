"""YAML 1.2 to plain values, at the speed of libyaml and by the rules of ruamel.

Every process reads the words of the languages and the codebook, which takes ruamel, written in
Python, three seconds. libyaml finds scalars and brackets fifteen times as fast, and knows nothing
of what scalars mean: that is told here, by YAML 1.2 (`no` is a word). What is out of the ordinary
(tags, anchors, dates, odd numbers, doubled keys) and whatever is at fault is left to ruamel, which
then has the last word and tells line and column.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import implicit_resolvers

TOKENS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""Plain scalars that are no text and no number."""
ODD = frozenset("+-.0123456789<=")
"""How numbers, dates, merges and defaults begin."""
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
MEANINGS = [pattern for versions, _, pattern, _ in implicit_resolvers if (1, 2) in versions]
"""What ruamel takes for something else than text."""
BREAKS = re.compile("[\x85\u2028\u2029]|^%", re.MULTILINE)
"""Signs that YAML 1.1 takes for ends of lines, and directives."""


class _UnusualError(Exception):
    """What is left to ruamel."""


def load_yaml(text: str) -> Any:
    """Load a YAML 1.2 text into plain values.

    Raises
    ------
    ruamel.yaml.error.YAMLError
        If it is no YAML, has a key twice, or a number or date that is none ('-_', 2026-02-30).
    """
    if yaml.__with_libyaml__ and not BREAKS.search(text):
        try:
            return _only_document(yaml.CBaseLoader(text).get_event)
        except (_UnusualError, yaml.YAMLError, RecursionError):
            pass
    try:
        return YAML(typ="safe", pure=True).load(text)
    except ValueError as error:  # ruamel has no error of its own for these
        raise YAMLError(f"{error}; put in quotes what is no number and no date") from None


def _only_document(take: Callable[[], Any]) -> Any:
    _begun(take, yaml.StreamStartEvent)
    _begun(take, yaml.DocumentStartEvent)
    value = _value(take(), take)
    _begun(take, yaml.DocumentEndEvent)
    _begun(take, yaml.StreamEndEvent)
    return value


def _begun(take: Callable[[], Any], kind: type) -> None:
    if not isinstance(take(), kind):
        raise _UnusualError


def _value(event: Any, take: Callable[[], Any]) -> Any:
    """The value that an event begins; `take` gives the next event."""
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
        raise _UnusualError
    if isinstance(event, yaml.ScalarEvent):
        return _plain(event.value) if event.implicit[0] else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        listed = []
        while not isinstance(event := take(), yaml.SequenceEndEvent):
            listed.append(_value(event, take))
        return listed
    return _mapping(take)


def _mapping(take: Callable[[], Any]) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    while not isinstance(event := take(), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            raise _UnusualError
        key = _value(event, take)
        if key in made:
            raise _UnusualError
        made[key] = _value(take(), take)
    return made


def _plain(word: str) -> Any:
    """What a scalar without quotes means."""
    if word in TOKENS:
        return TOKENS[word]
    if word[0] not in ODD:
        return word
    if INTEGER.fullmatch(word):
        return int(word)
    if DECIMAL.fullmatch(word):
        return float(word)
    if any(pattern.match(word) for pattern in MEANINGS):
        raise _UnusualError
    return word
