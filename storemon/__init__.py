"""storemon: how long every store was up and down inside its business hours."""

import os as _os
from importlib import import_module as _import_module

__version__ = "1.0.0rc1"

# Of numpy's linear algebra nothing is used, but it would keep a thread and its memory for each core. Where it
# gets none, it ends the process, or interrupts it as Ctrl-C does. It reads this as numpy is loaded.
_os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def __getattr__(name: str) -> object:
    """Load the interface for notebooks when it is first named: the window and the terminal do without."""
    if name in {"open", "Workspace", "Report"}:
        return getattr(_import_module("storemon.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
