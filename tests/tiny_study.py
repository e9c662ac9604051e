"""A study of two invented texts and one notebook, which runs in seconds and names persons."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

NAMES = (
    "Ylva Stensdotter",
    "ylva.stensdotter@example.org",
    "Botvid Ängsö",
    "070-111 22 33",
)
AGREEMENT = f"""# Agreement in Lakeside

The agreement rests on two principles: Dialogue and Quality.

## Dialogue

The parties shall meet twice a year. {NAMES[0]} chairs the meetings.

## Quality

The municipality will follow the work up every year.

For more, contact one of our process leaders:

- {NAMES[0]} [{NAMES[1]}](mailto:{NAMES[1]})

- {NAMES[2]}, {NAMES[3]}

Adopted on 3 May 2021.
"""
MINUTES = f"""# Minutes, 4 September 2022

Present: {NAMES[2]} and others.

The group decided to meet again in October. {NAMES[2].replace(" ", chr(10))} thanked everyone.
"""
STUDY = """\
languages: [en]
title: {sv: Två principer, en: Two principles}
subtitle: {sv: Ett påhittat exempel, en: An invented example}
publisher:
  authority: {sv: Påhittade verket, en: The Invented Agency}
  example: true
  date: "2024-02-29"
  licence: CC BY 4.0
"""
CELLS: tuple[tuple[list[str], str], ...] = (
    (["parameters"], 'lang = "en"'),
    (
        [],
        """\
from agreement_study import open_study
study = open_study(lang=lang)
leaders = study.governance[study.governance["attribute"] == "secretariat"]
named = study.units[study.units["text"].str.contains("Ylva Stensdotter")]
study.report(
    study.value("documents", len(study.documents), in_words=True),
    study.value("leaders", len(leaders), of=("governance", leaders)),
    study.value("named", named["text"].iloc[0], of=("units", named)),
    study.finding(
        "two",
        question={"sv": "Två principer?", "en": "Two principles?"},
        sentence={"sv": "Texten har två principer.", "en": "The text has two principles."},
        holds=len(study.principles[study.principles["position"].notna()]) == 2,
        overturned_by={"sv": "En tredje.", "en": "A third."},
    ),
)""",
    ),
)
PAGE = """\
---
title: "{{< var study.title >}}"
---

[{{< var counts.documents >}}]{.value data-name="counts.documents"} texts; so says Ylva Stensdotter.
[{{< var counts.named >}}]{.value data-name="counts.named"}
"""
QUARTO = """\
project:
  type: website
  render: ["*.qmd", "agreements/*.qmd"]
  resources: ["sources/*", "notebooks/*", "evidence.html", "theme/*", "fonts/*"]
bibliography: references.bib
format:
  html: {theme: default, css: theme/report.css}
"""
PAPER = "  docx: {shift-heading-level-by: -1}\n  typst: {pdf-standard: ua-1}\n"


def tiny_study(root: Path, *, study: str = STUDY) -> Path:
    """Write the study into a folder."""
    sources = {"lakeside": AGREEMENT, "minutes": MINUTES}
    for name, text in sources.items():
        _write(root / "data" / "sources" / f"{name}.txt", text)
    _write(root / "data" / "sources.yaml", "".join(_entry(*one) for one in sources.items()))
    _write(root / "data" / "notes.csv", _notes())
    _write(root / "study.yaml", study)
    _write(root / "notebooks" / "runs.yaml", "counts: {notebook: 10_counts.ipynb}\n")
    _write(root / "notebooks" / "10_counts.ipynb", json.dumps(_notebook()))
    _write(root / "reports" / "_quarto.yml", QUARTO + PAPER)
    _write(root / "reports" / "references.bib", "")
    for lang in ("sv", "en"):
        _write(root / "reports" / lang / "_quarto.yml", "website: {}\n")
        _write(root / "reports" / lang / "index.qmd", PAGE)
    return root


def _entry(name: str, text: str) -> str:
    spans = [
        [at, at + len(person)]
        for person in (*NAMES, NAMES[2].replace(" ", "\n"))
        for at in range(len(text))
        if text.startswith(person, at)
    ]
    if name == "minutes":
        spans = spans[:1]  # the second mention is not registered, and masked all the same
    return (
        f"- id: {name}\n  file: data/sources/{name}.txt\n  title: {name.title()}, by Ylva"
        f" Stensdotter\n  kind: {'agreement' if name == 'lakeside' else 'minutes'}\n"
        f"  language: en\n  sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        f"  personal_names: {spans}\n"
    )


def _notes() -> str:
    """A table of codings, with a quote that cuts a name and one of a word of it."""
    at = AGREEMENT.index(NAMES[0])
    rows = [(at + 5, at + 23), (at, at + 4)]
    lines = [f"lakeside,{start},{end},{AGREEMENT[start:end]}" for start, end in rows]
    return "\n".join(["document,start,end,quote", *lines]) + "\n"


def _notebook() -> dict[str, object]:
    cells: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "id": f"cell-{i}",
            "execution_count": None,
            "metadata": {"tags": tags} if tags else {},
            "outputs": [],
            "source": source,
        }
        for i, (tags, source) in enumerate(CELLS)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
