"""The environment `.venv` of a checkout, and the lock files that it is built from."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from resources.installer import console, locks, system

VENV = console.ROOT / ".venv"
STAMP = VENV / "storemon-locks.json"
BIN = VENV / ("Scripts" if console.WINDOWS else "bin")
PYTHON = str(BIN / ("python.exe" if console.WINDOWS else "python"))
RUN_LOCK = console.ROOT / "requirements.lock"
DEV_LOCK = console.ROOT / "requirements-dev.lock"
SERVER_LOCK = console.ROOT / "requirements-server.lock"
PACKAGE_LOCK = console.ROOT / "requirements-package.lock"
NOT_SHIPPED = frozenset(
    {"pandas", "altgraph", "macholib", "packaging", "pefile", "pip", "setuptools"}
    | {"pyinstaller", "pyinstaller-hooks-contrib"}
)
"""Packages in the package's lock that only notebooks or the build need; no installer includes them."""


def shipped() -> list[str]:
    """Return the locked packages that the installers include."""
    return [name for name in locks.names(PACKAGE_LOCK) if name not in NOT_SHIPPED]


def ensure_system(libraries: Sequence[str]) -> None:
    """Install missing parts of the system: the venv module and, on Linux, the given libraries."""
    packages = system.missing_packages(libraries) if sys.platform == "linux" else []
    if not Path(PYTHON).exists() and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not packages:
        return
    if shutil.which("apt-get"):
        system.install_packages(packages)
    else:
        names = " ".join(packages)
        console.say(f"These seem to be missing (Debian's names for them): {names}. Trying without.")


def fingerprint(lock: Path) -> str:
    """Return a digest of a lock, pip's lock, and the checkout's path, since a moved checkout needs repair."""
    content = lock.read_bytes() + locks.pin("pip", DEV_LOCK).encode()
    return hashlib.sha256(content + os.fsencode(console.ROOT)).hexdigest()


def installed() -> dict[str, str]:
    """Return the fingerprints of the locks that are installed in the environment, by file name."""
    try:
        stamps: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps


def install(python: str, lock: Path) -> int:
    """Install the packages of a lock into a Python environment; return pip's status."""
    with tempfile.TemporaryDirectory() as folder:
        commands = locks.installing(python, lock, DEV_LOCK, Path(folder))
        return next((status for command in commands if (status := console.call(command))), 0)


def ensure_environment(lock: Path) -> None:
    """Bring `.venv` in line with a lock file; do nothing if it already is."""
    stamps = installed()
    if stamps.get(lock.name) == fingerprint(lock) and Path(PYTHON).exists():
        return
    if not Path(PYTHON).exists() or not console.succeeds(PYTHON, "-m", "pip", "--version"):
        console.say("Making the environment .venv …")
        if console.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            raise console.Stop("Python could not make the environment; its message above says why.")
    console.say(f"Installing what {lock.name} names into .venv (once, a minute or so) …")
    STAMP.unlink(missing_ok=True)
    if install(PYTHON, lock):
        raise console.Stop("pip could not install them; its message above says why.")
    link_checkout()
    served = (RUN_LOCK, DEV_LOCK) if lock == DEV_LOCK else (RUN_LOCK,)
    STAMP.write_text(json.dumps({known.name: fingerprint(known) for known in served}), "utf-8")


def link_checkout() -> None:
    """Add the checkout to the environment's path, and a `storemon` command next to its Python."""
    packages = next(VENV.glob("[Ll]ib/**/site-packages"))
    (packages / "storemon.pth").write_text(f"{console.ROOT}\n", "utf-8")
    if console.WINDOWS:
        (BIN / "storemon.cmd").write_text(f'@"{PYTHON}" -m storemon %*\n', "utf-8")
        return
    launcher = BIN / "storemon"
    launcher.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m storemon "$@"\n', "utf-8")
    launcher.chmod(0o755)


def prepare(lock: Path, libraries: Sequence[str]) -> None:
    """Prepare what a chore needs: the system's part, then the environment."""
    ensure_system(libraries)
    ensure_environment(lock)
