"""What the installers may weigh and how fast the program starts: measured, as a table, and held to.

Each trial keeps its lines as rows in a file; `overview` has those of all systems that were tried here.
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
# A little above what was measured.
FOLDER_MB = 240
DEB_MB = 75
QUICK_DEB_MB = 79
"""For a .deb that is compressed in a hurry: what is released is a tenth smaller."""
SLOWER = 1.5
RECORD = folder.DIST / "budgets.md"
_HEAD = ("| what | measured | at most | |", "|---|---|---|---|")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `limit` is empty where nothing is asked."""

    what: str
    measured: float
    unit: str
    limit: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the measure is inside its limit."""
        return self.limit is None or self.measured <= self.limit

    def markdown(self) -> str:
        """Return the line as a row of the table."""
        limit = "" if self.limit is None else f"{self.limit:g} {self.unit}"
        verdict = "" if self.limit is None else ("kept" if self.kept else "**broken**")
        return f"| {self.what} | {self.measured:.1f} {self.unit} | {limit} | {verdict} |"


def size(path: Path) -> float:
    """Return what a file, or a folder's files, weigh in MB (a million bytes)."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def painted_at(printed: str) -> float:
    """Return the time of the first picture, in seconds since 1970, of what `--self-test paint` printed."""
    return float(printed.rsplit(maxsplit=1)[-1])


def first_paint(command: Sequence[str]) -> float:
    """Return the seconds from starting a process to its first picture."""
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
    """Time the start from source and of the built program by turns, so that both meet the same machine."""
    from_source: list[float] = []
    built: list[float] = []
    commands = ((from_source, (str(folder.PYTHON), "main.py")), (built, (str(folder.program()),)))
    for round_number in range(STARTS + 1):
        for times, command in commands:
            seconds = first_paint(command)
            if round_number:  # the first of each fills the disk's cache
                times.append(seconds)
    source, frozen = statistics.median(from_source), statistics.median(built)
    return [
        Line(f"{system()}: start to first paint, from source", source * 1000, "ms"),
        Line(f"{system()}: start to first paint, built", frozen * 1000, "ms"),
        Line(f"{system()}: built start beside the one from source", frozen / source, "×", SLOWER),
    ]


def measure(packages: Sequence[Path], deb_mb: float) -> list[Line]:
    """Measure the built folder and the packages made of it; a .deb may have so many MB."""
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
    """Name the system that this runs on."""
    return {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "Linux")


def report(packages: Sequence[Path], *, deb_mb: float = DEB_MB) -> int:
    """Print the table, keep it in dist/budgets.md, and return 1 where a budget is broken."""
    return tell(measure(packages, deb_mb), RECORD)


def tell(lines: Sequence[Line], record: Path) -> int:
    """Print a table, keep it in a file, and return 1 where a budget is broken."""
    text = _table([line.markdown() for line in lines])
    console.say("\n" + text)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(text, "utf-8")
    return 0 if all(line.kept for line in lines) else 1


def overview(records: Mapping[str, Path]) -> str:
    """Return one table of what several trials found, each by the chore that makes it, with its time."""
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
