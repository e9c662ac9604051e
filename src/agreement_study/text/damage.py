"""How damaged a text is: the estimated share of its words that were misread."""

from __future__ import annotations

from attrs import frozen

from agreement_study.text.reading import read_text


@frozen
class Damage:
    """Estimated share of wrong tokens, 0 to 1, and whether the text counts as damaged."""

    share: float
    damaged: bool


def estimate_damage(text: str, language: str, protected: frozenset[str] = frozenset()) -> Damage:
    """Estimate how damaged a text is: the share of its words that a repair would change.

    What no lexicon explains is not counted, so that the estimate is rather low than high. A text
    of a language that has no lexicon here counts as undamaged.

    Parameters
    ----------
    protected
        Words that stand as they are, such as the names of parties and places.
    """
    reading = read_text(text, language, protected)
    share = len(reading.changed) / len(reading.tokens) if reading.tokens else 0.0
    return Damage(share, share > 0)
