"""How well repair does against tokens corrected by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from agreement_study.spans import Edit, EditMap
from agreement_study.text.tokens import ADDRESS

Repairer = Callable[[str], Sequence[Edit]]


@frozen(kw_only=True)
class TokenError:
    """A token that is wrong after the repair; `broken` if it was right before."""

    start: int
    end: int
    received: str
    repaired: str
    correct: str
    broken: bool


@frozen(kw_only=True)
class OcrEvaluation:
    """Counts of tokens, and every error that remains.

    `wrong` and `right` are the tokens wrong and right as received; debris is left out.
    """

    wrong: int
    right: int
    mended: int
    broken: int
    errors: tuple[TokenError, ...]

    @property
    def mended_share(self) -> float:
        """Share of the wrong tokens that were made right."""
        return self.mended / self.wrong if self.wrong else 1.0

    @property
    def broken_share(self) -> float:
        """Share of the right tokens that were made wrong."""
        return self.broken / self.right if self.right else 0.0

    @property
    def error_rate_before(self) -> float:
        """Share of all tokens that are wrong as received."""
        return self.wrong / max(1, self.wrong + self.right)

    @property
    def error_rate_after(self) -> float:
        """Share of all tokens that are wrong after the repair."""
        return len(self.errors) / max(1, self.wrong + self.right)


def evaluate_ocr(text: str, gold: Iterable[Mapping[str, str]], repairer: Repairer) -> OcrEvaluation:
    """Compare a repair with tokens corrected by hand.

    Parameters
    ----------
    gold
        Rows with `start`, `end` (code points into `text`), `correct` and `state`: ok, wrong, or
        noise, which is left out.
    repairer
        Makes the edits of a text.
    """
    rows = [row for row in gold if row["state"] != "noise"]
    map_ = EditMap(text, tuple(repairer(text)))
    errors = tuple(error for row in rows if (error := _error(map_, row)))
    wrong = sum(row["state"] == "wrong" for row in rows)
    broken = sum(error.broken for error in errors)
    return OcrEvaluation(
        wrong=wrong,
        right=len(rows) - wrong,
        mended=wrong - (len(errors) - broken),
        broken=broken,
        errors=errors,
    )


def rows_of_noise(damaged: Sequence[str], clean: Sequence[str]) -> list[dict[str, str]]:
    """Return a text damaged on purpose as rows of tokens corrected by hand.

    Parameters
    ----------
    damaged, clean
        Pieces of the text, as `add_noise` and `pieces` give them. Addresses count as debris:
        a repair leaves them alone.
    """
    whole = "".join(clean)
    addresses = [match.span() for match in ADDRESS.finditer(whole)]
    rows: list[dict[str, str]] = []
    at = clean_at = 0
    for read, meant in zip(damaged, clean, strict=True):
        if meant[:1].isalpha():
            noise = any(start <= clean_at < end for start, end in addresses)
            state = "noise" if noise else "ok" if read == meant else "wrong"
            rows.append(
                {"start": str(at), "end": str(at + len(read)), "correct": meant, "state": state}
            )
        at, clean_at = at + len(read), clean_at + len(meant)
    return rows


def _error(map_: EditMap, row: Mapping[str, str]) -> TokenError | None:
    start, end = int(row["start"]), int(row["end"])
    span = map_.to_repaired(start, end)
    repaired = map_.repaired[span.start : span.end]
    if repaired == row["correct"]:
        return None
    return TokenError(
        start=start,
        end=end,
        received=map_.received[start:end],
        repaired=repaired,
        correct=row["correct"],
        broken=row["state"] == "ok",
    )
