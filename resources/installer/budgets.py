"""Measure the size of the installers and the startup time of the program, and check them against limits.

Each trial saves its rows in a file; `overview` combines the rows of all systems that were tested here.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.installer import console, folder

STARTS = 7
# Slightly above the measured values.
FOLDER_MB = 240
DEB_MB = 75
QUICK_DEB_MB = 79
"""For a .deb that is compressed quickly; the released one is a tenth smaller."""
SLOWER = 1.5
RECORD = folder.DIST / "budgets.md"
_HEAD = ("| what | measured | at most | |", "|---|---|---|---|")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table; `limit` is empty if there is none."""

    what: str
    measured: float
    unit: str
    limit: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the measured value is within its limit."""
        return self.limit is None or self.measured <= self.limit

    def markdown(self) -> str:
        """Return the row in Markdown."""
        limit = "" if self.limit is None else f"{self.limit:g} {self.unit}"
        verdict = "" if self.limit is None else ("kept" if self.kept else "**broken**")
        return f"| {self.what} | {self.measured:.1f} {self.unit} | {limit} | {verdict} |"


def size(path: Path) -> float:
    """Return the size of a file, or of all files in a folder, in MB (a million bytes)."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def painted_at(printed: str) -> float:
    """Return the time of the first paint, in seconds since 1970, from the output of `--self-test paint`."""
    return float(printed.rsplit(maxsplit=1)[-1])


def first_paint(command: Sequence[str]) -> float:
    """Return the seconds from starting a process to its first paint."""
    before = time.time()
    ended = subprocess.run(
        [*command, "--self-test", "paint"],
        cwd=folder.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return painted_at(ended.stdout) - before


def starts() -> list[Line]:
    """Time startup from source and of the built program in turn, so that both see the same machine load."""
    from_source: list[float] = []
    built: list[float] = []
    commands = ((from_source, (str(folder.PYTHON), "main.py")), (built, (str(folder.program()),)))
    for round_number in range(STARTS + 1):
        for times, command in commands:
            seconds = first_paint(command)
            if round_number:  # the first run of each warms the disk cache
                times.append(seconds)
    source, frozen = statistics.median(from_source), statistics.median(built)
    return [
        Line(f"{system()}: start to first paint, from source", source * 1000, "ms"),
        Line(f"{system()}: start to first paint, built", frozen * 1000, "ms"),
        Line(f"{system()}: built start beside the one from source", frozen / source, "×", SLOWER),
    ]


def measure(packages: Sequence[Path], deb_mb: float) -> list[Line]:
    """Measure the built folder and its packages; `deb_mb` is the size limit of a .deb in MB."""
    linux = sys.platform == "linux"
    place = folder.DIST / "storemon.app" if sys.platform == "darwin" else folder.FOLDER
    lines = [Line(f"{system()}: folder `{place.name}`", size(place), "MB", FOLDER_MB if linux else None)]
    lines += [
        Line(
            f"{system()}: `{package.name}`",
            size(package),
            "MB",
            deb_mb if package.suffix == ".deb" else None,
        )
        for package in packages
    ]
    return [*lines, *starts()]


def system() -> str:
    """Return the name of this system."""
    return {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "Linux")


def report(packages: Sequence[Path], *, deb_mb: float = DEB_MB) -> int:
    """Print the table, save it as dist/budgets.md, and return 1 if a budget is exceeded."""
    return tell(measure(packages, deb_mb), RECORD)


def tell(lines: Sequence[Line], record: Path) -> int:
    """Print a table, save it to a file, and return 1 if a budget is exceeded."""
    text = _table([line.markdown() for line in lines])
    console.say("\n" + text)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(text, "utf-8")
    return 0 if all(line.kept for line in lines) else 1


def overview(records: Mapping[str, Path]) -> str:
    """Return one table of the results of several trials, each with its chore and its time."""
    rows = []
    for chore, record in records.items():
        if record.exists():
            moment = dt.datetime.fromtimestamp(record.stat().st_mtime, dt.UTC)
            rows.append(f"| **{chore}**, {moment:%Y-%m-%d %H:%M} UTC | | | |")
            rows += record.read_text("utf-8").splitlines()[len(_HEAD) :]
        else:
            rows.append(f"| **{chore}**, not run here | | | |")
    return _table(rows)


def _table(rows: Sequence[str]) -> str:
    return "\n".join([*_HEAD, *rows]) + "\n"
