"""storemon: how long every store was up and down inside its business hours."""

import os as _os

__version__ = "0.1.0"

# numpy's linear algebra, of which nothing is used, would keep a thread and its memory for each core, and where
# it gets none it ends the process, or interrupts it as Ctrl-C does. It reads this as numpy is loaded.
_os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
