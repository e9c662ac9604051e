"""Repair of the two damaged texts against their tokens corrected by hand.

    python benchmarks/ocr_gold.py

First as the package repairs them: in-sample, since the words, cues and costs of the package were
settled by people who had read both texts. Then held out: the first guess of misreadings is
learned from the one text's corrections alone and tried on the other. (Cues and words of the
genre stay as they are.)
"""

from __future__ import annotations

import csv
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from agreement_study.spans import EditMap
from agreement_study.text.confusions import ALPHABET, DOUBLED, Confusions, Op
from agreement_study.text.layout import layout_edits
from agreement_study.text.ocr_evaluation import OcrEvaluation, evaluate_ocr
from agreement_study.text.repair import repair
from agreement_study.text.repair_speed import repair_speed

DATA = Path(__file__).parents[1] / "data"
DOCUMENTS = ("varmland", "blekinge-2026")


def read(document: str) -> tuple[str, list[dict[str, str]]]:
    """Return a text of record and the rows of its tokens."""
    raw = (DATA / "sources" / f"{document}.txt").read_text(encoding="utf-8-sig")
    with (DATA / "reference/ocr" / f"{document}.csv").open(encoding="utf-8", newline="") as file:
        return raw, list(csv.DictReader(file))


def learned_from(document: str) -> Confusions:
    """Return the shares of misreadings in the corrections of one document."""
    seen: Counter[Op] = Counter()
    meant: Counter[str] = Counter()
    for row in read(document)[1]:
        if row["state"] == "noise":
            continue
        correct, joined = row["correct"].lower(), row["joined"].lower()
        meant.update(correct)
        for tag, a, b, c, d in SequenceMatcher(None, correct, joined).get_opcodes():
            if tag != "equal":
                seen[correct[a:b], joined[c:d]] += 1
                if b - a > 1:
                    meant[correct[a:b]] = max(1, meant[correct[a:b]])
    shares = {op: count / max(meant[op[0]], count) for op, count in seen.items() if op[0]}
    for letter in ALPHABET:
        shares.setdefault((letter, letter * 2), DOUBLED)
        shares.setdefault((letter * 2, letter), DOUBLED)
    return Confusions(shares, shares)


def evaluate(document: str, guess: Confusions | None = None) -> OcrEvaluation:
    """Repair a document and compare it with its corrections."""
    text, rows = read(document)
    layout = layout_edits(text, "sv")
    return evaluate_ocr(text, rows, lambda received: repair(received, "sv", layout, guess=guess))


def show(title: str, found: OcrEvaluation) -> None:
    """Print what was mended and what is still wrong."""
    print(
        f"{title:45} wrong {found.wrong}, mended {found.mended_share:.2%}, broken {found.broken},"
        f" word errors {found.error_rate_before:.1%} -> {found.error_rate_after:.2%}"
    )
    for error in found.errors:
        print(f"    {error.received!r} -> {error.repaired!r}, correct {error.correct!r}")


def main() -> None:
    """Show the repair in-sample, held out, and its speed."""
    for document in DOCUMENTS:
        show(f"{document}, in-sample", evaluate(document))
    for document, other in (DOCUMENTS, DOCUMENTS[::-1]):
        show(f"{document}, learned from {other}", evaluate(document, learned_from(other)))
    texts = [EditMap(read(d)[0], layout_edits(read(d)[0], "sv")).repaired for d in DOCUMENTS]
    speed = repair_speed(texts, "sv")
    print(f"words a second of processor time, on first sight: {speed.first_sight:,.0f}")
    print(f"in new texts of words seen before: {speed.seen_before:,.0f}")


if __name__ == "__main__":
    main()
