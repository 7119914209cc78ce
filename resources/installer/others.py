"""The installers for Windows and macOS."""

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
    """Build the installer for this system."""
    return (
        disk_image()
        if sys.platform == "darwin"
        else setup(FOLDER, DIST / f"storemon-{storemon.__version__}-setup.exe")
    )


def makensis() -> str:
    """Find NSIS's compiler; its setup does not add it to the PATH on Windows."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", ""), "NSIS", "makensis.exe")
    found = shutil.which("makensis") or (str(usual) if usual.exists() else None)
    if found is None:
        raise console.Stop("NSIS is missing. Install it (on Debian: nsis) and run this again.")
    return found


def setup(folder: Path, target: Path, *definitions: str, version: str = storemon.__version__) -> Path:
    """Build the Windows setup program from a folder; `definitions` are extra ones for the script.

    A truncated setup program exits with status 2, because NSIS verifies its own checksum.
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
    """Build the macOS disk image for this machine's processor architecture."""
    image = DIST / f"storemon-{storemon.__version__}-macos-{platform.machine()}.dmg"
    run("sh", HERE / "macos" / "dmg.sh", DIST / "storemon.app", image)
    return image
