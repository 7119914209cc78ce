"""Build the folder that every installer wraps, shrink it, and check that it is complete."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from resources.installer import console, icu, locks, openssl
from resources.installer.elf import is_unused, shared_object, shared_objects
from resources.installer.environment import DEV_LOCK, PACKAGE_LOCK, install
from resources.installer.system import loads

ROOT = console.ROOT
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "storemon"
ENVIRONMENT = BUILD / "env"
PROGRAMS = ENVIRONMENT / ("Scripts" if console.WINDOWS else "bin")
PYTHON = PROGRAMS / ("python.exe" if console.WINDOWS else "python")


def epoch() -> int:
    """Return the timestamp for packages, in seconds since 1970, so that a commit gives the same bytes.

    It is the variable `SOURCE_DATE_EPOCH`, else the commit's time, else the changelog's modification time.
    """
    if (told := os.environ.get("SOURCE_DATE_EPOCH")) is not None:
        return int(told)
    asked = ["git", "log", "-1", "--format=%ct"]
    if shutil.which("git"):
        ended = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
        if ended.returncode == 0:
            return int(ended.stdout)
    return int((ROOT / "CHANGELOG.md").stat().st_mtime)


def run(*command: str | Path) -> None:
    """Run a command in the checkout; stop if it fails."""
    settings = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(epoch())}
    if console.call([str(word) for word in command], {**os.environ, **settings}):
        raise console.Stop(f"{Path(command[0]).name} failed; its message above says why.")


def expect(what: str, *, holds: bool) -> None:
    """Stop unless a condition holds; print what was checked."""
    if not holds:
        raise console.Stop(f"FAILED  {what}")
    console.say(f"ok  {what}")


@contextlib.contextmanager
def finished(target: Path) -> Iterator[Path]:
    """Yield a path to write a package to; it is renamed to its final name once it is complete."""
    target.unlink(missing_ok=True)
    unfinished = target.with_name(f"unfinished-{target.name}")
    yield unfinished
    unfinished.replace(target)


def program() -> Path:
    """Return the path of the built program."""
    if sys.platform == "darwin":
        return DIST / "storemon.app" / "Contents" / "MacOS" / "storemon"
    return FOLDER / ("storemon.exe" if console.WINDOWS else "storemon")


def environment() -> None:
    """Create the environment that the folder is built from: the program's packages and PyInstaller."""
    lock = PACKAGE_LOCK
    stamp = ENVIRONMENT / "lock.sha256"
    digest = hashlib.sha256(lock.read_bytes() + locks.pin("pip", DEV_LOCK).encode()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return
    console.say("Making the environment build/env …")
    run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
    if install(str(PYTHON), lock):
        raise console.Stop("pip could not install them; its message above says why.")
    stamp.write_text(digest, "utf-8")


def icons() -> None:
    """Draw the icon files into build/icons."""
    environment()
    run(PYTHON, "-m", "resources.installer.icon_files", BUILD / "icons")


def build() -> None:
    """Build dist/storemon (dist/storemon.app on macOS), shrink it, and test it."""
    icons()
    run(PYTHON, "-m", "resources.installer.licences", BUILD / "licences")
    run(PYTHON, "-m", "resources.installer.sbom", BUILD / "licences" / "storemon.cdx.json")
    console.say("Building the folder (a minute or so) …")
    options = (
        "--noconfirm",
        "--clean",
        "--log-level",
        "ERROR",
        "--distpath",
        DIST,
        "--workpath",
        BUILD / "work",
    )
    run(PYTHON, "-m", "PyInstaller", *options, "build.spec")
    if sys.platform == "linux":
        strip()
        forget_machine()
        forget_unused()
        icu.shrink(FOLDER)
    if console.WINDOWS:
        openssl.share(FOLDER)
    problems = missing()
    if problems:
        raise console.Stop("The folder lacks what it needs:\n" + "\n".join(problems))
    self_test()


def strip() -> None:
    """Remove the symbols that only a debugger needs."""
    # strip breaks the libraries of numpy's wheel, which were patched.
    names = [path for path in shared_objects(FOLDER) if not path.parent.name.endswith(".libs")]
    run("strip", "--strip-unneeded", *names)


def forget_machine() -> None:
    """Remove the build machine's folders from the library search paths."""
    own = [path for path in shared_objects(FOLDER) if shared_object(path).looks_outside]
    if own:
        run("patchelf", "--remove-rpath", *own)


def forget_unused() -> None:
    """Remove the links to libraries that `build.spec` leaves out because they are not used."""
    for path in shared_objects(FOLDER):
        unused = sorted(filter(is_unused, shared_object(path).needed))
        if unused:
            run("patchelf", *(word for name in unused for word in ("--remove-needed", name)), path)


def system_libraries() -> frozenset[str]:
    """Return the shared objects that the folder takes from the system."""
    there = {path.name for path in FOLDER.rglob("*.so*")}
    asked: set[str] = set()
    for path in shared_objects(FOLDER):
        asked |= shared_object(path).needed
    return frozenset(asked - there)


def glibc() -> str:
    """Return the oldest glibc version that the folder runs on."""
    newest = max(shared_object(path).glibc for path in shared_objects(FOLDER))
    return ".".join(map(str, newest))


def missing() -> list[str]:
    """Return the libraries that even the build machine does not have; on Linux only."""
    if sys.platform != "linux":
        return []
    return [name for name in sorted(system_libraries()) if not loads(name)]


def self_test() -> None:
    """Run the built program's self-test, outside the checkout and without its environment."""
    console.say("Testing the built program …")
    place = BUILD / "self-test"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))}
    kept["LD_BIND_NOW"] = "1"  # makes Linux's loader resolve every function, used or not
    # A Windows program without a console produces output only if it is piped.
    ended = subprocess.run(
        [str(program()), "--self-test"],
        cwd=place,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    console.say(ended.stdout + ended.stderr)
    if ended.returncode:
        raise console.Stop("The built program does not work.")
    if left := [path.name for path in place.iterdir()]:
        raise console.Stop(f"The built program left files behind: {' '.join(left)}")
