"""Whether these tests run under wine, which is not all of Windows."""

from __future__ import annotations

import ctypes
import sys

if sys.platform == "win32":
    WINE = hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
else:
    WINE = False
