"""What the user asks of the main job, and how its progress is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen


@frozen(kw_only=True)
class Order:
    """What the user asked for."""

    only: tuple[str, ...] = ()
    changes: Mapping[str, Any] = field(factory=dict)
    languages: tuple[str, ...] = ()
    engine: str = ""
    formats: tuple[str, ...] = ()
    jobs: int = 1
    force: bool = False
    with_names: bool = False
    baseline: str = ""


Tell = Callable[[str, int], Callable[[], None]]
"""Called with what begins and of how many pieces; returns what to call after each piece."""
