"""The project's chores; `python3 tasks.py` lists them. Needs only Python 3.11 or later.

Each chore first brings `.venv` in line with its lock file; if it already is, nothing is done.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence

from resources.installer import console, locks, system
from resources.installer.environment import (
    DEV_LOCK,
    PACKAGE_LOCK,
    PYTHON,
    RUN_LOCK,
    SERVER_LOCK,
    ensure_system,
    prepare,
)
from resources.installer.sample_database import sample_database
from resources.installer.system import QT_LIBRARIES, SCREEN_TOOLS, SERVER_TOOLS, WINDOW_LIBRARIES
from resources.installer.test_run import COVERAGE, run_pytest

OLDEST_PYTHON = (3, 11)
ROBUSTNESS = "tests/robustness"
SERVER = "tests/server"
POSTGRES = "tests/postgres"
ON_BOTH_ENGINES = (
    "tests/services/test_notes.py",
    "tests/services/test_labels.py",
    "tests/services/test_names.py",
    "tests/services/test_closures.py",
)
COVERAGE_DATA = console.ROOT / "build" / "coverage"
# They spend their time in the programs that they start, several per test, or on building packages.
PROGRAMS = (
    *(
        "tests/packaging",
        "tests/cli/test_processes.py",
        "tests/test_crashes.py",
        "tests/test_one_instance.py",
    ),
    *("tests/test_recipes.py", "tests/test_self_test.py", "tests/test_showcase.py"),
)


def run(arguments: Sequence[str]) -> int:
    """Open the program on sample data; `run --database PATH` and other arguments are passed on to it."""
    prepare(RUN_LOCK, QT_LIBRARIES + WINDOW_LIBRARIES)
    # Without a screen the program creates the sample itself, and shows how in the terminal.
    if not arguments and system.has_screen():
        arguments = ["--database", str(sample_database())]
    return console.call([PYTHON, "main.py", *arguments])


def run_tests(
    tests: Sequence[str], arguments: Sequence[str], environment: dict[str, str] | None = None
) -> int:
    """Run the given tests, or those that the arguments name, in parallel."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    chosen = [] if names_tests(arguments) else tests
    return run_pytest([*chosen, *arguments], environment)


def test(arguments: Sequence[str]) -> int:
    """Run all tests except those of the chores below; arguments are passed on to pytest."""
    return run_tests(["--windows=without", "-m", "not hypothesis", *apart()], arguments)


def test_properties(arguments: Sequence[str]) -> int:
    """Run the property tests against a slow reference; arguments as for `test`."""
    return run_tests(["--windows=without", "-m", "hypothesis", *apart()], arguments)


def apart() -> list[str]:
    """Return pytest's arguments that exclude the tests with a chore of their own."""
    return [f"--ignore={path}" for path in (ROBUSTNESS, SERVER, POSTGRES, *PROGRAMS)]


def test_gui(arguments: Sequence[str]) -> int:
    """Run the tests that open the whole window, without a screen; arguments as for `test`."""
    return run_tests(["--windows=only", "tests/gui"], arguments)


def test_programs(arguments: Sequence[str]) -> int:
    """Run the tests that start whole programs or build packages; arguments as for `test`."""
    return run_tests(PROGRAMS, arguments)


def test_robustness(arguments: Sequence[str]) -> int:
    """Run the tests with kills, full disks, damage and hostile files; arguments as for `test`."""
    return run_tests([ROBUSTNESS], arguments)


def test_server(arguments: Sequence[str]) -> int:
    """Run the tests that start servers and view their page in a browser; arguments as for `test`."""
    prepare(DEV_LOCK, ())
    wanting = [package for tool, package in SERVER_TOOLS.items() if shutil.which(tool) is None]
    if wanting and sys.platform == "linux":
        system.install_packages(wanting)
    return run_tests([SERVER], arguments)


def test_postgres(arguments: Sequence[str]) -> int:
    """Run the tests of shared databases, and some of the others on a server; arguments as for `test`."""
    if not system.has_postgres():
        if sys.platform != "linux":
            raise console.Stop("The programs of PostgreSQL's server, such as initdb, are not on the path.")
        system.install_packages(["postgresql"])
    status = run_tests([POSTGRES], arguments)
    if status or names_tests(arguments):
        return status
    return run_tests(ON_BOTH_ENGINES, arguments, {**os.environ, "STOREMON_TEST_ENGINE": "postgres"})


