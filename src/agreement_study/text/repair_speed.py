"""How fast repair is: on words never seen before, and on a new text of words all seen before."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from time import process_time

from attrs import frozen

from agreement_study.text import candidates, evidence, reading
from agreement_study.text.context import context
from agreement_study.text.learning import learn
from agreement_study.text.lexicon import lexicon
from agreement_study.text.repair import repair

SEEDS = range(5)


@frozen
class Speed:
    """Words a second of processor time."""

    first_sight: float
    seen_before: float


def repair_speed(texts: Sequence[str], language: str) -> Speed:
    """Measure the speed of repair on some texts.

    First sight begins with nothing remembered but the loaded lexicon. The words seen before
    stand in new texts: the lines of each text in another order, so that no text is remembered.
    What the words teach is: it depends on how often each stands there, not on the order. Orders
    that bring up words still unseen are run once before.
    """
    words = lexicon(language)
    words.accepts(words.last_part)
    loaded = words.tree, words.triples, words.nearby
    del loaded
    forget(language)
    first = _rate(texts, language)
    shuffled = [_shuffled(text, seed) for text in texts for seed in SEEDS]
    _rate(shuffled, language)
    again = [_shuffled(text, seed + len(SEEDS)) for text in texts for seed in SEEDS]
    return Speed(first, _rate(again, language))


def forget(language: str) -> None:
    """Forget all words and texts seen, but not the lexicon."""
    reading.read_text.cache_clear()
    candidates.first_candidates.cache_clear()
    candidates.candidates_with.cache_clear()
    for remembered in (evidence.clean_share, evidence.looks_odd, evidence.is_damaged, learn):
        remembered.cache_clear()
    lexicon(language).forget()
    context(language).clear()


def _rate(texts: Sequence[str], language: str) -> float:
    began = process_time()
    for text in texts:
        repair(text, language)
    return sum(len(text.split()) for text in texts) / max(process_time() - began, 1e-9)


def _shuffled(text: str, seed: int) -> str:
    lines = text.split("\n")
    Random(seed).shuffle(lines)
    return "\n".join(lines)
