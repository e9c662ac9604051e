"""Reproducible comparison of agreements between the public sector and civil society."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agreement_study.notebook import open_study

__version__ = "0.1.0"
__all__ = ["__version__", "open_study"]


def __getattr__(name: str) -> Any:
    """Load `open_study` (and with it pandas) when it is asked for, and not before."""
    if name == "open_study":
        return import_module("agreement_study.notebook").open_study
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
