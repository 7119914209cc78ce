"""Many stores with a few polls each, beside 14,092: the time for each store, and the memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final

from storemon.services.sample import SampleFiles, make_sample
from tests.benchmarks import full_scale
from tests.benchmarks.table import Figure

_POLLS: Final = 8
"""Of each store: what all stores cost is to be seen, not what polls do."""
_A_FILE: Final = 100_000
_RUNS: Final = 3
"""At 14,092 stores, where a step may take less than the machine's own noise."""
_SLOWER: Final = 1.3
_WHAT: Final = {
    "import": ("import", 600),
    "report": ("report", 600),
    "csv": ("CSV", 600),
    "csv-all": ("CSV, all columns", 600),
    "workbook": ("workbook", 700),
}


def figures(folder: Path, stores: int) -> list[Figure]:
    """Measure each step at so many stores."""
    few = [_steps(folder, full_scale.STORES) for _ in range(_RUNS)]
    many = _steps(folder, stores)
    found = []
    for step, (what, most) in _WHAT.items():
        short, long = statistics.median(run[step]["seconds"] for run in few), many[step]["seconds"]
        each = [1e6 * short / full_scale.STORES, 1e6 * long / stores]
        detail = f"{each[1]:.0f} µs and {each[0]:.0f} µs; {long:.1f} s in all"
        if step != "workbook":
            name = f"{what}, {stores:,} stores / {full_scale.STORES:,}: time of each store"
            found.append(Figure(name, each[1] / each[0], _SLOWER, "×", detail))
        found.append(Figure(f"{what}, {stores:,} stores: peak memory", many[step]["peak"], most, "MB"))
    return found


def _steps(folder: Path, stores: int) -> dict[str, dict[str, float]]:
    """Import so many stores into a new database, make a report and write it to files."""
    database = folder / "scale.db"
    full_scale.remove_database(database)
    files = _files(folder / f"scale-{stores}", stores)
    print(f"  {stores:,} stores", file=sys.stderr)
    found = {
        "import": _child("import", database, *files),
        "report": _child("report", database),
        "csv": _child("csv", database, folder / "scale.csv"),
        "csv-all": _child("csv-all", database, folder / "scale.csv"),
        "workbook": _child("workbook", database, folder / "scale.xlsx"),
    }
    full_scale.remove_database(database)
    return found


def _files(folder: Path, stores: int) -> list[Path]:
    """Make the files, or return those that are there: as many of each kind as it takes."""
    found: list[Path] = []
    for number, first in enumerate(range(0, stores, _A_FILE)):
        place, count = folder / str(number), min(_A_FILE, stores - first)
        files = SampleFiles.inside(place)
        if not all(file.exists() for file in files.all):
            place.mkdir(parents=True, exist_ok=True)
            make_sample(place, stores=count, polls=_POLLS * count, seed=number)
        found += [files.hours, files.zones, files.polls]
    return found


def _child(step: str, *paths: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.scale_child", step, *map(str, paths)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, float] = json.loads(answer.stdout)
    return measured
