"""The installers of Windows and macOS."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

import storemon
from resources.installer import console
from resources.installer.folder import BUILD, DIST, FOLDER, finished, run
from storemon.core.release_version import ReleaseVersion

HERE = Path(__file__).parent


def make() -> Path:
    """Make the installer of the system that this runs on."""
    return (
        disk_image()
        if sys.platform == "darwin"
        else setup(FOLDER, DIST / f"storemon-{storemon.__version__}-setup.exe")
    )


def makensis() -> str:
    """Find NSIS's compiler, which its own setup does not put on Windows' path."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", ""), "NSIS", "makensis.exe")
    found = shutil.which("makensis") or (str(usual) if usual.exists() else None)
    if found is None:
        raise console.Stop("NSIS is missing. Install it (on Debian: nsis) and run this again.")
    return found


def setup(folder: Path, target: Path, *definitions: str, version: str = storemon.__version__) -> Path:
    """Make the setup program of Windows from a folder; `definitions` are further ones for the script.

    Half of one ends with status 2, for NSIS looks at its own checksum.
    """
    parsed = ReleaseVersion.parse(version)
    if parsed is None:
        raise console.Stop(f"{version} is no version that Windows could compare.")
    values = {
        "VERSION": version,
        "ORDER": parsed.windows,
        "FOLDER": folder,
        "ICON": BUILD / "icons" / "storemon.ico",
        "SIDE": BUILD / "icons" / "side.bmp",
    }
    options = [f"-D{name}={value}" for name, value in values.items()]
    target.parent.mkdir(parents=True, exist_ok=True)
    quiet = ("-V2", "-WX", "-INPUTCHARSET", "UTF8")
    with finished(target) as unfinished:
        script = HERE / "windows" / "storemon.nsi"
        run(makensis(), *quiet, *options, f"-DOUTPUT={unfinished}", *definitions, script)
    return target


def disk_image() -> Path:
    """Make the disk image of macOS, for the kind of processor that this runs on."""
    image = DIST / f"storemon-{storemon.__version__}-macos-{platform.machine()}.dmg"
    run("sh", HERE / "macos" / "dmg.sh", DIST / "storemon.app", image)
    return image
