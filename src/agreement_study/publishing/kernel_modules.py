"""What every notebook loads: imported once, by the process from which kernels are forked."""

import os

# matplotlib reads it when it is loaded; a kernel sets it to the same before that
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

from importlib import import_module

for _name in (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "agreement_study.notebook",  # by name, as publishing does not know what is above it
):
    import_module(_name)

import pandas as pd

pd.set_option("display.max_columns", 20)  # as in a kernel: pandas asks when it is loaded
