"""Words a second of coding undamaged texts by all coders, beside a peer over the same texts.

The peer is simplemma's lemmatiser, which reads each word once; a pass of a regular expression over
the words is told too. Seconds differ from machine to machine, and with what else it does; the ratio
differs less. Each text is new to the process when it is coded; what a language needs is loaded.

    python benchmarks/coding_speed.py
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time

import simplemma
from ruamel.yaml import YAML

from agreement_study.model import Source
from agreement_study.pipeline import code_text
from agreement_study.study import Settings, Study
from agreement_study.text.language_of import language_of

ROOT = Path(__file__).parents[1]
WHOLE = ROOT / "tests" / "coding" / "whole"
DAMAGED = "ocr-"  # how the names of invented texts begin that are damaged
WORD = re.compile(r"\w+")


def texts() -> Iterator[tuple[str, str]]:
    """Names and texts: those of the study, and invented ones."""
    for source in Study(ROOT).sources.values():
        yield source.id, source.path.read_text("utf-8")
    for path in sorted(WHOLE.rglob("*.yaml")):
        if not path.name.startswith(DAMAGED):
            entry = YAML(typ="safe").load(path.read_text("utf-8"))
            yield entry["id"], entry["text"]


def by_language() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {"sv": [], "en": []}
    for name, text in texts():
        found[language_of(text)].append((name, text))
    return found


def seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def code(name: str, text: str) -> bool:
    """Code a text, and tell whether it was undamaged."""
    source = Source(id=name, path=Path(name), kind="", language="")
    return code_text(source, text, Settings()).document.damage == 0


def measure(language: str, found: list[tuple[str, str]]) -> tuple[int, dict[str, float]]:
    """Words of the undamaged texts among some, and the seconds that each way took over them."""
    words, took = 0, dict.fromkeys(("coding", "simplemma", "regex"), 0.0)
    for name, text in found:
        begun = process_time()
        if not code(name, text):
            continue
        took["coding"] += process_time() - begun
        took["simplemma"] += seconds(partial(simplemma.text_lemmatizer, text, lang=language))
        took["regex"] += seconds(partial(WORD.findall, text))
        words += len(text.split())
    return words, took


def main() -> None:
    for language, found in by_language().items():
        measure(language, found[1::2])  # loads what the language needs
        words, took = measure(language, found[::2])
        print(f"{language}: {words} words")
        for name, spent in took.items():
            ratio = took["coding"] / spent
            print(f"  {name:<10} {words / spent:>12,.0f} words a second; coding takes {ratio:.1f}×")


if __name__ == "__main__":
    main()
