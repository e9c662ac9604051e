"""The numbers of each figure as a table, put after it wherever a page shows the figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import nbformat
import pandas as pd

from agreement_study.publishing.outputs import KIND, Table
from agreement_study.publishing.runs import RunResult
from agreement_study.publishing.shortcodes import EMBED
from agreement_study.publishing.strings import number, say
