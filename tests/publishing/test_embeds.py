import json
from pathlib import Path
from typing import Any

import pytest

from agreement_study.publishing.embeds import Store, cell_options, expand_embeds, fenced


def _notebook(folder: Path, **cell: Any) -> None:
    made = {"cell_type": "code", "metadata": {}, "source": "", **cell}
    (folder / "n.ipynb").write_text(json.dumps({"cells": [made]}), encoding="utf-8")


def _data(**data: Any) -> list[dict[str, Any]]:
    return [
        {"output_type": "display_data", "data": {k.replace("_", "/"): v for k, v in data.items()}}
    ]


def test_options_of_the_source_go_before_metadata() -> None:
    cell = {"source": ["#| label: fig-a\n", "#| fig-cap: 'ny: text'\n", "x = 1"]}
    assert cell_options({**cell, "metadata": {"fig-cap": "gammal", "fig-alt": "alt"}}) == {
        "label": "fig-a",
        "fig-cap": "ny: text",
        "fig-alt": "alt",
    }


@pytest.mark.parametrize("asked", ["x", "cell-x", "märke"])
def test_a_cell_is_found_by_label_id_and_tag(tmp_path: Path, asked: str) -> None:
    metadata = {"tags": ["märke"]}
    outputs = _data(text_markdown="**a**", text_plain="a", image_png="")
    _notebook(tmp_path, source="#| label: x", metadata=metadata, outputs=outputs)
    text = f"{{{{< embed n.ipynb#{asked} >}}}}"
    assert expand_embeds(text, tmp_path, Path("p.qmd"), Store()) == "**a**"


def test_a_figure_waits_in_the_store_with_its_literal_alt(tmp_path: Path) -> None:
    metadata = {"label": "fig-a", "fig-cap": "C \\$", "fig-alt": 'a "b" *c*'}
    _notebook(tmp_path, metadata=metadata, outputs=_data(**{"image_svg+xml": ["<svg>", "</svg>"]}))
    store = Store()
    made = expand_embeds("{{< embed /n.ipynb#fig-a >}}", tmp_path, Path("x/p.qmd"), store)
    assert made == '::: {.embedded-figure key="0"}\nC \\$\n:::'
    assert store.figures[0].alt == 'a "b" *c*'
    assert store.figures[0].images == {"image/svg+xml": b"<svg></svg>"}


def test_a_fence_is_longer_than_any_within() -> None:
    assert fenced("::::: {.a}\nx\n:::::", ".b").splitlines()[0] == ":::::: {.b}"
