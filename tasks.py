"""The project's chores; `python3 tasks.py` lists them. Needs Python 3.11 or later and nothing else.

Each chore first brings `.venv` in line with the lock file it works from, and does nothing where that is so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from resources.installer import locks
from resources.installer.system import (
    QT_LIBRARIES,
    SCREEN_TOOLS,
    WINDOW_LIBRARIES,
    has_fonts,
    loads,
    package_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "storemon-locks.json"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = str(BIN / ("python.exe" if WINDOWS else "python"))
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
PACKAGE_LOCK = ROOT / "requirements-package.lock"
OLDEST_PYTHON = (3, 11)
ROBUSTNESS = "tests/robustness"
# They spend their time in the programs that they start, several for a test, or on packages.
PROGRAMS = (
    *(
        "tests/packaging",
        "tests/cli/test_processes.py",
        "tests/test_crashes.py",
        "tests/test_one_instance.py",
    ),
    *("tests/test_recipes.py", "tests/test_self_test.py", "tests/test_showcase.py"),
)


class Stop(Exception):  # noqa: N818  # the chore's end, not a fault of its own
    """The chore cannot go on; the message says what to do."""


def say(text: str) -> None:
    """Tell the person what is being done; stdout stays the started program's."""
    print(text, file=sys.stderr, flush=True)


def call(command: Sequence[str], env: Mapping[str, str] | None = None, *, quiet: bool = False) -> int:
    """Run a command in the checkout and return its exit status; Ctrl-C is the command's to answer."""
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL if quiet else None)
    while True:
        try:
            status = process.wait()
        except KeyboardInterrupt:
            continue
        return status if status >= 0 else 128 - status


def succeeds(*command: str) -> bool:
    """Tell whether a command ends well; what it prints is dropped."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def missing_packages(libraries: Sequence[str]) -> list[str]:
    """Name the Debian packages of the shared objects that do not load, and a font where there is none."""
    packages = {package_of(library) for library in libraries if not loads(library)}
    if libraries and not has_fonts():
        packages.add("fonts-dejavu-core")
    return sorted(packages)


def choose(package: str) -> str:
    """Pick from `new|old` names of one package the one that this release has."""
    names = package.split("|")
    return next((name for name in names if succeeds("apt-cache", "show", name)), names[-1])


def root_prefix() -> list[str] | None:
    """Return what to put before a command that needs the administrator's rights, None without them."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and succeeds("sudo", "-n", "true") else None


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, or stop with the one command that does."""
    prefix = root_prefix()
    if prefix is None:
        names = " ".join(map(choose, packages))
        raise Stop(
            "Qt and Python need system packages that are missing here. Install them with\n\n"
            f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}\n\n"
            "and run this command again."
        )
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    say("Updating the list of system packages …")
    call([*apt, "update"], quiet=True)
    chosen = [choose(package) for package in packages]
    say(f"Installing system packages that Qt and Python need: {' '.join(chosen)} …")
    if call([*apt, "install", "-y", "--no-install-recommends", *chosen], quiet=True):
        raise Stop("apt-get could not install them; its message above says why.")


def ensure_system(libraries: Sequence[str]) -> None:
    """See to the system's part: the module that makes environments, and on Linux the given libraries."""
    packages = missing_packages(libraries) if sys.platform == "linux" else []
    if not Path(PYTHON).exists() and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not packages:
        return
    if shutil.which("apt-get"):
        install_packages(packages)
    else:
        say(f"These seem to be missing (Debian's names for them): {' '.join(packages)}. Trying without.")


def fingerprint(lock: Path) -> str:
    """Digest of a lock, of pip's, and of where the checkout lies: a moved one has to be mended as well."""
    content = lock.read_bytes() + locks.pin("pip", DEV_LOCK).encode()
    return hashlib.sha256(content + os.fsencode(ROOT)).hexdigest()


def installed() -> dict[str, str]:
    """Return the fingerprints of the locks that the environment agrees with, by file name."""
    try:
        stamps: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps


def install(python: str, lock: Path) -> int:
    """Install what a lock names into a Python's environment; return pip's status."""
    with tempfile.TemporaryDirectory() as folder:
        commands = locks.installing(python, lock, DEV_LOCK, Path(folder))
        return next((status for command in commands if (status := call(command))), 0)


def ensure_environment(lock: Path) -> None:
    """Bring `.venv` in line with a lock file; nothing to do where it is."""
    stamps = installed()
    if stamps.get(lock.name) == fingerprint(lock) and Path(PYTHON).exists():
        return
    if not Path(PYTHON).exists() or not succeeds(PYTHON, "-m", "pip", "--version"):
        say("Making the environment .venv …")
        if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            raise Stop("Python could not make the environment; its message above says why.")
    say(f"Installing what {lock.name} names into .venv (once, a minute or so) …")
    STAMP.unlink(missing_ok=True)
    if install(PYTHON, lock):
        raise Stop("pip could not install them; its message above says why.")
    link_checkout()
    locks = (RUN_LOCK, DEV_LOCK) if lock == DEV_LOCK else (RUN_LOCK,)
    STAMP.write_text(json.dumps({known.name: fingerprint(known) for known in locks}), "utf-8")


