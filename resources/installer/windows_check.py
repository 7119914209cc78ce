"""Build the program for Windows and test its setup program here, as far as wine allows."""

from __future__ import annotations

import contextlib
import shutil
import statistics
import subprocess
import time
from pathlib import Path
from typing import Final

import storemon
from resources.installer import budgets, console, folder, openssl, others, screen, trial, windows_machine
from resources.installer.budgets import Line, size
from resources.installer.folder import BUILD, expect
from resources.installer.trial import Step
from resources.installer.windows_machine import PLACE, NoWindows

FOLDER: Final = PLACE / "dist" / "storemon"
SETUP: Final = PLACE / f"storemon-{storemon.__version__}-setup.exe"
FOLDER_MB: Final = 150
SETUP_MB: Final = 50
STARTS: Final = 3
MINUTES: Final = 20
LEAST_MINUTES: Final = 12
RECORD: Final = PLACE / "windows.md"
_TRIAL_LIBRARIES: Final = ("ucrtbase.dll", "icuuc.dll", "bcryptprimitives.dll")
_NAMES: Final = ("Datos de María", "Año 2023")


def where_it_can(minutes: str = str(MINUTES)) -> int:
    """Run the test if wine can be installed; otherwise report that it was skipped.

    Steps that would not be over within `minutes`, `MINUTES` at most, are left out. Without the time for the
    build, there is nothing to try, and nothing is downloaded either.
    """
    if float(minutes) < LEAST_MINUTES:
        console.say(
            f"The program was not built and tried for Windows: that takes {LEAST_MINUTES} minutes, "
            f"and {max(0, float(minutes)):g} are left."
        )
        return 0
    try:
        windows_machine.install_tools()
        windows_machine.fetch_all()
    except NoWindows as reason:
        console.say(f"The program was not built and tried for Windows. {reason}")
        return 0
    return main(min(float(minutes), MINUTES))


def main(minutes: float) -> int:
    """Build, self-test, install, use, upgrade and remove, as far as time allows; return 0 if all is well."""
    started = time.monotonic()
    lines: list[Line] = []
    steps = (
        Step("Windows' Python under wine", 3, windows_machine.make),
        Step("the built program", 9, lambda: lines.append(build())),
        Step("the setup program", 5, lambda: lines.append(pack())),
        Step("the installation", 2, install),
        Step("the start", 1, lambda: lines.append(start_time())),
        Step("the command line", 1, use),
        Step("the window", 1, show),
        Step("the upgrade", 1, upgrade),
        Step("the removal", 1, remove),
    )
    try:
        left_out = trial.run(steps, started + 60 * minutes)
    finally:
        windows_machine.stop()
    tried = "built and tried" if not left_out else f"tried without {', '.join(left_out)}"
    lines.append(Line(f"Windows: {tried} in", (time.monotonic() - started) / 60, "min"))
    return budgets.tell(lines, RECORD)


def build() -> Line:
    """Build the folder with Windows' Python, run its self-test, and return its size."""
    folder.icons()
    folder.run(folder.PYTHON, "-m", "resources.installer.licences", BUILD / "licences")
    console.say("Building the folder for Windows (some minutes) …")
    shutil.rmtree(FOLDER, ignore_errors=True)  # or an old one could pass for that of a build that was cut off
    windows_machine.python(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--distpath", "build/windows/dist", "--workpath", "build/windows/work", "build.spec"),
    )
    openssl.share(FOLDER)
    names = {path.name.lower() for path in FOLDER.rglob("*")}
    expect("nothing that only wine lacks is in the folder", holds=not names & set(_TRIAL_LIBRARIES))
    self_test("the built program", FOLDER)
    return Line("Windows: folder", size(FOLDER), "MB", FOLDER_MB)


def pack() -> Line:
    """Build the setup program of the folder, and return its size."""
    others.setup(FOLDER, SETUP)
    return Line("Windows: setup program", size(SETUP), "MB", SETUP_MB)


def self_test(what: str, place: Path) -> None:
    """Run the self-test of the program in a folder."""
    status, printed = windows_machine.run(place / "storemon.exe", "--self-test", minutes=5)
    if status:
        console.say(printed)
    expect(f"{what} passes its self-test on Windows", holds=status == 0 and "All is well." in printed)


def installed() -> Path:
    """Return the folder that the setup program installs into."""
    return windows_machine.user() / "AppData/Local/Programs/storemon"


def data() -> Path:
    """Return the user's data folder."""
    return windows_machine.user() / "AppData/Local/storemon"


def left_behind() -> set[str]:
    """Return what storemon has left in the user's folders and registry."""
    windows_machine.wait()
    files = {str(path) for path in windows_machine.user().rglob("*") if "storemon" in path.name.lower()}
    registry = (windows_machine.drive().parent / "user.reg").read_text("utf-8", errors="replace")
    keys = {line for line in registry.splitlines() if "storemon" in line.lower()}
    return files | keys | ({"OpenWithProgids"} if r"\\.csv\\OpenWithProgids" in registry else set())


