"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tqdm import tqdm


def tell(what: str, pieces: int) -> Callable[[], None]:
    """Tell that work of some pieces begins; call the result after each piece."""
    if not sys.stderr.isatty():
        print(f"{what}: {pieces}", file=sys.stderr, flush=True)
        return lambda: None
    bar = tqdm(total=pieces, desc=what, leave=True, file=sys.stderr, bar_format=_FORMAT)

    def step() -> None:
        bar.update()
        if bar.n >= pieces:
            bar.close()

    return step


_FORMAT = "{desc:<18} {bar:30} {n_fmt}/{total_fmt} {elapsed}"
