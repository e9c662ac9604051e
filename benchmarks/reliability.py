"""Reliability of 5 coders on 20,000 units: `python benchmarks/reliability.py`. Bar: 2 seconds."""

from __future__ import annotations

import random
import time

from agreement_study.codebook import Codebook, read_codebook
from agreement_study.comparison.reliability import reliability_rows
from agreement_study.comparison.unitizing import unitizing_rows
from agreement_study.model import Coding, Looked, Reading, Unit

DOCUMENTS, UNITS, CODERS = 100, 200, 5
BAR = 2.0


def invented() -> tuple[list[Reading], dict[str, list[Unit]], Codebook]:
    """Coders who agree on nine units of ten, one code in three units."""
    chance, codebook = random.Random(1), read_codebook()
    units = {
        f"d{d:03}": [
            Unit(id=f"d{d:03}#{u}", kind="sentence", start=80 * u, end=80 * u + 79, text="")
            for u in range(UNITS)
        ]
        for d in range(DOCUMENTS)
    }
    codes = list(codebook.codes())
    truth = {
        (d, u.start): chance.choice(codes) for d in units for u in units[d] if chance.random() < 0.4
    }
    readings = []
    for coder in range(CODERS):
        codings = [
            Coding(
                document=document,
                unit="",
                start=start,
                end=start + 79,
                code=code if chance.random() < 0.9 else chance.choice(codes),
                value=_value(codebook, code, chance),
            )
            for (document, start), code in truth.items()
        ]
        looked = tuple(Looked(document=d, family=f) for d in units for f in codebook.families)
        readings.append(Reading(coder=f"c{coder}", codings=tuple(codings), looked=looked))
    return readings, units, codebook


def _value(codebook: Codebook, code: str, chance: random.Random) -> str:
    family, _, key = code.partition("/")
    fields = codebook[family].fields_of(key)
    return "|".join(chance.choice([*field.values, *"123"][:6]) for field in fields)


def main() -> None:
    readings, units, codebook = invented()
    begin = time.process_time()
    rows = reliability_rows(readings, units, codebook)
    rows += unitizing_rows(readings, {}, units, codebook)
    seconds = time.process_time() - begin
    print(f"{DOCUMENTS * UNITS} units, {CODERS} coders, {len(rows)} rows: {seconds:.2f} s")
    if seconds > BAR:
        raise SystemExit(f"slower than {BAR} s")


if __name__ == "__main__":
    main()
