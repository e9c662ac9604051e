"""One look for all figures: type, colours, and nothing that is not needed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure as Drawing

INK = "#1d2733"
QUIET = "#5b6673"
MEANT = "#858e97"
"""Of lines that say something, such as an empty box: at least 3:1 against white."""
FAINT = "#c9d0d6"
"""Of lines that only help the eye."""
PAPER = "#ffffff"
COLOURS = ("#005f9e", "#c04f00", "#00745a", "#9b3a76", "#6b4e16", "#4b4b9c", "#8a2f2f", "#3f5f3f")
"""Each at least 4.5:1 against white; told apart by lightness too, for print."""

SAVED: Any = {
    "svg.hashsalt": "agreement-study",  # the same ids in each run
    "svg.fonttype": "path",  # looks alike where the typeface is missing
}
"""What counts when a drawing is written, which is after its canvas is closed."""

_SETTINGS = {
    "figure.dpi": 100,
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": QUIET,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "axes.titlelocation": "left",
}


@contextmanager
def canvas(width: float, height: float) -> Iterator[Drawing]:
    """Give an empty drawing in the house style; width and height in inches."""
    settings: Any = {**_SETTINGS, "font.family": _family()}
    with mpl.rc_context(settings):
        yield Drawing(figsize=(width, height), layout="constrained", facecolor=PAPER)


def strong() -> dict[str, Any]:
    """Return the type for words that stand out: one family, the fallback lacks the weight."""
    return {"fontfamily": _family()[0], "fontweight": "semibold"}


def _family() -> list[str]:
    """Register the typeface that comes with the package, and return its name."""
    with as_file(files(__package__) / "fonts") as folder:
        paths = sorted(folder.glob("*.ttf")) + sorted(folder.glob("*.otf"))
        known = {entry.fname for entry in font_manager.fontManager.ttflist}
        for path in paths:
            if str(path) not in known:
                font_manager.fontManager.addfont(path)
        names = [font_manager.FontProperties(fname=path).get_name() for path in paths]
    return list(dict.fromkeys([*names, "DejaVu Sans"]))


def svg(drawing: Drawing) -> str:
    """Return a drawing as SVG, the same from time to time."""
    out = io.StringIO()
    with mpl.rc_context(SAVED):
        drawing.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG, the same from time to time."""
    out = io.BytesIO()
    drawing.savefig(out, format="png", dpi=200, metadata={"Software": None})
    return out.getvalue()