def names_tests(arguments: Sequence[str]) -> bool:
    """Check whether one of the arguments is a test file or folder."""
    return any((console.ROOT / argument.partition("::")[0]).exists() for argument in arguments)


def screen_environment() -> dict[str, str]:
    """Prepare real windows without a monitor; return the environment variables that make tests open them."""
    if sys.platform != "linux":
        raise console.Stop("Windows on a screen of their own need X, and so Linux.")
    prepare(DEV_LOCK, QT_LIBRARIES + WINDOW_LIBRARIES)
    if wanting := [package for tool, package in SCREEN_TOOLS.items() if shutil.which(tool) is None]:
        system.install_packages(wanting)
    return {**os.environ, "STOREMON_TEST_SCREEN": "own"}


def test_window(arguments: Sequence[str]) -> int:
    """Run the window's tests in real windows, on virtual screens; arguments as for `test`."""
    environment = screen_environment()
    return run_pytest([*([] if names_tests(arguments) else ["tests/gui"]), *arguments], environment)


def windows_test(arguments: Sequence[str]) -> int:
    """Run tests with Windows' own Python, under wine; `windows-test tests/core` selects some."""
    prepare(DEV_LOCK, ())
    return console.call([sys.executable, "-m", "resources.installer.windows_tests", *arguments])


def monkey(arguments: Sequence[str]) -> int:
    """Click, type, drop and close at random in the program; `monkey --seconds 600 --seed 5` runs longer."""
    environment = screen_environment()
    del environment["STOREMON_TEST_SCREEN"]
    return console.call([PYTHON, "-m", "tests.robustness.monkey", *arguments], environment)


def check(_arguments: Sequence[str]) -> int:
    """Run the linter, the format check, the type checker, and the layer check."""
    prepare(DEV_LOCK, ())
    layers = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    commands = {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", layers],
    }
    failed = [name for name, command in commands.items() if console.call([PYTHON, *command])]
    if failed:
        console.say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def coverage(arguments: Sequence[str]) -> int:
    """Report how much of the program `test`, `test-properties` and `test-gui` cover; same arguments.

    `coverage --report` only reports, on the data of earlier runs with `STOREMON_COVERAGE` set; with
    `--fail-under`, a part of the tests has a required share of its own.
    """
    if arguments and arguments[0] == "--report":
        prepare(DEV_LOCK, ())
        return report_coverage(arguments[1:])
    shutil.rmtree(COVERAGE_DATA, ignore_errors=True)
    status = run_tests(apart(), arguments, {**os.environ, COVERAGE: "1"})
    # A subset of the tests covers a part of the program, and has no required share.
    return report_coverage(["--fail-under=0"] if arguments else []) or status


def report_coverage(arguments: Sequence[str]) -> int:
    """Report on all measured processes."""
    measured = [PYTHON, "-m", "coverage"]
    return console.call([*measured, "combine", "-q"]) or console.call([*measured, "report", *arguments])


def bench(arguments: Sequence[str]) -> int:
    """Measure imports and reports; `bench --help` shows the options."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    return console.call([PYTHON, "-m", "tests.benchmarks", *arguments])


def soak(arguments: Sequence[str]) -> int:
    """Run a thousand imports, reports and deliveries in one window; report any growth. Takes minutes."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    results = [
        console.call([PYTHON, "-m", f"tests.benchmarks.{name}", *arguments], environment)
        for name in ("soak", "soak_sending")
    ]
    return max(results)


