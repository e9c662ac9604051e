"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

study = click.option(
    "--study",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the study. Default: the one around the working folder.",
)
baseline = click.option("--baseline", help="Named list of principles to compare with.")
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="number of cores",
    help="How many processes work at once.",
)
out = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder to write into; it is made if need be.",
)
