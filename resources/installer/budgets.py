"""What the installers may weigh and how fast the program starts: measured, as a table, and held to."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.installer import console, folder

STARTS = 7
# A little above what was measured; 20 and 6 of these are for PostgreSQL and the keyring of the system.
FOLDER_MB = 252
DEB_MB = 79
QUICK_DEB_MB = 83
"""For a .deb that is compressed in a hurry: what is released is a tenth smaller."""
SLOWER = 1.5


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
    return float(ended.stdout.split()[-1]) - before


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
        Line("start to first paint, from source", source * 1000, "ms"),
        Line("start to first paint, built", frozen * 1000, "ms"),
        Line("built start beside the one from source", frozen / source, "×", SLOWER),
    ]


def measure(packages: Sequence[Path], deb_mb: float) -> list[Line]:
    """Measure the built folder and the packages made of it; a .deb may have so many MB."""
    linux = sys.platform == "linux"
    place = folder.DIST / "storemon.app" if sys.platform == "darwin" else folder.FOLDER
    lines = [Line(f"folder `{place.name}`", size(place), "MB", FOLDER_MB if linux else None)]
    lines += [
        Line(f"`{package.name}`", size(package), "MB", deb_mb if package.suffix == ".deb" else None)
        for package in packages
    ]
    return [*lines, *starts()]


def report(packages: Sequence[Path], *, deb_mb: float = DEB_MB) -> int:
    """Print the table, keep it in dist/budgets.md, and return 1 where a budget is broken."""
    return tell(measure(packages, deb_mb), folder.DIST / "budgets.md")


def tell(lines: Sequence[Line], record: Path) -> int:
    """Print a table, keep it in a file, and return 1 where a budget is broken."""
    table = (
        "\n".join(
            ["| what | measured | at most | |", "|---|---|---|---|", *(line.markdown() for line in lines)]
        )
        + "\n"
    )
    console.say("\n" + table)
    record.write_text(table, "utf-8")
    return 0 if all(line.kept for line in lines) else 1
