"""Many stores with a few polls each, compared with 14,092 stores: time per store, and memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.benchmarks import full_scale
from tests.benchmarks.table import Figure

_POLLS: Final = 8
"""Polls per store: few, because the cost of stores is measured, not that of polls."""
_A_FILE: Final = 100_000
_RUNS: Final = 3
"""Repetitions at 14,092 stores, where a step may take less time than the machine's noise."""
_SLOWER: Final = 1.3
_WHAT: Final = {
    "import": ("import", 600),
    "report": ("report", 600),
    "csv": ("CSV", 600),
    "csv-all": ("CSV, all columns", 600),
    "workbook": ("workbook", 700),
}


def figures(folder: Path, stores: int) -> list[Figure]:
    """Measure each step for the given number of stores."""
    few = [_steps(folder, full_scale.STORES) for _ in range(_RUNS)]
    many = _steps(folder, stores)
    found = []
    for step, (what, most) in _WHAT.items():
        long, short = (
            many[step],
            {unit: statistics.median(run[step][unit] for run in few) for unit in ("seconds", "worked")},
        )
        each = {unit: long[unit] / stores / (short[unit] / full_scale.STORES) for unit in short}
        detail = f"{long['seconds']:.1f} s and {short['seconds']:.2f} s; {each['worked']:.2f} × by processor"
        if step != "workbook":
            name = f"{what}, {stores:,} stores / {full_scale.STORES:,}: time of each store"
            found.append(Figure(name, each["seconds"], _SLOWER, "×", detail))
        found.append(Figure(f"{what}, {stores:,} stores: peak memory", many[step]["peak"], most, "MB"))
    return found


def _steps(folder: Path, stores: int) -> dict[str, dict[str, float]]:
    """Import the given number of stores into a new database, make a report and write it to files."""
    database = folder / "scale.db"
    full_scale.remove_database(database)
    samples = full_scale.many(folder / f"scale-{stores}", stores, _POLLS, _A_FILE)
    files = [file for sample in samples for file in (sample.hours, sample.zones, sample.polls)]
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


def _child(step: str, *paths: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.scale_child", step, *map(str, paths)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, float] = json.loads(answer.stdout)
    return measured
