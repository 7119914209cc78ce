"""On Windows, let every library of the built program find those beside Python's; runs before all else."""

import os
import sys

if sys.platform == "win32":
    os.add_dll_directory(sys.prefix)  # in a built program, the folder _internal
