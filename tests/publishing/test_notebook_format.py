"""Notebooks are read without the grammars of web addresses, which stay there for others."""

import subprocess
import sys

ASKED = """
import sys
from importlib.util import find_spec
from agreement_study.publishing import runs
import papermill
print("nbformat" in sys.modules, "lark" in sys.modules, find_spec("rfc3987_syntax").name)
"""


def test_what_notebooks_do_not_need_is_left_aside_and_can_be_loaded() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "False", "rfc3987_syntax"]
