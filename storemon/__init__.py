"""storemon: how long every store was up and down inside its business hours."""

import os as _os
from importlib import import_module as _import_module

__version__ = "1.0.0rc1"

# numpy's linear algebra is not used, but OpenBLAS would start a thread with its own memory per core. If it
# cannot, it kills the process, or interrupts it as Ctrl-C does. It reads this when numpy is loaded.
_os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def __getattr__(name: str) -> object:
    """Load the interface for notebooks on first use: the window and the command line do not need it."""
    if name in {"open", "Workspace", "Report"}:
        return getattr(_import_module("storemon.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
