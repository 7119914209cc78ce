"""Test the Windows setup program under wine, with a placeholder for the program."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import storemon
from resources.installer import console, others, system
from resources.installer.folder import BUILD, expect, icons

PLACE = BUILD / "wine"
OLDER = "0.0.9"
REFUSED = 4
UNINSTALL = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\storemon"


def program() -> str | None:
    """Find wine's 64-bit program, which Debian does not put on the PATH."""
    return next((path for path in ("wine64", "/usr/lib/wine/wine64", "wine") if shutil.which(path)), None)


def where_it_can() -> None:
    """Test the setup program if NSIS and wine are installed; otherwise report that it was skipped."""
    if shutil.which("makensis") is None or program() is None:
        try:
            system.install_packages(["nsis", "wine64"])
        except console.Stop:
            console.say("The setup program of Windows was not tried: it needs the packages nsis and wine64.")
            return
    main()


def wine(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a Windows program in a folder of its own."""
    environment = {
        **os.environ,
        "WINEPREFIX": str(PLACE / "prefix"),
        "WINEDEBUG": "-all",
        "WINEARCH": "win64",
        "HOME": str(PLACE),  # or wine adds the installed program to this user's own menu
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d",
    }
    environment.pop("DISPLAY", None)
    found = program()
    if found is None:
        raise console.Stop("wine is missing. Install it (on Debian: wine64) and run this again.")
    command = [found, *map(str, words)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)


def registered(key: str, value: str) -> str:
    """Return a registry value; empty if it is missing."""
    ended = wine("reg", "query", key, "/v", value)
    return ended.stdout if ended.returncode == 0 else ""


def stand_in(text: str) -> Path:
    """Create a folder that looks like the program's."""
    folder = PLACE / "payload"
    (folder / "_internal" / "resources").mkdir(parents=True, exist_ok=True)
    (folder / "storemon.exe").write_text(text, "utf-8")
    (folder / "_internal" / f"{text}.dll").write_text(text, "utf-8")
    return folder


def main() -> int:
    """Install, upgrade and remove silently, first keeping the data and then without."""
    icons()
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    old = others.setup(stand_in("old"), PLACE / "old.exe", version=OLDER)
    shutil.rmtree(PLACE / "payload")
    new = others.setup(stand_in("new"), PLACE / "new.exe")
    expect("NSIS makes the setup program", holds=old.exists() and new.exists())
    wine("wineboot", "--init")
    user = next((PLACE / "prefix/drive_c/users").glob("[!P]*"))
    folder, data = user / "AppData/Local/Programs/storemon", user / "AppData/Local/storemon"
    menu = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/storemon.lnk"
    expect(
        "it installs silently, for one user",
        holds=wine(old, "/S").returncode == 0 and (folder / "storemon.exe").exists(),
    )
    expect("the start menu has it", holds=menu.exists())
    expect("the desktop is left alone", holds=not list(user.glob("Desktop/storemon*")))
    expect("Windows lists it", holds=OLDER in registered(UNINSTALL, "DisplayVersion"))
    offered = registered("HKCU\\Software\\Classes\\.csv\\OpenWithProgids", "storemon.csv")
    expect("CSV files offer it under “open with”", holds=bool(offered))
    data.mkdir(parents=True)
    (data / "storemon.db").write_text("data", "utf-8")
    (folder / "of the person.txt").write_text("mine", "utf-8")
    expect("a newer one installs over it", holds=wine(new, "/S").returncode == 0)
    expect(
        "Windows lists the newer one", holds=storemon.__version__ in registered(UNINSTALL, "DisplayVersion")
    )
    expect("an older one does not install over a newer one", holds=wine(old, "/S").returncode == REFUSED)
    names = {path.name for path in (folder / "_internal").iterdir()}
    expect("nothing of the older program is left", holds=names == {"new.dll", "resources"})
    remove(folder)
    expect("it is gone after a removal", holds=not (folder / "storemon.exe").exists() and not menu.exists())
    expect("a removal keeps the data", holds=(data / "storemon.db").exists())
    expect(
        "a removal keeps what is not ours",
        holds=[path.name for path in folder.iterdir()] == ["of the person.txt"],
    )
    expect("Windows lists it no more", holds=not registered(UNINSTALL, "DisplayVersion"))
    left = wine("reg", "query", "HKCU\\Software\\Classes\\.csv\\OpenWithProgids").returncode == 0
    expect("nothing of it is left about CSV files", holds=not left)
    wine(new, "/S")
    remove(folder, "/DATA")
    expect("a removal with /DATA takes the data too", holds=not data.exists())
    shutil.rmtree(PLACE)
    return 0


def remove(folder: Path, *words: str) -> None:
    """Run the uninstaller and wait for it; without `_?` it would continue in a copy of itself."""
    inside = "C:" + str(folder).split("drive_c", 1)[1].replace("/", "\\")
    if wine(folder / "Uninstall.exe", "/S", *words, f"_?={inside}").returncode:
        raise console.Stop("The uninstaller failed.")
    (folder / "Uninstall.exe").unlink(missing_ok=True)