def screenshots(arguments: Sequence[str]) -> int:
    """Save screenshots of the real window to a folder; uses a virtual screen if there is none."""
    prepare(DEV_LOCK, QT_LIBRARIES + WINDOW_LIBRARIES)
    command = [PYTHON, "-m", "tests.screenshots", *arguments]
    if system.has_screen():
        return console.call(command)
    if shutil.which("xvfb-run"):
        return console.call(["xvfb-run", "-a", "-s", "-screen 0 2560x1600x24", *command])
    console.say("No screen and no xvfb-run: drawing off screen, without the window system.")
    return console.call(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def translate(_arguments: Sequence[str]) -> int:
    """Update the translations from the texts of the source."""
    prepare(DEV_LOCK, QT_LIBRARIES)
    return console.call([PYTHON, "-m", "resources.translations"])


def lock(arguments: Sequence[str]) -> int:
    """Write the lock files from pyproject.toml; `lock --upgrade` uses the newest versions."""
    import tomllib  # noqa: PLC0415  # lets an older Python reach main()'s message

    if sys.version_info[:2] != OLDEST_PYTHON:
        raise console.Stop("Make the locks with Python 3.11, the oldest that storemon runs on.")
    prepare(DEV_LOCK, ())
    project = tomllib.loads((console.ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = project["project"]["dependencies"]
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    shared = [*extras["postgres"], *extras["secrets"]]
    served = [*extras["server"], *extras["cluster"]]
    kept = [] if arguments else [PACKAGE_LOCK]
    # Starting from the versions just chosen keeps the files consistent.
    for file, wanted, chosen, flags in (
        (DEV_LOCK, [*runtime, *served, *shared, *groups["dev"]], [DEV_LOCK], arguments),
        (RUN_LOCK, runtime, [DEV_LOCK], ()),
        (SERVER_LOCK, [*runtime, *extras["server"]], [DEV_LOCK], ()),
        (PACKAGE_LOCK, [*runtime, *shared, *groups["package"]], [*kept, DEV_LOCK], ()),
    ):
        console.say(f"Writing {file.name} …")
        try:
            text = locks.compiled(PYTHON, file.name, wanted, chosen, flags)
        except ValueError as error:
            raise console.Stop(str(error)) from error
        file.write_text(text, "utf-8", newline="\n")
    return 0


def installer(step: str, does: str) -> Callable[[Sequence[str]], int]:
    """Return a chore for a step of resources/installer; on Linux, this installs the system libraries."""

    def chore(arguments: Sequence[str]) -> int:
        if arguments and step not in {"bare-check", "windows-check"}:
            raise console.Stop(f"{step} takes no arguments.")
        ensure_system(QT_LIBRARIES + WINDOW_LIBRARIES)
        tools = {"objdump": "binutils", "patchelf": "patchelf"} if sys.platform == "linux" else {}
        if wanting := [package for tool, package in tools.items() if shutil.which(tool) is None]:
            system.install_packages(wanting)
        return console.call([sys.executable, "-m", "resources.installer", step, *arguments])

    chore.__doc__ = does
    return chore


INSTALLERS = {
    "package": "Build the program's folder dist/storemon, test it, measure it.",
    "deb": "Do that and make the .deb.",
    "installers": "Make all that a release offers for this system, with checksums.",
    "test-deb": "Try the .deb on a bare system: install, upgrade, use, purge; needs root.",
    "test-setup": "Try the setup program of Windows under wine, with a stand-in for storemon.",
    "package-check": "Build and measure folder and .deb; try it and the setup program where it can be done.",
    "bare-check": "Try the README's `run` and `test` on a bare system; needs root; arguments as for `test`.",
    "windows-check": "Build and try the program for Windows under wine, in 20 minutes or fewer if told so.",
}
TESTS = (
    *(test, test_properties, test_gui, test_programs, test_robustness),
    *(test_server, test_postgres, test_window, windows_test, coverage),
)
OTHERS = (run, *TESTS, monkey, check, bench, soak, screenshots, translate, lock)
CHORES: dict[str, Callable[[Sequence[str]], int]] = {
    **{chore.__name__.replace("_", "-"): chore for chore in OTHERS},
    **{step: installer(step, does) for step, does in INSTALLERS.items()},
}


def main(arguments: Sequence[str]) -> int:
    """Run the chore that the first argument names; without one, list them."""
    if sys.version_info < OLDEST_PYTHON:
        console.say("storemon needs Python 3.11 or later; start this file with a newer one.")
        return 2
    if not arguments or arguments[0] not in CHORES:
        console.say("python3 tasks.py CHORE [ARGUMENT…]\n")
        for name, chore in CHORES.items():
            console.say(f"  {name:17}{(chore.__doc__ or '').splitlines()[0]}")
        return 0 if not arguments or arguments[0] in {"-h", "--help", "help"} else 2
    begun = time.monotonic()
    try:
        return CHORES[arguments[0]](arguments[1:])
    except console.Stop as stop:
        console.say(str(stop))
        return 2
    finally:
        if os.environ.get("CI"):
            console.say(f"`{' '.join(arguments)}` took {(time.monotonic() - begun) / 60:.1f} minutes.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
