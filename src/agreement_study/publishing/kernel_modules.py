"""What every notebook loads: loaded once, by the process from which kernels are forked."""

import os
from importlib import import_module

# read when a library is loaded; a kernel sets them to the same before that
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")

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
for _language in import_module("agreement_study.language").LANGUAGES:
    import_module("agreement_study.language").words(_language)

# what is here stays: no kernel need look through it for what could be thrown away
import_module("gc").freeze()
