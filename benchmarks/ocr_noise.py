"""Repair of clean Swedish texts of other kinds than agreements, damaged on purpose.

    python benchmarks/ocr_noise.py [SEED]

The texts were written for this. Costs and rules were tuned on `clean_swedish` (news, minutes, a
letter, recipes, a law, bylaws, a debate article, a story) with the tuned kinds, and the means
against misreadings that nobody thought of on the kinds for development. Those of
`held_out_swedish` (minutes, a verdict, an interview, a letter, news, a reply) and the held-out
kinds were looked at as sums alone. Each text has a seed of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from agreement_study.text.artificial import (
    add_noise,
    development_kinds,
    held_out_kinds,
    noise_kinds,
    pieces,
)
from agreement_study.text.ocr_evaluation import evaluate_ocr, rows_of_noise
from agreement_study.text.repair import repair

TEXTS = Path(__file__).parents[1] / "tests/text"
SHARES = (0.01, 0.03, 0.1, 0.3)
Counts = tuple[int, int, int, int, float]


def texts_of(folder: str) -> list[str]:
    """Return the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted((TEXTS / folder).glob("*.txt"))]


def measure(texts: list[str], kind: str, share: float, seed: int) -> Counts:
    """Return wrong, mended, right and broken tokens over some texts, and the seconds."""
    wrong = mended = right = broken = 0
    seconds = 0.0
    for i, clean in enumerate(texts):
        noisy = add_noise(clean, kind, share, seed * 100 + i)
        rows = rows_of_noise(noisy, pieces(clean))
        began = process_time()
        found = evaluate_ocr("".join(noisy), rows, lambda text: repair(text, "sv"))
        seconds += process_time() - began
        wrong, mended = wrong + found.wrong, mended + found.mended
        right, broken = right + found.right, broken + found.broken
    return wrong, mended, right, broken, seconds


def show(title: str, counts: Counts) -> None:
    """Print counts as one line."""
    wrong, mended, right, broken, seconds = counts
    print(
        f"{title:28} wrong {wrong:6}  mended {mended / max(1, wrong):6.1%}"
        f"  broken {broken:3} {broken / max(1, right):7.3%}"
        f"  {(wrong + right) / seconds:7,.0f} words/s",
        flush=True,
    )


def main(seed: int) -> None:
    """Measure every kind and share, tuned and held out apart."""
    for folder in ("clean_swedish", "held_out_swedish", "unusual_swedish"):
        edits = sum(len(repair(text, "sv")) for text in texts_of(folder))
        print(f"{folder}, undamaged: {edits} edits")
    held_out, development = held_out_kinds(), development_kinds() | {"anything"}
    tuned = [kind for kind in noise_kinds() if kind not in held_out | development]
    for title, folder, kinds in (
        ("tuned kinds, tuned texts", "clean_swedish", tuned),
        ("tuned kinds, held-out texts", "held_out_swedish", tuned),
        ("kinds for development, tuned texts", "clean_swedish", sorted(development_kinds())),
        ("held-out kinds and texts", "held_out_swedish", sorted(held_out)),
    ):
        print(f"\n{title}")
        texts = texts_of(folder)
        rows = []
        for kind in kinds:
            for share in SHARES:
                rows.append(measure(texts, kind, share, seed))
                show(f"{kind} {share:.0%}", rows[-1])
        wrong, mended, right, broken, seconds = map(sum, zip(*rows, strict=True))
        show(f"ALL {title}", (wrong, mended, right, broken, seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 29)
