"""Whether a table stays in one piece, by the words of its cells and the widths of its columns."""

from __future__ import annotations

import json

import pytest

from agreement_study.publishing.pandoc import run_pandoc
