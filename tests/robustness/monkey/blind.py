"""A monkey that sees only the screen: it uses the pointer and the keyboard of an X server.

    python -m tests.robustness.monkey.blind --seconds 60 --seed 5

It starts `main.py` as a user would, on its own screen with a window manager, and looks for faults
where a user would find them: a window "Something went wrong", the log, stderr, and the exit status.
It looks up no window from Python, which would keep objects alive that must live by themselves.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from storemon.core.vocabulary import ReportRequest
from storemon.services.workspace import Workspace
from tests.robustness.monkey.files import make_files
from tests.screen import Screen

ROOT: Final = Path(__file__).resolve().parents[3]
_WIDTH, _HEIGHT = 1920, 1200
_KEYS: Final = (
    *("Tab", "Tab", "shift+Tab", "Return", "Return", "Escape", "Escape", "space", "Up", "Down", "Down"),
    *(
        "Left",
        "Right",
        "Home",
        "End",
        "Page_Down",
        "Page_Up",
        "Delete",
        "BackSpace",
        "F1",
        "F2",
        "F4",
        "Menu",
    ),
    *("ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+r", "ctrl+f", "ctrl+z", "ctrl+a", "ctrl+c", "ctrl+o"),
    *("ctrl+comma", "alt+Left", "alt+F4"),
)
_USES: Final = ("space", "space", "Return", "alt+Down", "F4", "Menu", "Down", "Escape")
_MENUS: Final = ("alt+f", "alt+e", "alt+r", "alt+v", "alt+h")
_WORDS: Final = ("nord", "chicago", "99", "25 Jan 2023", "2574062746288", "<b>")
_CHOOSE, _SAVE = (
    re.compile(r"^(Choose|Open)", re.IGNORECASE),
    re.compile(r"^(Save|Export|Back)", re.IGNORECASE),
)
_WRONG: Final = "Something went wrong"
_FAULT: Final = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b|Traceback|Error:|[Ww]arning:|libshiboken|qt\.\w")
# X errors for a window that was just closed, and the lack of a program to show a folder.
_HARMLESS: Final = re.compile(r"qt\.qpa\.xcb.*(BadWindow|error)|QXcbConnection|Unable to detect a launcher")
_LONGEST_END: Final = 60
_LOOK_EVERY: Final = 10


@dataclass
class Blind:
    """The monkey's actions and checks on one screen."""

    screen: Screen
    rng: random.Random
    files: list[Path]
    folder: Path
    actions: int = 0
    faults: list[str] = field(default_factory=list)

    def tool(self, *words: str) -> str:
        """Run an xdotool command and return its output."""
        command = ["xdotool", *words]
        done = subprocess.run(
            command, env=self.screen.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout.strip()

    def windows(self) -> dict[str, str]:
        """Return the titles of the visible windows by id."""
        found = self.tool("search", "--onlyvisible", "--name", ".").split()
        return {one: self.tool("getwindowname", one) for one in found}

    def sees_wrong(self) -> bool:
        """Return whether a window reports an error; record it as a fault."""
        if _WRONG not in " ".join(self.windows().values()):
            return False
        self.faults.append(f"A window says: {_WRONG}.")
        return True

    def act(self) -> str:
        """Do something at random; in a file dialog, choose a file or cancel."""
        self.actions += 1
        title = self.tool("getactivewindow", "getwindowname")
        if _CHOOSE.match(title) or _SAVE.match(title):
            return self._answer_files(save=bool(_SAVE.match(title)))
        ways = {
            self._walk: 30,
            self._click: 26,
            self._key: 16,
            self._menu: 12,
            self._type: 4,
            self._drag: 5,
            self._wheel: 5,
            self._size: 2,
        }
        (act,) = self.rng.choices(list(ways), list(ways.values()))
        return act()

    def _place(self) -> tuple[str, str]:
        """Return a random point in the active window."""
        shape = dict(
            line.split("=")
            for line in self.tool("getactivewindow", "getwindowgeometry", "--shell").splitlines()
        )
        left, top = int(shape.get("X", 0)), int(shape.get("Y", 0))
        width, height = int(shape.get("WIDTH", _WIDTH)), int(shape.get("HEIGHT", _HEIGHT))
        return str(left + self.rng.randrange(max(1, width))), str(top + self.rng.randrange(max(1, height)))

    def _click(self) -> str:
        place, (button,) = self._place(), self.rng.choices(("1", "3"), (6, 1))
        times = "2" if self.rng.random() < 0.15 else "1"
        self.tool("mousemove", *place, "click", "--repeat", times, "--delay", "30", button)
        return f"click {button} {times} times at {', '.join(place)}"

    def _walk(self) -> str:
        """Press Tab several times, and act on the focused widget."""
        steps, key = self.rng.randint(0, 9), self.rng.choice(_USES)
        self.tool("key", "--delay", "10", *["Tab"] * steps, key)
        return f"key Tab {steps} times, {key}"

    def _menu(self) -> str:
        """Choose an item of a menu or of one of its submenus."""
        menu, steps = self.rng.choice(_MENUS), self.rng.randint(1, 9)
        inside = ["Right", "Down"] if self.rng.random() < 0.3 else []
        self.tool("key", "--delay", "20", menu, *["Down"] * steps, *inside, "Return")
        return f"menu {menu}, {steps} down, {'into it' if inside else 'choose'}"

    def _key(self) -> str:
        key = self.rng.choice(_KEYS)
        if key == "alt+F4" and self.rng.random() < 0.8:
            key = "Escape"
        self.tool("key", key)
        return f"key {key}"

    def _type(self) -> str:
        word = self.rng.choice(_WORDS)
        self.tool("type", "--delay", "5", word)
        return f"type {word!r}"

    def _drag(self) -> str:
        begin, end = self._place(), self._place()
        self.tool(
            "mousemove",
            *begin,
            "mousedown",
            "1",
            "mousemove",
            *end,
            "mousemove_relative",
            "3",
            "3",
            "mouseup",
            "1",
        )
        return f"drag from {', '.join(begin)} to {', '.join(end)}"

    def _wheel(self) -> str:
        place, button = self._place(), self.rng.choice(("4", "5"))
        self.tool("mousemove", *place, "click", "--repeat", "5", "--delay", "5", button)
        return f"wheel {button} at {', '.join(place)}"

    def _size(self) -> str:
        size = self.rng.choice((("960", "540"), ("1280", "800"), ("1800", "1100")))
        self.tool("getactivewindow", "windowsize", *size)
        return f"size {' × '.join(size)}"

    def _answer_files(self, *, save: bool) -> str:
        if self.rng.random() < 0.3:
            self.tool("key", "Escape")
            return "choose no file"
        if save:
            path = self.folder / self.rng.choice(("one.csv", "two.xlsx", "three.png", "four"))
        else:
            path = self.rng.choice([file for file in self.files if file.is_file()])
        self.tool("key", "ctrl+a", "type", "--delay", "2", str(path))
        self.tool("key", "Return")
        return f"choose the file {path.name}"


def homes(folder: Path, screen: Screen) -> dict[str, str]:
    """Return the environment of a user with empty home folders and no other programs."""
    names = (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
    )
    environment = dict(screen.environment)
    for name in names:
        place = folder / name.lower()
        place.mkdir(mode=0o700, exist_ok=True)
        environment[name] = str(place)
    # Folders and web pages are opened by other programs: none of them must be found.
    environment |= {"PATH": str(folder / "no programs"), "LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8"}
    return environment


def fill(database: Path, files: list[Path]) -> Path:
    """Create a database with a report, as in normal use."""
    workspace = Workspace.open(database)
    for path in files:
        workspace.imports.import_file(path)
    workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    workspace.close()
    return database


def log_lines(folder: Path) -> Iterator[str]:
    """Yield the errors in the program's log."""
    for log in folder.rglob("storemon-*.log*"):
        for line in log.read_text("utf-8", errors="replace").splitlines():
            if _FAULT.search(line) and not _HARMLESS.search(line):
                yield f"log: {line}"


def play(screen: Screen, seed: int, seconds: float, folder: Path) -> Blind:
    """Start the program, use it, restart it whenever it was quit; then end it and check what it left."""
    blind = Blind(screen, random.Random(seed), make_files(folder), folder)
    environment, told = homes(folder, screen), folder / "stderr.txt"
    end = time.monotonic() + seconds
    database = fill(folder / "storemon.db", blind.files[:4])
    with told.open("wb") as stderr:
        while time.monotonic() < end and not blind.faults:
            some = [str(path) for path in blind.rng.sample(blind.files[4:8], blind.rng.choice((0, 0, 2)))]
            command = [sys.executable, str(ROOT / "main.py"), "--database", str(database), *some]
            program = subprocess.Popen(command, cwd=folder, env=environment, stdout=stderr, stderr=stderr)
            show_text("start the program")
            while (
                not (blind.tool("search", "--onlyvisible", "--name", "storemon")) and program.poll() is None
            ):
                if time.monotonic() > end + _LONGEST_END:
                    blind.faults.append("The window did not come.")
                    break
            while program.poll() is None and time.monotonic() < end:
                show_text(blind.act())
                if blind.actions % _LOOK_EVERY == 0 and (told_wrong(told) or blind.sees_wrong()):
                    break
            _finish(program, blind)
            if told_wrong(told):
                sys.stderr.write(told.read_text("utf-8", errors="replace"))
                break
    blind.faults += [*told_wrong(told), *log_lines(folder)]
    return blind


def told_wrong(told: Path) -> list[str]:
    """Return the lines of stderr that report an error."""
    lines = told.read_text("utf-8", errors="replace").splitlines()
    return [f"stderr: {one}" for one in lines if _FAULT.search(one) and not _HARMLESS.search(one)]


def _finish(program: subprocess.Popen[bytes], blind: Blind) -> None:
    """End the program if it still runs, as logging out does; it must exit cleanly and soon."""
    due = time.monotonic() + _LONGEST_END
    # Until its window is ready it has nothing to finish, and a signal simply kills it.
    while program.poll() is None and not handles(program, signal.SIGTERM) and time.monotonic() < due:
        time.sleep(0.1)
    if program.poll() is None:
        program.send_signal(signal.SIGTERM)
    try:
        status = program.wait(_LONGEST_END)
    except subprocess.TimeoutExpired:
        program.send_signal(signal.SIGABRT)
        program.wait()
        blind.faults.append(f"The program did not end.\n{stacks(blind.folder)}")
        return
    if status:
        blind.faults.append(f"The program ended with {status}.\n{stacks(blind.folder)}")


def handles(program: subprocess.Popen[bytes], number: signal.Signals) -> bool:
    """Return whether a running program has a handler for a signal."""
    status = Path(f"/proc/{program.pid}/status").read_text("utf-8")
    caught = re.search(r"^SigCgt:\s*(\w+)$", status, re.MULTILINE)
    return caught is not None and bool(int(caught[1], 16) >> (number - 1) & 1)


def stacks(folder: Path) -> str:
    """Return the stacks of the program's threads when a signal killed it, from its crash log."""
    return "\n".join(file.read_text("utf-8", errors="replace") for file in folder.rglob("faults-*.txt"))


def show_text(text: str) -> None:
    """Print an action immediately."""
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()


def main(words: list[str] | None = None) -> int:
    """Run the monkey; return 1 if there was a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.monkey.blind")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    options = parser.parse_args(words)
    sys.stderr.write(f"blind monkey: seed {options.seed}\n")
    with tempfile.TemporaryDirectory(prefix="storemon-blind-") as place, Screen() as screen:
        blind = play(screen, options.seed, options.seconds, Path(place))
    for fault in blind.faults:
        sys.stderr.write(f"FAULT {fault}\n")
    sys.stderr.write(
        f"blind monkey: seed {options.seed}, {blind.actions} actions, {len(blind.faults)} faults\n"
    )
    return 1 if blind.faults else 0


if __name__ == "__main__":
    sys.exit(main())
