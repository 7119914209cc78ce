"""What storemon and its tests need from a Linux system, other than Python."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from resources.installer import console

# The shared objects that Qt's wheels expect from the system: always, and to show a window.
# fmt: off
# (one per line would fill a page)
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
SERVER_TOOLS = {"chromium": "chromium", "chromedriver": "chromium-driver"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def package_of(library: str) -> str:
    """Return the Debian package of a shared object: by Debian's naming rule, or glib's `new|old` names."""
    stem, version = library.lower().split(".so.")
    if stem in {"libglib-2.0", "libgthread-2.0"}:
        return "libglib2.0-0t64|libglib2.0-0"
    return f"{stem}-{version}" if stem[-1].isdigit() else f"{stem}{version}"


def loads(library: str) -> bool:
    """Check whether the system's loader finds a shared object."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Check whether there is a scalable font in fontconfig's folders."""
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        for path in Path(folder).expanduser().rglob("*")
    )


def has_postgres() -> bool:
    """Check whether PostgreSQL's server programs are installed; Debian does not put them on the PATH."""
    return shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def missing_packages(libraries: Sequence[str]) -> list[str]:
    """Return the Debian packages of shared objects that do not load, and of a font if there is none."""
    packages = {package_of(library) for library in libraries if not loads(library)}
    if libraries and not has_fonts():
        packages.add("fonts-dejavu-core")
    return sorted(packages)


def choose(package: str) -> str:
    """Choose from a package's `new|old` names the one that this release has."""
    names = package.split("|")
    return next((name for name in names if console.succeeds("apt-cache", "show", name)), names[-1])


def root_prefix() -> list[str] | None:
    """Return the command prefix for administrator rights; None if they are not available."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and console.succeeds("sudo", "-n", "true") else None


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, or stop with the command that does it."""
    prefix = root_prefix()
    if prefix is None:
        names = " ".join(map(choose, packages))
        raise console.Stop(
            "Qt and Python need system packages that are missing here. Install them with\n\n"
            f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}\n\n"
            "and run this command again."
        )
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    console.say("Updating the list of system packages …")
    console.call([*apt, "update"], quiet=True)
    chosen = [choose(package) for package in packages]
    console.say(f"Installing system packages that Qt and Python need: {' '.join(chosen)} …")
    if console.call([*apt, "install", "-y", "--no-install-recommends", *chosen], quiet=True):
        raise console.Stop("apt-get could not install them; its message above says why.")


def has_screen() -> bool:
    """Check whether a window would be visible here."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