def link_checkout() -> None:
    """Put the checkout on the environment's path and a `storemon` command beside its Python."""
    packages = next(VENV.glob("[Ll]ib/**/site-packages"))
    (packages / "storemon.pth").write_text(f"{ROOT}\n", "utf-8")
    if WINDOWS:
        (BIN / "storemon.cmd").write_text(f'@"{PYTHON}" -m storemon %*\n', "utf-8")
        return
    launcher = BIN / "storemon"
    launcher.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m storemon "$@"\n', "utf-8")
    launcher.chmod(0o755)


def prepare(lock: Path, libraries: Sequence[str]) -> None:
    """Make ready what a chore works with: the system's part, then the environment."""
    ensure_system(libraries)
    ensure_environment(lock)


def run(arguments: Sequence[str]) -> int:
    """Open the application; arguments are passed on to it."""
    prepare(RUN_LOCK, QT_LIBRARIES + WINDOW_LIBRARIES)
    return call([PYTHON, "main.py", *arguments])


def workers() -> int:
    """Return in how many processes tests run."""
    return min(4, os.cpu_count() or 1)


def run_tests(tests: Sequence[str], arguments: Sequence[str]) -> int:
    """Run those tests, or the ones that the arguments name, in parallel."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    chosen = [] if names_tests(arguments) else tests
    return call([PYTHON, "-m", "pytest", "-n", str(workers()), *chosen, *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run the tests but for those of the chores below; arguments are passed on to pytest."""
    apart = [f"--ignore={path}" for path in (ROBUSTNESS, *PROGRAMS)]
    return run_tests(["--windows=without", *apart], arguments)


def test_gui(arguments: Sequence[str]) -> int:
    """Run the tests that open the whole window, without a screen; arguments as for `test`."""
    return run_tests(["--windows=only", "tests/gui"], arguments)


def test_programs(arguments: Sequence[str]) -> int:
    """Run the tests that start whole programs or build packages; arguments as for `test`."""
    return run_tests(PROGRAMS, arguments)


def test_robustness(arguments: Sequence[str]) -> int:
    """Run the tests with kills, full disks, damage and hostile files; arguments as for `test`."""
    return run_tests([ROBUSTNESS], arguments)


def names_tests(arguments: Sequence[str]) -> bool:
    """Tell whether one of the arguments is a file or folder of tests."""
    return any((ROOT / argument.partition("::")[0]).exists() for argument in arguments)


def screen_environment() -> dict[str, str]:
    """See to what real windows without a monitor need; return the environment that has tests open them."""
    if sys.platform != "linux":
        raise Stop("Windows on a screen of their own need X, and so Linux.")
    prepare(DEV_LOCK, QT_LIBRARIES + WINDOW_LIBRARIES)
    if wanting := [package for tool, package in SCREEN_TOOLS.items() if shutil.which(tool) is None]:
        install_packages(wanting)
    return {**os.environ, "STOREMON_TEST_SCREEN": "own"}


def test_window(arguments: Sequence[str]) -> int:
    """Run the window's tests in real windows, on screens without a monitor; arguments as for `test`."""
    environment = screen_environment()
    command = [PYTHON, "-m", "pytest", *([] if names_tests(arguments) else ["tests/gui"]), *arguments]
    return call([*command, "-n", str(workers())], environment)


def monkey(arguments: Sequence[str]) -> int:
    """Click, type, drop and close at random in the program; `monkey --seconds 600 --seed 5` plays longer."""
    environment = screen_environment()
    del environment["STOREMON_TEST_SCREEN"]
    return call([PYTHON, "-m", "tests.robustness.monkey", *arguments], environment)


def check(_arguments: Sequence[str]) -> int:
    """Run the linter, the formatter's check, the type checker and the layers' check."""
    prepare(DEV_LOCK, ())
    layers = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    commands = {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", layers],
    }
    failed = [name for name, command in commands.items() if call([PYTHON, *command])]
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def coverage(arguments: Sequence[str]) -> int:
    """Run the tests once more and tell which share of the program they execute; arguments as for `test`."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    shutil.rmtree(ROOT / "build" / "coverage", ignore_errors=True)
    measured = [PYTHON, "-m", "coverage"]
    apart = [] if names_tests(arguments) else [f"--ignore={ROBUSTNESS}"]
    status = call([*measured, "run", "-m", "pytest", "-q", "-n", str(workers()), *apart, *arguments])
    return call([*measured, "combine", "-q"]) or call([*measured, "report"]) or status


def ci(arguments: Sequence[str]) -> int:
    """Do what continuous integration does: the tests, then the checks."""
    return test(arguments) or check([])


def bench(arguments: Sequence[str]) -> int:
    """Measure imports and reports; `bench --help` tells what can be chosen."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    return call([PYTHON, "-m", "tests.benchmarks", *arguments])


