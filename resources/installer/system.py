"""What storemon and its tests need of a Linux system, beside Python."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from pathlib import Path

# The shared objects that Qt's wheels leave to the system: always, and to show a window.
# fmt: off
# (one a line would be a page)
QT_LIBRARIES = (
    "libEGL.so.1", "libGL.so.1", "libX11.so.6", "libdbus-1.so.3", "libfontconfig.so.1", "libfreetype.so.6",
    "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxkbcommon.so.0",
)
WINDOW_LIBRARIES = (
    "libX11-xcb.so.1", "libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1",
    "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1",
    "libxcb-randr.so.0", "libxcb-render-util.so.0", "libxcb-render.so.0", "libxcb-shape.so.0",
    "libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-util.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
# fmt: on
SCREEN_TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "setpriv": "util-linux", "xdotool": "xdotool"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def package_of(library: str) -> str:
    """Name the Debian package of a shared object: by Debian's rule, and glib's by its `new|old` names."""
    stem, version = library.lower().split(".so.")
    if stem in {"libglib-2.0", "libgthread-2.0"}:
        return "libglib2.0-0t64|libglib2.0-0"
    return f"{stem}-{version}" if stem[-1].isdigit() else f"{stem}{version}"


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared object."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Tell whether any scalable font lies where fontconfig looks."""
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        for path in Path(folder).expanduser().rglob("*")
    )
