"""storemon: how long every store was up and down inside its business hours."""

import os as _os

__version__ = "0.1.0"

# Of numpy's linear algebra nothing is used, but it would keep a thread and its memory for each core. Where it
# gets none, it ends the process, or interrupts it as Ctrl-C does. It reads this as numpy is loaded.
_os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