def install() -> None:
    """Install silently, and run the self-test of the installed program."""
    for leftover in (installed(), data()):
        shutil.rmtree(leftover, ignore_errors=True)
    expect("nothing of storemon is there at first", holds=left_behind() == set())
    set_up("the setup program installs silently")
    expect("the program is there", holds=(installed() / "storemon.exe").exists())
    self_test("the installed program", installed())


def start_time() -> Line:
    """Return the time from starting the installed program, including wine, to its first paint."""
    times = []
    for _ in range(STARTS):
        before = time.time()
        status, printed = windows_machine.run(installed() / "storemon.exe", "--self-test", "paint", minutes=5)
        expect("the installed program paints its window", holds=status == 0)
        times.append(budgets.painted_at(printed) - before)
    return Line("Windows: start to first paint, built, under wine", statistics.median(times) * 1000, "ms")


def set_up(what: str) -> None:
    """Run the setup program; status 2 means a damaged file (NSIS), 3 and 4 come from our script."""
    status, _ = windows_machine.run(SETUP, "/S")
    expect(what if status == 0 else f"{what} (it ended with status {status})", holds=status == 0)


def use() -> None:
    """Import files from folders with accents and spaces, make a report and export it, with the CLI."""
    place = windows_machine.user() / "Documents" / _NAMES[0] / _NAMES[1]
    shutil.rmtree(place.parent, ignore_errors=True)
    place.mkdir(parents=True)
    command("make-sample", place)
    files = sorted(place.glob("*.csv"))
    expect("sample files are written", holds=len(files) > 1)
    command("import", *files)
    number = command("trigger-report").split()[-1]
    command("get-report", number, "--output", place / "informe de María.csv")
    report = (place / "informe de María.csv").read_text("utf-8").splitlines()
    expect("a report is exported to a folder with accents and blanks", holds=len(report) > 1)
    expect("the data lie in the person's own folder", holds=(data() / "storemon.db").exists())


def command(*words: str | Path) -> str:
    """Run a command of the installed program; return its output."""
    named = [inside(word) if isinstance(word, Path) else word for word in words]
    status, printed = windows_machine.run(installed() / "storemon.exe", *named, minutes=5)
    if status:
        console.say(printed)
    expect(f"storemon {words[0]} works on Windows", holds=status == 0)
    return printed


def inside(path: Path) -> str:
    """Return a path in Windows form."""
    return "C:" + str(path).split("drive_c", 1)[1].replace("/", "\\")


def show() -> None:
    """Open the window, pass it a file with a second start, import it by keyboard, and close the window."""
    windows_machine.stop()  # a wine server started without a screen cannot show a window later
    file = windows_machine.user() / "Documents" / _NAMES[0] / _NAMES[1] / "más zonas.csv"
    file.write_text("store_id,timezone_str\nnueva,America/Mexico_City\n", "utf-8")
    with screen.virtual() as virtual:
        shown = {"DISPLAY": virtual.display}
        program = windows_machine.start(installed() / "storemon.exe", more=shown)
        try:
            window = virtual.window("^storemon$")
            virtual.still()
            second = windows_machine.start(installed() / "storemon.exe", inside(file), more=shown)
            with contextlib.suppress(subprocess.TimeoutExpired):
                second.communicate(timeout=120)
            expect("a second start hands its file over and ends", holds=second.returncode == 0)

            def imported() -> bool:
                virtual.picture("windows")
                virtual.do("windowfocus", window, "key", "Return")
                return file.name in command("list-imports")

            screen.until("the window reviews the file and imports it", imported)
        finally:
            windows_machine.stop()
            program.communicate(timeout=60)


def upgrade() -> None:
    """Upgrade the installed program: its old files are removed, the data is kept."""
    old = installed() / "_internal" / "of an older version.dll"
    old.write_text("old", "utf-8")
    before = command("list-reports")
    set_up("it installs over an older one")
    expect("nothing of the older program is left", holds=not old.exists())
    expect("the reports are there after an upgrade", holds=command("list-reports") == before != "")


def remove() -> None:
    """Remove the program with its data; check that nothing is left."""
    uninstall = (installed() / "Uninstall.exe", "/S", "/DATA", f"_?={inside(installed())}")
    expect("it is removed silently", holds=windows_machine.run(*uninstall)[0] == 0)
    (installed() / "Uninstall.exe").unlink(missing_ok=True)  # it cannot remove itself if waited for
    with contextlib.suppress(OSError):
        installed().rmdir()
    left = left_behind()
    for name in sorted(left):
        console.say(f"left: {name}")
    expect("nothing of it is left in folders and registry", holds=not left)
