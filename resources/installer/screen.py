"""Use the installed window as a user would: from the menu entry, with mouse and keyboard."""

from __future__ import annotations

import contextlib
import os
import select
import shlex
import shutil
import signal
import sqlite3
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from resources.installer import console
from resources.installer.folder import BUILD, PYTHON, expect

if TYPE_CHECKING:
    from resources.installer.bare import Bare

WIDTH, HEIGHT = 1800, 900
PATIENCE = 60
STILL = 5
DROPS = 3  # a busy machine may miss a mouse movement


class Screen:
    """A virtual screen without a window manager, with its mouse and keyboard."""

    def __init__(self, display: str) -> None:
        self.display = display

    def do(self, *words: object) -> str:
        """Run xdotool actions, such as `mousemove 10 10 click 1`."""
        ended = subprocess.run(
            ["xdotool", *map(str, words)],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return ended.stdout

    def shows(self, title: str) -> bool:
        """Check whether there is a window with that title."""
        return bool(self.do("search", "--onlyvisible", "--name", title))

    def window(self, title: str) -> str:
        """Wait for the window with that title and return its number."""
        until(f"the window {title}", lambda: self.shows(title))
        return self.do("search", "--onlyvisible", "--name", title).split()[0]

    def picture(self, name: str) -> None:
        """Save a screenshot for people to look at, if a program for it is installed."""
        self._import(str(BUILD / f"screen-{name}.png"))

    def pixels(self) -> bytes:
        """Return what is on the screen; nothing if the program for it is not installed."""
        return self._import("-depth", "8", "rgb:-")

    def still(self) -> bytes:
        """Wait until several looks at the screen in a row show the same, and return that."""
        looks = [self.pixels()]

        def is_still() -> bool:
            looks.append(self.pixels())
            if looks[-1] != looks[0]:
                del looks[:-1]
            return len(looks) > STILL

        waited(is_still)
        return looks[0]

    def _import(self, *words: str) -> bytes:
        if shutil.which("import") is None:
            return b""
        command = ["import", "-display", self.display, "-window", "root", *words]
        return subprocess.run(command, capture_output=True, check=False).stdout


def waited(holds: Callable[[], bool], seconds: int = PATIENCE) -> bool:
    """Wait until a condition holds; return whether it did."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def until(what: str, holds: Callable[[], bool]) -> None:
    """Wait until a condition holds, or stop."""
    expect(what, holds=waited(holds))


@contextlib.contextmanager
def virtual() -> Iterator[Screen]:
    """Open a virtual screen within the `with` block."""
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{WIDTH}x{HEIGHT}x24",
        "-nolisten",
        "tcp",
        "-ac",
    ]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield Screen(f":{answer.readline().strip()}")
    finally:
        server.terminate()
        server.wait()


def rows(database: Path, table: str) -> int:
    """Count the rows of a table in a database that another program has open."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  # our own names


def menu_command(bare: Bare) -> list[str]:
    """Return the command that the menu entry starts, without files."""
    entry = (bare.place / "usr/share/applications/storemon.desktop").read_text("utf-8")
    line = next(line for line in entry.splitlines() if line.startswith("Exec="))
    return [word for word in shlex.split(line.removeprefix("Exec=")) if not word.startswith("%")]


@contextlib.contextmanager
def dropped(screen: Screen, files: list[str]) -> Iterator[None]:
    """Drag files from another program's window onto storemon's with the mouse.

    The other program stays within the `with` block, since the files are fetched from it after the drop.
    """
    source = subprocess.Popen(
        [str(PYTHON), "-m", "resources.installer.drag_source", *files],
        cwd=console.ROOT,
        env={**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
    )
    try:
        screen.window("files to drag")
        screen.do("mousemove", WIDTH - 150, 100, "mousedown", 1)
        for x in range(WIDTH - 160, 599, -40):
            screen.do("mousemove", x, 400)
        if source.stdout is not None:  # where it says that they would be accepted
            select.select([source.stdout], [], [], PATIENCE // DROPS)
        screen.picture("drag")
        screen.do("mouseup", 1)
        yield
    finally:
        source.terminate()
        source.communicate()


def trial(bare: Bare, home: str) -> None:
    """Open the window from the menu, drop files, import them, make a report, and export it."""
    inside = bare.place / home[1:]
    data = inside / ".local/share/storemon"
    shutil.rmtree(data)
    *dropped, opened = sorted(
        str(Path(home, "sample", path.name)) for path in (inside / "sample").glob("*.csv")
    )
    with virtual() as screen:
        command = bare.command(*menu_command(bare), user=True, DISPLAY=screen.display)
        program = subprocess.Popen(command, start_new_session=True)
        try:
            window = screen.window("^storemon$")
            until("the database is made", (data / "storemon.db").exists)
            screen.do("windowmove", window, 0, 0, "windowfocus", window)
            taken = any(taken_in(screen, window, data / "storemon.db", dropped) for _ in range(DROPS))
            expect("the dropped files are imported", holds=taken)
            bare.run(*menu_command(bare), opened, user=True, DISPLAY=screen.display)
            expect(
                "a file of “open with” comes to the window that is there",
                holds=agreed(screen, window, data / "storemon.db", len(dropped) + 1, "opened"),
            )
            use(screen, window, data / "storemon.db", inside / "exported.xlsx", home)
            expect("it ends by keys", holds=program.wait(PATIENCE) == 0)
        except console.Stop:
            screen.picture("failed")
            raise
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGTERM)
            program.wait()


def taken_in(screen: Screen, window: str, database: Path, files: list[str]) -> bool:
    """Drop files and accept their review; return whether they were imported."""
    with dropped(screen, files):
        return agreed(screen, window, database, len(files), "review")


def agreed(screen: Screen, window: str, database: Path, imports: int, name: str) -> bool:
    """Accept a review; return whether the number of imports is then as expected."""
    screen.picture(name)

    def imported() -> bool:
        screen.do("windowfocus", window, "key", "Return")
        return rows(database, "imports") >= imports

    return waited(imported, PATIENCE // DROPS)


def use(screen: Screen, window: str, database: Path, table: Path, home: str) -> None:
    """Make a report and export it with the keyboard."""

    def reported() -> bool:
        screen.do("windowfocus", window, "key", "ctrl+r")
        return rows(database, "reports") > 0

    def asked() -> bool:
        # The action is off until the report is shown.
        screen.do("windowfocus", window, "key", "ctrl+e")
        return waited(lambda: screen.shows("Save workbook"), 5)

    until("a report is made", reported)
    screen.still()
    screen.picture("report")
    until("the report on the screen can be exported", asked)
    dialog = screen.window("Save workbook")
    screen.do("windowfocus", "--sync", dialog, "key", "ctrl+a", "type", f"{home}/{table.name}")
    screen.still()
    screen.picture("export")
    screen.do("key", "Return")
    until("the report is exported as a workbook", lambda: zipfile.is_zipfile(table))
    screen.still()
    screen.picture("exported")
    screen.do("windowfocus", window, "key", "ctrl+q")
