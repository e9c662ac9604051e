"""What every notebook loads: loaded once, by the process from which kernels are forked."""

import os
from importlib import import_module

# matplotlib reads it when it is loaded; a kernel sets it to the same before that
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

for _name in (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "agreement_study.notebook",  # by name, as publishing does not know what is above it
):
    import_module(_name)

# as in a kernel: pandas asks where it is when it is loaded
import_module("pandas").set_option("display.max_columns", 20)
# most studies have the codebook as it is: then its files need not be parsed again
import_module("agreement_study.codebook").read_codebook()
