"""nbformat, loaded without what no notebook needs.

nbformat checks notebooks with jsonschema, which loads, where it is there, a checker of
international web addresses that builds forty grammars: two seconds in every process that
touches a notebook. No schema of a notebook asks for it: it is left aside meanwhile.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

SLOW = "rfc3987_syntax"


@contextmanager
def _left_aside(name: str) -> Iterator[None]:
    """Let a module seem not to be there, unless it is loaded already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # so Python tells that there is none
    try:
        yield
    finally:
        del sys.modules[name]


with _left_aside(SLOW):
    import nbformat

__all__ = ["nbformat"]