def soak(arguments: Sequence[str]) -> int:
    """Do a thousand imports and reports in one window, off screen; tell what grows. Takes some minutes."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return call([PYTHON, "-m", "tests.benchmarks.soak", *arguments], environment)


def screenshots(arguments: Sequence[str]) -> int:
    """Take pictures of the real window into a folder; on a virtual screen where there is none."""
    prepare(DEV_LOCK, QT_LIBRARIES + WINDOW_LIBRARIES)
    command = [PYTHON, "-m", "tests.screenshots", *arguments]
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return call(command)
    if shutil.which("xvfb-run"):
        return call(["xvfb-run", "-a", "-s", "-screen 0 2560x1600x24", *command])
    say("No screen and no xvfb-run: drawing off screen, without the window system.")
    return call(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def translate(_arguments: Sequence[str]) -> int:
    """Bring the translations up to date with the texts of the source."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    return call([PYTHON, "-m", "resources.translations"])


def lock(arguments: Sequence[str]) -> int:
    """Write the lock files from pyproject.toml; `lock --upgrade` takes the newest versions."""
    import tomllib  # noqa: PLC0415  # an older Python shall get as far as the message in main()

    if sys.version_info[:2] != OLDEST_PYTHON:
        raise Stop("Make the locks with Python 3.11, the oldest that storemon runs on, so that they fit all.")
    prepare(DEV_LOCK, ())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = project["project"]["dependencies"]
    groups = project["dependency-groups"]
    kept = [] if arguments else [PACKAGE_LOCK]
    # Starting from the versions just chosen keeps the files in step.
    for file, wanted, chosen, flags in (
        (DEV_LOCK, [*runtime, *groups["dev"]], [DEV_LOCK], arguments),
        (RUN_LOCK, runtime, [DEV_LOCK], ()),
        (PACKAGE_LOCK, [*runtime, *groups["package"]], [*kept, DEV_LOCK], ()),
    ):
        say(f"Writing {file.name} …")
        try:
            text = locks.compiled(PYTHON, file.name, wanted, chosen, flags)
        except ValueError as error:
            raise Stop(str(error)) from error
        file.write_text(text, "utf-8", newline="\n")
    return 0


def installer(step: str, does: str) -> Callable[[Sequence[str]], int]:
    """Make a chore of a step of resources/installer; the folder gets its libraries from this system."""

    def chore(_arguments: Sequence[str]) -> int:
        ensure_system(QT_LIBRARIES + WINDOW_LIBRARIES)
        tools = {"objdump": "binutils", "chrpath": "chrpath"} if sys.platform == "linux" else {}
        if wanting := [package for tool, package in tools.items() if shutil.which(tool) is None]:
            install_packages(wanting)
        return call([sys.executable, "-m", "resources.installer", step])

    chore.__doc__ = does
    return chore


INSTALLERS = {
    "package": "Build the program's folder dist/storemon, test it, measure it.",
    "deb": "Do that and make the .deb.",
    "installers": "Make all that a release offers for this system, with checksums.",
    "test-deb": "Try the .deb on a bare system: install, upgrade, use, purge; needs root.",
    "test-setup": "Try the setup program of Windows under wine, with a stand-in for storemon.",
    "package-check": "Build and measure folder and .deb; try it and the setup program where it can be done.",
}
TESTS = (test, test_gui, test_programs, test_robustness, test_window, coverage)
OTHERS = (run, *TESTS, monkey, check, ci, bench, soak, screenshots, translate, lock)
CHORES: dict[str, Callable[[Sequence[str]], int]] = {
    **{chore.__name__.replace("_", "-"): chore for chore in OTHERS},
    **{step: installer(step, does) for step, does in INSTALLERS.items()},
}


def main(arguments: Sequence[str]) -> int:
    """Do the chore that the first argument names; without one, list them."""
    if sys.version_info < OLDEST_PYTHON:
        say("storemon needs Python 3.11 or later; start this file with a newer one.")
        return 2
    if not arguments or arguments[0] not in CHORES:
        say("python3 tasks.py CHORE [ARGUMENT…]\n")
        for name, chore in CHORES.items():
            say(f"  {name:17}{(chore.__doc__ or '').splitlines()[0]}")
        return 0 if not arguments or arguments[0] in {"-h", "--help", "help"} else 2
    try:
        return CHORES[arguments[0]](arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
