"""Repair of clean Swedish texts of other kinds than agreements, damaged on purpose.

    python benchmarks/ocr_noise.py [SEED]

The texts (news, minutes, a letter, recipes, a law, bylaws) were written for this. The costs were
tuned on seed 11 with every kind but `worn_type`, so that kind and other seeds are held out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from agreement_study.text.artificial import add_noise, noise_kinds, pieces
from agreement_study.text.damage import estimate_damage
from agreement_study.text.ocr_evaluation import evaluate_ocr, rows_of_noise
from agreement_study.text.repair import repair

TEXTS = Path(__file__).parents[1] / "tests/text/clean_swedish"
SHARES = (0.01, 0.03, 0.1, 0.3)


def measure(kind: str, share: float, seed: int) -> tuple[int, int, int, int]:
    """Print and return wrong, mended, right and broken tokens over all texts."""
    wrong = mended = right = broken = 0
    estimates = []
    began = process_time()
    for path in sorted(TEXTS.glob("*.txt")):
        clean = path.read_text(encoding="utf-8")
        noisy = add_noise(clean, kind, share, seed)
        found = evaluate_ocr(
            "".join(noisy), rows_of_noise(noisy, pieces(clean)), lambda text: repair(text, "sv")
        )
        wrong, mended = wrong + found.wrong, mended + found.mended
        right, broken = right + found.right, broken + found.broken
        estimates.append(estimate_damage("".join(noisy), "sv").share)
    speed = (wrong + right) / (process_time() - began)
    print(
        f"{kind:20} {share:4.0%}  wrong {wrong:5}  mended {mended / max(1, wrong):6.1%}"
        f"  broken {broken:3} {broken / max(1, right):6.2%}"
        f"  damage {wrong / (wrong + right):4.0%} estimated {sum(estimates) / len(estimates):4.0%}"
        f"  {speed:7.0f} words/s",
        flush=True,
    )
    return wrong, mended, right, broken


def main(seed: int) -> None:
    """Measure every kind and share."""
    for path in sorted(TEXTS.glob("*.txt")):
        print(f"{path.stem:10} clean: {len(repair(path.read_text(encoding='utf-8'), 'sv'))} edits")
    rows = [measure(kind, share, seed) for kind in noise_kinds() for share in SHARES]
    wrong, mended, right, broken = map(sum, zip(*rows, strict=True))
    print(f"all: mended {mended / wrong:.1%}, broken {broken / right:.2%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 29)
